from __future__ import annotations

import numpy as np

from detente.kernels.bargaining.codes import decode, level_codes


def test_codes_order_packages_level_by_level_beyond_one_word() -> None:
    """Numbers of 10**40 packages need several words, compare as packages do, and decode to them."""
    levels = (10,) * 40
    packages = np.random.default_rng(0).integers(0, 10, (200, 40))
    packages[100:, :30] = packages[:100, :30]
    codes = sum(code[packages[:, issue]] for issue, code in enumerate(level_codes(levels)))
    assert codes.shape[1] > 1
    assert (decode(codes, levels) == packages).all()
    by_code = sorted(range(200), key=lambda row: tuple(codes[row]))
    assert by_code == sorted(range(200), key=lambda row: tuple(packages[row]))
