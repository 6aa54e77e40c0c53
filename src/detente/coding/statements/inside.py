"""Quotations inside quotations: “I said, ‘Do me a favour’,” he recalled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from detente.coding.reading import Reading
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line, line_of
from detente.coding.statements.quotations import Quotation, quotations

__all__ = ["nested"]

_REST = 10
_VOICE = "noun-then-colon"
_RULES = frozenset(
    {
        _VOICE,
        "cue-then-quotation",
        "quotation-then-cue",
        "quotation-then-inverted-cue",
        "colon-then-quotation",
    }
)


def nested(
    reading: Reading, lines: Sequence[Line], drafts: Sequence[Draft], find: Callable[[Line], list[Draft]]
) -> list[Draft]:
    """Return the statements with quotation marks, or a colon, of their own that stand inside what somebody says.

    Args:
        reading: What rules see of the document.
        lines: Its paragraphs.
        drafts: The statements found so far.
        find: Finds the statements of a stretch of text read as a paragraph.
    """
    spans = sorted(
        ((start, end, index) for index, draft in enumerate(drafts) for start, end in draft.content),
        key=lambda span: span[:2],
    )
    found: list[Draft] = []
    for line in lines:
        for quotation in line.quoted.values():
            voiced = ":" in reading.plain[slice(*quotation.inner)]
            if not voiced and not quotations(reading.document.text, *quotation.inner):
                continue
            outer = _holder(spans, drafts, quotation)
            if outer is None:
                continue
            inner = line_of(reading, line.zone, line.block, quotation.inner)
            if inner.starts:
                found.extend(
                    _adopted(draft, outer)
                    for draft in find(inner)
                    if draft.rule in _RULES
                    and not (draft.rule != _VOICE and _repeats(reading, draft, quotation))
                )
    return found


def _repeats(reading: Reading, draft: Draft, quotation: Quotation) -> bool:
    """Tell whether a statement is all that its speaker is quoted with: “I told them, ‘Go home.’” says it once."""
    if not draft.source or reading.plain[slice(*draft.source[0])] not in ("i", "we"):
        return False
    start, end = quotation.inner
    marked = quotations(reading.document.text, start, end)
    begin = min(draft.begin, marked[0].start)
    rest = reading.plain[start:begin], reading.plain[marked[-1].end : end]
    return sum(len(words.strip()) for words in rest) < _REST


def _holder(
    spans: Sequence[tuple[int, int, int]], drafts: Sequence[Draft], quotation: Quotation
) -> Draft | None:
    at = bisect_right(spans, quotation.start, key=lambda span: span[0])
    for start, end, index in reversed(spans[max(0, at - 4) : at]):
        if start <= quotation.start and quotation.inner[1] <= end:
            return drafts[index]
    return None


def _adopted(draft: Draft, outer: Draft) -> Draft:
    draft.parent = outer
    draft.quoted = True
    if draft.rule != _VOICE:
        draft.rule = "quotation-within"
    return draft
