"""The spatial models as a method: a case into positions and weights, the kernels, and names back on what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of

import numpy as np

from detente.case.evidence import Evidence
from detente.case.model import Case
from detente.errors import InputError, Problem
from detente.kernels.spatial import SmpOptions
from detente.methods.method import Result
from detente.methods.spatial.answer import SpatialAnswer
from detente.methods.spatial.from_case import Field, fields, lacking, passed_over
from detente.methods.spatial.issues import Draws, answer_on

__all__ = ["DRAWS", "METHOD", "ROUNDS", "Spatial"]

DRAWS = 1000
ROUNDS = 10

SOURCE = (
    "Bueno de Mesquita (1994), Political forecasting, as restated by Scholz, Calbert & Smith (2011); "
    "Wise, Lester & Efird (2015), the KAPSARC Toolkit's spatial model of politics"
)


@dataclass(frozen=True, slots=True)
class Spatial:
    """The spatial models.

    Attributes:
        draws: How many draws from what the case leaves open.
        rounds: Most rounds of expected utility.
        turns: Most turns of the spatial model of politics; None for its own hundred.
        issue: The only issue to answer; None for all.
        progress: Told what is done, how many draws of it, and of how many.
    """

    draws: int = DRAWS
    rounds: int = ROUNDS
    turns: int | None = None
    issue: str | None = None
    progress: Callable[[str, int, int | None], None] | None = None
    name: str = "spatial"
    title: str = "Spatial models of bargaining"
    source: str = SOURCE
    requires: tuple[str, ...] = ()

    def lacks(self, case: Case, /) -> tuple[Problem, ...]:
        """Return what the case would have to say for the spatial models to read it; empty if they can."""
        return lacking(case)

    def solve(
        self,
        case: Case,
        evidence: Sequence[Evidence],
        results: Mapping[str, Result],  # noqa: ARG002 - these models build on no other method
        rng: np.random.Generator,
        /,
    ) -> Result:
        """Return the spatial models' answer to a case.

        Raises:
            InputError: as `lacks`, or the issue asked for is not there or cannot be answered.
        """
        problems = self.lacks(case)
        if problems:
            raise InputError(problems)
        options = SmpOptions() if self.turns is None else SmpOptions(turns=self.turns)
        left = {each.issue for each in passed_over(case)}
        found = [each for each in fields(case) if each.issue not in left]
        self._check(case, [each.issue for each in found])
        answers = tuple(
            answer_on(case, each, self.rounds, options, self._draws(each), child)
            for each, child in zip(found, rng.spawn(len(found)), strict=True)
            if self.issue in (None, each.issue)
        )
        entropy = getattr(rng.bit_generator.seed_seq, "entropy", None)
        return Result(
            method=self.name,
            source=self.source,
            parameters=tuple(self._parameters(options)),
            seed=entropy if isinstance(entropy, int) else 0,
            case=case.hash,
            evidence=dict(_behind(found, evidence)),
            answer=SpatialAnswer(answers, passed_over(case)),
        )

    def _check(self, case: Case, answerable: Sequence[str]) -> None:
        """Check that the issue asked for can be answered.

        Raises:
            InputError: it cannot.
        """
        if self.issue is None or self.issue in answerable:
            return
        for each in passed_over(case):
            if each.issue == self.issue:
                raise InputError([Problem("--issue", f"{self.issue!r} cannot be answered", each.why)])
        rule = f"{self.issue!r} is no issue with stated positions of two parties"
        raise InputError([Problem("--issue", rule, f"one of: {', '.join(answerable)}")])

    def _draws(self, field: Field) -> Draws:
        if self.progress is None:
            return Draws(self.draws)
        progress = self.progress
        return Draws(self.draws, progress=lambda done, of: progress(f"drawing on {field.issue}", done, of))

    def _parameters(self, options: SmpOptions) -> Iterator[tuple[str, str]]:
        yield "draws from what the case leaves open", str(self.draws)
        yield "rounds of expected utility, at most", str(self.rounds)
        chosen = (f"{field.name} {getattr(options, field.name)}" for field in fields_of(options))
        yield "spatial model of politics:", ", ".join(chosen)


METHOD = Spatial()


def _behind(found: Sequence[Field], evidence: Sequence[Evidence]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each issue, and each party on it, with the items behind the judgements that it rests on."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for each in evidence:
        items[each.judgement].append(each.item)
    for field in found:
        rows = {each.party: [i for name in each.judgements for i in items[name]] for each in field.seen}
        yield f"issue:{field.issue}", tuple(dict.fromkeys(i for row in rows.values() for i in row))
        for party, row in rows.items():
            yield f"actor:{field.issue}/{party}", tuple(dict.fromkeys(row))
