"""How an item stands in its table: columns that queries ask for, and the rest as compact JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from detente.coding.items import Act, Deed, Item, Row, Statement, Time, When
from detente.coding.schema import item_row
from detente.documents.model import Document
from detente.record.parties import Parties, party_named

__all__ = ["Columns", "columns_of", "compact", "packed", "restored", "storable", "unpacked"]

Columns = tuple[object, ...]
"""id, place, type, act, actor, side, issue, day_from, day_to, rest: what the table `items` takes of an item."""

compact: Callable[[object], str] = json.JSONEncoder(separators=(",", ":")).encode
"""JSON in ASCII, so that even a lone surrogate of a broken file can be stored."""

_NOWHERE = When()
_NOTHING: tuple[Item, ...] = (
    Statement("", "", (), (), (), "", "direct", None, (), False, False, _NOWHERE, None, "", "", 0.0),
    Act("", "", (), "", "demand", None, None, None, None, (), "explicit", None, None, _NOWHERE, "", "", 0.0),
    Deed("", "", (), "", None, "", None, None, None, _NOWHERE, "actual", None, None, "", "", 0.0),
    Time("", "", (), "", None, None, None, None, "", "", 0.0),
)
_EMPTY: dict[str, Row] = {row["type"]: row for row in map(item_row, _NOTHING)}
"""An item of each type with every field that can be empty left empty: what `packed` leaves out."""

_ELSEWHERE = frozenset({"type", "id", "document", "words"})


def storable(text: str) -> str | bytes:
    """Return a text as SQLite takes it: its UTF-8 bytes where lone surrogates keep it from being a text there."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def restored(stored: str | bytes) -> str:
    """Return the text of `storable`."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def packed(row: Row) -> str:
    """Return a public row as it is stored: without empty fields, without words, which are in the document."""
    rest = {name: value for name, value in row.items() if value and name not in _ELSEWHERE}
    when = rest.get("when")
    if when:
        rest["when"] = {name: value for name, value in when.items() if value}
    return compact(rest)


def unpacked(stored: str, name: str, type_: str, document: str, text: str) -> Row:
    """Return the public row of what `packed` returned, its words taken from the document's text."""
    return _whole(json.loads(stored), name, type_, document, text)


def _whole(rest: dict[str, Any], name: str, type_: str, document: str, text: str) -> Row:
    empty = _EMPTY[type_]
    row = empty | rest
    row["id"], row["document"] = name, document
    if "when" in empty:
        row["when"] = empty["when"] | rest.get("when", {})
    spans = row["content"] if type_ == "statement" else row["spans"]
    row["words"] = " ".join([text[start:end] for start, end in spans])
    return row


def columns_of(item: Item, row: Row, document: Document, parties: Parties) -> Columns:
    """Return an item's columns; `row` is its public row, at hand already where it is called."""
    actor = party_named(item)
    days = row if isinstance(item, Time) else row["when"]
    published = document.published
    return (
        item.id,
        item.spans[0][0],
        row["type"],
        row.get("act"),
        storable(actor) if actor else None,
        parties.side_of_item(item, published.start or published.end),
        row.get("issue"),
        days["from"],
        days["to"],
        packed(row),
    )
