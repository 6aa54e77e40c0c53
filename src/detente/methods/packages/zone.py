"""Where all would accept: the frontier as a list, the zone of agreement, and what stands in its way."""

from __future__ import annotations

import numpy as np

from detente.kernels.bargaining import (
    Domain,
    Frontier,
    blocking_terms,
    conflicts,
    count_acceptable,
    count_packages,
    frontier,
    openings,
    zone_is_open,
)
from detente.kernels.bargaining.exact import leximin
from detente.methods.packages.answer import ENDS, End, FrontierList, Opening, TermShare, Zone, ZoneAt
from detente.methods.packages.arrays import Ints, Table

__all__ = ["MOST_ROWS", "above", "counted_above", "fairest", "frontier_list", "zone_of"]

MOST_ROWS = 20_000
"""Points of a frontier, or parts of points, that are held; what needs more is marked as not exact."""

_MOST_SUMS = 200_000


def above(table: Table, end: End = "middle") -> Frontier:
    """Return the part of the frontier that leaves nobody below the reservation at an end of its range."""
    return frontier(table.domain, floor=table.reservations[end], limit=MOST_ROWS)


def frontier_list(table: Table, limit: int) -> FrontierList:
    """Return the frontier, its first `limit` points listed: those whose worst-off party stands best before others."""
    found = frontier(table.domain, limit=MOST_ROWS)
    gains = found.points - table.least
    worst = np.sort(gains, axis=1)
    order = np.lexsort((*found.packages.T[::-1], *(-worst).T[::-1]))[:limit]
    return FrontierList(
        count=len(found.points) if found.complete else found.found,
        acceptable=int((gains >= 0).all(axis=1).sum()) if found.complete else None,
        listed=tuple(table.package(found.packages[at]) for at in order),
        complete=found.complete,
    )


def counted_above(domain: Domain, least: Ints) -> int | None:
    """Return how many packages leave nobody below the reservations; None if they are too many kinds to count."""
    try:
        return count_acceptable(domain, least, limit=_MOST_SUMS)
    except ValueError:
        return None


def zone_of(table: Table) -> Zone:
    """Return the zone of agreement, and what blocks it where it is empty in the middle."""
    at = tuple(_at(table, end) for end in ENDS)
    is_open = next(each.open for each in at if each.end == "middle")
    kept = table.within_minimums
    return Zone(
        packages=count_packages(table.domain),
        at=at,
        overlaps={
            topic.id: tuple(topic.levels[level] for level in levels)
            for topic, levels in zip(table.bargain.topics, kept, strict=True)
        },
        within_minimums=counted_above(table.bound().domain, table.least) if all(kept) else 0,
        opening=None if is_open else _opening(table, "middle"),
    )


def _at(table: Table, end: End) -> ZoneAt:
    least = table.reservations[end]
    counted = counted_above(table.domain, least)
    is_open = zone_is_open(table.domain, least) if counted is None else counted > 0
    return ZoneAt(end, table.shares(least), is_open, counted)


def _opening(table: Table, end: End) -> Opening:
    least, parties = table.reservations[end], table.parties
    found = openings(table.domain, least, limit=MOST_ROWS)
    blocked = conflicts(table.domain, least)
    alone = np.flatnonzero(blocked.diagonal())
    pairs = [
        (one, other)
        for one in range(len(parties))
        for other in range(one + 1, len(parties))
        if blocked[one, other] and one not in alone and other not in alone
    ]
    shares = table.shares
    return Opening(
        end=end,
        alone=tuple(parties[each] for each in alone),
        pairs=tuple((parties[one], parties[other]) for one, other in pairs),
        terms=_terms(table, least, found.payment),
        concessions={
            party: share
            for (party, share), raw in zip(shares(found.concessions).items(), found.concessions, strict=True)
            if raw >= 0
        },
        payment=round(sum(shares(found.payments).values()), 9),
        payments={party: share for party, share in shares(found.payments).items() if share > 0},
        package=table.package(found.package),
        from_within=found.surplus >= 0,
        exact=found.exact,
    )


def _terms(table: Table, least: Ints, payment: int) -> tuple[TermShare, ...]:
    relief = blocking_terms(table.domain, least, limit=MOST_ROWS)
    order = np.argsort(-relief, kind="stable")
    return tuple(
        TermShare(table.bargain.topics[issue].id, round(int(relief[issue]) / payment, 4))
        for issue in order
        if relief[issue] > 0
    )


def fairest(points: Ints, least: Ints) -> int:
    """Return the place of the point whose worst-off party stands best against its reservation, then the next."""
    return int(leximin(points - least)[0])
