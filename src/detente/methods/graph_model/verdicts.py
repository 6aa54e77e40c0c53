"""What the kernels say of a game: who is stable where, alone and in coalitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.errors import InputError, Problem
from detente.kernels.graph_model.coalitions import CoalitionStability, coalition_stability, every_coalition
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.simultaneous import comparisons
from detente.kernels.graph_model.stability import Stability, stability
from detente.methods.graph_model.answer import CONCEPTS, Concept
from detente.methods.graph_model.arrays import Game

__all__ = ["MOST_COMPARED", "Look", "Verdicts", "concepts_of", "sim_left_out", "sim_work", "verdicts_of"]

Look: TypeAlias = Literal["every", "named", "some"]

MOST_UNASKED = 2_048
"""States up to which all coalitions are looked at unasked: that takes their square."""

MOST_ASKED = 20_000
"""States up to which every coalition is looked at, or those that the conflict names."""

MOST_SIDES = 6

MOST_COMPARED = 250_000_000
"""Moves that SIM looks at unasked, five to fifteen seconds; one party of sixteen options among twenty has 69 billion."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the kernels say.

    Attributes:
        stability: For each concept asked for.
        coalitions: Of each coalition looked at, those of one member among them; None if none was.
    """

    game: Game
    stability: Stability
    coalitions: CoalitionStability | None

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts, strongest demands on who moves first."""
        return tuple(concept for concept in CONCEPTS if concept in self.stability.stable)


def concepts_of(game: Game, asked: Sequence[Concept] | None) -> tuple[Concept, ...]:
    """Return the concepts to solve for: those asked for, else all that the game allows and that take no minutes.

    Raises:
        InputError: simultaneous moves are asked for, and states are merged.
    """
    form = isinstance(game.model, OptionForm)
    if asked is None:
        return CONCEPTS if form and sim_work(game) <= MOST_COMPARED else CONCEPTS[:-1]
    if "sim" in asked and not form:
        rule = "simultaneous moves (sim) are not defined where states are merged"
        raise InputError([Problem(game.conflict.shown, rule, "ask for other concepts, or merge no states")])
    return tuple(concept for concept in CONCEPTS if concept in asked)


def sim_work(game: Game) -> int:
    """Return how many moves simultaneous stability looks at; 0 where states are merged, as it is not defined there."""
    return comparisons(game.model) if isinstance(game.model, OptionForm) else 0


def sim_left_out(game: Game) -> str:
    """Return why simultaneous stability is not solved for unasked, in words; empty if it is, or is not defined."""
    work = sim_work(game)
    if work <= MOST_COMPARED:
        return ""
    return f"{work:,} moves to look at, beyond {MOST_COMPARED:,} only when asked for (--concepts sim)"


def verdicts_of(game: Game, concepts: Sequence[Concept] | None, *, look: Look = "some") -> Verdicts:
    """Return what the kernels say.

    Args:
        game: The game.
        concepts: Which; None for all that the game allows.
        look: At `every` coalition, at those that the conflict has `named`, or at `some`: those named, and where none
            is, all of a small game.

    Raises:
        InputError: as `concepts_of`, or coalitions are asked for in a game too large for them.
    """
    which = concepts_of(game, concepts)
    found = stability(game.model, game.payoffs, which)
    asked = _coalitions(game, look)
    coalitions = coalition_stability(game.model, game.payoffs, asked, which) if asked else None
    return Verdicts(game, found, coalitions)


def _coalitions(game: Game, look: Look) -> tuple[tuple[int, ...], ...]:
    sides, states = len(game.conflict.sides), game.states.count
    named = game.conflict.coalitions
    if look == "some" and not named:
        return every_coalition(sides) if sides <= MOST_SIDES and states <= MOST_UNASKED else ()
    if look != "every" and not named:
        return ()
    if states > MOST_ASKED or (look == "every" and sides > 2 * MOST_SIDES):
        if look == "some":
            return ()
        rule = f"{states:,} states and {sides} decision makers are too many to look at coalitions"
        mend = f"at most {MOST_ASKED:,} states and {2 * MOST_SIDES} decision makers"
        raise InputError([Problem(game.conflict.shown, rule, mend)])
    if look == "every":
        return every_coalition(sides)
    return (*((side,) for side in range(sides)), *named)
