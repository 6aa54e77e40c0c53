"""Times, relaxed and by value."""

from __future__ import annotations

from detente.record.scoring.figures import Figure
from detente.record.scoring.gold import GoldTime
from detente.record.scoring.times import tally, time_lines
from tests.record.scoring.builders import item


def test_relaxed_needs_an_overlap_and_value_the_same_days() -> None:
    """Of three in gold two are met, one of them with its value; one found is spurious."""
    gold = [
        GoldTime(span=(0, 6), value="2031-03-03"),
        GoldTime(span=(10, 20), value="2031-03"),
        GoldTime(span=(40, 44), value="P1W"),
    ]
    found = [
        item("time", (3, 6), value="2031-03-03T10:00"),
        item("time", (10, 22), value="2031-04"),
        item("time", (30, 35), value="2031"),
        item("deed", (40, 44)),
    ]
    lines = {line.measure: line.value for line in time_lines(tally(gold, found))}
    assert lines == {"relaxed": Figure(2, 3, 2, 3), "value": Figure(1, 3, 1, 3)}


def test_the_larger_overlap_is_paired_first() -> None:
    """Two found times share one gold expression: the longer one stands for it."""
    gold = [GoldTime(span=(0, 10), value="2031")]
    found = [item("time", (0, 3), value="2030"), item("time", (2, 10), value="2031")]
    assert tally(gold, found)["value"] == 1


def test_without_a_value_on_either_side_they_agree() -> None:
    """A reference without days is met by one without days."""
    assert tally([GoldTime(span=(0, 4))], [item("time", (0, 4))])["value"] == 1
