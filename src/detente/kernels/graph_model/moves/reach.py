"""What a group of decision makers can reach together, by legal sequences of its members' moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import StateGraph
from detente.kernels.graph_model.moves.lines import Lines
from detente.kernels.graph_model.moves.ragged import spread
from detente.kernels.graph_model.option_stability import spread_over

__all__ = ["Reach", "arc_reach", "option_reach", "sets_after_moves"]

_BYTES_AT_ONCE = 1 << 24


@dataclass(frozen=True, slots=True)
class Reach:
    """What each state leads to. States that lead to the same are one class.

    Attributes:
        group: The class of each state, shape (states,).
        starts: Where each class begins in `ends`, shape (classes + 1,).
        ends: The states each class leads to, ascending within; a state's class always leads to the state itself.
    """

    group: NDArray[np.intp]
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]

    def of(self, states: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return each state with each state it leads to, as two arrays of equal length."""
        first = self.starts[self.group[states]]
        sizes = self.starts[self.group[states] + 1] - first
        return np.repeat(states, sizes), self.ends[spread(first, sizes)]

    def union(self, sets: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Return for each class the union of the sets at the states it leads to.

        Args:
            sets: Sets as bits, shape (states, words).

        Returns:
            Shape (classes, words).
        """
        answer = np.empty((len(self.starts) - 1, sets.shape[1]), dtype=np.uint64)
        for first, last in _batches(self.starts, max(1, _BYTES_AT_ONCE // (8 * sets.shape[1]))):
            rows = sets[self.ends[self.starts[first] : self.starts[last]]]
            answer[first:last] = np.bitwise_or.reduceat(
                rows, self.starts[first:last] - self.starts[first], axis=0
            )
        return answer


def _batches(starts: NDArray[np.intp], most: int) -> Iterator[tuple[int, int]]:
    """Yield slices of rows with at most so many entries, or one row each where it alone has more."""
    first, rows = 0, len(starts) - 1
    while first < rows:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + most, side="right")) - 1)
        yield first, min(last, rows)
        first = last


def option_reach(lines: Sequence[Lines], states: int) -> Reach:
    """Return what a group reaches in an option form.

    States between which the group can go back and forth are one class: moves that change an irreversible option
    cannot be undone, so such classes join states of equal irreversible options only.

    Args:
        lines: The moves of each member.
        states: How many states there are.
    """
    labels = spread_over(np.arange(states), [_Joining(member) for member in lines])
    group = np.unique(labels, return_inverse=True)[1].astype(np.intp)
    ends = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[ends], np.arange(group.max(initial=-1) + 2))
    within = Reach(group, starts, ends)
    if all(member.kind is None for member in lines):
        return within
    return _closed(within, _class_arcs(lines, group))


class _Joining:
    """The step that gives the least label to all states between which one member goes back and forth."""

    def __init__(self, lines: Lines) -> None:
        whole = lines.whole
        kind = lines.kind if lines.kind is not None else np.zeros(len(whole.order), dtype=np.int64)
        self.order = np.lexsort((kind, whole.segment))
        turn = np.ones(len(self.order), dtype=np.bool_)
        for key in (kind[self.order], whole.segment[self.order]):
            turn[1:] &= key[1:] == key[:-1]
        turn[1:] = ~turn[1:]
        self.starts = np.flatnonzero(turn)
        self.block = np.cumsum(turn) - 1

    def __call__(self, labels: NDArray[np.int64]) -> NDArray[np.int64]:
        joined = np.empty_like(labels)
        joined[self.order] = np.minimum.reduceat(labels[self.order], self.starts)[self.block]
        return joined


def _class_arcs(lines: Sequence[Lines], group: NDArray[np.intp]) -> NDArray[np.int64]:
    """Return the arcs between classes, and of each class to itself, as origin · classes + end, ascending."""
    classes = int(group.max(initial=-1)) + 1
    arcs = [np.arange(classes) * (classes + 1)]
    for member in lines:
        for view in member.views:
            looking = np.empty(len(view.starts) - 1, dtype=np.int64)
            looking[view.segment] = group[view.members]
            arcs.append(np.unique(np.repeat(looking, np.diff(view.starts)) * classes + group[view.order]))
    return np.unique(np.concatenate(arcs))


def _closed(within: Reach, arcs: NDArray[np.int64]) -> Reach:
    """Return the reach through any sequence of arcs between classes."""
    classes = len(within.starts) - 1
    first = np.searchsorted(arcs, np.arange(classes + 1) * classes)
    step = Reach(np.arange(classes), first, arcs % max(classes, 1))
    sets, grown = np.zeros(0, np.uint64), _singletons(classes)
    while not np.array_equal(sets, grown):
        sets, grown = grown, step.union(grown)
    origins, targets = _members(sets, classes)
    sizes = np.diff(within.starts)[targets]
    ends = within.ends[spread(within.starts[targets], sizes)]
    starts = np.concatenate([[0], np.cumsum(np.bincount(origins, weights=sizes, minlength=classes))])
    return Reach(within.group, starts.astype(np.intp), ends)


def arc_reach(graph: StateGraph, members: Sequence[int]) -> Reach:
    """Return what a group reaches in a graph of arcs, no member moving twice in a row; each state is a class.

    Takes states² / 8 bytes for each member.
    """
    sets = _singletons(graph.states) | sets_after_moves(graph, members)
    origins, ends = _members(sets, graph.states)
    starts = np.concatenate([[0], np.cumsum(np.bincount(origins, minlength=graph.states))])
    return Reach(np.arange(graph.states), starts.astype(np.intp), ends)


def sets_after_moves(graph: StateGraph, members: Sequence[int]) -> NDArray[np.uint64]:
    """Return what a group reaches by one move or more, no member moving twice in a row.

    Returns:
        Sets as bits, shape (states, words); a state is in its own only if a sequence returns to it.
    """
    own = _singletons(graph.states)
    first = {dm: np.zeros_like(own) for dm in members}
    settled, turn = 0, 0
    while settled < len(members):
        mover = members[turn % len(members)]
        ahead = np.bitwise_or.reduce([own, *(first[dm] for dm in members if dm != mover)])
        after = _ends_union(graph, mover, ahead)
        settled = settled + 1 if np.array_equal(after, first[mover]) else 0
        first[mover] = after
        turn += 1
    found: NDArray[np.uint64] = np.bitwise_or.reduce([np.zeros_like(own), *first.values()])
    return found


def _ends_union(graph: StateGraph, mover: int, sets: NDArray[np.uint64]) -> NDArray[np.uint64]:
    union = np.zeros_like(sets)
    counts = np.diff(graph.starts[mover])
    moving = np.flatnonzero(counts)
    starts = np.concatenate([[0], np.cumsum(counts[moving])]).astype(np.intp)
    union[moving] = Reach(moving, starts, graph.ends[mover].astype(np.intp)).union(sets)
    return union


def _singletons(count: int) -> NDArray[np.uint64]:
    """Return the sets {0}, {1}, …, each a row of bits."""
    sets = np.zeros((count, -(-count // 64)), dtype=np.uint64)
    every = np.arange(count)
    sets[every, every // 64] = np.uint64(1) << (every % 64).astype(np.uint64)
    return sets


def _members(sets: NDArray[np.uint64], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return which row and which member, row after row."""
    rows, members = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
    for begin in range(0, len(sets), step := max(1, _BYTES_AT_ONCE // max(count, 1))):
        part = np.unpackbits(sets[begin : begin + step].view(np.uint8), axis=1, bitorder="little")
        row, member = np.nonzero(part)
        rows.append(row + begin)
        members.append(member)
    return np.concatenate(rows), np.concatenate(members)
