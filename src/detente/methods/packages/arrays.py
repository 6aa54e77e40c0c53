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
from detente.methods.packages.bargain import Bargain, Side, Span, Stake, middle

__all__ = ["Ints", "Table", "beyond", "held_to", "table_of"]

Ints = NDArray[np.int64]

_FINEST = 10**15
"""The largest unit that a utility of 1 may have: below it a float, too, tells any two utilities apart."""
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Table:
    """A bargain at the middle of its ranges.

    Attributes:
        bargain: What it stands for.
        domain: Utilities of all levels, each party's in units of one over its entry in `scales`.
        scales: For each party what a utility of 1 is. They are the same, so that parties compare exactly, unless that
            would be too large a number; they then differ by less than a part in a billion.
        reservations: In the same units, by end of the ranges.
        rounded: Ids of parties whose weights and values were rounded to seven digits, since they have too many.
    """

    bargain: Bargain
    domain: Domain
    scales: tuple[int, ...]
    reservations: Mapping[End, Ints]
    rounded: tuple[str, ...] = ()

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
            party: round(int(each) / scale, 9)
            for party, each, scale in zip(self.parties, utilities, self.scales, strict=True)
        }

    def terms(self, package: NDArray[np.integer]) -> dict[str, str]:
        """Return a package as level by issue."""
        return {
            topic.id: topic.levels[int(level)]
            for topic, level in zip(self.bargain.topics, package, strict=True)
        }

    def levels(self, package: Package) -> NDArray[np.intp]:
        """Return a package in names as a level for each issue."""
        return np.array(
            [topic.levels.index(package.terms[topic.id]) for topic in self.bargain.topics], np.intp
        )

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
    """Return a bargain as arrays: within a party exact, between parties exact where a common denominator can be had."""
    own = [_own(side) for side in bargain.sides]
    common = math.lcm(*(each.denominator for each in own))
    scales = [
        common if common <= _FINEST else each.denominator * (_FINEST // each.denominator) for each in own
    ]
    values = [np.zeros((count, len(own)), np.int64) for count in bargain.levels]
    for at, (each, scale) in enumerate(zip(own, scales, strict=True)):
        for topic, row in each.utilities.items():
            values[topic][:, at] = [int(utility * scale) for utility in row]
    rows = [
        _reservation(side, each.reservation, [v[:, at] for v in values], scales[at])
        for at, (side, each) in enumerate(zip(bargain.sides, own, strict=True))
    ]
    low, between, high = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return Table(
        bargain,
        Domain(tuple(values), tuple(bond.link for bond in bargain.bonds)),
        tuple(scales),
        {"low": low, "middle": between, "high": high},
        tuple(side.id for side, each in zip(bargain.sides, own, strict=True) if each.rounded),
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """A side's utilities by topic and level, its reservation if it is given, and a common denominator of all of them."""

    utilities: Mapping[int, tuple[Fraction, ...]]
    reservation: Span | None
    denominator: int
    rounded: bool = False


def _own(side: Side) -> _Own:
    weights, reservation = side.weights(), side.reservation
    values = {stake.topic: stake.middles for stake in side.stakes}
    found = _multiplied(weights, values, reservation)
    if found.denominator <= _FINEST:
        return found
    # Rounded before they are multiplied, so that what was equal stays so.
    weights = {topic: _rounded(each, _DIGITS) for topic, each in weights.items()}
    values = {topic: tuple(_rounded(each, _DIGITS) for each in row) for topic, row in values.items()}
    if reservation is not None:
        low, high = (_rounded(each, 2 * _DIGITS) for each in reservation)
        reservation = low, high
    return replace(_multiplied(weights, values, reservation), rounded=True)


def _multiplied(
    weights: Mapping[int, Fraction], values: Mapping[int, tuple[Fraction, ...]], reservation: Span | None
) -> _Own:
    utilities = {topic: tuple(weights[topic] * value for value in row) for topic, row in values.items()}
    numbers = [each for row in utilities.values() for each in row] + list(reservation or ())
    # Twice the denominator: the middle of two reservations is then an integer, too.
    return _Own(utilities, reservation, 2 * math.lcm(*(each.denominator for each in numbers)))


def _rounded(number: Fraction, digits: int) -> Fraction:
    return Fraction(round(number * 10**digits), 10**digits)


def _reservation(side: Side, given: Span | None, values: Sequence[Ints], scale: int) -> tuple[int, int, int]:
    if given is not None:
        low, high = given
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
