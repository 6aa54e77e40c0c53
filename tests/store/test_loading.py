"""Items as they stand in their table, and back."""

from __future__ import annotations

import pickle

from detente.coding.items import Item, Time
from detente.coding.schema import item_row
from detente.store.loading import loaded
from detente.store.rows import packed
from tests.store.builders import random_sample, sample


def _stored(item: Item) -> tuple[str, str, str]:
    row = item_row(item)
    return packed(row), row["id"], row["type"]


def test_items_come_back_as_they_were() -> None:
    """Whatever fields are set or empty, an item that was packed is the item that is loaded."""
    for about, items in (sample(), *(random_sample(40, seed) for seed in range(5))):
        assert items
        assert loaded([_stored(item) for item in items], about.id, about.text) == list(items)


def test_empty_fields_come_back_empty() -> None:
    """A time of which nothing is known has its place and its words."""
    bare = Time("i", "d", ((0, 4),), "Once", None, None, None, None, "", "", 0.0)
    assert loaded([_stored(bare)], "d", "Once upon a time") == [bare]


def test_items_cross_to_another_process_unchanged() -> None:
    """Pickled and read again, every item is equal to itself."""
    _, items = sample()
    assert pickle.loads(pickle.dumps(items)) == items
