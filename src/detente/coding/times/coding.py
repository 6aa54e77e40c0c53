"""The times of one document as items: found zone by zone, bound to times told before, resolved where it is dated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from detente.coding.items import Time
from detente.coding.times.binding import bound
from detente.coding.times.calendar import interval
from detente.coding.times.finder import find
from detente.coding.times.resolve import resolve
from detente.documents.model import Document, Span
from detente.ids import short_id

__all__ = ["code_times", "reanchor"]


_ANY_DAY = (date(2000, 1, 1), date(2000, 1, 1))


def code_times(
    document: Document, text_spans: Iterable[Span] | None = None, *, coder: str = "rules"
) -> list[Time]:
    """Return the times of a document in reading order.

    Args:
        document: Times are resolved against its date where both its ends are known.
        text_spans: Where to look; by default every zone that is not boilerplate, or all of a text without zones.
        coder: Name that stands on every item.
    """
    text = document.text
    anchor = _anchor(document)
    found = [item for start, end in _places(document, text_spans) for item in bound(find(text, start, end))]
    return [
        reanchor(
            Time(
                id=short_id(document.id, "time", item.start, item.end),
                document=document.id,
                spans=((item.start, item.end),),
                words=text[item.start : item.end],
                value=item.value,
                start=None,
                end=None,
                relative=item.relative,
                rule=item.rule,
                coder=coder,
                confidence=item.confidence,
            ),
            anchor,
        )
        for item in found
    ]


def _anchor(document: Document) -> tuple[date, date] | None:
    published = document.published
    if published.basis == "unknown" or published.start is None or published.end is None:
        return None
    return published.start, published.end


def _places(document: Document, text_spans: Iterable[Span] | None) -> Sequence[Span]:
    if text_spans is not None:
        return sorted(text_spans)
    if not document.zones:
        return ((0, len(document.text)),)
    return [(zone.start, zone.end) for zone in document.zones if zone.kind != "boilerplate"]


def reanchor(time: Time, anchor: tuple[date, date] | None) -> Time:
    """Return the time with value and days as they are on another anchor; unknown without one.

    A time that hangs on no anchor keeps its value.
    """
    if time.relative is None:
        first, last = interval(time.value or "")
        return replace(time, start=_iso(first), end=_iso(last))
    if time.relative.startswith(("text", "event")):
        return replace(time, start=None, end=None)
    if time.relative.startswith("value:"):
        anchor = _ANY_DAY  # it hangs on a date of the text alone
    if anchor is None:
        return replace(time, value=None, start=None, end=None)
    resolved = resolve(time.relative, anchor)
    return replace(time, value=resolved.value, start=_iso(resolved.start), end=_iso(resolved.end))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
