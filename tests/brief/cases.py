"""A case on the record of `test_compose.talks`, with an answer of the graph model made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.brief.bargaining_map import BargainingMap
from detente.brief.case_telling import CaseTelling
from detente.brief.compose import compose
from detente.brief.evidence import Evidence
from detente.brief.findings import CaseFindings, Findings, MethodNote
from detente.brief.issue_lines import IssueLines
from detente.brief.model import Block, Entries, Entry, Paragraph, Section, Table
from detente.brief.picture import Graph
from detente.brief.telling import Telling
from detente.case.case_file import load_case
from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.case.support import supports, turns
from detente.methods.graph_model.answer import (
    CONCEPTS,
    Change,
    Course,
    Eyes,
    GraphAnswer,
    Move,
    Route,
    Share,
    State,
    Why,
)
from detente.record.memory import MemoryRecord
from detente.record.sources import read_sources
from tests.brief.test_compose import AS_OF, findings, talks

__all__ = [
    "answer", "case_findings", "case_of", "cells", "lines", "section", "straits", "table", "telling", "told", "with_case",
]  # fmt: skip

SINCE = date(2031, 3, 10)


STRAITS = Path(__file__).with_name("straits.toml")


def straits() -> Case:
    """Return the case."""
    return load_case(STRAITS)


def case_of(folder: Path, change: Callable[[str], str]) -> Case:
    """Return the case with its text changed."""
    path = folder / "straits.toml"
    path.write_text(change(STRAITS.read_text("utf-8")), "utf-8")
    return load_case(path)


def _share(count: int) -> Share:
    return Share(count, 500, count / 500 - 0.04, count / 500 + 0.04)


def _state(
    number: int, choices: tuple[bool, ...], means: str, *names: str, rests: str = "", count: int = 0
) -> State:
    under = tuple(each for each in CONCEPTS if each in rests.split())
    shares = {each: _share(count if each in under else 0) for each in CONCEPTS}
    return State(number, choices, names, means, number == 2, under, shares)  # type: ignore[arg-type]


def answer() -> GraphAnswer:
    """Return eight states of shell, sign and leave: 2 is where things stand, 3 a truce, 6 without the mediator."""
    states = (
        _state(1, (False, False, False), "silent"),
        _state(2, (True, False, False), "continuing", rests="gmr smr", count=180),
        _state(3, (False, True, False), "frozen", "truce", rests="nash gmr smr seq sim", count=412),
        _state(6, (True, False, True), "collapse", "gone", rests="nash seq", count=20),
    )
    moves = (
        Move("norland", 2, 1, False),
        Move("sudmark", 1, 3, True),
        Move("harbour", 2, 6, True),
        Move("sudmark", 1, 3, True),
    )
    return GraphAnswer(
        parties=("norland", "sudmark", "harbour"),
        options=("shell", "sign", "leave"),
        feasible=8,
        states=states,
        moves=moves[:3],
        routes=(Route(6, (moves[2],), True), Route(3, (moves[0], moves[1]), False)),
        equilibria={"nash": (3, 6), "gmr": (2, 3), "smr": (2, 3), "seq": (3, 6), "sim": (3,)},
        coalitional={"nash": (3,), "seq": (3,)},
        broken_by={6: (("norland", "sudmark"),)},
        whys=(
            Why(3, "norland", "nash", True, ("Nobody moves alone from a truce: shelling again would bring no truce back.",), ("preference:norland/2",)),
            Why(3, "sudmark", "nash", True, ("It has no move that it prefers.",), ("preference:sudmark/1", "preference:sudmark/2")),
            Why(2, "sudmark", "nash", True, ("Signing under fire is worse for it.",), ("preference:sudmark/2",)),
        ),
        courses=(
            Course("stay", "harbour", 2, (3,), (3,), {"frozen": _share(412), "continuing": _share(88)}, ("preference:norland/2",)),
            Course("go", "harbour", 6, (6,), (6,), {"collapse": _share(500)}, ()),
        ),
        changes=(Change(3, True, "nash", "sudmark", 0.0, (), True), Change(6, False, "nash", "harbour", 1.5, ("a truce over its leaving",), False)),
        eyes=(Eyes(3, "nash", ("norland",), False),),
        unknown={"a": {"nash": (3,)}, "d": {"nash": (3, 6), "seq": (2,)}},
        strong={"nash": (3,)},
        draws=500,
    )  # fmt: skip


def case_findings(record: MemoryRecord, case: Case, graph: GraphAnswer | None = None) -> CaseFindings:
    """Return a case on a record, as `desk` gathers it."""
    judged = judgements(case)
    sources = read_sources(record, AS_OF)
    evidence = gathered(case, judged, record, sources)
    now = supports(judged, evidence)
    before = supports(judged, [each for each in evidence if (each.told or "") < SINCE.isoformat()])
    first = next((each.items for each in now if each.items), ())
    return CaseFindings(
        case=case,
        support=now,
        turns=turns(before, now),
        graph=graph,
        graph_evidence={"state:2": first, "course:stay": first} if graph else {},
        lacking={} if graph else {"graph-model": ("straits.toml: add outcomes",)},
        methods=(MethodNote("graph-model", "Graph model for conflict resolution", "Fang, Hipel and Kilgour (1993)", (("draws", "500"),), 7),) if graph else (),
    )  # fmt: skip


def with_case(
    record: MemoryRecord | None = None, case: Case | None = None, graph: GraphAnswer | None = None
) -> Findings:
    """Return the findings on the talks with a case, its graph answer given or made by hand."""
    record = record or talks()
    found = case_findings(record, case or straits(), graph or answer())
    return replace(findings(record), since=SINCE, since_because="the last briefing", case=found)


def telling(found: Findings | None = None) -> CaseTelling:
    """Return what a section is given."""
    found = found or with_case()
    grounds = {each.document: each for each in found.ground.documents}
    evidence = Evidence(found.record, grounds, found.states, found.decisions)
    assert found.case is not None
    return CaseTelling(Telling(found, evidence), found.case)


def section(name: str, found: Findings | None = None) -> Section:
    """Return one section of the briefing with the case."""
    return next(each for each in compose(found or with_case()).sections if each.id == name)


def table(blocks: Iterable[Block], caption: str) -> Table:
    """Return the one table whose caption has these words."""
    (found,) = [block for block in blocks if isinstance(block, Table) and caption in block.caption]
    return found


def told(entry: Entry) -> str:
    """Return an entry's words, with its badges in brackets and its notes after it."""
    badges = "".join(f" [{badge}]" for badge in entry.badges)
    notes = "".join(f" / {told(note)}" for note in entry.notes)
    return "".join(run.text for run in entry.runs) + badges + notes


def cells(found: Table, row: str) -> dict[str, str]:
    """Return the words of each cell, by column, of the row whose header begins with these words."""
    (held,) = [each for each in found.rows if told(each.header).startswith(row)]
    words = [" | ".join(map(told, cell.entries)) for cell in held.cells]
    return dict(zip(found.columns[1:], words, strict=True))


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every line that blocks say in our words: captions, columns, entries, paragraphs, states and moves."""
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                yield "".join(run.text for run in runs if not run.quoted)
            case Entries(entries=entries, caption=caption):
                yield caption
                yield from (line for entry in entries for line in _ours(entry))
            case Table(caption=caption, columns=columns, rows=rows):
                yield from (caption, *columns)
                for row in rows:
                    yield from _ours(row.header)
                    yield from (line for cell in row.cells for entry in cell.entries for line in _ours(entry))
            case Graph(caption=caption, nodes=nodes, arcs=arcs):
                yield from (caption, *(node.name for node in nodes), *(arc.by for arc in arcs))
            case BargainingMap(caption=caption, spots=spots):
                yield caption
                yield from (line for spot in spots for line in (spot.name, *_ours(spot.told)))
            case IssueLines(caption=caption, caution=caution, lines=issues):
                yield from (caption, caution, *(issue.name for issue in issues))
                yield from (line for issue in issues for entry in issue.told for line in _ours(entry))
            case _:
                continue


def _ours(entry: Entry) -> Iterator[str]:
    yield "".join(run.text for run in entry.runs if not run.quoted)
    yield from entry.badges
    for note in entry.notes:
        yield from _ours(note)
