"""Statements, acts and deeds as one flat table: what the CSV and the Parquet export share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from detente.coding.items import Act, Deed, Item, Statement
from detente.documents.model import Document
from detente.record.model import Query
from detente.record.parties import Parties, party_named
from detente.store.dossier import Dossier

__all__ = ["COLUMNS", "Cell", "flat_rows", "found", "iso"]

Cell: TypeAlias = str | int | float | bool | None

COLUMNS: dict[str, str] = {
    "type": "VARCHAR",
    "id": "VARCHAR",
    "document": "VARCHAR",
    "path": "VARCHAR",
    "source_id": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "kind": "VARCHAR",
    "language": "VARCHAR",
    "published_from": "DATE",
    "published_to": "DATE",
    "published_basis": "VARCHAR",
    "words": "VARCHAR",
    "start": "INTEGER",
    "end": "INTEGER",
    "spans": "VARCHAR",
    "mode": "VARCHAR",
    "act": "VARCHAR",
    "action": "VARCHAR",
    "plover": "VARCHAR",
    "actor": "VARCHAR",
    "actor_name": "VARCHAR",
    "side": "VARCHAR",
    "role": "VARCHAR",
    "via": "VARCHAR",
    "target": "VARCHAR",
    "target_name": "VARCHAR",
    "issue": "VARCHAR",
    "position": "VARCHAR",
    "conditions": "VARCHAR",
    "status": "VARCHAR",
    "realis": "VARCHAR",
    "negated": "BOOLEAN",
    "hedged": "BOOLEAN",
    "quantity": "DOUBLE",
    "unit": "VARCHAR",
    "when_from": "DATE",
    "when_to": "DATE",
    "when_basis": "VARCHAR",
    "when_text": "VARCHAR",
    "statement": "VARCHAR",
    "rule": "VARCHAR",
    "coder": "VARCHAR",
    "confidence": "DOUBLE",
    "review": "VARCHAR",
}
"""The columns in their order, each with its SQL type."""


def found(dossier: Dossier, query: Query) -> Iterator[tuple[Document, Item]]:
    """Yield the statements, acts and deeds wanted, each with its document; times have no table of their own."""
    types = tuple(t for t in query.types or ("statement", "act", "deed") if t != "time")
    if types:
        for document, items in dossier.items_by_document(replace(query, types=types)):
            for item in items:
                yield document, item


def flat_rows(dossier: Dossier, query: Query) -> Iterator[list[Cell]]:
    """Yield one row an item, in the order of `COLUMNS`."""
    states, parties = dossier.states(), dossier.parties()
    for document, item in found(dossier, query):
        cells = (
            _about(document) | _who(document, item, parties) | _what(item) | {"review": states.get(item.id)}
        )
        yield [cells.get(name) for name in COLUMNS]


def _about(document: Document) -> dict[str, Cell]:
    published = document.published
    return {
        "document": document.id,
        "path": document.source.path,
        "source_id": document.source.source_id,
        "title": document.title,
        "publisher": document.publisher,
        "kind": document.kind,
        "language": document.language,
        "published_from": iso(published.start),
        "published_to": iso(published.end),
        "published_basis": published.basis,
    }


def _who(document: Document, item: Item, parties: Parties) -> dict[str, Cell]:
    actor = party_named(item)
    target = item.target if isinstance(item, Act | Deed) else None
    published = document.published
    return {
        "actor": actor,
        "actor_name": actor and parties.actor_name(actor),
        "side": parties.side_of_item(item, published.start or published.end),
        "target": target,
        "target_name": target and parties.actor_name(target),
    }


def iso(day: date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


def _what(item: Item) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "type": type(item).__name__.lower(),
        "id": item.id,
        "words": item.words,
        "start": item.spans[0][0],
        "end": item.spans[-1][1],
        "spans": " ".join(f"{start}-{end}" for start, end in item.spans),
        "rule": item.rule,
        "coder": item.coder,
        "confidence": item.confidence,
    }
    if isinstance(item, Statement):
        return cells | _statement(item) | _when(item)
    if isinstance(item, Act | Deed):
        return cells | (_act(item) if isinstance(item, Act) else _deed(item)) | _when(item)
    return cells


def _when(item: Statement | Act | Deed) -> dict[str, Cell]:
    when = item.when
    return {
        "when_from": when.start,
        "when_to": when.end,
        "when_basis": when.basis,
        "when_text": when.text or None,
    }


def _statement(item: Statement) -> dict[str, Cell]:
    return {
        "mode": item.mode,
        "role": item.speaker.role if item.speaker else None,
        "via": " < ".join(item.via) or None,
        "negated": item.negated,
        "hedged": item.hedged,
        "statement": item.parent,
    }


def _act(item: Act) -> dict[str, Cell]:
    return {
        "act": item.act,
        "plover": item.plover,
        "issue": item.issue,
        "position": item.position,
        "conditions": " | ".join(item.conditions) or None,
        "status": item.status,
        "statement": item.statement,
    }


def _deed(item: Deed) -> dict[str, Cell]:
    quantity = item.quantity
    return {
        "action": item.action,
        "plover": item.plover,
        "issue": item.issue,
        "realis": item.realis,
        "quantity": quantity.value if quantity else None,
        "unit": quantity.unit if quantity else None,
        "statement": item.statement,
    }
