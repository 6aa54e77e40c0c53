"""An event table with the columns of published PLOVER-coded data (POLECAT), and columns of our own after them.

Source: Open Event Data Alliance, PLOVER manual (event types, quad categories, contexts); the header is that of the
POLECAT tables (Halterman et al. 2023).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from detente.coding.items import Act, Deed
from detente.documents.model import Document
from detente.record.model import Query
from detente.record.parties import Parties
from detente.store.dossier import Dossier
from detente.store.exports.files import write_cells
from detente.store.exports.flat import Cell, found, iso

__all__ = ["HEADER", "QUADS", "event_type", "write_plover"]

HEADER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
    "Actor ID", "Actor Side", "Recipient ID", "Recipient Side", "Item Type", "Act", "Action", "Issue", "Status",
    "Date To", "Date Basis", "Text", "Start", "End", "Document", "Path", "Confidence", "Review",
)  # fmt: skip

QUADS: dict[str, str] = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}

_CONTEXTS = {"negated": "negation", "hypothetical": "hypothetical"}


def write_plover(dossier: Dossier, out: Path, query: Query) -> int:
    """Write one row an act or deed that has a PLOVER root, and return how many."""
    return write_cells(out, HEADER, _rows(dossier, query))


def event_type(item: Act | Deed) -> str:
    """Return the event type; our one root YIELD is PLOVER's CONCEDE in words and its RETREAT in deeds."""
    if item.plover == "YIELD":
        return "CONCEDE" if isinstance(item, Act) else "RETREAT"
    return item.plover or ""


def _rows(dossier: Dossier, query: Query) -> Iterator[list[Cell]]:
    states, parties = dossier.states(), dossier.parties()
    types = tuple(t for t in query.types or ("act", "deed") if t in ("act", "deed"))
    for document, item in found(dossier, replace(query, types=types)) if types else ():
        if isinstance(item, Act | Deed) and item.plover:
            cells = _event(document, item) | _parties(document, item, parties) | _ours(document, item)
            cells["Review"] = states.get(item.id)
            yield [cells.get(name) for name in HEADER]


def _event(document: Document, item: Act | Deed) -> dict[str, Cell]:
    kind = event_type(item)
    published = document.published
    status = item.status if isinstance(item, Act) else item.realis
    return {
        "Event ID": item.id,
        "Event Date": item.when.start or iso(published.start),
        "Event Type": kind,
        "Quad Code": QUADS[kind],
        "Contexts": _CONTEXTS.get(status),
        "Source": document.publisher,
        "Publication Date": iso(published.start),
        "Language": document.language,
        "Version": f"detente {item.coder}",
    }


def _parties(document: Document, item: Act | Deed, parties: Parties) -> dict[str, Cell]:
    published = document.published.start or document.published.end
    actor, target = parties.actor(item.actor), parties.actor(item.target)
    role = actor.role_at(published) if actor else None
    return {
        "Actor Name": item.actor and parties.actor_name(item.actor),
        "Actor Title": role.title if role else None,
        "Actor Name Raw": None if actor else item.actor,
        "Recipient Name": item.target and parties.actor_name(item.target),
        "Recipient Name Raw": None if target else item.target,
        "Actor ID": actor.id if actor else None,
        "Actor Side": parties.side_of_item(item, published),
        "Recipient ID": target.id if target else None,
        "Recipient Side": parties.side_of(item.target, published),
    }


def _ours(document: Document, item: Act | Deed) -> dict[str, Cell]:
    return {
        "Item Type": "act" if isinstance(item, Act) else "deed",
        "Act": item.act if isinstance(item, Act) else None,
        "Action": item.action if isinstance(item, Deed) else None,
        "Issue": item.issue,
        "Status": item.status if isinstance(item, Act) else item.realis,
        "Date To": item.when.end,
        "Date Basis": item.when.basis if item.when.start else "published",
        "Text": item.words,
        "Start": item.spans[0][0],
        "End": item.spans[-1][1],
        "Document": document.id,
        "Path": document.source.path,
        "Confidence": item.confidence,
    }
