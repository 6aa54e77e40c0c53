"""States of the graph model in words: the names the case gives them, and what differs from where things stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.brief.case_telling import CaseTelling
from detente.brief.phrasing import listed, shortened
from detente.case.expressions import holds, names, parsed
from detente.methods.graph_model.answer import CONCEPTS, Concept, GraphAnswer, State

__all__ = ["CONCEPT_WORDS", "MEANINGS", "States", "concepts", "cut_names"]

CONCEPT_WORDS: Mapping[Concept, str] = {
    "nash": "alone",
    "gmr": "any reply",
    "smr": "no escape",
    "seq": "credible reply",
    "sim": "at once",
}
MEANINGS: Mapping[str, str] = {
    "settled": "a settlement",
    "frozen": "a freeze",
    "continuing": "the conflict goes on",
    "escalated": "an escalation",
    "collapse": "the talks collapse",
    "silent": "the case does not say",
}


_LONGEST_NAME = 90
_NAMED = re.compile(r"(?<=\d )\(((?:[^()]|\([^()]*\))*)\)")


def cut_names(sentence: str) -> str:
    """Return a method's sentence with the names that it gives to states cut where they are long: numbers stay."""
    return _NAMED.sub(lambda named: f"({shortened(named[1], _LONGEST_NAME)})", sentence)


def concepts(found: tuple[Concept, ...]) -> str:
    """Return concepts as words for a cell, in the usual order."""
    if len(found) == len(CONCEPTS):
        return "all five"
    return ", ".join(CONCEPT_WORDS[each] for each in CONCEPTS if each in found)


_MOST_COUNTED = 16


@dataclass(frozen=True)
class States:
    """The states that an answer names."""

    about: CaseTelling
    answer: GraphAnswer

    @cached_property
    def by_number(self) -> Mapping[int, State]:
        """States by number."""
        return {state.number: state for state in self.answer.states}

    @cached_property
    def now(self) -> State | None:
        """Where things stand."""
        return next((state for state in self.answer.states if state.status_quo), None)

    def called(self, number: int) -> str:
        """Return a state's number with its name: `state 7 (a truce holds)`; the number alone if it has no words."""
        state = self.by_number.get(number)
        words = self.short(state) if state else ""
        return f"state {number} ({words})" if words else f"state {number}"

    def short(self, state: State) -> str:
        """Return the fewest words for a state: the name that says most of it, else what differs."""
        told = self.names(state)
        if told:
            return told[0]
        return "where things stand" if state.status_quo else self.differs(state)

    def names(self, state: State) -> tuple[str, ...]:
        """Return the names a state has in the case, the narrowest first, of those as narrow the ones outcomes speak of."""
        case = self.about.case
        known = [name for name in state.names if name in case.state]
        known.sort(key=lambda name: (self._breadth(name), name not in self._of_outcomes))
        return tuple(case.state[name].name for name in known)

    def _breadth(self, name: str) -> float:
        """Return how many settings that can be a name fits; where options are too many to count, about which part."""
        meaning = self.about.case.meanings[name]
        if self._settings is None:
            return 0.5 ** len(names(meaning))
        truth, possible = self._settings
        return float((holds(meaning, truth) & possible).sum())

    @cached_property
    def _settings(self) -> tuple[Mapping[str, NDArray[np.bool_]], NDArray[np.bool_]] | None:
        """Which options are taken in each setting, and which settings can be."""
        case = self.about.case
        if len(case.options) > _MOST_COUNTED:
            return None
        every = np.arange(2 ** len(case.options))
        truth = {option.id: (every >> k & 1).astype(np.bool_) for k, option in enumerate(case.options)}
        possible = np.ones(len(every), dtype=np.bool_)
        for each in case.infeasible:
            possible &= ~holds(case.condition(each.when), truth)
        return truth, possible

    @cached_property
    def _of_outcomes(self) -> frozenset[str]:
        return frozenset(name for each in self.about.case.outcomes for name in names(parsed(each.when)))

    def differs(self, state: State) -> str:
        """Return what differs from where things stand, party by party: `Norland: “sign”, not “shell”; Harbour: …`."""
        return "; ".join(self.by_party(state)) or "as things stand"

    def by_party(self, state: State) -> tuple[str, ...]:
        """Return what each party does otherwise than now; all that it does, if where things stand is not known."""
        before = self.now.choices if self.now else tuple(False for _ in state.choices)
        changed: defaultdict[str, list[str]] = defaultdict(list)
        for option, was, taken in zip(self.answer.options, before, state.choices, strict=True):
            known = self.about.case.option.get(option)
            if was != taken:
                holder = self.about.party(known.holder) if known else ""
                changed[holder].append(f"{'' if taken else 'not '}“{self.option(option)}”")
        return tuple(f"{holder}: {listed(parts)}" for holder, parts in changed.items())

    def step(self, start: State, end: State) -> str:
        """Return what a move changes: `then “sign”, not “shell”`."""
        changed = [
            f"{'' if taken else 'not '}“{self.option(option)}”"
            for option, was, taken in zip(self.answer.options, start.choices, end.choices, strict=True)
            if was != taken
        ]
        return f"then {', '.join(changed)}"

    def option(self, option: str) -> str:
        """Return an option's name."""
        known = self.about.case.option.get(option)
        return known.name if known else option

    def leading(self) -> list[State]:
        """Return the states, where things stand first, then those that rest under most and the strictest concepts."""
        return sorted(self.answer.states, key=self._rank)

    def _rank(self, state: State) -> tuple[bool, bool, bool, int, int]:
        rests, silent = state.equilibrium, state.meaning == "silent"
        return (not state.status_quo, "nash" not in rests, silent, -len(rests), state.number)
