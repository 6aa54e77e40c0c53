"""Persons' decisions in the database: reading them, and finding the items they are about."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict

from detente.coding.items import Row
from detente.store.database import Database
from detente.store.decisions import Anchor, Decision, assigned
from detente.store.rows import compact, restored, storable, unpacked

__all__ = ["all_assigned", "append", "coded_rows", "decisions_by_item", "decisions_of"]

_COLUMNS = (
    "document, type, act, words, before, after, place, verb, changes, note, person, made_at, n, reading, twin"
)


def decisions_of(database: Database, document: str | None = None) -> list[Decision]:
    """Return the decisions on a document's items, or on all, oldest first."""
    where, values = ("WHERE document = ?", (document,)) if document else ("", ())
    return [_decision(row) for row in database.all(f"SELECT {_COLUMNS} FROM decisions {where} ORDER BY n", values)]  # noqa: S608 # fmt: skip


def _decision(row: tuple[object, ...]) -> Decision:
    document, type_, act, words, before, after, place, verb, changes, note, person, made_at, number, reading, twin = row  # fmt: skip
    anchor = Anchor(document, type_, act, restored(words), restored(before), restored(after), place)  # type: ignore[arg-type]
    return Decision(anchor, verb, json.loads(changes), restored(note), restored(person), made_at, number, reading, bool(twin))  # type: ignore[arg-type] # fmt: skip


def append(connection: sqlite3.Connection, decision: Decision) -> int:
    """Insert a decision, within a transaction, and return its number."""
    anchor = decision.anchor
    cursor = connection.execute(
        "INSERT INTO decisions (document, type, act, words, before, after, place, verb, changes, note, person,"
        " made_at, reading, twin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            anchor.document, anchor.type, anchor.act,
            storable(anchor.words), storable(anchor.before), storable(anchor.after), anchor.place,
            decision.verb, compact(dict(decision.changes)), storable(decision.note), storable(decision.person),
            decision.made_at, decision.reading, decision.twin,
        ),
    )  # fmt: skip
    return cursor.lastrowid or 0


def coded_rows(database: Database, document: str) -> tuple[list[Row], str]:
    """Return the rows of a document's items as the coder made them, and the document's text."""
    found = database.first("SELECT n, text FROM documents WHERE id = ?", (document,))
    if found is None:
        return [], ""
    text = restored(found[1])
    rows = database.all("SELECT coalesce(coded, rest), id, type FROM items WHERE document = ?", found[:1])
    return [unpacked(rest, name, type_, document, text) for rest, name, type_ in rows], text


def decisions_by_item(database: Database, document: str) -> dict[str, list[Decision]]:
    """Return the decisions on each item of a document, oldest first."""
    decisions = decisions_of(database, document)
    return assigned(*coded_rows(database, document), decisions)[0] if decisions else {}


def all_assigned(database: Database) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """Return the decisions on each item of the dossier, and those whose item the present coding does not find."""
    by_document: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions_of(database):
        by_document[decision.anchor.document].append(decision)
    found: dict[str, list[Decision]] = {}
    lost: list[Decision] = []
    for document, decisions in by_document.items():
        here, rest = assigned(*coded_rows(database, document), decisions)
        found |= here
        lost += rest
    return found, sorted(lost, key=lambda decision: decision.number)
