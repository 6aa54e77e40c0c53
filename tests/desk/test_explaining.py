"""Why an item stands in a record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.coding.codebook_file import load_codebook
from detente.desk.explaining import explained
from detente.desk.intake import take_in
from detente.desk.recording import export_to
from detente.desk.rulebook import rule_of
from detente.errors import InputError
from detente.store.dossier import Dossier
from tests.articles import write_articles, write_codebook


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dossier `talks`, its record `record.jsonl` and its codebook."""
    folder = tmp_path_factory.mktemp("explaining")
    book = load_codebook(write_codebook(folder))
    with Dossier(folder / "talks") as dossier:
        take_in(dossier, [write_articles(folder / "articles")], book, processes=1)
        export_to(dossier, folder / "record.jsonl", "jsonl")
    return folder


def rows(folder: Path, type_: str) -> list[dict[str, Any]]:
    """Return the record's rows of a type."""
    lines = (folder / "record.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["type"] == type_]


def said(folder: Path, item: str, record: str = "talks", codebook: str | None = None) -> str:
    """Return the explanation as one text."""
    return "\n".join(explained(folder / record, item, codebook))


def test_a_statement_shows_cue_source_and_content(folder: Path) -> None:
    """Marked in its sentence, with the codebook's phrases there."""
    row = next(row for row in rows(folder, "statement") if "walk away" in row["words"])
    text = said(folder, row["id"])
    assert f"rule {row['rule']}, of the coder 'rules'" in text
    assert "[source Lund] [cue told]" in text
    assert "[content " in text
    assert "“Lund”  alias of actor lund" in text
    assert "speaker     Ivo Lund" in text


def test_an_act_shows_its_rule_and_the_statement_it_stands_in(folder: Path) -> None:
    """The rule's sentence and example come from its register."""
    row = next(row for row in rows(folder, "act") if row["statement"])
    text = said(folder, row["id"])
    assert "  finds       " in text
    assert "  example     " in text
    assert f"statement {row['statement']} by" in text
    assert f"[act {row['words'].split()[0]}" in text


@pytest.mark.parametrize("type_", ["statement", "act", "deed", "time"])
def test_every_item_can_be_explained(folder: Path, type_: str) -> None:
    """Each says its words, its rule and what it saw."""
    found = rows(folder, type_)
    assert found
    for row in (found[0], found[-1]):
        text = said(folder, row["id"])
        assert text.startswith(f"{type_} {row['id']}")
        assert " ".join(row["words"].split()) in text
        assert f"\nrule {row['rule']}," in text
        assert "what it saw:\n  " in text


def test_every_rule_that_found_something_says_what_it_finds(folder: Path) -> None:
    """Whatever stands in a record, its rule is in a register."""
    names = {row["rule"] for type_ in ("statement", "act", "deed", "time") for row in rows(folder, type_)}
    assert len(names) > 5
    assert [name for name in names if rule_of(name) is None] == []


def test_a_file_says_what_its_dossier_says(folder: Path) -> None:
    """Given the same codebook, and the beginning of an id."""
    name = rows(folder, "deed")[0]["id"]
    assert said(folder, name[:12], "record.jsonl", str(folder / "river.toml")) == said(folder, name)


def test_a_decision_is_shown(folder: Path) -> None:
    """An item that a person rejected says so, and can still be explained."""
    name = rows(folder, "time")[0]["id"]
    with Dossier(folder / "talks") as dossier, dossier.writing() as writer:
        writer.decide(name, "reject", {}, note="", person="")
    assert said(folder, name).splitlines()[0].endswith("[rejected]")


@pytest.mark.parametrize("record", ["talks", "record.jsonl"])
@pytest.mark.parametrize(
    ("item", "rule"), [("zz", "no item's id begins"), ("", "several items' ids begin|items' ids begin")]
)
def test_an_item_that_cannot_be_meant_is_told(folder: Path, record: str, item: str, rule: str) -> None:
    """No item's id begins so, or several do."""
    with pytest.raises(InputError, match=rule):
        said(folder, item, record)


def test_rows_that_are_not_in_the_schema_are_told(tmp_path: Path, folder: Path) -> None:
    """With their line and what is missing."""
    document, deed = rows(folder, "document")[0], rows(folder, "deed")[0]
    path = tmp_path / "record.jsonl"
    del deed["realis"]
    for broken, message in (
        ([document, deed | {"document": document["id"]}], "line 2: field 'realis' is missing"),
        ([{"type": "document", "id": deed["document"]}, deed], "line 1: field 'published' is missing"),
        ([deed], "the document of item"),
    ):
        path.write_text("".join(f"{json.dumps(row)}\n" for row in broken), "utf-8")
        with pytest.raises(InputError, match=message):
            said(tmp_path, deed["id"], "record.jsonl")
