from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.intervals import wilson


def test_wilson_intervals_are_the_published_ones() -> None:
    """Newcombe (1998), table I: 81 of 263, 15 of 148 and 0 of 20 at 95 per cent; the ends are 0 and 1 exactly."""
    assert wilson(np.array([81]), 263)[0] == pytest.approx([0.2553, 0.3662], abs=5e-5)
    assert wilson(np.array([15]), 148)[0] == pytest.approx([0.0624, 0.1605], abs=5e-5)
    assert wilson(np.array([0, 20]), 20).round(4).tolist() == [[0.0, 0.1611], [0.8389, 1.0]]


@pytest.mark.parametrize(
    ("counts", "draws", "confidence"),
    [(3, 2, 0.95), (-1, 2, 0.95), (0, 0, 0.95), (1, 2, 1.0)],
    ids=["more than draws", "negative", "no draws", "certain"],
)
def test_counts_that_are_none_are_refused(counts: int, draws: int, confidence: float) -> None:
    """The error names the function and the rule."""
    with pytest.raises(ValueError, match="wilson: needs counts within 0 to draws"):
        wilson(np.array([counts]), draws, confidence)
