"""Stability in an option form, by lowest values spreading over the opponents' moves.

A move to s1 is sanctioned for decision maker i at s exactly if the least score among the states that its opponents
can bring about from s1 is at most i's payoff at s. The score of a state t is i's payoff there (GMR, SEQ), or the
highest payoff that i has or reaches from t in one move (SMR). Moves within options are transitive, and so are
improvements, so the bar on moving twice in a row excludes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.moves.lines import Lines, arrange

__all__ = ["arranged", "lowest_outcomes", "option_stability", "spread_over"]

Step = Callable[[NDArray[np.int64]], NDArray[np.int64]]


def arranged(form: OptionForm, levels: NDArray[np.int64]) -> list[Lines]:
    """Return each decision maker's moves arranged by its own payoffs (from 0, shape (decision makers, states))."""
    return [arrange(form, dm, levels[dm]) for dm in range(form.decision_makers)]


def option_stability(
    lines: Sequence[Lines], levels: NDArray[np.int64], decision_maker: int, concept: str
) -> NDArray[np.bool_]:
    """Return in which states one decision maker is stable.

    Args:
        lines: Each decision maker's moves, from `arranged`.
        levels: Payoffs from 0, shape (decision makers, states).
        decision_maker: Whose stability.
        concept: "nash", "gmr", "smr" or "seq".

    Returns:
        Shape (states,).
    """
    own, payoffs = lines[decision_maker], levels[decision_maker]
    if concept == "nash":
        return ~own.improvable()
    bound = int(levels.max(initial=0)) + 1
    score = own.best_reachable(payoffs) if concept == "smr" else payoffs
    opponents = [line for dm, line in enumerate(lines) if dm != decision_maker]
    worst = lowest_outcomes(opponents, score, bound, improving=concept == "seq")
    # The improvement that is sanctioned least: a highest value, found as a lowest one upside down.
    least_met = bound - 1 - own.lowest_improvement(bound - 1 - worst, bound)
    stable: NDArray[np.bool_] = least_met <= payoffs
    return stable


def lowest_outcomes(
    movers: Sequence[Lines], score: NDArray[np.int64], bound: int, *, improving: bool
) -> NDArray[np.int64]:
    """Return the least score among each state and all that some decision makers can make of it.

    Args:
        movers: Their moves.
        score: From 0 to bound - 1, shape (states,).
        bound: Above all scores.
        improving: Whether they move by improvements only.
    """
    if improving:
        return spread_over(score, [partial(line.relaxed_by_improvements, bound=bound) for line in movers])
    return spread_over(score, [line.relaxed for line in movers])


def spread_over(values: NDArray[np.int64], steps: Sequence[Step]) -> NDArray[np.int64]:
    """Return the least value of each state and all that steps in any order lead to.

    Each step must be idempotent: taking it twice leads nowhere new.
    """
    settled, turn = 0, 0
    while settled < len(steps):
        after = steps[turn % len(steps)](values)
        settled = settled + 1 if np.array_equal(after, values) else 1
        values, turn = after, turn + 1
    return values
