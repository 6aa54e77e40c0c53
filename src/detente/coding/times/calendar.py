"""The calendar behind time values: the days a value means, the value of a day's unit, moving by units, feasts.

Values follow TIMEX3 (ISO 8601 with seasons `SP SU FA WI`, halves `H1 H2`, weekends `WE`, decades and centuries as
leading digits). Seasons are the meteorological ones of the northern hemisphere; a winter bears the year it ends in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

__all__ = ["HOLIDAYS", "SEASONS", "holiday", "interval", "shifted", "unit_value"]

Days = tuple[date | None, date | None]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season."""

_NOTHING: Days = (None, None)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d|WE))?(?:T.*)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI|\d\d)")
_YEARS = re.compile(r"(\d{2,4})")
_STEP_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_STEP_DAYS = {"day": 1, "week": 7, "weekend": 7}


def interval(value: str) -> Days:
    """Return the first and last day that a TIMEX3-style value means.

    Durations, sets, unspecified values (`PXW`, `XXXX-07`) and references (`PAST_REF`) mean no days by themselves,
    nor does a date that no calendar has: all give `(None, None)`. `2025-05-08/2025-05-10` is from one to the other.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        ends = interval(first)[0], interval(last)[1]
        return ends if ends[0] and ends[1] and ends[0] <= ends[1] else _NOTHING
    for pattern, reading in _READINGS:
        if match := pattern.fullmatch(value):
            try:
                return reading(*match.groups())
            except (ValueError, OverflowError):
                return _NOTHING
    return _NOTHING


def _day(year: str, month: str, day: str) -> Days:
    only = date(int(year), int(month), int(day))
    return only, only


def _week(year: str, week: str, day: str | None) -> Days:
    monday = date.fromisocalendar(int(year), int(week), 1)
    if day is None:
        return monday, monday + timedelta(days=6)
    if day == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    only = date.fromisocalendar(int(year), int(week), int(day))
    return only, only


def _part_of_year(year: str, part: str) -> Days:
    first_year = int(year)
    if part in SEASONS:
        first_year -= part == "WI"
        return _months(first_year, SEASONS[part], 3)
    if part[0] == "Q":
        return _months(first_year, 3 * int(part[1]) - 2, 3)
    if part[0] == "H":
        return _months(first_year, 6 * int(part[1]) - 5, 6)
    return _months(first_year, int(part), 1)


def _years(digits: str) -> Days:
    span = 10 ** (4 - len(digits))
    return _months(int(digits) * span, 1, 12 * span)


def _months(year: int, month: int, count: int) -> Days:
    first = date(year, month, 1)
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return first, date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


_READINGS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (_DAY, _day),
    (_WEEK, _week),
    (_PART_OF_YEAR, _part_of_year),
    (_YEARS, _years),
)


def unit_value(day: date, unit: str) -> str:
    """Return the value of the calendar unit that holds a day.

    Args:
        day: Any day.
        unit: `day`, `week`, `weekend` (that of the day's ISO week), `month`, `quarter`, `half`, `season`, `year`,
            `decade` or `century`.
    """
    if unit in {"week", "weekend"}:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        name = next((name for name in ("FA", "SU", "SP") if day.month >= SEASONS[name]), "WI")
        return f"{day.year:04}-{name}" if day.month < 12 else f"{day.year + 1:04}-WI"
    whole = day.isoformat()
    return {
        "day": whole,
        "month": whole[:7],
        "quarter": f"{whole[:4]}-Q{(day.month + 2) // 3}",
        "half": f"{whole[:4]}-H{(day.month + 5) // 6}",
        "year": whole[:4],
        "decade": whole[:3],
        "century": whole[:2],
    }[unit]


def shifted(day: date, unit: str, count: int) -> date:
    """Return the day so many units later (earlier if negative); months shorten the day to their last.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    if unit in _STEP_DAYS:
        return day + timedelta(days=_STEP_DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + _STEP_MONTHS[unit] * count, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """The count-th such weekday of the month, from its end if negative; Monday is 0."""

    def of(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7 - 7 * (count + 1))

    return of


def _around_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _orthodox(days: int) -> Callable[[int], date]:
    return lambda year: easter(year, 2) + timedelta(days=days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new-year": _fixed(1, 1),
    "new-year-eve": _fixed(12, 31),
    "orthodox-christmas": _fixed(1, 7),
    "mlk-day": _nth(1, 0, 3),
    "valentine": _fixed(2, 14),
    "presidents-day": _nth(2, 0, 3),
    "women-day": _fixed(3, 8),
    "st-patrick": _fixed(3, 17),
    "april-fools": _fixed(4, 1),
    "palm-sunday": _around_easter(-7),
    "good-friday": _around_easter(-2),
    "easter": _around_easter(0),
    "easter-monday": _around_easter(1),
    "orthodox-easter": _orthodox(0),
    "ascension": _around_easter(39),
    "pentecost": _around_easter(49),
    "may-day": _fixed(5, 1),
    "ve-day": _fixed(5, 8),
    "victory-day": _fixed(5, 9),
    "mother-day": _nth(5, 6, 2),
    "memorial-day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "independence-day": _fixed(7, 4),
    "bastille-day": _fixed(7, 14),
    "labor-day": _nth(9, 0, 1),
    "columbus-day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all-saints": _fixed(11, 1),
    "veterans-day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "christmas-eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing-day": _fixed(12, 26),
}
"""Feasts with a day that arithmetic finds, by name; those of a lunar calendar are left out."""


def holiday(name: str, year: int) -> date:
    """Return the day of a feast in a year (1583–9999 for Easter and what hangs on it).

    Raises:
        KeyError: no such feast.
        ValueError: the year is outside the calendar.
    """
    return HOLIDAYS[name](year)
