"""What a coder is, and the gate that whatever a coder returns must pass: its words stand at its spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from detente.coding.items import (
    ACT_TYPES,
    MODES,
    PLOVER,
    REALIS,
    STATUSES,
    Act,
    Deed,
    Item,
    Statement,
    Time,
    joined,
)
from detente.documents.model import Document, Span

__all__ = ["Coder", "Gated", "gate"]


class Coder(Protocol):
    """Anything that finds items in one document, from its text alone.

    `name` and `version` together say whether a document must be coded again; `code` is a pure function.
    """

    @property
    def name(self) -> str:
        """A short name that stands on every item it finds."""

    @property
    def version(self) -> str:
        """Changes whenever the same document could be coded differently."""

    def code(self, document: Document) -> Sequence[Item]:
        """Return the items found, in any order."""


@dataclass(frozen=True, slots=True)
class Gated:
    """What passed the gate, in reading order, and how many items were refused for which reason."""

    items: tuple[Item, ...]
    refused: tuple[tuple[str, int], ...]


def gate(document: Document, items: Iterable[Item]) -> Gated:
    """Return the items whose words stand verbatim at their spans and whose fields are in the schema.

    An item is refused, and counted under its reason, when a span leaves the text, spans are out of order or
    overlap, its words differ from the text, a label is not in the schema, a confidence is outside [0, 1], a day is
    no ISO date, or its id was seen before. A statement or parent that was refused, or never given, is unset in the
    items that name it, since their own words still stand.
    """
    passed: dict[str, Item] = {}
    refused: Counter[str] = Counter()
    for item in items:
        reason = _fault(document, item) or ("an id given twice" if item.id in passed else "")
        if reason:
            refused[reason] += 1
        else:
            passed[item.id] = item
    known = {name for name, item in passed.items() if isinstance(item, Statement)}
    whole = sorted((_rejoined(item, known) for item in passed.values()), key=_reading_order)
    return Gated(tuple(whole), tuple(sorted(refused.items())))


def _fault(document: Document, item: Item) -> str:
    """Return why an item is refused, empty if it is not."""
    text = document.text
    if item.document != document.id:
        return "another document's item"
    if not item.spans or item.words != joined(text, item.spans) or not item.words.strip():
        return "words not in the text"
    groups = (item.cue, item.source, item.content) if isinstance(item, Statement) else (item.spans,)
    if not all(_in_order(group, len(text)) for group in groups):
        return "spans out of order"
    if not 0 <= item.confidence <= 1:
        return "confidence outside 0 to 1"
    if not _labels_known(item):
        return "label outside the schema"
    if isinstance(item, Act) and not all(condition in text for condition in item.conditions):
        return "words not in the text"
    days = (item.start, item.end) if isinstance(item, Time) else (item.when.start, item.when.end)
    return "" if all(day is None or _is_day(day) for day in days) else "a day that is no ISO date"


def _in_order(spans: tuple[Span, ...], length: int) -> bool:
    last = 0
    for start, end in spans:
        if not last <= start < end <= length:
            return False
        last = end
    return True


def _labels_known(item: Item) -> bool:
    if isinstance(item, Statement):
        return item.mode in MODES
    if isinstance(item, Act):
        return (
            item.act in ACT_TYPES
            and item.status in STATUSES
            and (item.plover is None or item.plover in PLOVER)
        )
    if isinstance(item, Deed):
        return item.realis in REALIS and (item.plover is None or item.plover in PLOVER)
    return True


@lru_cache(maxsize=10_000)
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rejoined(item: Item, known: set[str]) -> Item:
    if isinstance(item, Statement):
        return replace(item, parent=None) if item.parent is not None and item.parent not in known else item
    if isinstance(item, Act | Deed) and item.statement is not None and item.statement not in known:
        return replace(item, statement=None)
    return item


def _reading_order(item: Item) -> tuple[int, int, str, str]:
    return (item.spans[0][0], -item.spans[-1][1], type(item).__name__, item.id)
