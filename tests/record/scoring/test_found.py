"""Reading a record as far as scoring looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import InputError
from detente.record.scoring.found import read_coding
from tests.record.scoring.builders import item, statement, write_lines

DOCUMENT = {"type": "document", "id": "d", "text": "Veld said no.", "path": "a.txt", "source_id": None}
TIME = {"type": "time", "id": "t", "document": "d", "spans": [[0, 4]], "value": None, "more": 1}


def test_a_record_is_documents_and_their_items(tmp_path: Path) -> None:
    """In the order of the file; fields that scoring does not look at are passed over."""
    coding = read_coding(write_lines(tmp_path / "r.jsonl", [DOCUMENT, TIME, TIME | {"id": "u"}]))
    assert [document.id for document in coding.documents] == ["d"]
    assert [each.id for each in coding.of("d")] == ["t", "u"]
    assert coding.of(None) == coding.of("elsewhere") == ()


def test_every_problem_is_told(tmp_path: Path) -> None:
    """A span that runs backwards, one beyond the text, an item of no document, a row that is no row."""
    rows = [
        DOCUMENT,
        TIME | {"spans": [[4, 0]]},
        TIME | {"id": "far", "spans": [[0, 40]]},
        TIME | {"document": "e"},
        {"id": "what"},
    ]
    path = write_lines(tmp_path / "r.jsonl", rows)
    with pytest.raises(InputError) as caught:
        read_coding(path)
    found = str(caught.value).splitlines()
    assert found[0].startswith(f"{path}: line 2: spans 1: a span is [start, end]")
    assert any("item far: a span ends after the text of 13 characters" in each for each in found)
    assert any("line 4: document: no document 'e'" in each for each in found)
    assert any("line 5: type: field required" in each for each in found)


def test_a_file_without_documents_is_no_record(tmp_path: Path) -> None:
    """Gold given in place of the record, for example."""
    with pytest.raises(InputError, match="no row of type 'document'"):
        read_coding(write_lines(tmp_path / "r.jsonl", []))


def test_extents_are_the_pieces_and_their_hull() -> None:
    """A statement's pieces are its content; names are the speaker's and the actor's."""
    found = statement("a b c", "a", "b", "a", "c", speaker={"name": "Veld", "actor": None})
    assert found.extents == ((0, 1), (4, 5), (0, 5))
    assert found.names == ("Veld",)
    assert item("act").extents == ()
    assert item("act", actor="norland").names == ("norland",)
