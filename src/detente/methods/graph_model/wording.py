"""States, sides and moves in words: a named state by its name, any other by what sets it apart from the status quo."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from detente.methods.graph_model.arrays import Game

__all__ = ["LONGEST_NAME", "Words", "cut", "listed"]

_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")


LONGEST_NAME = 200
"""Characters that a name is told with."""


def cut(name: str) -> str:
    """Return a name as it is told: a very long one cut, with an ellipsis."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


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
        found = [
            (each.id, cut(each.name), states.throughout(each.holds)) for each in self.game.conflict.named
        ]
        return sorted(found, key=lambda each: int(each[2].sum()))

    def condition(self, written: str) -> str:
        """Return a condition as it is written, with names for ids: `not “Pay the toll” if “Open the strait”`."""
        conflict = self.game.conflict
        known = {each.id: cut(each.name) for each in conflict.named}
        known |= {each.id: cut(each.name) for each in conflict.levers}
        return _WORD.sub(lambda word: f"“{known[word[0]]}”" if word[0] in known else word[0], written)

    def side(self, side: int) -> str:
        """Return a side's name."""
        return cut(self.game.conflict.sides[side].name)

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
        return [f"“{cut(lever.name)}”" for k, lever in enumerate(self.game.conflict.levers) if bits >> k & 1]

    def told(self, state: int) -> str:
        """Return what a state is, in words."""
        if state not in self._seen:
            self._seen[state] = self._told(state)
        return self._seen[state]

    def _told(self, state: int) -> str:
        name, where = next(((name, where) for _, name, where in self._named if where[state]), ("", None))
        if where is not None and int(where.sum()) == 1:
            return name
        if state == self.game.now:
            return "the status quo"
        if where is None:
            apart = self._apart(state, -1)
            if self.game.now is None:
                return apart or "no option taken"
            return f"as now, but {apart}" if apart else "as now"
        alike = self.game.states.bits()[where]
        varying = int(np.bitwise_or.reduce(alike)) & ~int(np.bitwise_and.reduce(alike))
        plain = "no other option taken" if self.game.now is None else "otherwise as now"
        return f"{name}: {self._apart(state, varying) or plain}"

    def short(self, state: int) -> str:
        """Return what a state is in the fewest words: its name alone, if it has one."""
        name = next((name for _, name, where in self._named if where[state]), "")
        return name or self.told(state)

    def _apart(self, state: int, mask: int) -> str:
        """Return how a state differs from the status quo, or from no option taken, in some options; empty if it does not."""
        bits = self.game.states.bits()
        there, here = int(bits[state]), 0 if self.game.now is None else int(bits[self.game.now])
        more, less = self._levers(there & ~here & mask), self._levers(here & ~there & mask)
        parts = [f"with {listed(more)}"] if more else []
        parts += [f"without {listed(less, 'or')}"] if less else []
        return " and ".join(parts)
