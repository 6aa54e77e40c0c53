"""A bargain as the method on packages reads it, whether it comes from a case or from files of GENIUS.

Numbers are exact: 0.35 is 35/100. A range is its low and its high end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from detente.case.grounds import Grade
from detente.kernels.bargaining import Link
from detente.kernels.ranked_weights import rank_order_centroid, ranked_ends

__all__ = [
    "Bargain",
    "Bond",
    "Deliverable",
    "Draft",
    "Numbers",
    "Said",
    "Side",
    "Span",
    "Stake",
    "Topic",
    "lowest_grade",
    "middle",
]

Span: TypeAlias = tuple[Fraction, Fraction]
Numbers: TypeAlias = tuple[Fraction, ...]


def middle(span: Span) -> Fraction:
    """Return the middle of a range."""
    return (span[0] + span[1]) / 2


def lowest_grade(grades: tuple[Grade, ...]) -> Grade:
    """Return the lowest of some grades; of none, `assumed`."""
    order: tuple[Grade, ...] = ("assumed", "direction", "stated")
    return min(grades, key=order.index) if grades else "assumed"


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue that counts: its id and name, and those of its levels in order."""

    id: str
    name: str
    levels: tuple[str, ...]
    level_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stake:
    """What one issue is to one side.

    Attributes:
        topic: The issue, by place.
        weight: Its salience, before the side's saliences are made to sum to 1; of a ranked side unused.
        low: Low end of each level's value.
        high: High end.
        ideal: The level that the side asks for; None where values are given outright.
        minimum: First and last level of the range in which its minimum lies; None is unknown.
        grade: The lowest among what weight and values rest on.
        judgements: Names of the judgements behind weight and values.
        minimum_grade: Of the minimum; `assumed` where it is unknown.
        minimum_judgement: Its name; empty where it is unknown.
        rank: Its place among the side's stakes, equal ones sharing the first of theirs; None where saliences are ranges.
    """

    topic: int
    weight: Span
    low: Numbers
    high: Numbers
    ideal: int | None = None
    minimum: tuple[int, int] | None = None
    grade: Grade = "assumed"
    judgements: tuple[str, ...] = ()
    minimum_grade: Grade = "assumed"
    minimum_judgement: str = ""
    rank: int | None = None

    @property
    def middles(self) -> Numbers:
        """The middle of each level's value."""
        return tuple(middle(pair) for pair in zip(self.low, self.high, strict=True))

    @property
    def open(self) -> bool:
        """Something of it is a range."""
        return self.weight[0] < self.weight[1] or self.low != self.high


@dataclass(frozen=True, slots=True)
class Side:
    """A party whose agreement is asked for.

    Attributes:
        stakes: One for each issue that weighs with it, by place of the issue.
        reservation: What no deal is worth to it, if that is given outright.
        reservation_grade: Its grade.
        reservation_judgement: Its name; empty where there is none.
        power: Bargaining power; only proportions matter.
        as_given: Its weights are not made to sum to 1: a file has them as they are.
        set_aside: What share of its saliences is on issues of which nothing says what it wants there.
    """

    id: str
    name: str
    role: str
    stakes: tuple[Stake, ...]
    reservation: Span | None = None
    reservation_grade: Grade = "assumed"
    reservation_judgement: str = ""
    power: int = 1
    as_given: bool = False
    set_aside: Fraction = Fraction(0)

    @property
    def ranks(self) -> tuple[int, ...]:
        """Of each stake its place among them; empty where saliences are ranges."""
        return tuple(stake.rank for stake in self.stakes if stake.rank is not None)

    def weights(self) -> dict[int, Fraction]:
        """Return the weight of each topic: from the middles of saliences, or the centre of what the ranks leave open."""
        if self.ranks:
            topics = (stake.topic for stake in self.stakes)
            return dict(zip(topics, rank_order_centroid(self.ranks), strict=True))
        salience = {stake.topic: middle(stake.weight) for stake in self.stakes}
        total = Fraction(1) if self.as_given else sum(salience.values(), Fraction(0))
        return {topic: each / total for topic, each in salience.items()}

    @property
    def best(self) -> Fraction:
        """What every issue settled as it likes best is worth to the side, at the middle of the ranges."""
        weights = self.weights() if any(stake.weight[1] for stake in self.stakes) else {}
        return sum(
            (weights.get(stake.topic, Fraction(0)) * max(stake.middles) for stake in self.stakes), Fraction(0)
        )

    def weight_ranges(self) -> dict[int, Span]:
        """Return the least and the largest weight that each topic may have."""
        if self.ranks:
            topics = (stake.topic for stake in self.stakes)
            return dict(zip(topics, ranked_ends(self.ranks), strict=True))
        if self.as_given:
            return {stake.topic: stake.weight for stake in self.stakes}
        sums = [sum((stake.weight[end] for stake in self.stakes), Fraction(0)) for end in (0, 1)]
        return {stake.topic: _share_range(stake.weight, sums[0], sums[1]) for stake in self.stakes}


def _share_range(weight: Span, least: Fraction, most: Fraction) -> Span:
    """Return what share of all a salience may be, given the least and the most that all sum to."""
    low, high = weight
    return (
        low / (low + most - high) if low else Fraction(0),
        high / (high + least - low) if high else Fraction(0),
    )


@dataclass(frozen=True, slots=True)
class Bond:
    """A link between terms: the judgement's name, what it says, and which combinations of levels it allows."""

    judgement: str
    says: str
    link: Link


@dataclass(frozen=True, slots=True)
class Said:
    """What a party answered to a proposal, or to its term on one issue, as the case has it."""

    party: str
    issue: str | None
    answer: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Who can deliver a term, who must ratify it, in words, and the judgement that says so."""

    by: tuple[str, ...]
    ratify: tuple[str, ...]
    judgement: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal.

    Attributes:
        terms: Topic to level, by place.
        asked: Issue to level, by id, those on issues that do not count among them.
        places: The same by place of the level.
        answers: Latest last.
    """

    id: str
    name: str
    by: tuple[str, ...]
    terms: Mapping[int, int]
    asked: Mapping[str, str]
    places: Mapping[str, int]
    answers: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Bargain:
    """All that the method reads.

    Attributes:
        shown: The file, as it is shown.
        at_table: Ids of the parties that are at the table: belligerents and mediators.
        delivered: By issue and level, by id, who can deliver it, if the case says so.
        left_out: Parties of the case whose agreement is not asked for.
        notes: What was assumed or left aside in reading it, in sentences.
        party_names: Names of all parties that it names, asked to agree or not.
        issue_names: Likewise of issues.
        level_names: Likewise of levels, by issue and level.
    """

    shown: str
    topics: tuple[Topic, ...]
    sides: tuple[Side, ...]
    bonds: tuple[Bond, ...] = ()
    drafts: tuple[Draft, ...] = ()
    at_table: frozenset[str] = frozenset()
    delivered: Mapping[tuple[str, str], Deliverable] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    party_names: Mapping[str, str] = field(default_factory=dict)
    issue_names: Mapping[str, str] = field(default_factory=dict)
    level_names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def absent(self, issue: str, level: str) -> tuple[str, ...]:
        """Return who is needed to deliver a term and not at the table."""
        found = self.delivered.get((issue, level))
        return tuple(each for each in found.by if each not in self.at_table) if found else ()

    @property
    def levels(self) -> tuple[int, ...]:
        """How many levels each issue has."""
        return tuple(len(topic.levels) for topic in self.topics)
