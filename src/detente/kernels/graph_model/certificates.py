"""Why a state is stable or not: each improvement, and the moves that sanction it or that nothing does.

The definitions are those of `stability` and `coalitions`. A certificate can be checked move by move without solving
anything: that an answer exists is shown by its moves. That none exists, or that under SMR no response helps, is a
claim about all moves; it is checked by listing them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.coalitions import checked_members
from detente.kernels.graph_model.joint_witness import JointWitness
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.distances import Game, distances
from detente.kernels.graph_model.moves.neighbours import Neighbours
from detente.kernels.graph_model.option_stability import arranged
from detente.kernels.graph_model.paths import routes
from detente.kernels.graph_model.stability import checked_concepts, checked_levels

__all__ = ["Certificate", "Certifier", "Improvement", "Move", "Sanction", "certificate"]


@dataclass(frozen=True, slots=True)
class Move:
    """One decision maker going from one state to another."""

    mover: int
    origin: int
    end: int


@dataclass(frozen=True, slots=True)
class Sanction:
    """What the others answer to an improvement.

    Attributes:
        moves: Their moves: a shortest sequence from the improvement; under SIM each mover's own improvement from the
            state the certificate is about, all made at the same time, of which none could be left out.
        final: The state that results, not preferred by `unwilling`.
        unwilling: The first member of the coalition, or the decision maker, that does not prefer it. Under SMR
            nothing the coalition reaches from it is preferred by all members.
    """

    moves: tuple[Move, ...]
    final: int
    unwilling: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """A state that every member prefers, how they go there, and what the others answer; None if nothing."""

    moves: tuple[Move, ...]
    end: int
    sanction: Sanction | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The reason for a verdict.

    Attributes:
        members: Whose stability: one decision maker, or a coalition.
        state: Of which state.
        concept: Under which concept.
        improvements: The best for the members first: by the sum of their payoffs' ranks, then by state. All, unless
            fewer were asked for; the best unsanctioned one is there in any case.
        count: How many there are in all.
        unanswered: How many of them nothing sanctions.
    """

    members: tuple[int, ...]
    state: int
    concept: str
    improvements: tuple[Improvement, ...]
    count: int
    unanswered: int

    @property
    def stable(self) -> bool:
        """Whether every improvement is sanctioned; in particular whether there is none."""
        return self.unsanctioned is None

    @property
    def unsanctioned(self) -> Improvement | None:
        """The best improvement that nothing sanctions, if there is one."""
        return next((each for each in self.improvements if each.sanction is None), None)


def certificate(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.integer],
    members: int | Iterable[int],
    state: int,
    concept: str,
    *,
    most: int | None = None,
) -> Certificate:
    """Return why a state is stable or not for a decision maker or a coalition.

    Args:
        model: States and moves.
        payoffs: Integers of which only the order within a row matters, shape (decision makers, states).
        members: A decision maker's index, or the members of a coalition.
        state: The state in question.
        concept: "nash", "gmr", "smr", "seq" or, with options, "sim".
        most: How many improvements to list, the best, and the best unsanctioned one besides; None for all.

    Returns:
        Every improvement with a sanction or none. Sanctions are shortest, and of several the first in order of
        mover and then of state.

    Raises:
        ValueError: The state, a member or the concept does not exist, or the payoffs have the wrong shape.
    """
    return Certifier(model, payoffs).certificate(members, state, concept, most=most)


class Certifier:
    """Certificates of one model, which is arranged once for all of them."""

    def __init__(self, model: OptionForm | StateGraph, payoffs: NDArray[np.integer]) -> None:
        """Arrange the model; `payoffs` have shape (decision makers, states).

        Raises:
            ValueError: The payoffs have the wrong shape.
        """
        levels = checked_levels(model, payoffs)
        lines = arranged(model, levels) if isinstance(model, OptionForm) and levels.size else []
        self._game = Game(model, levels, lines, Neighbours(model, levels))

    def certificate(
        self, members: int | Iterable[int], state: int, concept: str, *, most: int | None = None
    ) -> Certificate:
        """Return why a state is stable or not; arguments and errors are those of `certificate`."""
        game = self._game
        checked_concepts(game.model, [concept])
        makers, states = game.levels.shape
        group = checked_members([members] if isinstance(members, int | np.integer) else members, makers)
        if not 0 <= state < states:
            raise ValueError(f"certificate: state {state} does not exist; states go from 0 to {states - 1}")
        ways = _ways_to_improve(game, group, state)
        answers = _answers(game, group, state, concept, ways.ends)
        shown = answers.shown(len(ways.ends) if most is None else most)
        improvements = tuple(
            Improvement(ways.moves(end), end, answers.sanction(end) if met else None)
            for end, met in zip(ways.ends[shown].tolist(), answers.met[shown].tolist(), strict=True)
        )
        return Certificate(group, state, concept, improvements, len(ways.ends), int((~answers.met).sum()))


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where the members can better themselves, the best first, and how they go there."""

    ends: NDArray[np.intp]
    moves: Callable[[int], tuple[Move, ...]]


def _ways_to_improve(game: Game, group: tuple[int, ...], state: int) -> _Ways:
    if len(group) == 1:
        mover = group[0]
        ends = game.neighbours.of(mover, state, improving=True)
        best_first = np.lexsort((ends, -game.levels[mover, ends]))
        return _Ways(ends[best_first], lambda end: (Move(mover, state, end),))
    everything = game.levels.shape[1]
    found = routes(game.model, game.levels, state, improving=False, movers=group, most_states=everything)
    preferred = _preferred(game, group, state)
    there = np.array([end for end, steps in found.to.items() if steps and preferred[end]], dtype=np.intp)
    ranks = np.array([np.unique(row, return_inverse=True)[1] for row in game.levels[list(group)]]).sum(axis=0)
    return _Ways(there[np.lexsort((there, -ranks[there]))], lambda end: _moves(state, found.to[end]))


def _moves(origin: int, steps: Sequence[tuple[int, int]]) -> tuple[Move, ...]:
    origins = [origin, *(end for _, end in steps)]
    return tuple(Move(mover, origins[k], end) for k, (mover, end) in enumerate(steps))


def _preferred(game: Game, group: Sequence[int], state: int) -> NDArray[np.bool_]:
    """Return which states every member prefers to a state."""
    rows = game.levels[list(group)]
    preferred: NDArray[np.bool_] = np.all(rows > rows[:, [state]], axis=0)
    return preferred


@dataclass(frozen=True, slots=True)
class _Answers:
    """Which improvements are met, in their order, and what meets the one that leads to a state."""

    met: NDArray[np.bool_]
    sanction: Callable[[int], Sanction]

    def shown(self, most: int) -> NDArray[np.intp]:
        """Return the places of the best improvements and of the best one that is not met."""
        places = np.arange(min(most, len(self.met)))
        return np.union1d(places, np.flatnonzero(~self.met)[:1])


def _answers(
    game: Game, group: tuple[int, ...], state: int, concept: str, ends: NDArray[np.intp]
) -> _Answers:
    if concept == "nash" or not len(ends):
        return _Answers(np.zeros(len(ends), dtype=np.bool_), _no_answer)
    if concept == "sim" and isinstance(game.model, OptionForm):
        return _joint_answers(game, game.model, group, state, ends)
    preferred = _preferred(game, group, state)
    harmless = preferred
    if concept == "smr":
        harmless = preferred | distances(game, group, preferred, improving=False).reachable()
    others = [dm for dm in range(len(game.levels)) if dm not in group]
    ways = distances(game, others, ~harmless, improving=concept == "seq")

    def sanction(end: int) -> Sanction:
        moves = _moves(end, ways.path(end))
        return Sanction(moves, moves[-1].end, _unwilling(game, group, state, moves[-1].end))

    return _Answers(ways.reachable()[ends], sanction)


def _no_answer(end: int) -> Sanction:
    raise AssertionError(f"nothing meets the move to {end}")


def _unwilling(game: Game, group: tuple[int, ...], state: int, final: int) -> int:
    return next(dm for dm in group if game.levels[dm, final] <= game.levels[dm, state])


def _joint_answers(
    game: Game, form: OptionForm, group: tuple[int, ...], state: int, ends: NDArray[np.intp]
) -> _Answers:
    witness = JointWitness(game, form, group, state)

    def sanction(end: int) -> Sanction:
        steps = witness.steps(end)
        final = witness.final(end, steps)
        moves = tuple(Move(mover, state, there) for mover, there in steps)
        return Sanction(moves, final, _unwilling(game, group, state, final))

    return _Answers(witness.answered(ends), sanction)
