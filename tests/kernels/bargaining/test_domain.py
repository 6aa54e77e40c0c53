from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.domain import Domain, Link, excludes, forbids, requires

TWO = (np.array([[0, 3], [2, 0]]), np.array([[0, 1], [1, 0], [4, 4]]))


def test_utilities_add_up_over_issues() -> None:
    """A package is worth the sum of its levels."""
    domain = Domain(TWO)
    assert domain.utilities(np.array([[1, 2], [0, 0]])).tolist() == [[6, 4], [0, 4]]
    assert (domain.parties, domain.levels, domain.combinations) == (2, (2, 3), 6)


def test_a_term_that_requires_another_stands_only_beside_it() -> None:
    """Requirement, exclusion and a forbidden set of terms allow what they say, in either order of issues."""
    packages = np.array([[a, b] for a in range(2) for b in range(3)])
    levels = (2, 3)

    def forbidden(link: Link) -> list[list[int]]:
        return packages[~Domain(TWO, (link,)).allows(packages)].tolist()

    assert forbidden(requires(levels, (0, 1), (1, 2))) == [[1, 0], [1, 1]]
    assert forbidden(requires(levels, (1, 2), (0, 1))) == [[0, 2]]
    assert forbidden(excludes(levels, (1, 0), (0, 1))) == [[1, 0]]
    assert forbidden(forbids(levels, {0: 0, 1: 1})) == [[0, 1]]


def test_restricting_holds_spoken_issues_and_keeps_links() -> None:
    """An issue that is held has one level; a link forbids what it forbade."""
    domain = Domain(TWO, (excludes((2, 3), (0, 1), (1, 2)),))
    smaller, chosen = domain.restricted(np.array([1, -1]))
    assert [levels.tolist() for levels in chosen] == [[1], [0, 1, 2]]
    assert smaller.allows(np.array([[0, 0], [0, 1], [0, 2]])).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("values", "links", "message"),
    [
        ((), (), "at least one issue"),
        ((np.empty((0, 2), np.int64),), (), "issue 0 is empty"),
        ((np.empty((2, 0), np.int64),), (), "issue 0 has 0 parties"),
        ((TWO[0], np.array([[1], [2]])), (), "issue 1 has 1 parties"),
        ((np.array([[0.5, 1.0]]),), (), "must be int64"),
        ((np.array([[1 << 61, 0]]),), (), "below 2\\*\\*61"),
        (TWO, (Link((0, 5), np.ones((2, 2), np.bool_)),), "issue \\[5\\]"),
        (TWO, (Link((1, 0), np.ones((3, 2), np.bool_)),), "ascend"),
        (TWO, (Link((0, 1), np.ones((2, 2), np.bool_)),), "shape \\(2, 3\\)"),
    ],
    ids=[
        "no issue",
        "empty issue",
        "no party",
        "parties differ",
        "floats",
        "too large",
        "unknown",
        "order",
        "shape",
    ],
)
def test_a_bad_domain_is_refused(
    values: tuple[np.ndarray, ...], links: tuple[Link, ...], message: str
) -> None:
    """The error names the rule and the value."""
    with pytest.raises(ValueError, match=f"Domain: .*{message}"):
        Domain(values, links)


def test_an_unknown_level_is_refused() -> None:
    """The error names package, issue and level."""
    with pytest.raises(ValueError, match="package 0: issue 1 has levels 0 to 2, not 3"):
        Domain(TWO).utilities(np.array([[0, 3]]))
    with pytest.raises(ValueError, match="packages must be"):
        Domain(TWO).utilities(np.array([0, 1]))
    with pytest.raises(ValueError, match="no level 7 of issue 0"):
        forbids((2, 3), {0: 7})
    with pytest.raises(ValueError, match="terms of one issue"):
        excludes((2, 3), (0, 0), (0, 1))


def test_a_reservation_of_other_parties_is_refused() -> None:
    """A reservation has one integer for each party."""
    with pytest.raises(ValueError, match="one integer for each of 2 parties"):
        Domain(TWO).reservation(np.array([1, 2, 3]))
    with pytest.raises(ValueError, match="float64"):
        Domain(TWO).reservation(np.array([1.0, 2.0]))
    with pytest.raises(ValueError, match=r"below 2\*\*61"):
        Domain(TWO).reservation(np.array([1 << 61, 0]))
