"""The flat table, as CSV that is safe to open and as Parquet, and the tables of other programs."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from detente.coding.items import ACT_TYPES, PLOVER, Act, Deed
from detente.record.model import Query
from detente.store.exports.csv_table import write_csv
from detente.store.exports.dna import agreement, write_dna
from detente.store.exports.files import cell
from detente.store.exports.flat import COLUMNS
from detente.store.exports.parquet_table import write_parquet
from detente.store.exports.plover import HEADER, QUADS, event_type, write_plover
from tests.record.builders import CODEBOOK
from tests.store.builders import act, document, filled, random_sample, sample


def _table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_a_row_of_the_flat_table_says_who_did_what_when_and_where_it_stands(tmp_path: Path) -> None:
    """Statements, acts and deeds; times have no row."""
    about, items = sample()
    demand = next(item for item in items if isinstance(item, Act) and item.act == "demand")
    with filled(tmp_path / "talks") as dossier:
        with dossier.writing() as writer:
            writer.decide(demand.id, "accept")
        assert write_csv(dossier, tmp_path / "out", Query()) == 4
    rows = {row["rule"]: row for row in _table(tmp_path / "out") if row["act"] != "refusal"}
    assert list(rows) == ["statement", "act:demand", "deed"]
    told = rows["act:demand"]
    first, last = demand.spans
    assert {name: told[name] for name in told if told[name]} == {
        "type": "act", "id": demand.id, "document": about.id, "path": "in/quay.txt", "title": "Guns over the quay",
        "publisher": "Harbour Post", "kind": "news", "language": "en", "published_from": "2031-05-05",
        "published_to": "2031-05-05", "published_basis": "stated", "words": "demands by Friday",
        "start": str(first[0]), "end": str(last[1]), "spans": f"{first[0]}-{first[1]} {last[0]}-{last[1]}",
        "act": "demand", "plover": "REQUEST", "actor": "norland-state", "actor_name": "Norland", "side": "norland",
        "issue": "straits", "conditions": "by Friday", "status": "reported", "when_to": "2031-05-09",
        "when_basis": "resolved", "when_text": "by Friday", "statement": demand.statement, "rule": "act:demand",
        "coder": "hand", "confidence": "0.75", "review": "accepted",
    }  # fmt: skip
    assert (rows["statement"]["via"], rows["statement"]["hedged"], rows["statement"]["side"]) == ("Gull News Agency", "true", "norland")  # fmt: skip
    assert (rows["deed"]["quantity"], rows["deed"]["unit"], rows["deed"]["target_name"]) == ("40", "boats", "Harbour")  # fmt: skip


@pytest.mark.parametrize("start", [*"=+-@\t\r＝＋－＠", "'=", "''@"])
def test_a_cell_that_a_spreadsheet_would_run_is_marked(start: str) -> None:
    """One `'` before it; taking one away gives the text back."""
    text = f"{start}SUM(A1)"
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["demands", "'tis", "5 May", "(=1)", ""])
def test_other_cells_are_left_as_they_are(text: str) -> None:
    """Numbers too: they are not texts."""
    assert cell(text) == text
    assert cell(-3) == -3
    assert (cell(None), cell(True), cell(False)) == ("", "true", "false")


def test_no_text_of_an_article_reaches_a_spreadsheet_as_a_formula(tmp_path: Path) -> None:
    """Words, titles, names and paths alike, in every table that a spreadsheet opens."""
    about = document("=cmd() is what he demands. told", "=in.txt", title="+1", publisher="@post")
    item = act(about, "=cmd() is", actor="-x", plover="REQUEST")
    with filled(tmp_path / "talks", (about, (item,))) as dossier:
        for name, write, delimiter in (
            ("c", write_csv, ","),
            ("d", write_dna, ";"),
            ("p", write_plover, ","),
        ):
            assert write(dossier, tmp_path / name, Query()) == 1
            for row in _table(tmp_path / name, delimiter):
                assert not [value for value in row.values() if value[:1] in ("=", "+", "-", "@")]
                assert "'=cmd() is" in row.values()


def test_parquet_holds_the_same_table_with_types(tmp_path: Path) -> None:
    """Days are dates, flags booleans, offsets integers."""
    with filled(tmp_path / "talks", *(random_sample(number) for number in range(20)), sample()) as dossier:
        count = write_parquet(dossier, tmp_path / "out.parquet", Query())
        assert write_csv(dossier, tmp_path / "out.csv", Query()) == count
    with duckdb.connect() as database:
        relation = database.execute(f"SELECT * FROM '{tmp_path / 'out.parquet'}'")
        names = [each[0] for each in relation.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
    assert names == list(COLUMNS)
    deed = next(row for row in rows if row["unit"] == "boats")
    assert (deed["when_from"], deed["quantity"], deed["published_from"]) == (
        date(2031, 5, 4),
        40.0,
        date(2031, 5, 5),
    )
    plain = [
        {name: str(cell(row[name])) for name in ("id", "words", "start", "side", "hedged")} for row in rows
    ]
    assert plain == [{name: row[name] for name in plain[0]} for row in _table(tmp_path / "out.csv")]


def test_the_dna_table_has_one_row_an_act_and_its_concept(tmp_path: Path) -> None:
    """A statement that an act tells has no row of its own."""
    about, items = sample()
    quill = act(about, "told", act="threat", actor="quill", issue=None)
    with filled(tmp_path / "talks", (about, (*items, quill))) as dossier:
        assert write_dna(dossier, tmp_path / "out", Query()) == 3
    with (tmp_path / "out").open(encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split(";")
    assert header[:13] == [
        "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
        "person", "organization", "concept", "agreement",
    ]  # fmt: skip
    rows = _table(tmp_path / "out", ";")
    shown = [
        (row["statement ID"], row["person"], row["organization"], row["concept"], row["agreement"])
        for row in rows
    ]
    assert shown == [
        ("1", CODEBOOK.actor["quill"].name, "Harbour", "", ""),
        ("2", "", "Norland", "The straits", "1"),
        ("3", CODEBOOK.actor["moll"].name, "Sudmark", "Ceasefire: a full ceasefire", "0"),
    ]
    assert rows[1]["text"] == "demands by Friday"
    assert (rows[1]["time"], rows[1]["document ID"]) == ("2031-05-05 00:00:00", "1")


@pytest.mark.parametrize("kind", ACT_TYPES)
def test_denying_an_act_turns_its_agreement_about(kind: str) -> None:
    """An act without a stand has none when denied either."""
    item = act(document(), "demands", act=kind)
    said, denied = agreement(item), agreement(replace(item, status="negated"))
    assert (said, denied) in {(1, 0), (0, 1), (None, None)}


def test_the_plover_table_has_one_row_an_act_or_deed_with_a_root(tmp_path: Path) -> None:
    """With the quad category of its type, who did it to whom, and its words."""
    with filled(tmp_path / "talks") as dossier:
        assert write_plover(dossier, tmp_path / "out", Query()) == 3
    rows = {row["Event Type"]: row for row in _table(tmp_path / "out")}
    assert list(rows) == ["REQUEST", "REJECT", "ASSAULT"]
    assault = rows["ASSAULT"]
    assert {name: assault[name] for name in HEADER[:22] if assault[name]} == {
        "Event ID": assault["Event ID"], "Event Date": "2031-05-04", "Event Type": "ASSAULT",
        "Quad Code": "MATERIAL CONFLICT", "Actor Name": "Sudmark", "Recipient Name": "Harbour",
    }  # fmt: skip
    assert (assault["Recipient Side"], assault["Status"]) == ("harbour", "actual")
    assert rows["REQUEST"]["Event Date"] == "2031-05-05"


def test_every_root_has_a_type_and_a_quad_category() -> None:
    """Our YIELD is told as a concession in words and a retreat in deeds."""
    demand = act(document(), "demands")
    deed = next(item for item in sample()[1] if isinstance(item, Deed))
    for root in PLOVER:
        for item in (replace(demand, plover=root), replace(deed, plover=root)):
            assert event_type(item) in QUADS
    assert event_type(replace(demand, plover="YIELD")) == "CONCEDE"
    assert event_type(replace(deed, plover="YIELD")) == "RETREAT"
