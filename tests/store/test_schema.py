"""Migrations take whole steps."""

from __future__ import annotations

import sqlite3

from detente.store.schema import APPLICATION_ID, MIGRATIONS, migrate


def test_migrating_marks_the_database_as_a_dossier_of_the_present_version() -> None:
    """Another program's file is told by the mark, a newer dossier by the version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    migrate(connection)
    connection.close()


def test_a_query_walks_the_items_of_a_document_without_sorting() -> None:
    """The index gives the order: no temporary table, whatever the size of the record."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT rest FROM items WHERE document = 1 AND type IN ('act') ORDER BY place, id"
    ).fetchall()
    assert [row[3] for row in plan] == ["SEARCH items USING INDEX items_walk (document=?)"]
    connection.close()
