"""Log-rolling: what parties gain by conceding on what matters less to them for what matters more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.exact import leximin, on_common_scale
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.moves import Moves

__all__ = ["Trades", "Unused", "joint_gain", "naive_split", "trades", "unused"]

Ints = NDArray[np.int64]
Levels = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Trades:
    """Two issues changed at once, one for the benefit of each of two parties; the best for the two first.

    Attributes:
        issues: The issue that the first party concedes on and the one that it gains on, shape (trades, 2).
        levels: What they become, shape (trades, 2).
        gains: What each party of the domain gains, shape (trades, parties).
    """

    issues: Levels
    levels: Levels
    gains: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Unused:
    """The best package that leaves nobody worse off than a given one.

    Attributes:
        package: Shape (issues,); the given one if it is on the frontier.
        gains: What each party gains, shape (parties,); all zero if nothing is unused.
        exact: Whether all such packages were considered.
    """

    package: Levels
    gains: Ints
    exact: bool


def naive_split(domain: Domain) -> Levels:
    """Return the package that compromises on every issue by itself.

    On each issue the level is taken that gives the party worst off there the largest share of what it could have
    there, then the next worst off (leximin), then the lowest. Links are not looked at: `Domain.allows` says whether
    the result may stand.

    Args:
        domain: The domain.

    Returns:
        Levels, shape (issues,).
    """
    chosen = []
    for values in domain.values:
        above = values - values.min(axis=0)
        chosen.append(int(leximin(on_common_scale(above, above.max(axis=0)))[0]))
    return np.array(chosen, np.intp)


def joint_gain(domain: Domain, package: NDArray[np.integer]) -> Ints:
    """Return what each party gains by a package over the naive split.

    Args:
        domain: The domain.
        package: Shape (issues,).

    Returns:
        Shape (parties,).

    Raises:
        ValueError: A level that an issue does not have.
    """
    asked = domain.check(np.asarray(package)[None, :])
    gain: Ints = domain.utilities(asked)[0] - domain.utilities(naive_split(domain)[None, :])[0]
    return gain


def trades(domain: Domain, package: NDArray[np.integer], first: int, second: int) -> Trades:
    """Return the swaps on two issues that leave neither of two parties worse off and one better.

    Each of the issues is a concession of one of the two and a gain of the other. What they cost others is in `gains`.

    Args:
        domain: The domain.
        package: Where they start from, shape (issues,).
        first: One party.
        second: The other.

    Returns:
        Trades by falling smaller gain of the two, then falling larger gain, then by issues and levels.

    Raises:
        ValueError: A level that an issue does not have, an unknown party, or one party with itself.
    """
    if first == second or not (0 <= first < domain.parties and 0 <= second < domain.parties):
        raise ValueError(
            f"trades: needs two of the parties 0 to {domain.parties - 1}, not {first} and {second}"
        )
    current = domain.check(np.asarray(package)[None, :])[0]
    single = _single_changes(domain, current)
    conceded = np.flatnonzero((single.gains[:, first] < 0) & (single.gains[:, second] > 0))
    received = np.flatnonzero((single.gains[:, first] > 0) & (single.gains[:, second] < 0))
    rows = np.stack([axis.reshape(-1) for axis in np.meshgrid(conceded, received, indexing="ij")], axis=1)
    gains = single.gains[rows].sum(axis=1)
    both = gains[:, [first, second]]
    issues, levels = single.issues[rows, 0], single.levels[rows, 0]
    good = (issues[:, 0] != issues[:, 1]) & (both >= 0).all(axis=1) & (both > 0).any(axis=1)
    good[good] = _stand(domain, current, issues[good], levels[good])
    order = np.lexsort((*levels[good].T, *issues[good].T, -both[good].max(axis=1), -both[good].min(axis=1)))
    return Trades(issues[good][order], levels[good][order], gains[good][order])


def _single_changes(domain: Domain, current: Levels) -> Moves:
    # Links are left aside: two changes together may stand where each alone may not.
    issues = np.repeat(np.arange(len(current)), domain.levels)
    levels = np.concatenate([np.arange(count) for count in domain.levels])
    gains = np.concatenate([v - v[at] for v, at in zip(domain.values, current, strict=True)])
    return Moves(issues[:, None], levels[:, None], gains)


def _stand(domain: Domain, current: Levels, issues: Levels, levels: Levels) -> NDArray[np.bool_]:
    packages = np.tile(current, (len(issues), 1))
    np.put_along_axis(packages, issues, levels, axis=1)
    return domain.allows(packages)


def unused(domain: Domain, package: NDArray[np.integer], *, limit: int = 500_000) -> Unused:
    """Return what a package leaves on the table.

    Of the packages that leave nobody worse off, the one whose smallest gain is largest, then the second smallest
    (leximin), and so on.

    Args:
        domain: The domain.
        package: An allowed package, shape (issues,).
        limit: As `merging.frontier`.

    Returns:
        The better package; nothing is unused exactly if the package is on the frontier.

    Raises:
        ValueError: A level that an issue does not have.
    """
    current = domain.check(np.asarray(package)[None, :])
    now = domain.utilities(current)[0]
    found = frontier(domain, floor=now, limit=limit)
    if not len(found.points):
        return Unused(current[0], np.zeros(domain.parties, np.int64), found.complete)
    gains = found.points - now
    best = int(leximin(gains)[0])
    better = found.packages[best] if gains[best].any() else current[0]
    return Unused(better, gains[best], found.complete)
