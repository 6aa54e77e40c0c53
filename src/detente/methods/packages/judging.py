"""Proposals against what the parties would accept: who refuses and over which term, what is near, who can deliver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import Nearest, count_packages, frontier, nearest_acceptable, trades, unused
from detente.methods.packages.answer import (
    Change,
    Delivered,
    JudgedProposal,
    PartyReading,
    Trade,
    Verdict,
)
from detente.methods.packages.arrays import Ints, Table, beyond
from detente.methods.packages.bargain import Draft, Side
from detente.methods.packages.silence import Fillings, fillings_of
from detente.methods.packages.zone import MOST_ROWS, counted_above, fairest
from detente.methods.shares import Share

__all__ = ["Accepted", "delivered", "fillings", "judged"]

Levels = NDArray[np.intp]
Accepted = Mapping[tuple[str, str], tuple[Share, Share]]
"""By proposal and party: how often it accepts, and refuses, whatever silence means."""

_TRADES = 3


def fillings(table: Table, draft: Draft) -> Fillings:
    """Return the ways to fill a proposal's silence."""
    return fillings_of(table.domain, table.proposal(draft.terms))


def judged(table: Table, draft: Draft, accepted: Accepted) -> JudgedProposal:
    """Return a proposal judged.

    Args:
        table: What the parties would accept.
        draft: The proposal.
        accepted: Over the draws.
    """
    topics = table.bargain.topics
    ways = fillings(table, draft)
    within, _ = table.domain.restricted(ways.proposal)
    filled, exact = _filled(table, ways)
    better = unused(table.domain, filled, limit=MOST_ROWS) if filled is not None else None
    nearest = nearest_acceptable(table.domain, ways.proposal, table.least, limit=MOST_ROWS)
    return JudgedProposal(
        id=draft.id,
        name=draft.name,
        by=draft.by,
        terms=draft.asked,
        silent=tuple(topic.id for i, topic in enumerate(topics) if i not in draft.terms),
        outside=tuple(issue for issue in draft.asked if issue not in {topic.id for topic in topics}),
        possible=ways.possible,
        parties=tuple(_readings(table, draft, ways, accepted)),
        completions=count_packages(within),
        accepted=counted_above(within, table.least),
        filled=None if filled is None else table.package(filled),
        unused=table.package(better.package) if better is not None and better.gains.any() else None,
        nearest=table.package(nearest.package) if len(nearest.package) else None,
        changes=tuple(_changes(table, ways.proposal, nearest)),
        trades=() if filled is None else tuple(_trades(table, filled)),
        delivered=tuple(delivered(table, draft)),
        exact=exact and nearest.exact and (better is None or better.exact),
    )


def _filled(table: Table, ways: Fillings) -> tuple[Levels | None, bool]:
    """Return the proposal, its silence filled as well for all as it can be; whether all fillings were considered."""
    if not ways.possible:
        return None, True
    within, chosen = table.domain.restricted(ways.proposal)
    found = frontier(within, floor=table.least, limit=MOST_ROWS)
    if not len(found.points):
        found = frontier(within, limit=MOST_ROWS)
    if not len(found.points):
        return None, found.complete
    levels = found.packages[fairest(found.points, table.least)]
    return np.array([rows[at] for rows, at in zip(chosen, levels, strict=True)], np.intp), found.complete


def _readings(table: Table, draft: Draft, ways: Fillings, accepted: Accepted) -> Iterator[PartyReading]:
    low, high = ways.worth(table.domain)
    lows, highs, least = table.shares(low), table.shares(high), table.shares(table.least)
    for at, side in enumerate(table.bargain.sides):
        below, maybe = _against_minimum(side, draft)
        own = [each for each in draft.answers if each.party == side.id]
        accepts, refuses = accepted[draft.id, side.id]
        yield PartyReading(
            party=side.id,
            verdict=_verdict(int(low[at]), int(high[at]), int(table.least[at]), possible=ways.possible),
            low=lows[side.id],
            high=highs[side.id],
            reservation=least[side.id],
            worst_term=_worst(table, draft, at),
            below=tuple(table.bargain.topics[topic].id for topic in below),
            maybe_below=tuple(table.bargain.topics[topic].id for topic in maybe),
            answered=next((each.answer for each in reversed(own) if each.issue is None), None),
            answered_terms={each.issue: each.answer for each in own if each.issue is not None},
            accepts=accepts,
            refuses=refuses,
        )


def _verdict(low: int, high: int, least: int, *, possible: bool) -> Verdict:
    if not possible or high < least:
        return "refuses"
    return "accepts" if low >= least else "depends"


def _worst(table: Table, draft: Draft, party: int) -> str | None:
    """Return the term on which a party loses most against what it would have there."""
    losses = {
        topic: int(table.domain.values[topic][:, party].max() - table.domain.values[topic][level, party])
        for topic, level in sorted(draft.terms.items())
    }
    worst = max(losses, key=lambda topic: losses[topic], default=None)
    return None if worst is None or not losses[worst] else table.bargain.topics[worst].id


def _against_minimum(side: Side, draft: Draft) -> tuple[list[int], list[int]]:
    """Return the issues on which a term is worth less than all of the side's minimum, and less than some of it."""
    below, maybe = [], []
    for stake in side.stakes:
        if stake.minimum is None or stake.topic not in draft.terms:
            continue
        level, values = draft.terms[stake.topic], stake.middles
        if beyond(stake, level):
            below.append(stake.topic)
        elif values[level] < max(values[stake.minimum[0] : stake.minimum[1] + 1]):
            maybe.append(stake.topic)
    return below, maybe


def _changes(table: Table, proposal: Levels, nearest: Nearest) -> Iterator[Change]:
    for issue, gains in zip(nearest.changed, nearest.changes, strict=True):
        yield _change(table, int(issue), int(proposal[issue]), int(nearest.package[issue]), gains)


def _change(table: Table, issue: int, was: int, becomes: int, gains: Ints) -> Change:
    topic = table.bargain.topics[issue]
    return Change(
        topic.id, topic.levels[was] if was >= 0 else None, topic.levels[becomes], table.shares(gains)
    )


def _trades(table: Table, package: Levels) -> Iterator[Trade]:
    """Yield swaps that leave nobody worse off: for each pair of parties its best, the best of these first."""
    found: list[tuple[tuple[int, int], Trade]] = []
    for first, second in combinations(range(len(table.parties)), 2):
        swaps = trades(table.domain, package, first, second)
        good = np.flatnonzero((swaps.gains >= 0).all(axis=1))
        if len(good):
            best = int(good[0])
            both = swaps.gains[best, [first, second]]
            trade = _trade(table, package, (first, second), swaps.issues[best], swaps.levels[best])
            found.append(((-int(both.min()), -int(both.max())), trade))
    found.sort(key=lambda each: each[0])
    yield from (trade for _, trade in found[:_TRADES])


def _trade(table: Table, package: Levels, who: tuple[int, int], issues: Levels, levels: Levels) -> Trade:
    values = table.domain.values
    steps = [values[i][level] - values[i][package[i]] for i, level in zip(issues, levels, strict=True)]
    conceded, gained = (
        _change(table, int(i), int(package[i]), int(level), step)
        for i, level, step in zip(issues, levels, steps, strict=True)
    )
    gains = table.shares(steps[0] + steps[1])
    return Trade(table.parties[who[0]], table.parties[who[1]], conceded, gained, gains)


def delivered(table: Table, draft: Draft) -> Iterator[Delivered]:
    """Yield for each term of a proposal who can deliver it, and who of those is not at the table."""
    for issue, level in draft.asked.items():
        found = table.bargain.delivered.get((issue, level))
        by: Sequence[str] = found.by if found else ()
        yield Delivered(
            issue=issue,
            level=level,
            by=tuple(by),
            absent=table.bargain.absent(issue, level),
            ratify=found.ratify if found else (),
            judgement=found.judgement if found else "",
        )
