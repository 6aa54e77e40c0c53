from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from detente.coding.items import Item
from detente.record.memory import MemoryRecord
from detente.record.model import Query
from tests.record.builders import Scene


@pytest.fixture
def record() -> MemoryRecord:
    """Two documents of two years."""
    scene = Scene()
    late = scene.paper("Quill spoke in March. Moll refused.", "2031-03-04", name="b.txt")
    early = scene.paper("Quill spoke in June. Varg demanded the straits.", "2030-06-01", name="a.txt")
    scene.said(late, "Quill spoke in March", "quill", on="2031-03-03")
    scene.act(late, "Moll refused", "refusal", "moll", issue="straits", on="2031-03-04")
    scene.said(early, "Quill spoke in June", "quill", on="2030-06-01")
    scene.act(early, "Varg demanded the straits", "demand", "varg", issue="straits")
    scene.time(late, "in March", "2031-03-01", "2031-03-31")
    return scene.record()


def words(items: Iterable[Item]) -> list[str]:
    """Return the items' words in their order."""
    return [item.words for item in items]


def test_items_come_by_document_path_and_place(record: MemoryRecord) -> None:
    """The order does not depend on the order of making."""
    assert words(record.items())[:2] == ["Quill spoke in June", "Varg demanded the straits"]


def test_a_side_finds_who_was_on_it_on_the_items_day(record: MemoryRecord) -> None:
    """An envoy of the Isles in 2030 is not found for Harbour, the president of Harbour in 2031 is."""
    assert words(record.items(Query(parties=("harbour",)))) == ["Quill spoke in March"]
    assert words(record.items(Query(parties=("isles",)))) == ["Quill spoke in June"]


def test_every_field_that_is_set_must_hold(record: MemoryRecord) -> None:
    """Types, acts, issues and documents narrow together."""
    assert words(record.items(Query(types=("act",), acts=("refusal",), issues=("straits",)))) == [
        "Moll refused"
    ]
    (first, _) = record.documents()
    assert words(record.items(Query(types=("statement",), documents=(first.id,)))) == ["Quill spoke in June"]


def test_open_days_may_lie_anywhere_and_known_days_only_there(record: MemoryRecord) -> None:
    """A period keeps what may lie in it."""
    kept = words(record.items(Query(start=date(2031, 1, 1))))
    assert "Quill spoke in June" not in kept
    assert "Quill spoke in March" in kept
    # Told in June 2030 without a day of its own: no later than that.
    assert "Varg demanded the straits" not in kept
    assert "Varg demanded the straits" in words(record.items(Query(end=date(2029, 1, 1))))


def test_an_item_is_found_by_id_and_a_stranger_is_not(record: MemoryRecord) -> None:
    """What is not there is None, not an error."""
    item: Item = next(record.items())
    assert record.item(item.id) == item
    assert record.item("nothing") is None


def test_items_are_counted_by_document(record: MemoryRecord) -> None:
    """Statements, acts and deeds count, times do not; the sum is that of all documents."""
    counted = record.items_per_document()
    wanted = list(record.items(Query(types=("statement", "act", "deed"))))
    assert sum(counted.values()) == len(wanted)
    assert set(counted) == {item.document for item in wanted}
