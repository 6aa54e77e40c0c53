"""What a dossier was given, and how far the work on it is."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from datetime import date
from pathlib import Path

from detente.documents.model import Source
from detente.errors import InputError, Problem
from detente.store.connection import explained
from detente.store.database import Database
from detente.store.rows import restored
from detente.store.writer import Unread

__all__ = ["Holdings"]


class Holdings:
    """The part of a dossier that counts: files, codings, briefings.

    Args:
        folder: Its folder.
        create: Make an empty one where there is none.
    """

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.folder = folder
        self._database = Database(folder, create=create)

    def close(self) -> None:
        """Close the database; what was committed stays."""
        self._database.close()

    def raw(self, sha256: str) -> bytes:
        """Return the raw bytes a document was read from.

        Raises:
            InputError: the dossier does not have them.
        """
        row = self._database.first("SELECT packed FROM raw WHERE sha256 = ?", (sha256,))
        if row is not None:
            with explained(self._database.place):
                return zlib.decompress(row[0])
        text = self._database.first("SELECT text FROM documents WHERE id = ?", (sha256,))
        if text is None:
            raise InputError([Problem(str(self.folder), f"there are no raw bytes {sha256!r}")])
        return restored(text[0]).encode("utf-8", "surrogatepass")

    def sources(self, document: str) -> list[Source]:
        """Return every place where a document's text was found."""
        rows = self._database.all(
            "SELECT path, source_id, raw, reader, url FROM sources WHERE document = ? ORDER BY path, source_id, raw",
            (document,),
        )
        return [
            Source(restored(path), restored(source_id) or None, raw, reader, url and restored(url))
            for path, source_id, raw, reader, url in rows
        ]

    def known_sources(self) -> set[tuple[str, str]]:
        """Return the raw hash and path of everything read, so that it need not be read again."""
        return {(raw, restored(path)) for raw, path in self._database.rows("SELECT raw, path FROM sources")}

    def unread(self) -> list[Unread]:
        """Return what could not be read."""
        rows = self._database.all("SELECT path, rule, mend FROM unread ORDER BY path, rule")
        return [Unread(*map(restored, row)) for row in rows]

    def outdated(self, coder: str, version: str) -> list[str]:
        """Return the ids of documents not coded by this coder in this version, in the order they were read."""
        rows = self._database.rows(
            "SELECT id FROM documents LEFT JOIN codings ON codings.document = documents.id"
            " WHERE coder IS NOT ? OR version IS NOT ? ORDER BY n",
            (coder, version),
        )
        return [row[0] for row in rows]

    def all_dated(self) -> bool:
        """Return whether every document states its own date, so that none need be found out."""
        sql = "SELECT 1 FROM documents WHERE json_extract(own_date, '$.basis') IS NOT 'stated' LIMIT 1"
        return self._database.first(sql) is None

    def refused(self) -> dict[str, int]:
        """Return how many items the gate refused, by reason, over the present codings."""
        total: Counter[str] = Counter()
        for (refused,) in self._database.rows("SELECT refused FROM codings WHERE refused != '[]'"):
            total.update(dict(json.loads(refused)))
        return dict(sorted(total.items()))

    def counts(self) -> dict[str, int]:
        """Return how many documents the dossier has and how many items of each type, rejected ones left out."""
        counts = dict(
            self._database.all(
                "SELECT type, count(*) FROM items WHERE state IS NOT 'rejected' GROUP BY type ORDER BY type"
            )
        )
        return counts | {"document": self._database.count("SELECT count(*) FROM documents")}

    def side_counts(self) -> dict[str, int]:
        """Return how many statements, acts and deeds each side has, rejected ones left out."""
        rows = self._database.all(
            "SELECT side, count(*) FROM items WHERE side IS NOT NULL AND type != 'time' AND state IS NOT 'rejected'"
            " GROUP BY side ORDER BY side"
        )
        return dict(rows)

    def items_per_document(self) -> dict[str, int]:
        """Return how many statements, acts and deeds each document has that has any."""
        rows = self._database.all(
            "SELECT id, found FROM documents JOIN (SELECT document, count(*) AS found FROM items"
            " WHERE type != 'time' AND state IS NOT 'rejected' GROUP BY document) ON document = n ORDER BY path, id"
        )
        return dict(rows)

    def last_brief(self) -> tuple[date, frozenset[str]] | None:
        """Return the as-of day of the last briefing before the newest documents, and the documents read since.

        A briefing written again over the same documents is thus told against the same earlier one; None if there is none.
        """
        row = self._database.first(
            "SELECT as_of, last_document FROM briefs WHERE last_document < (SELECT max(n) FROM documents)"
            " ORDER BY n DESC LIMIT 1"
        )
        if row is None:
            return None
        newer = self._database.rows("SELECT id FROM documents WHERE n > ?", (row[1],))
        return date.fromisoformat(row[0]), frozenset(each[0] for each in newer)
