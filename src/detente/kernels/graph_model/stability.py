"""Individual stability of every state under the classical solution concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import arc_stability
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.lines import Lines
from detente.kernels.graph_model.option_stability import arranged, option_stability
from detente.kernels.graph_model.simultaneous import simultaneous

__all__ = ["CONCEPTS", "Stability", "stability"]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")


@dataclass(frozen=True, slots=True)
class Stability:
    """In which states each decision maker has no reason to move.

    Attributes:
        stable: For each concept, shape (decision makers, states).
    """

    stable: Mapping[str, NDArray[np.bool_]]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were asked for."""
        return tuple(self.stable)

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Return the states stable for every decision maker under a concept, ascending."""
        return np.flatnonzero(self.stable[concept].all(axis=0))


def stability(
    model: OptionForm | StateGraph, payoffs: NDArray[np.integer], concepts: Iterable[str] | None = None
) -> Stability:
    """Return individual stability of every state.

    Args:
        model: States and moves.
        payoffs: Integers of which only the order within a row matters, shape (decision makers, states).
        concepts: Of "nash", "gmr", "smr", "seq", "sim"; all the model allows by default. "sim" needs options.

    Returns:
        For each concept and decision maker, the stable states.

    Raises:
        ValueError: An unknown concept, "sim" for a graph of arcs, or payoffs of the wrong shape or type.

    Source: Fang, Hipel & Kilgour (1993), chapter 3; SIM in options, Fraser & Hipel (1979).
    """
    asked = checked_concepts(model, concepts)
    levels = checked_levels(model, payoffs)
    if levels.size == 0:
        return Stability({concept: np.ones(levels.shape, dtype=np.bool_) for concept in asked})
    lines = arranged(model, levels) if isinstance(model, OptionForm) else []
    every = range(model.decision_makers)
    return Stability(
        {
            concept: np.array([individual(model, levels, lines, dm, concept) for dm in every])
            for concept in asked
        }
    )


def individual(
    model: OptionForm | StateGraph,
    levels: NDArray[np.int64],
    lines: Sequence[Lines],
    decision_maker: int,
    concept: str,
) -> NDArray[np.bool_]:
    """Return in which states one decision maker is stable under one concept, shape (states,).

    Args:
        model: States and moves.
        levels: Payoffs from 0, shape (decision makers, states).
        lines: Each decision maker's moves, from `arranged`; not used for a graph of arcs.
        decision_maker: Whose stability.
        concept: One that the model allows.
    """
    if isinstance(model, StateGraph):
        return arc_stability(model, levels, decision_maker, concept)
    if concept == "sim":
        return simultaneous(model, lines, levels, decision_maker)
    return option_stability(lines, levels, decision_maker, concept)


def checked_concepts(model: OptionForm | StateGraph, concepts: Iterable[str] | None) -> tuple[str, ...]:
    """Return the concepts asked for, in the order of `CONCEPTS`.

    Raises:
        ValueError: One is unknown, or needs options that the model does not have.
    """
    available = CONCEPTS if isinstance(model, OptionForm) else CONCEPTS[:-1]
    asked = set(available if concepts is None else concepts)
    unknown = sorted(asked - set(CONCEPTS))
    if unknown:
        raise ValueError(f"stability: concept {unknown[0]!r} is unknown; there are {', '.join(CONCEPTS)}")
    if asked - set(available):
        raise ValueError("stability: 'sim' combines choices of options, and a graph of arcs has none")
    return tuple(concept for concept in available if concept in asked)


def checked_levels(model: OptionForm | StateGraph, payoffs: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return payoffs from 0 in each row and small enough to be told apart in one number with a segment's.

    Raises:
        ValueError: The payoffs have the wrong shape, or are not integers.
    """
    states = len(model.states) if isinstance(model, OptionForm) else model.states
    if payoffs.shape != (model.decision_makers, states):
        wanted = (model.decision_makers, states)
        raise ValueError(f"stability: payoffs have shape {payoffs.shape}, the model needs {wanted}")
    if not np.issubdtype(payoffs.dtype, np.integer):
        raise ValueError(f"stability: payoffs must be integers, not {payoffs.dtype}")
    return np.array([_levels(row) for row in payoffs], dtype=np.int64).reshape(payoffs.shape)


def _levels(payoffs: NDArray[np.integer]) -> NDArray[np.int64]:
    if payoffs.size == 0:
        return payoffs.astype(np.int64)
    if int(payoffs.max()) - int(payoffs.min()) < 1 << 30:
        return payoffs.astype(np.int64) - int(payoffs.min())
    levels: NDArray[np.int64] = np.unique(payoffs, return_inverse=True)[1].astype(np.int64)
    return levels
