"""Years, months and days as intervals, as far as two dates are compared."""

from __future__ import annotations

import re

__all__ = ["first_day", "interval", "is_day_or_range", "last_day", "same_value"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def interval(value: str) -> tuple[str, str] | None:
    """Return the first and last day of a year, month or day, a time of day left out; None for anything else.

    Days are written as ISO dates and compared as text: a month's last day is always written 31.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or '31'}"


def same_value(first: str | None, second: str | None) -> bool:
    """Return whether two TIMEX3 values mean the same days, or are the same text where they mean none."""
    a, b = first or "", second or ""
    return (interval(a) or a) == (interval(b) or b)


def first_day(date: str) -> str:
    """Return the first day of a date, or of the first of two with `/` between."""
    return (interval(date.partition("/")[0][:10]) or (date, date))[0]


def last_day(date: str) -> str:
    """Return the last day of a date, or of the second of two with `/` between."""
    first, _, second = date.partition("/")
    return (interval((second or first)[:10]) or (date, date))[1]


def is_day_or_range(date: str) -> bool:
    """Return whether a text is a year, a month or a day, or two of them with `/` between."""
    return all(interval(part) is not None for part in date.split("/", 1))
