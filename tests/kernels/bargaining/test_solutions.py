from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from detente.kernels.bargaining import solutions
from detente.kernels.bargaining.merging import frontier
from tests.kernels.bargaining.small_domains import ENTRIES, domain_of, entry, random_domain, reservation_of

NAMES = ("nash", "kalai_smorodinsky", "smallest_gap", "egalitarian", "utilitarian", "equal_loss")
SYMMETRIC: dict[str, Callable[..., np.ndarray]] = {name: getattr(solutions, name) for name in NAMES}
EXPECTED = {
    "nash": "nash",
    "ks_maximin": "kalai_smorodinsky",
    "ks_min_gap": "smallest_gap",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}


def _frontiers(count: int) -> list[tuple[np.ndarray, np.ndarray]]:
    found = []
    for seed in range(count):
        rng = np.random.default_rng(seed)
        points = frontier(random_domain(rng, linked=False)).points
        found.append((points, np.quantile(points, 0.3, axis=0).astype(np.int64)))
    return found


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("each", ENTRIES, ids=[each["name"] for each in ENTRIES])
def test_reference_solutions_are_reproduced(each: dict, name: str) -> None:  # type: ignore[type-arg]
    """Every solution of every reference domain comes out, ties included."""
    points = frontier(domain_of(each)).points
    chosen = SYMMETRIC[EXPECTED[name]](points, reservation_of(each))
    assert points[chosen].tolist() == each["expected"][name]
    assert solutions.ideal(points, reservation_of(each)).tolist() == each["expected"]["ideal"]


def test_bill_and_jack_gain_twelve_and_five() -> None:
    """Nash's (1950) own example."""
    each = entry("nash1950_bill_jack")
    points = frontier(domain_of(each)).points
    gains = points - reservation_of(each)
    chosen = solutions.nash(points, reservation_of(each))
    assert each["closed_form"]["nash_gains"] == [12, 5]
    assert gains[chosen].tolist() == [[12, 5]]


def test_shares_of_the_ideal_meet_where_the_hull_says() -> None:
    """On the hull of (0,0), (1,0), (0,1), (1,.7), in steps of 1/1300: Nash (1, .7), Kalai-Smorodinsky 1/1.3 each."""
    step = np.arange(1301)
    points = np.stack([10 * step, 13000 - 3 * step], axis=1)
    nothing = np.zeros(2, np.int64)
    assert points[solutions.nash(points, nothing)].tolist() == [[13000, 9100]]
    assert points[solutions.kalai_smorodinsky(points, nothing)].tolist() == [[10000, 10000]]
    assert round(10000 / 13000, 3) == 0.769


@pytest.mark.parametrize("factor", [2, 7, 1000])
def test_nash_and_kalai_smorodinsky_stay_when_a_utility_is_rescaled(factor: int) -> None:
    """Multiplying one party's utility moves neither, for no unit of utility means anything to them."""
    for points, least in _frontiers(40):
        scale = np.ones_like(least)
        scale[0] = factor
        for name in ("nash", "kalai_smorodinsky"):
            before = SYMMETRIC[name](points, least).tolist()
            assert SYMMETRIC[name](points * scale, least * scale).tolist() == before


@pytest.mark.parametrize("name", NAMES)
def test_renaming_parties_renames_the_solution(name: str) -> None:
    """A permutation of parties leaves the packages chosen, and nobody is below the reservation."""
    rng = np.random.default_rng(9)
    for points, least in _frontiers(40):
        turned = rng.permutation(len(least))
        chosen = SYMMETRIC[name](points, least)
        assert SYMMETRIC[name](points[:, turned], least[turned]).tolist() == chosen.tolist()
        assert (points[chosen] >= least).all()
        assert len(chosen) > 0 or not (points >= least).all(axis=1).any()


@pytest.mark.parametrize("name", NAMES)
def test_no_acceptable_package_no_solution(name: str) -> None:
    """Where every package leaves someone worse off the answer is empty."""
    points = np.array([[0, 10], [10, 0]])
    assert SYMMETRIC[name](points, np.array([5, 5])).tolist() == []
    assert SYMMETRIC[name](points[:0], np.array([5, 5])).tolist() == []
    assert solutions.ideal(points, np.array([5, 5])).tolist() == []


def test_definitions_hold_by_brute_force() -> None:
    """The chosen are those that the definitions name, in plain Python."""
    for points, least in _frontiers(40):
        rows = [
            row for row in points.tolist() if all(a >= b for a, b in zip(row, least.tolist(), strict=True))
        ]
        if not rows:
            continue
        best = [max(column) for column in zip(*rows, strict=True)]
        wholes = [b - a for a, b in zip(least.tolist(), best, strict=True)]

        def gains(row: list[int], least: np.ndarray = least) -> list[int]:
            return [a - b for a, b in zip(row, least.tolist(), strict=True)]

        def shares(row: list[int], wholes: list[int] = wholes, gains: Callable = gains) -> list[Fraction]:  # type: ignore[type-arg]
            return sorted(
                Fraction(g, w) if w else Fraction(1) for g, w in zip(gains(row), wholes, strict=True)
            )

        def losses(row: list[int], best: list[int] = best) -> list[int]:
            return sorted(a - b for a, b in zip(row, best, strict=True))

        for name, key in (
            ("egalitarian", lambda row: sorted(gains(row))),
            ("kalai_smorodinsky", shares),
            ("equal_loss", losses),
            ("nash", lambda row: int(np.prod(np.array(gains(row), object)))),
            ("utilitarian", sum),
        ):
            most = max(key(row) for row in rows)
            expected = [row for row in rows if key(row) == most]
            assert points[SYMMETRIC[name](points, least)].tolist() == expected, name


def test_bargaining_power_moves_the_split() -> None:
    """Ten units, powers 2 and 3: four and six; proportions of powers alone count."""
    points = np.array([[level, 10 - level] for level in range(11)])
    nothing = np.zeros(2, np.int64)
    for powers in ([2, 3], [20, 30]):
        chosen = solutions.asymmetric_nash(points, nothing, np.array(powers))
        assert points[chosen].tolist() == [[4, 6]]
    assert (
        solutions.asymmetric_nash(points, nothing, np.array([1, 1])).tolist()
        == solutions.nash(points, nothing).tolist()
    )


def test_patience_is_power() -> None:
    """Discount rates of 10 and 30 per cent give powers 3 and 1."""
    assert solutions.powers_from_rates((Fraction(1, 10), Fraction(3, 10))).tolist() == [3, 1]
    with pytest.raises(ValueError, match="powers_from_rates: every rate must be positive"):
        solutions.powers_from_rates((Fraction(0), Fraction(1)))
    with pytest.raises(ValueError, match=r"powers_from_rates: .* no common scale"):
        solutions.powers_from_rates((Fraction(1, 10**20), Fraction(1, 3)))


def test_powers_that_are_none_are_refused() -> None:
    """A power is a positive integer."""
    points = np.array([[0, 10], [10, 0]])
    with pytest.raises(ValueError, match="asymmetric_nash: powers must be a positive integer"):
        solutions.asymmetric_nash(points, np.zeros(2, np.int64), np.array([0, 1]))
