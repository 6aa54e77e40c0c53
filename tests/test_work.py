"""Work mapped over processes comes back in order, whatever their number."""

import gc
import os

import pytest

from detente.work import available_cores, beside, map_ordered, settle

_FACTOR = [1]


def _set_factor(factor: int) -> None:
    _FACTOR[0] = factor


def _scaled(number: int) -> int:
    return number * _FACTOR[0]


def _odd_fails(number: int) -> int:
    if number % 2:
        raise ValueError(number)
    return number


def test_one_process_runs_here() -> None:
    """With one process the function runs in this one, after its initializer."""
    assert list(map_ordered(_scaled, [3, 1, 2], processes=1, initializer=_set_factor, initargs=(10,))) == [
        30,
        10,
        20,
    ]
    _set_factor(1)


@pytest.mark.slow
def test_the_number_of_processes_does_not_change_the_answer() -> None:
    """Two processes give the same results in the same order as one."""
    expected = [number * 7 for number in range(40)]
    assert (
        list(map_ordered(_scaled, range(40), processes=2, initializer=_set_factor, initargs=(7,))) == expected
    )


@pytest.mark.slow
def test_tasks_are_read_lazily() -> None:
    """An endless stream of tasks can be mapped, a few ahead at a time."""

    def endless() -> object:
        number = 0
        while True:
            yield number
            number += 1

    results = map_ordered(_scaled, endless(), processes=2, ahead=2)  # type: ignore[arg-type]
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    results.close()  # type: ignore[attr-defined]


def test_an_exception_comes_when_its_turn_does() -> None:
    """Results before a failing task are given first."""
    results = map_ordered(_odd_fails, [0, 2, 3, 4], processes=1)
    assert [next(results), next(results)] == [0, 2]
    with pytest.raises(ValueError, match="3"):
        next(results)


@pytest.mark.slow
def test_another_process_works_meanwhile() -> None:
    """What the other process came to is at hand when asked for, its errors too."""
    with beside(_odd_fails, 4) as even, beside(_odd_fails, 5) as odd:
        assert even.result() == 4
        with pytest.raises(ValueError, match="5"):
            odd.result()


def test_cores_are_those_this_process_may_use() -> None:
    """The count is positive and no larger than the machine's."""
    assert 1 <= available_cores() <= (os.cpu_count() or 1)


def test_what_is_loaded_is_kept_out_of_the_collectors_way() -> None:
    """After settling, everything made before is frozen, and cycles made later are still collected."""
    thresholds = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 1_000
        cycle: list[object] = []
        cycle.append(cycle)
        del cycle
        assert gc.collect() >= 1
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
