"""States, sides and moves in words: a named state by its name, any other by what sets it apart from the status quo."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from detente.methods.graph_model.arrays import Game

__all__ = ["Words", "listed"]

_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Return parts as a person lists them: `a, b and c`."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


class Words:
    """Puts a game's states and sides in words; states are given from 0 and said from 1."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self._seen: dict[int, str] = {}

    @cached_property
    def _named(self) -> list[tuple[str, str, np.ndarray]]:
        """Named states with where they lie, those of fewest states first."""
        states = self.game.states
        found = [(each.id, each.name, states.throughout(each.holds)) for each in self.game.conflict.named]
        return sorted(found, key=lambda each: int(each[2].sum()))

    def condition(self, written: str) -> str:
        """Return a condition as it is written, with names for ids: `not “Pay the toll” if “Open the strait”`."""
        conflict = self.game.conflict
        known = {each.id: each.name for each in conflict.named} | {
            each.id: each.name for each in conflict.levers
        }
        return _WORD.sub(lambda word: f"“{known[word[0]]}”" if word[0] in known else word[0], written)

    def side(self, side: int) -> str:
        """Return a side's name."""
        return self.game.conflict.sides[side].name

    def names(self, state: int) -> tuple[str, ...]:
        """Return ids of the named states in which a state lies, in the order of the case."""
        inside = {name for name, _, where in self._named if where[state]}
        return tuple(each.id for each in self.game.conflict.named if each.id in inside)

    def number(self, state: int) -> str:
        """Return a state by its number: `state 7`."""
        return f"state {state + 1}"

    def state(self, state: int) -> str:
        """Return a state by its number and in words: `state 7 (as now, but with Accept)`."""
        return f"state {state + 1} ({self.told(state)})"

    def move(self, start: int, end: int) -> str:
        """Return a move as what is chosen and dropped by it, and where it leads: `choose “Accept” (state 7)`."""
        bits = self.game.states.bits()
        before, after = int(bits[start]), int(bits[end])
        chosen, dropped = self._levers(after & ~before), self._levers(before & ~after)
        parts = [f"choose {listed(chosen)}"] if chosen else []
        parts += [f"drop {listed(dropped)}"] if dropped else []
        inside = next((name for _, name, where in self._named if where[end]), "")
        there = f"state {end + 1}" + (f": {inside}" if inside else "")
        return f"{' and '.join(parts)} ({there})" if parts else f"go to {there}"

    def _levers(self, bits: int) -> list[str]:
        return [f"“{lever.name}”" for k, lever in enumerate(self.game.conflict.levers) if bits >> k & 1]

    def told(self, state: int) -> str:
        """Return what a state is, in words."""
        if state not in self._seen:
            self._seen[state] = self._told(state)
        return self._seen[state]

    def _told(self, state: int) -> str:
        inside = [(name, int(where.sum())) for _, name, where in self._named if where[state]]
        if inside and inside[0][1] == 1:
            return inside[0][0]
        if state == self.game.now:
            return "the status quo"
        setting = self._options(state) if self.game.now is None else self._apart(state, self.game.now)
        return f"{inside[0][0]}: {setting}" if inside else setting

    def _options(self, state: int) -> str:
        taken = self._levers(int(self.game.states.bits()[state]))
        return f"with {listed(taken)}" if taken else "no option taken"

    def _apart(self, state: int, now: int) -> str:
        bits = self.game.states.bits()
        there, here = int(bits[state]), int(bits[now])
        more, less = self._levers(there & ~here), self._levers(here & ~there)
        parts = [f"with {listed(more)}"] if more else []
        parts += [f"without {listed(less, 'or')}"] if less else []
        return f"as now, but {' and '.join(parts)}" if parts else "as now"
