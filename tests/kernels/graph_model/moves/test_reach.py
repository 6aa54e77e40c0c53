"""What groups reach together, against the independent solver."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.coalitions import every_coalition
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.moves.lines import arrange
from detente.kernels.graph_model.moves.reach import arc_reach, option_reach
from tests.kernels.graph_model.models import random_models


def test_groups_reach_what_legal_sequences_lead_to():
    """For every group the states reached are those of legal sequences, and the state itself."""
    for k, model, payoffs, brute in random_models(14, 60):
        for group in every_coalition(model.decision_makers):
            if isinstance(model, OptionForm):
                lines = [arrange(model, dm, payoffs[dm] - payoffs[dm].min()) for dm in group]
                found = option_reach(lines, len(model.states))
            else:
                found = arc_reach(model, group)
            origins, ends = found.of(np.arange(len(brute.states)))
            for state in brute.states:
                reached = ends[origins == state].tolist()
                assert len(set(reached)) == len(reached)
                assert set(reached) == {state} | brute.reach(group, state), f"model {k}, group {group}"


def test_union_gathers_the_sets_at_what_each_class_leads_to():
    """The union over reach is the union state by state, over several words of bits."""
    rng = np.random.default_rng(15)
    for _, model, _, brute in random_models(16, 12):
        if not isinstance(model, OptionForm):
            found = arc_reach(model, list(brute.dms))
            sets = rng.integers(0, 1 << 63, (len(brute.states), 3)).astype(np.uint64)
            origins, ends = found.of(np.arange(len(brute.states)))
            expected = [np.bitwise_or.reduce(sets[ends[origins == s]], axis=0).tolist() for s in brute.states]
            assert found.union(sets)[found.group].tolist() == expected
