"""What a proposal may be worth, silent as it is on some issues: the worst and the best that silence may mean to each.

Issues that no link joins are filled each by itself; those that links join, together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import Domain, utility_range
from detente.kernels.bargaining.linked import clusters

__all__ = ["Fillings", "fillings_of"]

Ints = NDArray[np.int64]
Levels = NDArray[np.intp]

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Fillings:
    """The ways to fill a proposal's silence.

    Attributes:
        proposal: A level or -1 for each issue.
        parts: For issues that belong together: the issues, and their combinations of levels, shape (ways, issues);
            None where they are too many to be listed.
    """

    proposal: Levels
    parts: tuple[tuple[tuple[int, ...], Levels], ...] | None

    @property
    def possible(self) -> bool:
        """The links allow it."""
        return self.parts is None or all(len(ways) for _, ways in self.parts)

    def worth(self, domain: Domain) -> tuple[Ints, Ints]:
        """Return the least and the most it may be worth to each party, both shape (parties,); zero if impossible.

        Args:
            domain: With the issues and links that the fillings were made for, whatever its utilities.
        """
        nothing = np.zeros(domain.parties, np.int64)
        if self.parts is None:
            low, high = utility_range(domain, self.proposal)
            return (low, high) if len(low) else (nothing, nothing)
        if not self.possible:
            return nothing, nothing
        sums = [_sums(domain, issues, ways) for issues, ways in self.parts]
        least = np.array([each.min(axis=0) for each in sums], np.int64).sum(axis=0)
        most = np.array([each.max(axis=0) for each in sums], np.int64).sum(axis=0)
        return least, most


def fillings_of(domain: Domain, proposal: Levels) -> Fillings:
    """Return the ways to fill a proposal's silence within a domain's links."""
    parts = []
    for issues in clusters(domain):
        choices = [
            range(domain.levels[i]) if proposal[i] < 0 else range(proposal[i], proposal[i] + 1)
            for i in issues
        ]
        if np.prod([len(each) for each in choices], dtype=float) > _MOST:
            return Fillings(proposal, None)
        parts.append((issues, _allowed(domain, issues, choices)))
    return Fillings(proposal, tuple(parts))


def _allowed(domain: Domain, issues: Sequence[int], choices: Sequence[range]) -> Levels:
    grid = np.meshgrid(*(np.array(each, np.intp) for each in choices), indexing="ij")
    ways = np.stack([axis.reshape(-1) for axis in grid], axis=1)
    for link in domain.links:
        if set(link.issues) <= set(issues):
            ways = ways[link.allowed[tuple(ways[:, issues.index(issue)] for issue in link.issues)]]
    return ways


def _sums(domain: Domain, issues: Sequence[int], ways: Levels) -> Ints:
    total = np.zeros((len(ways), domain.parties), np.int64)
    for at, issue in enumerate(issues):
        total += domain.values[issue][ways[:, at]]
    return total
