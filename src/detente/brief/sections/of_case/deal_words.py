"""Terms, payoffs, gains and rules of the method on packages in words that carry no more digits than its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from detente.brief.case_telling import CaseTelling
from detente.brief.phrasing import listed
from detente.methods.packages.answer import JudgedProposal, Package, PackagesAnswer, Rule, Solution, Trade

__all__ = ["ENDS", "RULES", "STEPS_TOLD", "Deal", "Pick", "Step", "amount", "shared", "worth_range"]

RULES: Mapping[Rule, tuple[str, str]] = {
    "nash": ("Nash", "the largest product of gains"),
    "asymmetric_nash": ("Nash with bargaining powers", "the same, a stronger party's gain counting more"),
    "kalai_smorodinsky": ("Kalai-Smorodinsky", "equal shares of what each could gain at most"),
    "egalitarian": ("Egalitarian", "the smallest gain as large as can be"),
    "utilitarian": ("Utilitarian", "the largest sum"),
    "equal_loss": ("Equal loss", "the largest loss against an ideal as small as can be"),
    "single_text": ("Single text", "a mediator's draft, mended by one or two terms as long as nobody loses"),
    "sequential_midpoints": ("Sequential midpoints", "step by step to the middle of what each would offer"),
}
ENDS = {"low": "the least", "middle": "the middle", "high": "the most"}
_NOTHING, _LITTLE, _SOME = 0.005, 0.05, 0.15
STEPS_TOLD = "“A little” is less than 0.05 of what its ideal package is worth to a party, “some” less than 0.15, “much” more."


def amount(value: float) -> str:
    """Return a payoff with one digit, as its inputs have."""
    return f"{value:.1f}"


def worth_range(low: float, high: float) -> str:
    """Return a range of payoffs: `0.3 to 1.0`; one of them where they do not differ."""
    return amount(low) if amount(low) == amount(high) else f"{amount(low)} to {amount(high)}"


@dataclass(frozen=True, slots=True)
class Pick:
    """A package that rules pick, under its mark: `A`."""

    mark: str
    package: Package
    solutions: tuple[Solution, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One term changed, and what each party gains by it."""

    issue: str
    was: str | None
    becomes: str
    gains: Mapping[str, float]


@dataclass(frozen=True)
class Deal:
    """An answer of the method on packages with the case that it answers."""

    about: CaseTelling
    answer: PackagesAnswer

    def issues(self, issues: Iterable[str]) -> str:
        """Return issues' names, listed."""
        return listed([self.about.issue(each) for each in issues])

    def level(self, issue: str, level: str) -> str:
        """Return a level's name in quotation marks."""
        return f"“{self.about.level(issue, level)}”"

    def terms(self, terms: Mapping[str, str]) -> str:
        """Return terms: `Ceasefire “Full”; Territory “As it is”`."""
        return "; ".join(
            f"{self.about.issue(issue)} {self.level(issue, each)}" for issue, each in terms.items()
        )

    def worth(self, package: Package) -> str:
        """Return what a package is worth to each: `Russia 0.7, Ukraine 0.6`."""
        return ", ".join(
            f"{self.about.party(party)} {amount(each)}" for party, each in package.payoffs.items()
        )

    def gains(self, gains: Mapping[str, float]) -> str:
        """Return who gains and who loses, in words: `Russia loses a little, Ukraine gains much`."""
        told = [
            f"{self.about.party(party)} {'gains' if each > 0 else 'loses'} {_size(abs(each))}"
            for party, each in gains.items()
            if abs(each) >= _NOTHING
        ]
        return ", ".join(told) or "next to nothing for anybody"

    def step(self, step: Step) -> str:
        """Return a term that changes: `Ceasefire, “None” to “Full” (Russia loses a little)`."""
        was = "unsaid" if step.was is None else self.level(step.issue, step.was)
        told = f"{self.about.issue(step.issue)}, {was} to {self.level(step.issue, step.becomes)}"
        return f"{told} ({self.gains(step.gains)})" if step.gains else told

    def steps(self, start: Mapping[str, str], end: Mapping[str, str]) -> list[Step]:
        """Return the terms by which two packages differ, those first that move most."""
        found = [
            Step(issue, start[issue], level, self._between(issue, start[issue], level))
            for issue, level in end.items()
            if issue in start and start[issue] != level
        ]
        return sorted(found, key=lambda each: -max(map(abs, each.gains.values()), default=0.0))

    def trade(self, trade: Trade) -> str:
        """Return a swap of two terms: who gives way on what, and what both together bring."""
        given = [
            f"{self.about.party(party)} gives way on {self.step(Step(change.issue, change.was, change.becomes, {}))}"
            for party, change in ((trade.first, trade.conceded), (trade.second, trade.gained))
        ]
        return f"{given[0]}; {given[1]}: {self.gains(trade.gains)}"

    def _between(self, issue: str, was: str, becomes: str) -> dict[str, float]:
        rows = [each for each in self.answer.weighings if each.issue == issue]
        return {
            each.party: each.weight[1] * (each.values[becomes][1] - each.values[was][1])
            for each in rows
            if becomes in each.values and was in each.values
        }

    @cached_property
    def picks(self) -> tuple[Pick, ...]:
        """What rules pick, ties merged, in the order of the rules; of several that tie for one rule the first.

        A package that is picked within minimums, too, has one mark.
        """
        return _picks(self.answer.solutions, self.within)

    @cached_property
    def within(self) -> tuple[Pick, ...]:
        """The same where no term may lie beyond anybody's minimum; their marks come first."""
        found = self.answer.within
        return () if found is None else _picks(found.solutions, ())

    @cached_property
    def marked(self) -> tuple[Pick, ...]:
        """Every package that is picked in either way, once, by its mark."""
        found = {pick.mark: pick for pick in (*self.picks, *self.within)}
        return tuple(found[mark] for mark in sorted(found))

    @cached_property
    def common(self) -> Mapping[str, str]:
        """Terms that all picks share."""
        return shared(self.picks)

    @cached_property
    def proposals(self) -> Mapping[str, tuple[str, JudgedProposal]]:
        """Proposals by id, each with its mark: `P1`."""
        return {each.id: (f"P{i}", each) for i, each in enumerate(self.answer.proposals, start=1)}

    def items(self, *rows: str) -> tuple[str, ...]:
        """Return the items behind rows of the answer: those whose names begin so."""
        held = self.about.findings.packages_evidence
        return tuple(
            dict.fromkeys(item for name, items in held.items() if name.startswith(rows) for item in items)
        )


def _picks(solutions: Sequence[Solution], before: Sequence[Pick]) -> tuple[Pick, ...]:
    """Return what solutions pick, with the marks of those before where they are the same, else the next letters."""
    found: dict[tuple[tuple[str, str], ...], list[Solution]] = {}
    for each in solutions:
        if each.packages:
            found.setdefault(tuple(sorted(each.packages[0].terms.items())), []).append(each)
    known = {tuple(sorted(pick.package.terms.items())): pick.mark for pick in before}
    fresh = map(chr, count(ord("A") + len(before)))
    return tuple(
        Pick(known.get(terms) or next(fresh), mine[0].packages[0], tuple(mine))
        for terms, mine in found.items()
    )


def shared(picks: Sequence[Pick]) -> dict[str, str]:
    """Return the terms that all of some picks share; of none, none."""
    if not picks:
        return {}
    first, *others = (pick.package.terms for pick in picks)
    loose = {issue for pick in picks for each in pick.solutions for issue in each.open}
    return {
        issue: level
        for issue, level in first.items()
        if issue not in loose and all(each[issue] == level for each in others)
    }


def _size(value: float) -> str:
    return "a little" if value < _LITTLE else "some" if value < _SOME else "much"
