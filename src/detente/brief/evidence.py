"""What stands behind each entry: the items it names, as the evidence drawer shows them, and the texts they lie in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.brief.model import EvidenceItem, Passage, QuotedDocument
from detente.brief.phrasing import days, published
from detente.coding.items import Act, Deed, Item, Statement, Time
from detente.documents.model import Document, Zone
from detente.record.model import DocumentGround, Record

__all__ = ["Evidence", "quoted_documents"]


@dataclass
class Evidence:
    """Collects the items that entries name, and answers what badges an entry needs.

    Attributes:
        record: Where items and documents are.
        grounds: How each document stands as ground.
        states: What persons decided about items.
        decisions: Persons' decisions in words, by item.
        origins: Origin label of each item, where one was found.
    """

    record: Record
    grounds: Mapping[str, DocumentGround]
    states: Mapping[str, str]
    decisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _items: dict[str, Item] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)

    def item(self, name: str) -> Item:
        """Return an item by id and remember that the page needs it.

        Raises:
            KeyError: the record has no such item.
        """
        if name not in self._items:
            found = self.record.item(name)
            if found is None:
                raise KeyError(name)
            self._items[name] = found
        return self._items[name]

    def _looked_up(self, name: str) -> Item:
        """Return an item by id; the page need not carry it."""
        found = self._items.get(name) or self.record.item(name)
        if found is None:
            raise KeyError(name)
        return found

    def document(self, name: str) -> Document:
        """Return a document by id."""
        if name not in self._documents:
            self._documents[name] = self.record.document(name)
        return self._documents[name]

    def badges(self, items: Sequence[str], origins: int | None = None) -> tuple[str, ...]:
        """Return the warnings an entry that stands on these items must carry.

        Args:
            items: Ids of the items.
            origins: At most how many origins they have; None if that was not asked.
        """
        found = [self._looked_up(name) for name in items]
        documents = {item.document for item in found}
        badges = []
        if origins == 1 or (origins is None and len(documents) == 1):
            badges.append("single source")
        if found and all(self._relayed(item) for item in found):
            badges.append("relayed")
        if any(self.document(name).published.basis != "stated" for name in documents):
            badges.append("inferred date")
        if any(isinstance(item, Statement | Act) and _hedged(item) for item in found[:1]):
            badges.append("hedged")
        if self.states and not all(name in self.states for name in items):
            badges.append("machine-coded, not reviewed")
        return tuple(badges)

    def _relayed(self, item: Item) -> bool:
        ground = self.grounds.get(item.document)
        statement = self.statement_of(item)
        return bool(statement and statement.via) or (ground is not None and ground.footing != "first-hand")

    def statement_of(self, item: Item) -> Statement | None:
        """Return the statement an item stands in, itself if it is one."""
        if isinstance(item, Statement):
            return item
        name = item.statement if isinstance(item, Act | Deed) else None
        found = self.record.item(name) if name else None
        return found if isinstance(found, Statement) else None

    def chain(self, item: Item) -> tuple[str, ...]:
        """Return who passed an item on, from the article inwards."""
        document = self.document(item.document)
        first = document.author or document.publisher or "the article"
        if document.author and document.publisher:
            first = f"{document.author}, {document.publisher}"
        links = [first]
        statement = self.statement_of(item)
        while statement is not None:
            inner = [*statement.via, *([statement.speaker.name] if statement.speaker else [])]
            links[1:1] = inner
            parent = self.record.item(statement.parent) if statement.parent else None
            statement = parent if isinstance(parent, Statement) else None
        return tuple(link for i, link in enumerate(links) if i == 0 or link != links[i - 1])

    def shown(self) -> tuple[EvidenceItem, ...]:
        """Return every item asked for, by document and place."""
        items = sorted(self._items.values(), key=lambda item: (item.document, item.spans[0][0], item.id))
        return tuple(self._shown(item) for item in items)

    def _shown(self, item: Item) -> EvidenceItem:
        date, note = self._date(item)
        state = self.states.get(item.id)
        badges = [*self.badges((item.id,))]
        if state is None and "machine-coded, not reviewed" not in badges:
            badges.append("machine-coded, not reviewed")
        return EvidenceItem(
            id=item.id,
            kind=type(item).__name__.lower(),
            document=item.document,
            spans=item.spans,
            words=item.words,
            chain=self.chain(item),
            date=date,
            date_note=note,
            found_by=f"{item.coder}: {item.rule} (confidence {item.confidence:.1f})",
            facts=_facts(item, self.record),
            badges=tuple(badges),
            decisions=self.decisions.get(item.id, ()),
        )

    def _date(self, item: Item) -> tuple[str, str]:
        if isinstance(item, Time):
            return days(item.start, item.end), f"from the words “{item.words}”"
        when = item.when
        document = self.document(item.document).published
        own = f"the article's date is {document.basis}" + (
            f" ({document.evidence})" if document.evidence else ""
        )
        if when.basis == "stated":
            return days(when.start, when.end), f"stated: “{when.text}”"
        if when.basis == "resolved":
            return days(when.start, when.end), f"from “{when.text}”; {own}"
        if when.basis == "published":
            return (
                f"no later than {days(when.end or when.start, when.end or when.start)}",
                f"no day is given; {own}",
            )
        return "date unknown", f"no day is given; {own}"


def _hedged(item: Statement | Act) -> bool:
    return item.hedged if isinstance(item, Statement) else item.status == "hedged"


def _facts(item: Item, record: Record) -> tuple[tuple[str, str], ...]:
    """Return the label and value pairs worth showing."""
    pairs: list[tuple[str, object]] = []
    if isinstance(item, Statement):
        speaker = item.speaker
        pairs = [
            ("mode", item.mode),
            ("speaker", speaker and ", ".join(filter(None, (speaker.name, speaker.role)))),
            ("negated", item.negated and "said not to have been said"),
            ("hedged", item.hedged and "the attribution is hedged"),
        ]
    elif isinstance(item, Act):
        pairs = [("act", item.act), *_roles(item, record), ("conditions", "; ".join(item.conditions))]
        pairs += [("status", item.status), ("PLOVER", item.plover)]
    elif isinstance(item, Deed):
        pairs = [("deed", item.action), *_roles(item, record), ("happened", item.realis)]
        pairs += [("quantity", item.quantity and item.quantity.text), ("PLOVER", item.plover)]
    else:
        pairs = [("value", item.value)]
    return tuple((label, str(value)) for label, value in pairs if value)


def _roles(item: Act | Deed, record: Record) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = [
        ("actor", item.actor and record.actor_name(item.actor)),
        ("target", item.target and record.actor_name(item.target)),
        ("issue", item.issue),
    ]
    return [*pairs, ("position", item.position)] if isinstance(item, Act) else pairs


def quoted_documents(
    record: Record, evidence: Sequence[EvidenceItem], notes: Mapping[str, str], *, whole: bool, around: int
) -> tuple[QuotedDocument, ...]:
    """Return the documents that evidence lies in: all of them and whole, or only the text around each span.

    Args:
        record: Where the documents are.
        evidence: What the page shows.
        notes: A line on the date of each document that the briefing knows.
        whole: Carry every document's whole text.
        around: Else how many code points on either side of a span.
    """
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for item in evidence:
        spans[item.document].extend(item.spans)
    if whole:
        for name in notes:
            spans.setdefault(name, [])
    found = []
    for name in spans:
        document = record.document(name)
        passages = _all(document) if whole else _around(document, spans[name], around)
        found.append(
            QuotedDocument(
                id=name,
                title=document.title or document.source.path.rsplit("/", 1)[-1],
                publisher=document.publisher or "publisher not stated",
                kind=document.kind,
                date=published(document.published),
                date_note=notes.get(name, ""),
                path=document.source.path,
                passages=passages,
                whole=whole,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.path, each.id)))


def _all(document: Document) -> tuple[Passage, ...]:
    return tuple(
        Passage(zone.start, document.text[zone.start : zone.end], zone.kind) for zone in document.zones
    )


def _around(document: Document, spans: Iterable[tuple[int, int]], around: int) -> tuple[Passage, ...]:
    """Return the parts of zones that lie near a span, merged where they meet."""
    windows = sorted((max(0, start - around), end + around) for start, end in spans)
    merged: list[tuple[int, int]] = []
    for start, end in windows:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(passage for start, end in merged for passage in _cut(document, start, end))


def _cut(document: Document, start: int, end: int) -> Iterable[Passage]:
    for zone in document.zones:
        if zone.start < end and start < zone.end:
            first, last = _at_words(document.text, zone, max(start, zone.start), min(end, zone.end))
            yield Passage(first, document.text[first:last], zone.kind)


def _at_words(text: str, zone: Zone, start: int, end: int) -> tuple[int, int]:
    """Return a range moved outwards to white space, so that no word is cut, by no more than 40 code points."""
    while start > zone.start and not text[start - 1].isspace() and start > end - 10_000:
        start -= 1
        if zone.start + 40 < start and start % 40 == 0:
            break
    while end < zone.end and not text[end].isspace() and end % 40:
        end += 1
    return start, end
