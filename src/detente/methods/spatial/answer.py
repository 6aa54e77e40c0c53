"""What the spatial models answer, issue by issue, in the case's own names.

Positions are numbers from 0, an issue's first level, to 100, its last; the levels between lie evenly spaced. That, and
taking all capability as one thing, is the models' doing and not the case's: `CAUTION` says so and goes with every answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "CAUTION",
    "Actor",
    "Dynamic",
    "DynamicModel",
    "Influence",
    "Interval",
    "IssueAnswer",
    "Level",
    "Move",
    "MoveKind",
    "PassedOver",
    "Push",
    "Round",
    "SpatialAnswer",
    "Stop",
]

CAUTION = (
    "These models read ordered positions as numbers and all capability as one thing."
    " A forecast is the model's, under the numbers given, never of the world."
)
"""To be said with every answer."""

DynamicModel: TypeAlias = Literal["expected-utility", "smp"]
MoveKind: TypeAlias = Literal["confrontation", "compromise", "capitulation", "bargain"]
Stop: TypeAlias = Literal["rest", "cycle", "rounds"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure over draws: its 5 %, 50 % and 95 % quantiles. Without anything open all three are one."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the issue, and where it is put between 0 and 100."""

    id: str
    name: str
    place: float


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as the models see it on one issue.

    Attributes:
        party: Its id.
        position: Where its latest stated position is put, 0 to 100.
        position_low: Lowest place among all positions that it stated on the issue; draws range from here …
        position_high: … to here.
        capability: Middle of the case's range, 0 to 1 of the strongest.
        capability_low: Its lower end.
        capability_high: Its upper end.
        salience: Middle of the case's range, 0 to 1.
        salience_low: Its lower end.
        salience_high: Its upper end.
        judgements: Names of the judgements that these stand on (`judgements.Judged.id`).
    """

    party: str
    position: float
    position_low: float
    position_high: float
    capability: float
    capability_low: float
    capability_high: float
    salience: float
    salience_low: float
    salience_high: float
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """Where the parties stand after a round; round 0 is the beginning.

    Attributes:
        number: From 0.
        positions: One a party, in the order of `IssueAnswer.actors`.
        mean: Compromise mean of these positions.
        median: Weighted median of these positions.
    """

    number: int
    positions: tuple[float, ...]
    mean: float
    median: float


@dataclass(frozen=True, slots=True)
class Move:
    """One party's move in one round, and what made it.

    Attributes:
        round: The round after which it stands elsewhere, from 1.
        party: Who moves.
        toward: With whom: the party that it gives way to or strikes the bargain with.
        kind: `bargain` in the spatial model of politics; the others are those of expected utility.
        start: From where, 0 to 100.
        end: To where.
    """

    round: int
    party: str
    toward: str
    kind: MoveKind
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A model that moves the parties round by round, at the middle of every range.

    Attributes:
        model: Which.
        rounds: From round 0 on.
        moves: All moves, round by round, in the order of the parties.
        stop: Why it ended: nobody moves any more (`rest`), a former round came back (`cycle`), or it came to the most
            rounds allowed (`rounds`).
        cycle: Of a cycle, the number of the round that came back, and of that in which it did; None otherwise.
        forecast: The median after the last round. It hangs on the round: show `lowest` and `highest` beside it.
        lowest: The lowest median of any round.
        highest: The highest.
        over_draws: The forecast over draws of what the case leaves open.
    """

    model: DynamicModel
    rounds: tuple[Round, ...]
    moves: tuple[Move, ...]
    stop: Stop
    cycle: tuple[int, int] | None
    forecast: float
    lowest: float
    highest: float
    over_draws: Interval


@dataclass(frozen=True, slots=True)
class Push:
    """Who moves whom, by one model over the draws.

    Attributes:
        model: Which.
        by: The party toward which another moves, or with which it strikes a bargain; of some that stand at one place
            each, for which of them it is hangs on names alone.
        moved: The party that moves.
        count: In how many draws its moves with `by` add up to a point of a hundred or more this way.
        opposite: In how many draws they do the other way.
        draws: Of how many.
        distance: Mean of that sum in the draws counted, on 0 to 100; negative toward the first level.
    """

    model: DynamicModel
    by: str
    moved: str
    count: int
    opposite: int
    draws: int
    distance: float


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one party matters for the answer on an issue.

    Attributes:
        party: Its id.
        without_mean: The compromise mean if it were not there.
        without_median: The weighted median likewise.
        without_expected_utility: The expected-utility forecast likewise; None if fewer than two would be left.
        without_smp: That of the spatial model of politics likewise.
        explains_mean: Share of the compromise mean's variance over draws that what is open about this party explains
            alone (first-order, the sum over its position, capability and salience); 0 where nothing is open.
        explains_expected_utility: The same of the expected-utility forecast.
        explains_smp: The same of the spatial model of politics.
    """

    party: str
    without_mean: float
    without_median: float
    without_expected_utility: float | None
    without_smp: float | None
    explains_mean: float
    explains_expected_utility: float
    explains_smp: float


@dataclass(frozen=True, slots=True)
class IssueAnswer:
    """The answer on one issue.

    Attributes:
        issue: Its id.
        levels: Its levels in order.
        actors: The parties that the models see, in the order of the case.
        left_out: Ids of parties that stated a position and lack a salience or a capability.
        silent: Ids of parties with which the issue weighs and that stated no position on it.
        agreed: All stand at one place, and never stated another: there is nothing to bargain about.
        mean: Compromise mean: the mean of positions weighted by capability times salience.
        median: Weighted median: the lowest place with at least half of that weight at or below it.
        winners: Places that no other place held beats by votes (Condorcet).
        mean_over_draws: The mean over draws of what the case leaves open.
        median_over_draws: The median likewise.
        expected_utility: Bueno de Mesquita's model, as Scholz, Calbert & Smith restate it. Show `mean` and `median`
            beside it, always.
        smp: The spatial model of politics. Show `mean` and `median` beside it, always.
        pushes: Who moves whom over draws, the most frequent first.
        influences: How much each party matters, the greatest change of the mean first.
        draws: How many; 1 where nothing is open.
    """

    issue: str
    levels: tuple[Level, ...]
    actors: tuple[Actor, ...]
    left_out: tuple[str, ...]
    silent: tuple[str, ...]
    agreed: bool
    mean: float
    median: float
    winners: tuple[float, ...]
    mean_over_draws: Interval
    median_over_draws: Interval
    expected_utility: Dynamic
    smp: Dynamic
    pushes: tuple[Push, ...]
    influences: tuple[Influence, ...]
    draws: int


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An issue with a stated position on which nothing can be answered, and what to add."""

    issue: str
    why: str


@dataclass(frozen=True, slots=True)
class SpatialAnswer:
    """The spatial models' answer.

    Attributes:
        issues: In the order of the case.
        passed_over: Issues left out, and what to add for them.
        caution: To be said with the answer.
    """

    issues: tuple[IssueAnswer, ...]
    passed_over: tuple[PassedOver, ...]
    caution: str = CAUTION
