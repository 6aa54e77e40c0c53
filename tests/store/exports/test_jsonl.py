"""JSON Lines carry the whole record, in the schema that `detente code` publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from detente.coding.items import joined
from detente.coding.schema import item_from_row, item_row
from detente.documents.schema import document_from_row
from detente.record.model import Query
from detente.store.exports.jsonl import write_jsonl
from tests.store.builders import document, filled, random_sample, sample


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_rows_are_the_record(tmp_path: Path) -> None:
    """A document's row comes before its items in reading order; each parses back to what was stored."""
    found = [random_sample(number) for number in range(20)]
    with filled(tmp_path / "talks", *found) as dossier:
        count = write_jsonl(dossier, tmp_path / "out", Query())
        documents, items = list(dossier.documents()), list(dossier.items())
    rows = _rows(tmp_path / "out")
    assert len(rows) == count
    assert [document_from_row(row) for row in rows if row["type"] == "document"] == documents
    assert [item_from_row(row) for row in rows if row["type"] != "document"] == items
    text = ""
    for row in rows:
        if row["type"] == "document":
            about, text = row["id"], row["text"]
        else:
            item = item_from_row(row)
            assert (item.document, item.words) == (about, joined(text, item.spans))


def test_a_persons_decision_is_told_and_nothing_else_is_added(tmp_path: Path) -> None:
    """`review` stands on the items that somebody decided on; a rejected item is left out unless asked for."""
    items = sample()[1]
    with filled(tmp_path / "talks") as dossier:
        with dossier.writing() as writer:
            writer.decide(items[0].id, "accept")
            writer.decide(items[1].id, "reject")
        write_jsonl(dossier, tmp_path / "out", Query())
        write_jsonl(dossier, tmp_path / "all", Query(rejected=True))
    accepted, *others = _rows(tmp_path / "out")[1:]
    assert accepted == item_row(items[0]) | {"review": "accepted"}
    assert others == [item_row(item) for item in items[2:]]
    assert _rows(tmp_path / "all")[2] == item_row(items[1]) | {"review": "rejected"}


def test_documents_without_items_are_in_the_whole_record_only(tmp_path: Path) -> None:
    """A query for certain items brings the documents that have them."""
    empty = document("Nothing of note.", "empty.txt")
    with filled(tmp_path / "talks", sample(), (empty, ())) as dossier:
        assert write_jsonl(dossier, tmp_path / "out", Query()) == 7
        assert write_jsonl(dossier, tmp_path / "out", Query(types=("deed",))) == 2
        assert write_jsonl(dossier, tmp_path / "out", Query(documents=(empty.id,))) == 1


def test_a_lone_surrogate_is_written_as_an_escape(tmp_path: Path) -> None:
    """The line stays valid UTF-8 and parses back to the text as stored; other lines stay readable."""
    about = document("Broken \udcff “words”.", "b.txt")
    with filled(tmp_path / "talks", (about, ()), sample()) as dossier:
        write_jsonl(dossier, tmp_path / "out", Query())
    assert _rows(tmp_path / "out")[0]["text"] == about.text
    assert "“We shall not sign,”" in (tmp_path / "out").read_text(encoding="utf-8")
