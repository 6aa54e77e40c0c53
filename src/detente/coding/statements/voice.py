"""The author's own voice in an opinion piece: judgements and advice that nobody else is credited with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from detente.coding.reading import Reading
from detente.coding.statements.drafts import Draft

__all__ = ["author_drafts"]


def author_drafts(
    reading: Reading, drafts: Sequence[Draft], markers: Mapping[int, frozenset[str]]
) -> list[Draft]:
    """Return the sentences of an opinion piece in which its author judges or advises, other people's words left out.

    Such a sentence has a word of the list `voice` outside every other statement, and no other statement makes up
    more than half of it.
    """
    spans = sorted(span for draft in drafts for span in draft.content)
    voiced = sorted(offset for offset, lists in markers.items() if "voice" in lists)
    found: list[Draft] = []
    for sentence in reading.sentences:
        if sentence.zone not in ("body", "headline"):
            continue
        here = voiced[bisect_left(voiced, sentence.start) : bisect_left(voiced, sentence.end)]
        if not here:
            continue
        others = _within(spans, sentence.start, sentence.end)
        covered = sum(min(end, sentence.end) - max(start, sentence.start) for start, end in others)
        if 2 * covered > sentence.end - sentence.start:
            continue
        if all(any(start <= offset < end for start, end in others) for offset in here):
            continue
        span = (sentence.start, sentence.end)
        found.append(
            Draft("author-voice", sentence.block, [], [], [span], sentence.start, voice=True, confidence=0.7)
        )
    return found


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    at = bisect_right(spans, end, key=lambda span: span[0])
    return [span for span in spans[max(0, at - 20) : at] if span[1] > start]
