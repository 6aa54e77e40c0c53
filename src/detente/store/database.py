"""A dossier's database: rows out, transactions in, every refusal explained."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.store.connection import DATABASE, READING_KIB, WRITING_KIB, explained, open_database

__all__ = ["Database", "many"]


def many(values: Iterable[object]) -> str:
    """Return as many question marks as there are values, for `IN (…)`."""
    return ", ".join("?" for _ in values)


class Database:
    """An open database.

    Args:
        folder: The dossier's folder.
        create: Make an empty one where there is none.

    Raises:
        InputError: as `connection.open_database`.
    """

    def __init__(self, folder: Path, *, create: bool) -> None:
        self.place = folder / DATABASE
        self._connection = open_database(folder, create=create)

    def close(self) -> None:
        """Close it; what was committed stays."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as they are found.

        Raises:
            InputError: as `connection.explained`.
        """
        with explained(self.place):
            yield from self._connection.execute(sql, values)

    def all(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query that has few."""
        with explained(self.place):
            return self._connection.execute(sql, values).fetchall()

    def first(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query; None if it has none."""
        with explained(self.place):
            row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def count(self, sql: str, values: Sequence[object] = ()) -> int:
        """Return the one number that a query asks for."""
        row = self.first(sql, values)
        return int(row[0]) if row else 0

    @contextmanager
    def many_pages(self) -> Iterator[None]:
        """Keep as many pages in memory as writing needs, and give them back in the end."""
        self._connection.execute(f"PRAGMA cache_size = -{WRITING_KIB}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA cache_size = -{READING_KIB}")
            self._connection.execute("PRAGMA shrink_memory")

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """Make what is done within it happen wholly or not at all.

        Args:
            durable: Wait until the disk has it, so that it outlives a power cut; without, it outlives the process.

        Raises:
            InputError: as `connection.explained`; nothing was changed then.
        """
        with explained(self.place):
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
