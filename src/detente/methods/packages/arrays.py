"""A bargain as the kernels read it: utilities over a common denominator, so that equality is equality."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import Domain, Link
from detente.methods.packages.answer import End, Package
from detente.methods.packages.bargain import Bargain, Side, Stake, middle

__all__ = ["ROUNDED", "Ints", "Table", "beyond", "held_to", "table_of"]

Ints = NDArray[np.int64]

_FINEST = 10**14
ROUNDED = 10**9
"""The denominator where the exact one would be too large: utilities are then rounded to a billionth."""


@dataclass(frozen=True, slots=True)
class Table:
    """A bargain at the middle of its ranges.

    Attributes:
        bargain: What it stands for.
        domain: Utilities of all levels, in units of one over `scale`.
        scale: What a utility of 1 is.
        reservations: In the same units, by end of the ranges.
        rounded: The exact common denominator was too large, so utilities are rounded.
    """

    bargain: Bargain
    domain: Domain
    scale: int
    reservations: Mapping[End, Ints]
    rounded: bool

    @property
    def least(self) -> Ints:
        """Reservations in the middle."""
        return self.reservations["middle"]

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties, in order."""
        return tuple(side.id for side in self.bargain.sides)

    def shares(self, utilities: NDArray[np.integer]) -> dict[str, float]:
        """Return utilities, one a party, as shares of 1 by party."""
        return {
            party: round(int(each) / self.scale, 9)
            for party, each in zip(self.parties, utilities, strict=True)
        }

    def terms(self, package: NDArray[np.integer]) -> dict[str, str]:
        """Return a package as level by issue."""
        return {
            topic.id: topic.levels[int(level)]
            for topic, level in zip(self.bargain.topics, package, strict=True)
        }

    def package(self, levels: NDArray[np.integer], least: Ints | None = None) -> Package:
        """Return a package in names; `acceptable` against other reservations if they are given."""
        utilities = self.domain.utilities(np.asarray(levels)[None, :])[0]
        wanted = self.least if least is None else least
        acceptable = bool((utilities >= wanted).all())
        terms = self.terms(levels)
        absent = {issue: who for issue, level in terms.items() if (who := self.bargain.absent(issue, level))}
        return Package(terms, self.shares(utilities), acceptable, self.below(levels), absent)

    def below(self, levels: NDArray[np.integer]) -> dict[str, tuple[str, ...]]:
        """Return for each party the issues on which a package lies beyond even the last level of its minimum."""
        found = {
            side.id: tuple(
                self.bargain.topics[stake.topic].id
                for stake in side.stakes
                if beyond(stake, int(levels[stake.topic]))
            )
            for side in self.bargain.sides
        }
        return {party: issues for party, issues in found.items() if issues}

    @property
    def within_minimums(self) -> tuple[tuple[int, ...], ...]:
        """For each issue the levels that lie beyond nobody's minimum, as far as minimums are known."""
        stakes = [stake for side in self.bargain.sides for stake in side.stakes]
        return tuple(
            tuple(
                level
                for level in range(count)
                if not any(stake.topic == topic and beyond(stake, level) for stake in stakes)
            )
            for topic, count in enumerate(self.bargain.levels)
        )

    def bound(self) -> Table:
        """Return the table without the packages that hold a term beyond somebody's minimum."""
        masks = [
            np.isin(np.arange(n), kept)
            for n, kept in zip(self.bargain.levels, self.within_minimums, strict=True)
        ]
        return replace(self, domain=held_to(self.domain, masks))

    def proposal(self, terms: Mapping[int, int]) -> NDArray[np.intp]:
        """Return terms as a level for each issue, -1 where they are silent."""
        levels = np.full(len(self.bargain.topics), -1, np.intp)
        for topic, level in terms.items():
            levels[topic] = level
        return levels


def held_to(domain: Domain, masks: Sequence[NDArray[np.bool_]]) -> Domain:
    """Return a domain without the packages that hold a level which its issue's mask leaves out."""
    links = tuple(Link((topic,), mask) for topic, mask in enumerate(masks) if not mask.all())
    return Domain(domain.values, (*domain.links, *links))


def beyond(stake: Stake, level: int) -> bool:
    """Return whether a level is worth less to a side than every level of its minimum; an unknown minimum rules out none."""
    if stake.minimum is None:
        return False
    values = stake.middles
    return values[level] < min(values[stake.minimum[0] : stake.minimum[1] + 1])


def table_of(bargain: Bargain) -> Table:
    """Return a bargain as arrays, exact where a common denominator can be had."""
    utilities = [_utilities(side) for side in bargain.sides]
    wanted = [each for of in utilities for row in of.values() for each in row]
    wanted += [each for side in bargain.sides if side.reservation for each in side.reservation]
    # Twice the common denominator: the middle of two reservations is then an integer, too.
    scale = 2 * math.lcm(*(each.denominator for each in wanted))
    rounded = scale > _FINEST
    if rounded:
        scale = ROUNDED
    values = [np.zeros((count, len(bargain.sides)), np.int64) for count in bargain.levels]
    for at, of in enumerate(utilities):
        for topic, row in of.items():
            values[topic][:, at] = [round(each * scale) for each in row]
    rows = [_reservation(side, [v[:, at] for v in values], scale) for at, side in enumerate(bargain.sides)]
    low, between, high = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return Table(
        bargain,
        Domain(tuple(values), tuple(bond.link for bond in bargain.bonds)),
        scale,
        {"low": low, "middle": between, "high": high},
        rounded,
    )


def _utilities(side: Side) -> dict[int, tuple[Fraction, ...]]:
    weights = side.weights()
    return {
        stake.topic: tuple(weights[stake.topic] * value for value in stake.middles) for stake in side.stakes
    }


def _reservation(side: Side, values: Sequence[Ints], scale: int) -> tuple[int, int, int]:
    if side.reservation is not None:
        low, high = side.reservation
        return tuple(math.ceil(each * scale) for each in (low, middle((low, high)), high))  # type: ignore[return-value]
    ends = list(_minimums(side, values))
    low_end, high_end = sum(each[0] for each in ends), sum(each[1] for each in ends)
    return low_end, (low_end + high_end) // 2, high_end


def _minimums(side: Side, values: Sequence[Ints]) -> Iterator[tuple[int, int]]:
    """Yield for each issue what the least that a side would settle for is worth: from nothing to all if unknown."""
    for stake in side.stakes:
        if stake.minimum is None:
            yield 0, int(values[stake.topic].max())
        else:
            within = values[stake.topic][stake.minimum[0] : stake.minimum[1] + 1]
            yield int(within.min()), int(within.max())
