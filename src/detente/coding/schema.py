"""The JSON form of items: the public, versioned schema of `detente code`, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.coding.items import Act, Deed, Item, Quantity, Row, Speaker, Statement, Time, When
from detente.documents.model import Span

__all__ = ["item_from_row", "item_row"]


def item_row(item: Item) -> Row:
    """Return the public JSON object of an item, `type` first."""
    if isinstance(item, Statement):
        own = _statement_row(item)
    elif isinstance(item, Act):
        own = _act_row(item)
    elif isinstance(item, Deed):
        own = _deed_row(item)
    else:
        own = {
            "spans": _lists(item.spans),
            "value": item.value,
            "from": item.start,
            "to": item.end,
            "relative": item.relative,
        }
    return {
        "type": type(item).__name__.lower(),
        "id": item.id,
        "document": item.document,
        "words": item.words,
        **own,
        "rule": item.rule,
        "coder": item.coder,
        "confidence": item.confidence,
    }


def item_from_row(row: Row) -> Item:
    """Return the item of a JSON object made by `item_row`.

    Raises:
        KeyError: a field is missing or the type is none of ours.
    """
    make: dict[str, Callable[[Row], Item]] = {
        "statement": _statement,
        "act": _act,
        "deed": _deed,
        "time": _time,
    }
    return make[row["type"]](row)


def _lists(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _spans(lists: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in lists)


def _when_row(when: When) -> Row:
    return {"from": when.start, "to": when.end, "basis": when.basis, "text": when.text, "time": when.time}


def _when(row: Row | None) -> When:
    return When(row["from"], row["to"], row["basis"], row["text"], row["time"]) if row else When()


def _statement_row(item: Statement) -> Row:
    speaker = item.speaker
    return {
        "cue": _lists(item.cue),
        "source": _lists(item.source),
        "content": _lists(item.content),
        "mode": item.mode,
        "speaker": speaker
        and {"name": speaker.name, "actor": speaker.actor, "side": speaker.side, "role": speaker.role},
        "via": list(item.via),
        "negated": item.negated,
        "hedged": item.hedged,
        "when": _when_row(item.when),
        "parent": item.parent,
    }


def _act_row(item: Act) -> Row:
    return {
        "spans": _lists(item.spans),
        "act": item.act,
        "actor": item.actor,
        "target": item.target,
        "issue": item.issue,
        "position": item.position,
        "conditions": list(item.conditions),
        "status": item.status,
        "plover": item.plover,
        "statement": item.statement,
        "when": _when_row(item.when),
    }


def _deed_row(item: Deed) -> Row:
    quantity = item.quantity
    return {
        "spans": _lists(item.spans),
        "actor": item.actor,
        "action": item.action,
        "plover": item.plover,
        "target": item.target,
        "issue": item.issue,
        "when": _when_row(item.when),
        "realis": item.realis,
        "quantity": quantity and {"value": quantity.value, "unit": quantity.unit, "text": quantity.text},
        "statement": item.statement,
    }


def _shared(row: Row) -> dict[str, Any]:
    return {key: row[key] for key in ("id", "document", "words", "rule", "coder", "confidence")}


def _statement(row: Row) -> Statement:
    return Statement(
        cue=_spans(row["cue"]),
        source=_spans(row["source"]),
        content=_spans(row["content"]),
        mode=row["mode"],
        speaker=Speaker(**row["speaker"]) if row["speaker"] else None,
        via=tuple(row["via"]),
        negated=row["negated"],
        hedged=row["hedged"],
        when=_when(row["when"]),
        parent=row["parent"],
        **_shared(row),
    )


def _act(row: Row) -> Act:
    return Act(
        spans=_spans(row["spans"]),
        conditions=tuple(row["conditions"]),
        when=_when(row["when"]),
        **{
            key: row[key]
            for key in ("act", "actor", "target", "issue", "position", "status", "plover", "statement")
        },
        **_shared(row),
    )


def _deed(row: Row) -> Deed:
    return Deed(
        spans=_spans(row["spans"]),
        when=_when(row["when"]),
        quantity=Quantity(**row["quantity"]) if row["quantity"] else None,
        **{key: row[key] for key in ("actor", "action", "plover", "target", "issue", "realis", "statement")},
        **_shared(row),
    )


def _time(row: Row) -> Time:
    return Time(
        spans=_spans(row["spans"]),
        value=row["value"],
        start=row["from"],
        end=row["to"],
        relative=row["relative"],
        **_shared(row),
    )
