"""For section 8: what the graph model answers: what follows from each course, and the states and moves behind it."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Paragraph, Run
from detente.brief.phrasing import counted, number
from detente.brief.sections.of_case.certificates import certificates
from detente.brief.sections.of_case.method_notes import lacks, ran_with
from detente.brief.sections.of_case.moves import picture
from detente.brief.sections.of_case.policies import policies
from detente.brief.sections.of_case.questions import coalitions, eyes, smallest_changes, unknown_orders
from detente.brief.sections.of_case.state_table import state_table
from detente.brief.sections.of_case.states import States
from detente.brief.telling import plain, strong
from detente.case.support import map_of
from detente.methods.graph_model.answer import GraphAnswer

__all__ = ["graph_model"]

CAVEAT = (
    "A state says of each option whether it is taken. An equilibrium is a state where nobody who sees the game so would move. It is not a forecast: the case may leave"
    " out a move, an order or a party. All methods run on one case share its assumptions, so that their agreement"
    " confirms nothing."
)
CONCEPTS_TOLD = (
    "A state rests where no party leaves it. “Alone” (Nash stability): none can better itself by a move of its own."
    " Under the others some could, and are deterred: by “any reply”, even one that harms who gives it (general"
    " metarationality); by a reply that leaves “no escape” (symmetric metarationality); by a “credible reply”, which"
    " serves who gives it (sequential stability); by what comes of it if others move “at once” (simultaneous stability)."
)
TABLES = ("option", "preference", "ranking", "open_pair", "perception")


def graph_model(about: CaseTelling) -> tuple[Block, ...]:
    """Return all that the graph model says of the case; what the case lacks, if it cannot be read."""
    answer = about.findings.graph
    if answer is None:
        return lacks(about, "graph-model")
    states = States(about, answer)
    blocks: list[Block] = [
        _how_to_read(about, answer),
        *policies(states),
        Paragraph((plain(CONCEPTS_TOLD),)),
        *state_table(states),
        *picture(states),
        *certificates(states),
        *coalitions(states),
        *unknown_orders(states),
        *smallest_changes(states),
        *eyes(states),
        *ran_with(about, "graph-model"),
    ]
    return tuple(blocks)


def _how_to_read(about: CaseTelling, answer: GraphAnswer) -> Paragraph:
    found = map_of([each for each in about.findings.support if each.judged.table in TABLES])
    rests = (
        f" It rests on {counted(found.judgements, 'judgement')} on options and orders: {number(found.stated)} stated,"
        f" {number(found.direction)} of direction, {number(found.assumed)} assumed"
        + (f", {number(found.on_nothing)} with nothing in the record." if found.on_nothing else ".")
    )
    size = f"{counted(len(answer.parties), 'party', 'parties')}, {counted(len(answer.options), 'option')}"
    game = f" The game: {size}, {counted(answer.feasible, 'state')} that can be."
    draws = (
        f" Where the case leaves an order open, {answer.draws:,} orders were drawn, and shares are of those."
        if answer.draws
        else ""
    )
    runs: list[Run] = [strong("How to read what follows. "), plain(f"{CAVEAT}{rests}{game}{draws}")]
    return Paragraph(tuple(runs))
