"""The commands that score and explain: what they print, and how they refuse."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from detente.cli import cli
from detente.errors import InputError

TEXT = "Veld said the ferry is late on Monday."


def write(path: Path, *rows: object) -> str:
    """Write JSON Lines and return the file's name."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def record(tmp_path: Path) -> str:
    """Write a record of one document with one time."""
    document = {"type": "document", "id": "d", "text": TEXT, "path": "a.txt", "source_id": None}
    time = {"type": "time", "id": "t", "document": "d", "spans": [[31, 37]], "value": "2031-03-03"}
    return write(tmp_path / "record.jsonl", document, time)


def gold(tmp_path: Path, *annotations: object) -> str:
    """Write gold of two texts, the second of which the record does not have."""
    first = {"doc_id": "a", "text": TEXT, "annotations": list(annotations)}
    return write(tmp_path / "gold.jsonl", first, {"doc_id": "b", "text": "More.", "annotations": []})


def test_score_prints_a_table_and_names_what_is_not_there(tmp_path: Path) -> None:
    """Figures on standard output, the missing document on standard error."""
    timex = {"type": "timex", "span": [31, 37], "value": "2031-03"}
    done = CliRunner().invoke(cli, ["score", record(tmp_path), gold(tmp_path, timex)])
    assert done.exit_code == 0
    assert [line.split()[:2] for line in done.stdout.splitlines()[1:]] == [
        ["relaxed", "100.0"],
        ["value", "0.0"],
    ]
    assert "not in the record: 1 of 2 documents (b)" in done.stderr


def test_score_gives_json(tmp_path: Path) -> None:
    """One object, whatever else is said on standard error."""
    timex = {"type": "timex", "span": [31, 37], "value": "2031-03-03"}
    done = CliRunner().invoke(cli, ["score", record(tmp_path), gold(tmp_path, timex), "--json"])
    assert json.loads(done.stdout)["value"]["F1"] == 100.0


def test_a_task_can_be_named(tmp_path: Path) -> None:
    """Gold for two tasks is refused without one."""
    both = ({"type": "timex", "span": [31, 37]}, {"plover": "YIELD"})
    files = [record(tmp_path), gold(tmp_path, *both)]
    refused = CliRunner().invoke(cli, ["score", *files])
    assert isinstance(refused.exception, InputError)
    assert "say which with --task" in str(refused.exception)
    assert CliRunner().invoke(cli, ["score", *files, "--task", "plover"]).exit_code == 0


def test_explain_refuses_an_item_that_is_not_there(tmp_path: Path) -> None:
    """The message says in which file it was looked for."""
    done = CliRunner().invoke(cli, ["explain", record(tmp_path), "zz"])
    assert isinstance(done.exception, InputError)
    assert "record.jsonl: no item's id begins with 'zz'" in str(done.exception)
