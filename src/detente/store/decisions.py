"""What persons decided about items: appended, never overwritten, and found again after re-coding by its anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from detente.coding.items import Row
from detente.ids import short_id
from detente.store.editing import EDITABLE, value_of

__all__ = ["CONTEXT", "Anchor", "Decision", "Verb", "anchor_of", "assigned", "reading_of", "state_of"]

Verb: TypeAlias = Literal["accept", "reject", "edit"]

CONTEXT = 24
"""How many code points before and after an item belong to its anchor."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a decision belongs, in terms that re-coding does not change.

    Attributes:
        place: First code point of the words, which tells a passage from its repetition further down.
    """

    document: str
    type: str
    act: str
    words: str
    before: str
    after: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person.

    Attributes:
        changes: New values by field, for an edit.
        made_at: ISO time in UTC.
        number: Counts decisions of the dossier from 1; 0 before it is stored.
        reading: What the coder made of the words then (`reading_of`); it tells apart items of one anchor.
        twin: Other items stood on the same words then, so that only one that reads so can be meant.
    """

    anchor: Anchor
    verb: Verb
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    person: str = ""
    made_at: str = ""
    number: int = 0
    reading: str = ""
    twin: bool = False


def anchor_of(row: Row, text: str) -> Anchor:
    """Return the anchor of an item's row in its document's text."""
    spans = row["content"] if row["type"] == "statement" else row["spans"]
    start, end = spans[0][0], spans[-1][1]
    return Anchor(
        row["document"],
        row["type"],
        row.get("act") or "",
        row["words"],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start,
    )


def reading_of(row: Row) -> str:
    """Return a hash of what a coder made of an item's words: every field that a person could have set otherwise.

    Times have none: their days change when the corpus dates their document, and no two share their words.
    """
    if row["type"] == "time":
        return ""
    return short_id(*(value_of(row, name) for name in EDITABLE[row["type"]]))


def state_of(decisions: Iterable[Decision]) -> tuple[str | None, dict[str, Any]]:
    """Return what the decisions on one item, oldest first, come to: its state and the fields they set.

    The last accept or reject counts; edits add up, and an edit after a rejection takes the item back.
    """
    state: str | None = None
    changes: dict[str, Any] = {}
    for decision in decisions:
        if decision.verb == "edit":
            changes |= decision.changes
            state = "edited"
        elif decision.verb == "reject":
            state = "rejected"
        else:
            state = "edited" if changes else "accepted"
    return state, changes


def assigned(
    rows: Iterable[Row], text: str, decisions: Sequence[Decision]
) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """Find the item that each decision is about.

    A decision belongs to the item at its anchor that reads as it did when the person decided. Where none reads so,
    it belongs to the only item there, unless it was made among twins, or that one has decisions of its own, or
    decisions on several items compete for it: a decision is rather lost than given to the wrong item.

    Args:
        rows: The coder's rows of one document.
        text: The document's text.
        decisions: The document's decisions, oldest first.

    Returns:
        Decisions by item id, oldest first, and the decisions whose item is not found.
    """
    waiting: defaultdict[Anchor, list[Decision]] = defaultdict(list)
    for decision in decisions:
        waiting[decision.anchor].append(decision)
    twins: defaultdict[Anchor, list[Row]] = defaultdict(list)
    for row in rows:
        anchor = anchor_of(row, text)
        if anchor in waiting:
            twins[anchor].append(row)
    found: dict[str, list[Decision]] = {}
    lost: list[Decision] = []
    for anchor, here in waiting.items():
        of_each, rest = _shared_out(twins[anchor], here)
        found |= of_each
        lost += rest
    return found, sorted(lost, key=lambda decision: decision.number)


def _shared_out(
    twins: Sequence[Row], decisions: Sequence[Decision]
) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """Share the decisions of one anchor among the items there; return them by item, and what is left."""
    found: dict[str, list[Decision]] = {}
    readings = {row["id"]: reading_of(row) for row in twins}
    for name, reading in readings.items():
        own = [decision for decision in decisions if decision.reading == reading]
        if own:
            found[name] = own
    rest = [decision for decision in decisions if decision.reading not in readings.values()]
    sure = len({decision.reading for decision in rest}) == 1 and not any(decision.twin for decision in rest)
    if sure and len(twins) == 1 and not found:
        return {twins[0]["id"]: rest}, []
    return found, rest
