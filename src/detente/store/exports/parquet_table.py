"""The flat table as Parquet, through DuckDB: rows are gathered in a file beside, never in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb

from detente.coding.items import SCHEMA_VERSION
from detente.errors import InputError, Problem
from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports.files import replacing, unbroken
from detente.store.exports.flat import COLUMNS, Cell, flat_rows

__all__ = ["write_parquet"]

_AT_ONCE = 5_000
_ROW_GROUP = 50_000


def write_parquet(dossier: Dossier, out: Path, query: Query) -> int:
    """Write one row an item and return how many; one thread, so that the bytes do not depend on the machine.

    Raises:
        InputError: the file cannot be written.
    """
    with (
        replacing(out) as part,
        tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as beside,
    ):
        try:
            with duckdb.connect(str(Path(beside) / "rows.duckdb")) as database:
                return _copy(database, flat_rows(dossier, query), part)
        except duckdb.IOException as error:
            rule = f"the file cannot be written ({error})"
            raise InputError([Problem(str(out), rule, "check the folder and its room")]) from error


def _copy(database: duckdb.DuckDBPyConnection, rows: Iterator[list[Cell]], part: Path) -> int:
    database.execute("SET threads = 1; SET memory_limit = '256MB'; SET preserve_insertion_order = true")
    columns = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items())
    database.execute(f"CREATE TABLE items ({columns})")
    count = 0
    with database.appender("items") as appender:
        while batch := [list(map(_safe, row)) for row in islice(rows, _AT_ONCE)]:
            appender.append_rows(batch)
            appender.flush()
            count += len(batch)
    target = str(part).replace("'", "''")
    database.execute(
        f"COPY items TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP},"
        f" KV_METADATA {{detente_schema: '{SCHEMA_VERSION}'}})"
    )
    return count


def _safe(value: Cell) -> Cell:
    return unbroken(value) if isinstance(value, str) else value
