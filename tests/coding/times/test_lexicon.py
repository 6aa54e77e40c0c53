"""The lexicon of time words and the numbers they spell."""

from __future__ import annotations

from collections import Counter

import pytest

from detente.coding.times.lexicon import CLASSES, PHRASES, PLAIN, VALUED, number_of


def test_a_word_has_one_class() -> None:
    """No word stands in the lexicon twice, so no entry hides another."""
    words = [word for entry in PLAIN.values() for word in entry.split()] + [
        w for table in VALUED.values() for w in table
    ]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_classes_and_phrases_are_told_apart() -> None:
    """Each class has its own character, each phrase begins with the word it is listed under."""
    assert len(set(CLASSES.values())) == len(CLASSES)
    assert all(len(character) == 1 for character in CLASSES.values())
    assert all(phrase.startswith(first) for first, entries in PHRASES.items() for phrase, _, _ in entries)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("two", "hundred", "ten"), 210),
        (("two", "thousand"), 2000),
        (("twenty", "four"), 24),
        (("2", "1/2"), 2.5),
        (("1,500",), 1500),
        (("three", "dozen"), 36),
        (("word",), None),
        ((), None),
        (("3/0",), None),
    ],
)
def test_numbers_in_words(words: tuple[str, ...], number: float | None) -> None:
    """Number words and digits add up; words that are none give none."""
    assert number_of(words) == number
