"""Each item is an annotation on its words, found by position and by quotation."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from detente.coding.items import Act
from detente.coding.schema import item_from_row
from detente.record.model import Query
from detente.store.exports.webannotation import annotation, write_webannotation
from tests.store.builders import document, filled, sample


def test_selectors_find_the_words(tmp_path: Path) -> None:
    """Both selectors of every target select the same characters of the text that the source's hash names."""
    about, items = sample(document("😀 " + document().text))
    with filled(tmp_path / "talks", (about, items)) as dossier:
        assert write_webannotation(dossier, tmp_path / "out", Query()) == 5
    collection = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    found = collection["first"]["items"]
    assert collection["total"] == len(found) == 5
    name = base64.urlsafe_b64encode(hashlib.sha256(about.text.encode()).digest()).decode().rstrip("=")
    for each, item in zip(found, items, strict=True):
        targets = each["target"] if isinstance(each["target"], list) else [each["target"]]
        assert [(t["selector"][0]["start"], t["selector"][0]["end"]) for t in targets] == list(item.spans)
        for target in targets:
            position, quote = target["selector"]
            assert about.text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in about.text
            assert target["source"]["id"] == f"ni:///sha-256;{name}"


def test_bodies_say_what_it_is_and_carry_the_public_row() -> None:
    """Tags for people and programs that know no schema of ours, the row for those that do."""
    about, items = sample()
    demand = next(item for item in items if isinstance(item, Act))
    bodies = annotation(about, demand, "accepted")["body"]
    assert [body["value"] for body in bodies if body["purpose"] == "tagging"] == [
        "act", "demand", "reported", "REQUEST", "straits"
    ]  # fmt: skip
    assert item_from_row(json.loads(bodies[-2]["value"])) == demand
    assert bodies[-1] == {"type": "TextualBody", "purpose": "assessing", "value": "accepted"}


def test_ids_are_iris_that_differ(tmp_path: Path) -> None:
    """Collection, page and annotations each have their own, the same each time."""
    with filled(tmp_path / "talks") as dossier:
        write_webannotation(dossier, tmp_path / "out", Query())
    collection = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    ids = [
        collection["id"],
        collection["first"]["id"],
        *(each["id"] for each in collection["first"]["items"]),
    ]
    assert len(set(ids)) == 7
    assert all(each.startswith("urn:uuid:") for each in ids)
