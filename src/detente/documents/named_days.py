"""Days that texts call by name and that a year alone pins down: Memorial Day, Easter, Victory Day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from detente.documents.model import Span

__all__ = ["NamedDay", "named_days"]


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    """The n-th of a weekday (Monday is 0) in a month; the last one for n = -1."""

    def of(year: int) -> date:
        if n < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
            return last - timedelta((last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))

    return of


def _easter(method: Literal[2, 3], shift: int = 0) -> Callable[[int], date]:
    return lambda year: easter(year, method) + timedelta(shift)


_NAMED: dict[str, Callable[[int], date]] = {
    "New Year's Eve": _fixed(12, 31),
    "New Year's Day": _fixed(1, 1),
    "New Year's": _fixed(1, 1),
    "Orthodox Christmas": _fixed(1, 7),
    "Martin Luther King Jr. Day": _nth(1, 0, 3),
    "Valentine's Day": _fixed(2, 14),
    "Presidents Day": _nth(2, 0, 3),
    "Presidents' Day": _nth(2, 0, 3),
    "International Women's Day": _fixed(3, 8),
    "St. Patrick's Day": _fixed(3, 17),
    "Palm Sunday": _easter(EASTER_WESTERN, -7),
    "Good Friday": _easter(EASTER_WESTERN, -2),
    "Orthodox Easter": _easter(EASTER_ORTHODOX),
    "Easter Sunday": _easter(EASTER_WESTERN),
    "Easter Monday": _easter(EASTER_WESTERN, 1),
    "Easter": _easter(EASTER_WESTERN),
    "May Day": _fixed(5, 1),
    "VE Day": _fixed(5, 8),
    "V-E Day": _fixed(5, 8),
    "Victory Day": _fixed(5, 9),
    "Memorial Day": _nth(5, 0, -1),
    "Juneteenth": _fixed(6, 19),
    "Independence Day": _fixed(7, 4),
    "Bastille Day": _fixed(7, 14),
    "Labor Day": _nth(9, 0, 1),
    "Columbus Day": _nth(10, 0, 2),
    "Halloween": _fixed(10, 31),
    "Veterans Day": _fixed(11, 11),
    "Armistice Day": _fixed(11, 11),
    "Remembrance Day": _fixed(11, 11),
    "Thanksgiving": _nth(11, 3, 4),
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _fixed(12, 25),
    "Christmas": _fixed(12, 25),
    "Boxing Day": _fixed(12, 26),
}
_DAY = re.compile(
    r"\b(?=["
    + "".join(sorted({name[0] for name in _NAMED}))
    + r"])(?P<name>"
    + "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
    + r")\b(?P<weekend> weekend)?"
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A named day in a text.

    Attributes:
        name: Its name in the table.
        weekend: The text means the weekend around it.
    """

    name: str
    weekend: bool
    span: Span
    words: str

    def days(self, year: int) -> tuple[date, date]:
        """Return the first and last day meant in a year; a weekend runs from Saturday over the day's Monday or Friday."""
        day = _NAMED[self.name](year)
        if not self.weekend:
            return day, day
        saturday = day + timedelta((5 - day.weekday() + 3) % 7 - 3)
        return min(day, saturday), max(day, saturday + timedelta(1))


def named_days(text: str) -> tuple[NamedDay, ...]:
    """Return the named days of a text in order; a name counts only when capitalised."""
    return tuple(
        NamedDay(match["name"], bool(match["weekend"]), match.span(), text[slice(*match.span())])
        for match in _DAY.finditer(text.replace("’", "'"))
    )
