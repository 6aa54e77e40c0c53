"""What persons decided about items: appended, never overwritten, and found again after re-coding by its anchor."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from detente.coding.coder import gate
from detente.coding.items import Item, Row
from detente.coding.schema import item_from_row
from detente.documents.model import Document
from detente.errors import InputError, Problem

__all__ = ["CONTEXT", "EDITABLE", "Anchor", "Decision", "Verb", "anchor_of", "edited", "state_of"]

Verb: TypeAlias = Literal["accept", "reject", "edit"]

CONTEXT = 24
"""How many code points before and after an item belong to its anchor."""

EDITABLE: dict[str, tuple[str, ...]] = {
    "statement": (
        "mode",
        "negated",
        "hedged",
        "speaker.name",
        "speaker.actor",
        "speaker.side",
        "speaker.role",
    ),
    "act": ("act", "actor", "target", "issue", "position", "status", "plover"),
    "deed": ("actor", "action", "target", "issue", "plover", "realis"),
    "time": ("value", "from", "to"),
}
"""Fields a person may set. Spans and words are the article's: what is wrong there is rejected instead."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a decision belongs, in terms that re-coding does not change."""

    document: str
    type: str
    act: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: `changes` maps fields to new values for an edit; `number` counts decisions of the dossier."""

    anchor: Anchor
    verb: Verb
    changes: dict[str, Any]
    note: str = ""
    person: str = ""
    made_at: str = ""
    number: int = 0


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
    )


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


def edited(row: Row, changes: dict[str, Any], document: Document) -> Item:
    """Return the item of a row with fields changed.

    Raises:
        InputError: a field cannot be set on such an item, or the value is not in the schema; every problem at once.
    """
    allowed = EDITABLE[row["type"]]
    place = f"item {row['id']}"
    problems = []
    new: Row = json.loads(json.dumps(row))
    for name, value in changes.items():
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, 1)
            mend = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(allowed)}"
            problems.append(Problem(place, f"a {row['type']} has no field {name!r} to set", mend))
            continue
        _set(new, name, value)
    if problems:
        raise InputError(problems)
    item = item_from_row(new)
    for reason, _ in gate(document, [item]).refused:
        problems.append(
            Problem(place, f"{reason}: {', '.join(f'{k}={v}' for k, v in changes.items())}", "see the schema")
        )
    if problems:
        raise InputError(problems)
    return item


def _set(row: Row, name: str, value: Any) -> None:
    first, _, second = name.partition(".")
    if not second:
        row[first] = value
        return
    row[first] = (
        {"name": "", "actor": None, "side": None, "role": None} | (row[first] or {}) | {second: value}
    )
