"""What the record says beyond single items, each question answered once: here, or over processes where there is much."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from detente.errors import InputError, Problem
from detente.record.changes import changes
from detente.record.claims import claims
from detente.record.commitments import commitments
from detente.record.disagreements import disagreements
from detente.record.explanations import explanations
from detente.record.ground import ground
from detente.record.model import Change, Commitment, Disagreement, Ground, Offered, Position
from detente.record.positions import positions
from detente.record.sources import Sources, read_sources
from detente.store.dossier import Dossier
from detente.work import available_cores, map_ordered, settle

__all__ = ["DERIVED", "MANY", "Answers", "answered", "derived_rows"]

MANY = 400
"""From so many documents on the questions are shared out over processes: starting them takes a second or two."""

_Question = Callable[..., Any]

DERIVED: dict[str, _Question] = {
    "commitments": commitments,
    "disagreements": disagreements,
    "claims": claims,
    "positions": positions,
    "offered": explanations,
}
"""What `detente show` derives: each takes a record, the day and the sources."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a briefing needs of the record, and the sources it was read with."""

    ground: Ground
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    disagreements: tuple[Disagreement, ...]
    offered: tuple[Offered, ...]
    changes: tuple[Change, ...]
    sources: Sources


def answered(
    dossier: Dossier, day: date, since: date | None, *, reviewed: int = 0, processes: int | None = None
) -> Answers:
    """Return what a briefing needs of the record, the same whatever the number of processes.

    Args:
        dossier: An open dossier.
        day: The day that decides what is due.
        since: The day changes are counted from; None for the whole period.
        reviewed: How many items a person decided on.
        processes: How many to use, default one a core.
    """
    names = ("commitments", "disagreements", "ground", "positions", "offered")
    many = dossier.counts()["document"] >= MANY
    count = (processes or available_cores()) if many else 1
    settle()
    if count == 1:
        sources = read_sources(dossier, day)
        found = {name: _answer(dossier, sources, day, name, reviewed) for name in names}
    else:
        tasks = map_ordered(
            _in_process,
            names,
            processes=count,
            initializer=_start,
            initargs=(dossier.folder, day, reviewed),
            ahead=8,
        )
        found = dict(zip(names, tasks, strict=True))
        sources = read_sources(dossier, day)
    moved = changes(
        dossier, since, day, sources=sources, stated=found["positions"], pledged=found["commitments"]
    )
    return Answers(changes=moved, sources=sources, **found)


def _answer(dossier: Dossier, sources: Sources, day: date, name: str, reviewed: int) -> Any:
    if name == "ground":
        return ground(dossier, day, reviewed=reviewed, sources=sources)
    return DERIVED[name](dossier, day, sources=sources)


_open: list[tuple[Dossier, Sources, date, int]] = []


def _start(folder: Path, day: date, reviewed: int) -> None:
    """Open the dossier for reading in this process, once."""
    settle()
    dossier = Dossier(folder, create=False)
    _open.append((dossier, read_sources(dossier, day), day, reviewed))


def _in_process(name: str) -> Any:
    dossier, sources, day, reviewed = _open[-1]
    return _answer(dossier, sources, day, name, reviewed)


def derived_rows(dossier: Dossier, kind: str, day: date) -> Iterator[str]:
    """Yield what the record derives, one JSON object a line; items are named by their ids.

    Raises:
        InputError: there is no such kind.
    """
    if kind not in DERIVED:
        raise InputError([Problem("KIND", f"{kind!r} is none of {', '.join(DERIVED)}", "choose one of them")])
    for each in DERIVED[kind](dossier, day, sources=read_sources(dossier, day)):
        yield json.dumps(asdict(cast(Any, each)), ensure_ascii=False)
