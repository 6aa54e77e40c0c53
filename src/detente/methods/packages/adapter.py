"""Packages as a method: a case or files of GENIUS into arrays, the kernels of bargaining, and names back on the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.case.evidence import Evidence
from detente.case.model import Case
from detente.errors import Problem
from detente.methods.method import Result
from detente.methods.packages.answer import PackagesAnswer
from detente.methods.packages.arrays import Table
from detente.methods.packages.compatibility import MOST_PAIRS, compatibilities
from detente.methods.packages.from_case import METHOD_NAME, bargain_of
from detente.methods.packages.judging import judged
from detente.methods.packages.lacking import table_or_error, table_or_problems
from detente.methods.packages.reading import participants, weighings
from detente.methods.packages.robustness import DRAWS, robustness
from detente.methods.packages.rules import agree, solutions_of, within_minimums
from detente.methods.packages.zone import frontier_list, zone_of

__all__ = ["LISTED", "METHOD", "Packages"]

SOURCE = "Keeney & Raiffa (1976), Decisions with Multiple Objectives; Raiffa (1982), The Art and Science of Negotiation"

LISTED = 20
"""Points of the frontier that are listed unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Where a deal is possible.

    Attributes:
        limit: How many points of the frontier to list.
        draws: How many draws from what the case leaves open.
        progress: Told what is done, how many draws of it, and of how many.
    """

    limit: int = LISTED
    draws: int = DRAWS
    progress: Callable[[str, int, int | None], None] | None = None
    name: str = METHOD_NAME
    title: str = "Packages: where a deal is possible"
    source: str = SOURCE
    requires: tuple[str, ...] = ()

    def lacks(self, case: Case, /) -> tuple[Problem, ...]:
        """Return what the case would have to say for packages to be reckoned with; empty if they can."""
        return tuple(table_or_problems(bargain_of(case))[1])

    def solve(
        self,
        case: Case,
        evidence: Sequence[Evidence],
        results: Mapping[str, Result],  # noqa: ARG002 - it builds on no other method
        rng: np.random.Generator,
        /,
    ) -> Result:
        """Return the answer to a case.

        Raises:
            InputError: as `lacks`.
        """
        return self.answered(table_or_error(bargain_of(case)), evidence, rng, case.hash)

    def answered(
        self, table: Table, evidence: Sequence[Evidence], rng: np.random.Generator, case_hash: str
    ) -> Result:
        """Return the answer to a bargain.

        Args:
            table: As `lacking.table_or_error` returns it.
            evidence: What the record says on the case's judgements.
            rng: For what is drawn.
            case_hash: Of the case, kept with the result.
        """
        answer = self._answer(table, rng)
        entropy = getattr(rng.bit_generator.seed_seq, "entropy", None)
        return Result(
            method=self.name,
            source=self.source,
            parameters=tuple(_parameters(table, answer)),
            seed=entropy if isinstance(entropy, int) else 0,
            case=case_hash,
            evidence=dict(_behind(table, answer, evidence)),
            answer=answer,
        )

    def _answer(self, table: Table, rng: np.random.Generator) -> PackagesAnswer:
        bargain = table.bargain
        found, accepted = robustness(table, rng, self.draws, self._drawn)
        solutions = solutions_of(table)
        return PackagesAnswer(
            parties=tuple(participants(table)),
            issues=tuple(topic.id for topic in bargain.topics),
            weighings=tuple(weighings(table)),
            frontier=frontier_list(table, self.limit),
            zone=zone_of(table),
            solutions=solutions,
            agree=agree(solutions),
            within=within_minimums(table),
            proposals=tuple(judged(table, draft, accepted) for draft in bargain.drafts),
            compatibilities=compatibilities(table),
            robustness=found,
            left_out=bargain.left_out,
            notes=bargain.notes,
        )

    def _drawn(self, done: int) -> None:
        if self.progress is not None:
            self.progress("drawing from the ranges", done, self.draws)


METHOD = Packages()


def _parameters(table: Table, answer: PackagesAnswer) -> Iterator[tuple[str, str]]:
    yield "draws", str(answer.robustness.draws)
    if table.rounded:
        yield "weights and values, having too many digits, rounded to seven", ", ".join(table.rounded)
    elif len(set(table.scales)) > 1:
        yield "utilities of different parties", "compared to nine digits; a party's own exactly"
    if answer.frontier.count > len(answer.frontier.listed):
        yield "points of the frontier listed", str(len(answer.frontier.listed))
    count = len(table.bargain.drafts)
    if count * (count - 1) // 2 > MOST_PAIRS:
        yield "pairs of proposals compared", str(MOST_PAIRS)


def _behind(
    table: Table, answer: PackagesAnswer, evidence: Sequence[Evidence]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each row of the answer with the items behind the judgements that it rests on."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for each in evidence:
        items[each.judgement].append(each.item)

    def behind(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for name in names for item in items[name]))

    for weighing in answer.weighings:
        yield f"weighing:{weighing.party}/{weighing.issue}", behind(weighing.judgements)
    for party in answer.parties:
        yield f"reservation:{party.party}", behind(party.judgements)
    for draft in table.bargain.drafts:
        names = [f"proposal:{draft.id}", *(f"proposal:{draft.id}/{issue}" for issue in draft.asked)]
        names += [
            found.judgement for term in draft.asked.items() if (found := table.bargain.delivered.get(term))
        ]
        yield f"proposal:{draft.id}", behind(names)
