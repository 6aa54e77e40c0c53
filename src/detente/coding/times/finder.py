"""Finding time expressions in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.coding.times.grammar import RULES, Rule, compiled
from detente.coding.times.lexicon import CLASSES
from detente.coding.times.phrase import Phrase
from detente.coding.times.tense import tense_at
from detente.coding.times.tokens import Tagged, tagged

__all__ = ["Found", "find"]

_PATTERNS = tuple((rule, re.compile(compiled(rule.pattern))) for rule in RULES)
_ANY = re.compile("|".join(f"({compiled(rule.pattern)})" for rule in RULES))
# Where an expression may be: a word that only times have, and before it what may open one.
_OPENING = (
    "THE ART DEM THAT LAST NEXT LATEST SAME OWN OF IN WITHIN FOR NUM DAY YEAR INT FRAC HALF VAGUE MORE ORD FISCAL "
    "EARLIER LATER FOLLOWING PRECEDING EARLY BOUND APPROX EVERY DASH JOIN AND OR TO COMMA RECENT ON OPEN POSS"
)
_CORE = (
    "UNIT UNITS MONTH ABBR WEEKDAY WEEKDAYS SEASON SEASONS PART PARTS NOON CLOCK AMPM DECADE HOLIDAY ISO SLASHED Q "
    "DEICTIC PRESENT PAST FUTURE ADVERB YEAR ORD WHILE NUM LAST PERIOD"
)
_CANDIDATE = re.compile(compiled(f"[{_OPENING}]") + "{0,12}" + compiled(f"[{_CORE}]"))


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        value: TIMEX3-style value if the words alone give one (`2025-05-19`, `P3W`), else None.
        relative: How it hangs on the anchor day, in the notation of `resolve`, if it does. What hangs on an event
            may have both: the length of time between as its value.
        rule: The rule's name.
        confidence: How sure the rule is, 0 to 1.
    """

    start: int
    end: int
    value: str | None
    relative: str | None
    rule: str
    confidence: float


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Found, ...]:
    """Return the time expressions of `text[start:end]` in order; none overlap, offsets count from the text's start."""
    words = tagged(text, start, end)
    return tuple(_expressions(words))


def _expressions(words: Tagged) -> Iterator[Found]:
    classes = words.classes
    place = 0
    while candidate := _CANDIDATE.search(classes, place):
        at = max(candidate.start(), place)
        place = candidate.end()
        while at < place:
            read = _first_reading(words, at)
            if read is None:
                at += 1
                continue
            found, at = read
            place = max(place, at)
            if found:
                yield found


def _first_reading(words: Tagged, at: int) -> tuple[Found | None, int] | None:
    """What the first rule that fits at a word and does not decline makes of it, and where it ends."""
    match = _ANY.match(words.classes, at)
    if match is None or match.lastindex is None:
        return None
    for rule, pattern in _PATTERNS[match.lastindex - 1 :]:
        if match := pattern.match(words.classes, at):
            reading = rule.reading(_phrase(words, match))
            if reading == (None, None):
                return None, match.end()
            if reading:
                return _found(words, match, rule, reading), match.end()
    return None


def _phrase(words: Tagged, match: re.Match[str]) -> Phrase:
    first, last = match.span()
    follower = words.words[last].lower() if last < len(words.words) else ""
    return Phrase(
        words.classes[first:last],
        tuple(word.lower() for word in words.words[first:last]),
        tense_at(words.classes, first, last),
        words.classes[first - 1 : first] if first else "",
        words.classes[last : last + 1],
        follower,
    )


def _found(words: Tagged, match: re.Match[str], rule: Rule, reading: tuple[str | None, str | None]) -> Found:
    first, last = match.span()
    # A preposition that only helped to recognise the phrase is no part of it.
    while words.classes[first] in _LEADING and last - first > 1:
        first += 1
    return Found(words.starts[first], words.ends[last - 1], *reading, rule.name, rule.confidence)


_LEADING = (CLASSES["IN"], CLASSES["WITHIN"], CLASSES["FOR"])
