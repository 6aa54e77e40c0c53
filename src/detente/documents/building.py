"""An extracted text into a document: zones, kind, language, date and provenance."""

from __future__ import annotations

from dataclasses import replace

from detente.documents.date_fields import address_date
from detente.documents.dates import published
from detente.documents.extracted import Extracted, Metadata, sound
from detente.documents.kinds import kind_of, supplied_kind
from detente.documents.language import language_of
from detente.documents.model import Document, Source
from detente.documents.provenance import provenance
from detente.documents.zones import zones
from detente.ids import text_id

__all__ = ["build"]


def build(extracted: Extracted, source: Source) -> Document:
    """Return the document of an extracted text; what the file says of itself goes before what its text shows."""
    text, given = sound(extracted.text), _sound_metadata(extracted.metadata)
    labelled = zones(text, title=given.title, hints=extracted.hints)
    found = provenance(text, labelled)
    publisher = given.publisher or found.publisher
    body = "\n".join(text[zone.start : zone.end] for zone in labelled if zone.kind in ("body", "quotation"))
    language = _code(given.language) or language_of(body or text)
    judged = supplied_kind(given.kind) or kind_of(text, labelled, publisher, language)
    when = published(text, labelled, given.published)
    if when.basis != "stated":
        when = address_date(given.url) or when
    return Document(
        id=text_id(text),
        text=text,
        source=replace(source, source_id=given.source_id, url=given.url),
        title=given.title or found.title,
        publisher=publisher,
        author=given.author or found.author,
        kind=judged.kind,
        kind_because=judged.because,
        language=language,
        published=when,
        zones=labelled,
    )


def _sound_metadata(given: Metadata) -> Metadata:
    return replace(
        given,
        title=given.title and sound(given.title),
        publisher=given.publisher and sound(given.publisher),
        author=given.author and sound(given.author),
        url=given.url and sound(given.url),
        source_id=given.source_id and sound(given.source_id),
    )


def _code(language: str | None) -> str | None:
    """Return a language field as ISO 639-1: `en-GB` is `en`; None if it is no such code."""
    code = (language or "").strip().casefold()[:2]
    rest = (language or "").strip()[2:3]
    return code if len(code) == 2 and code.isascii() and code.isalpha() and rest in ("", "-", "_") else None
