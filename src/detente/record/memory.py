"""A record held in memory: for tests, and for corpora that need no dossier."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from detente.coding.codebook import Codebook
from detente.coding.items import Act, Deed, Item, Time
from detente.documents.model import Document, Published
from detente.record.model import Query
from detente.record.parties import Parties

__all__ = ["MemoryRecord"]


class MemoryRecord:
    """Documents and their items; a `record.Record`.

    Args:
        documents: In any order.
        items: In any order; those of a document that is not given are left out.
        codebook: Whose sides and actors are meant; None knows nobody.
    """

    def __init__(
        self, documents: Iterable[Document], items: Iterable[Item], codebook: Codebook | None = None
    ) -> None:
        self._codebook = codebook
        self._parties = Parties(codebook)
        ordered = sorted(documents, key=lambda document: (document.source.path, document.id))
        self._documents = {document.id: document for document in ordered}
        place = {name: number for number, name in enumerate(self._documents)}
        self._items = tuple(
            sorted(
                (item for item in items if item.document in place),
                key=lambda item: (place[item.document], item.spans[0][0], item.id),
            )
        )
        self._starts = [place[item.document] for item in self._items]
        self._place = place
        self._by_id = {item.id: item for item in self._items}

    def codebook(self) -> Codebook | None:
        """Return the codebook the items were coded with."""
        return self._codebook

    def documents(self, *, text: bool = True) -> Iterator[Document]:
        """Yield every document by path; the text is at hand in either case."""
        del text
        yield from self._documents.values()

    def document(self, document: str) -> Document:
        """Return one document by id.

        Raises:
            KeyError: there is none of that id.
        """
        return self._documents[document]

    def items(self, query: Query = Query(), /) -> Iterator[Item]:  # noqa: B008  frozen
        """Yield the items wanted, by document and place."""
        for item in self._of_documents(query.documents):
            if self._wanted(item, query):
                yield item

    def _of_documents(self, documents: tuple[str, ...]) -> Iterator[Item]:
        if not documents:
            yield from self._items
            return
        for number in sorted({self._place[name] for name in documents if name in self._place}):
            first, last = bisect_left(self._starts, number), bisect_left(self._starts, number + 1)
            yield from self._items[first:last]

    def _wanted(self, item: Item, query: Query) -> bool:
        if query.types and type(item).__name__.lower() not in query.types:
            return False
        if query.acts and not (isinstance(item, Act) and item.act in query.acts):
            return False
        if query.issues and not (isinstance(item, Act | Deed) and item.issue in query.issues):
            return False
        if not _may_lie(item, query.start, query.end):
            return False
        published = self._documents[item.document].published
        return not query.parties or self._parties.matches(item, query.parties, _day_of(published))

    def item(self, item: str) -> Item | None:
        """Return one item by id."""
        return self._by_id.get(item)

    def items_per_document(self) -> dict[str, int]:
        """Return how many statements, acts and deeds each document has that has any."""
        return dict(Counter(item.document for item in self._items if not isinstance(item, Time)))

    def side_of(self, actor: str | None, day: date | None, /) -> str | None:
        """Return the side of an actor id or name on a day."""
        return self._parties.side_of(actor, day)

    def actor_name(self, actor: str, /) -> str:
        """Return how an actor or side is called."""
        return self._parties.actor_name(actor)


def _may_lie(item: Item, start: date | None, end: date | None) -> bool:
    """Return whether the item's days may lie in the period; open and unknown ends may lie anywhere."""
    first, last = (item.start, item.end) if isinstance(item, Time) else (item.when.start, item.when.end)
    if start is not None and last is not None and last < start.isoformat():
        return False
    return not (end is not None and first is not None and first > end.isoformat())


def _day_of(published: Published) -> date | None:
    return published.start or published.end
