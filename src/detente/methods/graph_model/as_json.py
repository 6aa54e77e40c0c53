"""The graph model's verdicts as one JSON object, the same bytes for the same input.

States are numbered from 1 wherever they are named by number; lists over states are in the order of `states`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from detente.kernels.graph_model.coalitions import CoalitionStability
from detente.methods.graph_model.answer import GraphAnswer
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.verdicts import Verdicts

__all__ = ["graph_model_json", "json_bytes"]


def graph_model_json(
    verdicts: Verdicts,
    certificates: Sequence[Mapping[str, Any]],
    answer: GraphAnswer | None = None,
    left_out: Mapping[str, str] | None = None,
) -> str:
    """Return the verdicts as JSON with sorted keys; `docs/methods/graph-model.md` says what each holds.

    Args:
        verdicts: Of the game.
        certificates: As `whys.certificate_rows` returns them.
        answer: Of a case: what goes beyond the verdicts is told as well.
        left_out: Concepts that were not solved for, with the reason.
    """
    game = verdicts.game
    parties = [side.id for side in game.conflict.sides]
    stable = verdicts.stability.stable
    whole = {
        "certificates": list(certificates),
        "coalitions": _coalitions(parties, verdicts.coalitions),
        "equilibria": {
            concept: _numbers(verdicts.stability.equilibria(concept))
            for concept in verdicts.stability.concepts
        },
        "left_out": dict(left_out or {}),
        "options": [lever.id for lever in game.conflict.levers],
        "parties": parties,
        "payoffs": dict(zip(parties, game.payoffs.tolist(), strict=True)),
        "stability": {
            concept: dict(zip(parties, stable[concept].tolist(), strict=True)) for concept in stable
        },
        "states": _choices(game),
        "status_quo": None if game.now is None else game.now + 1,
    }
    if answer is not None:
        whole |= _beyond(answer)
    return json.dumps(whole, sort_keys=True, separators=(",", ":"))


def json_bytes(game: Game, concepts: int) -> int:
    """Return about how many bytes the JSON of a game has, certificates aside, for so many concepts."""
    sides, options = len(game.conflict.sides), len(game.conflict.levers)
    number = len(str(int(game.payoffs.max(initial=0)))) + 1
    states = game.states.count
    return states * (2 * options + 2 + sides * (number + 6 * concepts))


def _beyond(answer: GraphAnswer) -> dict[str, Any]:
    """Return what an answer to a case says beyond the verdicts."""
    often = [
        {"state": state.number, "shares": {concept: asdict(share) for concept, share in state.shares.items()}}
        for state in answer.states
        if state.shares
    ]
    return {
        "aims": [asdict(each) for each in answer.changes],
        "courses": [asdict(each) for each in answer.courses],
        "draws": {"count": answer.draws, "states": often},
        "eyes": [asdict(each) for each in answer.eyes],
        "strong": dict(answer.strong),
        "unknown": {name: dict(found) for name, found in answer.unknown.items()},
    }


def _choices(game: Game) -> list[list[int]]:
    shifts = np.arange(len(game.conflict.levers), dtype=np.int64)
    chosen: list[list[int]] = ((game.states.bits()[:, None] >> shifts) & 1).tolist()
    return chosen


def _numbers(states: np.ndarray) -> list[int]:
    numbers: list[int] = (states + 1).tolist()
    return numbers


def _coalitions(parties: Sequence[str], found: CoalitionStability | None) -> dict[str, Any]:
    if found is None:
        return {"asked": [], "equilibria": {}}
    asked = [
        {
            "members": [parties[side] for side in members],
            "stable": {concept: _numbers(np.flatnonzero(rows[i])) for concept, rows in found.stable.items()},
        }
        for i, members in enumerate(found.coalitions)
    ]
    return {"asked": asked, "equilibria": {each: _numbers(found.equilibria(each)) for each in found.stable}}
