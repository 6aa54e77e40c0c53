"""Changing a dossier: every method is one transaction, and what it stored is there when it returns."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from detente.coding.codebook import Codebook
from detente.coding.items import Item
from detente.coding.schema import item_from_row, item_row
from detente.documents.model import Document, Published
from detente.documents.schema import document_row, published_row
from detente.errors import InputError, Problem
from detente.store.codebooks import codebook_json
from detente.store.connection import DATABASE, explained
from detente.store.decisions import Anchor, Decision, Verb, anchor_of, edited, state_of

if TYPE_CHECKING:
    from detente.store.dossier import Dossier

__all__ = ["Coded", "Unread", "Writer"]

_INSERT_ITEM = (
    "INSERT OR REPLACE INTO items"
    " (id, document, place, type, act, actor, side, issue, day_from, day_to, state, row, coded)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with what a coder found in it, ready to be stored.

    Attributes:
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


class Writer:
    """A dossier held for writing; `Dossier.writing` gives one."""

    def __init__(self, dossier: Dossier, database: sqlite3.Connection) -> None:
        self.dossier, self.database = dossier, database

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with explained(self.dossier.folder / DATABASE):
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield self.database
            except BaseException:
                if self.database.in_transaction:
                    self.database.execute("ROLLBACK")
                raise
            self.database.execute("COMMIT")

    def use_codebook(self, codebook: Codebook) -> None:
        """Keep a codebook as the one the dossier is coded with from now on."""
        with self._transaction() as database:
            database.execute("DELETE FROM codebooks")
            database.execute(
                "INSERT INTO codebooks VALUES (?, ?, ?)",
                (codebook.hash, codebook.name, codebook_json(codebook)),
            )
        self.dossier.forget_codebook()

    def store(
        self,
        coded: Sequence[Coded],
        raws: Mapping[str, bytes] | None = None,
        unread: Sequence[Unread] = (),
    ) -> None:
        """Store documents with their items and raw bytes in one transaction.

        A text that is there already gains a source; its items are replaced where the coder's version differs.
        Decisions of persons are applied to the new items.
        """
        with self._transaction() as database:
            for sha256, raw in (raws or {}).items():
                database.execute(
                    "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)", (sha256, len(raw), zlib.compress(raw, 6))
                )
            for each in coded:
                self._store_one(each)
                database.execute("DELETE FROM unread WHERE path = ?", (each.document.source.path,))
            database.executemany(
                "INSERT OR REPLACE INTO unread VALUES (?, ?, ?)", [(u.path, u.rule, u.mend) for u in unread]
            )

    def _store_one(self, coded: Coded) -> None:
        document = coded.document
        number = self.dossier.number_of(document.id)
        if number is None:
            number = self._insert_document(document)
        self._insert_source(document)
        stored = self.database.execute(
            "SELECT coder, version FROM codings WHERE document = ?", (document.id,)
        )
        if stored.fetchone() == (coded.coder, coded.version):
            return
        self._replace_items(number, document, coded)

    def _insert_document(self, document: Document) -> int:
        about = document_row(document)
        del about["text"]
        cursor = self.database.execute(
            "INSERT INTO documents (id, path, about, own_date, text) VALUES (?, ?, ?, ?, ?)",
            (
                document.id,
                document.source.path,
                _dumps(about),
                _dumps(published_row(document.published)),
                document.text,
            ),
        )
        assert cursor.lastrowid is not None  # noqa: S101  an INSERT that succeeded has one
        return cursor.lastrowid

    def _insert_source(self, document: Document) -> None:
        source = document.source
        self.database.execute(
            "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?, ?)",
            (document.id, source.path, source.source_id or "", source.raw, source.reader, source.url),
        )

    def _replace_items(self, number: int, document: Document, coded: Coded) -> None:
        decisions = self.dossier.decisions_by_anchor(document.id)
        self.database.execute("DELETE FROM items WHERE document = ?", (number,))
        self.database.executemany(
            _INSERT_ITEM,
            [self._columns(number, item, document, decisions) for item in coded.items],
        )
        self.database.execute(
            "INSERT OR REPLACE INTO codings VALUES (?, ?, ?, ?)",
            (document.id, coded.coder, coded.version, _dumps(coded.refused)),
        )

    def _columns(
        self, number: int, item: Item, document: Document, decisions: Mapping[Anchor, Sequence[Decision]]
    ) -> tuple[object, ...]:
        row = item_row(item)
        state, original = None, None
        if decisions:
            state, changes = state_of(decisions.get(anchor_of(row, document.text), ()))
            if changes:
                original, item = _dumps(row), edited(row, changes, document)
                row = item_row(item)
        when = row.get("when", row)
        speaker = row.get("speaker")
        actor = (speaker["actor"] or speaker["name"]) if speaker else row.get("actor")
        side = (speaker["side"] if speaker else None) or self.dossier.side_of(
            actor, _day(when["from"] or when["to"])
        )
        return (
            row["id"], number, item.spans[0][0], row["type"], row.get("act"), actor, side, row.get("issue"),
            when["from"], when["to"], state, _dumps(row), original,
        )  # fmt: skip

    def pin(self, document: str, published: Published, items: Sequence[Item]) -> None:
        """Keep what the corpus says of a document's date, and its items with their days resolved anew."""
        with self._transaction() as database:
            (about,) = database.execute("SELECT about FROM documents WHERE id = ?", (document,)).fetchone()
            row = json.loads(about) | {"published": published_row(published)}
            database.execute("UPDATE documents SET about = ? WHERE id = ?", (_dumps(row), document))
            number = self.dossier.number_of(document)
            states = dict(
                database.execute(
                    "SELECT id, json_array(state, coded) FROM items WHERE document = ?", (number,)
                )
            )
            whole = self.dossier.document(document)
            for item in items:
                columns = list(self._columns(number or 0, item, whole, {}))
                columns[10], columns[12] = json.loads(states.get(item.id, "[null,null]"))
                database.execute(_INSERT_ITEM, columns)

    def decide(
        self,
        item: str,
        verb: Verb,
        changes: Mapping[str, Any] | None = None,
        *,
        note: str = "",
        person: str = "",
    ) -> Decision:
        """Append a person's decision about an item and apply it. It is on disk when this returns.

        Raises:
            InputError: there is no such item, or a change is not allowed.
        """
        found = self.database.execute(
            "SELECT coalesce(coded, row), document FROM items WHERE id = ?", (item,)
        ).fetchone()
        if found is None:
            raise InputError(
                [
                    Problem(
                        str(self.dossier.folder), f"there is no item {item!r}", "`detente review` lists them"
                    )
                ]
            )
        row, number = json.loads(found[0]), found[1]
        document = self.dossier.document(row["document"])
        anchor = anchor_of(row, document.text)
        decision = Decision(
            anchor, verb, dict(changes or {}), note, person, datetime.now(UTC).isoformat(timespec="seconds")
        )
        earlier = self.dossier.decisions_by_anchor(document.id).get(anchor, ())
        _, all_changes = state_of((*earlier, decision))
        edited(row, all_changes, document)
        self.database.execute("PRAGMA synchronous = FULL")  # an acknowledged decision outlives a power cut
        with self._transaction() as database:
            database.execute(
                "INSERT INTO decisions (document, type, act, words, before, after, verb, changes, note, person, made_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    anchor.document, anchor.type, anchor.act, anchor.words, anchor.before, anchor.after,
                    verb, _dumps(decision.changes), note, person, decision.made_at,
                ),
            )  # fmt: skip
            columns = self._columns(number, item_from_row(row), document, {anchor: (*earlier, decision)})
            database.execute(_INSERT_ITEM, columns)
        self.database.execute("PRAGMA synchronous = NORMAL")
        return decision

    def note_brief(self, as_of: date) -> None:
        """Remember that a briefing was written, so that the next can say what changed since."""
        with self._transaction() as database:
            database.execute(
                "INSERT INTO briefs (as_of, last_document) SELECT ?, coalesce(max(n), 0) FROM documents",
                (as_of.isoformat(),),
            )


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
