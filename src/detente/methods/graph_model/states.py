"""The states of a conflict: what is feasible, what is taken as one, and where a condition holds.

States are numbered from 0 here and in the kernels; only answers number them from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.expressions import Expression, ExpressionError, conjunctions, holds, names
from detente.errors import Problem
from detente.kernels.graph_model.model import OptionForm
from detente.methods.graph_model.conflict import Conflict
from detente.methods.graph_model.feasible import (
    MOST_OPTIONS,
    MOST_STATES,
    Pattern,
    TooManyStatesError,
    feasible,
)

__all__ = ["States", "holds_in", "now_bits", "ranked_places", "states_of"]

MOST_ARCS = 50_000_000
"""Moves that a graph of merged states may have: they are listed one by one."""


@dataclass(frozen=True, slots=True)
class States:
    """The states of a conflict before anyone prefers any.

    Attributes:
        form: The states as choices of options, with the moves.
        group: For each of the form's states, the state of the model that it lies in.
        first: For each state of the model, the first of the form's states in it.
    """

    conflict: Conflict
    form: OptionForm
    group: NDArray[np.intp]
    first: NDArray[np.intp]

    @property
    def count(self) -> int:
        """How many states the model has."""
        return len(self.first)

    @property
    def merges(self) -> bool:
        """Whether some state of the model is several of the form's."""
        return len(self.first) < len(self.group)

    def bits(self) -> NDArray[np.int64]:
        """Return the options taken in each state, bit k for option k; of merged ones, in the first of them."""
        return self.form.states[self.first]

    def where(self, expression: Expression) -> NDArray[np.bool_]:
        """Return in which states of the model a condition holds, for merged ones by the first of them."""
        return holds_in(self.conflict, expression, self.bits())

    def throughout(self, expression: Expression) -> NDArray[np.bool_]:
        """Return in which states of the model a condition holds, for merged ones in all of them."""
        if not self.merges:
            return self.where(expression)
        broken = ~holds_in(self.conflict, expression, self.form.states)
        whole: NDArray[np.bool_] = np.bincount(self.group[broken], minlength=self.count) == 0
        return whole

    def tells_apart(self, expression: Expression) -> NDArray[np.bool_]:
        """Return in which merged states a condition holds for some of what was merged and not for the rest."""
        some = np.bincount(
            self.group[holds_in(self.conflict, expression, self.form.states)], minlength=self.count
        )
        return (some > 0) & ~self.throughout(expression)

    def at(self, bits: int) -> int | None:
        """Return the state of the model in which options are set so; None if that is infeasible."""
        place = int(np.searchsorted(self.form.states, bits))
        found = place < len(self.form.states) and self.form.states[place] == bits
        return int(self.group[place]) if found else None


def holds_in(conflict: Conflict, expression: Expression, bits: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where a condition holds, given states as bits: bit k is the conflict's option k."""
    wanted = names(expression)
    truth = {
        lever.id: (bits >> np.int64(k)) & 1 == 1
        for k, lever in enumerate(conflict.levers)
        if lever.id in wanted
    }
    return holds(expression, truth)


def now_bits(conflict: Conflict) -> int:
    """Return the options in use now, as bits."""
    return sum(1 << k for k, lever in enumerate(conflict.levers) if lever.now)


def states_of(conflict: Conflict) -> tuple[States | None, list[Problem]]:
    """Return the states of a conflict, or why there are none that could be listed."""
    if len(conflict.levers) > MOST_OPTIONS:
        rule = f"there are {len(conflict.levers)} options; a state holds at most {MOST_OPTIONS}"
        return None, [Problem(conflict.shown, rule, "leave out those that decide nothing")]
    patterns, rest = _patterns(conflict)
    try:
        found = feasible(len(conflict.levers), patterns)
    except TooManyStatesError as error:
        return None, [_too_many(conflict, error)]
    for expression in rest:
        found = found[~holds_in(conflict, expression, found)]
    if not len(found):
        rule = "what is infeasible leaves no state at all"
        return None, [Problem(conflict.shown, rule, "take back one of the infeasible combinations")]
    form = OptionForm(
        owner=np.array([lever.holder for lever in conflict.levers], dtype=np.intp),
        direction=np.array([lever.direction for lever in conflict.levers], dtype=np.int8),
        states=found,
        decision_makers=len(conflict.sides),
    )
    group, first, problems = _merged(conflict, found)
    states = States(conflict, form, group, first)
    problems += _too_many_arcs(states)
    return (None if problems else states), problems


def _patterns(conflict: Conflict) -> tuple[list[Pattern], list[Expression]]:
    """Return infeasible conditions as patterns, and those that would be too many patterns as they are."""
    place = {lever.id: k for k, lever in enumerate(conflict.levers)}
    patterns, rest = [], []
    for expression in conflict.infeasible:
        try:
            alternatives = conjunctions(expression)
        except ExpressionError:
            rest.append(expression)
            continue
        for each in alternatives:
            mask = sum(1 << place[name] for name in each)
            patterns.append(Pattern(mask, sum(1 << place[name] for name, taken in each.items() if taken)))
    return list(dict.fromkeys(patterns)), rest


def _too_many(conflict: Conflict, error: TooManyStatesError) -> Problem:
    count = f"more than {MOST_STATES:,}" if error.count is None else f"{error.count:,}"
    rule = f"{len(conflict.levers)} options leave {count} states; at most {MOST_STATES:,} can be solved"
    return Problem(conflict.shown, rule, "say which combinations are infeasible, or leave options out")


def _merged(
    conflict: Conflict, bits: NDArray[np.int64]
) -> tuple[NDArray[np.intp], NDArray[np.intp], list[Problem]]:
    """Return the group of each state and the first state of each group, and what is merged twice."""
    leader = np.arange(len(bits), dtype=np.intp)
    problems, taken = [], np.zeros(len(bits), dtype=np.bool_)
    for each in conflict.named:
        if not each.merge:
            continue
        where = holds_in(conflict, each.holds, bits)
        if (taken & where).any():
            rule = f"state {each.id!r} is merged, and some of it is merged into another state as well"
            problems.append(
                Problem(conflict.shown, rule, "let them exclude each other, or merge both as one")
            )
        taken |= where
        members = np.flatnonzero(where)
        leader[members] = members[:1]
    first, group = np.unique(leader, return_inverse=True)
    return group.reshape(-1).astype(np.intp), first.astype(np.intp), problems


def _too_many_arcs(states: States) -> list[Problem]:
    if not states.merges:
        return []
    form = states.form
    total = 0
    for side in range(form.decision_makers):
        own = sum(1 << int(k) for k in np.flatnonzero(form.owner == side))
        counts = np.unique(form.states & ~np.int64(own), return_counts=True)[1]
        total += int((counts.astype(np.int64) ** 2).sum())
    if total <= MOST_ARCS:
        return []
    rule = f"with states merged, moves are listed one by one: {total:,} of them; at most {MOST_ARCS:,} can be"
    return [Problem(states.conflict.shown, rule, "merge no states, or leave options out")]


def ranked_places(states: States, order: Sequence[Sequence[str | int]]) -> list[NDArray[np.intp]]:
    """Return the states in each place of a ranking, best first."""
    meaning = {each.id: each.holds for each in states.conflict.named}
    places = []
    for group in order:
        numbers = [each - 1 for each in group if isinstance(each, int)]
        named = [np.flatnonzero(states.throughout(meaning[each])) for each in group if isinstance(each, str)]
        places.append(np.unique(np.concatenate([np.array(numbers, dtype=np.intp), *named])).astype(np.intp))
    return places
