"""What a person may set on an item, and the check of what was set."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from detente.coding.codebook import Codebook
from detente.coding.coder import gate
from detente.coding.items import ACT_TYPES, MODES, PLOVER, REALIS, STATUSES, Item, Row
from detente.coding.schema import item_from_row
from detente.documents.model import Document
from detente.errors import InputError, Problem

__all__ = ["EDITABLE", "changed", "edited", "value_of"]

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

_LABELS: dict[str, Sequence[str]] = {
    "mode": MODES,
    "act": ACT_TYPES,
    "status": STATUSES,
    "plover": PLOVER,
    "realis": REALIS,
}
_YES_OR_NO = ("negated", "hedged")
_NEVER_EMPTY = ("mode", "act", "status", "realis", "action", "speaker.name")
_DAYS = ("from", "to")


def value_of(row: Row, name: str) -> Any:
    """Return a field of a row by its name in `EDITABLE`; None where the item has none."""
    first, _, second = name.partition(".")
    value = row.get(first)
    return value.get(second) if second and value else None if second else value


def edited(
    row: Row, changes: Mapping[str, Any], document: Document, codebook: Codebook | None = None
) -> Item:
    """Return the item of a row with fields changed.

    Args:
        row: The coder's public row.
        changes: New values by field; None empties a field.
        document: The item's document.
        codebook: With it, an issue and a position must be its own.

    Raises:
        InputError: a field cannot be set on such an item, or a value is not in the schema; every problem at once.
    """
    place = f"item {row['id']}"
    faults = {name: _fault(row["type"], name, value) for name, value in changes.items()}
    new = changed(row, {name: value for name, value in changes.items() if faults[name] is None})
    problems = [Problem(place, *fault) for fault in faults.values() if fault]
    problems += [Problem(place, *each) for each in _disagreements(new, changes, codebook)]
    if problems:
        raise InputError(problems)
    item = item_from_row(new)
    refused = gate(document, [item]).refused
    if refused:
        raise InputError([Problem(place, reason, "see the schema of items") for reason, _ in refused])
    return item


def changed(row: Row, changes: Mapping[str, Any]) -> Row:
    """Return a row with fields set, unchecked: changes that a person made were checked when they were made."""
    new: Row = copy.deepcopy(row)
    for name, value in changes.items():
        _set(new, name, None if value == "" else value)
    return new


def _fault(type_: str, name: str, value: Any) -> tuple[str, str] | None:
    """Return the rule that a change breaks and its mend."""
    allowed = EDITABLE[type_]
    if name not in allowed:
        return (f"no field {name!r} of {type_} items can be set", _nearest(name, allowed))
    if name in _YES_OR_NO:
        return None if isinstance(value, bool) else (f"{name} is {value!r}, not true or false", "")
    if value is None or value == "":
        return (f"{name} cannot be empty", "") if name in _NEVER_EMPTY else None
    if not isinstance(value, str):
        return (f"{name} is {value!r}, not a text", "")
    if name in _LABELS and value not in _LABELS[name]:
        return (f"{name} {value!r} is not in the schema", _nearest(value, _LABELS[name]))
    if name in _DAYS and not _is_day(value):
        return (f"{name} {value!r} is no day", "write it as 2025-05-19")
    return None


def _disagreements(row: Row, changes: Mapping[str, Any], codebook: Codebook | None) -> list[tuple[str, str]]:
    """Return what is wrong with the changes taken together, or with the codebook."""
    first, last = row.get("from"), row.get("to")
    if isinstance(first, str) and isinstance(last, str) and first > last:
        return [(f"from {first} is after to {last}", "set both")]
    issue, position = row.get("issue"), row.get("position")
    if codebook is None or not codebook.issues or not {"issue", "position"} & changes.keys():
        return []
    known = codebook.issue.get(issue) if isinstance(issue, str) else None
    if isinstance(issue, str) and known is None:
        return [(f"issue {issue!r} is not in the codebook", _nearest(issue, tuple(codebook.issue)))]
    scale = tuple(each.id for each in known.positions) if known else ()
    if isinstance(position, str) and position not in scale:
        where = f"on the scale of issue {issue!r}" if issue else "without an issue"
        return [(f"position {position!r} is not {where}", _nearest(position, scale))]
    return []


def _is_day(text: Any) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _nearest(word: str, allowed: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, allowed, 1)
    return f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(allowed)}" if allowed else ""


def _set(row: Row, name: str, value: Any) -> None:
    first, _, second = name.partition(".")
    if not second:
        row[first] = value
        return
    nobody = {"name": "", "actor": None, "side": None, "role": None}
    row[first] = nobody | (row[first] or {}) | {second: value}
