"""Small records and gold of our own, by the words rather than by offsets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.documents.model import Span
from detente.record.scoring.found import Coding, Found, FoundDocument
from detente.record.scoring.gold import GoldAttribution

__all__ = ["attribution", "coding", "item", "span", "statement", "write_lines"]


def span(text: str, words: str) -> Span:
    """Return where words first stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, source: str, cue: str, *content: str) -> GoldAttribution:
    """Return gold: an empty source is left out."""
    return GoldAttribution(
        cue=(span(text, cue),),
        source=(span(text, source),) if source else (),
        content=tuple(span(text, piece) for piece in content),
    )


def statement(text: str, source: str, cue: str, *content: str, **more: Any) -> Found:
    """Return a found statement: an empty source is left out."""
    gold = attribution(text, source, cue, *content)
    return Found(
        type="statement", document="d", cue=gold.cue, source=gold.source, content=gold.content, **more
    )


def item(type_: str, *spans: Span, **more: Any) -> Found:
    """Return a found act, deed or time."""
    return Found.model_validate({"type": type_, "document": "d", "spans": spans, **more})


def coding(text: str, *found: Found, path: str = "talks/a.txt", source_id: str | None = None) -> Coding:
    """Return a record of one document, `d`."""
    return Coding((FoundDocument(id="d", text=text, path=path, source_id=source_id),), {"d": found})


def write_lines(path: Path, rows: Iterable[Any]) -> Path:
    """Write JSON Lines and return the file."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path
