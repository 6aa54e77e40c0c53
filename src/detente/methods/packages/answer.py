"""What the method on packages answers, in the case's own names.

Payoffs are shares of 1: 1 is a party's own ideal on every issue that weighs with it, 0 the level farthest from it on each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from detente.case.grounds import Grade
from detente.methods.packages.answer_on_proposals import (
    Change,
    Clash,
    Compatibility,
    Delivered,
    Fit,
    JudgedProposal,
    Linked,
    Package,
    PartyReading,
    Trade,
    Verdict,
)
from detente.methods.shares import Share

__all__ = [
    "ENDS",
    "RULES",
    "UNKNOWN_MIDDLE",
    "Change",
    "Clash",
    "Compatibility",
    "Delivered",
    "End",
    "Fit",
    "FrontierList",
    "JudgedProposal",
    "LevelShares",
    "Linked",
    "Opening",
    "Package",
    "PackagesAnswer",
    "Participant",
    "PartyReading",
    "Robustness",
    "Rule",
    "Solution",
    "TermShare",
    "Trade",
    "Verdict",
    "Weighing",
    "Zone",
    "ZoneAt",
]

End: TypeAlias = Literal["low", "middle", "high"]
"""Which end of every party's range of reservations: `low` is the least that each may settle for."""
ENDS: tuple[End, ...] = get_args(End)

UNKNOWN_MIDDLE = (
    "an unknown minimum counts from nothing to all that the issue is worth; that its middle is half of that is nobody's"
    " judgement"
)
"""To be said wherever an answer hangs on a minimum that is unknown."""

Rule: TypeAlias = Literal[
    "nash",
    "asymmetric_nash",
    "kalai_smorodinsky",
    "egalitarian",
    "utilitarian",
    "equal_loss",
    "single_text",
    "sequential_midpoints",
]
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one issue is to one party, and what that rests on.

    Attributes:
        party: Its id.
        issue: Its id.
        weight: Low, middle and high of its share of the party's utility, the middle ones summing to 1.
        ideal: The level whose value is 1 by the party's stated position; None where values are given outright.
        values: For each level low, middle and high of its value, 0 to 1.
        minimum: First and last level between which the least lies that it would settle for; None is unknown.
        grade: The lowest grade among what weight and values rest on.
        judgements: Names of the judgements of the case behind them.
    """

    party: str
    issue: str
    weight: tuple[float, float, float]
    ideal: str | None
    values: Mapping[str, tuple[float, float, float]]
    minimum: tuple[str, str] | None
    grade: Grade
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """A party whose agreement is asked for.

    Attributes:
        party: Its id.
        name: As the case calls it.
        role: As in the case; of a file, empty.
        reservation: Low, middle and high of the utility below which it would rather have no deal.
        rests_on: `minimums` of the case; `partly` minimums, others being unknown; `unknown`: none are given, so the range
            is 0 to 1; `reservation`: the case gives it outright; `file`: a profile does.
        grade: The lowest grade among what the reservation rests on; `assumed` where anything of it is unknown.
        unknown: Issues on which its minimum is unknown.
        power: Its bargaining power, an integer of which only the proportions matter.
        judgements: Names of the judgements behind the reservation.
    """

    party: str
    name: str
    role: str
    reservation: tuple[float, float, float]
    rests_on: Literal["minimums", "partly", "unknown", "reservation", "file"]
    grade: Grade
    unknown: tuple[str, ...]
    power: int
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontierList:
    """Packages that no other package dominates: no other is as good for every party and better for one.

    Attributes:
        count: How many different payoffs are on it; if not `complete`, how many were held when it was cut.
        acceptable: How many of those leave nobody below the middle of its reservation; None if it was cut.
        listed: The first of them up to the limit asked for, one witness package each, by falling payoff of the party
            worst off against its reservation.
        complete: It was found whole.
    """

    count: int
    acceptable: int | None
    listed: tuple[Package, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class ZoneAt:
    """The zone of agreement if every reservation lies at one end of its range.

    Attributes:
        end: Which.
        reservations: By party.
        open: Some package leaves nobody below.
        acceptable: How many do, exactly; None if they could not be counted.
    """

    end: End
    reservations: Mapping[str, float]
    open: bool
    acceptable: int | None


@dataclass(frozen=True, slots=True)
class TermShare:
    """How much of what is missing goes if one issue were settled to everybody's wish: 1 is all of it."""

    issue: str
    share: float


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands in the way of a zone that is empty, and what it takes to open it.

    Attributes:
        end: At which end of the ranges.
        alone: Parties that no package satisfies, whatever the others do.
        pairs: Pairs of parties that have no package even among themselves.
        terms: Issues by how much of what is missing each accounts for, the largest first; those that matter.
        concessions: For each party by how much its reservation would have to fall if it alone gave way; parties that
            alone cannot open the zone are left out.
        payment: The least that somebody would have to add from outside the terms, in the parties' utility, summed.
        payments: Of it, what each party would get; who gets none is left out.
        package: The package that the payment would make acceptable.
        from_within: Gains and losses balance: payments among the parties themselves would do.
        exact: All packages were considered.
    """

    end: End
    alone: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    terms: tuple[TermShare, ...]
    concessions: Mapping[str, float]
    payment: float
    payments: Mapping[str, float]
    package: Package
    from_within: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of agreement: packages that leave nobody below its reservation.

    Attributes:
        packages: How many packages the terms allow in all.
        at: At the low, the middle and the high end of the reservations.
        overlaps: For each issue the levels that lie beyond nobody's minimum, as far as minimums are known; none left: no
            level of it would be accepted for itself, and somebody would have to be made good elsewhere.
        within_minimums: How many of the packages acceptable in the middle hold only such levels; None if not counted.
        opening: Where it is empty in the middle: what blocks it. None where it is open.
    """

    packages: int
    at: tuple[ZoneAt, ...]
    overlaps: Mapping[str, tuple[str, ...]]
    within_minimums: int | None
    opening: Opening | None

    @property
    def open(self) -> bool:
        """It is open in the middle."""
        return any(each.open for each in self.at if each.end == "middle")


@dataclass(frozen=True, slots=True)
class Solution:
    """What one rule picks.

    Attributes:
        rule: Its name.
        packages: What it picks, ties included, one for each payoff; empty where there is none.
        exact: It is certain that the rule picks these; else they are the best among what was seen.
        end: The end of the reservations it was reckoned from: the middle, or the low one where only that leaves a zone.
        note: What it was reckoned with, or why there is none.
        alike: How many packages are worth to everybody what the first is, that one counted; None if not counted.
        open: Of those, the issues on which they differ, each with the levels that it has in some of them.
        on_frontier: No package that the terms allow is as good for everybody as the first and better for somebody.
    """

    rule: Rule
    packages: tuple[Package, ...]
    exact: bool
    end: End
    note: str = ""
    alike: int | None = None
    open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_frontier: bool = True


@dataclass(frozen=True, slots=True)
class WithinMinimums:
    """What rules pick if nothing makes good a loss beyond a minimum: among packages with no term beyond anybody's.

    Attributes:
        solutions: What each rule picks.
        agree: All rules that pick something pick payoffs in common.
    """

    solutions: tuple[Solution, ...]
    agree: bool


@dataclass(frozen=True, slots=True)
class LevelShares:
    """How often each level of an issue is in what a rule picks, over the draws in which it picks something."""

    rule: Rule
    issue: str
    shares: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class WithinDraws:
    """Draws in which packages count only with no term beyond a minimum as drawn; `open` and `levels` as in `Robustness`.

    Attributes:
        apart: For each issue in how many draws no level of it lies within everybody's minimum; none in none is left out.
    """

    open: Share
    levels: tuple[LevelShares, ...]
    apart: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How far the answer hangs on what is not known: saliences, values, minimums drawn from their ranges.

    Attributes:
        draws: How many; 1 where nothing is open.
        open: In how many of them there is a zone of agreement.
        levels: For each rule and issue; rules that need a start of their own are left out.
        exact: In every draw the frontier above the reservations was found whole.
        within: The same where no term may lie beyond anybody's minimum; None if no minimum is known.
    """

    draws: int
    open: Share
    levels: tuple[LevelShares, ...]
    exact: bool
    within: WithinDraws | None = None


@dataclass(frozen=True, slots=True)
class PackagesAnswer:
    """The answer.

    Attributes:
        parties: Those whose agreement is asked for, in the order of the case.
        issues: Ids of the issues that count, in the order of the case.
        weighings: What each issue is to each party.
        frontier: Packages that no other dominates.
        zone: Where all would accept.
        solutions: What each rule picks.
        agree: All rules pick the same.
        within: The same where minimums bind issue by issue; None if no known minimum rules out a level.
        proposals: Those of the case, judged.
        compatibilities: Of each pair of proposals.
        robustness: Over the ranges.
        left_out: Parties without saliences: their agreement is not asked for.
        notes: What was assumed or left aside in reading the case, in sentences.
    """

    parties: tuple[Participant, ...]
    issues: tuple[str, ...]
    weighings: tuple[Weighing, ...]
    frontier: FrontierList
    zone: Zone
    solutions: tuple[Solution, ...]
    agree: bool
    within: WithinMinimums | None
    proposals: tuple[JudgedProposal, ...]
    compatibilities: tuple[Compatibility, ...]
    robustness: Robustness
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
