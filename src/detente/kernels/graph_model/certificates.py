"""Why a state is stable or not: each improvement, and the moves that sanction it or that nothing does.

The definitions are those of `stability` and `coalitions`. A certificate can be checked move by move without solving
anything: that an answer exists is shown by its moves. That none exists, or that under SMR no response helps, is a
claim about all moves; it is checked by listing them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.coalitions import checked_members
from detente.kernels.graph_model.distances import Distances, Game, distances
from detente.kernels.graph_model.joint_witness import JointWitness
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.neighbours import Neighbours
from detente.kernels.graph_model.option_stability import arranged
from detente.kernels.graph_model.paths import routes
from detente.kernels.graph_model.stability import checked_concepts, checked_levels

__all__ = ["Certificate", "Improvement", "Move", "Sanction", "certificate"]


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
        improvements: All, the best for the members first: by the sum of their payoffs' ranks, then by state.
    """

    members: tuple[int, ...]
    state: int
    concept: str
    improvements: tuple[Improvement, ...]

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
) -> Certificate:
    """Return why a state is stable or not for a decision maker or a coalition.

    Args:
        model: States and moves.
        payoffs: Integers of which only the order within a row matters, shape (decision makers, states).
        members: A decision maker's index, or the members of a coalition.
        state: The state in question.
        concept: "nash", "gmr", "smr", "seq" or, with options, "sim".

    Returns:
        Every improvement with a sanction or none. Sanctions are shortest, and of several the first in order of
        mover and then of state.

    Raises:
        ValueError: The state, a member or the concept does not exist, or the payoffs have the wrong shape.
    """
    checked_concepts(model, [concept])
    levels = checked_levels(model, payoffs)
    group = checked_members([members] if isinstance(members, int | np.integer) else members, len(levels))
    if not 0 <= state < levels.shape[1]:
        raise ValueError(
            f"certificate: state {state} does not exist; states go from 0 to {levels.shape[1] - 1}"
        )
    lines = arranged(model, levels) if isinstance(model, OptionForm) else []
    game = Game(model, levels, lines, Neighbours(model, levels))
    ways = _ways_to_improve(game, group, state)
    answers = _answers(game, group, state, concept, [way[-1].end for way in ways])
    improvements = (Improvement(way, way[-1].end, answer) for way, answer in zip(ways, answers, strict=True))
    return Certificate(group, state, concept, tuple(improvements))


def _ways_to_improve(game: Game, group: tuple[int, ...], state: int) -> list[tuple[Move, ...]]:
    if len(group) == 1:
        ends = game.neighbours.of(group[0], state).tolist()
        ways = {end: _moves(state, [(group[0], end)]) for end in ends}
    else:
        everything = game.levels.shape[1]
        found = routes(game.model, game.levels, state, improving=False, movers=group, most_states=everything)
        ways = {end: _moves(state, steps) for end, steps in found.to.items() if steps}
    preferred = _preferred(game, group, state)
    ranks = np.array([np.unique(row, return_inverse=True)[1] for row in game.levels[list(group)]]).sum(axis=0)
    ends = sorted((end for end in ways if preferred[end]), key=lambda end: (-ranks[end], end))
    return [ways[end] for end in ends]


def _moves(origin: int, steps: Sequence[tuple[int, int]]) -> tuple[Move, ...]:
    origins = [origin, *(end for _, end in steps)]
    return tuple(Move(mover, origins[k], end) for k, (mover, end) in enumerate(steps))


def _preferred(game: Game, group: Sequence[int], state: int) -> NDArray[np.bool_]:
    """Return which states every member prefers to a state."""
    rows = game.levels[list(group)]
    preferred: NDArray[np.bool_] = np.all(rows > rows[:, [state]], axis=0)
    return preferred


def _answers(
    game: Game, group: tuple[int, ...], state: int, concept: str, ends: Sequence[int]
) -> list[Sanction | None]:
    if concept == "nash" or not ends:
        return [None for _ in ends]
    if concept == "sim" and isinstance(game.model, OptionForm):
        return _joint_answers(game, game.model, group, state, ends)
    preferred = _preferred(game, group, state)
    harmless = preferred
    if concept == "smr":
        harmless = preferred | distances(game, group, preferred, improving=False).reachable()
    others = [dm for dm in range(len(game.levels)) if dm not in group]
    ways = distances(game, others, ~harmless, improving=concept == "seq")
    reachable = ways.reachable()
    return [_sanction(game, group, state, ways, end) if reachable[end] else None for end in ends]


def _sanction(game: Game, group: tuple[int, ...], state: int, ways: Distances, end: int) -> Sanction:
    moves = _moves(end, ways.path(end))
    return Sanction(moves, moves[-1].end, _unwilling(game, group, state, moves[-1].end))


def _unwilling(game: Game, group: tuple[int, ...], state: int, final: int) -> int:
    return next(dm for dm in group if game.levels[dm, final] <= game.levels[dm, state])


def _joint_answers(
    game: Game, form: OptionForm, group: tuple[int, ...], state: int, ends: Sequence[int]
) -> list[Sanction | None]:
    answers: list[Sanction | None] = []
    witness = JointWitness(game, form, group, state)
    for end in ends:
        steps = witness.steps(end)
        if steps is None:
            answers.append(None)
            continue
        final = witness.final(end, steps)
        moves = tuple(Move(mover, state, there) for mover, there in steps)
        answers.append(Sanction(moves, final, _unwilling(game, group, state, final)))
    return answers
