"""A proposal, possibly silent on issues: who accepts it, on which term each loses most, and what all would accept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.exact import leximin
from detente.kernels.bargaining.merging import frontier

__all__ = ["SILENT", "Nearest", "Reading", "nearest_acceptable", "read_proposal", "utility_range"]

Ints = NDArray[np.int64]
Levels = NDArray[np.intp]

SILENT = -1
"""Stands in a proposal for an issue that it does not mention."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a proposal is to each party.

    Attributes:
        lowest: Its utility if silence turns out worst for the party, shape (parties,).
        highest: If it turns out best. Each party's own worst and best: they need not go together.
        accepts: Accepts whatever silence means.
        refuses: Refuses whatever silence means; neither holds where it depends.
        losses: What each term costs against the party's best level of it, shape (issues, parties); 0 where silent.
        worst_term: The issue on which each party loses most, the first of equals; -1 for who loses nothing.
        possible: Whether the links allow any package that agrees with the proposal. If not, both utilities are 0
            and nobody accepts or refuses.
    """

    lowest: Ints
    highest: Ints
    accepts: NDArray[np.bool_]
    refuses: NDArray[np.bool_]
    losses: Ints
    worst_term: Levels
    possible: bool


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The package that all accept and that changes fewest terms of a proposal.

    Attributes:
        package: Shape (issues,), or (0,) if there is none.
        changed: The issues that change, ascending; what the proposal was silent on does not count.
        changes: What each changed term gives each party, shape (changed, parties).
        gains: Over the reservation, shape (parties,), or (0,) if there is none.
        exact: Whether all packages were considered.
    """

    package: Levels
    changed: Levels
    changes: Ints
    gains: Ints
    exact: bool


def utility_range(domain: Domain, proposal: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Return the least and the most that a proposal may be worth to each party.

    Args:
        domain: The domain.
        proposal: A level or SILENT for each issue, shape (issues,).

    Returns:
        Two arrays of shape (parties,), or (0,) if the links allow no package that agrees with the proposal.

    Raises:
        ValueError: A level that an issue does not have.
    """
    within, _ = domain.restricted(proposal)
    most = [frontier(_of_party(within, party, 1)).points for party in range(domain.parties)]
    least = [frontier(_of_party(within, party, -1)).points for party in range(domain.parties)]
    return -np.concatenate(least).reshape(-1), np.concatenate(most).reshape(-1)


def _of_party(domain: Domain, party: int, sign: int) -> Domain:
    return Domain(tuple(sign * values[:, party : party + 1] for values in domain.values), domain.links)


def read_proposal(domain: Domain, proposal: NDArray[np.integer], reservation: NDArray[np.integer]) -> Reading:
    """Return who accepts a proposal, and what troubles each party most.

    Args:
        domain: The domain.
        proposal: A level or SILENT for each issue, shape (issues,).
        reservation: Shape (parties,).

    Returns:
        The reading.

    Raises:
        ValueError: A level that an issue does not have, or not one integer for each party.
    """
    least = domain.reservation(reservation)
    lowest, highest = utility_range(domain, proposal)
    possible = len(lowest) > 0
    if not possible:
        lowest = highest = np.zeros(domain.parties, np.int64)
    losses = np.zeros((len(domain.values), domain.parties), np.int64)
    for issue, level in enumerate(np.asarray(proposal).tolist()):
        if level != SILENT:
            losses[issue] = domain.values[issue].max(axis=0) - domain.values[issue][level]
    worst = np.where(losses.max(axis=0) > 0, losses.argmax(axis=0), -1)
    return Reading(
        lowest, highest, (lowest >= least) & possible, (highest < least) & possible, losses, worst, possible
    )


def nearest_acceptable(
    domain: Domain, proposal: NDArray[np.integer], reservation: NDArray[np.integer], *, limit: int = 500_000
) -> Nearest:
    """Return the package that all accept and that changes fewest terms of a proposal.

    Of several the one whose smallest gain over the reservation is largest, then the second smallest (leximin), then
    the first level by level. Terms kept count as one more party's utility, so the frontier holds the answer.

    Args:
        domain: The domain.
        proposal: A level or SILENT for each issue, shape (issues,).
        reservation: Shape (parties,).
        limit: As `merging.frontier`.

    Returns:
        The package; empty if no package is acceptable to all.

    Raises:
        ValueError: A level that an issue does not have, or not one integer for each party.
    """
    least = domain.reservation(reservation)
    asked = np.asarray(proposal)
    domain.check(np.where(asked == SILENT, 0, asked)[None, :])
    with_kept = Domain(
        tuple(
            np.column_stack([values, (np.arange(len(values)) == level).astype(np.int64)])
            for values, level in zip(domain.values, asked.tolist(), strict=True)
        ),
        domain.links,
    )
    found = frontier(with_kept, floor=np.append(least, 0), limit=limit)
    if not len(found.points):
        none = np.empty(0, np.intp)
        return Nearest(
            none, none, np.empty((0, domain.parties), np.int64), none.astype(np.int64), found.complete
        )
    kept = np.flatnonzero(found.points[:, -1] == found.points[:, -1].max())
    fairest = kept[leximin(found.points[kept, :-1] - least)]
    best = fairest[np.lexsort(found.packages[fairest].T[::-1])[0]]
    return _nearest(domain, asked, found.packages[best], found.points[best, :-1] - least, found.complete)


def _nearest(
    domain: Domain, asked: NDArray[np.integer], package: Levels, gains: Ints, exact: bool
) -> Nearest:
    changed = np.flatnonzero((asked != SILENT) & (package != asked))
    changes = np.array(
        [domain.values[issue][package[issue]] - domain.values[issue][asked[issue]] for issue in changed],
        np.int64,
    ).reshape(-1, domain.parties)
    return Nearest(package, changed, changes, gains, exact)
