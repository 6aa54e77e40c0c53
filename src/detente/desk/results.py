"""What every method answers to a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.case.evidence import Evidence
from detente.case.model import Case
from detente.errors import Problem
from detente.methods import METHODS
from detente.methods.method import Result

__all__ = ["SEED", "method_results"]

SEED = 0
"""Of the generator where none is asked for: the same case gives the same answer."""


def method_results(
    case: Case, evidence: Sequence[Evidence], seed: int = SEED
) -> tuple[Mapping[str, Result], Mapping[str, tuple[Problem, ...]]]:
    """Return by name what every method that can read a case answers, and what keeps each other method from it.

    Each method has a generator of its own from the seed, so that its answer hangs on no other method's draws and is the one
    that the method gives when it is asked alone.
    """
    results: dict[str, Result] = {}
    lacking: dict[str, tuple[Problem, ...]] = {}
    for method in METHODS:
        problems = method.lacks(case)
        if problems:
            lacking[method.name] = problems
        elif all(name in results for name in method.requires):
            results[method.name] = method.solve(case, evidence, results, np.random.default_rng(seed))
    return results, lacking
