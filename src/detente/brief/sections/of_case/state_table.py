"""The states that matter: in words, what they mean for the talks, under which concepts they rest, over open orders."""

from __future__ import annotations

from collections import defaultdict

from detente.brief.case_telling import bare, cell
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Run, Table
from detente.brief.phrasing import listed, share
from detente.brief.sections.of_case.states import CONCEPT_WORDS, MEANINGS, States, concepts
from detente.brief.telling import plain, strong
from detente.methods.graph_model.answer import CONCEPTS, Concept, State
from detente.methods.shares import Share

__all__ = ["MOST_STATES", "state_table"]

MOST_STATES = 10


def state_table(states: States) -> tuple[Block, ...]:
    """Return the table of states, where things stand first, and what each party does in them."""
    ordered = states.leading()
    shown = ordered[:MOST_STATES]
    columns = ["State", "In words", "For the talks", "Rests under"]
    if states.answer.draws:
        columns.append("Over the orders left open, it rests")
    table = Table(
        "The states that matter", tuple(columns), tuple(_row(states, each) for each in shown), compact=True
    )
    return (table, _choices(states, shown), *_left(states, len(ordered) - len(shown)))


def _choices(states: States, shown: list[State]) -> Table:
    """Return options by states: what is taken, standing out where it differs from where things stand."""
    now = states.now.choices if states.now else ()
    rows = []
    for k, option in enumerate(states.answer.options):
        known = states.about.case.option.get(option)
        holder = f"{states.about.party(known.holder)}: " if known else ""
        head = Entry((plain(f"{holder}{states.option(option)}"),))
        cells = tuple(_taken(state.choices[k], bool(now) and state.choices[k] != now[k]) for state in shown)
        rows.append(Row(head, cells))
    columns = ("Option", *(str(state.number) for state in shown))
    caption = "What is taken in them; strong where it differs from where things stand"
    return Table(caption, columns, tuple(rows), compact=True, roomy=True, figures=True)


def _taken(taken: bool, differs: bool) -> Cell:
    return Cell((Entry((Run("yes" if taken else "no", strong=differs),)),))


def _left(states: States, beyond: int) -> tuple[Block, ...]:
    """Return how many states are not shown: of the answer's, and of all that rest."""
    resting = {number for found in states.answer.equilibria.values() for number in found}
    hidden = len(resting - states.by_number.keys())
    parts = []
    if beyond:
        parts.append(f"{beyond:,} more of the states that were singled out are left out here")
    if hidden:
        parts.append(f"{hidden:,} more rest under some concept and were not singled out")
    return (
        (Paragraph((plain(f"{listed(parts)}: the command “detente solve” gives them."),)),) if parts else ()
    )


def _row(states: States, state: State) -> Row:
    items = states.about.findings.graph_evidence.get(f"state:{state.number}", ())
    badges = ("now",) if state.status_quo else ()
    head = states.about.behind((strong(str(state.number)),), items, *badges)
    cells = [_words(states, state), cell(MEANINGS[state.meaning]), Cell(_rests(states, state))]
    if states.answer.draws:
        cells.append(Cell(_shares(state)))
    return Row(head, tuple(cells))


def _words(states: States, state: State) -> Cell:
    """Return a state's names; where it has none, what differs from where things stand."""
    names = states.names(state)
    if not names:
        return Cell(tuple(bare(each) for each in states.by_party(state)) or (bare("as things stand"),))
    also = (bare(f"also: {'; '.join(names[1:])}"),) if names[1:] else ()
    return Cell((Entry((strong(names[0]),), notes=also),))


def _rests(states: States, state: State) -> tuple[Entry, ...]:
    if not state.equilibrium:
        return (bare("no concept"),)
    found = [bare(concepts(state.equilibrium))]
    answer = states.answer
    also = tuple(each for each in CONCEPTS if state.number in answer.coalitional.get(each, ()))
    if also:
        found.append(bare(f"against coalitions too: {concepts(also)}"))
    strongly = tuple(each for each in CONCEPTS if state.number in answer.strong.get(each, ()))
    if strongly:
        found.append(bare(f"strongly: {concepts(strongly)}"))
    return tuple(found)


def _shares(state: State) -> tuple[Entry, ...]:
    """Return the shares, concepts of one share together."""
    grouped: defaultdict[tuple[int, int], list[Concept]] = defaultdict(list)
    for concept in CONCEPTS:
        found: Share | None = state.shares.get(concept)
        if found is not None:
            grouped[found.count, found.draws].append(concept)
    return tuple(
        Entry((plain(f"{_named(which)}: in {share(count, draws, 'draws')}"),))
        for (count, draws), which in grouped.items()
    )


def _named(which: list[Concept]) -> str:
    return "all five" if len(which) == len(CONCEPTS) else ", ".join(CONCEPT_WORDS[each] for each in which)
