"""Expected utility: equal to the public program where that is asked for, mended where it is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kernels.spatial import (
    CAPITULATION,
    COMPROMISE,
    CONFRONTATION,
    CYCLE,
    REST,
    expected_utility,
    weighted_median,
)
from tests.kernels.spatial.fields import Actors, actors, utility_reference

KINDS = {"confrontation": CONFRONTATION, "compromise": COMPROMISE, "capitulation": CAPITULATION}


def _run(found: Actors, **options):
    return expected_utility(found.capabilities, found.saliences[..., 0], found.positions[..., 0], **options)


@pytest.mark.parametrize("name", ["emission-standards", "oil-price"])
def test_port_equals_the_public_program(name: str) -> None:
    """Regression: risk exponents, positions, medians and what moved whom, in each of ten rounds."""
    found = utility_reference(name)
    rounds = found.expected["peer_jmckib_py3"]
    assert len(rounds) == 10
    run = _run(found, rounds=len(rounds), port=True)
    weights = found.capabilities[0] * found.saliences[0, :, 0]
    for t, expected in enumerate(rounds):
        assert run.exponents[0, t] == pytest.approx(expected["risk_exponent"], abs=1e-12)
        assert run.positions[0, t + 1] == pytest.approx(expected["positions"], abs=1e-12)
        assert weighted_median(run.positions[0, t + 1], weights) == pytest.approx(
            expected["median"], abs=1e-12
        )
        moved = {
            (found.names[k], found.names[run.partners[0, t, k]], int(run.kinds[0, t, k]))
            for k in np.flatnonzero(run.kinds[0, t])
        }
        assert moved == {(each["actor"], each["other"], KINDS[each["type"]]) for each in expected["events"]}


def test_capitulation_can_happen_by_default() -> None:
    """Where the other's prospect is good but the lesser one, the actor gives way wholly; the program never does."""
    found = utility_reference("oil-price")
    assert (_run(found, rounds=30).kinds == CAPITULATION).any()
    assert not (_run(found, rounds=30, port=True).kinds == CAPITULATION).any()


def test_a_circle_is_reported() -> None:
    """Of the oil price two rounds bring back the beginning."""
    run = _run(utility_reference("oil-price"), rounds=30)
    assert run.stops[0] == CYCLE
    assert (int(run.back_to[0]), int(run.ended[0])) == (0, 2)
    assert run.positions[0, 2] == pytest.approx(run.positions[0, 0])


def test_equal_dangers_leave_nobody_averse() -> None:
    """Two actors alike stand in the same danger; the program divides by zero there."""
    run = expected_utility(np.ones((1, 2)), np.ones((1, 2)), np.array([[0.0, 1.0]]))
    assert (run.exponents == 1.0).all()
    assert np.isfinite(run.positions).all()


def test_one_position_is_rest() -> None:
    """Where all agree nobody moves."""
    run = expected_utility(np.ones((1, 3)), np.ones((1, 3)), np.full((1, 3), 7.0))
    assert run.stops[0] == REST
    assert (run.positions == 7.0).all()


@given(actors(), st.randoms(use_true_random=False), st.sampled_from([0.5, 1.0]))
@settings(deadline=None)
def test_order_of_actors_is_nothing(found, random, quo: float) -> None:
    """Permuting the actors, their names with them, permutes the answer, to the last bit."""
    count = found.capabilities.shape[1]
    order = np.array(random.sample(range(count), count))
    parts = found.capabilities, found.saliences[..., 0], found.positions[..., 0]
    run = expected_utility(*parts, quo=quo, ranks=np.arange(count))
    other = expected_utility(*(each[:, order] for each in parts), quo=quo, ranks=order)
    assert np.array_equal(other.positions, run.positions[..., order])
    assert np.array_equal(order[other.partners], run.partners[..., order])
    assert np.array_equal(other.kinds, run.kinds[..., order])


@given(actors(), st.sampled_from([0.5, 1.0]), st.booleans())
@settings(deadline=None)
def test_nobody_leaves_the_range(found, quo: float, port: bool) -> None:
    """Positions are numbers within those held at first, whatever the weights, and risk exponents in 1/2 to 2."""
    with np.errstate(all="raise", under="ignore"):
        run = _run(found, quo=quo, port=port)
    at = found.positions[..., 0]
    assert np.isfinite(run.positions).all()
    assert run.positions.min() >= at.min() - 1e-9
    assert run.positions.max() <= at.max() + 1e-9
    assert ((run.exponents >= 0.5 - 1e-9) & (run.exponents <= 2.0 + 1e-9)).all()


@given(actors(), st.floats(0.1, 50), st.floats(-10, 10))
@settings(deadline=None)
def test_scale_is_nothing(found, factor: float, shift: float) -> None:
    """Moving and stretching all positions moves and stretches the first round likewise."""
    parts = found.capabilities, found.saliences[..., 0]
    run = expected_utility(*parts, found.positions[..., 0], rounds=1)
    other = expected_utility(*parts, found.positions[..., 0] * factor + shift, rounds=1)
    assert other.positions == pytest.approx(run.positions * factor + shift, abs=1e-6 * factor)


def test_draws_do_not_touch_each_other() -> None:
    """A draw among others comes to what it comes to alone."""
    rng = np.random.default_rng(5)
    parts = [rng.random((6, 5)) for _ in range(3)]
    together = expected_utility(*parts)
    for d in range(6):
        alone = expected_utility(*(each[d : d + 1] for each in parts))
        last = int(alone.ended[0])
        assert together.ended[d] == last
        assert np.array_equal(together.positions[d, : last + 1], alone.positions[0])


@pytest.mark.parametrize(
    ("shape", "rounds"), [((1, 1), 5), ((3,), 5), ((1, 3), 0)], ids=["one actor", "no draws", "no round"]
)
def test_wrong_input_is_refused(shape, rounds: int) -> None:
    """The message says what is needed."""
    with pytest.raises(ValueError, match="needs"):
        expected_utility(np.ones(shape), np.ones(shape), np.ones(shape), rounds=rounds)


def test_an_actor_that_is_nearly_there_arrives() -> None:
    """A step of a millionth towards a neighbour is a step: it goes before a jump to somebody far away.

    Made-up actors; by the formulas in forty digits all but two of them settle at 46.2.
    """
    capabilities = np.array([[93.2, 50, 50, 50, 76.5, 50, 50, 50, 10]])
    saliences = np.array([[0.099, 0.433, 0.252, 0.07, 0.355, 0.621, 0.356, 0.56, 0.544]])
    positions = np.array([[46.7, 10.6, 50.2, 61.1, 91.8, 33.0, 73.4, 46.2, 90.1]])
    run = expected_utility(capabilities, saliences, positions, rounds=10)
    last = run.positions[0, int(run.ended[0])]
    assert (np.abs(last - 46.2) < 0.01).sum() == 7
