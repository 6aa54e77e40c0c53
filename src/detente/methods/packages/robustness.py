"""How far the answer hangs on what is not known: saliences, values and minimums drawn from their ranges.

Saliences are drawn evenly and then made to sum to 1; of a side whose issues are ranked, weights are drawn evenly from all
that agree with the ranks. The values of one issue to one party move within their ranges
together; a minimum is a level drawn evenly from its range, or from all levels if it is unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import Domain, Frontier, frontier
from detente.kernels.ranked_weights import sample_ranked_weights
from detente.methods.packages.alike import alike, twins
from detente.methods.packages.answer import LevelShares, Robustness, Rule, WithinDraws
from detente.methods.packages.arrays import Ints, Table, held_to
from detente.methods.packages.bargain import Numbers, Side, Topic
from detente.methods.packages.judging import Accepted, fillings
from detente.methods.packages.rules import ON_POINTS
from detente.methods.packages.silence import Fillings
from detente.methods.shares import share

__all__ = ["DRAWS", "Drawing", "robustness"]

DRAWS = 200
_CHUNK = 50
_MOST_ROWS = 2_000
_PARTS = 10**6
"""Weights and values are drawn in millionths."""


def robustness(
    table: Table, rng: np.random.Generator, draws: int = DRAWS, drawn: Callable[[int], None] | None = None
) -> tuple[Robustness, Accepted]:
    """Return how often each level is in what each rule picks, and each party accepts each proposal.

    Args:
        table: The bargain; where nothing in it is open, one draw says all.
        rng: Where chance comes from, a generator of its own for each chunk of draws.
        draws: How many.
        drawn: Told how many are done.
    """
    tally = _Tally(table, tuple(fillings(table, draft) for draft in table.bargain.drafts))
    if not _open(table):
        apart = tuple(topic for topic, kept in enumerate(table.within_minimums) if not kept)
        tally.add(_Draw(table.domain, table.least, table.bound().domain, apart))
    else:
        drawing = Drawing(table)
        sizes = [min(_CHUNK, draws - start) for start in range(0, draws, _CHUNK)]
        for size, child in zip(sizes, rng.spawn(len(sizes)), strict=True):
            for _ in range(size):
                tally.add(drawing.drawn(child))
                if drawn is not None:
                    drawn(tally.draws)
    return tally.result()


def _open(table: Table) -> bool:
    return (
        any(len(side.ranks) > 1 for side in table.bargain.sides)
        or any(
            stake.open
            or (side.reservation is None and (stake.minimum is None or stake.minimum[0] < stake.minimum[1]))
            for side in table.bargain.sides
            for stake in side.stakes
        )
        or any(side.reservation and side.reservation[0] < side.reservation[1] for side in table.bargain.sides)
    )


@dataclass(frozen=True, slots=True)
class _Draw:
    """Utilities and reservations drawn once; `within` holds no level that lies beyond a minimum as drawn.

    Attributes:
        apart: Places of issues of which no level lies within everybody's minimum.
    """

    domain: Domain
    least: Ints
    within: Domain
    apart: tuple[int, ...]


def _fixed(table: Table) -> bool:
    """Return whether no weight and no value is open."""
    return not any(len(side.ranks) > 1 or stake.open for side in table.bargain.sides for stake in side.stakes)


class Drawing:
    """Draws a bargain's utilities and reservations from its ranges, in units of one over 10**12.

    Where only reservations are open, utilities are the table's own, in its units, and not rounded.
    """

    def __init__(self, table: Table) -> None:
        self.levels, self.links = table.bargain.levels, table.domain.links
        self.exactly = table.domain.values if _fixed(table) else None
        scales = table.scales if self.exactly else (_PARTS * _PARTS,) * len(table.scales)
        self.sides = [_Ranges(side, scale) for side, scale in zip(table.bargain.sides, scales, strict=True)]

    def drawn(self, rng: np.random.Generator) -> _Draw:
        """Return utilities and reservations drawn once."""
        values = [np.zeros((count, len(self.sides)), np.int64) for count in self.levels]
        masks = [np.ones(count, np.bool_) for count in self.levels]
        least = np.zeros(len(self.sides), np.int64)
        for at, side in enumerate(self.sides):
            for weight, (topic, low, high, minimum) in zip(side.weights(rng), side.stakes, strict=True):
                part = int(rng.integers(0, _PARTS, endpoint=True))
                worth = weight * (low + part * (high - low) // _PARTS)
                if self.exactly:
                    worth = self.exactly[topic][:, at]
                values[topic][:, at] = worth
                first, last = minimum or (0, len(worth) - 1)
                floor = worth[rng.integers(first, last, endpoint=True)]
                least[at] += floor
                if minimum is not None:
                    masks[topic] &= worth >= floor
            if side.reservation is not None:
                least[at] = rng.integers(*side.reservation, endpoint=True)
        domain = Domain(tuple(values), self.links)
        apart = tuple(topic for topic, mask in enumerate(masks) if not mask.any())
        return _Draw(domain, least, held_to(domain, masks), apart)


class _Ranges:
    """One side's ranges as numbers: saliences as they are, values in millionths, a reservation in units."""

    def __init__(self, side: Side, scale: int) -> None:
        self.as_given, self.ranks = side.as_given, side.ranks
        self.low, self.high = (
            np.array([float(stake.weight[end]) for stake in side.stakes]) for end in (0, 1)
        )
        self.stakes = [
            (stake.topic, _millionths(stake.low), _millionths(stake.high), stake.minimum)
            for stake in side.stakes
        ]
        self.reservation: tuple[int, int] | None = None
        if side.reservation is not None:
            low, high = side.reservation
            self.reservation = round(low * scale), round(high * scale)

    def weights(self, rng: np.random.Generator) -> Ints:
        """Return drawn weights in millionths that sum to one, rounded by largest remainder."""
        exact = self.drawn(rng) * _PARTS
        weights = np.floor(exact).astype(np.int64)
        missing = round(float(exact.sum())) - int(weights.sum())
        weights[np.argsort(-(exact - weights), kind="stable")[:missing]] += 1
        return weights

    def drawn(self, rng: np.random.Generator) -> NDArray[np.float64]:
        """Return drawn weights: from ranges, made to sum to one, or evenly from all that agree with the ranks."""
        if self.ranks:
            return np.asarray(sample_ranked_weights(self.ranks, 1, rng)[0])
        saliences = rng.uniform(self.low, self.high)
        if not saliences.sum():
            saliences = self.high
        return saliences if self.as_given else np.asarray(saliences / saliences.sum())


def _millionths(values: Numbers) -> Ints:
    return np.array([round(value * _PARTS) for value in values], np.int64)


@dataclass(slots=True)
class _Picks:
    """In how many draws there is a zone of agreement, and in how many of those a rule's pick holds a level."""

    powers: Ints
    fixed: bool
    open: int = 0
    exact: bool = True
    levels: Counter[tuple[Rule, int, int]] = field(default_factory=Counter)
    known: dict[tuple[int | bytes, ...], tuple[tuple[int, ...], ...]] = field(default_factory=dict)

    def add(self, domain: Domain, least: Ints) -> None:
        """Count one draw."""
        found = frontier(domain, floor=least, limit=_MOST_ROWS)
        self.exact = self.exact and found.complete
        if not len(found.points):
            return
        self.open += 1
        for rule, picks in ON_POINTS.items():
            held: set[tuple[Rule, int, int]] = set()
            for at in picks(found.points, least, self.powers):
                for issue, levels in enumerate(self.same(domain, found, int(at))):
                    held.update((rule, issue, level) for level in levels)
            self.levels.update(held)

    def same(self, domain: Domain, found: Frontier, at: int) -> tuple[tuple[int, ...], ...]:
        """Return each issue's levels in packages worth to everybody what a point of the frontier is.

        Where only reservations are drawn all of them are found, the same in every draw; where weights or values are, such
        packages can only differ in levels that nobody distinguishes.
        """
        if not self.fixed:
            return twins(domain, found.packages[at])
        key = (*found.points[at].tolist(), *(link.allowed.tobytes() for link in domain.links))
        if key not in self.known:
            self.known[key] = alike(domain, found.packages[at])[1]
        return self.known[key]

    def shares(self, topics: Sequence[Topic]) -> tuple[LevelShares, ...]:
        """Return how often each level is picked; nothing where no draw has a zone."""
        if not self.open:
            return ()
        return tuple(
            LevelShares(
                rule,
                topic.id,
                {
                    level: share(self.levels[rule, issue, at], self.open)
                    for at, level in enumerate(topic.levels)
                },
            )
            for rule in ON_POINTS
            for issue, topic in enumerate(topics)
        )


class _Tally:
    """Counts over draws."""

    def __init__(self, table: Table, ways: tuple[Fillings, ...]) -> None:
        self.table, self.ways = table, ways
        powers = np.array([side.power for side in table.bargain.sides], np.int64)
        self.freely, self.within = (_Picks(powers, _fixed(table)) for _ in range(2))
        self.known = any(stake.minimum is not None for side in table.bargain.sides for stake in side.stakes)
        self.apart: Counter[int] = Counter()
        self.draws = 0
        self.accepts: Counter[tuple[str, str]] = Counter()
        self.refuses: Counter[tuple[str, str]] = Counter()

    def add(self, draw: _Draw) -> None:
        """Count one draw."""
        self.draws += 1
        self.freely.add(draw.domain, draw.least)
        if self.known:
            self.within.add(draw.within, draw.least)
            self.apart.update(draw.apart)
        for draft, ways in zip(self.table.bargain.drafts, self.ways, strict=True):
            low, high = ways.worth(draw.domain)
            for at, party in enumerate(self.table.parties):
                self.accepts[draft.id, party] += bool(ways.possible and low[at] >= draw.least[at])
                self.refuses[draft.id, party] += bool(not ways.possible or high[at] < draw.least[at])

    def result(self) -> tuple[Robustness, Accepted]:
        """Return the counts with their intervals."""
        topics = self.table.bargain.topics
        apart = {
            topic.id: share(self.apart[at], self.draws) for at, topic in enumerate(topics) if self.apart[at]
        }
        bound = WithinDraws(share(self.within.open, self.draws), self.within.shares(topics), apart)
        found = Robustness(
            self.draws,
            share(self.freely.open, self.draws),
            self.freely.shares(topics),
            self.freely.exact and self.within.exact,
            bound if self.known else None,
        )
        accepted = {
            (draft.id, party): (
                share(self.accepts[draft.id, party], self.draws),
                share(self.refuses[draft.id, party], self.draws),
            )
            for draft in self.table.bargain.drafts
            for party in self.table.parties
        }
        return found, accepted
