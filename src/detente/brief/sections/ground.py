"""Section 1: the date it speaks as of, and how good the ground is."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Cell, Entries, Entry, Paragraph, Row, Section, Table
from detente.brief.phrasing import counted, listed, published
from detente.brief.sections.of_case.support_map import support_map
from detente.brief.telling import Telling, plain, strong
from detente.documents.model import Document
from detente.record.model import DocumentGround, Hearing, Origin

__all__ = ["ground", "reasons"]

MOST_DOCUMENTS = 200
MOST_REASONS = 60
MOST_ORIGINS = 24
MOST_UNREAD = 40


def ground(telling: Telling, about: CaseTelling | None = None) -> Section:
    """Return what the briefing stands on: documents, origins, who is barely heard, what was not read, and the case."""
    found = telling.findings.ground
    blocks: list[Block] = [_summary(telling), *(support_map(about) if about else ())]
    blocks += [_documents(telling), _hearings(telling), _origins(telling)]
    if found.copies:
        blocks.append(_copies(telling))
    if telling.findings.unread:
        blocks.append(_unread(telling))
    return Section("ground", "As of, and how good the ground is", tuple(blocks))


def _summary(telling: Telling) -> Paragraph:
    findings = telling.findings
    found = findings.ground
    day = findings.as_of
    parts = [
        f"{counted(len(findings.documents), 'document').capitalize()}; {counted(found.statements, 'statement')};"
        f" at most {counted(len(found.origins), 'origin')}, {_interested(telling)}."
        " Origins are those the articles credit: articles that do not say where they have it from may share one.",
        f" {counted(found.reviewed, 'item').capitalize()} reviewed by a person."
        if found.reviewed
        else " No item has been reviewed by a person: everything below is machine-coded.",
    ]
    if uncoded := sum(not each.coded for each in found.documents):
        parts.append(f" {counted(uncoded, 'document').capitalize()} not coded: not in English.")
    if findings.refused:
        reasons = listed([f"{number} for {reason}" for reason, number in findings.refused.items()])
        parts.append(f" Items refused because their words did not stand in the text: {reasons}.")
    if findings.lost_decisions:
        lost = counted(findings.lost_decisions, "decision").capitalize()
        parts.append(f" {lost} of a person found no item in this coding; kept for the next.")
    return Paragraph((strong(f"As of {day.day} {day:%B} {day.year}. "), plain("".join(parts))))


def _interested(telling: Telling) -> str:
    if not telling.findings.has_parties:
        return (
            "and which of them are interested is not known, since the codebook names no parties to the talks"
        )
    interested = sum(origin.interested for origin in telling.findings.ground.origins)
    return f"{counted(interested, 'of them', 'of them') if interested else 'none of them'} interested"


def _documents(telling: Telling) -> Table:
    findings = telling.findings
    by_id = {each.document: each for each in findings.ground.documents}
    shown = findings.documents[:MOST_DOCUMENTS]
    rows = tuple(_document_row(document, by_id[document.id]) for document in shown if document.id in by_id)
    columns = ("Document", "Publisher", "Kind", "Date", "Footing", "Items")
    return Table("Documents", columns, rows, more=len(findings.documents) - len(shown), compact=True)


def _document_row(document: Document, found: DocumentGround) -> Row:
    badges = {"stated": (), "inferred": ("inferred date",), "unknown": ("no date",)}[document.published.basis]
    return Row(
        _text(_title(document)),
        (
            _cell(document.publisher or "not stated"),
            _cell(document.kind),
            Cell((Entry((plain(published(document.published)),), badges=badges),)),
            _cell(found.footing),
            _cell(str(found.items) if found.coded else f"not coded ({document.language})"),
        ),
    )


def _title(document: Document) -> str:
    return document.title or document.source.path.rsplit("/", 1)[-1]


def _text(words: str) -> Entry:
    return Entry((plain(words),))


def _cell(words: str) -> Cell:
    return Cell((_text(words),))


def _hearings(telling: Telling) -> Table:
    heard = {each.side: each for each in telling.findings.ground.hearings}
    total = sum(each.statements for each in heard.values()) or 1
    rows = []
    for side in dict.fromkeys((*telling.findings.sides, *heard)):
        each = heard.get(side) or Hearing(side, 0, 0, 0)
        if not each.statements and side not in telling.findings.sides:
            continue
        barely = each.statements < 3 or each.statements * 20 < total
        badges = () if not barely else ("not heard",) if not each.statements else ("barely heard",)
        cells = tuple(_cell(str(number)) for number in (each.statements, each.direct, each.documents))
        rows.append(Row(Entry((plain(telling.name(side)),), badges=badges), cells))
    columns = ("Side", "Its own statements", "of them in direct quotation", "in documents")
    return Table("Who is heard", columns, tuple(rows[:20]), more=max(0, len(rows) - 20), compact=True)


def _origins(telling: Telling) -> Paragraph:
    origins = sorted(
        telling.findings.ground.origins, key=lambda each: (-len(each.documents), each.label, each.id)
    )
    names = [_origin(origin) for origin in origins[:MOST_ORIGINS]]
    more = f"; and {len(origins) - MOST_ORIGINS} more" if len(origins) > MOST_ORIGINS else ""
    return Paragraph(
        (
            strong("Origins credited, with how many documents carry them: "),
            plain("; ".join(names) + more + "."),
        )
    )


def _origin(origin: Origin) -> str:
    return f"{origin.label} ({len(origin.documents)}{', interested' if origin.interested else ''})"


def _copies(telling: Telling) -> Entries:
    titles = {
        document.id: f"{document.publisher or 'no publisher'}: {_title(document)}"
        for document in telling.findings.documents
    }
    groups = telling.findings.ground.copies
    entries = tuple(
        _text(f"Nearly the same text: {listed([titles.get(name, name) for name in group])}.")
        for group in groups[:MOST_ORIGINS]
    )
    return Entries(entries, "Copies, each group counted as one origin", max(0, len(groups) - MOST_ORIGINS))


def reasons(telling: Telling) -> Entries:
    """Return why each document has its labels: the words or counts that decided."""
    by_id = {each.document: each for each in telling.findings.ground.documents}
    entries = []
    for document in telling.findings.documents[:MOST_REASONS]:
        found = by_id.get(document.id)
        if found is None:
            continue
        date = document.published
        notes = (
            _text(f"date {date.basis}: {date.evidence or 'nothing in it or in the others tells'}"),
            _text(f"{document.kind}: {document.kind_because or 'as the file says'}"),
            _text(f"{found.footing}: {found.because}"),
        )
        entries.append(Entry((strong(_title(document)),), notes=notes))
    more = max(0, len(telling.findings.documents) - MOST_REASONS)
    return Entries(tuple(entries), "Why the documents are labelled and dated so", more)


def _unread(telling: Telling) -> Entries:
    unread = telling.findings.unread
    entries = tuple(_text(f"{each.path}: {each.because}") for each in unread[:MOST_UNREAD])
    return Entries(entries, "Not read", max(0, len(unread) - MOST_UNREAD))
