"""Writing a conflict as a `.gmcr` file, for those who go on in GMCR+."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from detente.case.expressions import Expression, ExpressionError, conjunctions
from detente.errors import InputError, Problem
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.conflict import Side

__all__ = ["gmcr_text", "left_behind"]

_DIRECTIONS = {0: "both", 1: "fwd", -1: "back"}


def gmcr_text(game: Game) -> str:
    """Return a conflict as the text of a `.gmcr` file.

    Where any side has a ranking, all are written as rankings, of the states that the options leave: the format has one
    way for all of them, and no merged states.

    Raises:
        InputError: a condition would be too many alternatives.
    """
    conflict = game.conflict
    by_hand = any(side.order is not None for side in conflict.sides)
    writer = _Writer(game)
    saved = {
        "program": "detente",
        "version": "1",
        "useManualPreferenceRanking": by_hand,
        "options": [
            {"name": lever.name, "permittedDirection": _DIRECTIONS[lever.direction]}
            for lever in conflict.levers
        ],
        "decisionMakers": [writer.maker(i, side, by_hand) for i, side in enumerate(conflict.sides)],
        "infeasibles": [member for each in conflict.infeasible for member in writer.members(each)],
        "coalitions": _coalitions(game),
    }
    return json.dumps(saved, ensure_ascii=False, indent=1) + "\n"


def left_behind(game: Game) -> tuple[str, ...]:
    """Return what of a conflict a `.gmcr` file cannot hold, in words."""
    conflict = game.conflict
    lost = {
        "the status quo": conflict.has_now,
        "that states are merged: GMCR+ will keep them apart, which can change the answer": game.states.merges,
        "names of states": bool(conflict.named),
        "outcomes: what states mean for the talks": bool(conflict.outcomes),
        "open pairs": bool(conflict.open),
        "what parties take each other to prefer": bool(conflict.seen),
        "policies": bool(conflict.policies),
        "aims": bool(conflict.goals),
        "which preferences are strong": any(
            each.strong for side in conflict.sides for each in side.statements
        ),
        "ranges of places": any(each.low < each.high for side in conflict.sides for each in side.statements),
    }
    return tuple(words for words, there in lost.items() if there)


def _coalitions(game: Game) -> list[Any]:
    conflict = game.conflict
    return [*range(len(conflict.sides)), *map(list, conflict.coalitions)]


class _Writer:
    """Puts numbers for names."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.place = {lever.id: k for k, lever in enumerate(game.conflict.levers)}

    def maker(self, i: int, side: Side, by_hand: bool) -> dict[str, Any]:
        saved: dict[str, Any] = {
            "name": side.name,
            "options": [k for k, lever in enumerate(self.game.conflict.levers) if lever.holder == i],
            "preferences": [self.condition(each.holds) for each in side.statements],
            "misperceived": self.members(side.unseen) if side.unseen is not None else [],
        }
        if by_hand:
            saved["preferenceRanking"] = self.ranking(i)
        return saved

    def ranking(self, i: int) -> list[Any]:
        payoffs = self.game.payoffs[i][self.game.states.group]
        groups = [(np.flatnonzero(payoffs == level) + 1).tolist() for level in np.unique(payoffs)[::-1]]
        return [group[0] if len(group) == 1 else group for group in groups]

    def condition(self, expression: Expression) -> Any:
        members = self.members(expression)
        return members[0] if len(members) == 1 else {"compound": True, "members": members}

    def members(self, expression: Expression) -> list[Any]:
        try:
            alternatives = conjunctions(expression)
        except ExpressionError as error:
            rule = f"a condition cannot be written as alternatives: {error}"
            raise InputError([Problem(self.game.conflict.shown, rule, "say it in fewer words")]) from error
        return [
            [
                [self.place[name], "Y" if taken else "N"]
                for name, taken in sorted(each.items(), key=self._order)
            ]
            for each in alternatives
        ]

    def _order(self, pair: tuple[str, bool]) -> int:
        return self.place[pair[0]]
