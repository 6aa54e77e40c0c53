"""Section 1: the date it speaks as of, and how good the ground is."""

from __future__ import annotations

from detente.brief.model import Block, Cell, Entries, Entry, Paragraph, Row, Section, Table
from detente.brief.phrasing import counted, listed, published
from detente.brief.telling import Telling, plain, strong
from detente.documents.model import Document
from detente.record.model import DocumentGround, Origin

__all__ = ["ground"]

MOST_DOCUMENTS = 200
MOST_ORIGINS = 12


def ground(telling: Telling) -> Section:
    """Return what the briefing stands on: documents, origins, who is barely heard, what was not read."""
    findings = telling.findings
    blocks: list[Block] = [_summary(telling), _documents(telling)]
    if findings.ground.copies:
        blocks.append(_copies(telling))
    blocks.append(_origins(telling))
    blocks.append(_hearings(telling))
    if findings.unread:
        blocks.append(_unread(telling))
    return Section("ground", "As of, and how good the ground is", tuple(blocks))


def _summary(telling: Telling) -> Paragraph:
    findings = telling.findings
    found = findings.ground
    interested = sum(origin.interested for origin in found.origins)
    reviewed = (
        f"{counted(found.reviewed, 'item')} reviewed by a person"
        if found.reviewed
        else "no item has been reviewed by a person: everything below is machine-coded"
    )
    parts = [
        f"{counted(len(findings.documents), 'document')}; {counted(found.statements, 'statement')};"
        f" at most {counted(len(found.origins), 'origin')}, {interested or 'none'} of them interested parties."
        f" Origins are those the articles credit; articles that do not say where they have it from may share one."
        f" {reviewed[0].upper()}{reviewed[1:]}.",
    ]
    uncoded = [each for each in found.documents if not each.coded]
    if uncoded:
        parts.append(f" {counted(len(uncoded), 'document')} not coded (not in English).")
    if findings.refused:
        reasons = listed([f"{number} for {reason}" for reason, number in findings.refused.items()])
        parts.append(f" The gate refused {reasons}.")
    if findings.lost_decisions:
        parts.append(
            f" {counted(findings.lost_decisions, 'decision')} of a person no longer found its item; kept for the next coding."
        )
    return Paragraph((strong(f"As of {_as_of(telling)}. "), plain("".join(parts))))


def _as_of(telling: Telling) -> str:
    day = telling.findings.as_of
    return f"{day.day} {day:%B} {day.year}"


def _documents(telling: Telling) -> Table:
    findings = telling.findings
    by_id = {each.document: each for each in findings.ground.documents}
    shown = findings.documents[:MOST_DOCUMENTS]
    rows = tuple(_document_row(document, by_id[document.id]) for document in shown if document.id in by_id)
    return Table(
        "Documents",
        ("Document", "Publisher", "Kind", "Date", "Footing", "Items"),
        rows,
        more=len(findings.documents) - len(shown),
    )


def _document_row(document: Document, found: DocumentGround) -> Row:
    when = published(document.published)
    because = f" — {document.published.basis}"
    if document.published.evidence:
        because += f": {document.published.evidence}"
    badges = ("inferred date",) if document.published.basis != "stated" else ()
    items = str(found.items) if found.coded else f"not coded ({document.language})"
    return Row(
        _text(document.title or document.source.path.rsplit("/", 1)[-1]),
        (
            _cell(document.publisher or "not stated"),
            _cell(document.kind + (f" — {document.kind_because}" if document.kind_because else "")),
            Cell((Entry((plain(when + because),), badges=badges),)),
            _cell(f"{found.footing} — {found.because}"),
            _cell(items),
        ),
    )


def _text(words: str) -> Entry:
    return Entry((plain(words),))


def _cell(words: str) -> Cell:
    return Cell((_text(words),))


def _copies(telling: Telling) -> Entries:
    titles = {
        document.id: f"{document.publisher or 'no publisher'}: {document.title or document.source.path}"
        for document in telling.findings.documents
    }
    entries = tuple(
        _text(f"Nearly the same text: {listed([titles.get(name, name) for name in group])}.")
        for group in telling.findings.ground.copies[:MOST_ORIGINS]
    )
    more = max(0, len(telling.findings.ground.copies) - MOST_ORIGINS)
    return Entries(entries, "Copies, each group counted as one origin", more)


def _origins(telling: Telling) -> Entries:
    origins = sorted(
        telling.findings.ground.origins, key=lambda each: (-len(each.documents), each.label, each.id)
    )
    entries = tuple(_origin(origin) for origin in origins[:MOST_ORIGINS])
    return Entries(entries, "Origins credited, the most carried first", max(0, len(origins) - MOST_ORIGINS))


def _origin(origin: Origin) -> Entry:
    carried = f", carried by {counted(len(origin.documents), 'document')}"
    return Entry((plain(origin.label + carried),), badges=("interested party",) if origin.interested else ())


def _hearings(telling: Telling) -> Entries:
    heard = {each.side: each for each in telling.findings.ground.hearings}
    total = sum(each.statements for each in heard.values()) or 1
    entries = []
    for side in dict.fromkeys((*telling.findings.sides, *heard)):
        each = heard.get(side)
        name = telling.name(side)
        if each is None or not each.statements:
            entries.append(_text(f"{name} is not heard: no statement of its own was found."))
            continue
        barely = each.statements < 3 or each.statements * 20 < total
        words = (
            f"{name}: {counted(each.statements, 'statement')}, {each.direct or 'none'} in direct quotation,"
            f" in {counted(each.documents, 'document')}"
        )
        entries.append(Entry((plain(words),), badges=("barely heard",) if barely else ()))
    return Entries(tuple(entries[:40]), "Who is heard", max(0, len(entries) - 40))


def _unread(telling: Telling) -> Entries:
    unread = telling.findings.unread
    entries = tuple(_text(f"{each.path}: {each.because}") for each in unread[:40])
    return Entries(entries, "Not read", max(0, len(unread) - 40))
