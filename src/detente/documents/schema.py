"""The JSON form of a document, as `detente code` writes it and the dossier keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.documents.model import Document, Published, Source, Zone

__all__ = ["document_from_row", "document_row", "published_row"]


def document_row(document: Document) -> dict[str, Any]:
    """Return the public JSON object of a document, `type` first."""
    return {
        "type": "document",
        "id": document.id,
        "path": document.source.path,
        "source_id": document.source.source_id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "url": document.source.url,
        "kind": document.kind,
        "kind_because": document.kind_because,
        "language": document.language,
        "published": published_row(document.published),
        "raw": document.source.raw,
        "reader": document.source.reader,
        "zones": [{"kind": zone.kind, "span": [zone.start, zone.end]} for zone in document.zones],
        "text": document.text,
    }


def published_row(published: Published) -> dict[str, Any]:
    """Return the public JSON object of a publication date."""
    return {
        "from": published.start.isoformat() if published.start else None,
        "to": published.end.isoformat() if published.end else None,
        "basis": published.basis,
        "evidence": published.evidence,
    }


def document_from_row(row: dict[str, Any]) -> Document:
    """Return the document of a JSON object made by `document_row`."""
    when = row["published"]
    return Document(
        id=row["id"],
        text=row["text"],
        source=Source(row["path"], row["source_id"], row["raw"], row["reader"], row["url"]),
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        kind=row["kind"],
        kind_because=row["kind_because"],
        language=row["language"],
        published=Published(_day(when["from"]), _day(when["to"]), when["basis"], when["evidence"]),
        zones=tuple(Zone(zone["kind"], *zone["span"]) for zone in row["zones"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
