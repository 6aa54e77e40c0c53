"""HTML: the stored text is what trafilatura extracts; the raw bytes are kept beside it."""

from __future__ import annotations

import re
from typing import Any

from detente.documents.date_fields import date_field
from detente.documents.decoding import decode
from detente.documents.extracted import Extracted, Metadata, refusal
from detente.documents.formats.text import decoding_notes
from detente.documents.model import Published, Zone, ZoneKind

__all__ = ["read_html", "read_html_text"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Only dates that the page marks as such; a fixed last day, since the default is the day of reading."""

_HINTED: dict[str, ZoneKind] = {"head": "headline", "quote": "quotation"}
_LONGEST = 4_000_000


def read_html(raw: bytes, place: str) -> Extracted:
    """Return the text that trafilatura finds in a page, its headings and block quotations as hints.

    Raises:
        InputError: the bytes are no text, or the page has no article text.
    """
    match = _CHARSET.search(raw[:4_096])
    if match and match[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return read_html_text(raw.decode(match[1].decode("ascii")), place)
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(raw, place)
    found = read_html_text(decoded.text, place)
    return Extracted(found.text, found.metadata, found.hints, decoding_notes(decoded, place))


def read_html_text(page: str, place: str) -> Extracted:
    """Return what `read_html` returns, of a page already decoded.

    Raises:
        InputError: the page has no article text.
    """
    if len(page) > _LONGEST:
        raise refusal(
            place, f"an HTML page of {len(page):,} characters, the limit is {_LONGEST:,}", "save its text"
        )
    from trafilatura import bare_extraction  # slow to import

    found: Any = bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise refusal(
            place, "no article text found in the HTML", "save the page again with its text, or as plain text"
        )
    language = _LANGUAGE.search(page[:4_096])
    return Extracted(
        text,
        Metadata(
            title=found.title,
            publisher=found.sitename,
            author=found.author,
            url=found.url,
            language=language[1].lower() if language else None,
            published=date_field(found.date, "date of the page") or Published(),
        ),
        _hints(text, found.body),
    )


def _hints(text: str, body: Any) -> tuple[Zone, ...]:
    """Find the words of headings and block quotations in the extracted text, in their order."""
    hints: list[Zone] = []
    position = 0
    for element in body.iter("head", "quote") if body is not None else ():
        for words in (piece.strip() for piece in element.itertext()):
            start = text.find(words, position) if words else -1
            if start >= 0:
                position = start + len(words)
                hints.append(Zone(_HINTED[element.tag], start, position))
    return tuple(hints)
