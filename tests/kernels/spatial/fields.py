"""Actors for tests: from the reference files, and drawn by Hypothesis."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

__all__ = ["REFERENCE", "Actors", "actors", "smp_reference", "utility_reference"]

REFERENCE = Path(__file__).parents[2] / "reference" / "spatial"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Actors:
    """Capabilities (1, actors), saliences and positions (1, actors, dimensions), and what the file expects."""

    capabilities: Floats
    saliences: Floats
    positions: Floats
    expected: Any

    @property
    def names(self) -> list[str]:
        """In the file's order."""
        return [each["name"] for each in self.expected["actors"]]


def utility_reference(name: str) -> Actors:
    """Return a file of McKibben's port."""
    return _read(REFERENCE / name / "expected-utility.json", 1.0)


def smp_reference(name: str) -> Actors:
    """Return a file of KTAB's, on 0 to 1."""
    return _read(REFERENCE / name / "smp.json", 100.0)


def _read(path: Path, whole: float) -> Actors:
    expected = json.loads(path.read_text("utf-8"))
    rows = expected["actors"]
    count = len(rows)
    saliences = np.array([each["salience"] for each in rows], dtype=float).reshape(1, count, -1)
    positions = np.array([each["position"] for each in rows], dtype=float).reshape(1, count, -1)
    capabilities = np.array([[each["capability"] for each in rows]], dtype=float)
    return Actors(capabilities, saliences / whole, positions / whole, expected)


@st.composite
def actors(draw: st.DrawFn, most: int = 7, dimensions: int = 1) -> Actors:
    """Draw actors with few different numbers, so that ties and zeros are common."""
    count = draw(st.integers(2, most))
    steps = st.integers(0, 8)
    row = st.lists(steps, min_size=count * dimensions, max_size=count * dimensions)
    capabilities = np.array(draw(st.lists(steps, min_size=count, max_size=count)), dtype=float)[None] / 8
    shape = (1, count, dimensions)
    return Actors(
        capabilities,
        np.array(draw(row), dtype=float).reshape(shape) / 8 / dimensions,
        np.array(draw(row), dtype=float).reshape(shape) / 8,
        {"actors": [{"name": str(k)} for k in range(count)]},
    )
