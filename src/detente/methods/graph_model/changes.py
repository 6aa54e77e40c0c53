"""The case's aims: the smallest change of one party's preferences that makes a state rest, or unsettles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.answer import Change
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.conflict import Goal
from detente.methods.graph_model.reordering import statement_changed
from detente.methods.graph_model.wording import Words

if TYPE_CHECKING:
    from detente.kernels.graph_model.inverse.change import SmallestChange
    from detente.kernels.graph_model.inverse.distance import ChangedPair

__all__ = ["changes"]

MOST_STATES = 1_500
"""The question compares every pair of states."""

MOST_LOOKED_AT = 8
"""So many of the states that one name covers."""

MOST_PAIRS = 3
"""Pairs that a change is told by: preferences by statements move many at once."""

_WHY = {
    "others_unstable": "others would leave it whatever {party} preferred",
    "conflict": "what keeps the others there would move {party} itself",
    "no_move": "{party} cannot leave it, and nobody else's staying rests on {party}",
    "always_sanctioned": "whatever {party} preferred, each of its moves would be answered",
    "unknown": "none was found; the search was not complete",
}


def changes(game: Game, words: Words) -> tuple[Change, ...]:
    """Return one answer to each aim: that of the state and the party with the nearest change."""
    return tuple(_answer(game, words, goal) for goal in game.conflict.goals)


def _answer(game: Game, words: Words, goal: Goal) -> Change:
    meaning = next(each for each in game.conflict.named if each.id == goal.state)
    candidates = np.flatnonzero(game.states.where(meaning.holds))
    refused = _refused(game, goal)
    if refused:
        return Change(int(candidates[0]) + 1, goal.rest, goal.concept, None, None, (refused,), exact=False)
    holding = stability(game.model, game.payoffs, (goal.concept,)).stable[goal.concept]
    resting = candidates[holding[:, candidates].all(axis=0)]
    if (len(resting) > 0) == goal.rest:
        state = int(resting[0]) if goal.rest else int(candidates[0])
        says = f"{words.state(state)} {'rests' if goal.rest else 'does not rest'} already"
        return Change(state + 1, goal.rest, goal.concept, None, 0.0, (says,), exact=True)
    if not goal.rest:
        candidates = resting
    nearest = candidates[np.argsort(-holding[:, candidates].sum(axis=0), kind="stable")][:MOST_LOOKED_AT]
    found = [_tried(game, goal, int(state)) for state in nearest]
    best = min(found, key=lambda tried: tried[0].distance)
    whole = len(candidates) == 1 or (goal.rest and len(nearest) == len(candidates))
    return _told(words, goal, best, exact=best[0].exact and whole)


def _refused(game: Game, goal: Goal) -> str:
    if game.states.count > MOST_STATES:
        return f"not looked for: {game.states.count:,} states are too many for this question"
    if goal.concept == "sim" and not isinstance(game.model, OptionForm):
        return "not looked for: simultaneous moves are not defined where states are merged"
    return ""


def _tried(game: Game, goal: Goal, state: int) -> tuple[SmallestChange, ...]:
    """Return the smallest change of the side that the goal names, or of each side, the nearest first."""
    from detente.kernels.graph_model.inverse.change import smallest_change, smallest_change_any

    kind: Literal["make", "break"] = "make" if goal.rest else "break"
    if goal.side is None:
        return smallest_change_any(game.model, game.payoffs, state, goal.concept, goal=kind)
    return (smallest_change(game.model, game.payoffs, goal.side, state, goal.concept, goal=kind),)


def _told(words: Words, goal: Goal, tried: tuple[SmallestChange, ...], *, exact: bool) -> Change:
    change = tried[0]
    if not change.possible:
        says = tuple(_obstacle(words, each) for each in tried)
        exact = exact and all(each.exact for each in tried)
        return Change(change.state + 1, goal.rest, goal.concept, None, None, says, exact=exact)
    party = words.game.conflict.sides[change.decision_maker]
    name = words.side(change.decision_maker)
    pairs = change.rankings[0].pairs
    says = tuple(_pair(words, name, pair) for pair in pairs[:MOST_PAIRS])
    if len(pairs) > MOST_PAIRS:
        rest = len(pairs) - MOST_PAIRS
        more = "one more pair" if rest == 1 else f"{rest} more pairs"
        says = (*says, f"and {more} of states would change places")
    able = [each.decision_maker for each in tried if each.possible]
    return Change(
        state=change.state + 1,
        rest=goal.rest,
        concept=goal.concept,
        party=party.id,
        distance=change.distance,
        says=says,
        exact=exact,
        statement=statement_changed(words, goal, able, change.state),
        by_statements=any(words.game.truth[side].size for side in able),
    )


def _pair(words: Words, party: str, pair: ChangedPair) -> str:
    first, second = words.state(pair.first), words.state(pair.second)
    if pair.after == "=":
        return f"{party} would like {first} and {second} alike"
    better, worse = (first, second) if pair.after == ">" else (second, first)
    return f"{party} would prefer {better} to {worse}"


def _obstacle(words: Words, change: SmallestChange) -> str:
    """Return why no change of one side's preferences does it."""
    party = words.side(change.decision_maker)
    why = _WHY[change.reason].format(party=party)
    if change.obstacles:
        first = change.obstacles[0]
        why = f"{words.side(first.decision_maker)} would leave for {words.state(first.move)} whatever {party} preferred"
    return f"not by a change of {party}'s preferences alone: {why}"
