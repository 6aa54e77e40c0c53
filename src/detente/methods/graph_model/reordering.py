"""A change of preferences as a person would say it: one statement in another place of a party's order, or left out.

The smallest change of a ranking reverses pairs of states, and where preferences are statements there may be no such
change of mind: moving one statement moves many pairs. This looks through all statements moved, the shortest way first,
then through all left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.payoffs import prioritised
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.conflict import Goal
from detente.methods.graph_model.wording import Words

__all__ = ["statement_changed"]


def statement_changed(words: Words, goal: Goal, sides: Iterable[int], state: int) -> str:
    """Return which one statement, moved as little as can be or left out, does what a goal asks, as a sentence.

    Empty if none does.

    Args:
        words: The game, put in words.
        goal: What is asked.
        sides: Whose statements may be changed.
        state: The state.
    """
    game, own = words.game, tuple(sides)
    for side, row, says in (*_moved(words, own), *_left_out(words, own)):
        payoffs = game.payoffs.copy()
        payoffs[side] = row
        if _rests(game, payoffs, goal, state) == goal.rest:
            return says
    return ""


def _moved(words: Words, sides: tuple[int, ...]) -> Iterator[tuple[int, NDArray[np.int64], str]]:
    game = words.game
    ways = (
        (abs(start - end), side, start, end)
        for side in sides
        for start in range(len(game.truth[side]))
        for end in range(len(game.truth[side]))
        if start != end
    )
    for _, side, start, end in sorted(ways):
        order = list(range(len(game.truth[side])))
        order.insert(end, order.pop(start))
        party = game.conflict.sides[side]
        said = words.condition(party.statements[start].words)
        says = f"{party.name} would put this in place {end + 1} of its preferences, not {start + 1}: {said}."
        yield side, prioritised(game.truth[side][order]), says


def _left_out(words: Words, sides: tuple[int, ...]) -> Iterator[tuple[int, NDArray[np.int64], str]]:
    game = words.game
    for side in sides:
        party = game.conflict.sides[side]
        for k, statement in enumerate(party.statements):
            says = f"{party.name} would give up this preference: {words.condition(statement.words)}."
            yield side, prioritised(np.delete(game.truth[side], k, axis=0)), says


def _rests(game: Game, payoffs: NDArray[np.int64], goal: Goal, state: int) -> bool:
    return bool(stability(game.model, payoffs, (goal.concept,)).stable[goal.concept][:, state].all())
