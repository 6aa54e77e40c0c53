"""JSON Lines: each document's row, then its items in reading order, in the public schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from detente.coding.items import Row
from detente.coding.schema import item_row
from detente.documents.schema import document_row
from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports.files import json_line, replacing

__all__ = ["write_jsonl"]


def write_jsonl(dossier: Dossier, out: Path, query: Query) -> int:
    """Write documents and items, one JSON object a line, and return how many lines.

    A query that asks for certain items leaves out the documents that have none of them.
    """
    count = 0
    with replacing(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for row in _rows(dossier, query):
            file.write(json_line(row) + "\n")
            count += 1
    return count


def _rows(dossier: Dossier, query: Query) -> Iterator[Row]:
    states = dossier.states()
    every = replace(query, documents=(), rejected=False) == Query()
    for document, items in dossier.items_by_document(query):
        if items or every:
            yield document_row(document)
        for item in items:
            state = states.get(item.id)
            yield item_row(item) | ({"review": state} if state else {})
