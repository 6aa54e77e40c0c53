"""How much weight stands behind one option against another, and how likely that makes it to win."""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["VICTORIES", "VOTING_RULES", "VictoryModel", "VotingRule", "coalitions", "victories", "votes"]

Floats = NDArray[np.float64]

VotingRule: TypeAlias = Literal["Binary", "PropBin", "Prop", "PropCbc", "Cubic", "ASymProsp"]
VictoryModel: TypeAlias = Literal["Linear", "Square", "Quartic", "Octic", "Binary"]

VOTING_RULES: tuple[VotingRule, ...] = ("Binary", "PropBin", "Prop", "PropCbc", "Cubic", "ASymProsp")
VICTORIES: tuple[VictoryModel, ...] = ("Linear", "Square", "Quartic", "Octic", "Binary")

_POWERS = {"Linear": 1, "Square": 2, "Quartic": 4, "Octic": 8}
_LEAST = 1e-8
"""What every coalition has, so that nobody divides by zero."""


def votes(rule: VotingRule, weights: Floats, gains: Floats) -> Floats:
    """Return the votes for the first of two options, negative for the second.

    Args:
        rule: How a difference of utilities becomes a vote.
        weights: What a voter brings to bear.
        gains: Utility of the first option less that of the second; of one shape with `weights` as they broadcast.

    Source: KTAB, spatial model of politics (Wise, Lester & Efird 2015).
    """
    if rule == "Prop":
        return weights * gains
    if rule == "Cubic":
        return weights * gains**3
    if rule == "PropCbc":
        return weights * (0.5 * gains + 0.5 * gains**3)
    if rule == "ASymProsp":
        return np.asarray(weights * np.where(gains < 0, gains, gains * (2.0 / 3.0)))
    all_or_nothing = np.clip(gains * 1e8, -1.0, 1.0)
    if rule == "Binary":
        return np.asarray(weights * all_or_nothing)
    return np.asarray(weights * (0.8 * gains + 0.2 * all_or_nothing))


def coalitions(rule: VotingRule, weights: Floats, utilities: Floats) -> Floats:
    """Return the weight behind option a against option b.

    Args:
        rule: As `votes`.
        weights: Shape (draws, actors).
        utilities: Of each option to each actor, shape (draws, actors, options).

    Returns:
        Shape (draws, a, b), at least 1e-8 each.
    """
    draws, actors, options = utilities.shape
    if rule == "Prop":  # one voter at a time where votes are linear: no array over voters
        weighed = weights[..., None] * utilities
        total = np.full((draws, options, options), _LEAST)
        for k in range(actors):
            total += np.maximum(weighed[:, k, :, None] - weighed[:, k, None, :], 0.0)
        return total
    gains = utilities[..., :, None] - utilities[..., None, :]
    return np.asarray(_LEAST + np.maximum(votes(rule, weights[..., None, None], gains), 0.0).sum(axis=1))


def victories(model: VictoryModel, strengths: Floats) -> Floats:
    """Return the probability that option a wins against option b, a half against itself.

    Args:
        model: How a share of strength becomes a probability: its power, or nearly all beyond a lead of 10 %.
        strengths: As `coalitions` returns them, shape (..., a, b).
    """
    against = np.swapaxes(strengths, -1, -2)
    if model != "Binary":
        # The ratio's power, the greater below: no overflow however unequal they are.
        low = np.minimum(strengths, against) / np.maximum(strengths, against)
        odds = low ** _POWERS[model]
        return np.asarray(np.where(strengths >= against, 1.0, odds) / (1.0 + odds))
    share = strengths / (strengths + against)
    return np.asarray(np.clip((2.1 * share - 1.0) / 0.1, 1e-6, 1.0 - 1e-6))
