"""A bargaining domain: issues with ordered terms, what each term is worth to each party, and which terms go together.

Utilities are additive over issues (Keeney and Raiffa 1976) and int64: the caller scales weights by a common
denominator (`weights.exact_weights`), so equality is equality.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Domain", "Link", "excludes", "forbids", "requires"]

Ints = NDArray[np.int64]

_LARGEST = 1 << 61


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Issues whose terms depend on each other.

    Attributes:
        issues: Ascending issue numbers.
        allowed: Which combinations of their levels may stand together, one axis for each of `issues`.
    """

    issues: tuple[int, ...]
    allowed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Domain:
    """Additive utilities over packages, one level of each issue, within the combinations that `links` allow.

    Attributes:
        values: For each issue what each level is worth to each party, weights included, shape (levels, parties).
        links: Constraints; a package must satisfy all of them.

    Raises:
        ValueError: No issue, an empty issue, no party, parties that differ between issues, sums that leave int64,
            or a link that names an unknown issue or does not have its issues' shape.
    """

    values: tuple[Ints, ...]
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("Domain: needs at least one issue")
        for issue, values in enumerate(self.values):
            _check_issue(issue, values, self.values[0])
        largest = sum(int(np.abs(values).max()) for values in self.values)
        if largest >= _LARGEST:
            raise ValueError(f"Domain: utilities must stay below 2**61, these may reach {largest}")
        for link in self.links:
            _check_link(link, self.levels)

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return int(self.values[0].shape[1])

    @property
    def levels(self) -> tuple[int, ...]:
        """How many levels each issue has."""
        return tuple(len(values) for values in self.values)

    @property
    def combinations(self) -> int:
        """How many packages there are, those included that links forbid."""
        return math.prod(self.levels)

    def utilities(self, packages: NDArray[np.integer]) -> Ints:
        """Return what packages are worth.

        Args:
            packages: A level for each issue, shape (packages, issues).

        Returns:
            Utilities, shape (packages, parties).

        Raises:
            ValueError: A level that an issue does not have, or not one level for each issue.
        """
        levels = self.check(packages)
        total = np.zeros((len(levels), self.parties), np.int64)
        for issue, values in enumerate(self.values):
            total += values[levels[:, issue]]
        return total

    def allows(self, packages: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which packages satisfy every link, shape (packages,); arguments and errors as `utilities`."""
        levels = self.check(packages)
        allowed = np.ones(len(levels), np.bool_)
        for link in self.links:
            allowed &= link.allowed[tuple(levels[:, issue] for issue in link.issues)]
        return allowed

    def check(self, packages: NDArray[np.integer]) -> NDArray[np.intp]:
        """Return packages as an index array; arguments and errors as `utilities`."""
        levels = np.asarray(packages)
        if levels.ndim != 2 or levels.shape[1] != len(self.values):
            raise ValueError(
                f"Domain: packages must be (packages, {len(self.values)} issues), not {levels.shape}"
            )
        wrong = (levels < 0) | (levels >= np.array(self.levels))
        if wrong.any():
            row, issue = (int(place[0]) for place in np.nonzero(wrong))
            raise ValueError(
                f"Domain: package {row}: issue {issue} has levels 0 to {self.levels[issue] - 1}, "
                f"not {levels[row, issue]}"
            )
        return levels.astype(np.intp)

    def restricted(self, package: NDArray[np.integer]) -> tuple[Domain, tuple[NDArray[np.intp], ...]]:
        """Hold issues at their level in `package`, leave those open that are -1 there.

        Args:
            package: A level or -1 for each issue, shape (issues,).

        Returns:
            The smaller domain, and for each issue the levels of this domain that its levels are.
        """
        held = np.asarray(package)
        self.check(np.where(held == -1, 0, held)[None, :])
        chosen = tuple(
            np.arange(count) if level < 0 else np.array([level])
            for count, level in zip(self.levels, held.tolist(), strict=True)
        )
        links = tuple(
            Link(link.issues, link.allowed[np.ix_(*(chosen[issue] for issue in link.issues))])
            for link in self.links
        )
        values = tuple(v[rows] for v, rows in zip(self.values, chosen, strict=True))
        return Domain(values, links), chosen

    def reservation(self, reservation: NDArray[np.integer]) -> Ints:
        """Return a reservation as int64, shape (parties,), or raise ValueError for other shapes or sizes."""
        values = np.asarray(reservation)
        if values.shape != (self.parties,) or values.dtype.kind not in "iu":
            raise ValueError(
                f"Domain: a reservation must be one integer for each of {self.parties} parties, "
                f"not {values.dtype} of shape {values.shape}"
            )
        if max(abs(int(value)) for value in values) >= _LARGEST:
            raise ValueError(f"Domain: a reservation must stay below 2**61, not {values.tolist()}")
        return values.astype(np.int64)


def _check_issue(issue: int, values: Ints, first: Ints) -> None:
    if values.ndim != 2 or values.dtype != np.int64:
        raise ValueError(f"Domain: issue {issue}: values must be int64 (levels, parties), not {values.dtype}")
    if values.shape[0] == 0:
        raise ValueError(f"Domain: issue {issue} is empty; give it at least one level")
    if values.shape[1] == 0 or values.shape[1] != first.shape[1]:
        raise ValueError(
            f"Domain: issue {issue} has {values.shape[1]} parties, needs at least one and as many as issue 0"
        )


def _check_link(link: Link, levels: tuple[int, ...]) -> None:
    unknown = [issue for issue in link.issues if not 0 <= issue < len(levels)]
    if unknown or not link.issues:
        raise ValueError(f"Domain: a link names issue {unknown}, there are issues 0 to {len(levels) - 1}")
    if list(link.issues) != sorted(set(link.issues)):
        raise ValueError(f"Domain: a link's issues must ascend without repetition, not {link.issues}")
    shape = tuple(levels[issue] for issue in link.issues)
    if link.allowed.shape != shape or link.allowed.dtype != np.bool_:
        raise ValueError(
            f"Domain: link of issues {link.issues} must be bool of shape {shape}, not {link.allowed.shape}"
        )


def forbids(levels: tuple[int, ...], terms: dict[int, int]) -> Link:
    """Return the link that forbids some terms together.

    Args:
        levels: How many levels each issue has.
        terms: Issue to level; a package that has all of them is not allowed.

    Raises:
        ValueError: An unknown issue or level.
    """
    issues = tuple(sorted(terms))
    for issue in issues:
        if not 0 <= issue < len(levels) or not 0 <= terms[issue] < levels[issue]:
            raise ValueError(f"forbids: no level {terms[issue]} of issue {issue}")
    allowed = np.ones(tuple(levels[issue] for issue in issues), np.bool_)
    allowed[tuple(terms[issue] for issue in issues)] = False
    return Link(issues, allowed)


def excludes(levels: tuple[int, ...], one: tuple[int, int], other: tuple[int, int]) -> Link:
    """Return the link by which two terms, each (issue, level), exclude each other; errors as `forbids`.

    Raises:
        ValueError: Both terms are of one issue.
    """
    if one[0] == other[0]:
        raise ValueError(
            f"excludes: {one} and {other} are terms of one issue, which exclude each other anyway"
        )
    return forbids(levels, dict((one, other)))


def requires(levels: tuple[int, ...], one: tuple[int, int], other: tuple[int, int]) -> Link:
    """Return the link by which term `one` may stand only beside term `other`; arguments and errors as `excludes`."""
    link = excludes(levels, one, other)
    allowed = np.ones_like(link.allowed)
    first = link.issues.index(one[0])
    allowed[(one[1], slice(None)) if first == 0 else (slice(None), one[1])] = False
    allowed[one[1] if first == 0 else other[1], other[1] if first == 0 else one[1]] = True
    return Link(link.issues, allowed)
