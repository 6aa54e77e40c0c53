from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from detente.kernels.bargaining.scaling import integer_scale


def test_numbers_become_integers_over_their_common_denominator() -> None:
    """Fractions, decimals and text lose nothing."""
    integers, scale = integer_scale([Fraction(1, 3), Decimal("0.25"), "0.25", "1/6", 2])
    assert (integers.tolist(), scale) == ([4, 3, 3, 2, 24], 12)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ([0.5, 0.5], "integer_scale: numbers must be int"),
        (["half"], "integer_scale: 'half' is not a number"),
        ([Decimal("NaN")], "is not a number"),
    ],
    ids=["float", "word", "nan"],
)
def test_numbers_that_are_none_are_refused(numbers: list, message: str) -> None:  # type: ignore[type-arg]
    """The error names the rule and the value."""
    with pytest.raises(ValueError, match=message):
        integer_scale(numbers)


def test_numbers_without_a_scale_within_int64_are_refused() -> None:
    """The error says to round them."""
    with pytest.raises(ValueError, match=r"integer_scale: .* leave int64; round them"):
        integer_scale([Fraction(1, 10**20), 10])
