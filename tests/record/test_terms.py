from __future__ import annotations

import pytest

from detente.record.terms import alike, terms


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("imposed sanctions", "imposing a sanction"),
        ("deliveries", "delivery"),
        ("3,000 men", "3000 man’s men"),
    ],
)
def test_inflected_forms_fall_together(first: str, second: str) -> None:
    """What is said in another form is the same word."""
    assert terms(first) <= terms(second) | terms(first) & terms(second)
    assert terms(first) & terms(second)


def test_function_words_do_not_count() -> None:
    """Two texts are not alike by what every text has."""
    assert not terms("he said that it would not have been with them")


def test_likeness_is_the_share_of_the_smaller_text() -> None:
    """A short report of a long one is wholly like it, an empty one like nothing."""
    long = terms("the garrison left the northern fort by boat before dawn")
    assert alike(terms("garrison left fort"), long) == 1
    assert alike(frozenset(), long) == 0
