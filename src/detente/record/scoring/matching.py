"""Comparing spans, and pairing gold with found items one to one, best pair first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from detente.documents.model import Span

__all__ = ["one_to_one", "overlap", "span_overlap", "trimmed", "word_starts"]

G = TypeVar("G")
F = TypeVar("F")

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_EDGE = " \t\n\r,.;:“”\"'‘’`-–—()"


def word_starts(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return where the words inside the spans begin.

    A word is a run of word characters with apostrophes, full stops and hyphens inside it.
    """
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without punctuation and white space at their edges, in order, joined where no word parts them."""
    out: list[Span] = []
    for begin, finish in sorted(spans):
        start, end = begin, finish
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start == end:
            continue
        if out and not _WORD.search(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def overlap(first: Iterable[Span], second: Sequence[Span]) -> bool:
    """Return whether some span of the first shares a character with some span of the second."""
    return any(a[0] < b[1] and b[0] < a[1] for a in first for b in second)


def span_overlap(first: Span, second: Span) -> float:
    """Return the characters that two spans share over those from the first's or second's begin to the later end.

    For spans that overlap this is intersection over union; 0 for spans that do not.
    """
    shared = min(first[1], second[1]) - max(first[0], second[0])
    whole = max(first[1], second[1]) - min(first[0], second[0])
    return max(0, shared) / (whole or 1)


def one_to_one(
    gold: Sequence[G], found: Sequence[F], value: Callable[[G, F], float]
) -> tuple[tuple[int, int], ...]:
    """Return pairs of indices, each index in one pair at most, chosen greedily from the highest value down.

    Args:
        gold: What should be found.
        found: What was found.
        value: How well two fit; 0 or less: not at all.

    Returns:
        Pairs (gold, found), the best first; of equal ones the earliest gold, then the earliest found item.
    """
    fits = [(value(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    fits = sorted((fit for fit in fits if fit[0] > 0), reverse=True)
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, minus_i, minus_j in fits:
        if minus_i not in taken_gold and minus_j not in taken_found:
            taken_gold.add(minus_i)
            taken_found.add(minus_j)
            pairs.append((-minus_i, -minus_j))
    return tuple(pairs)
