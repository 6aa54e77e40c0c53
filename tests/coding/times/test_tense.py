"""Which way verbs and prepositions point."""

from __future__ import annotations

import pytest

from detente.coding.times.tense import tense_at
from detente.coding.times.tokens import tagged


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They met on Monday", "past"),
        ("They will meet on Monday", "future"),
        ("They said they will meet on Monday", "future"),
        ("He said on Monday that they will meet", "past"),
        ("Talks are to be held on Monday", "future"),
        ("The minister is to visit on Monday", "future"),
        ("Talks are expected on Monday", "future"),
        ("Talks had been scheduled for Monday", "past"),
        ("On Monday the minister resigned", "past"),
        ("On Monday the minister will resign", "future"),
        ("A call on Monday after the proposed talks", "unknown"),
        ("They have until Monday", "future"),
        ("He asked them to answer by Monday", "future"),
        ("Both had answered by Monday", "past"),
        ("Silence since Monday", "past"),
        ("They will meet. Monday", "unknown"),
    ],
)
def test_the_tense_around_monday(text: str, tense: str) -> None:
    """The nearest verb of the sentence decides, prepositions first."""
    words = tagged(text)
    place = words.words.index("Monday")
    assert tense_at(words.classes, place, place + 1) == tense
