"""Finding time expressions in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.coding.times.grammar import RULES, compiled
from detente.coding.times.lexicon import CLASSES
from detente.coding.times.phrase import Phrase
from detente.coding.times.tense import tense_at
from detente.coding.times.tokens import Tagged, tagged

__all__ = ["Found", "find"]

_CORE = "".join(
    CLASSES[name]
    for name in (
        "UNIT UNITS MONTH ABBR WEEKDAY WEEKDAYS SEASON SEASONS PART PARTS NOON CLOCK AMPM DECADE HOLIDAY ISO SLASHED "
        "DEICTIC PRESENT PAST FUTURE ADVERB YEAR ORD NUM"
    ).split()
)
_GRAMMAR = re.compile("|".join(f"(?P<r{i}>{compiled(rule.pattern)})" for i, rule in enumerate(RULES)))


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset after its last.
        value: TIMEX3-style value if the words alone give one (`2025-05-19`, `P3W`), else None.
        relative: Otherwise how it hangs on the anchor day, in the notation of `resolve`.
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
    found: list[Found] = []
    place = 0
    while match := _GRAMMAR.search(words.classes, place):
        item = _read(words, match)
        if item is None:
            place = match.end() if RULES[int(match.lastgroup[1:])].name == "age" else match.start() + 1
        else:
            found.append(item)
            place = match.end()
    return tuple(found)


def _read(words: Tagged, match: re.Match[str]) -> Found | None:
    first, last = match.span()
    rule = RULES[int((match.lastgroup or "r0")[1:])]
    phrase = Phrase(
        words.classes[first:last],
        words.words[first:last],
        tense_at(words.classes, first, last),
        words.classes[first - 1 : first],
        words.classes[last : last + 1],
    )
    reading = rule.reading(phrase)
    if reading is None:
        return None
    value, relative = reading
    return Found(words.starts[first], words.ends[last - 1], value, relative, rule.name, rule.confidence)
