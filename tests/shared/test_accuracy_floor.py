"""On reference material, where it is at hand: the two scorers agree, and every item reproduces its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.reference import Material, differences, materials, measured, missing

from detente.coding.codebook_file import load_codebook
from detente.desk.rulebook import rule_of

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason="the reference material is not there"),
]

DOCUMENTS = 12


def test_there_is_something_for_every_task() -> None:
    """The parametrised test below runs on all four."""
    assert {each.task for each in materials()} == {"attribution", "time", "plover", "seeds"}


@pytest.mark.parametrize("material", materials(), ids=lambda each: each.name.replace(" ", "-"))
def test_the_scorers_agree_and_items_keep_their_words(material: Material, tmp_path: Path) -> None:
    """In every figure, on the first documents of each material; and every rule says what it finds."""
    done = measured(material, tmp_path, load_codebook(material.codebook), processes=1, most=DOCUMENTS)
    assert differences(done) == []
    assert done.items > 0
    assert done.unfaithful == 0
    rules = {item.rule for items in done.coding.items.values() for item in items}
    assert [rule for rule in rules if rule_of(rule) is None] == []
