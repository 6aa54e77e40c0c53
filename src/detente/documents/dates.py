"""When one document came out: stated by its file or its own date lines, else inferred from its words, else unknown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from detente.documents.date_words import FullDate, PartialDate, full_dates, partial_dates, written_dates
from detente.documents.furniture import is_date_line
from detente.documents.model import Published, Zone
from detente.documents.named_days import NamedDay, named_days

__all__ = ["own_partial_date", "published"]

_STAMP = re.compile(r"\d{1,2}[:.]\d{2}")
_ISSUED = re.compile(r"\b(?:published|posted|issued|released|appeared|date[d]?)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|corrected)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]+\b[^\n!?]{0,60}?(?:\([^)\n]{2,20}\)|--|—|–|\s-\s)"
    r"|[A-Z][^\n!?]{0,60}?\([A-Z][^)\n]{1,20}\)\s*(?:--?|—|–|_)"
)
_NOT_PAST = re.compile(
    r"\b(?:will|would|by|until|till|before|through|due|deadline|expires?|scheduled|slated|planned|plans?|set for|to be|ahead of"
    r"|no later than|starting|upcoming|next|extend\w*|postponed|could|may|might|should|if|expects?|ending)\b[^.!?]*$"
    r"|\b(?:for|after)\s*$"
)
_AS_OF = re.compile(r"\b(?:as of|so far in|to date in)\s+(?:late |early |mid-)?$", re.IGNORECASE)
_TODAY = {"today": 0, "yesterday": 1, "tomorrow": -1, "tonight": 0}
_DEICTIC = re.compile(r"\b(today|tonight|yesterday|tomorrow),?\s+(?:\w+day,?\s+)?\(?$", re.IGNORECASE)
_RIGHTS_YEAR = re.compile(
    r"(?:copyright|©|\(c\))[^\n]{0,12}?(?P<year>20\d\d|19\d\d)(?!\s?[-–]\s?\d)", re.IGNORECASE
)
_THIS_YEAR = re.compile(
    r"\b(?:so far in|this year,? ?(?:in )?)\s?(?P<year>(?:19|20)\d\d)\b(?!-)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CORRECTION = re.compile(r"(?:correction|clarification)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_TAIL_ZONES = 6


@dataclass(frozen=True, slots=True)
class _Stated:
    start: date
    end: date
    rank: int
    evidence: str


@dataclass(frozen=True, slots=True)
class _Present:
    """The time a text calls the present: from its first day to its last, or open if only a day is named."""

    start: date
    end: date | None
    words: str


def published(text: str, zones: Sequence[Zone], field: Published | None = None) -> Published:
    """Return when a document came out, and how that is known.

    Args:
        text: The stored text.
        zones: Its labelled blocks: date lines count in the byline and the furniture next to the article.
        field: The date that the file's metadata gives, if any.

    Returns:
        `stated`: the field, or a date line. Two that differ by a day (time zones, a reprint) give the interval of
        both. `inferred`: between the last day that the text treats as past and the end of the month or year that it
        calls the present. `unknown`: neither; the evidence then holds the words that other documents may pin down.
    """
    stated = _stated(text, zones)
    if field is not None and field.start is not None and field.end is not None:
        stated.insert(0, _Stated(field.start, field.end, -1, field.evidence))
    if stated:
        return _agreed(stated)
    return _inferred(text, zones)


def _stated(text: str, zones: Sequence[Zone]) -> list[_Stated]:
    """Return the date lines in and around the article, best first; those of links far below it do not count."""
    bodies = [index for index, zone in enumerate(zones) if zone.kind in ("body", "quotation")]
    found: list[_Stated] = []
    before: list[str] = []
    for index, zone in enumerate(zones[: (bodies[-1] if bodies else -1) + 1 + _TAIL_ZONES]):
        words = text[zone.start : min(zone.end, zone.start + 300)]
        if zone.kind == "body" and index in bodies[:1]:
            match = _DATELINE.match(words)
            words = match[0] if match else ""
            dates = full_dates(words)
        elif zone.kind == "byline" or (
            zone.kind == "boilerplate" and (is_date_line(words) or _ISSUED.search(words))
        ):
            dates = () if any(map(_CORRECTION.match, before[-3:])) else full_dates(words)
        else:
            dates = ()
        evidence = f"“{' '.join(words.split())[:80]}”"
        found += [_Stated(item.start, item.end, _rank(words), evidence) for item in dates]
        before.append(words)
    return sorted(found, key=attrgetter("rank"))


def _rank(words: str) -> int:
    if _UPDATED.search(words) and not _ISSUED.search(words):
        return 3
    return 0 if _STAMP.search(words) else 1 if _ISSUED.search(words) else 2


def _agreed(stated: list[_Stated]) -> Published:
    best = stated[0]
    near = [item for item in stated[1:] if abs((item.start - best.start).days) <= 1 and item.rank < 3]
    differing = [item for item in near if (item.start, item.end) != (best.start, best.end)][:1]
    together = [best, *differing]
    return Published(
        min(item.start for item in together),
        max(item.end for item in together),
        "stated",
        " and ".join(dict.fromkeys(item.evidence for item in together)),
    )


def own_partial_date(text: str, zones: Sequence[Zone]) -> PartialDate | None:
    """Return the document's own date where it leaves out the year: of a date line, or of the dateline of its lead."""
    bodies = [zone for zone in zones if zone.kind in ("body", "quotation")]
    for zone in zones:
        if bodies and zone.start > bodies[0].start:
            return None
        words = text[zone.start : min(zone.end, zone.start + 200)]
        if bodies and zone.start == bodies[0].start:
            match = _DATELINE.match(words)
            words = match[0] if match else ""
        elif zone.kind != "byline":
            continue
        for item in partial_dates(words):
            if item.day is not None:
                start, end = (zone.start + offset for offset in item.span)
                return replace(item, span=(start, end))
    return None


def _inferred(text: str, zones: Sequence[Zone]) -> Published:
    body = [zone for zone in zones if zone.kind not in ("byline", "boilerplate")]
    written = [item for item in written_dates(text) if _inside(item, body)]
    full = [item for item in written if isinstance(item, FullDate)]
    own, present = own_partial_date(text, zones), _present(text, zones, full)
    exact = _deictic(text, full) or _own_day(own, present)
    if exact is not None:
        return exact
    yearless: list[PartialDate | NamedDay] = [item for item in written if isinstance(item, PartialDate)]
    yearless += [item for item in named_days(text) if _inside(item, body)]
    starts = [(item.start, item.words) for item in full if item.start == item.end and _past(text, item)]
    if present is not None:
        starts += [(present.start, present.words), *_days_within(text, yearless, present)]
    if not starts:
        return Published(evidence=_unpinned(text, own, yearless))
    start, words = max(starts)
    if present is None or present.end is None or present.end < start:
        return Published(start, None, "inferred", f"“{words}”")
    shown = dict.fromkeys((words, present.words))
    return Published(start, present.end, "inferred", ", ".join(f"“{each}”" for each in shown))


def _own_day(own: PartialDate | None, present: _Present | None) -> Published | None:
    """Return the day of a date line without a year, in the year that the text calls the present."""
    if own is None or present is None:
        return None
    day = _in_year(own, present.start.year)
    if day is None:
        return None
    return Published(day, day, "inferred", f"“{own.words}”, “{present.words}”")


def _days_within(
    text: str, items: Sequence[PartialDate | NamedDay], present: _Present
) -> list[tuple[date, str]]:
    """Return the days without a year that the text treats as past, in the year that it calls the present."""
    days = [(_in_year(item, present.start.year), item) for item in items if _past(text, item)]
    return [(day, item.words) for day, item in days if day and (present.end is None or day <= present.end)]


def _inside(item: FullDate | PartialDate | NamedDay, zones: Sequence[Zone]) -> bool:
    index = bisect_right(zones, item.span[0], key=attrgetter("start")) - 1
    return index >= 0 and item.span[0] < zones[index].end


def _past(text: str, item: FullDate | PartialDate | NamedDay) -> bool:
    """Return whether the words before a date leave no doubt open that it had passed."""
    return _NOT_PAST.search(text[max(0, item.span[0] - 90) : item.span[0]].replace("\n", " . ")) is None


def _deictic(text: str, full: list[FullDate]) -> Published | None:
    for item in full:
        match = _DEICTIC.search(text[max(0, item.span[0] - 30) : item.span[0]])
        if match and item.start == item.end:
            day = item.start + timedelta(_TODAY[match[1].casefold()])
            return Published(day, day, "inferred", f"“{match[0]}{item.words}”")
    return None


def _present(text: str, zones: Sequence[Zone], full: list[FullDate]) -> _Present | None:
    """Return the day, month or year that the text calls the present.

    `As of` a month is the present only if the text knows of no later year: figures, too, are as of something.
    """
    for item in sorted(full, key=attrgetter("start"), reverse=True):
        before = _AS_OF.search(text[max(0, item.span[0] - 25) : item.span[0]])
        if before:
            if max(map(int, _YEAR.findall(text))) > item.start.year:
                break
            return _Present(
                item.start, None if item.start == item.end else item.end, f"{before[0]}{item.words}"
            )
    match = _THIS_YEAR.search(text) or _rights(text, zones)
    if match is None:
        return None
    year = int(match["year"])
    return _Present(date(year, 1, 1), date(year, 12, 31), match[0])


def _rights(text: str, zones: Sequence[Zone]) -> re.Match[str] | None:
    lines = (text[zone.start : zone.end][:200] for zone in zones if zone.kind == "boilerplate")
    return next((match for match in map(_RIGHTS_YEAR.search, lines) if match), None)


def _in_year(item: PartialDate | NamedDay, year: int) -> date | None:
    if isinstance(item, NamedDay):
        return item.days(year)[1]
    try:
        return date(year, item.month, item.day or 1)
    except ValueError:
        return None


def _unpinned(text: str, own: PartialDate | None, items: Sequence[PartialDate | NamedDay]) -> str:
    """Return the words that would date the text if something else gave the year or the week."""
    if own is not None:
        return f"dated without a year: “{own.words}”"
    words = dict.fromkeys(item.words for item in sorted(items, key=attrgetter("span")))
    if words:
        return "no year: " + ", ".join(f"“{each}”" for each in list(words)[:5])
    days = dict.fromkeys(_WEEKDAY.findall(text))
    return "only weekdays: " + ", ".join(f"“{each}”" for each in list(days)[:5]) if days else ""
