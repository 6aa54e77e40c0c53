"""The mediator's question: the smallest change of one ranking that makes, or breaks, an equilibrium.

Rankings are weak orders over the states. The distance between two is Kendall's: a reversed pair counts one, a pair
tied in one ranking only counts one half. The search is over constraints, never over rankings:

* Nash, GMR, SMR and SIM depend on a ranking only through the states preferred to the one in question;
  `partition_search` finds the nearest ranking exactly, in any model, unless its budget runs out.
* SEQ depends, for the decision maker's own stability, on the same; for that of others, on which of its moves are
  improvements. If the nearest ranking for its own stability leaves the others as they must be, it is the nearest.
  Otherwise an integer program decides, up to the number of states that `Limits` sets; beyond, the answer says
  `exact=False` and gives a lower bound, with the best ranking found if there is one.

Source of the concepts: Fang, Hipel & Kilgour (1993). The inverse question in this form: Kinsara, Kilgour & Hipel
(2015) and Wang, Hipel, Fang & Dang (2018) ask which rankings make a state an equilibrium; the distance is ours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.inverse import requirements as needs
from detente.kernels.graph_model.inverse.distance import Ranking, compare
from detente.kernels.graph_model.inverse.partition_search import (
    PartitionCosts,
    Partitions,
    cheapest_partitions,
)
from detente.kernels.graph_model.inverse.question import (
    Goal,
    Limits,
    Obstacle,
    Question,
    SmallestChange,
    as_game,
)
from detente.kernels.graph_model.inverse.sequential import Leverage, nearest_break, nearest_make
from detente.kernels.graph_model.model import OptionForm, StateGraph

__all__ = [
    "Limits",
    "Obstacle",
    "SmallestChange",
    "single_pair_changes",
    "smallest_change",
    "smallest_change_any",
]


def smallest_change(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.int64],
    decision_maker: int,
    state: int,
    concept: str,
    *,
    goal: Goal = "make",
    limits: Limits | None = None,
) -> SmallestChange:
    """Return the nearest rankings of a decision maker that make a state an equilibrium, or break that it is one.

    Args:
        model: The moves.
        payoffs: Larger is preferred, shape (decision makers, states).
        decision_maker: Whose ranking may change.
        state: The state in question.
        concept: "nash", "gmr", "smr", "seq", or, for an option form, "sim".
        goal: "make" or "break"; where the model already is as asked, the present ranking comes back at distance 0.
        limits: How much is searched for.

    Raises:
        ValueError: An unknown concept or goal, an index that does not exist, or payoffs of a wrong shape.
    """
    question = _question(model, payoffs, decision_maker, state, concept, goal)
    limits = limits or Limits()
    if question.holds(payoffs[decision_maker]):
        return question.found([payoffs[decision_maker].copy()])
    if goal == "make":
        return _make(question, limits)
    return _break(question, limits)


def smallest_change_any(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.int64],
    state: int,
    concept: str,
    *,
    goal: Goal = "make",
    limits: Limits | None = None,
) -> tuple[SmallestChange, ...]:
    """Return `smallest_change` for every decision maker, the nearest first, ties by decision maker."""
    changes = [
        smallest_change(model, payoffs, one, state, concept, goal=goal, limits=limits)
        for one in range(payoffs.shape[0])
    ]
    return tuple(sorted(changes, key=lambda change: change.distance))


def single_pair_changes(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.int64],
    decision_maker: int,
    state: int,
    concept: str,
    *,
    goal: Goal = "make",
) -> tuple[Ranking, ...]:
    """Return the rankings that differ in one pair only, the state and another, and give what is asked.

    Such a pair is adjacent: the other state stands alone on the next rank up or down and the state alone on its own
    (the pair is tied, or reversed), or the two alone share a rank (the tie is resolved). Nearest first.

    Args and errors are those of `smallest_change`.
    """
    question = _question(model, payoffs, decision_maker, state, concept, goal)
    row = payoffs[decision_maker]
    changed = [compare(row, other) for other in _one_pair_away(row, state)]
    return tuple(
        sorted((one for one in changed if question.holds(one.payoffs)), key=lambda one: one.distance)
    )


def _question(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.int64],
    mover: int,
    state: int,
    concept: str,
    goal: Goal,
) -> Question:
    if goal not in ("make", "break"):
        raise ValueError(f"goal must be 'make' or 'break', not {goal!r}")
    game = as_game(model, payoffs, concept, mover, state)
    return Question(game, np.asarray(payoffs, dtype=np.int64), mover, state, concept, goal)


def _make(question: Question, limits: Limits) -> SmallestChange:
    """Return the nearest rankings that make the state an equilibrium."""
    ask, sim = question, question.concept == "sim"
    obstacles = _hopeless(question)
    if obstacles:
        return question.impossible("others_unstable", obstacles)
    own = needs.stable(ask.game, ask.payoffs, ask.concept, ask.mover, ask.state, every_move=sim)
    if sim:
        own += [
            choices for _, _, choices in needs.others_satisfied(ask.game, ask.payoffs, ask.mover, ask.state)
        ]
    costs = PartitionCosts(ask.payoffs[ask.mover], ask.state)
    nearest = cheapest_partitions(costs, own, solutions=limits.solutions, nodes=limits.nodes)
    rows = [costs.ranking(low) for low in nearest.low]
    fitting = rows if question.concept != "seq" else [row for row in rows if question.holds(row)]
    if fitting:
        return question.found(fitting, nearest.bound / 2)
    if not rows:
        return question.impossible("conflict") if nearest.exact else question.unknown(nearest.bound / 2)
    return _make_through_others(question, limits, nearest.bound)


def _hopeless(question: Question) -> list[Obstacle]:
    """Return others' improvements that stay unsanctioned whatever the decision maker prefers."""
    ask = question
    if ask.concept == "seq":
        leverage = Leverage(ask.game.graph, ask.payoffs, ask.mover, ask.state)
        return [Obstacle(*move) for move in leverage.decided(all_moves=True)]
    if ask.concept == "sim":
        helped = needs.others_satisfied(ask.game, ask.payoffs, ask.mover, ask.state)
        return [Obstacle(other, move) for other, move, choices in helped if not choices]
    return ask.unstable(ask.payoffs, (one for one in range(ask.payoffs.shape[0]) if one != ask.mover))


def _make_through_others(question: Question, limits: Limits, bound: int) -> SmallestChange:
    """Return the nearest ranking under SEQ where others need sanctions that the nearest for oneself withdraws."""
    ask = question
    if ask.game.graph.states > limits.states_to_make:
        return question.unknown(bound / 2)
    leverage = Leverage(ask.game.graph, ask.payoffs, ask.mover, ask.state)
    own = needs.stable(ask.game, ask.payoffs, "seq", ask.mover, ask.state, every_move=True)
    answer = nearest_make(leverage, own, limits.rounds)
    if answer.payoffs is not None:
        return question.found([answer.payoffs])
    return question.impossible("conflict") if answer.proved else question.unknown(max(bound, answer.cost) / 2)


def _break(question: Question, limits: Limits) -> SmallestChange:
    """Return the nearest rankings that leave an improvement unsanctioned, one's own or another's."""
    ask = question
    costs = PartitionCosts(ask.payoffs[ask.mover], ask.state)
    ways = [way for _, way in needs.unstable(ask.game, ask.payoffs, ask.concept, ask.mover, ask.state)]
    if ask.concept == "sim":
        ways += [way for _, _, way in needs.others_upset(ask.game, ask.payoffs, ask.mover, ask.state)]
    tried = [cheapest_partitions(costs, way, solutions=limits.solutions, nodes=limits.nodes) for way in ways]
    nearest = _nearest(tried, limits.solutions)
    if ask.concept == "seq":
        return _break_through_others(question, limits, nearest)
    if nearest.low:
        return question.found([costs.ranking(low) for low in nearest.low], nearest.bound / 2)
    if not nearest.exact:
        return question.unknown(nearest.bound / 2)
    return question.impossible("always_sanctioned" if ways else "no_move")


def _nearest(tried: list[Partitions], solutions: int) -> Partitions:
    """Return the cheapest partitions of several searches, as one result."""
    cost = min((one.cost for one in tried if one.low), default=-1)
    low = dict.fromkeys(low for one in tried if one.low and one.cost == cost for low in one.low)
    bound = min((one.bound for one in tried if one.low or not one.exact), default=-1)
    exact = bound == cost if low else all(one.exact for one in tried)
    return Partitions(tuple(low)[:solutions], cost, bound, exact)


def _break_through_others(question: Question, limits: Limits, own: Partitions) -> SmallestChange:
    """Return the nearest rankings under SEQ, where withdrawing sanctions from others may be nearer."""
    ask = question
    costs = PartitionCosts(ask.payoffs[ask.mover], ask.state)
    leverage = Leverage(ask.game.graph, ask.payoffs, ask.mover, ask.state)
    rows = [costs.ranking(low) for low in own.low]
    best = own.cost if rows else 2 * ask.payoffs.shape[1] ** 2
    bound = best
    for target in leverage.decided(all_moves=False):
        if ask.game.graph.states > limits.states_to_break:
            bound = 1  # one pair newly tied is the least a change can be
            break
        answer = nearest_break(leverage, target, best - 1, limits.rounds)
        if answer.payoffs is not None:
            best, rows = answer.cost, [answer.payoffs]
        bound = min(bound, best if answer.proved else max(answer.cost, 1))
    if rows:
        return question.found(rows, min(bound, best) / 2)
    if bound < best:
        return question.unknown(bound / 2)
    moves = ask.game.graph.moves(ask.mover, ask.state).size
    return question.impossible("always_sanctioned" if moves else "no_move")


def _one_pair_away(row: NDArray[np.int64], state: int) -> list[NDArray[np.int64]]:
    """Return the rankings that differ from one in a single pair that holds the state; ranks doubled to leave gaps."""
    ranks = 2 * np.unique(row, return_inverse=True)[1].reshape(-1).astype(np.int64)
    own = int(ranks[state])
    alone = np.bincount(ranks, minlength=own + 4) == 1
    targets: list[int] = []
    if alone[own]:
        targets += [
            own + step for side in (2, -2) if _alone(alone, own + side) for step in (side, side * 3 // 2)
        ]
    elif np.count_nonzero(ranks == own) == 2:
        targets += [own + 1, own - 1]
    changed = []
    for target in targets:
        new = ranks.copy()
        new[state] = target
        changed.append(np.unique(new, return_inverse=True)[1].reshape(-1).astype(np.int64))
    return changed


def _alone(alone: NDArray[np.bool_], rank: int) -> bool:
    """Say whether exactly one state stands on a rank that may not exist."""
    return 0 <= rank < alone.size and bool(alone[rank])
