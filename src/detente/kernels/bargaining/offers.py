"""Alternating offers over one divisible gain: what patience, outside options and who speaks first are worth.

Shares are of a pie of 1; discount factors are per round.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "alternating_offers",
    "alternating_offers_by_induction",
    "patience_limit",
    "random_proposer",
    "with_outside_options",
]


def alternating_offers(first: float, second: float) -> float:
    """Return the proposer's share in the only subgame-perfect equilibrium.

    Args:
        first: Discount factor of the party that proposes first, 0 to 1.
        second: Discount factor of the other; not both 1.

    Returns:
        (1 - second) / (1 - first * second).

    Raises:
        ValueError: A factor outside 0 to 1, or both 1.

    Source: Rubinstein (1982).
    """
    _check_factors("alternating_offers", first, second)
    return (1 - second) / (1 - first * second)


def alternating_offers_by_induction(
    first: float, second: float, rounds: int, *, units: int = 0, surplus: float = 1.0
) -> NDArray[np.float64]:
    """Return the proposer's share in every round of a game that ends without agreement after the last.

    Args:
        first: Discount factor of the party that proposes in even rounds, counted from 0.
        second: Discount factor of the other.
        rounds: At least 1.
        units: If positive, the pie divides into so many units only, and who responds takes the smallest number of
            units that is no worse than waiting.
        surplus: What there is to share, positive.

    Returns:
        The share that the round's proposer keeps, shape (rounds,); the first entry is the game's answer.

    Raises:
        ValueError: A factor outside 0 to 1, no round, negative units, no surplus.

    Source: Ståhl (1972); Rubinstein (1982).
    """
    for factor in (first, second):
        if not 0 <= factor <= 1:
            raise ValueError(f"alternating_offers_by_induction: a factor lies between 0 and 1, not {factor}")
    if rounds < 1 or units < 0 or surplus <= 0:
        raise ValueError(
            f"alternating_offers_by_induction: needs rounds >= 1, units >= 0, surplus > 0, "
            f"not {rounds}, {units}, {surplus}"
        )
    kept = np.empty(rounds)
    waiting = 0.0
    for at in range(rounds - 1, -1, -1):
        conceded = waiting * (second if at % 2 == 0 else first)
        kept[at] = waiting = surplus - _in_units(conceded, surplus, units)
    return kept


def _in_units(conceded: float, surplus: float, units: int) -> float:
    # An amount a rounding error above a unit is that unit.
    return surplus * math.ceil(conceded / surplus * units - 1e-9) / units if units else conceded


def random_proposer(first: float, second: float, chance: float = 0.5) -> float:
    """Return the share of the first party when it proposes, if each round's proposer is drawn.

    Args:
        first: Its discount factor.
        second: The other's.
        chance: How probable it is that the first party proposes, 0 to 1.

    Returns:
        1 - second * V2, where V2 is what the other expects; 1 - d/2 for equal factors d and a fair coin.

    Raises:
        ValueError: A factor outside 0 to 1, both 1, or a chance outside 0 to 1.

    Source: Binmore (1987); the fair coin in Muthoo (1999), 7.2.
    """
    _check_factors("random_proposer", first, second)
    if not 0 <= chance <= 1:
        raise ValueError(f"random_proposer: chance lies between 0 and 1, not {chance}")
    # V1 = chance (1 - second V2) + (1 - chance) first V1, and the same for V2; V1 + V2 = 1.
    other = (1 - chance) * (1 - first) / (chance * (1 - second) + (1 - chance) * (1 - first))
    return 1 - second * other


def patience_limit(first_rate: float, second_rate: float) -> float:
    """Return the first party's share as rounds become instantaneous: second_rate / (first_rate + second_rate).

    Args:
        first_rate: Discount rate of the first party per unit of time, not negative.
        second_rate: Of the second, in the same unit; not both 0.

    Raises:
        ValueError: A negative rate, or both 0.

    Source: Binmore, Rubinstein and Wolinsky (1986).
    """
    if first_rate < 0 or second_rate < 0 or first_rate + second_rate == 0:
        raise ValueError(
            f"patience_limit: rates are not negative and not both 0, not {first_rate} and {second_rate}"
        )
    return second_rate / (first_rate + second_rate)


def with_outside_options(share: float, first_option: float, second_option: float) -> float:
    """Return the first party's share when either may leave for something else in place of a counter-offer.

    An option counts only if it beats the share that its owner would get anyway, and then its owner gets just that.

    Args:
        share: The first party's share without options, 0 to 1.
        first_option: What the first party gets elsewhere, as a share.
        second_option: What the second gets elsewhere.

    Returns:
        The share, or nan if the options together are worth more than the pie, so that there is nothing to agree on.

    Raises:
        ValueError: A share outside 0 to 1.

    Source: Binmore, Shaked and Sutton (1989), the outside-option principle.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"with_outside_options: share lies between 0 and 1, not {share}")
    if first_option + second_option > 1:
        return math.nan
    return min(max(share, first_option), 1 - second_option)


def _check_factors(function: str, first: float, second: float) -> None:
    if not (0 <= first <= 1 and 0 <= second <= 1) or first * second == 1:
        raise ValueError(
            f"{function}: factors lie between 0 and 1 and are not both 1, not {first} and {second}"
        )
