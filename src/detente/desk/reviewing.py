"""A person's decisions on items, from the command line or a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from detente.desk.showing import as_typed, line_of
from detente.errors import InputError, Problem
from detente.store.decisions import Verb
from detente.store.dossier import Dossier

__all__ = ["decide", "log"]

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def decide(
    folder: Path, items: Sequence[str], verb: str, *, note: str, person: str, settings: Sequence[str] = ()
) -> Iterator[str]:
    """Append decisions to a dossier and yield a line for each once it is on disk.

    Args:
        folder: The dossier.
        items: Ids of items, or beginnings of ids that only one item has.
        verb: `accept`, `reject` or `edit`.
        note: Why.
        person: Who.
        settings: `field=value` for an edit.

    Raises:
        InputError: an item is not there, a field cannot be set, or a value is not allowed.
    """
    changes = _changes(settings)
    with Dossier(folder, create=False) as dossier, dossier.writing() as writer:
        for name in [dossier.full_id(item) for item in items]:
            writer.decide(name, cast(Verb, verb), changes, note=as_typed(note), person=as_typed(person))
            item = dossier.item(name)
            if item is not None:
                yield f"{verb}ed: {line_of(dossier, item)}".replace("accepteded", "accepted")


def _changes(settings: Sequence[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    problems = []
    for setting in map(as_typed, settings):
        name, equals, value = setting.partition("=")
        if not equals or not name:
            problems.append(
                Problem(f"--set {setting}", "not of the form FIELD=VALUE", "for example act=threat")
            )
        changes[name.strip()] = _FLAGS.get(value.casefold(), value) if value else None
    if problems:
        raise InputError(problems)
    return changes


def _value(value: Any) -> str:
    """Return a value as `--set` takes it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def log(folder: Path) -> Iterator[str]:
    """Yield every decision of a dossier, oldest first; those without an item in the present coding are marked."""
    with Dossier(folder, create=False) as dossier:
        lost = {decision.number for decision in dossier.lost_decisions()}
        for decision in dossier.decisions():
            mark = "  (its item is not in the present coding)" if decision.number in lost else ""
            changes = " ".join(f"{name}={_value(value)}" for name, value in decision.changes.items())
            parts = (str(decision.number), decision.made_at, decision.person or "-", decision.verb, changes)
            words = f"{decision.anchor.type}: “{decision.anchor.words}”"
            yield " ".join(filter(None, (*parts, words, decision.note and f"({decision.note})"))) + mark
