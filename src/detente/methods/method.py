"""What every method is: a case, its evidence and earlier results in, a result that says what it stands on out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from detente.case.evidence import Evidence
from detente.case.model import Case
from detente.errors import Problem

__all__ = ["Method", "Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """A method's answer to a case.

    Attributes:
        method: The method's name.
        source: Where the method is published.
        parameters: Name and value of everything that was set.
        seed: Of the generator, for whatever was drawn.
        case: The case's hash.
        evidence: For each row of the answer that stands on judgements, the ids of the items behind them.
        answer: The method's own type.
    """

    method: str
    source: str
    parameters: tuple[tuple[str, str], ...]
    seed: int
    case: str
    evidence: Mapping[str, tuple[str, ...]]
    answer: Any


class Method(Protocol):
    """A published method, made to read a case."""

    @property
    def name(self) -> str:
        """How it is called on the command line: `graph-model`."""

    @property
    def title(self) -> str:
        """How the reader knows it."""

    @property
    def source(self) -> str:
        """Where it is published."""

    @property
    def requires(self) -> tuple[str, ...]:
        """Names of the methods whose results it builds on."""

    def lacks(self, case: Case, /) -> tuple[Problem, ...]:
        """Return what keeps this method from reading the case; empty if nothing does.

        What the case has yet to say is `missing`; anything else is wrong in it.
        """

    def solve(
        self,
        case: Case,
        evidence: Sequence[Evidence],
        results: Mapping[str, Result],
        rng: np.random.Generator,
        /,
    ) -> Result:
        """Return the method's answer.

        Raises:
            InputError: as `lacks`.
        """
