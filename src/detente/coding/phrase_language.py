"""The phrase language of codebooks: what a phrase may look like, and the strings it stands for.

A phrase is words separated by one space:

- `ceasefire` matches as it stands, whatever the case; a word with a capital matches with that capital only
  (`US` is not `us`), or in a text set all in capitals.
- `threaten/v` matches any form of the verb, `demand/n` singular and plural.
- `end/v|halt/v|stop/v` matches any of the alternatives for one word; round brackets hold alternatives of several
  words: `(give/v up|abandon/v) claims`.
- `*` stands for up to four words within a sentence: `step/v * back from`.
- ` | ` with a space on each side parts whole phrases: `call/v for | appeal/v to`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from detente.coding.inflection import noun_forms, verb_forms

__all__ = ["GAP_WORDS", "PLAIN", "PhraseError", "folded", "forms", "phrases", "surfaces"]

GAP_WORDS = 4
MOST_SURFACES = 2_000

# One code point for one, so that offsets hold: quotation marks, dashes and spaces are made plain.
_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ",
    "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ", "ς": "σ",
}  # fmt: skip
PLAIN = str.maketrans(_PLAIN)


_WORD = re.compile(r"\([^()]*\)|[^ ]+")


class PhraseError(ValueError):
    """A phrase that the language does not allow; the message says which rule it breaks."""


def folded(text: str) -> str:
    """Return the text in lower case with plain quotation marks, dashes and spaces, one code point for each.

    A letter whose lower case is two code points (İ) stays as it is; both forms of the small sigma become one.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    for letter, plain in _PLAIN.items():
        if letter in lower:
            lower = lower.replace(letter, plain)
    return lower


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[str, ...]:
    """Return the surface forms of one word of a phrase, without repetition, the base form first.

    Raises:
        PhraseError: the part after `/` is neither `v` nor `n`, or the word is empty.
    """
    found: dict[str, None] = {}
    for choice in word.split("|"):
        base, _, part = choice.partition("/")
        if not base:
            raise PhraseError(f"{word!r} has an empty word")
        if part == "v":
            found.update(dict.fromkeys(verb_forms(base)))
        elif part == "n":
            found.update(dict.fromkeys(noun_forms(base)))
        elif part:
            raise PhraseError(f"{choice!r} ends in '/{part}': only /v (verb) and /n (noun) are known")
        else:
            found[base] = None
    return tuple(found)


def phrases(phrase: str) -> tuple[str, ...]:
    """Return the whole phrases that ` | ` parts; one if there is none."""
    return tuple(phrase.split(" | "))


@lru_cache(maxsize=50_000)
def surfaces(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return one phrase, without ` | `, as parts between gaps, each part as all its surface strings.

    Raises:
        PhraseError: the phrase is empty, begins or ends with a gap, or stands for more than 2,000 strings.
    """
    words = _words(phrase)
    if not phrase.strip() or "" in words:
        raise PhraseError(f"{phrase!r}: words are separated by one space, and there is at least one")
    if "|" in words:
        raise PhraseError(f"{phrase!r}: ' | ' stands between whole phrases, not at an end")
    if words[0] == "*" or words[-1] == "*":
        raise PhraseError(f"{phrase!r}: '*' stands between words, not at an end")
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "*":
            parts.append([])
        else:
            parts[-1].append(word)
    if not all(parts):
        raise PhraseError(f"{phrase!r}: two '*' follow each other")
    return tuple(_strings(phrase, part) for part in parts)


def _words(phrase: str) -> list[str]:
    """Return the words of a phrase; what stands in brackets is one, its brackets kept."""
    words = _WORD.findall(phrase)
    if " ".join(words) != phrase or any(not _well_bracketed(word) for word in words):
        if "(" in phrase or ")" in phrase:
            raise PhraseError(
                f"{phrase!r}: brackets hold alternatives, as in '(give/v up|abandon/v)', and close"
            )
        return phrase.split(" ")
    return words


def _well_bracketed(word: str) -> bool:
    if word.startswith("(") and word.endswith(")"):
        return not set("()*") & set(word[1:-1])
    return not set("()") & set(word)


def _choices(word: str) -> tuple[str, ...]:
    if not word.startswith("("):
        return forms(word)
    found: dict[str, None] = {}
    for alternative in word[1:-1].split("|"):
        each = [forms(one) for one in alternative.split(" ")]
        found.update(dict.fromkeys(map(" ".join, product(*each))))
    return tuple(found)


def _strings(phrase: str, part: Sequence[str]) -> tuple[str, ...]:
    choices = [_choices(word) for word in part]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MOST_SURFACES:
        raise PhraseError(f"{phrase!r} stands for {size} strings; at most {MOST_SURFACES} are allowed")
    return choices[0] if len(choices) == 1 else tuple(map(" ".join, product(*choices)))
