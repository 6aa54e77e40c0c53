"""A case as methods and sections read it: the tables of a case file, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from detente.case.bargaining import Exclusion, Requirement, Reservation, Value
from detente.case.choices import (
    Aim,
    Infeasible,
    NamedState,
    OpenPair,
    Option,
    Outcome,
    Perception,
    Policy,
    Preference,
    Ranking,
)
from detente.case.expressions import Expression, parsed, substituted
from detente.case.meanings import meanings_of
from detente.case.talks import (
    Capability,
    Delivery,
    Guarantee,
    Hypothesis,
    Issue,
    Minimum,
    Party,
    Proposal,
    Rung,
    Salience,
    Spoiler,
    StatedPosition,
)

__all__ = ["Case"]


@dataclass(frozen=True)
class Case:
    """A checked case: every name in it is declared, every condition can be read.

    Attributes:
        name: Its id; `title` is for the reader.
        shown: The file it was read from, as it is shown.
        hash: Of its content: a changed case is another case.
        as_of: The day it speaks of; None leaves that to the corpus.
        codebook: The codebook it is written for, if it names one.
    """

    name: str
    title: str
    shown: str
    hash: str
    as_of: date | None = None
    codebook: Path | None = None
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[StatedPosition, ...] = ()
    minimums: tuple[Minimum, ...] = ()
    saliences: tuple[Salience, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    values: tuple[Value, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    options: tuple[Option, ...] = ()
    infeasible: tuple[Infeasible, ...] = ()
    states: tuple[NamedState, ...] = ()
    preferences: tuple[Preference, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    open_pairs: tuple[OpenPair, ...] = ()
    perceptions: tuple[Perception, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    aims: tuple[Aim, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    spoilers: tuple[Spoiler, ...] = ()
    rungs: tuple[Rung, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    policies: tuple[Policy, ...] = ()

    @cached_property
    def party(self) -> Mapping[str, Party]:
        """Parties by id."""
        return {party.id: party for party in self.parties}

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        """Issues by id."""
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def option(self) -> Mapping[str, Option]:
        """Options by id, in the file's order."""
        return {option.id: option for option in self.options}

    @cached_property
    def state(self) -> Mapping[str, NamedState]:
        """Named states by id."""
        return {state.id: state for state in self.states}

    @cached_property
    def meanings(self) -> Mapping[str, Expression]:
        """What each named state means in options alone.

        Raises:
            ValueError: as `meanings.meanings_of`.
        """
        return meanings_of({state.id: parsed(state.when) for state in self.states})

    def condition(self, text: str) -> Expression:
        """Return a condition in options alone, named states replaced by what they mean."""
        expression = parsed(text)
        return substituted(expression, self.meanings)

    def is_stated_by_then(self, position: StatedPosition) -> bool:
        """Return whether a position had been stated on the day that the case speaks of; without either day, it had."""
        return position.on is None or self.as_of is None or position.on <= self.as_of

    def level(self, issue: str, words: str) -> int | None:
        """Return the place, from 0, of a level on an issue, by its id or its name; None if there is none such."""
        given = words.casefold()
        for place, position in enumerate(self.issue[issue].positions):
            if given in (position.id, position.name.casefold()):
                return place
        return None

    def actors(self, party: str) -> tuple[str, ...]:
        """Return the codebook's actors and sides that a party stands for; words that are no party stand for themselves."""
        known = self.party.get(party)
        return (known.actors or (known.id,)) if known else (party,)

    def name_of(self, party: str) -> str:
        """Return how a party is called; the words given where they are no party's id."""
        return self.party[party].name if party in self.party else party
