"""The days a value means, and the calendar behind it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.times.calendar import HOLIDAYS, holiday, interval, shifted, unit_value


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-05-19", "2025-05-19", "2025-05-19"),
        ("2025-05-19T14:30", "2025-05-19", "2025-05-19"),
        ("2025-05-19TNI", "2025-05-19", "2025-05-19"),
        ("2025-05", "2025-05-01", "2025-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W21", "2025-05-19", "2025-05-25"),
        ("2025-W21-WE", "2025-05-24", "2025-05-25"),
        ("2025-W21-3", "2025-05-21", "2025-05-21"),
        ("2025-Q2", "2025-04-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-SP", "2025-03-01", "2025-05-31"),
        ("2025-WI", "2024-12-01", "2025-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2025-05-08/2025-05-10", "2025-05-08", "2025-05-10"),
    ],
)
def test_days_of_a_value(value: str, start: str, end: str) -> None:
    """A dated value means its days, both ends inclusive."""
    assert interval(value) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "value",
    ["", "P3W", "PXW", "PAST_REF", "XXXX-07", "XXXX-WXX-1", "2025-13", "2025-02-30", "2025-W54", "0000", "12345", "2025-Q5",
     "2025-05-10/2025-05-08", "/", "P1D/P2D"],
)  # fmt: skip
def test_values_without_days(value: str) -> None:
    """Durations, sets, references and dates that no calendar has mean no days."""
    assert interval(value) == (None, None)


@given(st.text(max_size=12) | st.from_regex(r"\d{1,4}(-[0-9A-Z]{1,3}){0,2}", fullmatch=True))
def test_any_value_gives_ordered_days_or_none(value: str) -> None:
    """No string raises, and days come in order."""
    start, end = interval(value)
    assert (start is None) == (end is None)
    assert start is None or end is None or start <= end


UNITS = ["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]


@given(st.dates(date(200, 1, 1), date(9000, 1, 1)), st.sampled_from(UNITS))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    """The unit that holds a day means days that hold it."""
    start, end = interval(unit_value(day, unit))
    assert start is not None
    assert end is not None
    assert start <= day <= end


@given(
    st.dates(date(200, 1, 1), date(9000, 1, 1)), st.integers(-50, 50), st.sampled_from([*UNITS[:5], "year"])
)
def test_moving_by_a_unit_moves_the_unit(day: date, count: int, unit: str) -> None:
    """There and back from the first of a month is where one began."""
    first = day.replace(day=1)
    if unit != "season":
        assert shifted(shifted(first, unit, count), unit, -count) == first


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("memorial-day", 2025, date(2025, 5, 26)),
        ("labor-day", 2025, date(2025, 9, 1)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("easter", 2024, date(2024, 3, 31)),
        ("orthodox-easter", 2024, date(2024, 5, 5)),
        ("good-friday", 2025, date(2025, 4, 18)),
        ("christmas", 1999, date(1999, 12, 25)),
    ],
)
def test_feasts_fall_on_their_days(name: str, year: int, day: date) -> None:
    """Fixed, counted and Easter-bound feasts fall where the calendar has them."""
    assert holiday(name, year) == day


def test_every_feast_has_a_day_each_year() -> None:
    """No feast of the table fails in any recent year."""
    assert HOLIDAYS
    assert all(holiday(name, year).year == year for name in HOLIDAYS for year in range(1900, 2101))
