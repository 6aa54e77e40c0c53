"""Reading gold: the task from what it holds, problems with line and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError
from detente.record.scoring.gold import read_gold
from tests.record.scoring.builders import write_lines

TEXT = "Veld said no on Monday."
ATTRIBUTION = {"type": "attribution", "cue": [[5, 9]], "source": [[0, 4]], "content": [[10, 12]]}
TIMEX = {"type": "timex", "span": [16, 22], "value": "2031-03-03"}
ROOT = {"type": "event", "plover": "REJECT"}
OTHER = {"type": "token", "span": "anything"}


def line(*annotations: Any) -> dict[str, Any]:
    """Return one line of gold."""
    return {"doc_id": "d", "text": TEXT, "annotations": list(annotations)}


def refused(path: Path, **options: Any) -> list[str]:
    """Return the problems of a file, one line each."""
    with pytest.raises(InputError) as caught:
        read_gold(path, **options)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("annotation", "task"), [(ATTRIBUTION, "attribution"), (TIMEX, "time"), (ROOT, "plover")]
)
def test_the_task_is_what_the_gold_holds(tmp_path: Path, annotation: Any, task: str) -> None:
    """Annotations of other types are passed over, lines without any are kept."""
    gold = read_gold(write_lines(tmp_path / "g.jsonl", [line(OTHER), line(annotation, OTHER)]))
    assert gold.task == task
    assert len(gold.texts) == 2
    first, second = ([*each.attributions, *each.times, *each.roots] for each in gold.texts)
    assert (len(first), len(second)) == (0, 1)


def test_gold_for_several_tasks_wants_one_named(tmp_path: Path) -> None:
    """Asked for one, the others are passed over."""
    path = write_lines(tmp_path / "g.jsonl", [line(ATTRIBUTION, TIMEX)])
    assert "say which with --task" in refused(path)[0]
    assert read_gold(path, "time").texts[0].attributions == ()
    assert "nothing in it for the task 'plover'" in refused(path, task="plover")[0]


def test_gold_for_nothing_is_refused(tmp_path: Path) -> None:
    """An empty file, and annotations of no task."""
    for rows in ([], [line(OTHER)]):
        assert "gold for any task" in refused(write_lines(tmp_path / "g.jsonl", rows))[0]


def test_every_problem_is_told_with_line_and_field(tmp_path: Path) -> None:
    """A missing text, a span that runs backwards, one beyond the text, an unknown root: all at once."""
    rows = [
        {"doc_id": "d", "annotations": []},
        line(ATTRIBUTION | {"cue": [[9, 5]]}),
        line(ATTRIBUTION | {"content": [[10, 99]]}),
    ]
    path = write_lines(tmp_path / "g.jsonl", rows)
    found = refused(path, task="attribution")
    assert len(found) == 3
    assert found[0].startswith(f"{path}: line 1: text: ")
    assert found[1].startswith(f"{path}: line 2: annotation 1: cue 1: ")
    assert "[10, 99] ends after the text of 23 characters" in found[2]
    path = write_lines(path, [line(ROOT | {"plover": "HUG"})])
    assert "line 1: annotation 1: plover: " in refused(path)[0]
    assert '"HUG"' in refused(path)[0]


CASE: dict[str, Any] = {
    "documents": {"a.txt": {}},
    "quotations": [{"file": "a.txt", "speaker": "Veld", "mode": "direct", "span": [0, 4]}],
    "acts": [{"file": "a.txt", "actor": "Veld", "type": "demand", "span": [0, 4]}],
    "events": [
        {"file": "a.txt", "actor": "Veld", "span": [0, 4], "realis": "actual", "date": "2031/2032-02"}
    ],
    "aliases": {"norland": ["veld"]},
}


@pytest.mark.parametrize("indent", [None, 1])
def test_a_coded_case_is_one_json_object(tmp_path: Path, indent: int | None) -> None:
    """On one line or on many; other fields are passed over."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE | {"numbers": [1]}, indent=indent), "utf-8")
    gold = read_gold(path)
    assert gold.task == "seeds"
    assert gold.case is not None
    assert gold.case.acts[0].scored
    assert gold.case.aliases == {"norland": ("veld",)}


def test_a_case_may_list_its_files_under_meta(tmp_path: Path) -> None:
    """`meta.files` stands for `documents`."""
    path = tmp_path / "case.json"
    whole = {name: value for name, value in CASE.items() if name != "documents"} | {
        "meta": {"files": ["a.txt"]}
    }
    path.write_text(json.dumps(whole, indent=1), "utf-8")
    assert read_gold(path, "seeds").case is not None


def test_problems_of_a_case_have_their_lines(tmp_path: Path) -> None:
    """A date in words, a span of one number, a missing actor."""
    broken = CASE | {
        "quotations": [CASE["quotations"][0] | {"span": [3]}],
        "acts": [{"file": "a.txt", "type": "demand", "span": [0, 4]}],
        "events": [CASE["events"][0] | {"date": "last May"}],
    }
    path = tmp_path / "case.json"
    text = json.dumps(broken, indent=1)
    path.write_text(text, "utf-8")
    found = refused(path)
    assert len(found) == 3
    date = next(number for number, row in enumerate(text.splitlines(), 1) if "last May" in row)
    assert any(each.startswith(f"{path}: line {date}: events 1 date: ") for each in found)
    assert any("acts 1 actor: field required" in each for each in found)


def test_a_file_that_is_not_among_the_documents_is_told(tmp_path: Path) -> None:
    """A slip in a file's name would make its items vanish without a word."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE | {"documents": {"b.txt": {}}}, indent=1), "utf-8")
    assert [each.split(": ")[1] for each in refused(path)] == ["quotations 1", "acts 1", "events 1"]


def test_a_case_that_is_no_json_is_told_with_its_line(tmp_path: Path) -> None:
    """The line of the first mark that cannot stand there."""
    path = tmp_path / "case.json"
    path.write_text('{\n "documents": {},\n oops\n}', "utf-8")
    assert refused(path)[0].startswith(f"{path}: line 3: not valid JSON")
