"""Plain text and Markdown: kept as it is; front matter tells of the document and stays in the text as boilerplate."""

from __future__ import annotations

import re

from detente.documents.date_fields import date_field
from detente.documents.decoding import Decoded, decode
from detente.documents.extracted import Extracted, Metadata
from detente.documents.model import Published, Zone
from detente.errors import Problem

__all__ = ["decoding_notes", "read_markdown", "read_text"]

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<fields>(?:[^\r\n]*\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_]+)\s*:\s*(?P<value>\S.*?)\s*$")
_DATE_FIELDS = ("published", "pub_date", "date")


def read_text(raw: bytes, place: str) -> Extracted:
    """Return a plain text as it stands.

    Raises:
        InputError: the bytes are no text.
    """
    decoded = decode(raw, place)
    return Extracted(decoded.text, notes=decoding_notes(decoded, place))


def read_markdown(raw: bytes, place: str) -> Extracted:
    """Return a Markdown text as it stands, with what its front matter says.

    Raises:
        InputError: the bytes are no text.
    """
    decoded = decode(raw, place)
    match = _FRONT.match(decoded.text)
    if match is None:
        return Extracted(decoded.text, notes=decoding_notes(decoded, place))
    fields = {}
    for line in match["fields"].splitlines():
        field = _FIELD.match(line)
        if field:
            fields[field["name"].casefold()] = field["value"].strip("\"'")
    return Extracted(
        decoded.text,
        Metadata(
            title=fields.get("title"),
            publisher=fields.get("publisher"),
            author=fields.get("author"),
            url=fields.get("url"),
            kind=fields.get("kind"),
            language=fields.get("language"),
            source_id=fields.get("id"),
            published=_date(fields),
        ),
        (Zone("boilerplate", match.start(), match.end()),),
        decoding_notes(decoded, place),
    )


def decoding_notes(decoded: Decoded, place: str) -> tuple[Problem, ...]:
    """Return what a person should know of how a text was decoded."""
    if decoded.replaced:
        rule = f"read, but {decoded.replaced} broken bytes of {decoded.encoding} were replaced"
        return (Problem(place, rule, "save it as UTF-8"),)
    if not decoded.encoding.startswith("utf"):
        return (
            Problem(place, f"read, as {decoded.encoding}: it is not UTF-8", "save it as UTF-8 to be sure"),
        )
    return ()


def _date(fields: dict[str, str]) -> Published:
    for name in _DATE_FIELDS:
        found = date_field(fields.get(name), name)
        if found is not None:
            return found
    return Published()
