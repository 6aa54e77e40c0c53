"""Exact numbers as integers over their common denominator."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

__all__ = ["integer_scale"]

Ints = NDArray[np.int64]
Number = int | Fraction | Decimal | str
"""A number without rounding: "0.35" and Decimal("0.35") are 35/100; a float would not be."""

_LARGEST = 1 << 61


def integer_scale(numbers: Sequence[Number]) -> tuple[Ints, int]:
    """Return numbers as integers over their least common denominator.

    Args:
        numbers: Exact numbers, not floats.

    Returns:
        The integers, shape (numbers,), and the denominator.

    Raises:
        ValueError: A float, something that is no number, or integers that leave int64.
    """
    exact = [_fraction(number) for number in numbers]
    scale = math.lcm(*(number.denominator for number in exact))
    integers = [int(number * scale) for number in exact]
    if max((abs(integer) for integer in integers), default=0) >= _LARGEST:
        raise ValueError(
            f"integer_scale: over the common denominator {scale} the numbers leave int64; round them"
        )
    return np.array(integers, np.int64), scale


def _fraction(number: object) -> Fraction:
    if isinstance(number, bool) or not isinstance(number, int | Fraction | Decimal | str):
        raise ValueError(f"integer_scale: numbers must be int, Fraction, Decimal or text, not {number!r}")
    try:
        return Fraction(number)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"integer_scale: {number!r} is not a number") from None
