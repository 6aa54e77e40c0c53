"""Draws from ranges: the same wherever they are computed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import pytest

from detente.kernels.spatial import Drawn, Ranges, ensemble, points
from detente.kernels.spatial.ensembles import chunks, drawn
from detente.work import map_ordered


def _ranges(actors: int = 5, wide: float = 0.3) -> Ranges:
    low = np.random.default_rng(7).random((3, actors)) * (1 - wide)
    return Ranges(low, low + wide)


def _same(one: Drawn, other: Drawn) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in Drawn.__slots__)


def test_a_seed_gives_the_same_over_threads_and_here() -> None:
    """Chunks have their own generators, so that the order of work is nothing."""
    ranges = _ranges()
    here = ensemble(ranges, 600, np.random.default_rng(3))
    with ThreadPoolExecutor(2) as pool:
        there = ensemble(ranges, 600, np.random.default_rng(3), mapping=pool.map)
    assert _same(here, there)
    assert not _same(here, ensemble(ranges, 600, np.random.default_rng(4)))


@pytest.mark.slow
def test_processes_change_nothing() -> None:
    """As the desk maps work."""
    ranges = _ranges()
    here = ensemble(ranges, 300, np.random.default_rng(3))
    there = ensemble(ranges, 300, np.random.default_rng(3), mapping=partial(map_ordered, processes=2))
    assert _same(here, there)


def test_progress_is_told() -> None:
    """After every chunk, to the last draw."""
    told: list[tuple[int, int]] = []
    ensemble(_ranges(12), 300, np.random.default_rng(0), progress=lambda done, of: told.append((done, of)))
    assert len(told) > 1
    assert told[-1] == (300, 300)


def test_draws_lie_in_their_ranges() -> None:
    """And answers among the positions drawn; moves only where there are two parties."""
    ranges = _ranges()
    found = ensemble(ranges, 200, np.random.default_rng(3))
    assert ((found.inputs >= ranges.low) & (found.inputs <= ranges.high)).all()
    for answer in (found.means, found.medians, found.utility, found.smp):
        assert (answer >= found.inputs[:, 2].min(axis=1) - 1e-4).all()
        assert (answer <= found.inputs[:, 2].max(axis=1) + 1e-4).all()
    for moved in (found.utility_moved, found.smp_moved):
        assert not moved[:, np.arange(5), np.arange(5)].any()
        assert moved.any()
    assert (found.smp_moves[~found.smp_moved] == 0).all()


def test_a_point_is_a_range_of_no_width() -> None:
    """Every draw then comes to the same."""
    ranges = _ranges(wide=0.0)
    found = ensemble(ranges, 3, np.random.default_rng(3))
    alone = points(ranges.low[None], ranges)
    assert np.ptp(found.smp) == 0
    assert found.smp[0] == alone.smp[0]


def test_chunks_hang_on_actors_alone() -> None:
    """Sizes are fixed, the last one apart; a chunk is a pure function of itself."""
    sizes = [each.size for each in chunks(_ranges(15), 200, np.random.default_rng(0))]
    assert sizes == [59, 59, 59, 23]
    one, other = (next(chunks(_ranges(), 9, np.random.default_rng(1))) for _ in range(2))
    assert _same(drawn(one), drawn(other))


def test_wrong_ranges_are_refused() -> None:
    """Low above high, beyond one, too few actors, no draw."""
    low, high = np.zeros((3, 2)), np.ones((3, 2))
    for one, other in ((high, low), (low, 2 * high), (low[:, :1], high[:, :1]), (low[:2], high[:2])):
        with pytest.raises(ValueError, match="Ranges"):
            Ranges(one, other)
    with pytest.raises(ValueError, match="a draw at least"):
        list(chunks(Ranges(low, high), 0, np.random.default_rng(0)))
