"""Reading JSON with places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, Problem
from detente.record.scoring.json_files import json_lines, lines_of_parts, text_of

JSON = st.recursive(
    st.none() | st.integers() | st.text(alphabet='a"\\{[,:\n', max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("kx", max_size=2), inner, max_size=3),
    max_leaves=8,
)


def test_a_line_that_is_no_object_is_told_with_its_number(tmp_path: Path) -> None:
    """Blank lines are passed over and counted; the good lines are read."""
    file = tmp_path / "a.jsonl"
    file.write_text('{"a": 1}\n\n[1]\n{"a": \n"x"\n', "utf-8")
    problems: list[Problem] = []
    assert list(json_lines(file, problems)) == [(f"{file}: line 1", {"a": 1})]
    assert [problem.place.rpartition(": ")[2] for problem in problems] == ["line 3", "line 4", "line 5"]
    assert problems[0].rule == "a JSON list"
    assert "not valid JSON" in problems[1].rule


def test_a_file_full_of_problems_is_not_read_to_its_end(tmp_path: Path) -> None:
    """The fiftieth problem is the last, and the message says where reading stopped."""
    file = tmp_path / "a.jsonl"
    file.write_text("oh\n" * 400, "utf-8")
    with pytest.raises(InputError, match="not read beyond line 50"):
        list(json_lines(file, []))


def test_nesting_that_is_too_deep_is_a_problem(tmp_path: Path) -> None:
    """No traceback, whatever stands in a line."""
    file = tmp_path / "a.jsonl"
    file.write_text("[" * 100_000, "utf-8")
    problems: list[Problem] = []
    assert list(json_lines(file, problems)) == []
    assert len(problems) == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """It is not there, or it is not UTF-8; a byte order mark is dropped."""
    with pytest.raises(InputError, match="cannot be read"):
        text_of(tmp_path / "none.json")
    latin = tmp_path / "latin.json"
    latin.write_bytes(b'"\xe9"')
    with pytest.raises(InputError, match="not UTF-8 at byte 1"):
        text_of(latin)
    latin.write_bytes(b"\xef\xbb\xbf1")
    assert text_of(latin) == "1"


def test_parts_have_the_line_they_begin_on() -> None:
    """Elements of a list and keys of an object, at any depth."""
    text = '{\n "acts": [\n  {"span": [1, 2]},\n  {"file": "a, [b]: {c",\n   "span": 3}\n ]\n}'
    lines = lines_of_parts(text)
    assert lines["acts",] == 2
    assert lines["acts", 0, "span"] == 3
    assert lines["acts", 1] == 4
    assert lines["acts", 1, "span"] == 5


@given(JSON)
def test_every_key_of_any_json_has_a_line(value: Any) -> None:
    """Marks inside strings are no marks; written on one line a value has line 1 throughout."""

    def keys(part: Any, trail: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
        if isinstance(part, dict):
            return [
                path
                for name, inner in part.items()
                for path in [(*trail, name), *keys(inner, (*trail, name))]
            ]
        if isinstance(part, list):
            return [path for number, inner in enumerate(part) for path in keys(inner, (*trail, number))]
        return []

    lines = lines_of_parts(json.dumps(value))
    assert set(keys(value, ())) <= set(lines)
    assert set(lines.values()) == {1}
