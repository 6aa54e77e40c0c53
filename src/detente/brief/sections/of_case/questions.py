"""What else the graph model answers: coalitions, orders left open, the smallest change, in whose eyes a state rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.brief.case_telling import bare, cell, header
from detente.brief.model import Block, Entries, Entry, Row, Table
from detente.brief.phrasing import listed
from detente.brief.sections.of_case.states import CONCEPT_WORDS, States, cut_names
from detente.brief.telling import plain, strong
from detente.methods.graph_model.answer import CONCEPTS, Change

__all__ = ["coalitions", "eyes", "smallest_changes", "unknown_orders"]

MOST_LINES = 2
MORE_PAIRS = "and others: the command “detente solve” gives more of them"
MOST_NUMBERS = 6
EXTENSIONS: Mapping[str, str] = {
    "a": "Bold: moves where it may gain, minds only sure losses",
    "b": "Cool: moves where it surely gains, minds only sure losses",
    "c": "Torn: moves where it may gain, minds losses that may be",
    "d": "Wary: moves where it surely gains, minds losses that may be",
}


def coalitions(states: States) -> tuple[Block, ...]:
    """Return the states that nobody leaves alone and some leave together."""
    entries = tuple(
        Entry(
            (
                strong(f"{_capital(states.called(number))}: "),
                plain(listed([f"{states.about.parties(each)} together" for each in _smallest(groups)], "or")),
                plain(" have a way to a state that each of them prefers."),
            )
        )
        for number, groups in sorted(states.answer.broken_by.items())
        if groups
    )
    return (Entries(entries, "Nobody leaves alone, but some would together"),) if entries else ()


def _smallest(groups: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the coalitions without those that a smaller one is part of."""
    return [each for each in groups if not any(set(other) < set(each) for other in groups)]


def unknown_orders(states: States) -> tuple[Block, ...]:
    """Return which states rest if parties whose order is not known are bold or wary; nothing if all is known."""
    rows = tuple(
        Row(
            header(EXTENSIONS.get(name, name), strong=False),
            tuple(cell(_numbers(found.get(concept, ()))) for concept in CONCEPTS if concept != "sim"),
        )
        for name, found in states.answer.unknown.items()
    )
    columns = ("A party that does not know", *(CONCEPT_WORDS[each] for each in CONCEPTS if each != "sim"))
    caption = "Which states rest where an order is not known, by how a party takes what it does not know"
    return (Table(caption, columns, rows, compact=True),) if rows else ()


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NUMBERS])) or "none"
    return shown if len(numbers) <= MOST_NUMBERS else f"{shown} and {len(numbers) - MOST_NUMBERS} more"


def smallest_changes(states: States) -> tuple[Block, ...]:
    """Return the smallest change of one party's order that makes a state rest or unsettles it, for each aim."""
    entries = tuple(_change(states, each) for each in states.answer.changes)
    return (Entries(entries, "The smallest change of one party's order"),) if entries else ()


def _change(states: States, each: Change) -> Entry:
    goal = "rest" if each.rest else "no longer rest"
    asked = f"For {states.called(each.state)} to {goal} ({CONCEPT_WORDS[each.concept]}): "
    another = (f"Another way, by one statement: {each.statement}",) if each.statement else ()
    # The last line of a long answer is itself a count, so that lines left out are no number of pairs.
    rest = (MORE_PAIRS,) if len(each.says) > MOST_LINES else ()
    notes = tuple(bare(cut_names(line)) for line in (*another, *each.says[:MOST_LINES], *rest))
    if each.distance is None or each.party is None:
        why = "; ".join(each.says) or "no change of one party's order alone does it"
        return Entry((plain(f"{asked}{why}."),))
    if not each.distance:
        return Entry((plain(asked), plain("nothing need change.")), notes=notes)
    least = "" if each.exact else "at most "
    pairs = f"{each.distance:g} {'pair' if each.distance == 1 else 'pairs'}"
    halves = ", a tie made or undone counting one half" if each.distance % 1 else ""
    found = f"{least}{pairs} would change places in the order of {states.about.party(each.party)}{halves}."
    return Entry((plain(asked), plain(found)), tags=states.about.tags(each.party), notes=notes)


def eyes(states: States) -> tuple[Block, ...]:
    """Return in whose eyes states that matter rest, where parties see different games: by their own moves only."""
    grouped: defaultdict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
    for each in states.answer.eyes:
        if each.sees and each.concept == "nash" and each.state in states.by_number:
            grouped[each.sees, each.holds].append(each.state)
    entries = tuple(_eyes(states, sees, holds, numbers) for (sees, holds), numbers in grouped.items())
    return (Entries(entries, "In whose eyes a state rests (Nash)"),) if entries else ()


def _eyes(states: States, sees: tuple[str, ...], holds: bool, numbers: list[int]) -> Entry:
    seen = listed([states.about.party(party) for party in sees])
    told = (
        "each party stays by the game that it sees, so it rests"
        if holds
        else "not every party stays by the game that it sees, so it does not rest"
    )
    named = "; ".join(states.called(number) for number in numbers)
    return Entry((strong(f"In the eyes of {seen}: "), plain(f"{named}. As it is, {told}.")))


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
