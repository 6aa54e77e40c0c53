"""Calendar dates as texts write them: full, or with the year or the day left out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from detente.documents.model import Span

__all__ = ["FullDate", "PartialDate", "full_dates", "partial_dates", "written_dates"]

_MONTHS = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_name) if name}
_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NAME = rf"(?:{_NAME}|{_NAME.upper()})"
_YEAR = r"(?P<{}>(?:1[89]|20)\d\d)(?!\d)"
_DAY = r"(?P<{}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:])"
_DATE = re.compile(
    rf"\b(?=[0-9JFMASOND])(?:(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|(?P<m1>{_NAME})\s{{1,2}}(?:the\s)?{_DAY.format('d1')}(?:,?\s{{1,2}}{_YEAR.format('y1')})?"
    rf"|{_DAY.format('d2')}\s{{1,2}}(?:of\s)?(?P<m2>{_NAME})(?![\w])(?:,?\s{{1,2}}{_YEAR.format('y2')})?"
    rf"|(?P<m3>{_NAME}),?\s{{1,2}}(?:of\s)?{_YEAR.format('y3')})"
)
_MONTH_ALONE = re.compile(
    rf"\b(?=[IiSsLlEeMmTtNnUuBbFfOo])(?:[Ii]n|[Ss]ince|[Ll]ate|[Ee]arly|[Mm]id-?|[Ll]ast|[Tt]his|[Nn]ext|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f)\s(?P<month>{_NAME})\b(?!\.?,?\s\d)"
)


@dataclass(frozen=True, slots=True)
class FullDate:
    """A day, or a whole month, with its year.

    Attributes:
        start: First day it means.
        end: Last day it means, inclusive: the same, or the month's last.
    """

    start: date
    end: date
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A month, maybe with a day, whose year the text leaves to the reader.

    Attributes:
        month: 1 to 12.
        day: 1 to 31, or None for the month as a whole.
    """

    month: int
    day: int | None
    span: Span
    words: str


def full_dates(text: str) -> tuple[FullDate, ...]:
    """Return the dates with a year in order; days that no calendar has are left out."""
    return tuple(found for found in written_dates(text) if isinstance(found, FullDate))


def partial_dates(text: str) -> tuple[PartialDate, ...]:
    """Return the dates without a year, in order: `May 19`, and after a preposition a month alone: `in March`."""
    return tuple(found for found in written_dates(text) if isinstance(found, PartialDate))


def written_dates(text: str) -> tuple[FullDate | PartialDate, ...]:
    """Return what `full_dates` and `partial_dates` return, together and in order."""
    found = {item.span[0]: item for item in map(_read, _DATE.finditer(text)) if item is not None}
    for match in _MONTH_ALONE.finditer(text):
        span = match.span("month")
        found.setdefault(span[0], PartialDate(_month(match["month"]), None, span, match["month"]))
    return tuple(found[start] for start in sorted(found))


def _read(match: re.Match[str]) -> FullDate | PartialDate | None:
    span, words = match.span(), match[0]
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return FullDate(day, day, span, words)
        month = _month(match["m1"] or match["m2"] or match["m3"])
        written_day, written_year = match["d1"] or match["d2"], match["y1"] or match["y2"] or match["y3"]
        if not written_day:
            year = int(written_year)
            return FullDate(
                date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), span, words
            )
        day = date(int(written_year or 2000), month, int(written_day))
    except ValueError:
        return None
    return FullDate(day, day, span, words) if written_year else PartialDate(month, day.day, span, words)


def _month(name: str) -> int:
    return _MONTHS[name.casefold()[:3]]
