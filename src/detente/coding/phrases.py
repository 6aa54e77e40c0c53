"""One pass over a text that finds every phrase of a codebook; `phrase_language` says what a phrase may look like.

Source of the search: Aho and Corasick (1975).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import ahocorasick_rs

from detente.coding.phrase_language import GAP_WORDS, PLAIN, PhraseError, folded, forms, phrases, surfaces

__all__ = ["GAP_WORDS", "Hit", "PhraseError", "Scanner", "folded", "forms", "phrases", "surfaces"]

T = TypeVar("T")

_WORD = re.compile(r"(?=[^ ,])(\w*)[^ ,]*")
# The end of a sentence or of a quotation, or the beginning of one; the full stop of `u.s.` is none.
_BREAK = re.compile(r'[;:?!](?=\W|$)|(?<![ .]\w)\.(?=\W|$)|"|\Z')
_BLANK_LINE = re.compile(r"\n\s*\n")


class Hit(NamedTuple, Generic[T]):
    """An entry found at a place."""

    start: int
    end: int
    entry: T


# `Hit._make` without its Python frame: a thousand phrases stand in a long article.
_hit: Callable[[tuple[int, int, Any]], Hit[Any]] = partial(tuple.__new__, Hit)

_Part: TypeAlias = dict[str, tuple[tuple[str, str], ...]]
"""What may stand after a gap: surface and its capitals, by its first word, the longest first."""


class _Pattern(NamedTuple):
    entry: int
    exact: str  # the surface with its capitals, empty where case does not matter
    rest: int  # index into the table of later parts, -1 if the phrase has no gap


class _Found(NamedTuple):
    """What one string may be: phrases that it is the whole of, and those that go on after a gap."""

    whole: tuple[_Pattern, ...]
    gapped: tuple[_Pattern, ...]
    next_words: frozenset[str]  # one of them follows within the gap, or none of `gapped` stands here


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
        self._patterns = [self._found(tuple(dict.fromkeys(patterns))) for patterns in table.values()]
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
                pattern = _Pattern(number, _exact(spelled), rest)
                table.setdefault(folded(spelled), []).append(pattern)

    def _found(self, patterns: Sequence[_Pattern]) -> _Found:
        whole = tuple(pattern for pattern in patterns if pattern.rest < 0)
        gapped = tuple(pattern for pattern in patterns if pattern.rest >= 0)
        return _Found(
            whole, gapped, frozenset(word for pattern in gapped for word in self._rests[pattern.rest][0])
        )

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
        words = _Words(text, plain)
        patterns, rests = self._patterns, self._rests
        found: dict[tuple[int, int, int], None] = {}
        for key, start, end in self._between_words(plain):
            whole, gapped, next_words = patterns[key]
            for entry, exact, _ in whole:
                if not exact or _case_fits(text[start:end], exact):
                    found[start, -end, entry] = None
            if not gapped or next_words.isdisjoint(words.after(end)):
                continue
            for entry, exact, rest in gapped:
                if not exact or _case_fits(text[start:end], exact):
                    last = words.follow(end, rests[rest])
                    if last:
                        found[start, -last, entry] = None
        entries = self._entries
        return [_hit((start, -end, entries[entry])) for start, end, entry in sorted(found)]

    def _between_words(self, plain: str) -> Iterator[tuple[int, int, int]]:
        """Yield which strings stand in a text and where, those that begin or end inside a word left out."""
        assert self._search is not None  # noqa: S101  asked only where there is one
        size = len(plain)
        marks = not plain.isascii() and any(map(_is_mark, set(plain)))
        for key, start, end in self._search.find_matches_as_indexes(plain, overlapping=True):
            if start and plain[start - 1].isalnum() and plain[start].isalnum():
                continue
            if end < size and plain[end].isalnum() and plain[end - 1].isalnum():
                continue
            if not (marks and (_inside_word(plain, start) or _inside_word(plain, end))):
                yield key, start, end


class _Words:
    """The words of a text and where a sentence ends between them, looked at only where a phrase has a gap."""

    def __init__(self, text: str, plain: str) -> None:
        self._text, self._plain = text, plain
        self._starts: list[int] = []
        self._firsts: list[str] = []
        self._breaks: list[int] = []
        self._after: dict[int, tuple[int, int]] = {}

    def after(self, end: int) -> Sequence[str]:
        """Return the words at which the part after a gap may begin."""
        first, last = self._span(end)
        return self._firsts[first:last]

    def follow(self, end: int, parts: Sequence[_Part]) -> int:
        """Return where a phrase ends whose later parts follow, each within the gap; 0 if they do not."""
        for part in parts:
            end = self._next(end, part)
            if not end:
                return 0
        return end

    def _next(self, end: int, part: _Part) -> int:
        """Return where the nearest part ends that follows after at most four words of the same sentence."""
        for index in range(*self._span(end)):
            surfaces_here = part.get(self._firsts[index])
            if surfaces_here is not None:
                last = self._standing(self._starts[index], surfaces_here)
                if last:
                    return last
        return 0

    def _span(self, end: int) -> tuple[int, int]:
        """Return the range of words at which a part may begin after an offset."""
        span = self._after.get(end)
        if span is None:
            span = self._after[end] = self._reach(end)
        return span

    def _reach(self, end: int) -> tuple[int, int]:
        if not self._breaks:
            self._look()
        first = bisect_left(self._starts, end)
        sentence_end = self._breaks[bisect_left(self._breaks, end)]  # the end of the text is one
        most = min(first + GAP_WORDS + 1, len(self._starts))
        return first, bisect_left(self._starts, sentence_end, first, most)

    def _look(self) -> None:
        for found in _WORD.finditer(self._plain):
            self._starts.append(found.start())
            self._firsts.append(found[1])
        self._breaks = [found.start() for found in _BREAK.finditer(self._plain)]
        self._breaks.extend(found.start() for found in _BLANK_LINE.finditer(self._text))
        self._breaks.sort()

    def _standing(self, start: int, candidates: Sequence[tuple[str, str]]) -> int:
        plain = self._plain
        for surface, exact in candidates:
            if plain.startswith(surface, start):
                end = start + len(surface)
                if not _inside_word(plain, end) and (not exact or _case_fits(self._text[start:end], exact)):
                    return end
        return 0


def _spellings(surface: str) -> tuple[str, ...]:
    """Return a surface as it is written, and, if it has accents, with its accents as marks of their own."""
    if surface.isascii():
        return (surface,)
    return tuple(dict.fromkeys(unicodedata.normalize(form, surface) for form in ("NFC", "NFD")))


def _exact(surface: str) -> str:
    return "" if surface == surface.lower() else surface.translate(PLAIN)


def _part(strings: Sequence[str]) -> _Part:
    by_word: dict[str, dict[tuple[str, str], None]] = {}
    for surface in strings:
        for spelled in _spellings(surface):
            plain = folded(spelled)
            found = _WORD.match(plain)
            by_word.setdefault(found.group(1) if found else "", {})[plain, _exact(spelled)] = None
    return {word: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for word, each in by_word.items()}


def _inside_word(plain: str, at: int) -> bool:
    """Whether an offset falls inside a word: between two letters or digits, or before a mark on a letter."""
    if not 0 < at < len(plain):
        return False
    after = plain[at]
    if after.isalnum():
        return plain[at - 1].isalnum() or _is_mark(plain[at - 1])
    return _is_mark(after)


def _is_mark(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter).startswith("M")


def _case_fits(found: str, wanted: str) -> bool:
    """Whether a text has the capitals a phrase wants: word by word, unless it is set all in capitals."""
    if found == wanted or (len(found) > 3 and found.isupper()):
        return True
    start = 0
    for word in wanted.split(" "):
        end = start + len(word)
        if word != word.lower() and found[start:end].translate(PLAIN) != word:
            return False
        start = end + 1
    return True
