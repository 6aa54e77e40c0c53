"""The tables of a dossier and the steps from one version of them to the next."""

from __future__ import annotations

import sqlite3

__all__ = ["APPLICATION_ID", "VERSION", "migrate"]

APPLICATION_ID = 0x64744E74
"""Marks an SQLite file as a dossier, so that another program's database is not mistaken for one."""

_FIRST = """
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
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
    about TEXT NOT NULL,     -- the document's JSON row without its text
    own_date TEXT NOT NULL,  -- what the document itself says of its date; `about` has what the corpus says
    text TEXT NOT NULL
);
CREATE INDEX documents_path ON documents (path, id);
CREATE TABLE sources (
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    source_id TEXT NOT NULL,
    raw TEXT NOT NULL,
    reader TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (raw, path, document, source_id)
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
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    act TEXT,
    actor TEXT,
    side TEXT,
    issue TEXT,
    day_from TEXT,
    day_to TEXT,
    state TEXT,     -- accepted, rejected, edited; NULL where nobody looked
    row TEXT NOT NULL,
    coded TEXT      -- the coder's own row where a person edited it
);
CREATE INDEX items_place ON items (document, place);
CREATE INDEX items_type ON items (type, act, issue);
CREATE TABLE decisions (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    type TEXT NOT NULL,
    act TEXT NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
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

VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open dossier to the present version, one transaction a step."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in range(version, VERSION):
        script = (
            f"BEGIN IMMEDIATE; {MIGRATIONS[step]} PRAGMA application_id = {APPLICATION_ID};"
            f" PRAGMA user_version = {step + 1}; COMMIT;"
        )
        connection.executescript(script)
