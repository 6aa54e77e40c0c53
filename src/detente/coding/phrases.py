"""The phrase language of codebooks, and one pass over a text that finds every phrase of a codebook.

A phrase is words separated by one space:

- `ceasefire` matches as it stands, whatever the case; a word with a capital matches with that capital only
  (`US` is not `us`), or in a text set all in capitals.
- `threaten/v` matches any form of the verb, `demand/n` singular and plural.
- `end/v|halt/v|stop/v` matches any of the alternatives.
- `*` stands for up to four words within a sentence: `step/v * back from`.

Source of the search: Aho and Corasick (1975).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

__all__ = ["GAP_WORDS", "Hit", "PhraseError", "Scanner", "folded", "forms", "surfaces"]

T = TypeVar("T")

GAP_WORDS = 4
MOST_SURFACES = 2_000

# One code point for one, so that offsets hold: quotation marks, dashes and spaces are made plain.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ",
     "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " "}
)  # fmt: skip


class PhraseError(ValueError):
    """A phrase that the language does not allow; the message says which rule it breaks."""


class Hit(NamedTuple, Generic[T]):
    """An entry found at a place."""

    start: int
    end: int
    entry: T


def folded(text: str) -> str:
    """Return the text in lower case with plain quotation marks, dashes and spaces, one code point for each."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_PLAIN)


@lru_cache(maxsize=20_000)
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
        if part not in ("", "v", "n"):
            raise PhraseError(f"{choice!r} ends in '/{part}': only /v (verb) and /n (noun) are known")
        found[base] = None
        for form in _inflected(base, part):
            found[form] = None
    return tuple(found)


def _inflected(base: str, part: str) -> Iterator[str]:
    if not part:
        return
    if part == "v" and base.lower() == "be":
        yield from ("is", "are", "was", "were", "am", "been", "being", "'s", "'re", "'m")
        return
    from lemminflect import getAllInflections  # loaded late: it reads its tables at import

    wanted = ("VB", "VBP") if part == "v" else ("NN",)
    for tag, inflections in getAllInflections(base).items():
        if tag.startswith("VB" if part == "v" else "NN") or tag in wanted:
            yield from inflections
    yield from _regular(base, part)


def _regular(base: str, part: str) -> Iterator[str]:
    """Yield the regular forms that every word may have, for words that the tables lack."""
    from lemminflect import getAllInflections

    if getAllInflections(base):
        return
    stem = base[:-1] if base.endswith("e") else base
    plural = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        plural = base[:-1] + "ies"
    yield plural
    if part == "v":
        yield from (stem + "ed", stem + "ing")


def surfaces(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrase as parts between gaps, each part as all its surface strings.

    Raises:
        PhraseError: the phrase is empty, begins or ends with a gap, or stands for more than 2,000 strings.
    """
    words = phrase.split(" ")
    if not phrase.strip() or "" in words:
        raise PhraseError(f"{phrase!r}: words are separated by one space, and there is at least one")
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
    found = []
    for part in parts:
        choices = [forms(word) for word in part]
        size = 1
        for choice in choices:
            size *= len(choice)
        if size > MOST_SURFACES:
            raise PhraseError(f"{phrase!r} stands for {size} strings; at most {MOST_SURFACES} are allowed")
        found.append(tuple(" ".join(each) for each in product(*choices)))
    return tuple(found)


class _Pattern(NamedTuple):
    entry: int
    exact: str  # the surface with its capitals, empty where case does not matter
    rest: int  # index into the table of later parts, -1 if the phrase has no gap


class Scanner(Generic[T]):
    """Finds all phrases of a list in a text, in one pass.

    Args:
        entries: Pairs of a phrase and what is to be returned where it stands.

    Raises:
        PhraseError: some phrase breaks the phrase language.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: list[T] = []
        self._rests: list[tuple[frozenset[str], ...]] = []
        table: dict[str, list[_Pattern]] = {}
        for phrase, entry in entries:
            self._add(table, phrase, entry)
        self._keys = list(table)
        self._patterns = [tuple(table[key]) for key in self._keys]
        self._search = ahocorasick_rs.AhoCorasick(self._keys) if self._keys else None

    def _add(self, table: dict[str, list[_Pattern]], phrase: str, entry: T) -> None:
        parts = surfaces(phrase)
        self._entries.append(entry)
        rest = -1
        if len(parts) > 1:
            rest = len(self._rests)
            self._rests.append(tuple(frozenset(map(folded, part)) for part in parts[1:]))
        for surface in parts[0]:
            exact = "" if surface == surface.lower() else surface.translate(_PLAIN)
            pattern = _Pattern(len(self._entries) - 1, exact, rest)
            table.setdefault(folded(surface), []).append(pattern)

    def scan(self, text: str, plain: str | None = None) -> list[Hit[T]]:
        """Return every hit, by start and then the longest first; hits may overlap.

        Args:
            text: The text.
            plain: `folded(text)`, if it was made already.
        """
        if self._search is None:
            return []
        plain = folded(text) if plain is None else plain
        found: list[Hit[T]] = []
        size = len(plain)
        for key, start, end in self._search.find_matches_as_indexes(plain, overlapping=True):
            if (start and plain[start - 1].isalnum() and plain[start].isalnum()) or (
                end < size and plain[end].isalnum() and plain[end - 1].isalnum()
            ):
                continue
            for pattern in self._patterns[key]:
                if pattern.exact and not _case_fits(text[start:end].translate(_PLAIN), pattern.exact):
                    continue
                last = end if pattern.rest < 0 else _follow(plain, end, self._rests[pattern.rest])
                if last:
                    found.append(Hit(start, last, self._entries[pattern.entry]))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return found


def _case_fits(found: str, wanted: str) -> bool:
    return found == wanted or (found.isupper() and len(found) > 3)


def _follow(plain: str, end: int, parts: Sequence[frozenset[str]]) -> int:
    """Return where a phrase ends whose later parts follow within the gap, 0 if they do not."""
    for part in parts:
        end = _next_part(plain, end, part)
        if not end:
            return 0
    return end


def _next_part(plain: str, end: int, part: frozenset[str]) -> int:
    longest = max(map(len, part))
    at = end
    for _ in range(GAP_WORDS + 1):
        while at < len(plain) and plain[at] in " ,":
            at += 1
        if at >= len(plain) or plain[at] in '.;:?!"':
            return 0
        window = plain[at : at + longest + 1]
        for surface in part:
            if window.startswith(surface) and not window[len(surface) : len(surface) + 1].isalnum():
                return at + len(surface)
        space = plain.find(" ", at, at + 60)
        if space < 0:
            return 0
        at = space
    return 0
