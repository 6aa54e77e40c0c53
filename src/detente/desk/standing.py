"""How a case stands on a dossier's record, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente.case.case_file import LoadedCase, read_case
from detente.case.evidence import Evidence
from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.case.support import Support, Turn, supports, turns
from detente.errors import InputError, Problem
from detente.methods import METHODS, added_methods
from detente.record.model import Record
from detente.record.sources import Sources, read_sources
from detente.toml.file import nearest

__all__ = ["Standing", "check_outcomes", "standing", "usable_case"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A case on its record.

    Attributes:
        support: What the record says on each judgement, in the case's order.
        turns: What changed since the day asked for; empty if none was.
        evidence: The same, item by item, as methods read it.
    """

    case: Case
    support: tuple[Support, ...]
    turns: tuple[Turn, ...]
    evidence: tuple[Evidence, ...]


def usable_case(path: Path) -> Case:
    """Return a case that methods and sections can use.

    Raises:
        InputError: every problem of the case; or all outcomes it gives a meaning to that are of no method.
    """
    loaded = read_case(path)
    problems = check_outcomes(loaded)
    if problems:
        raise InputError(problems)
    return loaded.case


def check_outcomes(loaded: LoadedCase) -> tuple[Problem, ...]:
    """Return the outcomes of a case whose method is none: what they mean would be dropped without a word.

    Raises:
        DetenteError: a package adds a method that cannot be loaded.
    """
    known = tuple(method.name for method in METHODS)
    if all(each.method in known for each in loaded.case.outcomes):
        return ()
    known = (*known, *(method.name for method in added_methods()))
    return tuple(
        loaded.file.problem(
            ("outcome", i, "method"), f"{each.method!r} is no method", nearest(each.method, known)
        )
        for i, each in enumerate(loaded.case.outcomes)
        if each.method not in known
    )


def standing(
    case: Case, record: Record, day: date, since: date | None = None, sources: Sources | None = None
) -> Standing:
    """Return how a case stands on a record.

    Args:
        case: The case.
        record: Where the items are.
        day: As of which; what came out later does not count.
        since: The day changes are counted from.
        sources: Of that record as of that day, where they were read already.
    """
    sources = sources or read_sources(record, day)
    judged = judgements(case)
    evidence = gathered(case, judged, record, sources)
    support = supports(judged, evidence)
    moved: tuple[Turn, ...] = ()
    if since is not None:
        papers = sources.earlier(since).papers
        earlier = [each for each in evidence if each.document in papers]
        moved = turns(supports(judged, earlier), support)
    return Standing(case, support, moved, evidence)
