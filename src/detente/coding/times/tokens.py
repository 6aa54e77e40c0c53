"""A text as a string of word classes, one character a word, over which the grammar is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.coding.times.lexicon import CAPITALISED, CLASSES, PHRASES, WORDS

__all__ = ["Tagged", "tagged"]

_TOKEN = re.compile(
    r"[Qq][1-4]\b|[A-Za-z]+(?:\.m\b\.?)?"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])"
    r"|\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|['’]?\d0s\b|\d{3}0['’]?s\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d{1,2}(?![\d/])|\d{1,4}(?![\d,.]*\d)"
    r"|\d[\d,.]*\d|\d|['’]s\b|\n\s*\n|\S"
)
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d{4}-.*"), "ISO"),
    (re.compile(r"\d+:.*"), "CLOCK"),
    (re.compile(r".*s"), "DECADE"),
    (re.compile(r"\d+(?:st|nd|rd|th)"), "ORD"),
    (re.compile(r"\d+/\d+/\d+|\d+\.\d+\.\d+"), "SLASHED"),
    (re.compile(r"\d+/\d+"), "FRAC"),
    (re.compile(r"0?[1-9]|[12]\d|3[01]"), "DAY"),
    (re.compile(r"1\d\d\d|2[01]\d\d"), "YEAR"),
)
_OTHER = CLASSES["OTHER"]
_INT = CLASSES["INT"]
_WAS = CLASSES["WAS"]
_QUARTERS = {"q1", "q2", "q3", "q4"}
_ADJECTIVES = {
    "need",
    "indeed",
    "hundred",
    "united",
    "armed",
    "so-called",
    "speed",
    "embed",
    "sacred",
    "naked",
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text's words from one place to another, and their classes.

    Attributes:
        classes: One character a word.
        words: The words in lower case.
        starts: Where each word begins in the text.
        ends: Where it ends.
    """

    classes: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def tagged(text: str, start: int = 0, end: int | None = None) -> Tagged:
    """Return the classes of the words of `text[start:end]`, in time linear in its length."""
    classes: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stop = len(text) if end is None else end
    phrase_end = 0
    for match in _TOKEN.finditer(text, start, stop):
        word = match.group()
        low = word.lower()
        at = match.start()
        if at < phrase_end:
            kind = CLASSES["JOIN"]
        else:
            kind = WORDS.get(low) or _shape(low)
            if low in CAPITALISED and word == low:
                kind = _OTHER
            if low in PHRASES and (phrase := _phrase(text, at, stop, low)):
                low, kind = phrase
                phrase_end = at + len(low)
        classes.append(kind)
        words.append(low)
        starts.append(at)
        ends.append(match.end())
    return Tagged("".join(classes), tuple(words), tuple(starts), tuple(ends))


def _phrase(text: str, at: int, stop: int, first: str) -> tuple[str, str] | None:
    for phrase, kind, _ in PHRASES[first]:
        over = at + len(phrase)
        if over <= stop and text[at:over].lower() == phrase and not text[over : over + 1].isalnum():
            return phrase, kind
    return None


def _shape(word: str) -> str:
    if word in _QUARTERS:
        return CLASSES["QN"]
    if word[0].isalpha():
        past = word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES
        return _WAS if past else _OTHER
    if word[0] == "\n":
        return CLASSES["BREAK"]
    if not word[-1].isdigit() and not word[0].isdigit() and len(word) < 3:
        return _OTHER
    if len(word) <= 20:
        for pattern, name in _SHAPES:
            if pattern.fullmatch(word):
                return CLASSES[name]
    return _INT
