"""What every question to the record needs first: documents with their copies, statements, and whom all of it credits.

Read once (`read_sources`), then handed to each question; holds no text, so ten thousand articles fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar, cast

from detente.coding.items import Act, Deed, Item, Mode, Statement, Time
from detente.documents.model import Document, Kind, Published
from detente.record.copies import groups_of_copies
from detente.record.model import Origin, Query, Record
from detente.record.origins import Credit, credit_of, document_credit
from detente.record.parties import Parties, party_named

__all__ = ["Days", "Paper", "Said", "Sources", "read_sources"]

Days: TypeAlias = tuple[str | None, str | None]
"""First and last ISO day, inclusive; None is open or unknown."""


T = TypeVar("T")


class Paper(NamedTuple):
    """A document without its text."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    author: str | None
    kind: Kind
    language: str
    published: Published
    days: Days


class Said(NamedTuple):
    """A statement without its words: who says it how, and whom it credits by itself."""

    document: str
    mode: Mode
    party: str | None
    side: str | None
    doubted: bool
    parent: str | None
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class Sources:
    """Documents, copies, statements and credits of a record, as of a day.

    Attributes:
        parties: Who is who.
        as_of: The day the record is looked at from; documents published later are not in it.
        papers: Documents by id.
        groups: Id of the group of copies by document id.
        said: Statements by id.
        own: The credit of a document's own telling by group id.
    """

    parties: Parties
    as_of: date
    papers: dict[str, Paper]
    groups: dict[str, str]
    said: dict[str, Said]
    own: dict[str, Credit]

    def earlier(self, day: date) -> Sources:
        """Return the same as of an earlier day: without the documents that came out after it."""
        papers = {
            name: paper
            for name, paper in self.papers.items()
            if paper.published.start is None or paper.published.start <= day
        }
        return replace(self, as_of=day, papers=papers)

    def holds(self, item: Item) -> bool:
        """Return whether an item's document was out by the day the record is looked at from."""
        return item.document in self.papers

    def credit(self, item: Item) -> Credit:
        """Return whom an item goes back to (`origins.origin_of` says how)."""
        name = item.id if isinstance(item, Statement) else None if isinstance(item, Time) else item.statement
        found, seen = self.own[self.groups[item.document]], set[str]()
        while name is not None and name in self.said and name not in seen:
            seen.add(name)
            found = self.said[name].credit or found
            name = self.said[name].parent
        return found

    def origins(self, items: Iterable[Item]) -> tuple[Origin, ...]:
        """Return the distinct origins of items, each with the documents that carry it, by label."""
        return merged_origins((self.credit(item), item.document) for item in items)

    def days(self, item: Item) -> Days:
        """Return the days an item speaks of, else those on which its document came out."""
        if isinstance(item, Time):
            return item.start, item.end
        when = item.when
        if when.basis in ("stated", "resolved") and (when.start or when.end):
            return when.start, when.end
        return self.told(item)

    def told(self, item: Item) -> Days:
        """Return the days on which an item's document came out."""
        return self.papers[item.document].days

    def day(self, item: Item) -> date | None:
        """Return one day to ask an actor's side on: the item's own, else its document's."""
        first, last = self.days(item)
        day = first or last
        return date.fromisoformat(day) if day else None

    def side(self, item: Item) -> str | None:
        """Return the side of an item's speaker or actor on its day, as codebook or text have it."""
        side = self.parties.side_of_item(item, self.day(item))
        if side is None and isinstance(item, Act | Deed) and item.statement in self.said:
            speaker = self.said[item.statement]
            side = speaker.side if speaker.party == item.actor else None
        return side

    def party(self, item: Item) -> str | None:
        """Return the side an item's actor stands for, else the actor."""
        return self.side(item) or party_named(item)

    def place(self, item: Item) -> tuple[str, int]:
        """Return path and offset: what breaks ties, so that no answer hangs on a hash."""
        return self.papers[item.document].path, item.spans[0][0]

    def direct(self, item: Act | Deed) -> int:
        """Return how near an item is to its actor's own words: 2 quoted, 1 reported, 0 told by others."""
        said = self.said.get(item.statement or "")
        if said is None or said.party is None or said.party != item.actor:
            return 0
        return 2 if said.mode in ("direct", "mixed") else 1


def merged_origins(credited: Iterable[tuple[Credit, str]]) -> tuple[Origin, ...]:
    """Return origins by label, one for each key, under the fullest label that any of its items gives."""
    labels: dict[str, tuple[int, str]] = {}
    interested: dict[str, bool] = {}
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for credit, document in credited:
        labels[credit.key] = max(labels.get(credit.key, (0, "")), (len(credit.label), credit.label))
        interested[credit.key] = interested.get(credit.key, False) or credit.interested
        documents[credit.key].add(document)
    found = (Origin(key, labels[key][1], tuple(sorted(documents[key])), interested[key]) for key in documents)
    return tuple(sorted(found, key=lambda origin: (origin.label.casefold(), origin.id)))


def read_sources(record: Record, as_of: date) -> Sources:
    """Return what every question needs first, from one pass over documents and one over statements.

    A document that came out after `as_of` is left out; one whose date is unknown is kept.
    """
    parties = Parties(record.codebook())
    groups = groups_of_copies(record.documents())
    kept = [
        document
        for document in record.documents(text=False)
        if document.published.start is None or document.published.start <= as_of
    ]
    own = _own_credits(kept, groups, parties)
    papers = {document.id: _paper(document) for document in kept}
    said = {}
    shared: dict[object, object] = {}
    for item in record.items(Query(types=("statement",))):
        if isinstance(item, Statement) and item.document in papers:
            said[item.id] = _said(item, papers[item.document], own[groups[item.document]], parties, shared)
    return Sources(parties, as_of, papers, groups, said, own)


def _own_credits(kept: list[Document], groups: dict[str, str], parties: Parties) -> dict[str, Credit]:
    members: defaultdict[str, list[Document]] = defaultdict(list)
    for document in kept:
        members[groups[document.id]].append(document)
    return {
        group: document_credit(min(copies, key=_principal), group, parties)
        for group, copies in members.items()
    }


def _principal(document: Document) -> tuple[bool, date, str]:
    return (document.publisher is None, document.published.end or date.max, document.id)


def _paper(document: Document) -> Paper:
    return Paper(
        document.id, document.source.path, document.title, document.publisher, document.author, document.kind,
        document.language, document.published, (_iso(document.published.start), _iso(document.published.end)),
    )  # fmt: skip


def _said(item: Statement, paper: Paper, own: Credit, parties: Parties, shared: dict[object, object]) -> Said:
    """Return a statement without its words; equal names and credits are kept once."""
    day = paper.published.start or paper.published.end
    credit = None if item.mode == "author" else credit_of(item.via, item.speaker, own, parties)
    party, side = party_named(item), parties.side_of_item(item, day)
    return Said(
        paper.id, _once(item.mode, shared), _once(party, shared), _once(side, shared), item.negated or item.hedged,
        item.parent, _once(credit, shared),
    )  # fmt: skip


def _once(value: T, shared: dict[object, object]) -> T:
    """Return the first value that was equal to this one."""
    return cast(T, shared.setdefault(value, value))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
