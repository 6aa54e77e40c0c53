from __future__ import annotations

import numpy as np

from detente.kernels.bargaining.domain import Domain, Link, excludes
from detente.kernels.bargaining.linked import clusters, steps


def _clauses(count: int, links: tuple[Link, ...]) -> Domain:
    return Domain((np.array([[0, 0], [1, 1]]),) * count, links)


def test_clusters_join_what_links_join() -> None:
    """Links that share an issue make one cluster; an issue without a link is its own."""
    levels = (2,) * 6
    links = (
        excludes(levels, (0, 1), (3, 1)),
        excludes(levels, (3, 1), (5, 1)),
        excludes(levels, (1, 1), (2, 1)),
    )
    assert clusters(_clauses(6, links)) == ((0, 3, 5), (1, 2), (4,))


def test_a_chain_of_exclusions_is_read_with_few_states() -> None:
    """Each clause of a chain excludes the next: never more than one clause is open, however long the chain."""
    levels = (2,) * 40
    links = tuple(excludes(levels, (at, 1), (at + 1, 1)) for at in range(39))
    walked = steps(_clauses(40, links), tuple(range(40)))
    assert max(step.groups for step in walked) == 2
    assert walked[-1].groups == 1
