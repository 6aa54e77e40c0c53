"""One decision maker's moves in an option form, arranged so that one pass reaches all of them.

States that differ only in a decision maker's own options form a line; the decision maker moves within lines. With
each line sorted by the decision maker's payoff, its improvements from a state are the rest of the line after the
state and its ties. A line's states share what they reach unless options are irreversible; then a line is looked at
once for each choice of those (a view), and holds only the states that can still be reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.options import one_way, own_options

__all__ = ["Lines", "View", "arrange"]

_ENTRIES_KEPT = 1 << 23


@dataclass(frozen=True, slots=True)
class View:
    """States in segments, and which segment each member looks at.

    Attributes:
        order: States, segment after segment, ascending in payoff within; shape (entries,).
        starts: Where segments begin, shape (segments + 1,).
        members: The states that look; all of them as `slice(None)`.
        segment: The segment of each member.
        better: Where in `order` the member's improvements begin; they end with its segment.
    """

    order: NDArray[np.intp]
    starts: NDArray[np.intp]
    members: NDArray[np.intp] | slice
    segment: NDArray[np.intp]
    better: NDArray[np.intp]

    def lowest_reachable(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each member the least value in its segment, the member's own included."""
        lowest: NDArray[np.int64] = np.minimum.reduceat(values[self.order], self.starts[:-1])[self.segment]
        return lowest

    def lowest_improvement(self, values: NDArray[np.int64], bound: int) -> NDArray[np.int64]:
        """Return for each member the least value of its improvements, or at least `bound` where it has none.

        Values are from 0 to bound - 1. Adding `bound` once more in each segment makes one running minimum from the
        back begin anew in each.
        """
        running = np.empty(len(self.order) + 1, dtype=np.int64)
        running[-1] = len(self.starts) * bound
        np.take(values, self.order, out=running[:-1], mode="clip")
        running[:-1] += self.shift(bound)
        running = np.minimum.accumulate(running[::-1])[::-1]
        return running[self.better] - self.segment * bound

    def shift(self, bound: int) -> NDArray[np.int64]:
        """Return what to add to each entry's value, below `bound`, so that later segments have larger ones."""
        return np.repeat(np.arange(len(self.starts) - 1) * bound, np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Lines:
    """One decision maker's moves.

    Attributes:
        whole: Whole lines, whatever is irreversible: what a state reaches is among its segment.
        kind: The choice of own irreversible options, as bits to which moves only add; None if there is none.
        views: What is reached exactly.
    """

    whole: View
    kind: NDArray[np.int64] | None
    views: Iterable[View]

    def relaxed(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the least value of each state and what one move leads to."""
        least = values.copy()
        for view in self.views:
            least[view.members] = np.minimum(least[view.members], view.lowest_reachable(values))
        return least

    def lowest_improvement(self, values: NDArray[np.int64], bound: int) -> NDArray[np.int64]:
        """Return the least value of what one improvement leads to, at least `bound` where there is none.

        Values are from 0 to bound - 1, shape (states,).
        """
        least = np.empty_like(values)
        for view in self.views:
            least[view.members] = view.lowest_improvement(values, bound)
        return least

    def relaxed_by_improvements(self, values: NDArray[np.int64], bound: int) -> NDArray[np.int64]:
        """Return the least value of each state and what one improvement leads to; values are below `bound`."""
        return np.minimum(values, self.lowest_improvement(values, bound))

    def improvable(self) -> NDArray[np.bool_]:
        """Return which states the decision maker can improve upon, shape (states,)."""
        answer = np.empty(len(self.whole.segment), dtype=np.bool_)
        for view in self.views:
            answer[view.members] = view.better < view.starts[view.segment + 1]
        return answer

    def best_reachable(self, payoffs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the highest payoff each state has or reaches in one move; the order is by these payoffs."""
        best = np.empty_like(payoffs)
        for view in self.views:
            best[view.members] = payoffs[view.order[view.starts[view.segment + 1] - 1]]
        return best


@dataclass(frozen=True, slots=True)
class _Anew:
    """Views made each time they are asked for, because all at once they would take too much memory."""

    whole: View
    kind: NDArray[np.int64]
    payoffs: NDArray[np.int64]

    def __iter__(self) -> Iterator[View]:
        return _views(self.whole, self.kind, self.payoffs)


def arrange(form: OptionForm, decision_maker: int, payoffs: NDArray[np.int64]) -> Lines:
    """Return a decision maker's moves arranged by its payoffs.

    Args:
        form: The model.
        decision_maker: Whose moves.
        payoffs: Its payoffs from 0, shape (states,).
    """
    own = own_options(form, decision_maker)
    others = form.states & ~own
    order = _sorted(others, payoffs, len(form.owner))
    whole = _view(order, others[order], payoffs[order])
    once, back = one_way(form)
    if not once & own:
        return Lines(whole, None, (whole,))
    kind = (form.states ^ back) & once & own
    views: Iterable[View] = _Anew(whole, kind, payoffs)
    if _entries(kind) <= _ENTRIES_KEPT:
        views = (_joined(list(views)),)
    return Lines(whole, kind, views)


def _sorted(others: NDArray[np.int64], payoffs: NDArray[np.int64], options: int) -> NDArray[np.intp]:
    bits = int(payoffs.max(initial=0)).bit_length()
    if options + bits < 63:
        return np.argsort((others << bits) | payoffs)
    return np.lexsort((payoffs, others))


def _view(order: NDArray[np.intp], line: NDArray[np.int64], payoffs: NDArray[np.int64]) -> View:
    """Return the view in which all states of an order look."""
    segment, starts, better = _segments(line, payoffs)
    return View(order, starts, slice(None), _by_state(order, segment), _by_state(order, better))


def _by_state(states: NDArray[np.intp], values: NDArray[np.intp]) -> NDArray[np.intp]:
    moved = np.empty_like(values)
    moved[states] = values
    return moved


def _segments(
    line: NDArray[np.int64], payoffs: NDArray[np.int64]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return each entry's segment, where segments begin, and where each entry's improvements begin."""
    turn = np.ones(len(line), dtype=np.bool_)
    turn[1:] = line[1:] != line[:-1]
    step = turn.copy()
    step[1:] |= payoffs[1:] != payoffs[:-1]
    starts = np.append(np.flatnonzero(turn), len(line))
    steps = np.append(np.flatnonzero(step), len(line))
    return np.cumsum(turn) - 1, starts, steps[np.cumsum(step)]


def _entries(kind: NDArray[np.int64]) -> int:
    """Return at most how many entries all views have."""
    kinds, counts = np.unique(kind, return_counts=True)
    total = 0
    for one in kinds:
        total += int(counts[(kinds & one) == one].sum())
        if total > _ENTRIES_KEPT:
            break
    return total


def _views(whole: View, kind: NDArray[np.int64], payoffs: NDArray[np.int64]) -> Iterator[View]:
    kind_there = kind[whole.order]
    line_there = whole.segment[whole.order]
    for one in np.unique(kind):
        looked_at = np.zeros(len(whole.starts), dtype=np.bool_)
        looked_at[line_there[kind_there == one]] = True
        entries = ((kind_there & one) == one) & looked_at[line_there]
        order = whole.order[entries]
        segment, starts, better = _segments(line_there[entries], payoffs[order])
        looks = kind_there[entries] == one
        yield View(order, starts, order[looks], segment[looks], better[looks])


def _joined(views: list[View]) -> View:
    """Return several views as one in which all states look."""
    entries = np.cumsum([0, *(len(view.order) for view in views)])
    segments = np.cumsum([0, *(len(view.starts) - 1 for view in views)])
    parts = list(enumerate(views))
    order = np.concatenate([view.order for view in views])
    members = np.concatenate([np.asarray(view.members) for view in views])
    starts = np.concatenate([*(view.starts[:-1] + entries[k] for k, view in parts), entries[-1:]])
    segment = np.concatenate([view.segment + segments[k] for k, view in parts])
    better = np.concatenate([view.better + entries[k] for k, view in parts])
    return View(order, starts, slice(None), _by_state(members, segment), _by_state(members, better))
