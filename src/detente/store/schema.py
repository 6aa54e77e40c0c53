"""The tables of a dossier and the steps from one version of them to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

__all__ = ["APPLICATION_ID", "MIGRATIONS", "migrate"]

APPLICATION_ID = 0x64744E74
"""Marks an SQLite file as a dossier, so that another program's database is not mistaken for one."""

_FIRST = """
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL    -- zlib
) WITHOUT ROWID;
CREATE TABLE codebooks (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE documents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    about TEXT NOT NULL,    -- the document's public JSON row without its text
    own_date TEXT NOT NULL, -- what the document itself says of its date (about has what the corpus says)
    text TEXT NOT NULL      -- a BLOB of UTF-8 where lone surrogates keep it from being TEXT
);
CREATE INDEX documents_path ON documents (path, id);
CREATE TABLE sources (
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    source_id TEXT NOT NULL,
    raw TEXT NOT NULL,
    reader TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (document, path, raw, source_id)
) WITHOUT ROWID;
CREATE TABLE unread (
    path TEXT NOT NULL,
    rule TEXT NOT NULL,
    mend TEXT NOT NULL,
    PRIMARY KEY (path, rule)
) WITHOUT ROWID;
CREATE TABLE codings (
    document TEXT PRIMARY KEY,
    coder TEXT NOT NULL,
    version TEXT NOT NULL,
    refused TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE items (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (n),
    place INTEGER NOT NULL, -- first code point of its first span
    type TEXT NOT NULL CHECK (type IN ('statement', 'act', 'deed', 'time')),
    act TEXT,
    actor TEXT,             -- actor id, else the name as resolved in the text
    side TEXT,
    issue TEXT,
    day_from TEXT,
    day_to TEXT,
    state TEXT,             -- accepted, rejected or edited, NULL where nobody looked
    rest TEXT NOT NULL,     -- the public JSON row without empty fields, words and what stands in other columns
    coded TEXT              -- the coder's own `rest` where a person edited the item
);
-- Every query walks the documents in order and, within each, this index: no sort, so no record is held in memory.
CREATE INDEX items_walk ON items
    (document, place, id, type, act, actor, side, issue, day_from, day_to, state);
CREATE INDEX items_reviewed ON items (state) WHERE state IS NOT NULL;
CREATE TABLE decisions (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    type TEXT NOT NULL,
    act TEXT NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    place INTEGER NOT NULL,
    reading TEXT NOT NULL,  -- hash of what the coder made of the words when a person decided
    twin INTEGER NOT NULL,  -- 1 where other items stood on the same words then: only the same reading is meant
    verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'edit')),
    changes TEXT NOT NULL,
    note TEXT NOT NULL,
    person TEXT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE INDEX decisions_document ON decisions (document);
CREATE TABLE briefs (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    as_of TEXT NOT NULL,
    last_document INTEGER NOT NULL
);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""Step `i` takes a dossier from version `i` to `i + 1`; steps are only ever added."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open dossier to the present version, one transaction a step.

    A step that is interrupted leaves the version before it. Two processes may migrate at once: the second waits,
    and finds the step done.
    """
    while _version(connection) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = _version(connection)
            if version < len(MIGRATIONS):
                for statement in _statements(MIGRATIONS[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """Yield a script's statements, since `executescript` would commit what is under way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
