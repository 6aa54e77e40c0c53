"""Bargaining solutions over listed packages, without lotteries.

Each takes utilities of packages (a frontier's points, say) and the reservation, considers the packages that leave
nobody below it, and returns ascending indices with ties; none if there is no such package. All comparisons are exact.
Of packages that dominate each other the results hold for the list as given: pass a frontier.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.exact import gains_of, largest_product, leximin, on_common_scale, rational

__all__ = [
    "asymmetric_nash",
    "egalitarian",
    "equal_loss",
    "ideal",
    "kalai_smorodinsky",
    "nash",
    "powers_from_rates",
    "smallest_gap",
    "utilitarian",
]

Ints = NDArray[np.int64]
Indices = NDArray[np.intp]


def ideal(points: Ints, reservation: Ints) -> Ints:
    """Return the most each party can have while nobody is below the reservation.

    Args:
        points: Utilities, shape (packages, parties).
        reservation: Shape (parties,).

    Returns:
        Shape (parties,), or (0,) if no package is that good for everybody.

    Raises:
        ValueError: Shapes that do not agree, not int64, one party.
    """
    kept = rational(gains_of(points, reservation, "ideal"))
    return points[kept].max(axis=0) if len(kept) else np.empty(0, np.int64)


def nash(points: Ints, reservation: Ints) -> Indices:
    """Return the packages with the largest product of gains; arguments, returns and errors as `asymmetric_nash`.

    If some party gains in none of the packages every product is 0 and all of them tie.

    Source: Nash (1950), without lotteries.
    """
    gains = gains_of(points, reservation, "nash")
    kept = rational(gains)
    return kept[largest_product(gains[kept], (1,) * points.shape[1])] if len(kept) else kept


def asymmetric_nash(points: Ints, reservation: Ints, powers: Ints) -> Indices:
    """Return the packages with the largest product of gains, each to its party's bargaining power.

    Args:
        points: Utilities, shape (packages, parties).
        reservation: Shape (parties,).
        powers: Positive integers; only their proportions matter; shape (parties,).

    Returns:
        Ascending indices, ties included; empty if every package leaves someone worse off.

    Raises:
        ValueError: Shapes that do not agree, not int64, one party, a power that is not positive.

    Source: Kalai (1977), Nonsymmetric Nash solutions; Harsanyi and Selten (1972).
    """
    gains = gains_of(points, reservation, "asymmetric_nash")
    if powers.shape != reservation.shape or powers.dtype.kind not in "iu" or not (powers > 0).all():
        raise ValueError(
            f"asymmetric_nash: powers must be a positive integer for each party, not {powers.tolist()}"
        )
    kept = rational(gains)
    divisor = math.gcd(*powers.tolist())
    reduced = tuple(int(power) // divisor for power in powers)
    return kept[largest_product(gains[kept], reduced)] if len(kept) else kept


def powers_from_rates(rates: tuple[Fraction, ...]) -> Ints:
    """Return bargaining powers inverse to discount rates: the more patient is the stronger.

    Args:
        rates: Positive rates per unit of time.

    Returns:
        Integers in lowest terms, shape (parties,).

    Raises:
        ValueError: A rate that is not positive, or powers that leave int64.

    Source: Binmore, Rubinstein and Wolinsky (1986).
    """
    if not rates or min(rates) <= 0:
        raise ValueError(
            f"powers_from_rates: every rate must be positive, not {[str(rate) for rate in rates]}"
        )
    scale = math.lcm(*(rate.numerator for rate in rates))
    powers = [int(scale * rate.denominator // rate.numerator) for rate in rates]
    divisor = math.gcd(*powers)
    if max(powers) // divisor >= 1 << 62:
        raise ValueError("powers_from_rates: the rates have no common scale within int64; round them")
    return np.array([power // divisor for power in powers], np.int64)


def kalai_smorodinsky(points: Ints, reservation: Ints, best: Ints | None = None) -> Indices:
    """Return the packages that give the worst-off the largest share of its ideal gain, then the next worst-off.

    The ideal is the most a party can have while nobody is below the reservation. A party that cannot gain at all
    does not count. `best` is the ideal where `points` are only a part of the packages that define it. Other
    arguments, returns and errors as `nash`.

    Source: Kalai and Smorodinsky (1975); ties by leximin, Imai (1983).
    """
    kept, shares = _shares(points, reservation, best, "kalai_smorodinsky")
    return kept[leximin(shares)]


def smallest_gap(points: Ints, reservation: Ints) -> Indices:
    """Return the packages whose parties' shares of their ideal gains differ least, then as `kalai_smorodinsky`.

    It reads Kalai and Smorodinsky's equal shares literally where no package has them; it may be far from the
    frontier's middle. Arguments, returns and errors as `nash`.
    """
    kept, shares = _shares(points, reservation, None, "smallest_gap")
    gaps = shares.max(axis=1, initial=0) - shares.min(axis=1) if len(kept) else shares[:, 0]
    nearest = np.flatnonzero(gaps == gaps.min()) if len(kept) else kept
    return kept[nearest[leximin(shares[nearest])]]


def _shares(
    points: Ints, reservation: Ints, best: Ints | None, function: str
) -> tuple[Indices, NDArray[np.int64] | NDArray[np.object_]]:
    gains = gains_of(points, reservation, function)
    kept = rational(gains)
    return kept, on_common_scale(gains[kept], _most(gains[kept], reservation, best))


def _most(gains: Ints, reservation: Ints, best: Ints | None) -> Ints:
    return gains.max(axis=0, initial=0) if best is None else best - reservation


def egalitarian(points: Ints, reservation: Ints) -> Indices:
    """Return the packages with the largest smallest gain, then the second smallest, and so on.

    Arguments, returns and errors as `nash`.

    Source: Kalai (1977), Proportional solutions; leximin after Chun and Peters (1988).
    """
    gains = gains_of(points, reservation, "egalitarian")
    kept = rational(gains)
    return kept[leximin(gains[kept])]


def utilitarian(points: Ints, reservation: Ints) -> Indices:
    """Return the packages with the largest sum of utilities; arguments, returns and errors as `nash`.

    Source: Harsanyi (1955); Myerson (1981), Utilitarianism, egalitarianism and the timing effect.
    """
    gains = gains_of(points, reservation, "utilitarian")
    kept = rational(gains)
    totals = points[kept].sum(axis=1, dtype=_sum_type(points))
    return kept[np.flatnonzero(totals == totals.max())] if len(kept) else kept


def _sum_type(points: Ints) -> type[np.int64] | type[object]:
    largest = int(np.abs(points).max(initial=0)) * points.shape[1]
    return np.int64 if largest.bit_length() < 63 else object


def equal_loss(points: Ints, reservation: Ints, best: Ints | None = None) -> Indices:
    """Return the packages whose largest loss from the ideal is smallest, then the second largest, and so on.

    Arguments, returns and errors as `kalai_smorodinsky`.

    Source: Chun (1988), The equal-loss principle for bargaining problems.
    """
    gains = gains_of(points, reservation, "equal_loss")
    kept = rational(gains)
    return kept[leximin(gains[kept] - _most(gains[kept], reservation, best))]
