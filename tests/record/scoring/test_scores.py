"""A record against gold, task by task."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.record.scoring.found import Coding
from detente.record.scoring.gold import Gold, read_gold
from detente.record.scoring.scores import score, scores_row
from tests.record.scoring.builders import coding, item, statement, write_lines

TEXT = "Veld said the ferry is late on Monday."


def gold(tmp_path: Path, annotation: object, doc_id: str = "g1") -> Gold:
    """Return gold of two texts, of which a record may have the first."""
    rows = [
        {"doc_id": doc_id, "text": TEXT, "annotations": [annotation]},
        {"doc_id": "g2", "text": "Another text.", "annotations": []},
    ]
    return read_gold(write_lines(tmp_path / "g.jsonl", rows))


def test_documents_are_found_by_their_text_or_their_id(tmp_path: Path) -> None:
    """Either is enough; a document that is not in the record is told, and its gold is missed."""
    wanted = gold(tmp_path, {"type": "timex", "span": [31, 37], "value": "2031-03-03"})
    found = item("time", (31, 37), value="2031-03-03")
    for record in (coding(TEXT, found), coding(f"{TEXT} More.", found, source_id="g1")):
        scores = score(wanted, record)
        assert scores.missing == ("g2",)
        assert scores.documents == 2
        assert scores_row(scores) == {
            name: {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1, "found": 1}
            for name in ("relaxed", "value")
        }


def test_attributions_are_told_by_measure_and_part(tmp_path: Path) -> None:
    """The shape of the JSON object: measure, part, figures."""
    annotation = {"type": "attribution", "cue": [[5, 9]], "source": [[0, 4]], "content": [[10, 37]]}
    row = scores_row(
        score(gold(tmp_path, annotation), coding(TEXT, statement(TEXT, "Veld", "said", "the ferry is late")))
    )
    assert list(row) == ["relation", "source exact", "cue"]
    assert row["relation"]["speech"]["F1"] == 100.0
    assert row["relation"]["direct"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 0, "found": 0}


def test_roots_are_told_with_their_mean(tmp_path: Path) -> None:
    """Macro-F1, accuracy and each root."""
    row = scores_row(
        score(gold(tmp_path, {"plover": "YIELD"}), coding(TEXT, item("deed", (0, 4), plover="YIELD")))
    )
    assert (row["macro-F1"], row["accuracy"], row["root"]["YIELD"]["F1"]) == (100.0, 100.0, 100.0)


def test_a_case_uses_its_own_aliases(tmp_path: Path) -> None:
    """The gold says that Veld speaks for Norland."""
    case = {
        "documents": {"a.txt": {}},
        "acts": [{"file": "a.txt", "actor": "Norland", "type": "demand", "span": [0, 9]}],
    }
    act = item("act", (0, 9), act="demand", actor="Veld")
    for aliases, f1 in (({}, 0.0), ({"norland": ["norland", "veld"]}, 100.0)):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case | {"aliases": aliases}, indent=1), "utf-8")
        assert scores_row(score(read_gold(path), coding(TEXT, act)))["acts"]["F1"] == f1


def test_a_record_of_other_documents_is_refused(tmp_path: Path) -> None:
    """Zeros would say that nothing was found."""
    wanted = gold(tmp_path, {"plover": "YIELD"})
    with pytest.raises(InputError, match="none of the gold's 2 documents"):
        score(wanted, Coding(coding("Something else.").documents))
