"""Explanations of a party's conduct that the texts offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from detente.case.drafting.material import Material
from detente.case.drafting.page import Open, Part, Table, quoted
from detente.record.model import Offered

__all__ = ["hypotheses"]

MOST = 6
"""How many explanations of one party are drafted: those with the most origins."""

_FIND = 60
_IMPLIES = "to be said: what such an actor does next, and what it would never do"


def hypotheses(material: Material) -> Iterator[Part]:
    """Yield the explanations of a party's conduct that texts offer, each with the whole range as its prior."""
    count: Counter[str] = Counter()
    left = 0
    for each in sorted(material.offered, key=lambda one: -one.origins):
        if each.kind != "explanation":
            continue
        about = _about(material, each)
        table = _table(material, each, about, count[about] + 1) if about and count[about] < MOST else None
        if about is None or table is None:
            left += 1
            continue
        count[about] += 1
        yield table
    if left:
        yield Open(
            f"the texts offer {left} more, of others or of these; `detente derive DOSSIER offered` lists them"
        )


def _about(material: Material, each: Offered) -> str | None:
    item = material.record.item(each.items[0])
    side = material.sources.parties.side_of(each.to, material.sources.day(item)) if item else None
    return side if side in material.case.party else None


def _table(material: Material, each: Offered, about: str, number: int) -> Table | None:
    item = material.record.item(each.items[0])
    words = _beginning(item.words) if item else ""
    because = {"act": "explanation", "words": words}
    if item is None or not words or not material.finds((because,), (item,)):
        return None
    by = material.sources.parties.actor_name(each.by)
    fields: dict[str, Any] = {
        "id": f"{about}-{number}",
        "about": about,
        "name": quoted(item.words),
        "implies": _IMPLIES,
    }
    fields |= {"low": 0.0, "high": 1.0, "because": because}
    assumed = f"offered by {by}; nobody said how likely it is"
    return Table("hypothesis", {**fields, "assumed": assumed, "grade": "direction"})


def _beginning(words: str) -> str:
    """Return the first words on one line, few enough to read, whole if there is a space to end at."""
    line = " ".join(words.split())
    return line if len(line) <= _FIND else line[:_FIND].rsplit(" ", 1)[0]
