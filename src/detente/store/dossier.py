"""The dossier: a folder with one database that holds everything read, coded and decided."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.items import Item
from detente.coding.schema import item_from_row
from detente.documents.model import Document, Published, Source
from detente.documents.schema import document_from_row
from detente.errors import InputError, Problem
from detente.record.model import Query
from detente.record.parties import Parties
from detente.store.codebooks import codebook_from_json
from detente.store.connection import DATABASE, explained, open_database, sole_writer
from detente.store.decisions import Anchor, Decision, anchor_of
from detente.store.queries import select_items
from detente.store.writer import Unread, Writer

__all__ = ["Dossier"]


class Dossier:
    """A dossier open for reading; `writing()` opens it for changes. It is a `record.Record`.

    Args:
        folder: Its folder.
        create: Make an empty one where there is none.

    Raises:
        InputError: as `connection.open_database`.
    """

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.folder = folder
        self._database = open_database(folder, create=create)
        self._parties: Parties | None = None

    def close(self) -> None:
        """Close the database; what was committed stays."""
        self._database.close()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the dossier as its only writer.

        Raises:
            InputError: another process writes to it, or the disk is full.
        """
        with sole_writer(self.folder), explained(self.folder / DATABASE):
            yield Writer(self, self._database)
            self._parties = None

    def codebook(self) -> Codebook | None:
        """Return the codebook the dossier is coded with; None before anything was coded."""
        row = self._database.execute("SELECT json FROM codebooks").fetchone()
        return codebook_from_json(row[0]) if row else None

    def _roster(self) -> Parties:
        if self._parties is None:
            self._parties = Parties(self.codebook() or Codebook("empty", "", "", ()))
        return self._parties

    def side_of(self, actor: str | None, day: date | None, /) -> str | None:
        """Return the side of an actor id or name on a day, as the codebook has it."""
        side: str | None = self._roster().side_of(actor, day)
        return side

    def actor_name(self, actor: str, /) -> str:
        """Return how an actor or side is called."""
        name: str = self._roster().actor_name(actor)
        return name

    def documents(self, *, text: bool = True) -> Iterator[Document]:
        """Yield every document by path; without `text`, its text and zones are empty."""
        for about, body in self._database.execute(
            "SELECT about, iif(?, text, '') FROM documents ORDER BY path, id", (text,)
        ):
            row = json.loads(about) | {"text": body}
            if not text:
                row["zones"] = []
            yield document_from_row(row)

    def document(self, document: str) -> Document:
        """Return a document by id.

        Raises:
            InputError: there is none.
        """
        row = self._database.execute("SELECT about, text FROM documents WHERE id = ?", (document,)).fetchone()
        if row is None:
            raise InputError(
                [Problem(str(self.folder), f"there is no document {document!r}", "list them with export")]
            )
        return document_from_row(json.loads(row[0]) | {"text": row[1]})

    def items(self, query: Query = Query(), /) -> Iterator[Item]:  # noqa: B008  immutable
        """Yield the items wanted, by document path and place, as persons' decisions left them."""
        sql, values = select_items(query, self._roster())
        for (row,) in self._database.execute(sql, values):
            yield item_from_row(json.loads(row))

    def item(self, item: str) -> Item | None:
        """Return an item by id, rejected or not."""
        row = self._database.execute("SELECT row FROM items WHERE id = ?", (item,)).fetchone()
        return item_from_row(json.loads(row[0])) if row else None

    def full_id(self, beginning: str) -> str:
        """Return the id of the one item whose id begins so.

        Raises:
            InputError: no item's id does, or several do.
        """
        rows = self._database.execute(
            "SELECT id FROM items WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (beginning, beginning + "g")
        ).fetchall()
        if len(rows) == 1:
            return str(rows[0][0])
        rule = f"no item's id begins with {beginning!r}" if not rows else f"several items' ids begin with {beginning!r}"
        raise InputError([Problem(str(self.folder), rule, "`detente review list` shows ids")])

    def states(self) -> dict[str, str]:
        """Return accepted, rejected or edited for every item a person looked at."""
        return dict(self._database.execute("SELECT id, state FROM items WHERE state IS NOT NULL ORDER BY id"))

    def decisions(self, document: str | None = None) -> list[Decision]:
        """Return persons' decisions, oldest first."""
        rows = self._database.execute(
            "SELECT document, type, act, words, before, after, verb, changes, note, person, made_at, n"
            " FROM decisions WHERE coalesce(document = ?, TRUE) ORDER BY n",
            (document,),
        )
        return [Decision(Anchor(*row[:6]), row[6], json.loads(row[7]), *row[8:]) for row in rows]

    def decisions_on(self, item: str) -> list[Decision]:
        """Return the decisions on one item, oldest first."""
        found = self._database.execute(
            "SELECT coalesce(coded, row) FROM items WHERE id = ?", (item,)
        ).fetchone()
        if found is None:
            return []
        row = json.loads(found[0])
        anchor = anchor_of(row, self.document(row["document"]).text)
        return [decision for decision in self.decisions(row["document"]) if decision.anchor == anchor]

    def lost_decisions(self) -> list[Decision]:
        """Return the decisions whose item the present coding no longer finds; they are kept for the next."""
        lost: list[Decision] = []
        for document, decisions in _grouped(self.decisions()).items():
            text = self.document(document).text
            rows = self._database.execute(
                "SELECT coalesce(coded, row) FROM items WHERE document = ?", (self.number_of(document),)
            )
            anchors = {anchor_of(json.loads(row), text) for (row,) in rows}
            lost.extend(decision for decision in decisions if decision.anchor not in anchors)
        return sorted(lost, key=lambda decision: decision.number)

    def number_of(self, document: str) -> int | None:
        """Return the row number of a document; None if the dossier does not have it."""
        row = self._database.execute("SELECT n FROM documents WHERE id = ?", (document,)).fetchone()
        return row[0] if row else None

    def forget_codebook(self) -> None:
        """Ask the database for the codebook again when it is next needed."""
        self._parties = None

    def decisions_by_anchor(self, document: str) -> dict[Anchor, list[Decision]]:
        """Return a document's decisions, oldest first, by what they are anchored to."""
        found: defaultdict[Anchor, list[Decision]] = defaultdict(list)
        for decision in self.decisions(document):
            found[decision.anchor].append(decision)
        return dict(found)

    def raw(self, sha256: str) -> bytes:
        """Return the raw bytes a document was read from."""
        (packed,) = self._database.execute("SELECT packed FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
        return zlib.decompress(packed)

    def sources(self, document: str) -> list[Source]:
        """Return every place where a document's text was found."""
        rows = self._database.execute(
            "SELECT path, source_id, raw, reader, url FROM sources WHERE document = ? ORDER BY path, source_id",
            (document,),
        )
        return [
            Source(path, source_id or None, raw, reader, url) for path, source_id, raw, reader, url in rows
        ]

    def known_sources(self) -> set[tuple[str, str]]:
        """Return the raw hash and reader of everything read, so that it need not be read again."""
        return set(self._database.execute("SELECT DISTINCT raw, path FROM sources"))

    def unread(self) -> list[Unread]:
        """Return what could not be read."""
        return [Unread(*row) for row in self._database.execute("SELECT * FROM unread ORDER BY path, rule")]

    def outdated(self, coder: str, version: str) -> list[str]:
        """Return the ids of documents not coded by this coder in this version, in the order they were read."""
        rows = self._database.execute(
            "SELECT id FROM documents LEFT JOIN codings ON codings.document = documents.id"
            " WHERE coder IS NOT ? OR version IS NOT ? ORDER BY n",
            (coder, version),
        )
        return [row[0] for row in rows]

    def refused(self) -> dict[str, int]:
        """Return how many items the gate refused, by reason, over the present codings."""
        total: Counter[str] = Counter()
        for (refused,) in self._database.execute("SELECT refused FROM codings WHERE refused != '[]'"):
            total.update(dict(json.loads(refused)))
        return dict(sorted(total.items()))

    def counts(self) -> dict[str, int]:
        """Return how many documents the dossier has and how many items of each type, rejected ones left out."""
        counts = dict(
            self._database.execute(
                "SELECT type, count(*) FROM items WHERE state IS NOT 'rejected' GROUP BY type"
            )
        )
        (counts["document"],) = self._database.execute("SELECT count(*) FROM documents").fetchone()
        return counts

    def items_per_document(self) -> dict[str, int]:
        """Return how many statements, acts and deeds each document has."""
        rows = self._database.execute(
            "SELECT documents.id, count(*) FROM items JOIN documents ON documents.n = items.document"
            " WHERE type != 'time' AND state IS NOT 'rejected' GROUP BY documents.id"
        )
        return dict(rows)

    def last_brief(self) -> tuple[date, frozenset[str]] | None:
        """Return the as-of day of the last briefing and the documents read since; None if there was none."""
        row = self._database.execute(
            "SELECT as_of, last_document FROM briefs ORDER BY n DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        newer = self._database.execute("SELECT id FROM documents WHERE n > ?", (row[1],))
        return date.fromisoformat(row[0]), frozenset(each[0] for each in newer)

    def own_date(self, document: str) -> Published:
        """Return what a document itself says of its date, before the corpus was asked."""
        (own,) = self._database.execute("SELECT own_date FROM documents WHERE id = ?", (document,)).fetchone()
        row = json.loads(own)
        return Published(_day(row["from"]), _day(row["to"]), row["basis"], row["evidence"])

    def as_read(self, document: str) -> Document:
        """Return a document with the date it states itself."""
        return replace(self.document(document), published=self.own_date(document))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _grouped(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    groups: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        groups[decision.anchor.document].append(decision)
    return dict(groups)
