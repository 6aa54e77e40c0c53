"""Coding articles straight to a JSON Lines file, and a dossier to any of its exports."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.desk.intake import Intake, take_in
from detente.desk.progress import Progress, silent
from detente.desk.writing import check_out, place_to_write, read_from
from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports import EXPORTS

__all__ = ["Exported", "code_to", "export_to"]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written and how many rows it has."""

    path: Path
    rows: int


def code_to(
    out: Path,
    paths: Sequence[Path],
    codebook: Codebook,
    *,
    processes: int | None = None,
    progress: Progress = silent,
) -> tuple[Intake, Exported]:
    """Read and code articles and write the record as JSON Lines, by way of a dossier that is thrown away.

    Raises:
        InputError: as `take_in` and `export_to`.
    """
    with tempfile.TemporaryDirectory(prefix="detente-") as folder, closing(Dossier(Path(folder))) as dossier:
        intake = take_in(dossier, paths, codebook, processes=processes, progress=progress)
        return intake, export_to(dossier, out, "jsonl")


def export_to(dossier: Dossier, out: Path, form: str, query: Query | None = None) -> Exported:
    """Write an export of a dossier, whole or not at all.

    Raises:
        InputError: the file cannot be written.
    """
    check_out(out, read_from((), dossier=dossier.folder))
    with place_to_write(out) as place:
        return Exported(out, EXPORTS[form].write(dossier, place, query or Query()))
