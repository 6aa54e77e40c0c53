"""Probabilities of options from pairs."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.elections import ELECTIONS, elected
from detente.kernels.spatial.voting import victories


def _strengths(rng: np.random.Generator, draws: int = 3, options: int = 5):
    return 1e-8 + rng.random((draws, options, options))


@pytest.mark.parametrize("model", ELECTIONS)
def test_each_list_is_an_election_of_its_own(model) -> None:
    """Shares sum to one, options off the list have none, and the others are elected as if they stood alone."""
    strengths = _strengths(np.random.default_rng(1))
    wins = victories("Linear", strengths)
    lists = np.zeros((3, 2, 5), dtype=bool)
    lists[:, 0, :] = True
    lists[:, 1, [1, 3, 4]] = True
    found = elected(model, wins, strengths, lists)
    assert found.sum(axis=-1) == pytest.approx(np.ones((3, 2)))
    assert (found[:, 1, [0, 2]] == 0).all()
    few = np.ix_(range(3), [1, 3, 4], [1, 3, 4])
    alone = elected(model, wins[few], strengths[few], np.ones((3, 1, 3), dtype=bool))
    assert found[:, 1, [1, 3, 4]] == pytest.approx(alone[:, 0], abs=1e-5)


@pytest.mark.parametrize("model", ELECTIONS)
def test_equal_options_have_equal_shares(model) -> None:
    """Nothing tells them apart."""
    strengths = np.full((1, 4, 4), 0.3)
    found = elected(model, victories("Linear", strengths), strengths, np.ones((1, 1, 4), dtype=bool))
    assert found[0, 0] == pytest.approx(np.full(4, 0.25))


def test_conditional_by_hand() -> None:
    """In proportion to the product of chances against all, itself included."""
    strengths = _strengths(np.random.default_rng(4), 1, 4)
    wins = victories("Linear", strengths)
    found = elected("Conditional", wins, strengths, np.ones((1, 1, 4), dtype=bool))[0, 0]
    product = wins[0].prod(axis=1)
    assert found == pytest.approx(product / product.sum())


def test_markov_shares_are_at_rest() -> None:
    """A further step changes nothing: p = sum over b of P(a beats b) (p_a + p_b) / n."""
    strengths = _strengths(np.random.default_rng(4), 1, 4)
    wins = victories("Square", strengths)
    p = elected("MarkovUniform", wins, strengths, np.ones((1, 1, 4), dtype=bool))[0, 0]
    step = (wins[0] * (p[:, None] + p[None, :])).sum(axis=1) / 4
    assert step == pytest.approx(p, abs=1e-5)


def test_a_sole_option_is_certain() -> None:
    """However it is elected."""
    one = np.full((1, 1, 1), 0.5)
    for model in ELECTIONS:
        assert elected(model, one, one, np.ones((1, 1, 1), dtype=bool))[0, 0, 0] == 1.0
