"""A text as a string of word classes, one character a word, over which the grammar is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from detente.coding.times.lexicon import CLASSES, PHRASES, WITHOUT_CAPITAL, WORDS

__all__ = ["Tagged", "tagged"]

_TOKEN = re.compile(
    r"[^\W\d_]+|[-,.;:()\"“”]"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])"
    r"|\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|['’]?\d0s\b|\d{3}0['’]?s\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d{1,4}(?![\d,.])|\d[\d,.]*\d|\d"
    r"|['’]s\b|\n\s*\n|\S"
)
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d{4}-.*"), "ISO"),
    (re.compile(r"\d+:.*"), "CLOCK"),
    (re.compile(r"['’]?\d+['’]?s"), "DECADE"),
    (re.compile(r"\d+(?:st|nd|rd|th)"), "ORD"),
    (re.compile(r"\d+/\d+/\d+|\d+\.\d+\.\d{4}"), "SLASHED"),
    (re.compile(r"\d+/\d+"), "FRAC"),
    (re.compile(r"0?[1-9]|[12]\d|3[01]"), "DAY"),
    (re.compile(r"1\d\d\d|2[01]\d\d"), "YEAR"),
)
_LONGEST_SHAPE = 20
_ADJECTIVES = frozenset(
    {"indeed", "hundred", "united", "armed", "speed", "sacred", "naked", "unspecified", "limited"}
)


def _any_case(words: set[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


_HEADS = _any_case(set(PHRASES))
_PHRASES = {
    head: (
        re.compile("|".join(re.escape(phrase) + r"(?!\w)" for phrase, _, _ in entries), re.IGNORECASE),
        {phrase: kind for phrase, kind, _ in entries},
    )
    for head, entries in PHRASES.items()
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text's words from one place to another, and their classes.

    Attributes:
        classes: One character a word; words that a phrase goes on over are joined to its first.
        words: The words as written, a phrase whole at its first.
        starts: Where each word begins in the text.
        ends: Where it ends.
    """

    classes: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def tagged(text: str, start: int = 0, end: int | None = None) -> Tagged:
    """Return the classes of the words of `text[start:end]`, in time linear in its length."""
    stop = len(text) if end is None else end
    spans = [match.span() for match in _TOKEN.finditer(text, start, stop)]
    words = [text[first:last] for first, last in spans]
    starts = [first for first, _ in spans]
    ends = [last for _, last in spans]
    classes = list(map(_kind, words))
    joined = -1
    for place in [place for place, word in enumerate(words) if word in _HEADS]:
        if place <= joined:
            continue
        pattern, kinds = _PHRASES[words[place].lower()]
        if match := pattern.match(text, starts[place], stop):
            words[place] = match.group()
            classes[place] = kinds[match.group().lower()]
            joined = place
            while joined + 1 < len(starts) and starts[joined + 1] < match.end():
                joined += 1
                classes[joined] = CLASSES["JOIN"]
    return Tagged("".join(classes), words, starts, ends)


@lru_cache(maxsize=1 << 15)
def _kind(word: str) -> str:
    """The class of a word by its lexicon entry, its ending or its shape."""
    low = word.lower()
    if word in WITHOUT_CAPITAL:
        return WITHOUT_CAPITAL[word]
    if low in WORDS:
        return WORDS[low]
    if word[0].isalpha():
        past = low.endswith("ed") and len(low) > 4 and low not in _ADJECTIVES
        return CLASSES["WAS" if past else "OTHER"]
    if word[0] == "\n":
        return CLASSES["BREAK"]
    if len(word) <= _LONGEST_SHAPE:
        for pattern, name in _SHAPES:
            if pattern.fullmatch(word):
                return CLASSES[name]
    return CLASSES["INT" if word[0].isdigit() else "OTHER"]
