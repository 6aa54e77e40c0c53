"""Relative notation and its arithmetic: what a relative time means when the anchor day is known.

A relative time is a chain of steps joined by `|`, each applied to what the step before it meant, the first to the
anchor day; `@T…` at the end adds a part of day or a clock time.

| step | means |
|---|---|
| `day:-1` `week:0` `month:+2` `quarter:-1` `half:0` `year:0` `decade:-1` `century:0` `weekend:-1` | the calendar unit that holds the anchor, moved by so many |
| `weekday:mon` `weekend` `month:name=5` `date:05-19` `date:05-08..05-10` `dom:19` `quarter:n=3` `half:n=1` `season:SU` `holiday:easter` `yearend` | a named day or period, whose year (week, month) the anchor decides |
| `weekend:near` | the weekend next to what stands before, and with it |
| `shift:-1y` | what stands before, moved, with its own width (units d w m q y) |
| `span:-3w..0` `span:0..+2w` | the stretch that ends or begins with the anchor; its value is a duration (P3W); `X` weeks are some, and the far end open |
| `ref:past` `ref:present` `ref:future` | PAST_REF (open .. anchor), PRESENT_REF (the anchor), FUTURE_REF (anchor .. open) |
| `text` | the anchor is not the day of writing but a time or an event told in the text |

Named steps take a direction as a last part: `past` (the latest that has begun by the anchor), `future` (the earliest
that is not over), `last` (the latest that is over, or began in an earlier unit), `next` (the earliest that is yet to
begin), `this` (the one in the anchor's own week, month or year), `near` (the closest, the past counting half), `in` (the one inside what the
step before meant). Without one the tense decides; without a tense, weekdays, quarters, halves and seasons look back, dates,
months and feasts to the closest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from detente.coding.times.calendar import holiday, interval, shifted, unit_value

__all__ = ["Resolved", "resolve"]

_UNITS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CALENDAR = re.compile(r"(day|week|weekend|month|quarter|half|year|decade|century):([+-]?\d+)")
_NAMED = re.compile(
    r"(weekend|weekday|month|date|dom|quarter|half|season|holiday|yearend)"
    r"(?::(?!(?:past|future|last|next|this|near|in)\b)(?:name=|n=)?([A-Za-z0-9.-]+))?(?::(\w+))?"
)
_SHIFT = re.compile(r"shift:([+-]?\d+)([dwmqy])")
_SPAN = re.compile(r"span:(?:-(\d+|X)([a-z]+)\.\.0|0\.\.\+(\d+|X)([a-z]+))")
_CLOCKED = {"h": (24, "H"), "i": (1440, "M"), "s": (86400, "S"), "min": (1440, "M")}
_BACKWARD = frozenset({"weekday", "weekend", "quarter", "half", "season"})
_FREE = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a relative time means: its value, if only one is possible, and the days it may be; None is open or unknown."""

    value: str | None = None
    start: date | None = None
    end: date | None = None


def resolve(found_relative: str, anchor: tuple[date, date], *, tense: str = "unknown") -> Resolved:
    """Return what a relative time means, anchored on one day or somewhere in an interval of days.

    Args:
        found_relative: The notation above.
        anchor: First and last possible anchor day.
        tense: `past`, `future` or `unknown`: decides for named days that say no direction themselves.

    Returns:
        For a wide anchor the hull of all that its days give, with a value only where all give the same. Nothing
        known (three Nones) for what hangs on the text, for notation that is none, and past the calendar's end.
    """
    first = _on(found_relative, anchor[0], tense)
    last = first if anchor[1] == anchor[0] else _on(found_relative, anchor[1], tense)
    # Every step grows with its anchor, so the ends of the anchor give the ends of the hull.
    return Resolved(first.value if first.value == last.value else None, first.start, last.end)


@lru_cache(maxsize=4096)
def _on(relative: str, anchor: date, tense: str) -> Resolved:
    chain, _, part = relative.partition("@")
    state = Resolved(None, anchor, anchor)
    try:
        for step in chain.split("|"):
            state = _step(step, state, tense)
    except (ValueError, OverflowError, KeyError):
        return Resolved()
    if part and state.value:
        return Resolved(state.value + part, state.start, state.end)
    return state


def _step(step: str, state: Resolved, tense: str) -> Resolved:
    for pattern, apply in _STEPS:
        if match := pattern.fullmatch(step):
            return apply(match, state, tense)
    raise ValueError(f"no step of the notation: {step}")


def _valued(value: str) -> Resolved:
    return Resolved(value, *interval(value))


def _calendar(match: re.Match[str], state: Resolved, _tense: str) -> Resolved:
    day = state.start
    if day is None:
        raise ValueError("nothing to count from")
    return _valued(unit_value(shifted(day, match[1], int(match[2])), match[1]))


def _shift(match: re.Match[str], state: Resolved, _tense: str) -> Resolved:
    if state.start is None or state.value is None:
        raise ValueError("nothing to move")
    width = _width(state.value)
    if width is None:
        raise ValueError("a value that cannot be moved")
    return _valued(unit_value(shifted(state.start, _UNITS[match[2]], int(match[1])), width))


def _width(value: str) -> str | None:
    value = value.partition("T")[0]
    for pattern, unit in _WIDTHS:
        if re.fullmatch(pattern, value):
            return unit
    return None


_WIDTHS = (
    (r"\d{4}-\d\d-\d\d", "day"),
    (r"\d{4}-W\d\d-WE", "weekend"),
    (r"\d{4}-W\d\d", "week"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-Q\d", "quarter"),
    (r"\d{4}-H\d", "half"),
    (r"\d{4}-(?:SP|SU|FA|WI)", "season"),
    (r"\d{4}", "year"),
    (r"\d{3}", "decade"),
    (r"\d\d", "century"),
)


def _span(match: re.Match[str], state: Resolved, _tense: str) -> Resolved:
    back, back_unit, ahead, ahead_unit = match.groups()
    written, unit = back or ahead, back_unit or ahead_unit
    per_day, letter = _CLOCKED.get(unit, (1, unit.upper()))
    value = f"P{'T' if unit in _CLOCKED else ''}{written}{letter}"
    if state.start is None:
        raise ValueError("nothing to count from")
    if written == "X":
        return Resolved(value, None, state.end) if back else Resolved(value, state.start, None)
    count = -(-int(written) // per_day)
    over = shifted(state.start, _UNITS.get(unit, "day"), -count if back else count)
    return Resolved(value, over, state.start) if back else Resolved(value, state.start, over)


def _reference(match: re.Match[str], state: Resolved, _tense: str) -> Resolved:
    return {
        "past": Resolved("PAST_REF", None, state.end),
        "present": Resolved("PRESENT_REF", state.start, state.end),
        "future": Resolved("FUTURE_REF", state.start, None),
    }[match[1]]


def _value(match: re.Match[str], _state: Resolved, _tense: str) -> Resolved:
    return _valued(match[1])


def _named(match: re.Match[str], state: Resolved, tense: str) -> Resolved:
    kind, name, direction = match.groups()
    if kind == "weekend" and direction == "near" and state.start:
        return _weekend_at(state.start)
    if state.start is None or state.end is None:
        raise ValueError("nothing to look from")
    if not direction:
        direction = {"past": "past", "future": "future"}.get(tense, "past" if kind in _BACKWARD else "near")
    values = [_valued(value) for value in _candidates(kind, name or "", state.start, state.end)]
    chosen = _chosen(values, direction, state)
    if chosen is None:
        raise ValueError("no such day")
    return chosen


def _weekend_at(day: date) -> Resolved:
    """The weekend next to a feast, with the feast: Memorial Day's is the one before it."""
    saturday = day + timedelta(days=5 - day.weekday() - (7 if day.weekday() < 3 else 0))
    sunday = saturday + timedelta(days=1)
    return Resolved(unit_value(saturday, "weekend"), min(saturday, day), max(sunday, day))


def _candidates(kind: str, name: str, start: date, end: date) -> list[str]:
    """Values of what bears the name in the units next to the anchor, in order."""
    if kind == "weekday":
        number = _WEEKDAYS.index(name)
        first = start - timedelta(days=(start.weekday() - number) % 7 + 7)
        count = (end - first).days // 7 + 3
        return [(first + timedelta(days=7 * step)).isoformat() for step in range(count)]
    if kind == "weekend":
        weeks = range(-2, (end - start).days // 7 + 4)
        return [unit_value(start + timedelta(days=7 * step), "weekend") for step in weeks]
    if kind == "dom":
        months = [
            shifted(start.replace(day=1), "month", step)
            for step in range(-2, _months_between(start, end) + 3)
        ]
        return [f"{month.isoformat()[:7]}-{int(name):02}" for month in months if _exists(month, int(name))]
    reach = 8 if name == "02-29" else 2
    years = range(max(1, start.year - reach), min(9999, end.year + reach) + 1)
    return list(_in_years(kind, name, years))


def _in_years(kind: str, name: str, years: Iterable[int]) -> Iterable[str]:
    for year in years:
        if kind == "holiday":
            yield holiday(name, year).isoformat()
        elif kind == "yearend":
            yield f"{year:04}-12-31"
        else:
            value = "/".join(f"{year:04}-" + _YEARLY[kind](end) for end in name.split(".."))
            if interval(value)[0]:  # 29 February is not in every year
                yield value


_YEARLY: dict[str, Callable[[str], str]] = {
    "month": lambda name: f"{int(name):02}",
    "date": lambda name: name,
    "quarter": lambda name: f"Q{name}",
    "half": lambda name: f"H{name}",
    "season": lambda name: name,
}


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _exists(month: date, day: int) -> bool:
    return bool(interval(f"{month.isoformat()[:7]}-{day:02}")[0])


def _chosen(values: list[Resolved], direction: str, state: Resolved) -> Resolved | None:
    start, end = state.start, state.end
    if start is None or end is None:
        return None
    begun = [value for value in values if value.start and value.start <= start]
    unfinished = [value for value in values if value.end and value.end >= end]
    over = [value for value in values if value.end and value.end < start]
    ahead = [value for value in values if value.start and value.start > end]
    if direction == "past":
        return begun[-1] if begun else None
    if direction == "future":
        return unfinished[0] if unfinished else None
    if direction == "last":
        return over[-1] if over else None
    if direction == "next":
        return ahead[0] if ahead else None
    if direction in {"this", "in"}:
        return _own(values, direction, start, end)
    return _nearest(begun, unfinished, start)


def _own(values: list[Resolved], direction: str, start: date, end: date) -> Resolved | None:
    if direction == "in":
        inside = [v for v in values if v.start and v.end and start <= v.start and v.end <= end]
        return inside[0] if inside else None
    is_day = any(value.value and len(value.value) == 10 for value in values)
    own = [v for v in values if v.start and v.start.year == start.year]
    if is_day:
        week = [v for v in values if v.start and v.start.isocalendar()[:2] == start.isocalendar()[:2]]
        own = week or own
    return own[0] if own else None


def _nearest(begun: list[Resolved], unfinished: list[Resolved], day: date) -> Resolved | None:
    before, after = begun[-1] if begun else None, unfinished[0] if unfinished else None
    if before is None or after is None:
        return before or after
    if before.end is None or after.start is None:
        return before
    back, forth = (day - before.end).days, (after.start - day).days
    # News tells of what was more than of what will be.
    return before if back <= 2 * forth else after


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Resolved, str], Resolved]], ...] = (
    (_CALENDAR, _calendar),
    (_NAMED, _named),
    (_SHIFT, _shift),
    (_SPAN, _span),
    (re.compile(r"ref:(past|present|future)"), _reference),
    (re.compile(r"value:(\S+)"), _value),
)
