"""What the method on packages answers on proposals, in the case's own names; `answer` has the rest, and all names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from detente.methods.shares import Share

__all__ = [
    "Change",
    "Clash",
    "Compatibility",
    "Delivered",
    "Fit",
    "JudgedProposal",
    "Linked",
    "Package",
    "PartyReading",
    "Trade",
    "Verdict",
]

Verdict: TypeAlias = Literal["accepts", "refuses", "depends"]
"""At the middle of the ranges; `depends` on what a proposal's silence turns out to mean."""

Fit: TypeAlias = Literal["fits", "clashes", "excluded", "unknown"]
"""Two proposals: `clashes` where they ask for different levels of one issue, `excluded` where the case's links forbid
them together, `unknown` where neither is so but no issue is named by both, `fits` otherwise."""


@dataclass(frozen=True, slots=True)
class Package:
    """One level of each issue: `terms` from issue to level, `payoffs` from party to utility, 0 to 1.

    Attributes:
        acceptable: Nobody is below the middle of its reservation.
        below: For each party the issues on which the term lies beyond even the last level of its minimum, so that it would
            have to be made good elsewhere; parties with none are left out.
        absent: For each issue who is needed to deliver the term and not at the table; issues without are left out.
    """

    terms: Mapping[str, str]
    payoffs: Mapping[str, float]
    acceptable: bool
    below: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyReading:
    """What a proposal is to one party.

    Attributes:
        party: Its id.
        verdict: In the model; what it said is `answered`.
        low: Its payoff if silence turns out worst for it.
        high: If it turns out best.
        reservation: Middle of its reservation.
        worst_term: The issue on which it loses most against its ideal; None if it loses nothing.
        below: Issues on which the term lies beyond even the last level of its minimum.
        maybe_below: Issues on which the term lies within the range of its minimum, so that it may be beyond.
        answered: Its answer in the case, to the whole proposal; None if the case has none.
        answered_terms: Its answers to single terms.
        accepts: How often it accepts whatever silence means, over the draws.
        refuses: How often it refuses whatever silence means.
    """

    party: str
    verdict: Verdict
    low: float
    high: float
    reservation: float
    worst_term: str | None
    below: tuple[str, ...]
    maybe_below: tuple[str, ...]
    answered: str | None
    answered_terms: Mapping[str, str]
    accepts: Share
    refuses: Share


@dataclass(frozen=True, slots=True)
class Delivered:
    """Who can deliver one term of a proposal.

    Attributes:
        issue: Its issue.
        level: What the proposal asks there.
        by: Parties that can deliver it; empty where the case names nobody.
        absent: Those of them that are not at the table: neither belligerents nor mediators.
        ratify: Who must ratify, with the rule, in words.
        judgement: The case's judgement; empty where there is none.
    """

    issue: str
    level: str
    by: tuple[str, ...]
    absent: tuple[str, ...]
    ratify: tuple[str, ...]
    judgement: str

    @property
    def out_of_reach(self) -> bool:
        """Somebody can deliver it, and nobody who can is at the table."""
        return bool(self.by) and set(self.by) == set(self.absent)


@dataclass(frozen=True, slots=True)
class Change:
    """One term changed: `was` a level, or None where the proposal was silent; what each party gains by it."""

    issue: str
    was: str | None
    becomes: str
    gains: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trade:
    """A log-roll: one party gives way on one issue and gains on another, a second the other way round.

    Attributes:
        first: The party that concedes on `conceded` and gains on `gained`.
        second: The other.
        conceded: The change on which the first gives way.
        gained: The change on which the second does.
        gains: What both changes together are worth to every party.
    """

    first: str
    second: str
    conceded: Change
    gained: Change
    gains: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class JudgedProposal:
    """A proposal against what the parties would accept.

    Attributes:
        id: As in the case.
        name: As in the case.
        by: Who put it there.
        terms: Issue to level.
        silent: Issues that count here and that it does not mention; not empty means that it is incomplete.
        outside: Terms on issues that weigh with none of the parties here, and so count nothing.
        possible: The case's links allow it.
        parties: What it is to each.
        completions: How many packages have its terms.
        accepted: How many of them nobody refuses in the middle; None if not counted.
        filled: It, its silence filled as well for all as it can be: the party worst off against its reservation first.
        unused: A package in which nobody is worse off than in `filled` and somebody better; None if there is none.
        nearest: The package that all accept and that changes fewest of its terms; None if there is none.
        changes: The terms that `nearest` changes; what it fills in is not counted.
        trades: Swaps of two terms, from `filled`, that leave nobody worse off.
        delivered: Who can deliver each term.
        exact: All packages were considered.
    """

    id: str
    name: str
    by: tuple[str, ...]
    terms: Mapping[str, str]
    silent: tuple[str, ...]
    outside: tuple[str, ...]
    possible: bool
    parties: tuple[PartyReading, ...]
    completions: int
    accepted: int | None
    filled: Package | None
    unused: Package | None
    nearest: Package | None
    changes: tuple[Change, ...]
    trades: tuple[Trade, ...]
    delivered: tuple[Delivered, ...]
    exact: bool

    @property
    def incomplete(self) -> bool:
        """It is silent on something that counts."""
        return bool(self.silent)

    def refused_by(self) -> tuple[str, ...]:
        """Return the parties that refuse whatever its silence means."""
        return tuple(each.party for each in self.parties if each.verdict == "refuses")


@dataclass(frozen=True, slots=True)
class Clash:
    """An issue on which two proposals ask for different levels.

    Attributes:
        issue: Its id.
        first: What the first asks.
        second: What the second asks.
        steps: How many levels lie between them.
        values: For each party for which the issue weighs, the value of both levels, 0 to 1.
    """

    issue: str
    first: str
    second: str
    steps: int
    values: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A link of the case that two proposals together would break: the judgement, and its terms in words."""

    judgement: str
    says: str


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Whether two proposals can stand together.

    Attributes:
        first: Id of one.
        second: Of the other.
        fit: On paper.
        same: Issues on which they ask for the same level.
        clashes: Those on which they do not.
        only_first: Issues that only the first names: on these the second is silent, which is no yes.
        only_second: Likewise.
        broken: Links that they would break together.
        joint: Terms of both; on clashes those of the first.
        accepted: How many packages with these terms nobody refuses in the middle; None if not counted.
        accepted_other: Likewise with the second's terms on clashes; equal to `accepted` without a clash.
        refused_by: Parties that refuse all packages with terms of both, whichever prevails on clashes.
        absent: Parties that are needed to deliver the joint terms and are not at the table.
    """

    first: str
    second: str
    fit: Fit
    same: tuple[str, ...]
    clashes: tuple[Clash, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    broken: tuple[Linked, ...]
    joint: Mapping[str, str]
    accepted: int | None
    accepted_other: int | None
    refused_by: tuple[str, ...]
    absent: tuple[str, ...]
