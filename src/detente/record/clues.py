"""What one document lets us tell of days: dated sentences with what they are about, weekdays, feasts, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from detente.coding.items import Time
from detente.documents.model import Document
from detente.record.due import sentence_around
from detente.record.terms import plain, stem, terms

__all__ = ["WEEKDAYS", "Clues", "Mention", "about", "clues_of", "telling_terms"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WEEKDAY = re.compile(r"weekday:(\w+)(?::(\w+))?(?:@\w+)?")
_DATE = re.compile(r"date:(\d\d)-(\d\d)(?::(\w+))?(?:@\w+)?")
_FEAST = re.compile(r"holiday:([\w-]+)(?::\w+)?(\|weekend:\w+)?")
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_AHEAD = re.compile(
    r"\b(?:(?:to be (?:held|signed|delivered)|will|would|shall|scheduled|set|due|planned|plans?|starting|deadline"
    r"|to (?:meet|begin|start|take place|open)|to hold|ready for)\W+(?:[\w’'.-]+\W+){0,5}"
    r"|(?:until|till|by|before|from|next|coming|no later than)\W+(?:[\w’'.-]+\W+){0,1})$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:is|’s|'s) (?:almost|nearly) (January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATELINE = re.compile(
    r"[A-Z][A-Za-z.’' ]{1,40},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\s*(?:—|–|--|-|$|\n)"
)
_QUOTED = re.compile(r'"([a-z][^"]{3,60}?)[,.]?"')
_COMPOUND = re.compile(
    r"\b((?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:st|nd|rd|th)?)[- ]([a-z]{3,})"
)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|largest|biggest|deadliest|heaviest|longest|worst|latest|greatest)[- ](?:ever |direct"
    r" |high-level )?([a-z]{3,})(?:[- ]([a-z]{3,}))?"
)


class Mention(NamedTuple):
    """A time expression that may tell the day of something.

    Attributes:
        place: Index among the document's times; -1 for none of them.
        words: As the text has them.
        kind: `weekday`, `date`, `feast` or `full`.
        weekday: Monday is 0; None where none is named.
        month_day: Month and day, where told.
        day: The day itself, where the text alone or the document's stated date gives it.
        feast: Name of the feast, and whether its weekend is meant.
        ahead: The text speaks of what is yet to come; None where it cannot be told.
        about: What the sentence is about (`about`).
        sentence: The sentence, shortened, for the reader.
        start: Where it stands.
    """

    place: int
    words: str
    kind: str
    weekday: int | None
    month_day: tuple[int, int] | None
    day: date | None
    feast: tuple[str, bool] | None
    ahead: bool | None
    about: frozenset[str]
    sentence: str
    start: int


class Clues(NamedTuple):
    """What a document lets us tell of its own day.

    Attributes:
        dateline: Month and day of a dateline or byline without a year, with its words.
        nearly: The month that is "almost" there, if the text says so.
    """

    mentions: tuple[Mention, ...]
    dateline: tuple[int, int, str] | None
    nearly: tuple[int, str] | None


def about(sentence: str) -> frozenset[str]:
    """Return stems of what a sentence is about, with what tells it from others: counted things, superlatives, quotations.

    Counted things are one word (`2-hour`, `1000-prisoner`), so are superlatives and ordinals with what they stand
    before (`largest-dron`), and a quotation of a few words is one.
    """
    flat = plain(sentence)
    found = set(terms(sentence))
    for term in tuple(found):
        if "-" in term:
            found.update(part for part in term.split("-") if len(part) > 3)
    for number, noun in _COMPOUND.findall(flat):
        found.add(f"{stem(number)}-{stem(noun)}")
    for word, first, second in _ORDINAL.findall(flat):
        found.add(f"{word}-{stem(first)}")
        if second:
            found.add(f"{word}-{stem(second)}")
    for words in _QUOTED.findall(flat):
        if 2 <= len(words.split()) <= 6:
            found.add(f'"{words}"')
    return frozenset(found)


def telling_terms(found: Iterable[str]) -> list[str]:
    """Return those of a sentence's terms that tell one event from others, in order."""
    return sorted(term for term in found if _tells(term))


@lru_cache(maxsize=50_000)
def _tells(term: str) -> bool:
    if term.startswith('"'):
        return True
    head, dash, _ = term.partition("-")
    return bool(dash) and (head[0].isdigit() or bool(_ORDINAL.match(f"{head} noun")))


def clues_of(document: Document, times: Sequence[Time]) -> Clues:
    """Return the clues of a document, from its times and its text."""
    mentions = [
        mention
        for place, time in enumerate(times)
        if (mention := _mention(document, place, time)) is not None
    ]
    nearly = _NEARLY.search(document.text)
    return Clues(
        tuple(sorted(mentions, key=lambda mention: mention.start)),
        _dateline(document, mentions),
        (_MONTHS.index(nearly[1]) + 1, nearly[0]) if nearly else None,
    )


def _mention(document: Document, place: int, time: Time) -> Mention | None:
    kind = _kind(time)
    if kind is None:
        return None
    name, weekday, month_day, feast, direction = kind
    text, (start, end) = document.text, (time.spans[0][0], time.spans[-1][1])
    first, last = sentence_around(text, (start, end))
    sentence = text[first:last]
    day = date.fromisoformat(time.start) if time.start and time.start == time.end else None
    return Mention(
        place, time.words, name, weekday, month_day, day, feast, _ahead(text[first:start], direction),
        about(text[first:start] + " " + text[end:last]) if len(sentence) < 1_500 else frozenset(),
        _shortened(sentence), start,
    )  # fmt: skip


_Kind = tuple[str, int | None, tuple[int, int] | None, tuple[str, bool] | None, str | None]


def _kind(time: Time) -> _Kind | None:
    relative = time.relative or ""
    if match := _WEEKDAY.fullmatch(relative):
        return ("weekday", WEEKDAYS.index(match[1]), None, None, match[2])
    if match := _DATE.fullmatch(relative):
        return ("date", None, (int(match[1]), int(match[2])), None, match[3])
    if match := _FEAST.fullmatch(relative):
        return ("feast", None, None, (match[1], bool(match[2])), None)
    if not relative and _FULL.fullmatch(time.value or ""):
        return ("full", None, None, None, None)
    return None


def _ahead(before: str, direction: str | None) -> bool | None:
    """Return whether the words before a time speak of what is to come.

    A verb's tense alone (`future`) is too weak a sign in reported speech, so it only leaves the question open.
    """
    if direction == "next" or _AHEAD.search(before[-60:]):
        return True
    return None if direction == "future" else False


def _dateline(document: Document, mentions: Sequence[Mention]) -> tuple[int, int, str] | None:
    """Return the month and day that stand in a headline, byline or dateline without a year."""
    body = next((zone for zone in document.zones if zone.kind == "body"), None)
    for mention in mentions:
        if mention.kind != "date" or mention.month_day is None:
            continue
        zone = next((z for z in document.zones if z.start <= mention.start < z.end), None)
        if zone is None:
            continue
        stamped = zone.kind == "byline" or (
            mention.start < 200
            and zone.kind in ("headline", "body")
            and bool(re.search(r"\|\s*$", document.text[max(zone.start, mention.start - 3) : mention.start]))
        )
        line = zone is body and bool(_DATELINE.match(document.text[zone.start : zone.start + 80]))
        if stamped or (line and mention.start < zone.start + 60):
            return (*mention.month_day, mention.words)
    return None


def _shortened(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= 140 else words[:137].rsplit(" ", 1)[0] + " …"
