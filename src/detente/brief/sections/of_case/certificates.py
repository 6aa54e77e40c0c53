"""Why a state rests or does not, sentence by sentence, each with the judgements that the order rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from detente.brief.case_telling import bare
from detente.brief.model import Block, Entries, Entry
from detente.brief.phrasing import counted, listed, number
from detente.brief.sections.of_case.states import CONCEPT_WORDS, States, cut_names
from detente.brief.telling import plain, strong
from detente.case.support import NOTHING, Held, Support
from detente.methods.graph_model.answer import CONCEPTS, State, Why

__all__ = ["certificates"]

MOST_STATES = 3
GRADES: Mapping[Held, str] = {
    "stated": "stated",
    "direction": "of direction",
    "assumed": "assumed",
    NOTHING: "with nothing in the record",
}
MOST_SENTENCES = 1


def certificates(states: States) -> tuple[Block, ...]:
    """Return for each state that rests, and for where things stand, why each party stays or leaves."""
    told = [state for state in states.leading() if _whys(states, state)]
    if not told:
        return ()
    entries = tuple(_state(states, state) for state in told[:MOST_STATES])
    of = f" ({number(len(entries))} of {counted(len(told), 'state')})" if len(told) > len(entries) else ""
    return (Entries(entries, f"Why nobody leaves, or who would{of}"),)


def _whys(states: States, state: State) -> list[Why]:
    """Return the reasons under the first concept by which a state rests; under the first told, if it rests by none."""
    mine = [why for why in states.answer.whys if why.state == state.number]
    under = {why.concept for why in mine}
    chosen = next((each for each in CONCEPTS if each in under and each in state.equilibrium), None)
    chosen = chosen or next((each for each in CONCEPTS if each in under), None)
    return [why for why in mine if why.concept == chosen]


def _state(states: States, state: State) -> Entry:
    whys = _whys(states, state)
    name = states.called(state.number)
    rests = "rests" if whys[0].concept in state.equilibrium else "does not rest"
    runs = (
        strong(f"{name[0].upper()}{name[1:]}"),
        plain(f" {rests} under “{CONCEPT_WORDS[whys[0].concept]}”:"),
    )
    return Entry(runs, notes=tuple(note for why in whys for note in _why(states, why)))


def _why(states: States, why: Why) -> Iterator[Entry]:
    stays = "stays" if why.stable else "leaves"
    key = f"why:{why.state}/{why.party}/{why.concept}"
    support = [each for name in why.judgements if (each := states.about.named(name)) is not None]
    items = states.about.findings.graph_evidence.get(key) or tuple(
        item for each in support for item in each.items
    )
    lead = strong(f"{states.about.party(why.party)} {stays}. ")
    tags = states.about.tags(why.party)
    found = states.about.behind((lead, plain(_sentences(why))), items, *_grades(support), tags=tags)
    yield replace(found, notes=_resting_on(states, support))


def _sentences(why: Why) -> str:
    """Return the first of the sentences, long names of states in it cut, and how many more there are."""
    shown = [cut_names(each) for each in why.says[:MOST_SENTENCES]]
    left = len(why.says) - len(shown)
    return " ".join([*shown, f"So with {counted(left, 'more move')}."] if left else shown)


def _grades(support: Iterable[Support]) -> tuple[str, ...]:
    """Return the lowest grade among judgements, where it is not stated."""
    grades = {each.judged.grade for each in support}
    return ("assumed",) if "assumed" in grades else ("direction",) if "direction" in grades else ()


def _resting_on(states: States, support: list[Support]) -> tuple[Entry, ...]:
    """Return how many judgements an order rests on, by grade, and the first of them in words."""
    if not support:
        return ()
    grades = Counter(each.grade_held for each in support)
    told = listed([f"{number(grades[grade])} {words}" for grade, words in GRADES.items() if grades[grade]])
    first = f"first: {states.about.says(support[0])}"
    return (bare(f"rests on {counted(len(support), 'judgement')}, {told}; {first}"),)
