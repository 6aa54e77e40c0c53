"""First-level hypergames: each decision maker plays the game it sees.

Decision makers may misjudge each other's preferences, and may not see every state. Each finds the stable states of
its own game and acts on its own part of the answer; what results is an equilibrium of the hypergame, which nobody may
have foreseen. None of them knows that the others see another game.

Source: Bennett (1977), Omega 5:749-751; Wang, Hipel & Fraser (1988), Behavioral Science 33:207-223.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.stability import stability

__all__ = ["Hypergame", "hypergame", "seen_by"]


@dataclass(frozen=True, slots=True)
class Hypergame:
    """The stable states of every perceived game.

    Attributes:
        stable: For each concept, shape (perceivers, decision makers, states): in the perceiver's eyes, the state is
            stable for the decision maker. False where the perceiver does not see the state.
    """

    stable: Mapping[str, NDArray[np.bool_]]

    def own(self, concept: str) -> NDArray[np.bool_]:
        """Return what each decision maker takes to be stable for itself, shape (decision makers, states)."""
        return np.asarray(np.einsum("pps->ps", self.stable[concept]))

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Return the equilibria of the hypergame: states stable for everyone in its own game; ascending."""
        return np.flatnonzero(self.own(concept).all(axis=0))

    def in_eyes(self, concept: str) -> NDArray[np.bool_]:
        """Return in whose eyes each state is an equilibrium, shape (perceivers, states)."""
        return np.asarray(self.stable[concept].all(axis=1))


def hypergame(
    model: OptionForm | StateGraph,
    perceived: NDArray[np.int64],
    concepts: Iterable[str],
    seen: NDArray[np.bool_] | None = None,
) -> Hypergame:
    """Return stability in the game that each decision maker sees.

    Args:
        model: The moves of the full game.
        perceived: Payoffs as each perceiver takes them to be, shape (perceivers, decision makers, states); the
            perceivers are the decision makers. Payoffs of states that a perceiver does not see are not looked at.
        concepts: Of "nash", "gmr", "smr", "seq", and, for an option form, "sim".
        seen: Which states each perceiver knows of, shape (perceivers, states); all of them by default.

    Raises:
        ValueError: A wrong shape, an unknown concept, or a perceiver that sees no state.
    """
    concepts = tuple(concepts)
    states = model.states.size if isinstance(model, OptionForm) else model.states
    seen = np.ones((len(perceived), states), dtype=np.bool_) if seen is None else seen
    _check(model.decision_makers, states, perceived, seen)
    stable = {concept: np.zeros(perceived.shape, dtype=np.bool_) for concept in concepts}
    for perceiver, (payoffs, known) in enumerate(zip(perceived, seen, strict=True)):
        found = stability(seen_by(model, known), payoffs[:, known], concepts)
        for concept in concepts:
            stable[concept][perceiver][:, known] = found.stable[concept]
    return Hypergame(stable)


def seen_by(model: OptionForm | StateGraph, known: NDArray[np.bool_]) -> OptionForm | StateGraph:
    """Return the model with the known states only and the moves between them, states numbered anew in order.

    Args:
        model: The moves.
        known: Which states to keep, shape (states,).
    """
    if isinstance(model, OptionForm):
        return OptionForm(model.owner, model.direction, model.states[known], model.decision_makers)
    number = np.cumsum(known) - 1
    starts, ends = [], []
    for start, end in zip(model.starts, model.ends, strict=True):
        origin = np.repeat(np.arange(model.states), np.diff(start))
        kept = known[origin] & known[end]
        counts = np.bincount(number[origin[kept]], minlength=int(known.sum()))
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        ends.append(number[end[kept]].astype(np.int64))
    return StateGraph(int(known.sum()), tuple(starts), tuple(ends))


def _check(decision_makers: int, states: int, perceived: NDArray[np.int64], seen: NDArray[np.bool_]) -> None:
    wanted = (decision_makers, decision_makers, states)
    if perceived.shape != wanted:
        raise ValueError(f"perceived must have shape {wanted}, not {perceived.shape}")
    if seen.shape != (decision_makers, states):
        raise ValueError(f"seen must have shape {(decision_makers, states)}, not {seen.shape}")
    blind = np.flatnonzero(~seen.any(axis=1))
    if blind.size:
        raise ValueError(
            f"decision maker {blind[0]} sees no state; every decision maker must see at least one"
        )
