"""The question of `change`, and the shape of its answer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.inverse.distance import Ranking, compare
from detente.kernels.graph_model.inverse.sanctions import CONCEPTS, Game, unsanctioned
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.options import state_graph

__all__ = ["Goal", "Limits", "Obstacle", "Question", "Reason", "SmallestChange", "as_game"]

Goal = Literal["make", "break"]
Reason = Literal["", "others_unstable", "conflict", "no_move", "always_sanctioned", "unknown"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is searched for.

    Attributes:
        solutions: At most so many nearest rankings are returned.
        nodes: At most so many bounds are examined in one search over partitions.
        states_to_make: Where others' SEQ stability is at stake, the integer program that makes an equilibrium is
            used in models with at most so many states; mostly under a second at 25, sometimes minutes at 50.
        states_to_break: Likewise for the one that breaks it; seconds at 200.
        rounds: At most so many integer programs are solved for one question.
    """

    solutions: int = 5
    nodes: int = 20_000
    states_to_make: int = 32
    states_to_break: int = 128
    rounds: int = 60


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A move that stays unsanctioned whatever the decision maker in question prefers.

    Attributes:
        decision_maker: Who gains by the move.
        move: The state it leads to.
    """

    decision_maker: int
    move: int


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The nearest rankings of one decision maker that give what was asked, or why there is none.

    Attributes:
        decision_maker: Whose ranking changes.
        state: The state in question.
        concept: The stability concept.
        goal: "make" an equilibrium of the state, or "break" it.
        rankings: The nearest rankings found, first the one to show; several where they tie, not always all.
        exact: Whether nothing nearer exists; where `rankings` is empty, whether there is none at all.
        lower_bound: No ranking that gives what was asked is nearer than this; infinite if there is none.
        reason: Why `rankings` is empty. "others_unstable": `obstacles` are other decision makers' moves that no
            ranking of this one sanctions. "conflict": what the others and itself need contradict each other.
            "no_move": it cannot leave the state, and nobody's stability rests on it. "always_sanctioned": whatever
            it prefers, each move is met by a sanction. "unknown": the limits were reached.
        obstacles: See `reason`.
    """

    decision_maker: int
    state: int
    concept: str
    goal: Goal
    rankings: tuple[Ranking, ...]
    exact: bool
    lower_bound: float
    reason: Reason = ""
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether a ranking that gives what was asked was found."""
        return bool(self.rankings)

    @property
    def distance(self) -> float:
        """The distance of the rankings found; infinite if there is none."""
        return self.rankings[0].distance if self.rankings else math.inf


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a goal for a state under a concept, to be reached by one decision maker's ranking.

    Attributes:
        game: The model.
        payoffs: Present payoffs, shape (decision makers, states).
        mover: The decision maker whose ranking may change.
        state: The state.
        concept: The stability concept.
        goal: "make" or "break" an equilibrium.
    """

    game: Game
    payoffs: NDArray[np.int64]
    mover: int
    state: int
    concept: str
    goal: Goal

    def holds(self, row: NDArray[np.int64]) -> bool:
        """Say whether the model is as asked once the decision maker ranks the states by `row`."""
        payoffs = self.payoffs.copy()
        payoffs[self.mover] = row
        return (not self.unstable(payoffs, range(payoffs.shape[0]))) == (self.goal == "make")

    def unstable(self, payoffs: NDArray[np.int64], who: Iterable[int]) -> list[Obstacle]:
        """Return the unsanctioned improvements of some decision makers."""
        return [
            Obstacle(one, move)
            for one in who
            for move in unsanctioned(self.game, payoffs, self.concept, one, self.state)
        ]

    def found(self, rows: Iterable[NDArray[np.int64]], bound: float | None = None) -> SmallestChange:
        """Return rankings; exact unless the bound is lower than their distance."""
        rankings = tuple(compare(self.payoffs[self.mover], row) for row in rows)
        bound = rankings[0].distance if bound is None else bound
        return self._result(rankings, bound, exact=bound == rankings[0].distance)

    def impossible(self, reason: Reason, obstacles: Iterable[Obstacle] = ()) -> SmallestChange:
        """Return that no ranking does."""
        return self._result((), math.inf, exact=True, reason=reason, obstacles=tuple(obstacles))

    def unknown(self, bound: float) -> SmallestChange:
        """Return that no ranking was found, though there may be one at this distance or beyond."""
        return self._result((), bound, exact=False, reason="unknown")

    def _result(
        self,
        rankings: tuple[Ranking, ...],
        bound: float,
        *,
        exact: bool,
        reason: Reason = "",
        obstacles: tuple[Obstacle, ...] = (),
    ) -> SmallestChange:
        return SmallestChange(
            self.mover, self.state, self.concept, self.goal, rankings, exact, bound, reason, obstacles
        )


def as_game(model: OptionForm | StateGraph, payoffs: NDArray[np.int64], concept: str, *indices: int) -> Game:
    """Return a model ready for sanction sets.

    Args:
        model: The moves.
        payoffs: Shape (decision makers, states).
        concept: The stability concept.
        indices: A decision maker and a state that must exist.

    Raises:
        ValueError: An unknown concept, SIM without options, payoffs of a wrong shape, or an index out of range.
    """
    form = model if isinstance(model, OptionForm) else None
    graph = state_graph(model) if isinstance(model, OptionForm) else model
    if concept not in CONCEPTS:
        raise ValueError(f"concept must be one of {', '.join(CONCEPTS)}, not {concept!r}")
    if concept == "sim" and form is None:
        raise ValueError(
            "concept 'sim' needs an option form: arcs do not say which moves can be made at once"
        )
    if payoffs.shape != (graph.decision_makers, graph.states):
        raise ValueError(
            f"payoffs must have shape {(graph.decision_makers, graph.states)}, not {payoffs.shape}"
        )
    for name, index, count in zip(("decision maker", "state"), indices, payoffs.shape, strict=True):
        if not 0 <= index < count:
            raise ValueError(f"{name} {index} does not exist; there are {count}, numbered from 0")
    return Game(graph, form)
