"""The zone of agreement: whether there is one, and if not, what blocks it and what would open it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.merging import frontier

__all__ = ["Opening", "blocking_terms", "conflicts", "openings", "zone_is_open"]

Ints = NDArray[np.int64]

_FIRST_LIMIT = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """What it takes to open the zone of agreement; all zero if it is open.

    Attributes:
        concessions: By how much each party would have to lower its reservation if it alone did; -1 if the others
            have no package among themselves, so that it alone cannot open the zone. Shape (parties,).
        payment: The least that a third party must add in all, in units of utility.
        payments: Of that, what each party gets, shape (parties,).
        package: The package that it makes acceptable, shape (issues,).
        surplus: The largest sum of gains over the reservation of any package. If it is not negative, payments among
            the parties open the zone without a third party.
        exact: Whether all packages were considered; if not, less may do.
    """

    concessions: Ints
    payment: int
    payments: Ints
    package: NDArray[np.intp]
    surplus: int
    exact: bool


def zone_is_open(domain: Domain, reservation: NDArray[np.integer]) -> bool:
    """Return whether some package leaves nobody below the reservation; errors as `Domain.reservation`."""
    lowest = domain.reservation(reservation)
    limit = _FIRST_LIMIT
    found = frontier(domain, floor=lowest, limit=limit)
    while not len(found.points) and not found.complete:
        limit *= 10
        found = frontier(domain, floor=lowest, limit=limit)
    return bool(len(found.points))


def openings(domain: Domain, reservation: NDArray[np.integer], *, limit: int = 500_000) -> Opening:
    """Return the smallest concession of each party, and the smallest payment from outside, that open the zone.

    Args:
        domain: The domain; its links must allow a package.
        reservation: Shape (parties,).
        limit: As `merging.frontier`.

    Returns:
        What opens it. Of packages that need the same payment the one that spreads it over fewest parties, then the
        first by utilities.

    Raises:
        ValueError: Not one integer for each party, or links that allow no package.
    """
    least = domain.reservation(reservation)
    found = frontier(domain, limit=limit)
    if not len(found.points):
        raise ValueError("openings: the links allow no package at all")
    gains = found.points - least
    short = np.maximum(-gains, 0)
    needed = short.sum(axis=1)
    best = np.lexsort(((short > 0).sum(axis=1), needed))[0]
    concessions = np.array([_concession(gains, party) for party in range(domain.parties)], np.int64)
    return Opening(
        concessions,
        int(needed[best]),
        short[best],
        found.packages[best],
        int(gains.sum(axis=1).max()),
        found.complete,
    )


def _concession(gains: Ints, party: int) -> int:
    others = np.delete(gains, party, axis=1)
    mine = gains[(others >= 0).all(axis=1), party]
    return max(0, -int(mine.max())) if len(mine) else -1


def conflicts(domain: Domain, reservation: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return which parties, alone or two at a time, have no acceptable package even among themselves.

    Args:
        domain: The domain.
        reservation: Shape (parties,).

    Returns:
        Symmetric, shape (parties, parties); on the diagonal, parties that no package satisfies.

    Raises:
        ValueError: Not one integer for each party.
    """
    least = domain.reservation(reservation)
    blocked = np.zeros((domain.parties, domain.parties), np.bool_)
    for one in range(domain.parties):
        for other in range(one, domain.parties):
            pair = sorted({one, other})
            part = Domain(tuple(np.ascontiguousarray(v[:, pair]) for v in domain.values), domain.links)
            blocked[one, other] = blocked[other, one] = not zone_is_open(part, least[pair])
    return blocked


def blocking_terms(domain: Domain, reservation: NDArray[np.integer], *, limit: int = 500_000) -> Ints:
    """Return how much of the payment each issue accounts for.

    An issue is settled to everybody's wish (each party has its best level of it), all else stays as it is; what that
    takes off the payment that opens the zone is the issue's. Where the whole payment goes, the issue alone blocks.

    Args:
        domain: The domain; its links must allow a package.
        reservation: Shape (parties,).
        limit: As `merging.frontier`.

    Returns:
        Utility, shape (issues,).

    Raises:
        ValueError: As `openings`.
    """
    whole = openings(domain, reservation, limit=limit).payment
    relief = np.zeros(len(domain.values), np.int64)
    for issue in range(len(domain.values)):
        if whole:
            relief[issue] = whole - openings(_settled(domain, issue), reservation, limit=limit).payment
    return relief


def _settled(domain: Domain, issue: int) -> Domain:
    values = list(domain.values)
    values[issue] = np.repeat(values[issue].max(axis=0, keepdims=True), len(values[issue]), axis=0)
    return Domain(tuple(values), domain.links)
