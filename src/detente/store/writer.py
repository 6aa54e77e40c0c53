"""Changing a dossier: every method is one transaction, and what it stored is there when it returns."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from detente.coding.codebook import Codebook
from detente.coding.items import Item, Row
from detente.documents.model import Document, Published
from detente.documents.schema import document_row, published_row
from detente.errors import InputError, Problem
from detente.store.codebooks import codebook_json
from detente.store.database import Database
from detente.store.decisions import Anchor, Decision, Verb, anchor_of, reading_of, state_of
from detente.store.editing import edited
from detente.store.items import insert_items, redate_items, update_item
from detente.store.review import append, coded_rows, decisions_by_item, decisions_of
from detente.store.rows import compact, storable, unpacked

if TYPE_CHECKING:
    from detente.store.dossier import Dossier

__all__ = ["Coded", "Unread", "Writer"]


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with what a coder found in it, ready to be stored.

    Attributes:
        items: What passed the gate: their words stand at their spans.
        refused: Reasons of the gate and how many items each.
    """

    document: Document
    items: tuple[Item, ...]
    coder: str
    version: str
    refused: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    rule: str
    mend: str


_AT_ONCE = 200
"""How many documents are dated anew in one transaction."""


class Writer:
    """A dossier held for writing; `Dossier.writing` gives one."""

    def __init__(self, dossier: Dossier, database: Database) -> None:
        self.dossier, self._database = dossier, database

    def use_codebook(self, codebook: Codebook) -> None:
        """Keep a codebook as the one the dossier is coded with from now on."""
        kept = (codebook.hash, codebook.name, codebook_json(codebook))
        if self._database.first("SELECT hash, name, json FROM codebooks") == kept:
            return
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM codebooks")
            connection.execute("INSERT INTO codebooks VALUES (?, ?, ?)", kept)
        self.dossier.parties()  # so that it is heard at once

    def store(
        self,
        coded: Sequence[Coded],
        raws: Mapping[str, bytes] | None = None,
        unread: Sequence[Unread] = (),
    ) -> None:
        """Store documents with their items and raw bytes in one transaction.

        A text that is there already gains a source; its items are replaced where the coder or its version differs.
        Persons' decisions are applied to the new items.

        Args:
            coded: Documents and what was found in them.
            raws: Bytes they were read from, by SHA-256.
            unread: What could not be read.
        """
        with self._database.transaction() as connection:
            _insert_raws(connection, raws or {}, {each.document.id for each in coded})
            for each in coded:
                self._store_one(connection, each)
            connection.executemany(
                "INSERT OR REPLACE INTO unread VALUES (?, ?, ?)",
                [(storable(u.path), storable(u.rule), storable(u.mend)) for u in unread],
            )

    def _store_one(self, connection: sqlite3.Connection, coded: Coded) -> None:
        document = coded.document
        own_date = compact(published_row(document.published))
        found = connection.execute(
            "SELECT n, own_date FROM documents WHERE id = ?", (document.id,)
        ).fetchone() or (_insert_document(connection, document, own_date), own_date)
        _insert_source(connection, document)
        coding = (coded.coder, coded.version)
        stored = connection.execute(
            "SELECT coder, version FROM codings WHERE document = ?", (document.id,)
        ).fetchone()
        # A copy with another date does not speak for the text: `outdated` has it coded again as first read.
        if stored == coding or found[1] != own_date:
            return
        decisions = decisions_of(self._database, document.id)
        insert_items(connection, found[0], document, coded.items, decisions, self.dossier.parties())
        connection.execute(
            "INSERT OR REPLACE INTO codings VALUES (?, ?, ?, ?)",
            (document.id, *coding, compact(coded.refused)),
        )
        if stored:  # the new items have not heard what the corpus says of the date
            connection.execute(
                "UPDATE documents SET about = json_set(about, '$.published', json(own_date)) WHERE n = ?",
                found[:1],
            )

    def pin(self, document: str, published: Published, items: Sequence[Item]) -> None:
        """Keep what the corpus says of a document's date, and its items with their days resolved anew.

        Raises:
            InputError: there is no such document.
        """
        self.pin_all([(document, published, items)])

    def pin_all(self, pinned: Iterable[tuple[str, Published, Iterable[Item]]]) -> None:
        """Keep what the corpus says of documents' dates, as `pin`, many documents in one transaction.

        Args:
            pinned: Document id, its date, and its items as `Dossier.items` gives them but with other days. Days
                that a person set stay; an item that the document does not have is left out.

        Raises:
            InputError: there is no such document; what was pinned in earlier transactions stays.
        """
        waiting = iter(pinned)
        while batch := list(islice(waiting, _AT_ONCE)):
            with self._database.transaction() as connection:
                for document, published, items in batch:
                    self._pin_one(connection, document, published, items)

    def _pin_one(
        self, connection: sqlite3.Connection, name: str, published: Published, items: Iterable[Item]
    ) -> None:
        document = replace(self.dossier.document(name), published=published)
        connection.execute(
            "UPDATE documents SET about = json_set(about, '$.published', json(?)) WHERE id = ?",
            (compact(published_row(published)), name),
        )
        decided = decisions_by_item(self._database, name)
        number = self.dossier.number_of(name) or 0
        redate_items(connection, number, document, items, decided, self.dossier.parties())

    def decide(
        self,
        item: str,
        verb: Verb,
        changes: Mapping[str, Any] | None = None,
        *,
        note: str = "",
        person: str = "",
    ) -> Decision:
        """Append a person's decision about an item and apply it. It is on the disk when this returns.

        Args:
            item: Id of an item.
            verb: What the person decided.
            changes: New values by field, for an edit; None or an empty text empties a field.
            note: Why.
            person: Who.

        Raises:
            InputError: there is no such item, or a change is not allowed; every problem at once.
        """
        row, document = self._coded(item)
        anchor = anchor_of(row, document.text)
        earlier = self.dossier.decisions_on(item)
        decision = Decision(
            anchor, verb, dict(changes or {}), note, person, datetime.now(UTC).isoformat(timespec="seconds"),
            reading=earlier[-1].reading if earlier else reading_of(row),
            twin=earlier[-1].twin if earlier else self._has_twin(anchor),
        )  # fmt: skip
        decisions = (*earlier, decision)
        if verb == "edit":
            _check_change(item, changes)
            edited(row, state_of(decisions)[1], document, self.dossier.codebook())
        with self._database.transaction(durable=True) as connection:
            number = append(connection, decision)
            update_item(connection, row, document, decisions, self.dossier.parties())
        return replace(decision, number=number)

    def _coded(self, item: str) -> tuple[Row, Document]:
        """Return an item's row as the coder made it, and its document."""
        found = self._database.first(
            "SELECT coalesce(coded, rest), type, documents.id FROM items JOIN documents ON documents.n = document"
            " WHERE items.id = ?",
            (item,),
        )
        if found is None:
            rule, mend = f"there is no item {item!r}", "`detente review list` lists them"
            raise InputError([Problem(str(self.dossier.folder), rule, mend)])
        document = self.dossier.document(found[2])
        return unpacked(found[0], item, found[1], document.id, document.text), document

    def _has_twin(self, anchor: Anchor) -> bool:
        rows, text = coded_rows(self._database, anchor.document)
        return sum(anchor_of(row, text) == anchor for row in rows) > 1

    def note_brief(self, as_of: date) -> None:
        """Remember that a briefing was written, so that the next can say what changed since."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO briefs (as_of, last_document) SELECT ?, coalesce(max(n), 0) FROM documents",
                (as_of.isoformat(),),
            )


def _check_change(item: str, changes: Mapping[str, Any] | None) -> None:
    if not changes:
        raise InputError(
            [Problem(f"item {item}", "an edit sets at least one field", "say --set FIELD=VALUE")]
        )


def _insert_raws(connection: sqlite3.Connection, raws: Mapping[str, bytes], texts: set[str]) -> None:
    """Insert what is new; bytes that are a document's text, which their hash says, stand in it already."""
    for sha256, raw in raws.items():
        known = connection.execute("SELECT 1 FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
        if known is None and sha256 not in texts:
            connection.execute("INSERT INTO raw VALUES (?, ?, ?)", (sha256, len(raw), zlib.compress(raw, 6)))


def _insert_document(connection: sqlite3.Connection, document: Document, own_date: str) -> int:
    about = document_row(document)
    del about["text"]
    cursor = connection.execute(
        "INSERT INTO documents (id, path, about, own_date, text) VALUES (?, ?, ?, ?, ?)",
        (document.id, storable(document.source.path), compact(about), own_date, storable(document.text)),
    )
    return cursor.lastrowid or 0


def _insert_source(connection: sqlite3.Connection, document: Document) -> None:
    """Insert where a document was found; a place that is new was read at last, whatever was wrong there before."""
    source = document.source
    cursor = connection.execute(
        "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?, ?)",
        (
            document.id, storable(source.path), storable(source.source_id or ""), source.raw, source.reader,
            source.url and storable(source.url),
        ),
    )  # fmt: skip
    if cursor.rowcount:
        connection.execute("DELETE FROM unread WHERE path = ?", (storable(source.path),))
