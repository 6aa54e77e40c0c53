"""Scoring a record against gold, and the scores as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.coding.schema import item_row
from detente.documents.schema import document_row
from detente.record.scoring.figures import Figure, Scores, Task
from detente.record.scoring.found import Coding, coding_of, read_coding
from detente.record.scoring.gold import read_gold
from detente.record.scoring.naming import parties_by_codebook
from detente.record.scoring.scores import score, scores_row
from detente.store.dossier import Dossier

__all__ = ["score_lines", "scored", "scores_json"]


def scored(record: Path, gold: Path, *, task: Task | None = None, codebook: str | None = None) -> Scores:
    """Return what a record scores on gold.

    Args:
        record: A file that `detente code` wrote, or a dossier's folder.
        gold: A file in one of the gold formats.
        task: What the gold is for; None takes what it holds.
        codebook: Whose names tell which speakers are one party, a file or a shipped name; by default the dossier's,
            else the general one.

    Raises:
        InputError: record, gold or codebook cannot be used.
    """
    wanted = read_gold(gold, task)
    coding, book = _dossier(record) if record.is_dir() else (read_coding(record), None)
    if wanted.task != "seeds":
        return score(wanted, coding)
    given = load_codebook(codebook) if codebook is not None else book or load_codebook()
    return score(wanted, coding, parties_by_codebook(given))


def score_lines(scores: Scores) -> Iterator[str]:
    """Yield the scores as a table for the terminal, per cent."""
    yield f"{'measure':<14}  {'part':<10}  {'P':>5}  {'R':>5}  {'F1':>5}  {'gold':>6}  {'found':>6}"
    for line in scores.lines:
        label = f"{line.measure:<14}  {line.part:<10}  "
        if isinstance(line.value, Figure):
            figure = line.value
            shares = f"{figure.precision:>5.1f}  {figure.recall:>5.1f}  {figure.f1:>5.1f}"
            yield f"{label}{shares}  {figure.gold:>6}  {figure.found:>6}"
        else:
            yield f"{label}{line.value:>19.1f}"


def scores_json(scores: Scores) -> str:
    """Return the scores as one JSON object."""
    return json.dumps(scores_row(scores))


def _dossier(folder: Path) -> tuple[Coding, Codebook | None]:
    with Dossier(folder, create=False) as dossier:
        rows = (
            (str(folder), row)
            for document, items in dossier.items_by_document()
            for row in (document_row(document), *map(item_row, items))
        )
        return coding_of(str(folder), rows), dossier.codebook()
