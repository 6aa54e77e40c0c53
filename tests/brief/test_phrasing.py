"""Days, counts and lists in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.phrasing import counted, days, listed, share, shortened


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-05-19", "2025-05-19", "19 May 2025"),
        ("2025-05-19", "2025-05-21", "19–21 May 2025"),
        ("2025-05-01", "2025-05-31", "May 2025"),
        ("2025-05-30", "2025-06-02", "30 May – 2 June 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-05-01", "2025-06-30", "May – June 2025"),
        ("2024-12-01", "2025-01-31", "December 2024 – January 2025"),
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-01-01", "2016-12-31", "2014–2016"),
        (None, "2025-07-08", "until 8 July 2025"),
        ("2025-07-08", None, "from 8 July 2025"),
        (None, None, "date unknown"),
    ],
    ids=lambda value: str(value),
)
def test_days_in_words(start: str | None, end: str | None, words: str) -> None:
    """An interval is said as shortly as it can be without losing an end."""
    assert days(start, end) == words


@given(st.dates(), st.dates())
def test_both_ends_can_be_told_from_the_words(first: date, second: date) -> None:
    """The years of both ends stand in the words."""
    start, end = sorted((first, second))
    words = days(start.isoformat(), end.isoformat())
    assert str(start.year) in words
    assert str(end.year) in words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no reports"), (1, "one report"), (10, "ten reports"), (11, "11 reports"), (1200, "1,200 reports")],
)
def test_small_numbers_are_words(number: int, words: str) -> None:
    """Up to ten a number is a word; thousands have a comma."""
    assert counted(number, "report") == words


def test_lists_in_words() -> None:
    """The last part is joined by a word."""
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@given(st.text(), st.integers(10, 80))
def test_shortened_words_begin_as_the_words_do(text: str, most: int) -> None:
    """What is kept is a beginning of the text, and short enough."""
    short = shortened(text, most)
    assert len(short) <= most + 2
    plain = " ".join(text.split())
    assert plain.startswith(short.removesuffix(" …").rstrip()) or short == plain


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (412, 500, "about four in five (412 of 500 draws)"),
        (250, 500, "about half (250 of 500 draws)"),
        (333, 1_000, "about one in three (333 of 1,000 draws)"),
        (0, 500, "none of 500 draws"),
        (500, 500, "all of 500 draws"),
        (1, 500, "fewer than one in ten (1 of 500 draws)"),
        (499, 500, "more than nine in ten (499 of 500 draws)"),
        (8_169, 8_491_392, "about one in a thousand (8,169 of 8,491,392 draws)"),
        (3, 1_000_000, "fewer than one in a thousand (3 of 1,000,000 draws)"),
        (40, 5_000, "about one in a hundred (40 of 5,000 draws)"),
        (10, 5_000, "fewer than one in a hundred (10 of 5,000 draws)"),
        (100, 5_000, "fewer than one in ten (100 of 5,000 draws)"),
        (3, 7, "3 of 7 draws"),
        (1, 1, "1 of 1 draws"),
    ],
    ids=lambda value: str(value),
)
def test_shares_are_said_with_their_counts(count: int, total: int, words: str) -> None:
    """A share is a plain fraction with its counts, never a percentage; of few it is the counts alone."""
    assert share(count, total, "draws") == words


@given(st.integers(1, 10_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_a_share_is_never_a_percentage(pair: tuple[int, int]) -> None:
    """Whatever the counts, both stand in the words and no percent sign does."""
    words = share(*pair, "draws")
    assert "%" not in words
    assert f"{pair[1]:,}" in words
