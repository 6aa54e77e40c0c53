"""What a conflict would have to say before the graph model can read it, all at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.errors import Problem
from detente.methods.graph_model.conflict import Conflict, Side
from detente.methods.graph_model.reactions import Reacting
from detente.methods.graph_model.states import States, now_bits, ranked_places

__all__ = ["lacking", "lacking_in_states"]


def lacking(conflict: Conflict) -> list[Problem]:
    """Return what is missing whatever the states are: options, and preferences of those who hold them."""
    if not conflict.levers:
        rule = "there is no option, so nobody has anything to decide"
        mend = (
            "add [[option]] entries: who can do what"
            if conflict.has_now
            else "give options and their holders"
        )
        return [Problem(conflict.shown, rule, mend, missing=conflict.has_now)]
    if not conflict.has_now:
        return []
    return [
        Problem(
            conflict.shown,
            f"{side.id!r} holds options and nothing says what it prefers",
            f"add [[preference]] entries or a [[ranking]] of {side.id!r}",
            missing=True,
        )
        for side in conflict.sides
        if not side.statements and side.order is None
    ]


def lacking_in_states(states: States) -> list[Problem]:
    """Return what does not fit the states that there are."""
    found = [*_empty_names(states), *_status_quo(states), *_blind(states)]
    for side in states.conflict.sides:
        if side.order is not None:
            found.extend(_ranking(states, side))
        if states.merges:
            found.extend(_split(states, side))
    return found


def _empty_names(states: States) -> Iterator[Problem]:
    conflict = states.conflict
    wanted = {goal.state for goal in conflict.goals}
    for each in conflict.named:
        if each.id in wanted and not states.where(each.holds).any():
            rule = f"an aim asks for state {each.id!r}, and what is infeasible leaves none of it"
            yield Problem(conflict.shown, rule, "ask for another, or take back what excludes it")


def _status_quo(states: States) -> Iterator[Problem]:
    conflict = states.conflict
    if not conflict.has_now:
        return
    if states.at(now_bits(conflict)) is None:
        used = ", ".join(lever.id for lever in conflict.levers if lever.now) or "none"
        rule = f"the status quo is infeasible; options in use now: {used}"
        yield Problem(conflict.shown, rule, "mend `now` of the options, or what is infeasible")
        return
    for policy in conflict.policies:
        if Reacting(states, policy).start() is None:
            rule = f"policy {policy.id!r}: the status quo with its `set` is infeasible"
            yield Problem(conflict.shown, rule, "begin with what can be, and add the rest as a rule")


def _blind(states: States) -> Iterator[Problem]:
    for side in states.conflict.sides:
        if side.unseen is not None and states.where(side.unseen).all():
            rule = f"{side.id!r} is said to see no state at all"
            yield Problem(states.conflict.shown, rule, "narrow what is `unseen`")


def _ranking(states: States, side: Side) -> Iterator[Problem]:
    """Yield states that a ranking leaves out, and those that it names twice."""
    places = ranked_places(states, side.order or ())
    times = np.bincount(np.concatenate([np.zeros(0, dtype=np.intp), *places]), minlength=states.count)
    left_out, twice = np.flatnonzero(times == 0), np.flatnonzero(times > 1)
    shown = f"{states.conflict.shown}: ranking of {side.id!r}"
    if len(left_out):
        which = _options(states, int(left_out[0]))
        rule = f"{len(left_out):,} of {states.count:,} states are left out, the first is {which}"
        if len(left_out) == 1:
            rule = f"one of {states.count:,} states is left out: {which}"
        yield Problem(shown, rule, "rank a named state in which each lies")
    if len(twice):
        which = _options(states, int(twice[0]))
        rule = f"{len(twice):,} states are ranked twice, the first is {which}"
        if len(twice) == 1:
            rule = f"one state is ranked twice: {which}"
        yield Problem(shown, rule, "let the ranked states exclude each other")


def _split(states: States, side: Side) -> Iterator[Problem]:
    """Yield preferences that tell apart what is merged."""
    for statement in side.statements:
        parted = np.flatnonzero(states.tells_apart(statement.holds))
        if not len(parted):
            continue
        name = next(
            (
                each.id
                for each in states.conflict.named
                if each.merge and states.throughout(each.holds)[parted[0]]
            ),
            "",
        )
        rule = f"{side.id!r} prefers {statement.words!r}, which tells apart what is merged as {name!r}"
        mend = f"write ({statement.words}) if not {name}, or ({statement.words}) and not {name}"
        yield Problem(states.conflict.shown, rule, mend)


def _options(states: States, state: int) -> str:
    bits = int(states.bits()[state])
    taken = [lever.id for k, lever in enumerate(states.conflict.levers) if bits >> k & 1]
    return " and ".join(taken) if taken else "the one without any option"
