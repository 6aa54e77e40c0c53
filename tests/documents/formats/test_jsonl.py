"""JSON Lines."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.documents.extracted import Extracted
from detente.documents.formats import jsonl
from detente.documents.formats.jsonl import Line, read_lines, read_row
from detente.errors import Problem


def row(**fields: Any) -> Extracted | Problem | None:
    """Read one line with these fields."""
    return read_row(Line(1, json.dumps(fields).encode(), False), "a.jsonl: line 1")


def test_every_field_is_taken() -> None:
    """Title, publisher, author, address, kind, language and identifier are metadata."""
    found = row(
        text="One.", id=7, title="T", publisher="P", author=["A", "B"], url="U", kind="news", language="fr"
    )
    assert isinstance(found, Extracted)
    given = found.metadata
    assert (given.title, given.publisher, given.author, given.url) == ("T", "P", "A, B", "U")
    assert (given.kind, given.language, given.source_id, found.notes) == ("news", "fr", "7", ())


def test_doc_id_serves_where_id_is_missing() -> None:
    """`id` goes before `doc_id`; either is kept as the supplier's identifier."""
    both, one = row(text="x", id="a", doc_id="b"), row(text="x", doc_id="b")
    assert isinstance(both, Extracted)
    assert isinstance(one, Extracted)
    assert (both.metadata.source_id, one.metadata.source_id) == ("a", "b")


@pytest.mark.parametrize("name", ["published", "pub_date", "date", "dct"])
def test_a_date_under_any_of_four_names(name: str) -> None:
    """The evidence names the field."""
    found = row(text="x", **{name: "2031-05-19T08:00"})
    assert isinstance(found, Extracted)
    assert found.metadata.published.start == date(2031, 5, 19)
    assert found.metadata.published.evidence == f"field {name}"


def test_our_own_published_object_is_understood() -> None:
    """A document as `detente code` writes it keeps a stated interval and drops an inferred one, to be inferred anew."""
    stated = {"from": "2031-07-08", "to": "2031-07-09", "basis": "stated", "evidence": "“a line”"}
    found, other = row(text="x", published=stated), row(text="x", published={**stated, "basis": "inferred"})
    assert isinstance(found, Extracted)
    assert isinstance(other, Extracted)
    assert (found.metadata.published.end, found.metadata.published.evidence) == (date(2031, 7, 9), "“a line”")
    assert other.metadata.published.basis == "unknown"
    assert other.notes == ()


@pytest.mark.parametrize(
    ("fields", "words"), [({"kind": "blog"}, "kind 'blog'"), ({"date": "soon"}, "field 'date' is \"soon\"")]
)
def test_a_field_that_cannot_be_used_is_noted(fields: dict[str, str], words: str) -> None:
    """The document is read; the note names field and value."""
    found = row(text="x", **fields)
    assert isinstance(found, Extracted)
    assert words in found.notes[0].rule


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"text": "One"', "not JSON"),
        (b"[1]", "a JSON list"),
        (b'{"body": "One."}', "no field 'text'"),
        (b'{"text": 7}', "field 'text' is 7"),
        (b'{"text": " \\n"}', "field 'text' is empty"),
        (b'{"text": "\xff"}', "byte 11 is not UTF-8"),
        (b"\0\0", "NUL"),
        (b'{"text": "a\\u0000b"}', "NUL characters"),
        (b"[" * 100_000, "nested|not JSON"),
    ],
)
def test_a_broken_line_is_a_problem(raw: bytes, words: str) -> None:
    """Each way to be wrong has its message, with file and line."""
    found = read_row(Line(3, raw, False), "a.jsonl: line 3")
    assert isinstance(found, Problem)
    assert found.place == "a.jsonl: line 3"
    assert any(word in found.rule for word in words.split("|"))


def test_items_of_a_coded_record_are_passed_over() -> None:
    """Acts and the like are nothing to read; a record's documents are."""
    assert row(type="act", words="will leave") is None
    assert isinstance(row(type="document", text="One."), Extracted)


def test_lines_are_numbered_and_long_ones_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blank lines count but are not given; of a line over the limit the beginning is, and the next line follows."""
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 10)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbfone\r\n\n" + b"x" * 35 + b"\ntwo")
    assert [(line.number, line.raw[:3], line.cut) for line in read_lines(path)] == [
        (1, b"one", False),
        (3, b"xxx", True),
        (4, b"two", False),
    ]
