"""The flat table as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports.files import write_cells
from detente.store.exports.flat import COLUMNS, flat_rows

__all__ = ["write_csv"]


def write_csv(dossier: Dossier, out: Path, query: Query) -> int:
    """Write one row an item and return how many."""
    return write_cells(out, tuple(COLUMNS), flat_rows(dossier, query))
