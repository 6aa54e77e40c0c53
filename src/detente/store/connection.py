"""Opening a dossier's database, and one writer at a time; what SQLite refuses is said in words."""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import InputError, Problem
from detente.store import schema

__all__ = ["DATABASE", "READING_KIB", "WRITING_KIB", "explained", "open_database", "sole_writer"]

DATABASE = "dossier.sqlite"
_LOCK = "writer.lock"
_PATIENCE_SECONDS = 30.0

READING_KIB, WRITING_KIB = 8_192, 65_536
"""Pages kept in memory: readers walk from end to end, writers come back to the index of ids at every item."""

_DAMAGED = (
    "the dossier's database is damaged ({})",
    "it was left as it is; restore it from a copy, or read the articles into a new dossier",
)
_READ_ONLY = ("the dossier cannot be written ({})", "check the permissions of its folder")
_BUSY = ("another process is using the dossier ({})", "wait until it has finished")
_WORDS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "no room left on the disk ({})",
        "free some and run the same command again: what was stored is kept",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk refused to read or write ({})",
        "see that it has room and is whole, then run the same command again: what was stored is kept",
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}
"""What to say of a primary result code of SQLite."""


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turn what a dossier's database raises into an InputError that says what to do.

    Raises:
        InputError: the disk is full, the file is damaged or cannot be opened, or another process holds it.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise InputError([_problem(place, error)]) from error
    except (json.JSONDecodeError, UnicodeDecodeError, zlib.error) as error:
        raise InputError([_said(place, _DAMAGED, error)]) from error


def _problem(place: Path, error: sqlite3.DatabaseError) -> Problem:
    code = getattr(error, "sqlite_errorcode", 0)
    if "decode" in str(error):  # Python's module found a text that is no UTF-8
        code = sqlite3.SQLITE_CORRUPT
    other = ("the dossier's database refused ({})", "restore it from a copy if this stays")
    return _said(place, _WORDS.get(code & 0xFF, other), error)


def _said(place: Path, words: tuple[str, str], error: Exception) -> Problem:
    return Problem(str(place), words[0].format(error), words[1])


def open_database(folder: Path, *, create: bool = True) -> sqlite3.Connection:
    """Return a connection to the dossier in a folder, brought to the present version.

    Args:
        folder: The dossier's folder.
        create: Make the folder and an empty dossier where there is none.

    Raises:
        InputError: the folder holds no dossier (with `create` False), a newer one, or a damaged one.
    """
    place = folder / DATABASE
    if create:
        _make(folder)
    elif not place.exists():
        raise InputError(
            [
                Problem(
                    str(folder),
                    "there is no dossier here",
                    f"make one with: detente brief ARTICLES --dossier {folder}",
                )
            ]
        )
    with explained(place):
        connection = sqlite3.connect(place, timeout=_PATIENCE_SECONDS, isolation_level=None)
        try:
            _check_version(connection, place)
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{READING_KIB}")
            schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch a new database to its write-ahead log; SQLite does not wait of itself where another process is at it too."""
    last = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        rule = f"the dossier's folder cannot be made ({error.strerror})"
        raise InputError([Problem(str(folder), rule, "give another --dossier")]) from error


def _check_version(connection: sqlite3.Connection, place: Path) -> None:
    """Refuse what is no dossier or a newer one, before anything is written."""
    # Tables first: another process may just be making them, and its mark comes with them.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    known = len(schema.MIGRATIONS)
    if tables and application != schema.APPLICATION_ID:
        raise InputError(
            [Problem(str(place), "this database is not a dossier", "give another folder as --dossier")]
        )
    if version > known:
        rule = f"the dossier is of version {version}; this detente knows versions up to {known}"
        raise InputError(
            [Problem(str(place), rule, "use the newer detente that wrote it; nothing was changed")]
        )


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold a dossier for writing; the hold ends with the process, however it ends.

    A second database file is kept in an exclusive transaction: SQLite's lock works on every platform and needs no
    clean-up after a kill.

    Raises:
        InputError: another process is writing to the dossier, or it cannot be written.
    """
    place = folder / _LOCK
    with explained(place):
        lock = sqlite3.connect(place, timeout=0.2, isolation_level=None)
    try:
        with explained(place):
            _lock(lock, folder)
        yield
    finally:
        lock.close()


def _lock(lock: sqlite3.Connection, folder: Path) -> None:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        rule = "another process is writing to this dossier"
        mend = "wait until it has finished, or give another --dossier"
        raise InputError([Problem(str(folder), rule, mend)]) from error
