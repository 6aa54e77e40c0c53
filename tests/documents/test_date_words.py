"""Dates as written."""

from datetime import date

import pytest

from detente.documents.date_words import full_dates, partial_dates


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on May 19, 2031 they met", date(2031, 5, 19), date(2031, 5, 19)),
        ("on 19 May 2031", date(2031, 5, 19), date(2031, 5, 19)),
        ("the 3rd of June, 2031", date(2031, 6, 3), date(2031, 6, 3)),
        ("Jul 09, 2031", date(2031, 7, 9), date(2031, 7, 9)),
        ("SEPT. 1, 2031", date(2031, 9, 1), date(2031, 9, 1)),
        ("dated 2031-05-19.", date(2031, 5, 19), date(2031, 5, 19)),
        ("in February 2028", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_full_dates(text: str, start: date, end: date) -> None:
    """Days and months with a year are read in the usual forms, and the span gives the words."""
    (found,) = full_dates(text)
    assert (found.start, found.end) == (start, end)
    assert text[slice(*found.span)] == found.words


@pytest.mark.parametrize(
    "text", ["they may 19 times", "February 30, 2031", "room 2031-13-40", "Marching 12 miles", "19 of 2031"]
)
def test_what_is_no_date(text: str) -> None:
    """Small letters, days no calendar has and mere numbers are no dates."""
    assert (full_dates(text), partial_dates(text)) == ((), ())


def test_partial_dates_keep_month_and_day() -> None:
    """A date without a year keeps its parts; a month alone counts after a preposition only."""
    text = "On May 19 and again on 2 June, as in March, May said nothing of late July."
    found = [(item.month, item.day, item.words) for item in partial_dates(text)]
    assert found == [(5, 19, "May 19"), (6, 2, "2 June"), (3, None, "March"), (7, None, "July")]
