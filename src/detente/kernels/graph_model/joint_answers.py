"""Whether opponents, each staying or taking one of its improvements at the same time, can bring a low payoff about.

The best joint answer is the least payoff over a product of sets. It is searched opponent by opponent; a partial
answer is given up if even with free choice of the remaining opponents' options no payoff is low enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.moves.lines import Lines
from detente.kernels.graph_model.moves.lookup import Lookup
from detente.kernels.graph_model.moves.ragged import spread
from detente.kernels.graph_model.options import own_options

__all__ = ["JointAnswers", "joint_answers"]

_AT_ONCE = 1 << 15
_FEW = 1 << 9


@dataclass(frozen=True, slots=True)
class _Partial:
    """Answers in the making: the question each belongs to, that question's state, and the bits so far."""

    question: NDArray[np.intp]
    state: NDArray[np.intp]
    bits: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class JointAnswers:
    """A search over one set of opponents and one payoff.

    Attributes:
        states: The feasible states.
        opponents: The moves of each opponent, arranged by its payoffs.
        lowest: Before each opponent's turn and after the last, the least payoff with its and later options free.
        fixed: The options not free, as a mask, for each of `lowest`.
    """

    states: NDArray[np.int64]
    opponents: Sequence[Lines]
    lowest: Sequence[Lookup]
    fixed: Sequence[np.int64]

    def found(
        self, states: NDArray[np.intp], moved: NDArray[np.int64], payoffs: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Return for each question whether a joint answer brings at most a payoff.

        Args:
            states: From where everyone moves, shape (questions,).
            moved: Bits of the state the move alone would bring about, where the payoff is higher; (questions,).
            payoffs: The payoff to reach or fall below, shape (questions,).
        """
        answered = np.zeros(len(states), dtype=np.bool_)
        everyone = _Partial(np.arange(len(states)), states, moved)
        self._search(self._within_reach(everyone, payoffs, 0), payoffs, 0, answered)
        return answered

    def _search(
        self, partial: _Partial, payoffs: NDArray[np.int64], turn: int, answered: NDArray[np.bool_]
    ) -> None:
        if turn == len(self.opponents) or not len(partial.question):
            answered[partial.question] = True
            return
        whole = self.opponents[turn].whole
        first = whole.better[partial.state]
        sizes = whole.starts[whole.segment[partial.state] + 1] - first
        for begin, end in _pieces(sizes):
            here = np.arange(begin, end)[~answered[partial.question[begin:end]]]
            moves = self._moves(_those(partial, here), first[here], sizes[here], turn)
            moves = self._within_reach(moves, payoffs, turn + 1)
            if turn + 1 == len(self.opponents):
                answered[moves.question] = True
                continue
            # Most questions have many answers: one move each is followed up before the others.
            for after in _one_each_first(moves):
                self._search(_open(after, answered), payoffs, turn + 1, answered)
        stay = self._within_reach(_open(partial, answered), payoffs, turn + 1)
        self._search(stay, payoffs, turn + 1, answered)

    def _moves(
        self, partial: _Partial, first: NDArray[np.intp], sizes: NDArray[np.intp], turn: int
    ) -> _Partial:
        lines = self.opponents[turn]
        state = np.repeat(partial.state, sizes)
        target = lines.whole.order[spread(first, sizes)]
        change = self.states[target] ^ self.states[state]
        moves = _Partial(np.repeat(partial.question, sizes), state, np.repeat(partial.bits, sizes) ^ change)
        if lines.kind is None:
            return moves
        return _those(moves, (lines.kind[state] & ~lines.kind[target]) == 0)

    def _within_reach(self, partial: _Partial, payoffs: NDArray[np.int64], turn: int) -> _Partial:
        lowest = self.lowest[turn].at(partial.bits & self.fixed[turn])
        return _those(partial, lowest <= payoffs[partial.question])


def joint_answers(
    form: OptionForm, lines: Sequence[Lines], opponents: Sequence[int], payoffs: Lookup
) -> JointAnswers:
    """Return a search for joint answers of some decision makers that are bad in one payoff."""
    moving = [dm for dm in opponents if own_options(form, dm)]
    lowest, fixed = [payoffs], [np.int64((1 << len(form.owner)) - 1)]
    for dm in reversed(moving):
        lowest.append(lowest[-1].lowest_over(int(own_options(form, dm))))
        fixed.append(fixed[-1] & ~own_options(form, dm))
    return JointAnswers(form.states, [lines[dm] for dm in moving], lowest[::-1], fixed[::-1])


def _those(partial: _Partial, kept: NDArray[np.bool_] | NDArray[np.intp]) -> _Partial:
    return _Partial(partial.question[kept], partial.state[kept], partial.bits[kept])


def _open(partial: _Partial, answered: NDArray[np.bool_]) -> _Partial:
    return _those(partial, ~answered[partial.question])


def _one_each_first(partial: _Partial) -> tuple[_Partial, ...]:
    """Return one entry of each run of entries on the same question, and all the others; few stay together."""
    if len(partial.question) < _FEW:
        return (partial,)
    first = np.ones(len(partial.question), dtype=np.bool_)
    first[1:] = partial.question[1:] != partial.question[:-1]
    return _those(partial, first), _those(partial, ~first)


def _pieces(sizes: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Return slices whose sizes add up to at most `_AT_ONCE`, or one entry each where it alone has more."""
    piece = (np.cumsum(sizes + 1) - 1) // _AT_ONCE
    cuts = [0, *(np.flatnonzero(np.diff(piece)) + 1).tolist(), len(sizes)]
    return list(pairwise(cuts))
