"""What becomes of the states and moves when one party keeps to a policy: its options follow, the others move.

The holder's options are set as the policy says (`set`, then each rule whose condition holds, in order) for whatever the
others do; options of its own that the policy does not name stay. What cannot be undone is not undone, and where the
setting would be infeasible the holder stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import StateGraph
from detente.kernels.graph_model.moves.ragged import spread
from detente.kernels.graph_model.options import allowed, one_way, own_options
from detente.methods.graph_model.conflict import Reaction, Setting
from detente.methods.graph_model.states import States, holds_in, now_bits

__all__ = ["Kept", "Reacting", "TooManyMovesError"]

MOST_MOVES = 20_000_000


class TooManyMovesError(ValueError):
    """More moves than can be listed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A conflict in which a policy is kept to.

    Attributes:
        graph: The moves of the others, each with the holder's reaction; the holder itself has none.
        states: For each state of the graph, its number in the whole model.
        start: Where the graph begins: the status quo with the policy set.
    """

    graph: StateGraph
    states: NDArray[np.intp]
    start: int


@dataclass(frozen=True, slots=True)
class Reacting:
    """A policy in the states of a conflict."""

    states: States
    policy: Reaction

    def settled(self, bits: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return states once the holder has reacted, feasible or not; bit k is option k."""
        wanted = _with(bits, self.policy.settings)
        for condition, setting in self.policy.rules:
            held = holds_in(self.states.conflict, condition, wanted)
            wanted = np.where(held, _with(wanted, setting), wanted)
        once, back = one_way(self.states.form)
        undone = (bits ^ back) & ~(wanted ^ back) & once
        return wanted ^ undone

    def places(self) -> NDArray[np.intp]:
        """Return for each of the form's states the one that the holder's reaction makes of it, and leaves as it is.

        A reaction that calls for another is followed by it; where that would never end the holder stays.
        """
        bits = self.states.form.states
        wanted = self.settled(bits)
        place = np.minimum(np.searchsorted(bits, wanted), len(bits) - 1)
        after = np.where(bits[place] == wanted, place, np.arange(len(bits))).astype(np.intp)
        for _ in range(len(self.states.conflict.levers).bit_length()):
            after = after[after]
        settles = after[after] == after
        return np.where(settles, after, np.arange(len(bits))).astype(np.intp)

    def start(self) -> int | None:
        """Return the state of the model that is the status quo with the policy set; None if it is infeasible."""
        now = np.array([now_bits(self.states.conflict)], dtype=np.int64)
        begun = int(self.settled(now)[0])
        place = int(np.searchsorted(self.states.form.states, begun))
        if self.states.at(begun) is None:
            return None
        return int(self.states.group[self.places()[place]])

    def kept(self) -> Kept:
        """Return the conflict in which the policy is kept to.

        Raises:
            TooManyMovesError: the others have more moves than can be listed.
        """
        after = self.places()
        origins = np.flatnonzero(after == np.arange(len(after)))
        groups = np.unique(self.states.group[origins])
        number = np.full(self.states.count, -1, dtype=np.intp)
        number[groups] = np.arange(len(groups))
        starts, ends = [], []
        for side in range(self.states.form.decision_makers):
            pairs = (
                self._moves(side, origins, after) if side != self.policy.by else (origins[:0], origins[:0])
            )
            first, last = (number[self.states.group[each]] for each in pairs)
            one, many = _arcs(first[first != last], last[first != last], len(groups))
            starts.append(one)
            ends.append(many)
        start = self.start()
        begins = -1 if start is None else int(number[start])
        return Kept(StateGraph(len(groups), tuple(starts), tuple(ends)), groups, begins)

    def _moves(
        self, side: int, origins: NDArray[np.intp], after: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return a side's moves from some states, each with the reaction to it, as origins and ends."""
        form = self.states.form
        others = form.states & ~own_options(form, side)
        order = np.argsort(others, kind="stable")
        first = np.searchsorted(others, others[origins], side="left", sorter=order)
        sizes = np.searchsorted(others, others[origins], side="right", sorter=order) - first
        if int(sizes.sum()) > MOST_MOVES:
            raise TooManyMovesError(f"{int(sizes.sum()):,}")
        starts = np.repeat(origins, sizes)
        ends = order[spread(first, sizes)]
        kept = (starts != ends) & allowed(form, form.states[starts], form.states[ends])
        return starts[kept], after[ends[kept]]


def _with(bits: NDArray[np.int64], setting: Setting) -> NDArray[np.int64]:
    on = sum(1 << option for option, taken in setting if taken)
    off = sum(1 << option for option, taken in setting if not taken)
    return (bits | np.int64(on)) & ~np.int64(off)


def _arcs(
    origins: NDArray[np.intp], ends: NDArray[np.intp], states: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    pairs = np.unique(origins * max(states, 1) + ends)
    counts = np.bincount(pairs // max(states, 1), minlength=states)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), (pairs % max(states, 1)).astype(
        np.int64
    )
