"""How the briefing puts days, counts and lists into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.documents.model import Published

__all__ = ["counted", "days", "listed", "number", "published", "share", "shortened"]

_MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def days(start: str | None, end: str | None) -> str:
    """Return an interval of ISO days in words: `19 May 2025`, `19–21 May 2025`, `May 2025`, `until 8 July 2025`."""
    if start is None and end is None:
        return "date unknown"
    if start is None or end is None:
        known = date.fromisoformat(start or end or "")
        return f"{'until' if start is None else 'from'} {_day(known)}"
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return _day(first)
    if _whole_months(first, last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _whole_months(first: date, last: date) -> bool:
    return (
        first.day == 1
        and last.toordinal() < date.max.toordinal()
        and date.fromordinal(last.toordinal() + 1).day == 1
    )


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    end = f"{_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = _MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return f"{start} – {end}"


def published(when: Published) -> str:
    """Return a publication date in words."""
    return days(when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None)


def number(count: int) -> str:
    """Return a count, small ones in words: `no`, `three`, `1,200`."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: `one report`, `three reports`, `41 statements`."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


_SHARES = (
    (0.1, "one in ten"), (0.2, "one in five"), (0.25, "one in four"), (1 / 3, "one in three"), (0.4, "two in five"),
    (0.5, "half"), (0.6, "three in five"), (2 / 3, "two in three"), (0.75, "three in four"), (0.8, "four in five"),
    (0.9, "nine in ten"),
)  # fmt: skip
_FEW = 20


def share(count: int, total: int, noun: str) -> str:
    """Return a share in words with its counts: `about four in five (412 of 500 draws)`, `3 of 7 draws`.

    A share of few is said as counts alone, since no fraction of them means much.
    """
    counts = f"{count:,} of {total:,} {noun}"
    if total < _FEW:
        return counts
    if count in (0, total):
        return f"{'all' if count else 'none'} of {total:,} {noun}"
    part = count / total
    for one_in, name in ((1_000, "a thousand"), (100, "a hundred")):
        if total >= 10 * one_in and part * one_in < 1.5:
            return f"{'about' if part * one_in >= 0.5 else 'fewer than'} one in {name} ({counts})"
    if part < 0.07:
        return f"fewer than one in ten ({counts})"
    if part > 0.93:
        return f"more than nine in ten ({counts})"
    words = min(_SHARES, key=lambda each: (abs(each[0] - part), each[0]))[1]
    return f"about {words} ({counts})"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Return parts as a list in words: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def shortened(words: str, most: int = 280) -> str:
    """Return words cut at a space with an ellipsis where they are longer than `most` code points."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    cut = words.rfind(" ", 0, most)
    return words[: cut if cut > most // 2 else most].rstrip(" ,;:") + " …"
