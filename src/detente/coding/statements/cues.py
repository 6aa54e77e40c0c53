"""Where the lexicon's cues stand in a paragraph, and which sort of word each is."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.codebook import Cue
from detente.coding.reading import Reading, within
from detente.coding.statements.lines import Line

__all__ = ["Place", "places_of", "sort_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """A cue at a range of pieces, outside quotations."""

    first: int
    last: int
    cue: Cue


def sort_of(cue: Cue) -> str:
    """Return `verb`, `noun` or `fixed` from how the phrase is written."""
    head = cue.phrase.split(" ")[0]
    if "/v" in head:
        return "verb"
    if "/n" in head or " " not in cue.phrase:
        return "noun"
    return "fixed"


def places_of(reading: Reading, line: Line) -> dict[int, list[Place]]:
    """Return the cues of a paragraph by the piece they begin at, the longest first at one piece."""
    found: dict[int, list[Place]] = {}
    if not line.starts:
        return found
    for hit in within(reading.cues, line.starts[0], line.ends[-1]):
        first = line.at(hit.start)
        if first is None or line.tags[first] == "Q":
            continue
        last = first + 1
        while last < len(line.ends) and line.ends[last - 1] < hit.end:
            last += 1
        if line.ends[last - 1] >= hit.end:
            found.setdefault(first, []).append(Place(first, last, hit.entry))
    return found
