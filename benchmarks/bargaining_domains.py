"""Bargaining domains of a size to measure with; every one from a seed."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain, Link, excludes

__all__ = ["drafts", "opposed"]


def opposed(issues: int, levels: int, parties: int, seed: int = 0) -> Domain:
    """Return a domain in which the parties want opposite ends of every issue.

    Weights are percentages, at least 5 where they fit; values run from 0 to 100, rising for the first party, falling for the second;
    a party beyond the second has its best level anywhere on an issue and less to either side.
    """
    rng = np.random.default_rng(seed)
    weights = np.array([_percentages(rng, issues) for _ in range(parties)])
    values = []
    for issue in range(issues):
        columns = [_ascending(rng, levels), _ascending(rng, levels)[::-1]]
        columns += [_peaked(rng, levels) for _ in range(parties - 2)]
        values.append(np.stack(columns[:parties], axis=1) * weights[:, issue])
    return Domain(tuple(values))


def drafts(clauses: int, exclusions: int, parties: int, seed: int = 0) -> Domain:
    """Return a domain of clauses that are in a draft or not, some pairs excluding each other."""
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(clauses):
        worth = rng.integers(-100, 101, parties)
        values.append(np.stack([np.zeros(parties, np.int64), worth]))
    levels = (2,) * clauses
    pairs = list(itertools.combinations(range(clauses), 2))
    links: list[Link] = []
    for at in rng.choice(len(pairs), exclusions, replace=False):
        one, other = pairs[at]
        links.append(excludes(levels, (one, 1), (other, 1)))
    return Domain(tuple(values), tuple(links))


def _percentages(rng: np.random.Generator, issues: int) -> NDArray[np.int64]:
    least = 5 if issues <= 15 else 1
    return least + rng.multinomial(100 - least * issues, np.full(issues, 1 / issues)).astype(np.int64)


def _ascending(rng: np.random.Generator, levels: int) -> NDArray[np.int64]:
    inner = np.sort(rng.integers(0, 101, levels - 2))
    return np.concatenate([[0], inner, [100]]).astype(np.int64)


def _peaked(rng: np.random.Generator, levels: int) -> NDArray[np.int64]:
    peak = int(rng.integers(levels))
    distance = np.abs(np.arange(levels) - peak)
    fall = np.concatenate([[0], np.sort(rng.integers(1, 101, levels - 1))])
    return (100 - fall)[distance].astype(np.int64)
