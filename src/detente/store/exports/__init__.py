"""A dossier's record in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports.csv_table import write_csv
from detente.store.exports.dna import write_dna
from detente.store.exports.jsonl import write_jsonl
from detente.store.exports.parquet_table import write_parquet
from detente.store.exports.plover import write_plover
from detente.store.exports.webannotation import write_webannotation

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True, slots=True)
class Export:
    """A form a record can be written in.

    Attributes:
        name: What `--format` takes.
        description: One line for `--help`.
        suffix: Of the file, with its dot.
        write: Writes what a query finds to a file, whole or not at all, and returns how many rows.
    """

    name: str
    description: str
    suffix: str
    write: Callable[[Dossier, Path, Query], int]


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export(
            "jsonl", "JSON Lines: documents and items as `detente code` writes them", ".jsonl", write_jsonl
        ),
        Export("csv", "one table of statements, acts and deeds, for a spreadsheet", ".csv", write_csv),
        Export("parquet", "the same table as Apache Parquet", ".parquet", write_parquet),
        Export("dna", "statement table as Discourse Network Analyzer writes it", ".dna.csv", write_dna),
        Export("plover", "event table with the columns of PLOVER-coded data", ".plover.csv", write_plover),
        Export(
            "webannotation",
            "W3C Web Annotations (JSON-LD), each item on its words",
            ".jsonld",
            write_webannotation,
        ),
    )
}
"""Every export by its name."""
