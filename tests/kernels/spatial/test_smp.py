"""The spatial model of politics: equal to KTAB to the digits that it prints, and a number in every variant."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kernels.spatial import REST, SmpOptions, Stand, challenges, holding, spatial_model, winning
from detente.kernels.spatial.smp_options import (
    BARGAINS,
    CHOICES,
    COMMITMENTS,
    ELECTIONS,
    ESTIMATES,
    INTERPOLATIONS,
    RISK_RANGES,
    VICTORIES,
    VOTING_RULES,
)
from tests.kernels.spatial.fields import Actors, actors, smp_reference

NAMES = ("emission-standards", "soe-political")
VARIANTS = {
    f"{name}-{value}": SmpOptions(**{name: value})
    for name, values in {
        "victory": VICTORIES, "voting": VOTING_RULES, "election": ELECTIONS, "choice": CHOICES,
        "risk_range": RISK_RANGES, "risk_estimate": ESTIMATES, "commitment": COMMITMENTS,
        "interpolation": INTERPOLATIONS, "bargain": BARGAINS, "ideal_adjustment": (0.0, 0.5),
    }.items()
    for value in values
}  # fmt: skip


def _run(found: Actors, options: SmpOptions | None = None, **more):
    return spatial_model(found.capabilities, found.saliences, found.positions, options, **more)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("port", [True, False], ids=["port", "default"])
def test_turns_equal_the_reference_program(name: str, port: bool) -> None:
    """Regression: positions of every turn to the 0.1 printed, stop ratios, and why it stopped; KTAB's own choices."""
    found = smp_reference(name)
    run = _run(found, port=port)
    expected = np.array([found.expected["position_history_1dp"][each] for each in found.names])
    assert run.positions.shape[1] == found.expected["n_states"] == expected.shape[2]
    assert 100 * run.positions[0].transpose(1, 2, 0) == pytest.approx(expected, abs=0.05 + 1e-9)
    assert run.ratios[0] == pytest.approx(found.expected["stop_ratio_per_turn"], abs=6e-5)
    assert run.stops[0] == REST


@pytest.mark.parametrize("name", NAMES)
def test_last_positions_equal_an_independent_restatement(name: str) -> None:
    """Regression: to the two decimals of another restatement."""
    found = smp_reference(name)
    last = 100 * _run(found, port=True).positions[0, -1]
    expected = np.array(found.expected["independent_positions_full_precision_final"])
    assert last == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize("name", NAMES)
def test_probabilities_equal_the_reference_program(name: str) -> None:
    """Regression: the probability of every position in every turn, to the four decimals printed."""
    found = smp_reference(name)
    run = _run(found, port=True)
    for t in range(run.positions.shape[1]):
        at = run.positions[:, t]
        shares = holding(Stand(found.capabilities, found.saliences, at, at), SmpOptions())[0]
        expected = [found.expected["winning_prob_history_4dp"][each][t] for each in found.names]
        assert shares == pytest.approx(expected, abs=5.1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_first_challenges_equal_the_reference_program(name: str) -> None:
    """Regression: whom each would challenge first, what for, and with which chance."""
    found = smp_reference(name)
    stand = Stand(found.capabilities, found.saliences, found.positions, found.positions)
    first = challenges(stand, SmpOptions(), winning(stand, SmpOptions()), port=True)
    for each in found.expected["turn0_best_target"]:
        assert first.targets[0, each["actor"]] == each["target"]
        assert first.gains[0, each["actor"], each["target"]] == pytest.approx(each["gain"], abs=6e-4)
    own = [
        each
        for each in found.expected["turn0_estimates"]
        if each["h"] == each["i"] and each["k"] == each["i"]
    ]
    assert own
    for each in own:
        assert first.chances[0, each["i"], each["j"]] == pytest.approx(each["prob"], abs=6e-5)


@pytest.mark.parametrize("options", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("port", [False, True], ids=["default", "port"])
def test_every_variant_gives_numbers(options: SmpOptions, port: bool) -> None:
    """Within the scale, the same for the same seed."""
    found = smp_reference("soe-political")
    runs = [_run(found, options, rng=np.random.default_rng(3), port=port) for _ in range(2)]
    assert np.array_equal(runs[0].positions, runs[1].positions)
    assert np.isfinite(runs[0].positions).all()
    if not port:
        assert ((runs[0].positions >= 0) & (runs[0].positions <= 1)).all()
    assert np.isfinite(runs[0].chances).all()


def test_receivers_view_is_mended() -> None:
    """The program takes a gain for a probability, and one side's capability for both: the default differs there."""
    found = smp_reference("soe-political")
    for bargain in ("InitRcvrInterp", "PWCompInterp"):
        options = SmpOptions(bargain=bargain)
        assert not np.array_equal(
            _run(found, options).positions[0, 1], _run(found, options, port=True).positions[0, 1]
        )


def test_third_parties_stay_out_but_half_committed() -> None:
    """Fully committed and uncommitted third parties expect the same of both sides, so that the two are one model."""
    found = smp_reference("emission-standards")
    runs = [_run(found, SmpOptions(commitment=each)) for each in ("NoCommit", "FullCommit")]
    assert np.array_equal(runs[0].positions, runs[1].positions)


@given(actors(dimensions=2), st.randoms(use_true_random=False), st.sampled_from(list(VARIANTS.values())))
@settings(deadline=None, max_examples=60)
def test_order_of_actors_is_nothing(found, random, options: SmpOptions) -> None:
    """Permuting the actors, their names with them, permutes the answer, to the last bit."""
    options = replace(options, choice="Deterministic", turns=12)
    count = found.capabilities.shape[1]
    order = np.array(random.sample(range(count), count))
    parts = found.capabilities, found.saliences, found.positions
    run = spatial_model(*parts, options, ranks=np.arange(count))
    other = spatial_model(*(each[:, order] for each in parts), options, ranks=order)
    assert np.array_equal(other.positions, run.positions[:, :, order])
    assert np.array_equal(order[other.partners], run.partners[..., order])


@given(actors(dimensions=2), st.sampled_from(list(VARIANTS.values())), st.booleans())
@settings(deadline=None, max_examples=60)
def test_never_anything_but_a_number(found, options: SmpOptions, port: bool) -> None:
    """Whatever is zero or tied, nothing divides by zero, overflows or ends without a number."""
    with np.errstate(all="raise", under="ignore"):
        run = _run(found, replace(options, turns=8), rng=np.random.default_rng(0), port=port)
    assert np.isfinite(run.positions).all()
    assert np.isfinite(run.ratios).all()


def test_draws_do_not_touch_each_other() -> None:
    """A draw among others comes to what it comes to alone."""
    rng = np.random.default_rng(5)
    parts = rng.random((6, 5)), rng.random((6, 5, 1)), rng.random((6, 5, 1))
    for election in ELECTIONS:
        options = SmpOptions(election=election)
        together = spatial_model(*parts, options)
        for d in range(6):
            alone = spatial_model(*(each[d : d + 1] for each in parts), options)
            last = int(alone.ended[0])
            assert together.ended[d] == last
            assert np.array_equal(together.positions[d, : last + 1], alone.positions[0])


def test_one_position_is_rest() -> None:
    """Where all agree nobody moves."""
    run = spatial_model(np.ones((1, 3)), np.full((1, 3, 1), 0.5), np.full((1, 3, 1), 0.4))
    assert (run.positions == 0.4).all()
    assert (int(run.stops[0]), int(run.ended[0])) == (REST, 1)


@pytest.mark.slow
def test_eighty_actors_take_seconds() -> None:
    """A whole run of eighty actors; the goal is 2.5 s on an idle machine, and the bound here is loose."""
    rng = np.random.default_rng(1)
    start = time.perf_counter()
    spatial_model(rng.random((1, 80)), rng.random((1, 80, 1)), rng.random((1, 80, 1)))
    assert time.perf_counter() - start < 10


def test_wrong_input_is_refused() -> None:
    """Shapes, choices and a missing generator are named."""
    one = np.ones((1, 3))
    with pytest.raises(ValueError, match="needs capabilities"):
        spatial_model(one, one, one)
    with pytest.raises(ValueError, match="needs a generator"):
        spatial_model(one, one[..., None], one[..., None], SmpOptions(choice="Stochastic"))
    with pytest.raises(ValueError, match="victory: 'Cubic' is none of Linear"):
        SmpOptions(victory="Cubic")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="turns: 0 lies outside 1 to 1,000"):
        SmpOptions(turns=0)
    with pytest.raises(ValueError, match="ranks must be"):
        spatial_model(one, one[..., None], one[..., None], ranks=np.zeros(3, dtype=np.intp))
