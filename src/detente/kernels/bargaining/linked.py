"""Linked issues: which are linked at all, and what a partial package leaves open.

A link is read issue by issue as a small automaton: two beginnings that allow the same endings are one state. So
issues can be merged one at a time although their terms depend on each other (bucket elimination, Dechter 1999).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain, Link

__all__ = ["Step", "clusters", "steps"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One issue of a cluster in merging order.

    Attributes:
        issue: Its number.
        following: The group that a package of each group becomes with each level; -1 where a link forbids it.
            Shape (groups before, levels).
        groups: How many groups there are after.
    """

    issue: int
    following: Ints
    groups: int


def clusters(domain: Domain) -> tuple[tuple[int, ...], ...]:
    """Return the issues joined by links, each cluster ascending, ordered by first issue."""
    root = list(range(len(domain.values)))
    for link in domain.links:
        joined = {root[issue] for issue in link.issues}
        root = [min(joined) if mine in joined else mine for mine in root]
    return tuple(
        tuple(issue for issue, mine in enumerate(root) if mine == first) for first in sorted(set(root))
    )


def steps(domain: Domain, cluster: tuple[int, ...]) -> tuple[Step, ...]:
    """Return how to merge a cluster issue by issue.

    Args:
        domain: The domain.
        cluster: Issues, as `clusters` returns them.

    Returns:
        A step for each issue, in an order that keeps few links half read.
    """
    links = [link for link in domain.links if link.issues[0] in cluster]
    order = _order(cluster, links)
    place = {issue: at for at, issue in enumerate(order)}
    automata = [_automaton(link, place) for link in links]
    states = np.zeros((1, len(links)), np.int64)
    result = []
    for issue in order:
        states, step = _advance(states, issue, domain.levels[issue], links, automata)
        result.append(step)
    return tuple(result)


def _order(cluster: tuple[int, ...], links: list[Link]) -> list[int]:
    order: list[int] = []
    left = list(cluster)
    while left:
        done = set(order)
        chosen = min(left, key=lambda issue: (_half_read(done | {issue}, links), issue))
        order.append(chosen)
        left.remove(chosen)
    return order


def _half_read(done: set[int], links: list[Link]) -> int:
    waiting = {issue for link in links if not done.issuperset(link.issues) for issue in link.issues}
    return len(waiting & done)


def _automaton(link: Link, place: dict[int, int]) -> dict[int, Ints]:
    # For each issue the state that follows (state, level), -1 if nothing allowed can follow.
    axes = sorted(range(len(link.issues)), key=lambda axis: place[link.issues[axis]])
    endings = np.transpose(link.allowed, axes).reshape(1, -1)
    automaton = {}
    for axis in axes:
        levels = link.allowed.shape[axis]
        followed = endings.reshape(len(endings) * levels, -1)
        endings, state = np.unique(followed, axis=0, return_inverse=True)
        state = np.where(followed.any(axis=1), state.reshape(-1), -1)
        automaton[link.issues[axis]] = state.reshape(-1, levels).astype(np.int64)
    return automaton


def _advance(
    states: Ints, issue: int, levels: int, links: list[Link], automata: list[dict[int, Ints]]
) -> tuple[Ints, Step]:
    after = np.repeat(states[:, None, :], levels, axis=1)
    for at, link in enumerate(links):
        if issue in link.issues:
            after[:, :, at] = automata[at][issue][states[:, at]]
    alive = (after >= 0).all(axis=2)
    following = np.full(alive.shape, -1, np.int64)
    if not links:
        return states, Step(issue, np.zeros_like(following), 1)
    distinct, group = np.unique(after[alive], axis=0, return_inverse=True)
    following[alive] = group.reshape(-1)
    return distinct, Step(issue, following, len(distinct))
