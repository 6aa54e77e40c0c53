from __future__ import annotations

import math
import tomllib

import pytest

from detente.kernels.bargaining import offers
from tests.kernels.bargaining.small_domains import REFERENCE

KNOWN = tomllib.loads((REFERENCE.parent / "alternating-offers.toml").read_text("utf-8"))
PERFECT = KNOWN["subgame_perfect"]
assert PERFECT


@pytest.mark.parametrize("known", PERFECT, ids=[str(known["factors"]) for known in PERFECT])
def test_closed_form_and_backward_induction_agree(known: dict) -> None:  # type: ignore[type-arg]
    """The published share comes out both ways."""
    closed = offers.alternating_offers(*known["factors"])
    assert closed == pytest.approx(known["proposer"], abs=1e-12)
    induced = offers.alternating_offers_by_induction(*known["factors"], known["rounds"])
    assert induced.shape == (known["rounds"],)
    assert induced[0] == pytest.approx(closed, abs=1e-12)
    assert induced[-1] == 1


def test_in_whole_units_shares_are_near_the_continuous_ones() -> None:
    """A pie of a thousand units gives within two units of the closed form, and whole units."""
    share = offers.alternating_offers_by_induction(0.9, 0.9, 501, units=1000, surplus=50.0)[0]
    assert share / 50 == pytest.approx(offers.alternating_offers(0.9, 0.9), abs=0.01)
    assert share * 20 == pytest.approx(round(share * 20), abs=1e-9)


def test_a_drawn_proposer_gets_one_less_half_the_other_s_delay() -> None:
    """Equal factors and a fair coin: 1 - d/2; who always proposes gets all that the other's patience leaves."""
    for known in KNOWN["random_proposer"]:
        assert offers.random_proposer(known["factor"], known["factor"]) == pytest.approx(known["proposer"])
    assert offers.random_proposer(0.5, 0.9, 1.0) == pytest.approx(1)


def test_quick_offers_approach_the_patience_limit() -> None:
    """The closed form with discount factors of short rounds comes to the ratio of rates."""
    for known in KNOWN["patience_limit"]:
        limit = offers.patience_limit(*known["rates"])
        assert limit == pytest.approx(known["first"])
        quick = offers.alternating_offers(*(math.exp(-rate * 1e-6) for rate in known["rates"]))
        assert quick == pytest.approx(limit, abs=1e-6)


@pytest.mark.parametrize(
    ("options", "share"),
    [((0.3, 0.2), 0.5), ((0.7, 0.2), 0.7), ((0.1, 0.8), 0.2), ((0.0, 0.0), 0.5)],
    ids=["neither binds", "first binds", "second binds", "none"],
)
def test_an_outside_option_counts_only_if_it_beats_the_share(
    options: tuple[float, float], share: float
) -> None:
    """The outside-option principle."""
    assert offers.with_outside_options(0.5, *options) == pytest.approx(share)
    assert math.isnan(offers.with_outside_options(0.5, 0.6, 0.6))


def test_bad_numbers_are_refused() -> None:
    """Factors, chances, rates and rounds have their ranges."""
    for call, message in (
        (lambda: offers.alternating_offers(1, 1), "alternating_offers: factors"),
        (lambda: offers.alternating_offers(-0.1, 0.5), "alternating_offers: factors"),
        (lambda: offers.random_proposer(0.5, 0.5, 1.5), "random_proposer: chance"),
        (lambda: offers.patience_limit(0, 0), "patience_limit: rates"),
        (lambda: offers.with_outside_options(2, 0, 0), "with_outside_options: share"),
        (lambda: offers.alternating_offers_by_induction(2, 0.5, 3), "by_induction: a factor"),
        (lambda: offers.alternating_offers_by_induction(0.5, 0.5, 0), "by_induction: needs rounds"),
    ):
        with pytest.raises(ValueError, match=message):
            call()
