"""The groundwater contamination dispute of Elmira, Ontario, in the nine states of the textbook."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from detente.kernels.graph_model.model import StateGraph
from detente.kernels.graph_model.payoffs import ranked
from tests.kernels.graph_model import models

MINISTRY, UNIROYAL, LOCAL = range(3)
_DATA = Path(__file__).parents[2] / "reference" / "graph-model" / "elmira" / "graph.toml"
_NINE = tomllib.loads(_DATA.read_text())["nine"]


def graph() -> StateGraph:
    """Return the moves, state k of the textbook being number k - 1."""
    return models.graph(
        _NINE["states"], *([(start - 1, end - 1) for start, end in arcs] for arcs in _NINE["arcs"])
    )


def payoffs() -> np.ndarray:
    """Return ranks, the best state 8, shape (3, 9)."""
    rankings = [[[state - 1 for state in tied] for tied in ranking] for ranking in _NINE["rankings"]]
    return np.array([ranked(ranking, _NINE["states"]) for ranking in rankings]) - 1
