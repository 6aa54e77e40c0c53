"""W3C Web Annotations: each item on its words, by position and by quotation.

Source: W3C Recommendation Web Annotation Data Model (2017); its positions count code points, as ours do. Documents
are named by the hash of their text (RFC 6920), so that an annotation fits its text wherever a copy of it stands.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.coding.items import Act, Deed, Item, Statement
from detente.coding.schema import item_row
from detente.documents.model import Document, Span
from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports.files import json_line, replacing

__all__ = ["AROUND", "annotation", "source_iri", "write_webannotation"]

AROUND = 32
"""Code points of prefix and suffix beside each quotation."""

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_webannotation(dossier: Dossier, out: Path, query: Query) -> int:
    """Write an annotation collection of one page, an annotation a line, and return how many annotations it has."""
    count, seen = 0, hashlib.sha256()
    with replacing(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context":"{_CONTEXT}","type":"AnnotationCollection","label":"detente record",\n')
        file.write('"first":{"type":"AnnotationPage","startIndex":0,"items":[')
        for each in _annotations(dossier, query):
            file.write(("," if count else "") + "\n" + json_line(each))
            seen.update(each["id"].encode("ascii"))
            count += 1
        # Named at the end, by what is in them: the same record has the same names, and a written line is not kept.
        page, whole = (_named(f"{seen.hexdigest()}#{part_of}") for part_of in ("page", "collection"))
        file.write(f'\n],"id":"{page}"}},"id":"{whole}","total":{count}}}\n')
    return count


def source_iri(document: Document) -> str:
    """Return the name of a document's text: `ni:///sha-256;` and the hash of its UTF-8."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.id)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def annotation(document: Document, item: Item, state: str | None = None) -> dict[str, Any]:
    """Return the annotation of an item; its several spans are several targets, meant together."""
    source = source_iri(document)
    bodies = [_body("tagging", tag) for tag in _tags(item)]
    bodies.append(_body("describing", json_line(item_row(item))) | {"format": "application/json"})
    if state:
        bodies.append(_body("assessing", state))
    targets = [_target(document, source, span) for span in item.spans]
    return {
        "id": _named(f"{source}#{item.id}"),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Software", "name": f"detente {item.coder}"},
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _annotations(dossier: Dossier, query: Query) -> Iterator[dict[str, Any]]:
    states = dossier.states()
    for document, items in dossier.items_by_document(query):
        for item in items:
            yield annotation(document, item, states.get(item.id))


def _named(content: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, content).urn


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _tags(item: Item) -> list[str]:
    """Return what the item is, most general first."""
    tags: list[str | None] = [type(item).__name__.lower()]
    if isinstance(item, Statement):
        tags += [item.mode]
    elif isinstance(item, Act):
        tags += [item.act, item.status, item.plover, item.issue, item.position]
    elif isinstance(item, Deed):
        tags += [item.action, item.realis, item.plover, item.issue]
    return [tag for tag in tags if tag]


def _target(document: Document, source: str, span: Span) -> dict[str, Any]:
    start, end = span
    text = document.text
    return {
        "source": {"id": source, "type": "Text", "format": "text/plain", "language": document.language},
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }
