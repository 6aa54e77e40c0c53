"""Stability of states when groups of decision makers may move together.

A coalition H improves on s by a state that its members reach in any legal sequence and that every member prefers.
The improvement s1 is sanctioned by a state s2 that the others reach from s1 and that some member does not prefer to
s (GMR; SEQ when the others move by improvements only), and from which, besides, H reaches no state that all its
members prefer to s (SMR). Under SIM the members' choices at s1 are combined with improvements that one or more of
the others take from s at the same time; some member does not prefer the feasible result to s.

Source: Kilgour, Hipel, Fang & Peng (2001), Group Decision and Negotiation 10; Inohara & Hipel (2008), Systems
Engineering 11; SIM for more than one member is our extension of the individual definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import improvements, lowest_after
from detente.kernels.graph_model.joint_answers import joint_answers
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.lines import Lines
from detente.kernels.graph_model.moves.lookup import lookup
from detente.kernels.graph_model.moves.reach import Reach, arc_reach, option_reach
from detente.kernels.graph_model.option_stability import arranged, lowest_outcomes
from detente.kernels.graph_model.stability import checked_concepts, checked_levels, individual

__all__ = ["CoalitionStability", "checked_members", "coalition_stability", "every_coalition"]

_CELLS_AT_ONCE = 1 << 24
_PAIRS_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class CoalitionStability:
    """In which states each coalition has no reason to move.

    Attributes:
        coalitions: The members of each, ascending.
        stable: For each concept, shape (coalitions, states).
    """

    coalitions: tuple[tuple[int, ...], ...]
    stable: Mapping[str, NDArray[np.bool_]]

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Return the states stable for every coalition asked for under a concept, ascending."""
        return np.flatnonzero(self.stable[concept].all(axis=0))


def every_coalition(decision_makers: int) -> tuple[tuple[int, ...], ...]:
    """Return all coalitions, of one decision maker first, then of two, …, in lexicographic order."""
    members = (
        tuple(dm for dm in range(decision_makers) if mask >> dm & 1)
        for mask in range(1, 1 << decision_makers)
    )
    return tuple(sorted(members, key=lambda coalition: (len(coalition), coalition)))


def coalition_stability(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.integer],
    coalitions: Iterable[int | Iterable[int]] | None = None,
    concepts: Iterable[str] | None = None,
) -> CoalitionStability:
    """Return the stability of every state for coalitions.

    Takes states² / 8 bit operations a coalition and concept, and memory for a few times 16 MiB and the reach of the
    coalition and of the others: one entry a state where options are reversible, at most states² otherwise.

    Args:
        model: States and moves.
        payoffs: Integers of which only the order within a row matters, shape (decision makers, states).
        coalitions: Each as its members or as a bit mask of them; all 2^n - 1 by default.
        concepts: Of "nash", "gmr", "smr", "seq", "sim"; all the model allows by default.

    Returns:
        For each concept and coalition, the stable states; a coalition of one as in `stability`.

    Raises:
        ValueError: An empty coalition, one with a member that does not exist, or as `stability`.
    """
    asked = checked_concepts(model, concepts)
    levels = checked_levels(model, payoffs)
    groups = (
        every_coalition(model.decision_makers)
        if coalitions is None
        else tuple(checked_members(coalition, model.decision_makers) for coalition in coalitions)
    )
    stable = {concept: np.ones((len(groups), levels.shape[1]), dtype=np.bool_) for concept in asked}
    if levels.size:
        game = _Game(model, levels, arranged(model, levels) if isinstance(model, OptionForm) else [])
        for row, group in enumerate(groups):
            for concept, verdict in _verdicts(game, group, asked):
                stable[concept][row] = verdict
    return CoalitionStability(groups, stable)


def checked_members(coalition: int | Iterable[int], decision_makers: int) -> tuple[int, ...]:
    """Return the members of a coalition given as such or as a bit mask, ascending.

    Raises:
        ValueError: There is none, or one does not exist.
    """
    if isinstance(coalition, int | np.integer):
        mask = int(coalition)
        members = tuple(dm for dm in range(mask.bit_length()) if mask >> dm & 1) if mask > 0 else ()
    else:
        members = tuple(sorted({int(dm) for dm in coalition}))
    if not members or members[0] < 0 or members[-1] >= decision_makers:
        raise ValueError(
            f"{coalition!r} is no coalition of {decision_makers} decision makers numbered from 0"
        )
    return members


@dataclass(frozen=True, slots=True)
class _Game:
    """A model with payoffs from 0, and its moves arranged if it has options."""

    model: OptionForm | StateGraph
    levels: NDArray[np.int64]
    lines: list[Lines]

    def others(self, group: Sequence[int]) -> list[int]:
        return [dm for dm in range(self.model.decision_makers) if dm not in group]

    def reach(self, group: Sequence[int]) -> Reach:
        if isinstance(self.model, StateGraph):
            return arc_reach(self.model, group)
        return option_reach([self.lines[dm] for dm in group], self.levels.shape[1])

    def worst(self, group: Sequence[int], *, improving: bool) -> NDArray[np.int64]:
        """Return each member's least payoff among each state and what the others make of it; (members, states)."""
        others, bound = self.others(group), int(self.levels.max()) + 1
        if isinstance(self.model, OptionForm):
            lines = [self.lines[dm] for dm in others]
            return np.array(
                [lowest_outcomes(lines, self.levels[dm], bound, improving=improving) for dm in group]
            )
        graph = improvements(self.model, self.levels) if improving else self.model
        rows = [
            np.minimum(self.levels[dm], lowest_after(graph, others, self.levels[dm], bound)) for dm in group
        ]
        return np.array(rows)


def _verdicts(
    game: _Game, group: tuple[int, ...], concepts: Sequence[str]
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield concepts with the states in which a coalition is stable.

    What has no improvement is stable under all concepts, and what is unstable under GMR is so under SMR and SEQ: the
    states still in question become fewer.
    """
    if len(group) == 1:
        for concept in concepts:
            yield concept, individual(game.model, game.levels, game.lines, group[0], concept)
        return
    reach = game.reach(group)
    nash = ~_unmet(game, group, reach, game.levels[list(group)], np.arange(game.levels.shape[1]))
    gmr = nash.copy()
    if set(concepts) & {"gmr", "smr", "seq"}:
        gmr[~nash] = ~_unmet(game, group, reach, game.worst(group, improving=False), np.flatnonzero(~nash))
    left = np.flatnonzero(gmr & ~nash)
    for concept in concepts:
        stable = gmr.copy() if concept == "gmr" else nash.copy()
        if concept == "seq":
            stable[left] = ~_unmet(game, group, reach, game.worst(group, improving=True), left)
        elif concept == "smr":
            stable[left] = _symmetric(game, group, reach, left)
        elif concept == "sim" and isinstance(game.model, OptionForm):
            stable |= _simultaneous(game, game.model, group, reach, np.flatnonzero(~nash))
        yield concept, stable


def _unmet(
    game: _Game, group: tuple[int, ...], reach: Reach, worst: NDArray[np.int64], states: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return from which of some states the coalition has a move whose worst outcome all its members prefer."""
    answer = np.zeros(len(states), dtype=np.bool_)
    for part in _parts(len(states), game.levels.shape[1]):
        preferred = _preferred(worst, game.levels[:, states[part]][list(group)])
        answer[part] = _own_bits(reach.union(preferred), reach.group[states[part]])
    return answer


def _symmetric(
    game: _Game, group: tuple[int, ...], reach: Reach, states: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return in which of some states every move meets a sanction to which the coalition has no good response."""
    answer = np.ones(len(states), dtype=np.bool_)
    others = game.reach(game.others(group)) if len(states) else reach
    for part in _parts(len(states), game.levels.shape[1]):
        preferred = _preferred(game.levels[list(group)], game.levels[:, states[part]][list(group)])
        lasting = ~reach.union(preferred)[reach.group]
        unmet = preferred & ~others.union(lasting)[others.group]
        answer[part] = ~_own_bits(reach.union(unmet), reach.group[states[part]])
    return answer


def _parts(count: int, states: int) -> list[slice]:
    step = max(64, _CELLS_AT_ONCE // states // 64 * 64)
    return [slice(first, min(first + step, count)) for first in range(0, count, step)]


def _preferred(worst: NDArray[np.int64], payoffs: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return for each state, as bits, from which of some states every member would rather be there.

    Args:
        worst: What each member gets by going to each state, shape (members, states).
        payoffs: What each member has in the states in question, shape (members, in question).

    Returns:
        Shape (states, words).
    """
    cells = np.ones((worst.shape[1], -(-payoffs.shape[1] // 64) * 64), dtype=np.bool_)
    cells[:, payoffs.shape[1] :] = False
    inside = cells[:, : payoffs.shape[1]]
    for there, here in zip(worst.astype(np.int32), payoffs.astype(np.int32), strict=True):
        inside &= there[:, None] > here
    return np.packbits(cells, axis=1, bitorder="little").view(np.uint64)


def _own_bits(sets: NDArray[np.uint64], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return whether the k-th of some rows holds k."""
    every = np.arange(len(rows))
    words = sets[rows, every // 64]
    held: NDArray[np.bool_] = (words >> (every % 64).astype(np.uint64)) & np.uint64(1) == 1
    return held


def _simultaneous(
    game: _Game, form: OptionForm, group: tuple[int, ...], reach: Reach, states: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return which states, of some that the coalition can improve upon, it leaves only to be met at the same time."""
    stable = np.zeros(game.levels.shape[1], dtype=np.bool_)
    stable[states] = True
    tables = [lookup(len(form.owner), form.states, game.levels[dm]) for dm in group]
    answers = [joint_answers(form, game.lines, game.others(group), table) for table in tables]
    for origins, ends in _improvements(game, group, reach, states):
        open_ = np.arange(len(origins))
        for dm, answer in zip(group, answers, strict=True):
            payoffs = game.levels[dm, origins[open_]]
            open_ = open_[~answer.found(origins[open_], form.states[ends[open_]], payoffs)]
        stable[origins[open_]] = False
    return stable


def _improvements(
    game: _Game, group: tuple[int, ...], reach: Reach, states: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    sizes = np.cumsum(np.diff(reach.starts)[reach.group[states]])
    cuts = np.flatnonzero(np.diff((sizes - 1) // _PAIRS_AT_ONCE)) + 1
    for part in np.split(states, cuts):
        origins, ends = reach.of(part)
        kept = np.ones(len(origins), dtype=np.bool_)
        for dm in group:
            kept &= game.levels[dm, ends] > game.levels[dm, origins]
        yield origins[kept], ends[kept]
