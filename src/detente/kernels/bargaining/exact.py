"""Comparisons in exact integers: int64 where it fits, Python's own where it does not."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["gains_of", "largest_product", "leximin", "on_common_scale", "rational"]

Ints = NDArray[np.int64]
Exact = NDArray[np.int64] | NDArray[np.object_]

_INT64_BITS = 62
_LARGEST = 1 << 61
_NEAR = 1e-7


def gains_of(points: Ints, reservation: Ints, function: str) -> Ints:
    """Return utilities above the reservation, shape (points, parties).

    Raises:
        ValueError: Shapes that do not agree, numbers that are not int64, or a single party; names `function`.
    """
    if points.ndim != 2 or reservation.shape != points.shape[1:]:
        raise ValueError(
            f"{function}: points must be (points, parties) and the reservation (parties,), "
            f"not {points.shape} and {reservation.shape}"
        )
    if points.dtype != np.int64 or reservation.dtype != np.int64:
        raise ValueError(f"{function}: utilities must be int64, not {points.dtype} and {reservation.dtype}")
    if int(np.abs(reservation).max(initial=0)) >= _LARGEST or int(np.abs(points).max(initial=0)) >= _LARGEST:
        raise ValueError(f"{function}: utilities and reservations must stay below 2**61")
    if points.shape[1] < 2:
        raise ValueError(f"{function}: bargaining needs at least two parties, not {points.shape[1]}")
    return points - reservation


def rational(gains: Ints) -> NDArray[np.intp]:
    """Return the ascending indices of points that leave nobody below the reservation."""
    return np.flatnonzero((gains >= 0).all(axis=1))


def leximin(shares: Exact) -> NDArray[np.intp]:
    """Return the rows whose smallest entry is largest, then the second smallest, and so on.

    Args:
        shares: int64 or Python ints, shape (rows, parties).

    Returns:
        Ascending indices, ties included.
    """
    left = np.arange(len(shares))
    ordered = np.sort(shares, axis=1)
    for column in range(shares.shape[1]):
        if len(left) > 1:
            entries = ordered[left, column]
            left = left[entries == entries.max()]
    return left


def largest_product(gains: Ints, powers: tuple[int, ...]) -> NDArray[np.intp]:
    """Return the rows with the largest product of gains, each to its power.

    Args:
        gains: Not negative, shape (rows >= 1, parties).
        powers: Positive, one for each party.

    Returns:
        Ascending indices, ties included.
    """
    exponents = np.array(powers, np.float64)
    with np.errstate(divide="ignore"):
        logs = np.log(gains.astype(np.float64)) @ (exponents / exponents.sum())
    if np.isneginf(logs.max()):
        return np.arange(len(gains))
    near = np.flatnonzero(logs >= logs.max() - _NEAR)
    if len(near) == 1:
        return near
    products = [
        math.prod(gain**power for gain, power in zip(row, powers, strict=True))
        for row in gains[near].tolist()
    ]
    most = max(products)
    return near[[at for at, product in enumerate(products) if product == most]]


def on_common_scale(amounts: Ints, wholes: Ints) -> Exact:
    """Return shares amount/whole of each party as integers that compare exactly.

    A party whose whole is 0 has nothing to share: its entries are those of a share of 1.

    Args:
        amounts: Shape (rows, parties), at most 2**61.
        wholes: Not negative, shape (parties,).

    Returns:
        Shares times a common multiple of the wholes, shape (rows, parties).
    """
    multiple = math.lcm(*(int(whole) for whole in wholes if whole > 0))
    factors = [multiple // int(whole) if whole > 0 else 0 for whole in wholes]
    largest = max(multiple, int(np.abs(amounts).max(initial=0)) * max(factors, default=0))
    if largest.bit_length() < _INT64_BITS:
        scaled: Exact = amounts * np.array(factors, np.int64)
    else:
        scaled = amounts.astype(object) * np.array(factors, object)
    scaled[:, wholes == 0] = multiple
    return scaled
