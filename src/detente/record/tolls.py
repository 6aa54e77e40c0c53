"""One toll counted differently by two voices, where a text that gives the one count knows of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from detente.coding.items import Statement
from detente.ids import short_id
from detente.record.model import Account, Disagreement, Record
from detente.record.sources import Sources
from detente.record.terms import plain, stem

__all__ = ["Tolls"]

_AROUND = 320
_NEAR_DAYS = 21
_BLOCK = 60
_SMALL = {"ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "two dozen": 24}
_TOLL = re.compile(
    r"(?:\b(?P<how>up to|at most|fewer than|more than|at least|over|about|around|some|nearly) )?"
    r"(?<![\w.,-])(?P<count>\d[\d,]*|ten|eleven|twelve|a dozen|two dozen)(?: (?P<unit>[a-z]{3,}))?"
    r" (?:(?:were|was|had been|have been|are) )?(?P<fate>hit|destroyed|damaged|killed|wounded|injured|captured|freed"
    r"|released|returned|sunk|shot down)\b"
)
_PASSIVE = frozenset({"were", "was", "had", "have", "are", "and", "people"})


class _Toll(NamedTuple):
    low: float
    high: float
    unit: str
    counted: str
    fate: str
    shown: str
    number: str
    item: str
    document: str
    voice: str
    day: str
    span: tuple[int, int]
    place: tuple[str, int]


class Tolls:
    """Gathers what voices say was hit, destroyed, killed or returned, by what befell and the month of the telling.

    That two counts are of one thing is shown by the texts alone: around the one stands the other's number with what is
    counted. Days are not asked for.

    Args:
        record: Asked for the text around counts that part.
        sources: Whose documents and credits are meant.
    """

    def __init__(self, record: Record, sources: Sources) -> None:
        self._record = record
        self._sources = sources
        self._blocks: defaultdict[str, list[_Toll]] = defaultdict(list)

    def add(self, item: Statement) -> None:
        """Enter the counts of a statement."""
        if item.mode == "author" or item.speaker is None:
            return
        flat = plain(item.words)
        match = _TOLL.search(flat)
        told = self._sources.told(item)
        day = told[1] or told[0]
        if match is None or day is None:
            return
        value = float(_SMALL.get(match["count"], 0) or match["count"].replace(",", ""))
        unit = "" if not match["unit"] or match["unit"] in _PASSIVE else stem(match["unit"])
        block = self._blocks[match["fate"]]
        credit = self._sources.credit(item).label
        block.append(
            _Toll(
                *_range(match["how"] or "", value), unit, match["unit"] or "", match["fate"], match[0], match["count"], item.id,
                item.document, credit, day, (item.spans[0][0], item.spans[-1][1]), self._sources.place(item),
            )
        )  # fmt: skip

    def found(self) -> Iterator[Disagreement]:
        """Return the disagreements of fact, one for each two counts."""
        for _, block in sorted(self._blocks.items()):
            kept: dict[tuple[str, str, str], _Toll] = {}
            for toll in sorted(block, key=lambda each: (each.day, each.place)):
                kept.setdefault((toll.voice, toll.shown, toll.day), toll)
            seen: set[tuple[str, str]] = set()
            ordered = list(kept.values())
            for at, first in enumerate(ordered):
                for second in ordered[at + 1 : at + _BLOCK]:
                    shown = (first.shown, second.shown)
                    if shown not in seen and _exclude(first, second) and self._knows(first, second):
                        seen.add(shown)
                        yield _disagreement(first, second)

    def _knows(self, first: _Toll, second: _Toll) -> bool:
        return self._tells(first, second) or self._tells(second, first)

    def _tells(self, teller: _Toll, other: _Toll) -> bool:
        """Return whether the text around one count gives the other's number, and names what the other counts."""
        if not other.unit or (teller.unit and teller.unit != other.unit):
            return False
        text = self._record.document(teller.document).text
        start = max(0, teller.span[0] - _AROUND)
        around = plain(text[start : teller.span[0]] + " | " + text[teller.span[1] : teller.span[1] + _AROUND])
        number = re.search(rf"(?<![\w.,-]){re.escape(other.number)}(?![\w-]|[.,]\d)", around)
        return number is not None and other.unit in {stem(word) for word in re.findall(r"[a-z]{3,}", around)}


def _range(how: str, value: float) -> tuple[float, float]:
    if how in ("up to", "at most", "fewer than"):
        return 0.0, value
    if how in ("more than", "at least", "over"):
        return value, float("inf")
    return (value * 0.85, value * 1.15) if how else (value, value)


def _exclude(first: _Toll, second: _Toll) -> bool:
    gap = date.fromisoformat(second.day) - date.fromisoformat(first.day)
    apart = first.high < second.low or second.high < first.low
    return apart and first.voice != second.voice and abs(gap.days) <= _NEAR_DAYS


def _disagreement(first: _Toll, second: _Toll) -> Disagreement:
    accounts = tuple(Account(toll.voice, toll.shown, (toll.item,), 1) for toll in (first, second))
    unit = next((toll.counted for toll in (first, second) if toll.unit), "")
    identity = short_id("disagreement", "fact", first.item, second.item)
    about = f"how many {unit} were {first.fate}"
    return Disagreement(identity, "fact", about, None, accounts)
