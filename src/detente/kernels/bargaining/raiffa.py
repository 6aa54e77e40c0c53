"""Raiffa's sequential midpoints over listed packages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.exact import gains_of, leximin, on_common_scale, rational

__all__ = ["Midpoints", "sequential_midpoints"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Midpoints:
    """How the midpoints went.

    Attributes:
        indices: The packages reached, ascending, ties included.
        agreed: The points agreed in passing, the reservation first; utilities of each party.
    """

    indices: NDArray[np.intp]
    agreed: tuple[tuple[Fraction, ...], ...]


def sequential_midpoints(points: Ints, reservation: Ints) -> Midpoints:
    """Return where stepwise concession to the midpoint of everybody's best offers leads.

    From the point agreed so far each party names the best package that leaves nobody below it; the average of what
    they name is agreed next, if some package is at least as good for everybody (the average lies in the frontier's
    comprehensive hull). Where none is, the package is taken that gives the worst-off the largest share of what it
    could still gain, ties by leximin.

    Args:
        points: Utilities, shape (packages, parties); pass a frontier.
        reservation: Shape (parties,).

    Returns:
        The packages reached; none if every package leaves someone below the reservation.

    Raises:
        ValueError: Shapes that do not agree, not int64, one party.

    Source: Raiffa (1953); Livne (1989) for the discrete process. The last step, from the last midpoint that a
    package attains, is ours: packages are indivisible.
    """
    left = rational(gains_of(points, reservation, "sequential_midpoints"))
    agreed = tuple(Fraction(int(value)) for value in reservation)
    path = [agreed]
    while len(left) and (points[left] != points[left[0]]).any():
        agreed = _midpoint(agreed, points[left].max(axis=0))
        # A package is at least the midpoint where it reaches the next integer.
        reached = left[(points[left] >= _ceilings(agreed)).all(axis=1)]
        if not len(reached):
            return Midpoints(left[_fairest(points[left], path[-1])], tuple(path))
        left = reached
        path.append(agreed)
    return Midpoints(left, tuple(path))


def _midpoint(agreed: tuple[Fraction, ...], best: Ints) -> tuple[Fraction, ...]:
    parties = len(agreed)
    return tuple(at + (int(most) - at) / parties for at, most in zip(agreed, best.tolist(), strict=True))


def _ceilings(agreed: tuple[Fraction, ...]) -> Ints:
    return np.array([-(-at.numerator // at.denominator) for at in agreed], np.int64)


def _fairest(points: Ints, agreed: tuple[Fraction, ...]) -> NDArray[np.intp]:
    scale = int(np.lcm.reduce([at.denominator for at in agreed], dtype=object))
    gains = points.astype(object) * scale - np.array([int(at * scale) for at in agreed], object)
    return leximin(on_common_scale(gains, gains.max(axis=0)))
