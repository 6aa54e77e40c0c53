"""A statement table with the columns of Discourse Network Analyzer's event list.

Source: Leifeld, Gruber and Bossner (2018), Discourse Network Analyzer Manual; the header is the one that DNA 2 and 3
write for network type "event list", followed by the variables of its default statement type and columns of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from detente.coding.codebook import Actor, Codebook
from detente.coding.items import Act, Item, Statement
from detente.documents.model import Document
from detente.record.model import Query
from detente.record.parties import Parties, party_named
from detente.store.dossier import Dossier
from detente.store.exports.files import write_cells
from detente.store.exports.flat import Cell, iso

__all__ = ["HEADER", "agreement", "write_dna"]

HEADER = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement",
    "start", "stop", "side", "act", "issue", "position", "item", "path", "review",
)  # fmt: skip

_FOR = frozenset(
    {
        "demand", "offer", "promise", "acceptance", "concession", "appeal", "praise", "recommendation", "agreement",
    }
)  # fmt: skip
_AGAINST = frozenset({"refusal", "accusation", "doubt"})


def write_dna(dossier: Dossier, out: Path, query: Query) -> int:
    """Write one row an act, and one a statement in which no act was found; return how many."""
    return write_cells(out, HEADER, _rows(dossier, query), delimiter=";")


def agreement(act: Act) -> int | None:
    """Return 1 where the act speaks for its concept, 0 where against, None where it takes no stand.

    A negated act ("did not demand") turns it about.
    """
    if act.act not in _FOR | _AGAINST:
        return None
    return int((act.act in _FOR) == (act.status != "negated"))


def _rows(dossier: Dossier, query: Query) -> Iterator[list[Cell]]:
    states, parties = dossier.states(), dossier.parties()
    types = tuple(t for t in query.types or ("statement", "act") if t in ("statement", "act"))
    number, place = 0, 0
    for document, items in dossier.items_by_document(replace(query, types=types)) if types else ():
        told = [item for item in items if not _is_told_by_an_act(item, items)]
        place += bool(told)
        for item in told:
            number += 1
            yield [
                number,
                *_about(document, item, place),
                *_coded(document, item, parties, states.get(item.id)),
            ]


def _is_told_by_an_act(item: Item, items: Sequence[Item]) -> bool:
    return any(isinstance(each, Act) and each.statement == item.id for each in items)


def _about(document: Document, item: Item, place: int) -> list[Cell]:
    published = document.published
    said = item.when.start if isinstance(item, Statement | Act) else None
    day = said or iso(published.start)
    return [
        day and f"{day} 00:00:00",
        place,
        document.title or document.source.path,
        document.author,
        document.publisher,
        "",
        document.kind,
        item.words,
    ]


def _coded(document: Document, item: Item, parties: Parties, state: str | None) -> list[Cell]:
    act = item if isinstance(item, Act) else None
    published = document.published
    return [
        *_speaker(item, parties),
        _concept(act, parties.codebook) if act else None,
        agreement(act) if act else None,
        item.spans[0][0],
        item.spans[-1][1],
        parties.side_of_item(item, published.start or published.end),
        act.act if act else None,
        act.issue if act else None,
        act.position if act else None,
        item.id,
        document.source.path,
        state,
    ]


def _speaker(item: Item, parties: Parties) -> tuple[str | None, str | None]:
    """Return person and organization; a name the codebook does not know counts as a person's."""
    name = party_named(item)
    actor = parties.actor(name)
    if actor is None:
        return name, None
    if actor.kind != "person":
        return None, actor.name
    body: Actor | None = parties.actor(actor.member_of)
    return actor.name, body.name if body else None


def _concept(act: Act, codebook: Codebook) -> str | None:
    """Return an act's issue by name, with its position's name where one was found."""
    issue = codebook.issue.get(act.issue or "")
    if issue is None:
        return act.issue
    position = next((each.name for each in issue.positions if each.id == act.position), None)
    return f"{issue.name}: {position}" if position else issue.name
