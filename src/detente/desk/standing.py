"""How a case stands on a dossier's record, as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from detente.case.evidence import Evidence
from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.case.support import Support, Turn, supports, turns
from detente.errors import Problem
from detente.methods import METHODS
from detente.methods.method import Result
from detente.record.model import Record
from detente.record.sources import Sources, read_sources

__all__ = ["SEED", "Standing", "method_results", "standing"]

SEED = 0
"""Of the generator where none is asked for: the same case gives the same answer."""


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


def method_results(
    case: Case, evidence: Sequence[Evidence], seed: int = SEED
) -> tuple[Mapping[str, Result], tuple[Problem, ...]]:
    """Return what every method that can read a case answers, by the method's name, and what keeps others from it."""
    results: dict[str, Result] = {}
    lacking: list[Problem] = []
    for method in METHODS:
        problems = method.lacks(case)
        lacking.extend(problems)
        if not problems and all(name in results for name in method.requires):
            rng = np.random.default_rng([seed, len(results)])
            results[method.name] = method.solve(case, evidence, results, rng)
    return results, tuple(lacking)
