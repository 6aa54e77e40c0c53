"""The phrase language of codebooks, and one pass over a text that finds every phrase of a codebook.

A phrase is words separated by one space:

- `ceasefire` matches as it stands, whatever the case; a word with a capital matches with that capital only
  (`US` is not `us`), or in a text set all in capitals.
- `threaten/v` matches any form of the verb, `demand/n` singular and plural.
- `end/v|halt/v|stop/v` matches any of the alternatives for one word; round brackets hold alternatives of several
  words: `(give/v up|abandon/v) claims`.
- `*` stands for up to four words within a sentence: `step/v * back from`.
- ` | ` with a space on each side parts whole phrases: `call/v for | appeal/v to`.

Source of the search: Aho and Corasick (1975).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from detente.coding.inflection import noun_forms, verb_forms

__all__ = ["GAP_WORDS", "Hit", "PhraseError", "Scanner", "folded", "forms", "phrases", "surfaces"]

T = TypeVar("T")

GAP_WORDS = 4
MOST_SURFACES = 2_000
LONGEST_WORD = 60

# One code point for one, so that offsets hold: quotation marks, dashes and spaces are made plain.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ",
     "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ", "ς": "σ"}
)  # fmt: skip


_WORD = re.compile(r"\([^()]*\)|[^ ]+")


class PhraseError(ValueError):
    """A phrase that the language does not allow; the message says which rule it breaks."""


class Hit(NamedTuple, Generic[T]):
    """An entry found at a place."""

    start: int
    end: int
    entry: T


def folded(text: str) -> str:
    """Return the text in lower case with plain quotation marks, dashes and spaces, one code point for each.

    A letter whose lower case is two code points (İ) stays as it is; both forms of the small sigma become one.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return lower.translate(_PLAIN)


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


class _Pattern(NamedTuple):
    entry: int
    exact: str  # the surface with its capitals, empty where case does not matter
    rest: int  # index into the table of later parts, -1 if the phrase has no gap


class _Part(NamedTuple):
    """A later part of a phrase with gaps: what may stand there, by its first two letters, longest first."""

    by_start: dict[str, tuple[str, ...]]
    exact: dict[str, tuple[str, ...]]


class Scanner(Generic[T]):
    """Finds all phrases of a list in a text, in one pass.

    Args:
        entries: Pairs of a phrase and what is to be returned where it stands.

    Raises:
        PhraseError: some phrase breaks the phrase language.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: list[T] = []
        self._rests: list[tuple[_Part, ...]] = []
        table: dict[str, list[_Pattern]] = {}
        for phrase, entry in entries:
            self._entries.append(entry)
            for one in phrases(phrase):
                self._add(table, one)
        self._patterns = [tuple(table[key]) for key in table]
        self._search = ahocorasick_rs.AhoCorasick(list(table), store_patterns=False) if table else None

    def _add(self, table: dict[str, list[_Pattern]], phrase: str) -> None:
        first, *later = surfaces(phrase)
        rest = -1
        if later:
            rest = len(self._rests)
            self._rests.append(tuple(map(_part, later)))
        number = len(self._entries) - 1
        for surface in first:
            for spelled in _spellings(surface):
                plain = folded(spelled)
                pattern = _Pattern(number, _exact(spelled), rest)
                table.setdefault(plain, []).append(pattern)

    def scan(self, text: str, plain: str | None = None) -> list[Hit[T]]:
        """Return every hit, by start and then the longest first; hits may overlap.

        Time grows with the length of the text and the number of hits.

        Args:
            text: The text.
            plain: `folded(text)`, if it was made already.
        """
        if self._search is None:
            return []
        plain = folded(text) if plain is None else plain
        found: dict[tuple[int, int, int], None] = {}
        patterns, rests = self._patterns, self._rests
        for key, start, end in self._search.find_matches_as_indexes(plain, overlapping=True):
            if _inside_word(plain, start) or _inside_word(plain, end):
                continue
            for entry, exact, rest in patterns[key]:
                if exact and not _case_fits(text[start:end], exact):
                    continue
                last = end if rest < 0 else _follow(text, plain, end, rests[rest])
                if last:
                    found[start, -last, entry] = None
        return [Hit(start, -end, self._entries[entry]) for start, end, entry in sorted(found)]


def _spellings(surface: str) -> tuple[str, ...]:
    """Return a surface as it is written, and, if it has accents, with its accents as marks of their own."""
    if surface.isascii():
        return (surface,)
    return tuple(dict.fromkeys(unicodedata.normalize(form, surface) for form in ("NFC", "NFD")))


def _exact(surface: str) -> str:
    return "" if surface == surface.lower() else surface.translate(_PLAIN)


def _part(surfaces_of_part: Sequence[str]) -> _Part:
    by_start: dict[str, list[str]] = {}
    exact: dict[str, list[str]] = {}
    for surface in surfaces_of_part:
        for spelled in _spellings(surface):
            plain = folded(spelled)
            by_start.setdefault(plain[:2], []).append(plain)
            exact.setdefault(plain, []).append(_exact(spelled))
    return _Part(
        {start: tuple(sorted(set(strings), key=len, reverse=True)) for start, strings in by_start.items()},
        {plain: tuple(dict.fromkeys(wanted)) for plain, wanted in exact.items()},
    )


def _inside_word(plain: str, at: int) -> bool:
    """Whether an offset falls inside a word: between two letters or digits, or before a mark on a letter."""
    if not 0 < at < len(plain):
        return False
    after = plain[at]
    if not after.isascii() and unicodedata.combining(after):
        return True
    return after.isalnum() and (plain[at - 1].isalnum() or _is_mark(plain[at - 1]))


def _is_mark(letter: str) -> bool:
    return not letter.isascii() and unicodedata.combining(letter) > 0


def _case_fits(found: str, wanted: str) -> bool:
    """Whether a text has the capitals a phrase wants: word by word, unless it is set all in capitals."""
    if found == wanted or (len(found) > 3 and found.isupper()):
        return True
    if len(found) != len(wanted):
        return False
    start = 0
    for word in wanted.split(" "):
        end = start + len(word)
        if word != word.lower() and found[start:end].translate(_PLAIN) != word:
            return False
        start = end + 1
    return True


def _follow(text: str, plain: str, end: int, parts: Sequence[_Part]) -> int:
    """Return where a phrase ends whose later parts follow within the gap, 0 if they do not."""
    for part in parts:
        end = _next_part(text, plain, end, part)
        if not end:
            return 0
    return end


def _next_part(text: str, plain: str, at: int, part: _Part) -> int:
    """Return where the nearest part that follows ends: after at most four words, in the same sentence."""
    size = len(plain)
    for _ in range(GAP_WORDS + 1):
        while at < size and plain[at] in " ,":
            at += 1
        if at >= size or plain[at] in '.;:?!"':
            return 0
        for surface in part.by_start.get(plain[at : at + 2], ()):
            end = at + len(surface)
            if plain.startswith(surface, at) and not _inside_word(plain, end):
                wanted = part.exact[surface]
                if any(not exact or _case_fits(text[at:end], exact) for exact in wanted):
                    return end
        at = plain.find(" ", at, at + LONGEST_WORD)
        if at < 0 or (plain[at - 1] in '.;:?!"' and not _abbreviated(plain, at - 1)):
            return 0
    return 0


def _abbreviated(plain: str, dot: int) -> bool:
    """Whether a full stop ends an abbreviation such as `u.s.` rather than a sentence."""
    return plain[dot] == "." and dot >= 2 and plain[dot - 2] in ". " and plain[dot - 1].isalpha()
