"""The cheapest split of a ranking at a state."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.inverse.partition_search import (
    Choice,
    PartitionCosts,
    bits,
    cheapest_partitions,
    members,
)
from tests.kernels.graph_model import exhaustive_rankings as exhaustive


def _above(rows, state):
    return rows > rows[:, [state]]


def _pattern(flags):
    return bits(np.asarray(flags))


def _as_choice(sides, state):
    low, high = sides == 1, sides == 2
    low[state] = high[state] = False
    return Choice(_pattern(low), _pattern(high))


def test_bounds_cost_what_the_nearest_of_all_rankings_costs():
    """The threshold scan equals the least distance over all weak orders that keep to the bounds."""
    rng = np.random.default_rng(1)
    rows = exhaustive.weak_orders(5)
    for _ in range(60):
        row, state = rng.integers(0, 5, 5), int(rng.integers(5))
        choice = _as_choice(rng.integers(0, 3, 5), state)
        above = _above(rows, state)
        fits = ~above[:, members(choice.below, 5)].any(axis=1) & above[:, members(choice.above, 5)].all(
            axis=1
        )
        costs = PartitionCosts(row, state)
        cost, lows = costs.least(choice)
        assert cost == 2 * exhaustive.distances(row, rows[fits]).min()
        for low in lows:
            assert 2 * exhaustive.distances(row, costs.ranking(low)[None])[0] == cost
            assert (_above(costs.ranking(low)[None], state)[0] == ~members(low, 5)).all()


def test_requirements_are_met_at_least_cost():
    """The search equals the least distance over all weak orders that meet every requirement by one of its choices."""
    rng = np.random.default_rng(2)
    rows = exhaustive.weak_orders(5)
    for _ in range(60):
        row, state = rng.integers(0, 5, 5), int(rng.integers(5))
        asked = [[_as_choice(rng.choice(3, 5, p=[0.6, 0.2, 0.2]), state) for _ in range(3)] for _ in range(3)]
        lows = [bits(~above) for above in _above(rows, state)]
        fits = np.array([all(any(choice.met(low) for choice in one) for one in asked) for low in lows])
        found = cheapest_partitions(PartitionCosts(row, state), asked, solutions=3, nodes=1000)
        assert found.exact
        assert bool(found.low) == fits.any()
        if found.low:
            assert found.cost == found.bound == 2 * exhaustive.distances(row, rows[fits]).min()
            assert all(all(any(choice.met(low) for choice in one) for one in asked) for low in found.low)


def test_one_sided_single_states_keep_a_best_choice():
    """Dropping dominated choices does not change the least cost of a hitting set."""
    rng = np.random.default_rng(3)
    rows = exhaustive.weak_orders(6)
    for side in ("below", "above"):
        for _ in range(25):
            row, state = rng.integers(0, 6, 6), int(rng.integers(6))
            sets = [[int(u) for u in rng.choice(6, 3, replace=False) if u != state] for _ in range(3)]
            asked = [[Choice(**{side: 1 << u}) for u in one] for one in sets]
            above = _above(rows, state)
            fits = np.logical_and.reduce([(above[:, one] == (side == "above")).any(axis=1) for one in sets])
            found = cheapest_partitions(PartitionCosts(row, state), asked, solutions=1, nodes=1000)
            assert found.cost == 2 * exhaustive.distances(row, rows[fits]).min()


def test_a_spent_budget_leaves_a_bound():
    """With one node allowed the answer is feasible and the bound is below its cost and below the least one."""
    rng = np.random.default_rng(4)
    row = np.concatenate((rng.permutation(29) + 1, [0]))
    asked = [[Choice(1 << int(u)) for u in rng.choice(29, 4, replace=False)] for _ in range(12)]
    costs = PartitionCosts(row, 29)
    best = cheapest_partitions(costs, asked, solutions=1, nodes=100_000)
    rough = cheapest_partitions(costs, asked, solutions=1, nodes=1)
    assert best.exact
    assert rough.bound <= best.cost <= rough.cost
    assert all(any(choice.met(rough.low[0]) for choice in one) for one in asked)


def test_a_requirement_without_choices_cannot_be_met():
    """No partition is returned, and that is certain."""
    found = cheapest_partitions(PartitionCosts(np.arange(4), 1), [[]], solutions=1, nodes=10)
    assert (found.low, found.exact) == ((), True)
