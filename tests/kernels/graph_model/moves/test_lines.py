"""One decision maker's moves, arranged: what a pass over lines finds is what its moves lead to."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.moves.lines import arrange
from tests.kernels.graph_model.models import random_options


@pytest.mark.parametrize("seed", range(30))
def test_passes_over_lines_find_what_moves_lead_to(seed):
    """Least values over moves and over improvements, and the best payoff in reach, are those of the definitions."""
    rng = np.random.default_rng(seed)
    form, payoffs, brute = random_options(rng)
    values = rng.integers(0, 20, len(form.states))
    for dm in brute.dms:
        own = payoffs[dm] - payoffs[dm].min()
        lines = arrange(form, dm, own)
        reach = [[s, *brute.moves[dm][s]] for s in brute.states]
        better = [brute.better(dm, s) for s in brute.states]
        assert lines.relaxed(values).tolist() == [min(values[t] for t in ends) for ends in reach]
        assert lines.best_reachable(own).tolist() == [max(own[t] for t in ends) for ends in reach]
        assert lines.improvable().tolist() == [bool(ends) for ends in better]
        least = lines.lowest_improvement(values, 20)
        assert np.minimum(least, 20).tolist() == [
            min((values[t] for t in ends), default=20) for ends in better
        ]
