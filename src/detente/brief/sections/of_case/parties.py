"""For section 3: the parties, what each states, and what the case holds of the least that would do."""

from __future__ import annotations

from datetime import date

from detente.brief.case_telling import CaseTelling, bare, header, number_range
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Table
from detente.brief.telling import plain, strong
from detente.case.in_words import weighing
from detente.case.talks import Capability, Party

__all__ = ["parties"]

ROLES = {"belligerent": "belligerent", "mediator": "mediator", "third": "third party", "audience": "audience"}
NOTE = (
    "As the case has it. A stated position is evidence of what was asked, never of the least that would do;"
    " where the case names no minimum, it is unknown. Weights and capabilities run from 0 to 1, as ranges."
)


def parties(about: CaseTelling) -> tuple[Block, ...]:
    """Return the parties' table and the table of positions and minimums, issue by party."""
    blocks: list[Block] = [Paragraph((plain(NOTE),)), _parties(about)]
    table = _positions(about)
    return (*blocks, table) if table else tuple(blocks)


def _parties(about: CaseTelling) -> Table:
    rows = tuple(_party(about, i, party) for i, party in enumerate(about.case.parties))
    columns = ("Party", "Role", "Part of", "Can bring to bear")
    return Table("The parties", columns, rows, compact=True)


def _party(about: CaseTelling, i: int, party: Party) -> Row:
    tags = about.tags(party.id)
    role = about.entry((plain(ROLES[party.role]),), about.at("party", i), tags=tags)
    within = Cell((bare(about.party(party.within)),)) if party.within else Cell()
    mine = [(j, each) for j, each in enumerate(about.case.capabilities) if each.party == party.id]
    can = Cell(tuple(_capability(about, j, each) for j, each in mine))
    return Row(header(party.name), (Cell((role,)), within, can))


def _capability(about: CaseTelling, j: int, each: Capability) -> Entry:
    on = f"{about.issue(each.issue)}: " if each.issue else ""
    words = f"{on}{number_range(each.low, each.high)} of the strongest"
    return about.entry((plain(words),), about.at("capability", j))


def _positions(about: CaseTelling) -> Table | None:
    case = about.case
    judged = {
        *((each.party, each.issue) for each in case.positions),
        *((each.party, each.issue) for each in case.minimums),
        *((each.party, each.issue) for each in case.saliences),
    }
    shown = [party.id for party in case.parties if any(of == party.id for of, _ in judged)]
    rows = tuple(
        Row(
            header(issue.name, tags=about.tags(issue=issue.id)),
            tuple(_cell(about, party, issue.id) for party in shown),
        )
        for issue in case.issues
        if any(on == issue.id for _, on in judged)
    )
    if not rows:
        return None
    columns = ("Issue", *(about.party(party) for party in shown))
    return Table("Stated positions and minimums, by issue and party", columns, rows)


def _cell(about: CaseTelling, party: str, issue: str) -> Cell:
    stated = _stated(about, party, issue)
    least = _minimum(about, party, issue)
    weight = _salience(about, party, issue)
    if not (stated or least or weight):
        return Cell()
    unknown = Entry((plain("minimum: unknown"),), tags=about.tags(party, issue))
    return Cell((*stated, *(least or (unknown,)), *weight))


def _stated(about: CaseTelling, party: str, issue: str) -> tuple[Entry, ...]:
    """Return what a party states on an issue, the latest first."""
    mine = [
        (i, each) for i, each in enumerate(about.case.positions) if (each.party, each.issue) == (party, issue)
    ]
    mine.sort(key=lambda pair: pair[1].on or date.min, reverse=True)
    return tuple(
        about.entry(
            (plain(_stating(about, i)), strong(about.level(issue, each.stated)), plain(_day(each.on))),
            about.at("position", i),
            tags=about.tags(party, issue, each.on),
        )
        for i, each in mine
    )


def _stating(about: CaseTelling, position: int) -> str:
    support = about.at("position", position)
    return "the case says it states: " if support is not None and support.found_nothing else "states: "


def _day(on: date | None) -> str:
    return f" ({on.day} {on:%B} {on.year})" if on else ""


def _minimum(about: CaseTelling, party: str, issue: str) -> tuple[Entry, ...]:
    for i, each in enumerate(about.case.minimums):
        if (each.party, each.issue) == (party, issue):
            low, high = about.level(issue, each.low), about.level(issue, each.high)
            support = about.at("minimum", i)
            assumed = "assumed" if support is None or support.judged.grade == "assumed" else "judged"
            span = f"“{low}”" if low == high else f"between “{low}” and “{high}”"
            return (about.entry((plain(f"minimum, {assumed}: {span}"),), support),)
    return ()


def _salience(about: CaseTelling, party: str, issue: str) -> tuple[Entry, ...]:
    return tuple(
        about.entry((plain(f"{weighing(each)} with it"),), about.at("salience", i))
        for i, each in enumerate(about.case.saliences)
        if (each.party, each.issue) == (party, issue)
    )
