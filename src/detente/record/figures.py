"""Numbers in what is reported, and when two of them cannot both be right."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from detente.record.terms import plain, stem

__all__ = ["Figure", "figures_in", "incompatible", "scope_of"]

_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "dozen": 12,
}
_NUMBER = re.compile(
    r"(?:\b(more than|over|at least|no fewer than|fewer than|less than|under|up to|as many as|nearly|almost|about|around"
    r"|roughly|some|close to|an estimated|a total of) )?(?<![\w.,-])(\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight"
    r"|nine|ten|a dozen)(?: (million|billion|thousand))? (?:(?:of|other|more|new|[a-z]+(?:ian|ish|ese|an|i)|captured|wounded|dead"
    r"|attack|long-range|enemy|and|gravely|ill|young) ){0,2}([a-z][a-z-]{2,})",
)
_EACH = re.compile(
    r"\b(?:each|apiece|on (?:each|either) side|per side|from (?:each|either) side|a side|for [\d,]+)\b"
)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|a total of|all told|combined|between them)\b")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "": 1.0}
_NOT_COUNTED = frozenset(
    stem(word)
    for word in [
        "percent",
        "per",
        "cent",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "times",
        "and",
        "the",
        "for",
        "but",
        "with",
        "that",
        "who",
        "which",
        "miles",
        "kilometers",
        "kilometres",
        "points",
        "sides",
        "countries",
        "nations",
        "parties",
        "presidents",
        "leaders",
    ]
)
_AT_LEAST = frozenset({"more than", "over", "at least", "no fewer than"})
_AT_MOST = frozenset({"fewer than", "less than", "under", "up to", "as many as"})
_ABOUT = 0.15


class Figure(NamedTuple):
    """A counted thing: between `low` and `high` of `unit` (a stem), `scope` `each`, `in all` or empty, `text` as told."""

    low: float
    high: float
    unit: str
    scope: str
    text: str


def figures_in(words: str) -> list[Figure]:
    """Return the counted things that words tell of, without dates, durations and shares."""
    flat = plain(words)
    scope = scope_of(flat)
    found = []
    for match in _NUMBER.finditer(flat):
        how, number, scale, noun = match.groups()
        unit = stem(noun)
        if unit in _NOT_COUNTED or re.fullmatch(r"(?:19|20)\d\d", number):
            continue
        value = _value(number) * _SCALE[scale or ""]
        found.append(
            Figure(*_range(how or "", value), unit, scope, words[match.start() : match.end()].strip())
        )
    return found


def scope_of(flat: str) -> str:
    """Return whether plain words count `each` side's share or things `in all`; empty if they do not say."""
    return "each" if _EACH.search(flat) else "in all" if _IN_ALL.search(flat) else ""


def _value(number: str) -> float:
    if number.startswith("a "):
        return 12.0
    return float(_WORDS[number]) if number in _WORDS else float(number.replace(",", "").rstrip("."))


def _range(how: str, value: float) -> tuple[float, float]:
    if how in _AT_LEAST:
        return value, math.inf
    if how in _AT_MOST:
        return 0.0, value
    if how and how != "a total of":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def incompatible(first: Figure, second: Figure) -> str:
    """Return how two figures of one thing exclude each other: `fact`, `scope`, or empty if they do not."""
    if first.unit != second.unit:
        return ""
    if first.scope and second.scope and first.scope != second.scope and first.low == second.low:
        return "scope"
    if first.scope != second.scope:
        return ""
    return "fact" if first.high < second.low or second.high < first.low else ""
