"""What a bargain would have to say before packages can be reckoned with, all at once."""

from __future__ import annotations

from fractions import Fraction

from detente.errors import InputError, Problem
from detente.kernels.bargaining import count_packages
from detente.methods.packages.arrays import Table, table_of
from detente.methods.packages.bargain import Bargain

__all__ = ["MOST_LEVELS", "MOST_PARTIES", "lacking", "table_or_error", "table_or_problems"]

MOST_PARTIES = 12
MOST_LEVELS = 1_000
"""Levels of all issues together."""


def lacking(bargain: Bargain) -> list[Problem]:
    """Return what is missing or too much: parties, weights, levels."""
    found = []
    if len(bargain.sides) < 2:
        who = bargain.sides[0].name if bargain.sides else "nobody"
        rule = f"a deal needs two parties that weigh issues and ask for something on them; here {who} does"
        mend = "add [[salience]] entries, and a [[position]] or [[value]]s on the same issues"
        found.append(Problem(bargain.shown, rule, mend, missing=True))
    for side in bargain.sides:
        if not any(stake.weight[1] for stake in side.stakes):
            rule = f"nothing weighs with {side.id!r}: its saliences are all 0"
            found.append(Problem(bargain.shown, rule, "raise one, or remove them"))
    for side in bargain.sides:
        if side.set_aside > Fraction(1, 2):
            rule = f"nothing says what {side.id!r} wants on issues that make up {float(side.set_aside):.0%} of what weighs with it"
            mend = f"add a [[position]] or [[value]]s of {side.id!r}; at most half can be left aside"
            found.append(Problem(bargain.shown, rule, mend, missing=True))
    if len(bargain.sides) > MOST_PARTIES:
        rule = f"{len(bargain.sides)} parties are asked to agree; at most {MOST_PARTIES} can be reckoned with"
        found.append(Problem(bargain.shown, rule, "leave saliences to those whose consent a deal needs"))
    levels = sum(bargain.levels)
    if levels > MOST_LEVELS:
        rule = f"the issues have {levels:,} levels in all; at most {MOST_LEVELS:,} can be reckoned with"
        found.append(Problem(bargain.shown, rule, "give fewer levels, or fewer issues"))
    return found


def table_or_problems(bargain: Bargain) -> tuple[Table | None, list[Problem]]:
    """Return the bargain as arrays, or what keeps it from being read."""
    problems = lacking(bargain)
    if problems:
        return None, problems
    table = table_of(bargain)
    if not count_packages(table.domain):
        rule = "the links between terms leave no package at all"
        mend = f"take one back: {'; '.join(bond.says for bond in bargain.bonds)}"
        return None, [Problem(bargain.shown, rule, mend)]
    return table, []


def table_or_error(bargain: Bargain) -> Table:
    """Return the bargain as arrays.

    Raises:
        InputError: what keeps it from being read.
    """
    table, problems = table_or_problems(bargain)
    if table is None:
        raise InputError(problems)
    return table
