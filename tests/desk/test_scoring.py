"""Scoring a record or a dossier, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.coding.codebook_file import load_codebook
from detente.desk.intake import take_in
from detente.desk.recording import export_to
from detente.desk.scoring import score_lines, scored, scores_json
from detente.errors import InputError
from detente.store.dossier import Dossier
from tests.articles import FIRST, write_articles, write_codebook


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two articles, their dossier `talks`, their record `record.jsonl` and gold `gold.json`."""
    folder = tmp_path_factory.mktemp("scoring")
    book = load_codebook(write_codebook(folder))
    with Dossier(folder / "talks") as dossier:
        take_in(dossier, [write_articles(folder / "articles")], book, processes=1)
        export_to(dossier, folder / "record.jsonl", "jsonl")
    start = FIRST.index("“If they" if "“If they" in FIRST else '"If they')
    quotation = {"file": "first.txt", "speaker": "Osmark", "mode": "direct"}
    span = [start, FIRST.index('," Lund told') + 2]
    gold = {"documents": {"first.txt": {}}, "quotations": [quotation | {"span": span}]}
    (folder / "gold.json").write_text(json.dumps(gold, indent=1), "utf-8")
    return folder


def quotations(folder: Path, record: str, **options: Any) -> dict[str, float]:
    """Return the figures of the quotations."""
    row: dict[str, Any] = json.loads(scores_json(scored(folder / record, folder / "gold.json", **options)))
    return dict(row["quotations"])


def test_a_dossier_scores_as_its_export_does(folder: Path) -> None:
    """The dossier knows its codebook, by which Lund speaks for Osmark; for the file it must be said."""
    by_dossier = quotations(folder, "talks")
    assert by_dossier["R"] == 100.0
    assert by_dossier == quotations(folder, "record.jsonl", codebook=str(folder / "river.toml"))


def test_without_its_codebook_the_speaker_is_another(folder: Path) -> None:
    """The general codebook does not know Lund."""
    assert quotations(folder, "record.jsonl")["R"] == 0.0


def test_the_table_has_a_line_a_measure(folder: Path) -> None:
    """Figures with their counts, and a share by itself."""
    lines = list(score_lines(scored(folder / "talks", folder / "gold.json")))
    assert [line.split()[0] for line in lines] == ["measure", "quotations", "acts", "events"]
    assert lines[1].split()[2] == "100.0"
    assert lines[1].split()[4] == "1"


def test_a_folder_that_is_no_dossier_is_refused(folder: Path) -> None:
    """Nothing is made there."""
    with pytest.raises(InputError):
        scored(folder / "articles", folder / "gold.json")
    assert sorted(path.name for path in (folder / "articles").iterdir()) == ["first.txt", "second.txt"]
