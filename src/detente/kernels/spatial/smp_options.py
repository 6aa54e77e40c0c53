"""The choices that the spatial model of politics leaves to whoever runs it; the defaults are KTAB's own."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias, get_args

from detente.kernels.spatial.elections import ELECTIONS, Election
from detente.kernels.spatial.voting import VICTORIES, VOTING_RULES, VictoryModel, VotingRule

__all__ = [
    "BARGAINS",
    "CHOICES",
    "COMMITMENTS",
    "ESTIMATES",
    "INTERPOLATIONS",
    "RISK_RANGES",
    "BargainModel",
    "Commitment",
    "Estimate",
    "Interpolation",
    "RiskRange",
    "SmpOptions",
    "StateChoice",
]

Estimate: TypeAlias = Literal["None", "OneThird", "Half", "TwoThirds", "Full"]
RiskRange: TypeAlias = Literal["Min", "Mid", "Max"]
Commitment: TypeAlias = Literal["NoCommit", "SemiCommit", "FullCommit"]
Interpolation: TypeAlias = Literal["S1P1", "S2P2", "S2PMax"]
BargainModel: TypeAlias = Literal["InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"]
StateChoice: TypeAlias = Literal["Deterministic", "Stochastic"]

ESTIMATES: tuple[Estimate, ...] = get_args(Estimate)
RISK_RANGES: tuple[RiskRange, ...] = get_args(RiskRange)
COMMITMENTS: tuple[Commitment, ...] = get_args(Commitment)
INTERPOLATIONS: tuple[Interpolation, ...] = get_args(Interpolation)
BARGAINS: tuple[BargainModel, ...] = get_args(BargainModel)
MOST_TURNS = 1_000
CHOICES: tuple[StateChoice, ...] = get_args(StateChoice)


@dataclass(frozen=True, slots=True)
class SmpOptions:
    """How the spatial model of politics is run.

    Attributes:
        victory: How strength becomes the probability of winning, in elections.
        voting: How a difference of utilities becomes a vote.
        election: How pairs become the probability of each option.
        choice: Whether each actor takes the likeliest bargain of its queue, or draws one.
        risk_range: The range that attitudes to risk are put in: 0 to 1, -1/2 to 1, -1 to 1.
        risk_estimate: How far an actor sees the others' attitudes: not at all (it takes its own), …, fully.
        commitment: Whether third parties share the fate of the side they back: on neither side, the losing one, both.
        interpolation: Powers of salience and of the probability of winning that weigh a bargain.
        bargain: Whose view of the contest shapes it: the initiator's; each its own; one weighed by power.
        ideal_adjustment: How much of the way to its new position an actor's ideal follows: 1 wholly, as KTAB; 0 never.
        turns: Most turns.
        stop_ratio: It stops after the turn, from the second on, whose moves sum to less than this part of the first's.
    """

    victory: VictoryModel = "Linear"
    voting: VotingRule = "Prop"
    election: Election = "Conditional"
    choice: StateChoice = "Deterministic"
    risk_range: RiskRange = "Mid"
    risk_estimate: Estimate = "OneThird"
    commitment: Commitment = "SemiCommit"
    interpolation: Interpolation = "S2P2"
    bargain: BargainModel = "InitOnlyInterp"
    ideal_adjustment: float = 1.0
    turns: int = 100
    stop_ratio: float = 0.02

    def __post_init__(self) -> None:
        """Check every choice.

        Raises:
            ValueError: one is unknown or out of range.
        """
        known = {
            "victory": VICTORIES, "voting": VOTING_RULES, "election": ELECTIONS, "choice": CHOICES,
            "risk_range": RISK_RANGES, "risk_estimate": ESTIMATES, "commitment": COMMITMENTS,
            "interpolation": INTERPOLATIONS, "bargain": BARGAINS,
        }  # fmt: skip
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in known and value not in known[field.name]:
                raise ValueError(f"{field.name}: {value!r} is none of {', '.join(known[field.name])}")
        limits = {"ideal_adjustment": (0.0, 1.0), "turns": (1, MOST_TURNS), "stop_ratio": (0.0, 1.0)}
        for name, (least, most) in limits.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name}: {getattr(self, name)} lies outside {least:g} to {most:,g}")
