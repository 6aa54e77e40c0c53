"""Dates in fields."""

from datetime import date

import pytest

from detente.documents.date_fields import address_date, date_field
from detente.documents.model import Published


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2031-05-19", date(2031, 5, 19), date(2031, 5, 19)),
        ("2031-05-19T23:30:00-05:00", date(2031, 5, 19), date(2031, 5, 19)),
        ("20310519", date(2031, 5, 19), date(2031, 5, 19)),
        (20310519, date(2031, 5, 19), date(2031, 5, 19)),
        ("2031-05", date(2031, 5, 1), date(2031, 5, 31)),
        ("19 May 2031", date(2031, 5, 19), date(2031, 5, 19)),
        ("Mon, 19 May 2031 10:00:00 +0200", date(2031, 5, 19), date(2031, 5, 19)),
        (1_747_612_800, date(2025, 5, 19), date(2025, 5, 19)),
        (1_747_612_800_000, date(2025, 5, 19), date(2025, 5, 19)),
    ],
)
def test_date_fields(value: object, start: date, end: date) -> None:
    """Days, months, moments and timestamps are read; the day is that of the place of writing."""
    assert date_field(value, "dct") == Published(start, end, "stated", "field dct")


@pytest.mark.parametrize("value", ["soon", "", "2031-02-30", "99999999", None, True, float("nan"), 1e30, []])
def test_what_is_no_date_field(value: object) -> None:
    """Anything else is no date, and no exception."""
    assert date_field(value, "date") is None


def test_the_day_in_an_address() -> None:
    """A path with year, month and day gives the day; other numbers do not."""
    day = date(2031, 6, 4)
    assert address_date("https://example.org/2031/06/04/envoys") == Published(
        day, day, "inferred", "address /2031/06/04"
    )
    assert address_date("https://example.org/2031/13/40/envoys") is None
    assert address_date("https://example.org/articles/20310604") is None
    assert address_date(None) is None
