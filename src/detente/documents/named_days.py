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
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king jr. day": _nth(1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "palm sunday": _easter(EASTER_WESTERN, -7),
    "good friday": _easter(EASTER_WESTERN, -2),
    "orthodox easter": _easter(EASTER_ORTHODOX),
    "easter sunday": _easter(EASTER_WESTERN),
    "easter monday": _easter(EASTER_WESTERN, 1),
    "easter": _easter(EASTER_WESTERN),
    "may day": _fixed(5, 1),
    "ve day": _fixed(5, 8),
    "v-e day": _fixed(5, 8),
    "victory day": _fixed(5, 9),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
_DAY = re.compile(
    r"\b(?P<name>"
    + "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
    + r")\b(?P<weekend> weekend)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A named day in a text.

    Attributes:
        name: Its name in the table, in lower case.
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
    """Return the named days of a text in order; names count only when capitalised."""
    plain = text.replace("’", "'")
    return tuple(
        NamedDay(match["name"].casefold(), bool(match["weekend"]), match.span(), text[slice(*match.span())])
        for match in _DAY.finditer(plain)
        if match[0][0].isupper()
    )
