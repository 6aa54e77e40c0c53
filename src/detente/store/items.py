"""Items into their table: inserted, dated anew, and changed by a person; all within a caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.coding.items import Item, Row
from detente.coding.schema import item_from_row, item_row
from detente.documents.model import Document
from detente.errors import InputError, Problem
from detente.record.parties import Parties
from detente.store.decisions import Decision, assigned, state_of
from detente.store.editing import changed
from detente.store.rows import columns_of, packed, unpacked

__all__ = ["insert_items", "redate_items", "update_item"]

_INSERT = (
    "INSERT INTO items (id, place, type, act, actor, side, issue, day_from, day_to, rest, state, coded, document)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_UPDATE = (
    "UPDATE items SET act = ?, actor = ?, side = ?, issue = ?, day_from = ?, day_to = ?, rest = ?, state = ?,"
    " coded = ? WHERE id = ?"
)
_DATED = ("value", "from", "to")


def insert_items(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    items: Sequence[Item],
    decisions: Sequence[Decision],
    parties: Parties,
) -> None:
    """Replace a document's items by those a coder found, with persons' decisions applied.

    Raises:
        InputError: an item's id is one of another document's items: the coder makes ids that are not its own.
    """
    rows = [item_row(item) for item in items]
    decided = assigned(rows, document.text, decisions)[0] if decisions else {}
    values = [
        (*_columns(item, row, document, parties, decided.get(item.id, ())), number)
        for item, row in zip(items, rows, strict=True)
    ]
    connection.execute("DELETE FROM items WHERE document = ?", (number,))
    try:
        connection.executemany(_INSERT, values)
    except sqlite3.IntegrityError as error:
        rule = f"two items have one id ({error})"
        mend = "a coder makes ids of the document, the spans and the kind: ids.short_id"
        raise InputError([Problem(document.source.path, rule, mend)]) from error


def update_item(
    connection: sqlite3.Connection,
    row: Row,
    document: Document,
    decisions: Sequence[Decision],
    parties: Parties,
) -> None:
    """Bring an item in line with the decisions on it; `row` is the coder's own."""
    columns = _columns(item_from_row(row), row, document, parties, decisions)
    connection.execute(_UPDATE, (*columns[3:], columns[0]))


def redate_items(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    items: Iterable[Item],
    decided: Mapping[str, Sequence[Decision]],
    parties: Parties,
) -> None:
    """Give a document's items the days that the items given have; what a person set stays set."""
    values = []
    for item in items:
        decisions = decided.get(item.id, ())
        row = item_row(item)
        if decisions:
            row = _redated(connection, row, document, state_of(decisions)[1])
            item = item_from_row(row)
        columns = _columns(item, row, document, parties, decisions)
        values.append((*columns[3:], columns[0], number))
    connection.executemany(f"{_UPDATE} AND document = ?", values)


def _redated(connection: sqlite3.Connection, row: Row, document: Document, changes: Mapping[str, Any]) -> Row:
    """Return the coder's row of an edited item with the days of its present row."""
    found = connection.execute("SELECT coded FROM items WHERE id = ?", (row["id"],)).fetchone()
    if found is None or found[0] is None:
        return row
    original = unpacked(found[0], row["id"], row["type"], document.id, document.text)
    dated = ("when",) if "when" in original else tuple(name for name in _DATED if name not in changes)
    return original | {name: row[name] for name in dated}


def _columns(
    item: Item, row: Row, document: Document, parties: Parties, decisions: Sequence[Decision]
) -> tuple[object, ...]:
    """Return the columns of an item as decisions left it, then its state and, if edited, the coder's own row."""
    if not decisions:
        return (*columns_of(item, row, document, parties), None, None)
    state, changes = state_of(decisions)
    if not changes:
        return (*columns_of(item, row, document, parties), state, None)
    new = changed(row, changes)
    return (*columns_of(item_from_row(new), new, document, parties), state, packed(row))
