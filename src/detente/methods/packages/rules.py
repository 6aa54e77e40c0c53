"""What each rule picks. None of them is a forecast, and none is the fair one: they disagree, and the answer says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import (
    SOLUTIONS,
    Frontier,
    asymmetric_nash,
    count_packages,
    naive_split,
    nearest_acceptable,
    search,
    sequential_midpoints,
    single_text,
    unused,
)
from detente.methods.packages.alike import alike
from detente.methods.packages.answer import RULES, End, Package, Rule, Solution, WithinMinimums
from detente.methods.packages.arrays import Ints, Table
from detente.methods.packages.zone import MOST_ROWS, above

__all__ = ["ON_POINTS", "agree", "solutions_of", "within_minimums"]

Pick = Callable[[Ints, Ints, Ints], NDArray[np.intp]]
"""Points, reservation and powers to ascending indices."""

ON_POINTS: Mapping[Rule, Pick] = MappingProxyType(
    {
        "nash": lambda points, least, _: SOLUTIONS["nash"](points, least, None),
        "asymmetric_nash": lambda points, least, powers: asymmetric_nash(points, least, powers),
        "kalai_smorodinsky": lambda points, least, _: SOLUTIONS["kalai_smorodinsky"](points, least, None),
        "egalitarian": lambda points, least, _: SOLUTIONS["egalitarian"](points, least, None),
        "utilitarian": lambda points, least, _: SOLUTIONS["utilitarian"](points, least, None),
        "equal_loss": lambda points, least, _: SOLUTIONS["equal_loss"](points, least, None),
        "sequential_midpoints": lambda points, least, _: sequential_midpoints(points, least).indices,
    }
)
"""Rules that choose from the listed frontier."""

_NOTHING = "no package gives everybody a gain, so that every product is nothing and all on the frontier tie"
_EMPTY = "no package leaves everybody at its reservation or above"


def solutions_of(table: Table) -> tuple[Solution, ...]:
    """Return what each rule picks, reckoned from the middle of the reservations; from their low end if only that is open."""
    end: End = "middle"
    found = above(table)
    if not len(found.points) and found.complete:
        lower = above(table, "low")
        if len(lower.points):
            end, found = "low", lower
    picked = (
        _single_text(table) if rule == "single_text" else _solution(table, rule, found, end) for rule in RULES
    )
    return tuple(_with_those_alike(table, each) for each in picked)


def _with_those_alike(table: Table, solution: Solution) -> Solution:
    """Return a solution with how many packages are worth to everybody what its first is, and where they differ."""
    if not solution.packages or not solution.exact or not solution.on_frontier:
        return solution
    count, levels = alike(table.domain, table.levels(solution.packages[0]))
    differing = {
        topic.id: tuple(topic.levels[level] for level in own)
        for topic, own in zip(table.bargain.topics, levels, strict=True)
        if len(own) > 1
    }
    return replace(solution, alike=count, open=differing)


def within_minimums(table: Table) -> WithinMinimums | None:
    """Return what each rule picks among packages with no term beyond anybody's minimum; None if that leaves out none."""
    kept = table.within_minimums
    if all(len(levels) == count for levels, count in zip(kept, table.bargain.levels, strict=True)):
        return None
    apart = [topic.name for topic, levels in zip(table.bargain.topics, kept, strict=True) if not levels]
    if apart:
        note = f"on {' and '.join(apart)} no level lies within everybody's minimum"
        return WithinMinimums(tuple(Solution(rule, (), True, "middle", note) for rule in RULES), agree=False)
    bound = table.bound()
    if not count_packages(bound.domain):
        note = "the links between terms leave no package within everybody's minimum"
        return WithinMinimums(tuple(Solution(rule, (), True, "middle", note) for rule in RULES), agree=False)
    found = tuple(_against_all(table, each) for each in solutions_of(bound))
    return WithinMinimums(found, agree(found))


def _against_all(table: Table, solution: Solution) -> Solution:
    """Return a solution within minimums, marked if a package beyond one is better for somebody and worse for nobody."""
    if not solution.packages:
        return solution
    better = unused(table.domain, table.levels(solution.packages[0]), limit=MOST_ROWS)
    return replace(solution, on_frontier=not better.gains.any())


def _solution(table: Table, rule: Rule, found: Frontier, end: End) -> Solution:
    least = table.reservations[end]
    note = _note(table, rule)
    if not len(found.points):
        return Solution(rule, (), found.complete, end, _EMPTY)
    even = len({side.power for side in table.bargain.sides}) == 1
    sought = "nash" if rule == "asymmetric_nash" and even else rule
    if not found.complete and sought in SOLUTIONS:
        searched = search(table.domain, least, sought, limit=MOST_ROWS)
        return Solution(rule, _named(table, searched.packages), searched.exact, end, note)
    powers = np.array([side.power for side in table.bargain.sides], np.int64)
    picked = ON_POINTS[rule](found.points, least, powers)
    if rule in ("nash", "asymmetric_nash") and not (found.points[picked] > least).all(axis=1).any():
        note = "; ".join(filter(None, (note, _NOTHING)))
    return Solution(rule, _named(table, found.packages[picked]), found.complete, end, note)


def _named(table: Table, packages: NDArray[np.intp]) -> tuple[Package, ...]:
    return tuple(table.package(each) for each in packages)


def _note(table: Table, rule: Rule) -> str:
    if rule != "asymmetric_nash":
        return ""
    powers = [side.power for side in table.bargain.sides]
    if len(set(powers)) == 1:
        return "bargaining powers are taken as equal, so it picks what Nash's rule picks"
    told = ", ".join(f"{side.name} {side.power}" for side in table.bargain.sides)
    return f"bargaining powers: {told}"


def _single_text(table: Table) -> Solution:
    """Return where a mediator's single text ends that starts from a compromise on each issue by itself."""
    start = naive_split(table.domain)
    note = "from a compromise on each issue by itself (of two as even, the first in the file); it looks at no reservation"
    if not table.domain.allows(start[None, :])[0]:
        lowest = np.array(
            [sum(int(v[:, i].min()) for v in table.domain.values) for i in range(len(table.parties))]
        )
        start = nearest_acceptable(table.domain, start, lowest, limit=MOST_ROWS).package
        note += "; that one is not allowed here, so from the nearest that is"
    text = single_text(table.domain, start, most_terms=min(2, len(start)))
    better = unused(table.domain, text.texts[-1], limit=MOST_ROWS)
    if better.gains.any():
        names = [side.name for side, gain in zip(table.bargain.sides, better.gains, strict=True) if gain]
        note += f"; short of the frontier: changing more than two terms would give more to {', '.join(names)} and less to nobody"
    return Solution(
        "single_text",
        _named(table, text.texts[-1:]),
        exact=True,
        end="middle",
        note=note,
        on_frontier=not better.gains.any(),
    )


def agree(solutions: Sequence[Solution]) -> bool:
    """Return whether all rules that pick something pick the same, ties included."""
    picked = [{tuple(each.payoffs.items()) for each in one.packages} for one in solutions if one.packages]
    return bool(picked) and all(each == picked[0] for each in picked)
