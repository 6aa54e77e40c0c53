"""Domains and profiles as negotiation software keeps them in files, and the bargain that they make up."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from detente.errors import Problem
from detente.kernels.bargaining import powers_from_rates
from detente.methods.packages.bargain import Bargain, Numbers, Side, Stake, Topic
from detente.toml.file import nearest

__all__ = ["FileDomain", "Notes", "Profile", "bargain_from", "checked", "number"]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST = 60
_LEAST, _MOST = Fraction(98, 100), Fraction(102, 100)
"""Between which weights may sum: what GENIUS itself takes for normalised."""


def number(text: str | None) -> Fraction | None:
    """Return a decimal number as it is written; None for anything else, NaN and infinity among it."""
    if text is None or len(text) > _LONGEST or not _NUMBER.fullmatch(text.strip()):
        return None
    return Fraction(text.strip())


@dataclass(slots=True)
class Notes:
    """Gathers what is wrong in one file."""

    shown: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, rule: str, mend: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(self.shown, rule, mend))

    def unknown(self, what: str, given: str, known: Sequence[str]) -> None:
        """Add that a name is not there."""
        self.wrong(f"{what} {given!r} is not in the domain", nearest(given, tuple(known)))


@dataclass(frozen=True, slots=True)
class FileDomain:
    """A domain: its name, and for each issue its values in order."""

    name: str
    issues: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile: what values of issues are worth, 0 to 1, what issues weigh, and what no deal is worth.

    Attributes:
        discount: Of each round, 0 to 1; 1 is none.
    """

    name: str
    weights: Mapping[str, Fraction]
    values: Mapping[str, Numbers]
    reservation: Fraction = Fraction(0)
    discount: Fraction = Fraction(1)


def checked(profile: Profile, domain: FileDomain, notes: Notes) -> None:
    """Note weights that do not sum to 1, issues left out, and numbers outside 0 to 1."""
    for issue in domain.issues:
        if issue not in profile.values:
            notes.wrong(
                f"issue {issue!r} of the domain is not in the profile", "add it, with its values and weight"
            )
        elif issue not in profile.weights:
            notes.wrong(f"issue {issue!r} has no weight", "add one")
    if any(weight < 0 for weight in profile.weights.values()):
        notes.wrong("a weight is negative", "weights go from 0 to 1")
    total = sum(profile.weights.values(), Fraction(0))
    if not _LEAST < total < _MOST:
        notes.wrong(f"weights sum to {float(total):.6g}, not to 1", "make them sum to 1")
    if not 0 <= profile.reservation <= 1:
        notes.wrong(f"the reservation is {float(profile.reservation):.6g}", "it goes from 0 to 1")


def bargain_from(shown: str, domain: FileDomain, profiles: Sequence[Profile]) -> Bargain:
    """Return the bargain between the holders of some profiles."""
    topics = tuple(Topic(issue, issue, values, values) for issue, values in domain.issues.items())
    powers = _powers([profile.discount for profile in profiles])
    return Bargain(
        shown=shown,
        topics=topics,
        sides=tuple(_side(topics, each, power) for each, power in zip(profiles, powers, strict=True)),
        at_table=frozenset(each.name for each in profiles),
        notes=tuple(
            f"{each.name} discounts: a deal is worth {float(each.discount):.6g} of itself at the end of the time allowed."
            " That counts only for asymmetric Nash."
            for each in profiles
            if each.discount < 1
        ),
    )


def _side(topics: Sequence[Topic], profile: Profile, power: int) -> Side:
    stakes = tuple(
        Stake(
            topic=place,
            weight=(profile.weights[topic.id], profile.weights[topic.id]),
            low=profile.values[topic.id],
            high=profile.values[topic.id],
        )
        for place, topic in enumerate(topics)
    )
    reserved = (profile.reservation, profile.reservation)
    return Side(profile.name, profile.name, "", stakes, reserved, power=power, as_given=True)


def _powers(discounts: Sequence[Fraction]) -> tuple[int, ...]:
    """Return bargaining powers inverse to the rates of discount; equal where somebody does not discount."""
    if not all(0 < each < 1 for each in discounts):
        return (1,) * len(discounts)
    rates = tuple(
        Fraction(-math.log(each)).limit_denominator(1000) or Fraction(1, 1000) for each in discounts
    )
    try:
        powers: tuple[int, ...] = tuple(powers_from_rates(rates).tolist())
    except ValueError:
        return (1,) * len(discounts)
    largest = max(powers)
    return powers if largest <= 1000 else tuple(max(1, round(1000 * each / largest)) for each in powers)
