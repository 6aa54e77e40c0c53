"""The dossier: a folder with one database that holds everything read, coded and decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.items import Item
from detente.documents.model import Document, Published
from detente.documents.schema import document_from_row
from detente.errors import InputError, Problem
from detente.record.model import Query, Record
from detente.record.parties import Parties
from detente.store.codebooks import codebook_from_json
from detente.store.connection import explained, sole_writer
from detente.store.decisions import Decision
from detente.store.holdings import Holdings
from detente.store.loading import loaded
from detente.store.queries import select_items
from detente.store.review import all_assigned, decisions_by_item, decisions_of
from detente.store.rows import restored
from detente.store.writer import Writer

__all__ = ["Dossier"]


class Dossier(Holdings):
    """A dossier open for reading; `writing()` opens it for changes. It is a `record.Record`.

    Args:
        folder: Its folder.
        create: Make an empty one where there is none.

    Raises:
        InputError: as `connection.open_database`; so does every method where the database is damaged.
    """

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        super().__init__(folder, create=create)
        self._parties: tuple[str, Parties] | None = None

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the dossier as its only writer; others may read meanwhile.

        Raises:
            InputError: another process writes to it, or it cannot be written.
        """
        with sole_writer(self.folder), self._database.many_pages():
            yield Writer(self, self._database)

    # --- Whose words they are: the codebook

    def codebook(self) -> Codebook | None:
        """Return the codebook the dossier is coded with; None before anything was coded."""
        return self.parties().codebook if self._hash() else None

    def parties(self) -> Parties:
        """Return who is who by the codebook the dossier is coded with; before there is one, nobody is known."""
        present = self._hash()
        if self._parties is None or self._parties[0] != present:
            row = self._database.first("SELECT json FROM codebooks")
            self._parties = (present, Parties(codebook_from_json(row[0]) if row else None))
        return self._parties[1]

    def _known(self) -> Parties:
        """Return the parties as last asked for: who is asked of each item need not ask the database each time."""
        return self._parties[1] if self._parties else self.parties()

    def _hash(self) -> str:
        row = self._database.first("SELECT hash FROM codebooks")
        return str(row[0]) if row else ""

    def side_of(self, actor: str | None, day: date | None, /) -> str | None:
        """Return the side of an actor id or name on a day, as the codebook has it."""
        return self._known().side_of(actor, day)

    def actor_name(self, actor: str, /) -> str:
        """Return how an actor or side is called."""
        return self._known().actor_name(actor)

    # --- Documents

    def documents(self, *, text: bool = True) -> Iterator[Document]:
        """Yield every document by path; without `text`, its text and zones are empty."""
        sql = "SELECT about, CASE WHEN ? THEN text ELSE '' END FROM documents ORDER BY path, id"
        for about, body in self._database.rows(sql, (text,)):
            with explained(self._database.place):
                row = json.loads(about)
            yield document_from_row(row | {"text": restored(body)} | ({} if text else {"zones": []}))

    def document(self, document: str) -> Document:
        """Return a document by id.

        Raises:
            InputError: there is none.
        """
        about, text = self._of_document("about, text", document)
        with explained(self._database.place):
            return document_from_row(json.loads(about) | {"text": restored(text)})

    def own_date(self, document: str) -> Published:
        """Return what a document itself says of its date, before the corpus was asked.

        Raises:
            InputError: there is no such document.
        """
        (own,) = self._of_document("own_date", document)
        row = json.loads(own)
        return Published(_day(row["from"]), _day(row["to"]), row["basis"], row["evidence"])

    def as_read(self, document: str) -> Document:
        """Return a document with the date it states itself.

        Raises:
            InputError: there is no such document.
        """
        return replace(self.document(document), published=self.own_date(document))

    def number_of(self, document: str) -> int | None:
        """Return the row number of a document; None if the dossier does not have it."""
        row = self._database.first("SELECT n FROM documents WHERE id = ?", (document,))
        return int(row[0]) if row else None

    def _of_document(self, columns: str, document: str) -> tuple[str, ...]:
        row = self._database.first(f"SELECT {columns} FROM documents WHERE id = ?", (document,))  # noqa: S608
        if row is None:
            rule, mend = f"there is no document {document!r}", "`detente export` lists them"
            raise InputError([Problem(str(self.folder), rule, mend)])
        return row

    # --- Items

    def items(self, query: Query = Query(), /) -> Iterator[Item]:  # noqa: B008  immutable
        """Yield the items wanted, by document path and place, as persons' decisions left them."""
        sql, values = select_items("rest, id, type", query, self.parties())
        for number, name in self._walk(query.documents):
            rows = self._database.all(sql, (number, *values))
            if rows:
                text = self._text(number)
                yield from self._loaded(rows, name, text)

    def _loaded(self, rows: list[tuple[str, str, str]], document: str, text: str) -> list[Item]:
        with explained(self._database.place):
            return loaded(rows, document, text)

    def items_by_document(self, query: Query = Query(), /) -> Iterator[tuple[Document, list[Item]]]:  # noqa: B008
        """Yield every document, or those of the query, by path, each with the items wanted in reading order."""
        sql, values = select_items("rest, id, type", query, self.parties())
        for number, name in self._walk(query.documents):
            document = self.document(name)
            rows = self._database.all(sql, (number, *values))
            yield document, self._loaded(rows, name, document.text)

    def _walk(self, documents: tuple[str, ...]) -> list[tuple[int, str]]:
        """Return row numbers and ids of documents, by path; no ids asks for all."""
        if len(documents) == 1:
            return self._database.all("SELECT n, id FROM documents WHERE id = ?", documents)
        where = "WHERE id IN (SELECT value FROM json_each(?))" if documents else "WHERE ? IS NOT NULL"
        sql = f"SELECT n, id FROM documents {where} ORDER BY path, id"  # noqa: S608  fixed words only
        return self._database.all(sql, (json.dumps(documents),))

    def _text(self, number: int) -> str:
        row = self._database.first("SELECT text FROM documents WHERE n = ?", (number,))
        return restored(row[0]) if row else ""

    def item(self, item: str) -> Item | None:
        """Return an item by id, rejected or not; None if there is none."""
        row = self._database.first(
            "SELECT rest, items.id, type, documents.id, text FROM items JOIN documents ON documents.n = document"
            " WHERE items.id = ?",
            (item,),
        )
        return self._loaded([row[:3]], row[3], restored(row[4]))[0] if row else None

    def full_id(self, beginning: str) -> str:
        """Return the id of the one item whose id begins so.

        Raises:
            InputError: no item's id does, or several do.
        """
        rows = self._database.all(
            "SELECT id FROM items WHERE substr(id, 1, length(?1)) = ?1 AND id >= ?1 ORDER BY id LIMIT 2",
            (beginning,),
        )
        if len(rows) == 1 or (rows and rows[0][0] == beginning):
            return str(rows[0][0])
        which = "several items' ids begin" if rows else "no item's id begins"
        rule, mend = f"{which} with {beginning!r}", "`detente review list` shows ids"
        raise InputError([Problem(str(self.folder), rule, mend)])

    # --- Persons' decisions

    def states(self) -> dict[str, str]:
        """Return accepted, rejected or edited for every item a person looked at."""
        # Without the hint SQLite walks every item to have them in order.
        sql = "SELECT id, state FROM items INDEXED BY items_reviewed WHERE state IS NOT NULL"
        return dict(sorted(self._database.all(sql)))

    def decisions(self, document: str | None = None) -> list[Decision]:
        """Return persons' decisions, on one document's items or on all, oldest first."""
        return decisions_of(self._database, document)

    def decisions_on(self, item: str) -> list[Decision]:
        """Return the decisions on one item, oldest first."""
        found = self._database.first(
            "SELECT documents.id FROM items JOIN documents ON documents.n = document WHERE items.id = ?",
            (item,),
        )
        return decisions_by_item(self._database, found[0]).get(item, []) if found else []

    def decisions_by_item(self) -> dict[str, list[Decision]]:
        """Return the decisions on every item that has any, oldest first."""
        return all_assigned(self._database)[0]

    def lost_decisions(self) -> list[Decision]:
        """Return the decisions whose item the present coding no longer finds; they are kept for the next."""
        return all_assigned(self._database)[1]


def _as_record(dossier: Dossier) -> Record:
    """Return the dossier: what this says is said to the type checker."""
    return dossier


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
