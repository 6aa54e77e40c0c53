"""Stability when some preferences are unknown.

Of two states a decision maker prefers one, holds them equal, or nobody knows (U). Two choices then make four
extensions of each concept. Does a decision maker leave a state only for one it is known to prefer, or also for one of
which that is unknown? And is it deterred only by a sanction known not to be preferred, or also by one of which that
is unknown?

| extension | leaves for | deterred by |
|---|---|---|
| a | preferred or unknown | not preferred |
| b | preferred | not preferred |
| c | preferred or unknown | not preferred or unknown |
| d | preferred | not preferred or unknown |

Source: Li, Hipel, Kilgour & Fang (2004), IEEE Transactions on Systems, Man, and Cybernetics A 34:507-520; Xu, Hipel,
Kilgour & Fang (2018), Conflict Resolution Using the Graph Model, chapter 5. The letters and the rule for sequential sanctions (in
all four, opponents move by improvements or unknown moves) are from memory of these; not verified against the text.
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

__all__ = ["EXTENSIONS", "UNKNOWN", "Extension", "UnknownStability", "relation_of", "stability_with_unknowns"]

UNKNOWN = 2
_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, slots=True)
class Extension:
    """How an unknown preference is treated.

    Attributes:
        leaves_for_unknown: Whether a decision maker also leaves for a state it may or may not prefer.
        deterred_by_unknown: Whether a sanction also deters where it is unknown if it is preferred.
    """

    leaves_for_unknown: bool
    deterred_by_unknown: bool


EXTENSIONS: Mapping[str, Extension] = {
    "a": Extension(leaves_for_unknown=True, deterred_by_unknown=False),
    "b": Extension(leaves_for_unknown=False, deterred_by_unknown=False),
    "c": Extension(leaves_for_unknown=True, deterred_by_unknown=True),
    "d": Extension(leaves_for_unknown=False, deterred_by_unknown=True),
}


@dataclass(frozen=True, slots=True)
class UnknownStability:
    """Stability under each extension.

    Attributes:
        stable: For each extension and concept, flags of shape (decision makers, states).
    """

    stable: Mapping[str, Mapping[str, NDArray[np.bool_]]]

    def equilibria(self, extension: str, concept: str) -> NDArray[np.intp]:
        """Return the states stable for everyone, ascending."""
        return np.flatnonzero(self.stable[extension][concept].all(axis=0))


def relation_of(payoffs: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return the relation behind payoffs of shape (decision makers, states), nothing in it unknown."""
    above = (payoffs[:, :, None] > payoffs[:, None, :]).astype(np.int8)
    return above - above.transpose(0, 2, 1)


def stability_with_unknowns(
    model: OptionForm | StateGraph,
    relation: NDArray[np.int8],
    concepts: Iterable[str] = _CONCEPTS,
    *,
    sanctions_by_unknown: bool = True,
) -> UnknownStability:
    """Return which states are stable for whom under the four extensions.

    Args:
        model: The moves.
        relation: Shape (decision makers, states, states): 1 where the row's state is preferred to the column's, 0
            where they are equal, -1 where it is less preferred, 2 where that is unknown; need not be transitive.
        concepts: Of "nash", "gmr", "smr", "seq".
        sanctions_by_unknown: Whether opponents' sequential sanctions (SEQ) may also use moves to states of which it
            is unknown if the mover prefers them.

    Raises:
        ValueError: An unknown concept, a relation of a wrong shape, or pairs that contradict each other.
    """
    graph = state_graph(model) if isinstance(model, OptionForm) else model
    concepts = tuple(concepts)
    _check(graph, relation, concepts)
    moves = move_matrices(graph)
    gains = moves & (relation.transpose(0, 2, 1) == 1)
    unknown = moves & (relation == UNKNOWN)
    sequential = gains | unknown if sanctions_by_unknown else gains
    answers = _answers(concepts, moves, sequential)
    return UnknownStability(
        {
            name: {
                concept: _stable(extension, concept, relation, moves, answers[concept])
                for concept in concepts
            }
            for name, extension in EXTENSIONS.items()
        }
    )


def _answers(
    concepts: tuple[str, ...], moves: NDArray[np.bool_], sequential: NDArray[np.bool_]
) -> dict[str, NDArray[np.uint64]]:
    """Return what opponents can bring about under each concept, for each decision maker; nothing counts under Nash."""
    none = np.zeros((*moves.shape[:2], -(-moves.shape[2] // 64)), dtype=np.uint64)
    any_move = reach_of_opponents(moves) if {"gmr", "smr"} & set(concepts) else none
    gains = reach_of_opponents(sequential) if "seq" in concepts else none
    found = {"nash": none, "gmr": any_move, "smr": any_move, "seq": gains}
    return {concept: found[concept] for concept in concepts}


def _stable(
    extension: Extension,
    concept: str,
    relation: NDArray[np.int8],
    moves: NDArray[np.bool_],
    answers: NDArray[np.uint64],
) -> NDArray[np.bool_]:
    """Return stability for every decision maker, shape (decision makers, states)."""
    stable = np.empty(relation.shape[:2], dtype=np.bool_)
    for one, (own, row) in enumerate(zip(moves, relation, strict=True)):
        unknown = row == UNKNOWN
        leaves = own & ((row == -1) | (unknown if extension.leaves_for_unknown else False))
        deters = (row == 0) | (row == 1) | (unknown if extension.deterred_by_unknown else False)
        if concept == "smr":
            deters = every_reply(deters, own)
        stable[one] = ~unmet(leaves, answers[one], deters)
    return stable


def _check(graph: StateGraph, relation: NDArray[np.int8], concepts: tuple[str, ...]) -> None:
    wanted = (graph.decision_makers, graph.states, graph.states)
    for concept in concepts:
        if concept not in _CONCEPTS:
            raise ValueError(f"concept must be one of {', '.join(_CONCEPTS)}, not {concept!r}")
    if relation.shape != wanted:
        raise ValueError(f"relation must have shape {wanted}, not {relation.shape}")
    if not np.isin(relation, (-1, 0, 1, UNKNOWN)).all():
        raise ValueError("relation must hold -1, 0, 1 and 2 only")
    loops = np.argwhere(np.diagonal(relation, axis1=1, axis2=2))
    if loops.size:
        raise ValueError(f"decision maker {loops[0, 0]}: state {loops[0, 1]} must stand 0 to itself")
    mirrored = np.where(relation == UNKNOWN, UNKNOWN, -relation)
    wrong = np.argwhere(mirrored != relation.transpose(0, 2, 1))
    if wrong.size:
        one, first, second = (int(index) for index in wrong[0])
        there, back = int(relation[one, first, second]), int(relation[one, second, first])
        raise ValueError(
            f"decision maker {one}: states {first} and {second} stand {there} one way and {back} the other; "
            "the two must be opposite, or both 2"
        )
