"""Measure the methods' kernels and write docs/reference/speed-of-methods.md: part of `make bench`.

Each table can be had alone: `python benchmarks/graph_model.py`, `bargaining.py`, `spatial.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import bargaining, graph_model, spatial
from benchmarks.measuring import machine, shown

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "speed-of-methods.md"
TABLES: tuple[tuple[str, str, Callable[[], Iterator[str]]], ...] = (
    (
        "The graph model",
        "Each row in a process of its own, the best of several runs after a first; the peak is the process's, NumPy and the"
        " model included. Payoffs are random, or from prioritised statements on one or two options each.",
        graph_model.table,
    ),
    (
        "Packages",
        "The best of several runs after a first. Domains are opposed: what is good for one party is bad for others,"
        " as far as that goes with more than two.",
        bargaining.table,
    ),
    (
        "Spatial models",
        "Random actors, the best of three runs after a first, in one process.",
        spatial.table,
    ),
)


def main() -> None:
    """Print the tables and write the page."""
    lines = [
        "# Speed of the methods",
        "",
        f"Measured {date.today().isoformat()} by `make bench` on: {machine()}, NumPy {np.__version__}. Only the kernels are"
        " timed, warm: reading a case and starting Python come on top.",
    ]
    for title, how, table in TABLES:
        rows, load = shown(table())
        lines += [
            "",
            f"## {title}",
            "",
            f"{how} Load of the machine meanwhile, this included: {load:.1f}.",
            "",
            *rows,
        ]
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
