"""Small domains at random, and every package of a domain listed outright: what the kernels are held against."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain, Link

REFERENCE = Path(__file__).parents[2] / "reference" / "bargaining" / "domains.json"
ENTRIES: list[dict[str, Any]] = json.loads(REFERENCE.read_text("utf-8"))


def entry(name: str) -> dict[str, Any]:
    """The reference's domain of a name."""
    return next(each for each in ENTRIES if each["name"] == name)


def domain_of(each: dict[str, Any]) -> Domain:
    """A reference entry as a domain, its weights in the values."""
    weights = np.array(each["weights"])
    return Domain(
        tuple(
            np.stack(
                [
                    np.array(each["values"][party][issue]) * weights[party, issue]
                    for party in range(len(weights))
                ],
                axis=1,
            ).astype(np.int64)
            for issue in range(weights.shape[1])
        )
    )


def reservation_of(each: dict[str, Any]) -> NDArray[np.int64]:
    """A reference entry's reservation."""
    return np.array(each["reservation"], dtype=np.int64)


def random_domain(rng: np.random.Generator, *, linked: bool, parties: int | None = None) -> Domain:
    """One to five issues of one to four levels, two to five parties; values with ties or without."""
    count = int(rng.integers(2, 6)) if parties is None else parties
    levels = tuple(int(n) for n in rng.integers(1, 5, int(rng.integers(1, 6))))
    high = int(rng.choice([2, 6, 40, 10**9]))
    values = tuple(rng.integers(-high, high + 1, (n, count)) for n in levels)
    links = tuple(random_link(rng, levels) for _ in range(int(rng.integers(1, 4)))) if linked else ()
    return Domain(values, links)


def random_link(rng: np.random.Generator, levels: tuple[int, ...]) -> Link:
    """A link of one to three issues that allows some combinations."""
    size = int(rng.integers(1, min(3, len(levels)) + 1))
    issues = tuple(sorted(int(i) for i in rng.choice(len(levels), size, replace=False)))
    return Link(issues, rng.random(tuple(levels[i] for i in issues)) < rng.choice([0.4, 0.8]))


def all_packages(domain: Domain) -> NDArray[np.intp]:
    """Every allowed package, the first issue slowest."""
    listed = np.array(list(itertools.product(*(range(n) for n in domain.levels))), dtype=np.intp)
    return listed[domain.allows(listed)]


def brute_frontier(domain: Domain) -> dict[tuple[int, ...], tuple[int, ...]]:
    """Each undominated utility and its first package."""
    packages = all_packages(domain)
    points = domain.utilities(packages)
    first: dict[tuple[int, ...], tuple[int, ...]] = {}
    for point, package in zip(points.tolist(), packages.tolist(), strict=True):
        first.setdefault(tuple(point), tuple(package))
    distinct = np.array(list(first), dtype=np.int64).reshape(-1, domain.parties)
    return {
        tuple(point): first[tuple(point)]
        for point in distinct.tolist()
        if not ((distinct >= point).all(axis=1) & (distinct > point).any(axis=1)).any()
    }
