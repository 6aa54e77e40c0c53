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
from detente.work import available_cores, beside, settle

__all__ = ["DERIVED", "MANY", "Answers", "answered", "derived_rows"]

MANY = 400
"""From so many documents on another process helps: starting it takes a second or two."""

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
    many = dossier.counts()["document"] >= MANY
    settle()
    if not many or (processes or available_cores()) == 1:
        sources = read_sources(dossier, day)
        found = _most(dossier, day, since, sources, reviewed)
        return Answers(
            disagreements=disagreements(dossier, day, sources=sources, stated=found["positions"]), **found
        )
    with beside(_disagreements, dossier.folder, day) as parted:
        found = _most(dossier, day, since, read_sources(dossier, day), reviewed)
        return Answers(disagreements=parted.result(), **found)


def _most(dossier: Dossier, day: date, since: date | None, sources: Sources, reviewed: int) -> dict[str, Any]:
    """Return all answers but the disagreements, which take as long as these together."""
    pledged = commitments(dossier, day, sources=sources)
    stated = positions(dossier, day, sources=sources)
    return {
        "commitments": pledged,
        "positions": stated,
        "offered": explanations(dossier, day, sources=sources),
        "ground": ground(dossier, day, reviewed=reviewed, sources=sources),
        "changes": changes(dossier, since, day, sources=sources, stated=stated, pledged=pledged),
        "sources": sources,
    }


def _disagreements(folder: Path, day: date) -> tuple[Disagreement, ...]:
    """Open a dossier for reading in this process and return where its sources part."""
    settle()
    with Dossier(folder, create=False) as dossier:
        return disagreements(dossier, day, sources=read_sources(dossier, day))


def derived_rows(dossier: Dossier, kind: str, day: date) -> Iterator[str]:
    """Yield what the record derives, one JSON object a line; items are named by their ids.

    Raises:
        InputError: there is no such kind.
    """
    if kind not in DERIVED:
        raise InputError([Problem("KIND", f"{kind!r} is none of {', '.join(DERIVED)}", "choose one of them")])
    for each in DERIVED[kind](dossier, day, sources=read_sources(dossier, day)):
        yield json.dumps(asdict(cast(Any, each)), ensure_ascii=False)
