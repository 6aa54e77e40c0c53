"""The numbers that evidence goes by on a page, given once for both renderings."""

from __future__ import annotations

from collections.abc import Iterator

from detente.brief.bargaining_map import BargainingMap
from detente.brief.issue_lines import IssueLines
from detente.brief.model import Block, Brief, Comparison, Entries, Entry, Table, Timeline
from detente.brief.picture import Graph

__all__ = ["number_evidence"]


def number_evidence(brief: Brief) -> dict[str, int]:
    """Return each evidence item's number by its id: from 1, document by document, in the brief's order.

    Raises:
        ValueError: An entry or mark names evidence, evidence a document, a mark a lane, or an arc a state that the
            brief lacks: a page that left them out in silence could not be checked.
    """
    places = {document.id: place for place, document in enumerate(brief.documents)}
    for item in brief.evidence:
        if item.document not in places:
            raise ValueError(
                f"evidence {item.id!r} lies in {item.document!r}, which the brief does not carry"
            )
    ordered = sorted(brief.evidence, key=lambda item: places[item.document])
    numbers = {item.id: number for number, item in enumerate(ordered, start=1)}
    for section in brief.sections:
        for block in section.blocks:
            _check_names(block, numbers, section.id)
            if isinstance(block, Timeline):
                _check_lanes(block)
            if isinstance(block, Graph):
                _check_arcs(block)
    documents = {document.id for document in brief.documents}
    for item in brief.evidence:
        if item.document not in documents:
            raise ValueError(
                f"evidence {item.id!r} lies in {item.document!r}, which the brief does not carry"
            )
    return numbers


def _check_names(block: Block, numbers: dict[str, int], section: str) -> None:
    for name in _named(block):
        if name not in numbers:
            raise ValueError(f"section {section!r} names evidence {name!r}, which the brief does not carry")


def _check_lanes(timeline: Timeline) -> None:
    lanes = {lane.id for lane in timeline.lanes}
    for mark in timeline.marks:
        if mark.lane not in lanes:
            raise ValueError(f"a mark stands on lane {mark.lane!r}, which the timeline lacks")


def _check_arcs(graph: Graph) -> None:
    nodes = {node.id for node in graph.nodes}
    for arc in graph.arcs:
        for name in (arc.start, arc.end):
            if name not in nodes:
                raise ValueError(f"an arc begins or ends at state {name!r}, which the picture lacks")


def _named(block: Block) -> Iterator[str]:
    """Yield every evidence id that a block names."""
    if isinstance(block, Timeline):
        for mark in block.marks:
            yield from mark.evidence
    for entry in _entries(block):
        yield from _of(entry)


def _entries(block: Block) -> Iterator[Entry]:
    match block:
        case Entries(entries=entries) | Comparison(accounts=entries):
            yield from entries
        case Table(rows=rows):
            for row in rows:
                yield row.header
                yield from (entry for cell in row.cells for entry in cell.entries)
        case BargainingMap(spots=spots):
            yield from (spot.told for spot in spots)
        case IssueLines(lines=lines):
            yield from (entry for line in lines for entry in line.told)


def _of(entry: Entry) -> Iterator[str]:
    yield from entry.evidence
    for note in entry.notes:
        yield from _of(note)
