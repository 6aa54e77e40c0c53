"""Strength of preference: an improvement is mild or strong, and so is the harm a sanction does.

A decision maker strongly stable at a state meets a strong sanction for every improvement; a weakly stable one is
stable, but not strongly. Strength changes no verdict of the plain concepts, it grades them.

Source: Hamouda, Kilgour & Hipel (2004), Group Decision and Negotiation 13:449-462, for two decision makers; (2006),
Applied Mathematics and Computation 179:309-327, for more. That under SMR the mover must also stay strongly worse off
after its reply is from memory of these; not verified against the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.options import state_graph
from detente.kernels.graph_model.refined.pairwise_reach import (
    every_reply,
    move_matrices,
    reach_of_opponents,
    unmet,
)

__all__ = ["GradedStability", "graded_stability", "strong_by_gap"]

_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class GradedStability:
    """Stability of each state, and how strong it is; flags of shape (decision makers, states) for each concept.

    Attributes:
        general: Stable by the plain concept.
        strong: Stable, each improvement being met by a sanction that is strongly less preferred than the state; a
            state without improvements is stable strongly.
    """

    general: Mapping[str, NDArray[np.bool_]]
    strong: Mapping[str, NDArray[np.bool_]]

    @property
    def weak(self) -> Mapping[str, NDArray[np.bool_]]:
        """Stable, but not strongly."""
        return {concept: self.general[concept] & ~self.strong[concept] for concept in self.general}


def strong_by_gap(payoffs: NDArray[np.int64], gap: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return strong preference as a difference of payoffs.

    Args:
        payoffs: Shape (decision makers, states).
        gap: The least difference that is strong, shape (decision makers,), positive.

    Returns:
        Whether the row's state is strongly preferred to the column's; shape (decision makers, states, states).
    """
    return np.asarray(payoffs[:, :, None] - payoffs[:, None, :] >= gap[:, None, None])


def graded_stability(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.int64],
    strong: NDArray[np.bool_],
    concepts: Iterable[str] = _CONCEPTS,
) -> GradedStability:
    """Return which states are stable for whom, and strongly so.

    Args:
        model: The moves.
        payoffs: Larger is preferred, shape (decision makers, states).
        strong: Whether the row's state is strongly preferred to the column's; (decision makers, states, states).
        concepts: Of "nash", "gmr", "smr", "seq".

    Raises:
        ValueError: An unknown concept, a wrong shape, or a strong preference that the payoffs contradict.
    """
    graph = state_graph(model) if isinstance(model, OptionForm) else model
    concepts = tuple(concepts)
    _check(graph, payoffs, strong, concepts)
    moves = move_matrices(graph)
    weakly_worse = payoffs[:, :, None] >= payoffs[:, None, :]
    gains = moves & ~weakly_worse
    general: dict[str, NDArray[np.bool_]] = {}
    strongly: dict[str, NDArray[np.bool_]] = {}
    none = np.zeros((*moves.shape[:2], -(-moves.shape[2] // 64)), dtype=np.uint64)
    any_move = reach_of_opponents(moves) if {"gmr", "smr"} & set(concepts) else none
    for concept in concepts:
        sequences = none if concept == "nash" else reach_of_opponents(gains) if concept == "seq" else any_move
        for grade, harms in ((general, weakly_worse), (strongly, strong)):
            grade[concept] = _stable(concept, harms, moves, gains, sequences)
    return GradedStability(general, strongly)


def _stable(
    concept: str,
    harms: NDArray[np.bool_],
    moves: NDArray[np.bool_],
    gains: NDArray[np.bool_],
    answers: NDArray[np.uint64],
) -> NDArray[np.bool_]:
    """Return stability when a sanction must land where `harms` says, from row to column."""
    stable = np.empty(moves.shape[:2], dtype=np.bool_)
    for one, (own, deters) in enumerate(zip(moves, harms, strict=True)):
        stable[one] = ~unmet(
            gains[one], answers[one], every_reply(deters, own) if concept == "smr" else deters
        )
    return stable


def _check(
    graph: StateGraph, payoffs: NDArray[np.int64], strong: NDArray[np.bool_], concepts: tuple[str, ...]
) -> None:
    size = (graph.decision_makers, graph.states)
    for concept in concepts:
        if concept not in _CONCEPTS:
            raise ValueError(f"concept must be one of {', '.join(_CONCEPTS)}, not {concept!r}")
    if payoffs.shape != size:
        raise ValueError(f"payoffs must have shape {size}, not {payoffs.shape}")
    if strong.shape != (*size, graph.states):
        raise ValueError(f"strong must have shape {(*size, graph.states)}, not {strong.shape}")
    wrong = np.argwhere(strong & (payoffs[:, :, None] <= payoffs[:, None, :]))
    if wrong.size:
        one, better, worse = (int(index) for index in wrong[0])
        raise ValueError(
            f"decision maker {one}: state {better} is strongly preferred to {worse}, "
            f"but their payoffs are {payoffs[one, better]} and {payoffs[one, worse]}"
        )
