"""One joint answer to a move, found by asking opponent by opponent whether there still is one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.joint_answers import JointAnswers, joint_answers
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.moves.distances import Game
from detente.kernels.graph_model.moves.lookup import lookup

__all__ = ["JointWitness"]


class JointWitness:
    """Joint answers of a coalition's opponents to its moves from one state."""

    def __init__(self, game: Game, form: OptionForm, group: Sequence[int], state: int) -> None:
        """Keep what is played, the coalition, and the state everyone moves from."""
        self._game, self._form, self._group, self._state = game, form, group, state
        self._tables = {dm: lookup(len(form.owner), form.states, game.levels[dm]) for dm in group}
        self._asked: dict[tuple[int, tuple[int, ...]], JointAnswers] = {}
        opponents = [dm for dm in range(len(game.levels)) if dm not in group]
        self._improvements = {dm: game.neighbours.of(dm, state, improving=True) for dm in opponents}
        self._movers = tuple(dm for dm in opponents if len(self._improvements[dm]))

    def answered(self, ends: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return which moves are sanctioned, given the states they alone lead to, which every member prefers."""
        bits = self._form.states[ends]
        found = [self._found(dm, self._movers, bits) for dm in self._group]
        met: NDArray[np.bool_] = np.any(found, axis=0)
        return met

    def steps(self, end: int) -> list[tuple[int, int]]:
        """Return opponents and the states they would go to, all at the same time, that sanction a move.

        None of them could be left out. Of each the first improvement, by state, that allows an answer is taken.

        Args:
            end: The state the coalition's move alone leads to, which every member prefers; one that is `answered`.
        """
        bits = self._form.states[[end]]
        member = next(dm for dm in self._group if self._found(dm, self._movers, bits)[0])
        needed = self._movers
        for dm in self._movers:
            without = tuple(other for other in needed if other != dm)
            if self._found(member, without, bits)[0]:
                needed = without
        steps = []
        for k, dm in enumerate(needed):
            ends = self._improvements[dm]
            after = bits ^ self._form.states[ends] ^ self._form.states[self._state]
            choice = int(self._found(member, needed[k + 1 :], after).argmax())
            steps.append((dm, int(ends[choice])))
            bits = after[[choice]]
        return steps

    def final(self, end: int, steps: Sequence[tuple[int, int]]) -> int:
        """Return the state that a move and the opponents' changes bring about."""
        bits = self._form.states[end]
        for _, there in steps:
            bits ^= self._form.states[there] ^ self._form.states[self._state]
        return int(np.searchsorted(self._form.states, bits))

    def _found(self, member: int, movers: tuple[int, ...], bits: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return whether some of the movers, perhaps none, make of each choice what a member does not prefer."""
        key = (member, movers)
        if key not in self._asked:
            self._asked[key] = joint_answers(self._form, self._game.lines, movers, self._tables[member])
        states = np.full(len(bits), self._state)
        return self._asked[key].found(
            states, bits, np.full(len(bits), self._game.levels[member, self._state])
        )
