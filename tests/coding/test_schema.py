"""The JSON form of items and documents, and the way back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.items import (
    ACT_TYPES,
    MODES,
    PLOVER,
    REALIS,
    STATUSES,
    WHEN_BASES,
    Act,
    Deed,
    Item,
    Quantity,
    Speaker,
    Statement,
    Time,
    When,
)
from detente.coding.schema import item_from_row, item_row
from detente.documents.model import KINDS, ZONE_KINDS, Document, Published, Source, Zone
from detente.documents.schema import document_from_row, document_row

names = st.text(max_size=8)
maybe = st.none() | names
spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple)
days = st.none() | st.dates().map(date.isoformat)
whens = st.builds(When, days, days, st.sampled_from(WHEN_BASES), names, maybe)
shared = {
    "id": names, "document": names, "words": names, "rule": names, "coder": names,
    "confidence": st.floats(0, 1),
}  # fmt: skip
statements = st.builds(
    Statement, cue=spans, source=spans, content=spans, mode=st.sampled_from(MODES),
    speaker=st.none() | st.builds(Speaker, names, maybe, maybe, maybe), via=st.lists(names, max_size=2).map(tuple),
    negated=st.booleans(), hedged=st.booleans(), when=whens, parent=maybe, **shared,
)  # fmt: skip
acts = st.builds(
    Act, spans=spans, act=st.sampled_from(ACT_TYPES), actor=maybe, target=maybe, issue=maybe, position=maybe,
    conditions=st.lists(names, max_size=2).map(tuple), status=st.sampled_from(STATUSES),
    plover=st.none() | st.sampled_from(PLOVER), statement=maybe, when=whens, **shared,
)  # fmt: skip
deeds = st.builds(
    Deed, spans=spans, actor=maybe, action=names, plover=st.none() | st.sampled_from(PLOVER), target=maybe,
    issue=maybe, when=whens, realis=st.sampled_from(REALIS),
    quantity=st.none() | st.builds(Quantity, st.floats(allow_nan=False, allow_infinity=False), names, names),
    statement=maybe, **shared,
)  # fmt: skip
times = st.builds(Time, spans=spans, value=maybe, start=days, end=days, relative=maybe, **shared)


@given(st.one_of(statements, acts, deeds, times))
def test_items_come_back(item: Item) -> None:
    """An item written as JSON and read again is the same item."""
    assert item_from_row(json.loads(json.dumps(item_row(item)))) == item


zones = st.lists(
    st.builds(Zone, st.sampled_from(ZONE_KINDS), st.integers(0, 9), st.integers(0, 9)), max_size=3
)
documents = st.builds(
    Document, id=names, text=names, source=st.builds(Source, names, maybe, names, names, maybe), title=maybe,
    publisher=maybe, author=maybe, kind=st.sampled_from(KINDS), kind_because=names, language=names,
    published=st.builds(Published, st.none() | st.dates(), st.none() | st.dates(), st.just("stated"), names),
    zones=zones.map(tuple),
)  # fmt: skip


@given(documents)
def test_documents_come_back(document: Document) -> None:
    """A document written as JSON and read again is the same document."""
    assert document_from_row(json.loads(json.dumps(document_row(document)))) == document


FIELDS = {
    "statement": "cue source content mode speaker via negated hedged when parent",
    "act": "spans act actor target issue position conditions status plover statement when",
    "deed": "spans actor action plover target issue when realis quantity statement",
    "time": "spans value from to relative",
}
WHEN = When("2025-05-19", "2025-05-19", "resolved", "on Monday", "t1")
SHARED = {"id": "i", "document": "d", "words": "w", "rule": "r", "coder": "c", "confidence": 1.0}
SAMPLES: dict[str, Item] = {
    "statement": Statement(
        cue=((1, 2),), source=(), content=((3, 4),), mode="direct", speaker=Speaker("Ion"), via=("Wire",),
        negated=False, hedged=True, when=WHEN, parent=None, **SHARED,  # type: ignore[arg-type]
    ),
    "act": Act(
        spans=((1, 2),), act="offer", actor=None, target=None, issue=None, position=None, conditions=(),
        status="implied", plover=None, statement=None, when=WHEN, **SHARED,  # type: ignore[arg-type]
    ),
    "deed": Deed(
        spans=((1, 2),), actor=None, action="meet", plover="CONSULT", target=None, issue=None, when=WHEN,
        realis="actual", quantity=Quantity(2.0, "rounds", "two rounds"), statement=None, **SHARED,  # type: ignore[arg-type]
    ),
    "time": Time(spans=((1, 2),), value="2025", start=None, end=None, relative=None, **SHARED),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("kind", FIELDS)
def test_public_fields(kind: str) -> None:
    """Each type has the public fields, `type` first."""
    row = item_row(SAMPLES[kind])
    assert next(iter(row)) == "type"
    assert set(row) == {"type", *SHARED, *FIELDS[kind].split()}
    assert row["type"] == kind


def test_when_in_json() -> None:
    """When an item is, is an object of its own with the words that say so."""
    assert item_row(SAMPLES["act"])["when"] == {
        "from": "2025-05-19", "to": "2025-05-19", "basis": "resolved", "text": "on Monday", "time": "t1"
    }  # fmt: skip


def test_unknown_type() -> None:
    """A row of a type that is none of ours is refused."""
    with pytest.raises(KeyError):
        item_from_row({"type": "mood"})
