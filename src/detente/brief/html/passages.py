"""A document's text cut at every boundary of a quoted span, so that nested and crossing spans can all be marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.brief.model import Passage

__all__ = ["CutPassage", "Numbered", "Segment", "cut"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An evidence item's number on the page and its spans in the document."""

    number: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that lies inside the same items throughout.

    Attributes:
        text: Its characters.
        inside: Numbers of the items that cover it, ascending.
        starting: Numbers of the items whose first visible character is its first.
    """

    text: str
    inside: tuple[int, ...]
    starting: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CutPassage:
    """A passage as segments; `gap` says that text of the document was left out before it."""

    kind: str
    segments: tuple[Segment, ...]
    gap: bool


def cut(passages: Sequence[Passage], items: Sequence[Numbered], *, whole: bool) -> tuple[CutPassage, ...]:
    """Return the passages cut at the items' span boundaries.

    Args:
        passages: In the document's order, not overlapping.
        items: Whose spans to mark; a part of a span that lies in no passage is left out.
        whole: The passages are the whole text, so the white space between them is no gap.

    Returns:
        As many passages as given; the segments of each join to its text.
    """
    started: set[int] = set()
    result: list[CutPassage] = []
    reached = 0
    for passage in passages:
        gap = not whole and passage.start - reached > _WHITE_SPACE
        result.append(CutPassage(passage.kind, tuple(_segments(passage, items, started)), gap))
        reached = passage.start + len(passage.text)
    return tuple(result)


# Passages a blank line apart follow on one another; no sentence is this short.
_WHITE_SPACE = 3


def _segments(passage: Passage, items: Sequence[Numbered], started: set[int]) -> list[Segment]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    end = len(passage.text)
    for item in items:
        for start, stop in item.spans:
            low, high = max(start - passage.start, 0), min(stop - passage.start, end)
            if low < high:
                opening[low].append(item.number)
                closing[high].append(item.number)
    borders = sorted({0, end, *opening, *closing})
    depth: dict[int, int] = defaultdict(int)
    segments: list[Segment] = []
    for low, high in pairwise(borders):
        for number in closing[low]:
            depth[number] -= 1
        for number in opening[low]:
            depth[number] += 1
        inside = tuple(sorted(number for number, spans in depth.items() if spans))
        starting = tuple(number for number in inside if number not in started)
        started.update(starting)
        segments.append(Segment(passage.text[low:high], inside, starting))
    return segments
