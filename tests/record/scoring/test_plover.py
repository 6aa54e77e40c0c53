"""PLOVER roots."""

from __future__ import annotations

from detente.record.scoring.figures import Figure
from detente.record.scoring.gold import GoldRoot
from detente.record.scoring.plover import chosen_roots, plover_lines
from tests.record.scoring.builders import item

AID, YIELD = GoldRoot(plover="AID"), GoldRoot(plover="YIELD")


def test_any_item_may_have_the_gold_root() -> None:
    """The second item's root is right though it stands second."""
    found = [item("deed", (5, 9), plover="AID"), item("act", (0, 4), plover="YIELD")]
    assert chosen_roots([AID], found) == (("AID", "AID"),)


def test_without_the_gold_root_the_first_by_position_counts() -> None:
    """Position in the text, not in the record; items without a root are passed over."""
    found = [
        item("deed", (5, 9), plover="COERCE"),
        item("act", (2, 4), plover="REJECT"),
        item("deed", (0, 1)),
    ]
    assert chosen_roots([AID, YIELD], found) == (("AID", "REJECT"), ("YIELD", "REJECT"))
    assert chosen_roots([AID], []) == (("AID", None),)


def test_macro_f1_is_the_mean_over_the_roots_of_gold() -> None:
    """AID: 1 of 2 found, 1 of 1 gold: 66.7; YIELD: nothing: 0. Mean 33.3 (33.35 in one decimal); accuracy a half."""
    lines = plover_lines([("AID", "AID"), ("YIELD", "AID")])
    values = {(line.measure, line.part): line.value for line in lines}
    assert values["root", "AID"] == Figure(1, 2, 1, 1)
    assert values["macro-F1", ""] == round(66.7 / 2, 1)
    assert values["accuracy", ""] == 50.0


def test_a_root_that_gold_lacks_is_no_class() -> None:
    """It costs recall of another, and is not averaged in."""
    lines = plover_lines([("AID", "COERCE")])
    assert [line.part for line in lines if line.measure == "root"] == ["AID"]
