"""JSON Lines: one document a line, read lazily, each line's bytes its own raw source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from detente.documents.date_fields import date_field
from detente.documents.extracted import Extracted, Metadata
from detente.documents.model import KINDS, Published
from detente.errors import Problem

__all__ = ["DATE_FIELDS", "LONGEST_LINE", "Line", "read_lines", "read_row"]

DATE_FIELDS = ("published", "pub_date", "date", "dct")
LONGEST_LINE = 8 * 1024 * 1024
_CODED = frozenset({"statement", "act", "deed", "time"})
_BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line of the file: its number from 1, its bytes without the line end, and whether it was too long to keep."""

    number: int
    raw: bytes
    cut: bool


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines that are not blank; of a line over 8 MiB only the beginning.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as handle:
        number = 0
        while raw := handle.readline(LONGEST_LINE + 1):
            number += 1
            cut = len(raw) > LONGEST_LINE
            if cut and not raw.endswith(b"\n"):
                _skip_line(handle)
            if number == 1:
                raw = raw.removeprefix(_BOM)
            raw = raw.rstrip(b"\r\n")
            if raw.strip():
                yield Line(number, raw, cut)


def _skip_line(handle: Any) -> None:
    while (more := handle.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
        pass


def read_row(line: Line, place: str) -> Extracted | Problem | None:
    """Return the document of a line, what is wrong with it, or None for an item of a coded record.

    Args:
        line: One line of a JSON Lines file.
        place: The file and line, for messages.
    """
    if line.cut:
        return Problem(place, f"longer than {LONGEST_LINE:,} bytes", "one document a line")
    if b"\0" in line.raw:
        return Problem(place, "holds NUL bytes: binary, not JSON Lines in UTF-8")
    try:
        row = json.loads(line.raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Problem(place, f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        return Problem(place, f"not JSON: {error.msg} at character {error.pos + 1}", "one JSON object a line")
    except RecursionError:
        return Problem(place, "JSON nested too deeply", "one flat object a line")
    if not isinstance(row, dict):
        return Problem(place, f"a JSON {type(row).__name__}, not an object", "one JSON object a line")
    if row.get("type") in _CODED:
        return None
    return _document(row, place)


def _document(row: dict[str, Any], place: str) -> Extracted | Problem:
    text = row.get("text")
    if not isinstance(text, str):
        has = (
            "no field 'text'"
            if "text" not in row
            else f"field 'text' is {json.dumps(text)[:40]}, not a string"
        )
        return Problem(place, has, "put the article's text under 'text'")
    if not text.strip():
        return Problem(place, "field 'text' is empty")
    if "\0" in text:
        return Problem(place, "field 'text' holds NUL characters: binary, not text")
    notes: list[Problem] = []
    kind = _string(row, "kind")
    if kind is not None and kind.strip().casefold() not in KINDS:
        notes.append(
            Problem(place, f"read, but kind {kind!r} is not one of ours", f"one of {', '.join(KINDS)}")
        )
    return Extracted(
        text.removeprefix("\ufeff"),
        Metadata(
            title=_string(row, "title"),
            publisher=_string(row, "publisher"),
            author=_string(row, "author"),
            url=_string(row, "url"),
            kind=kind,
            language=_string(row, "language"),
            source_id=_string(row, "id", "doc_id"),
            published=_date(row, place, notes),
        ),
        notes=tuple(notes),
    )


def _string(row: dict[str, Any], *names: str) -> str | None:
    """Return the first of the fields that says something; numbers become their digits, lists are joined by commas."""
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            value = ", ".join(each for each in value if isinstance(each, str))
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip() and value.strip().casefold() not in ("none", "null"):
            return value.strip()
    return None


def _date(row: dict[str, Any], place: str, notes: list[Problem]) -> Published:
    for name in DATE_FIELDS:
        value = row.get(name)
        if value is None or value == "":
            continue
        own = isinstance(value, dict)  # our own output: {from, to, basis, evidence}
        found = _own_date(value, name) if own else date_field(value, name)
        if found is not None:
            return found
        if not own:
            rule = f"read, but field {name!r} is {json.dumps(value)[:40]}, which is no date"
            notes.append(Problem(place, rule, "write it as 2025-05-19"))
    return Published()


def _own_date(value: dict[str, Any], name: str) -> Published | None:
    if value.get("basis") != "stated":
        return None
    first, last = date_field(value.get("from"), name), date_field(value.get("to"), name)
    if first is None or last is None:
        return None
    return Published(first.start, last.end, "stated", str(value.get("evidence") or f"field {name}"))
