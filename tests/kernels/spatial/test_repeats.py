"""Rounds that come back."""

from __future__ import annotations

import numpy as np

from detente.kernels.spatial.repeats import returned_to


def test_the_latest_equal_round_is_found() -> None:
    """Within the distance that counts as the same; -1 where there is none."""
    history = np.array([[[0.0, 1.0], [0.5, 0.5], [0.0, 1.0]], [[0.0, 0.0], [0.1, 0.0], [0.2, 0.0]]])
    now = np.array([[1e-12, 1.0], [0.3, 0.0]])
    assert returned_to(history, now, 1e-9).tolist() == [2, -1]
