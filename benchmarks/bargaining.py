"""Measure the bargaining kernels: `python benchmarks/bargaining.py` prints a table of best times, warm."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.bargaining_domains import drafts, opposed
from benchmarks.measuring import best_seconds, machine, shown
from detente.kernels.bargaining.counting import count_acceptable
from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.searching import search

_LEAST = 4_500
_THRESHOLD = 60


def table() -> Iterator[str]:
    """Yield the table's lines."""
    yield "| measure | goal ms | measured ms | found |"
    yield "|---|---|---|---|"
    for issues, parties, goal in ((6, 2, "10"), (6, 3, "50"), (6, 4, "2000"), (20, 2, "200"), (10, 3, "500")):
        yield _row(
            f"frontier, 10^{issues} packages, {parties} parties", goal, _listed(opposed(issues, 10, parties))
        )
    for exclusions in (0, 10, 30, 60):
        yield _row(
            f"2^20 drafts, 4 parties, {exclusions} exclusions: count and frontier",
            "2000",
            _drafted(drafts(20, exclusions, 4)),
        )
    for issues, parties in ((6, 2), (6, 3), (6, 4), (12, 2), (10, 3)):
        yield _row(
            f"zone counted, 10^{issues} packages, {parties} parties",
            "",
            _counted(opposed(issues, 10, parties)),
        )
    for solution in ("nash", "kalai_smorodinsky"):
        yield _row(
            f"{solution} without listing, 10^10 packages, 4 parties",
            "",
            _searched(opposed(10, 10, 4), solution),
        )


def _listed(domain: Domain) -> Callable[[], str]:
    return lambda: f"{len(frontier(domain).points)} points"


def _drafted(domain: Domain) -> Callable[[], str]:
    least = np.full(domain.parties, _THRESHOLD)

    def run() -> str:
        return f"{count_acceptable(domain, least)} drafts, {len(frontier(domain).points)} points"

    return run


def _counted(domain: Domain) -> Callable[[], str]:
    return lambda: f"{count_acceptable(domain, np.full(domain.parties, _LEAST))} packages"


def _searched(domain: Domain, solution: str) -> Callable[[], str]:
    def run() -> str:
        found = search(domain, np.full(domain.parties, _LEAST), solution, limit=5_000)
        return f"{found.points.tolist()}, {'exact' if found.exact else 'not certain'}"

    return run


def _row(name: str, goal: str, run: Callable[[], str]) -> str:
    best = best_seconds(run, least=3, seconds=2, most=50)
    return f"| {name} | {goal} | {best * 1000:.1f} | {run()} |"


def main() -> None:
    """Print the table."""
    print(f"{machine()}\n")
    shown(table())


if __name__ == "__main__":
    main()
