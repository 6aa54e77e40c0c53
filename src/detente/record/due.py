"""When a threat or promise falls due: the days that its own sentence sets for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from detente.coding.items import Act, Time
from detente.documents.model import Span
from detente.record.sources import Days

__all__ = ["VAGUE_DAYS", "due_of", "sentence_around"]

VAGUE_DAYS = {"day": 14, "week": 60, "month": 365}
"""How long `within days`, `within weeks`, `within months` are taken to last at most, in days."""

_FIRM = re.compile(
    r"\b(?:by|before|within|until|till|no later than|not later than|from|starting|beginning|deadline of|deadline is)\s+"
    r"(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:on|in|at|during|over|after)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_FIRM_INSIDE = re.compile(r"(?:by|before|within|until|no later than)\b", re.IGNORECASE)
_LOOSE_INSIDE = re.compile(r"(?:in|on|next|tomorrow|later|coming|this)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:within (?:(?:a )?(?:few|couple of|matter of)|the (?:coming|next)|coming|several)?"
    r"|in (?:a (?:few|couple of|matter of)|the (?:coming|next)|coming))\s*(day|week|month)s\b",
    re.IGNORECASE,
)
# "Within a day of taking office": counted from an event, which the days of the telling say nothing of.
_OF_EVENT = re.compile(r"[\"”’')]*\s+(?:of|after|from|following)\s+(?!now\b|today\b)\w+", re.IGNORECASE)
_REPORTS = re.compile(r",?\s+(?:that|to|if|he|she|it|they)\b")
# The marks come first: an expression that begins with what may not stand before them is tried at every letter.
_STOP = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\b[A-Z].)(?<!\b(?:Mr|Ms|Dr|St).)(?<!(?:Sen|Gen|Rep|Gov).)"
    r"[\"”’')]*\s+(?=[\"“‘(]?[A-Z0-9]))"
)

_LONGEST = 2_000


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence or sentences that hold a span, by plain punctuation and line ends."""
    start, end = 0, len(text)
    for reach in (400, _LONGEST):
        floor = max(0, span[0] - reach)
        stops = [stop.end() for stop in _STOP.finditer(text, floor, min(len(text), span[0] + 1))]
        if stops or not floor:
            break
    if stops:
        start = stops[-1]
    found = _STOP.search(text, max(span[0], span[1] - 1), min(len(text), span[1] + _LONGEST))
    if found:
        end = found.start() + 1
    return max(start, floor), max(end, span[1])


def due_of(act: Act, sentence: Span, text: str, times: Iterable[Time], told: Days) -> Days | None:
    """Return the days by which a threat or promise falls due; None if its sentence sets none that can be told.

    A time counts if it stands after the act begins and ends on or after the day of telling, and is led by a word of term
    (`by`, `before`, `within`, `until`); or is led by `on` or `in`, begins after the telling, and does not say when it was
    told (`warned on Monday that`). Of several the last to end counts. `Within weeks` counts from the day of telling and
    is read as `VAGUE_DAYS` says. A term counted from another event (`within a day of …`) gives None.

    Args:
        act: The threat or promise.
        sentence: The sentence it stands in.
        text: The document's text.
        times: The document's times.
        told: When it was said, or else published.
    """
    start = act.spans[0][0]
    found = [
        (time.start, time.end)
        for time in times
        if start <= time.spans[0][0] < sentence[1] and _sets_term(text, time, told)
    ]
    if found:
        return max(found, key=lambda days: (days[1] or "", days[0] or ""))
    vague = _VAGUE.search(text, start, sentence[1])
    if vague is None or told[0] is None or _OF_EVENT.match(text, vague.end()):
        return None
    last = date.fromisoformat(told[1] or told[0]) + timedelta(days=VAGUE_DAYS[vague[1].lower()])
    return told[0], last.isoformat()


def _sets_term(text: str, time: Time, told: Days) -> bool:
    first, last = time.spans[0][0], time.spans[-1][1]
    if time.end is None or time.end < (told[0] or ""):
        return False
    before = text[max(0, first - 40) : first]
    if _FIRM.search(before) or _FIRM_INSIDE.match(time.words):
        return not ("within" in (before[-10:] + time.words).lower() and _OF_EVENT.match(text, last))
    # "Warned on Monday that": when it was said, not when it falls due.
    if _REPORTS.match(text, last) or (time.start or "") <= (told[0] or ""):
        return False
    return bool(_LOOSE.search(before) or _LOOSE_INSIDE.match(time.words))
