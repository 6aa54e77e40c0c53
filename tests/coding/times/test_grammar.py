"""The constructions themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.coding.times import find
from detente.coding.times.grammar import RULES, compiled
from detente.coding.times.lexicon import CLASSES

EXAMPLES = {
    "age": "a two-month-old truce", "iso": "2025-07-08", "slashed": "7/8/2025", "day": "May 19", "month-of-year": "May 2025",
    "month-of-spelt-year": "January nineteen ninety-seven", "month-of-that-year": "May last year",
    "weekday-of-week": "Monday of next week", "weekday-set": "Mondays", "weekday": "last Monday", "month": "in April",
    "day-of-month": "on the 19th", "quarter": "the third quarter", "half": "the second half of the year",
    "season": "last summer", "decade": "the 1990s", "century": "the 19th century", "fiscal": "fiscal 2024",
    "year-end": "year-end", "period-of-year": "the 1988 period", "spelt-year": "nineteen ninety-four", "year": "in 2014",
    "holiday": "Easter Monday", "deictic": "yesterday", "clock": "at 7:15 p.m.", "part-of-day": "this morning",
    "set": "every month", "year-earlier": "the year-earlier quarter", "from-weekday": "a week from Monday",
    "ago": "two years ago", "from-now": "two months from now", "earlier": "two weeks later", "event": "a week after it",
    "stretch": "the past three weeks", "calendar-unit": "last month", "bare-unit": "the month", "the-past": "in the past",
    "one-day": "it will one day end", "fraction": "a quarter-century", "within": "within six days", "duration": "six weeks", "while": "for a while",
    "present": "now", "past": "recently", "future": "soon", "adverb": "they meet weekly",
}  # fmt: skip
"""One example of our own for each construction."""


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_each_construction_finds_its_example(name: str) -> None:
    """Every rule has an example, and finds it."""
    assert name in [item.rule for item in find(EXAMPLES[name])]


def test_patterns_are_over_classes() -> None:
    """A pattern is compiled to the characters of its classes, joined words included."""
    assert re.fullmatch(
        compiled("THE LAST UNIT"), CLASSES["THE"] + CLASSES["LAST"] + CLASSES["UNIT"] + CLASSES["JOIN"]
    )
    with pytest.raises(KeyError):
        compiled("NOSUCHCLASS")


def test_examples_are_of_rules_that_exist() -> None:
    """No example is left over from a rule that is gone."""
    assert set(EXAMPLES) == {rule.name for rule in RULES}


def test_every_rule_is_in_the_reference() -> None:
    """The reference page names each rule."""
    page = (Path(__file__).parents[3] / "docs" / "reference" / "times.md").read_text(encoding="utf-8")
    assert [rule.name for rule in RULES if f"`{rule.name}`" not in page] == []
