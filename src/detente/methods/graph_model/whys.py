"""Certificates in words: why a party stays at a state, or leaves it, one sentence a move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.kernels.graph_model.certificates import Certificate, Certifier, Improvement, Sanction
from detente.kernels.graph_model.moves.neighbours import Neighbours
from detente.methods.graph_model.answer import Concept, Why
from detente.methods.graph_model.verdicts import Verdicts
from detente.methods.graph_model.wording import Words, listed

__all__ = ["MOST_MOVES", "certificate_rows", "whys"]

MOST_MOVES = 4
"""Moves that one certificate puts in words."""

MOST_ROWS = 50
"""Moves that one certificate gives as data."""

_STRONGEST: tuple[Concept, ...] = ("nash", "seq", "smr", "sim", "gmr")
_EFFORT = 6_000_000
_FEWEST = 12


def whys(verdicts: Verdicts, words: Words, states: Sequence[int]) -> tuple[Why, ...]:
    """Return for each state and party why it stays, under the strongest concept that has it stay, or why it leaves.

    Args:
        verdicts: Of the game.
        words: Its words.
        states: Those that matter, the most important first; in a large game the last are passed over.
    """
    game = verdicts.game
    sides = range(len(game.conflict.sides))
    few = max(1, _budget(verdicts) // max(1, len(sides)))
    certifier = Certifier(game.model, game.payoffs)
    return tuple(
        _Telling(verdicts, certifier, words, state, side).why()
        for state in sorted(states[:few])
        for side in sides
    )


def _budget(verdicts: Verdicts) -> int:
    """Return how many certificates a game's size allows: each looks at all its states."""
    return max(_FEWEST, _EFFORT // max(1, verdicts.game.states.count))


@dataclass(frozen=True, slots=True)
class _Telling:
    """One party at one state."""

    verdicts: Verdicts
    certifier: Certifier
    words: Words
    state: int
    side: int

    def why(self) -> Why:
        game = self.verdicts.game
        concept, stable = self._concept()
        found = self.certifier.certificate(self.side, self.state, concept, most=MOST_ROWS)
        if found.improvements:
            says, met = self._improvements(found, stable=stable)
        else:
            says, met = [self._nowhere()], []
        return Why(
            state=self.state + 1,
            party=game.conflict.sides[self.side].id,
            concept=concept,
            stable=stable,
            says=tuple(says),
            judgements=tuple(self._judgements(met)),
        )

    def _concept(self) -> tuple[Concept, bool]:
        """Return the strongest concept under which the party stays, else the weakest there is."""
        asked = [each for each in _STRONGEST if each in self.verdicts.concepts]
        for concept in asked:
            if self.verdicts.stability.stable[concept][self.side, self.state]:
                return concept, True
        return asked[-1], False

    def _nowhere(self) -> str:
        game = self.verdicts.game
        party = self.words.side(self.side)
        ends = Neighbours(game.model, game.payoffs).of(self.side, self.state)
        if not len(ends):
            return f"{party} has no move from here."
        if len(ends) == 1:
            return f"All that {party} could do is {self.words.move(self.state, int(ends[0]))}, and it does not prefer that."
        return f"{party} prefers none of the {len(ends):,} states that it could move to."

    def _improvements(self, found: Certificate, *, stable: bool) -> tuple[list[str], list[int]]:
        """Return sentences on the moves, and the states that they compare."""
        first = [each for each in found.improvements if stable or each.sanction is None]
        told = first[:MOST_MOVES]
        says = [self._improvement(each, found.concept) for each in told]
        rest = (found.count if stable else found.unanswered) - len(told)
        if rest:
            more = ("" if rest == 1 else "each ") + "met by an answer" if stable else "answered by nobody"
            says.append(
                f"{'One' if rest == 1 else f'{rest:,}'} more such {'move' if rest == 1 else 'moves'}, {more}."
            )
        met = [
            state for each in told for state in (each.end, *([each.sanction.final] if each.sanction else []))
        ]
        return says, met

    def _improvement(self, move: Improvement, concept: str) -> str:
        party, there = self.words.side(self.side), self.words.move(self.state, move.end)
        if move.sanction is None:
            nothing = "" if concept == "nash" else ", and no answer of the others would make it regret that"
            return f"{party} would {there}, which it prefers{nothing}."
        return f"{party} would rather {there}, but {self._sanction(move.sanction, concept)}."

    def _sanction(self, sanction: Sanction, concept: str) -> str:
        party = self.words.side(self.side)
        liked = f"which {party} does not prefer to {self.words.number(self.state)}"
        steps = [
            (self.words.side(each.mover), self.words.move(each.origin, each.end)) for each in sanction.moves
        ]
        if concept == "sim":
            together = listed(f"{mover} would {step}" for mover, step in steps)
            result = self.words.number(sanction.final)
            return f"at the same time {together}: together that makes {result}, {liked}"
        verb = "would, gaining by it," if concept == "seq" else "could"
        told = [f"{mover} {verb if i == 0 else 'then'} {step}" for i, (mover, step) in enumerate(steps)]
        back = ", and from there it could not better itself" if concept == "smr" else ""
        return f"then {listed(told)}, {liked}{back}"

    def _judgements(self, met: Iterable[int]) -> Iterator[str]:
        """Yield the judgements that put the party's states in their order: those in which they first differ."""
        game = self.verdicts.game
        party = game.conflict.sides[self.side]
        names: dict[str, None] = {}
        if party.order is not None and party.judgement:
            names[party.judgement] = None
        for state in met:
            apart = np.flatnonzero(game.truth[self.side][:, state] != game.truth[self.side][:, self.state])
            if len(apart) and party.statements[int(apart[0])].judgement:
                names[party.statements[int(apart[0])].judgement] = None
        if not names:
            names.update(dict.fromkeys(each.judgement for each in party.statements if each.judgement))
        yield from names


def certificate_rows(verdicts: Verdicts, states: Sequence[int]) -> list[Mapping[str, Any]]:
    """Return certificates as data, for each of some states, party and concept; states are numbered from 1.

    In a large game the last of the states are passed over.
    """
    game = verdicts.game
    sides, concepts = range(len(game.conflict.sides)), verdicts.concepts
    certifier = Certifier(game.model, game.payoffs)
    few = max(1, _budget(verdicts) // max(1, len(sides) * len(concepts)))
    return [
        _row(verdicts, certifier.certificate(side, state, concept, most=MOST_ROWS))
        for state in sorted(states[:few])
        for side in sides
        for concept in concepts
    ]


def _row(verdicts: Verdicts, found: Certificate) -> dict[str, Any]:
    parties = [side.id for side in verdicts.game.conflict.sides]
    return {
        "state": found.state + 1,
        "party": parties[found.members[0]],
        "concept": found.concept,
        "stable": found.stable,
        "improvements_in_all": found.count,
        "improvements": [
            {"to": each.end + 1, "sanction": _sanction_row(parties, each.sanction)}
            for each in found.improvements
        ],
    }


def _sanction_row(parties: Sequence[str], sanction: Sanction | None) -> dict[str, Any] | None:
    if sanction is None:
        return None
    moves = [{"party": parties[m.mover], "from": m.origin + 1, "to": m.end + 1} for m in sanction.moves]
    return {"moves": moves, "final": sanction.final + 1}
