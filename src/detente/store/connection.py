"""Opening a dossier's database, and one writer at a time; what SQLite refuses is said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import InputError, Problem
from detente.store.schema import APPLICATION_ID, VERSION, migrate

__all__ = ["DATABASE", "explained", "open_database", "sole_writer"]

DATABASE = "dossier.sqlite"
_LOCK = "writer.lock"


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turn what SQLite raises about a dossier into an InputError that says what to do.

    Raises:
        InputError: the disk is full, the file is damaged or cannot be opened, or another process holds it.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise InputError([_problem(place, error)]) from error


def _problem(place: Path, error: sqlite3.DatabaseError) -> Problem:
    text = str(error)
    if "full" in text:
        return Problem(
            str(place),
            "no room left on the disk",
            "free some and run the same command again: what was stored is kept",
        )
    if "locked" in text or "busy" in text:
        return Problem(str(place), "another process is using the dossier", "wait until it has finished")
    if "readonly" in text or "unable to open" in text or "permission" in text.lower():
        return Problem(
            str(place), f"the dossier cannot be written ({text})", "check the folder's permissions"
        )
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return Problem(
            str(place),
            f"the dossier's database is damaged ({text})",
            "it was left as it is; restore it from a copy, or read the articles into a new dossier",
        )
    return Problem(
        str(place), f"the dossier's database refused: {text}", "restore it from a copy if this stays"
    )


def open_database(folder: Path, *, create: bool = True) -> sqlite3.Connection:
    """Return a connection to the dossier in a folder, brought to the present version.

    Args:
        folder: The dossier's folder.
        create: Make the folder and an empty dossier where there is none.

    Raises:
        InputError: the folder holds no dossier (with `create` False), a newer one, or a damaged one.
    """
    place = folder / DATABASE
    if not place.exists() and not create:
        raise InputError(
            [Problem(str(folder), "there is no dossier here", "make one with: detente brief ARTICLES")]
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            [
                Problem(
                    str(folder),
                    f"the dossier's folder cannot be made ({error.strerror})",
                    "give another --dossier",
                )
            ]
        ) from error
    with explained(place):
        connection = sqlite3.connect(place, timeout=30, isolation_level=None)
        try:
            _check_version(connection, place)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_version(connection: sqlite3.Connection, place: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        raise InputError(
            [Problem(str(place), "this database is not a dossier", "give another folder as --dossier")]
        )
    if version > VERSION:
        raise InputError(
            [
                Problem(
                    str(place),
                    f"the dossier is of version {version}; this detente knows versions up to {VERSION}",
                    "use the newer detente that wrote it; nothing was changed",
                )
            ]
        )


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold a dossier for writing; the hold ends with the process, however it ends.

    A second database file is kept in an exclusive transaction: SQLite's lock works on every platform and needs no
    clean-up after a kill.

    Raises:
        InputError: another process is writing to the dossier.
    """
    lock = sqlite3.connect(folder / _LOCK, timeout=0.2, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise InputError(
                [
                    Problem(
                        str(folder),
                        "another process is writing to this dossier",
                        "wait until it has finished, or give another --dossier",
                    )
                ]
            ) from error
        yield
    finally:
        lock.close()
