"""Dates as intervals."""

from __future__ import annotations

import pytest

from detente.record.scoring.intervals import first_day, interval, is_day_or_range, last_day, same_value


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2031-02", ("2031-02-01", "2031-02-31")),
        ("2031-03-05", ("2031-03-05", "2031-03-05")),
        ("2031-03-05T14:00", ("2031-03-05", "2031-03-05")),
        ("2031-W10", None),
        ("P3D", None),
    ],
)
def test_years_months_and_days_are_intervals(value: str, days: tuple[str, str] | None) -> None:
    """Weeks and durations are none: they are compared as text."""
    assert interval(value) == days


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2031-03-05", "2031-03-05TMO", True),
        ("2031-W10", "2031-W10", True),
        ("2031", "2031-01", False),
        (None, "", True),
    ],
)
def test_values_are_the_same_by_their_days(first: str | None, second: str, same: bool) -> None:
    """A part of day changes nothing; text is compared where there are no days."""
    assert same_value(first, second) is same


def test_a_range_runs_from_its_first_to_its_last_day() -> None:
    """A clock time is left out."""
    assert (first_day("2031-02/2031-03"), last_day("2031-02/2031-03")) == ("2031-02-01", "2031-03-31")
    assert last_day("2031-03-05T23:00-04:00") == "2031-03-05"


@pytest.mark.parametrize(
    ("date", "right"), [("2031/2032", True), ("2031-3", False), ("", False), ("a/b", False)]
)
def test_what_is_no_date_is_told(date: str, right: bool) -> None:
    """Months and days have two digits."""
    assert is_day_or_range(date) is right
