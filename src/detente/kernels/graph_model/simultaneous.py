"""Simultaneous stability: a move meets its opponents' own improvements, all made at the same time.

A move from s to s1 is sanctioned if some opponents, at least one, each take an improvement of their own from s, and
s1 with all their changes is feasible and not preferred to s. All of them staying gives s1 itself, which is preferred
to s and so never a sanction; the set need not be kept from being empty.

Source: Fraser & Hipel (1979), IEEE Transactions on Systems, Man, and Cybernetics 9; Fang, Hipel & Kilgour (1993),
section 3.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.joint_answers import JointAnswers, joint_answers
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.moves.lines import Lines, View
from detente.kernels.graph_model.moves.lookup import NONE, Lookup, lookup, tabled
from detente.kernels.graph_model.options import allowed, own_options, submasks

__all__ = ["comparisons", "simultaneous"]

_CELLS_AT_ONCE = 1 << 15
_FEW = 1 << 10


def comparisons(form: OptionForm) -> int:
    """Return how many moves `simultaneous` looks at for all decision makers together, before any answer to them.

    With most choices feasible it tries each choice of own options in each state; else the moves that there are.
    """
    dense = tabled(len(form.owner), len(form.states))
    total = 0
    for dm in range(form.decision_makers):
        own = own_options(form, dm)
        if dense:
            total += len(form.states) << int(own).bit_count()
        else:
            total += int((np.unique(form.states & ~own, return_counts=True)[1].astype(np.int64) ** 2).sum())
    return total


def simultaneous(
    form: OptionForm, lines: Sequence[Lines], levels: NDArray[np.int64], decision_maker: int
) -> NDArray[np.bool_]:
    """Return in which states one decision maker is simultaneously stable.

    Args:
        form: The model.
        lines: Each decision maker's moves, arranged by its payoffs.
        levels: Payoffs from 0, shape (decision makers, states).
        decision_maker: Whose stability.

    Returns:
        Shape (states,).
    """
    payoffs = lookup(len(form.owner), form.states, levels[decision_maker])
    opponents = [dm for dm in range(form.decision_makers) if dm != decision_maker]
    improvable = lines[decision_maker].improvable()
    question = _Question(
        form=form,
        mover=lines[decision_maker],
        own=own_options(form, decision_maker),
        levels=levels[decision_maker],
        payoffs=payoffs,
        opponents=[lines[dm] for dm in opponents],
        answers=joint_answers(form, lines, opponents, payoffs),
        open=improvable.copy(),
    )
    if payoffs.dense:
        question.settle_by_choice()
    else:
        question.settle_by_rank()
    return question.open | ~improvable


@dataclass(frozen=True, slots=True)
class _Question:
    """One decision maker's stability: `open` marks the states all of whose improvements so far are sanctioned."""

    form: OptionForm
    mover: Lines
    own: np.int64
    levels: NDArray[np.int64]
    payoffs: Lookup
    opponents: Sequence[Lines]
    answers: JointAnswers
    open: NDArray[np.bool_]

    def settle_by_rank(self) -> None:
        """Close the states with an unsanctioned improvement, taking the r-th of each state's together."""
        whole = self.mover.whole
        left = whole.starts[whole.segment + 1] - whole.better
        for rank in range(int(left.max(initial=0))):
            states = np.flatnonzero(self.open & (left > rank))
            moved = self.form.states[whole.order[whole.better[states] + rank]]
            legal = allowed(self.form, self.form.states[states], moved)
            self._ask(states[legal], moved[legal])

    def settle_by_choice(self) -> None:
        """Close the states with an unsanctioned improvement, taking moves to the same own options together.

        For all states at once the least payoff that one opponent alone brings about is a running minimum; only what
        no single opponent sanctions is searched.
        """
        choices = submasks(self.own)
        step = max(1, _CELLS_AT_ONCE // len(self.open))
        for first in range(0, len(choices), step):
            some = choices[first : first + step, None]
            unmet = self._improvements(some)
            for opponent in self.opponents:
                unmet &= ~self._sanctioned_alone(some, opponent)
            while unmet.any():
                # One move a state at a time, as one unsanctioned move settles it; the last few all together.
                choice, states = np.nonzero(unmet)
                if len(states) > _FEW:
                    states = np.flatnonzero(unmet.any(axis=0))
                    choice = unmet[:, states].argmax(axis=0)
                unmet[choice, states] = False
                self._ask(states, (self.form.states[states] & ~self.own) | choices[first + choice])
                unmet &= self.open

    def _ask(self, states: NDArray[np.intp], moved: NDArray[np.int64]) -> None:
        met = self.answers.found(states, moved, self.levels[states])
        self.open[states[~met]] = False

    def _improvements(self, choices: NDArray[np.int64]) -> NDArray[np.bool_]:
        moved = (self.form.states & ~self.own) | choices
        target = self.payoffs.at(moved)
        wanted: NDArray[np.bool_] = self.open & (target > self.levels) & (target < NONE)
        return wanted if self.mover.kind is None else wanted & allowed(self.form, self.form.states, moved)

    def _sanctioned_alone(self, choices: NDArray[np.int64], opponent: Lines) -> NDArray[np.bool_]:
        if not (isinstance(opponent.views, tuple) and len(opponent.views) == 1):
            return np.zeros((len(choices), len(self.open)), dtype=np.bool_)
        view: View = opponent.views[0]
        bound = int(self.levels.max()) + 1
        running = np.empty((len(choices), len(view.order) + 1), dtype=np.int64)
        running[:, -1] = NONE
        running[:, :-1] = self.payoffs.at((self.form.states[view.order] & ~self.own) | choices)
        running[:, :-1] += view.shift(bound)
        running = np.minimum.accumulate(running[:, ::-1], axis=1)[:, ::-1]
        return running[:, view.better] <= self.levels + view.segment * bound
