"""The bargaining map: packages and proposals by what they are worth to two parties; the page draws it, Markdown lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.brief.entry import Entry

__all__ = ["Axis", "BargainingMap", "Reach", "Spot", "SpotKind"]

SpotKind: TypeAlias = Literal["rule", "proposal", "frontier"]


@dataclass(frozen=True, slots=True)
class Axis:
    """A party along whose payoff, 0 to 1, the map runs, and the ends and the middle of what no deal is worth to it."""

    name: str
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which payoffs a proposal lies, for what it does not mention: across from left to right, up from low to high."""

    left: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A package on the map.

    Attributes:
        mark: What it goes by on the map and in the list: `A`, `P1`, `3`.
        kind: What a rule picks, a proposal on the table, or another package of the frontier.
        name: In a few words.
        across: Payoff of the first party.
        up: Of the second.
        told: Its terms, what it is worth, and the trades that lead to it.
        reach: Of a proposal that is silent on something; None if it is one point.
    """

    mark: str
    kind: SpotKind
    name: str
    across: float
    up: float
    told: Entry
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class BargainingMap:
    """The map.

    Attributes:
        others: Parties whose payoffs it does not show.
        more: How many points of the frontier were left out.
        within: Marks of what rules pick with no term beyond anybody's minimum.
    """

    caption: str
    across: Axis
    up: Axis
    spots: tuple[Spot, ...]
    others: tuple[str, ...] = ()
    more: int = 0
    within: tuple[str, ...] = ()
