"""Which states are feasible."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.methods.graph_model.feasible import Pattern, TooManyStatesError, feasible


@st.composite
def _models(draw):
    options = draw(st.integers(1, 9))
    masks = draw(st.lists(st.integers(1, (1 << options) - 1), max_size=8))
    return options, [Pattern(mask, mask & draw(st.integers(0, (1 << options) - 1))) for mask in masks]


@given(_models())
def test_states_are_those_that_no_pattern_removes(model) -> None:
    """The answer is what trying every combination gives."""
    options, patterns = model
    every = [s for s in range(1 << options) if not any(s & p.mask == p.value for p in patterns)]
    assert feasible(options, patterns).tolist() == every


def test_forty_options_with_few_states_are_found_at_once() -> None:
    """One option excludes all others, and one of two must be taken."""
    patterns = [Pattern(1 << 39 | 1 << k, 1 << 39 | 1 << k) for k in range(39)]
    patterns.append(Pattern(1 << 39, 0))
    assert feasible(40, patterns).tolist() == [1 << 39]


def test_one_of_forty_must_be_taken() -> None:
    """Options that exclude each other leave as many states as there are options."""
    pairs = [Pattern(1 << a | 1 << b, 1 << a | 1 << b) for a in range(40) for b in range(a)]
    none = Pattern((1 << 40) - 1, 0)
    assert feasible(40, [*pairs, none]).tolist() == [1 << k for k in range(40)]


def test_too_many_states_are_counted() -> None:
    """The message can say how many there are."""
    with pytest.raises(TooManyStatesError) as error:
        feasible(21, [])
    assert error.value.count == 1 << 21
    with pytest.raises(TooManyStatesError) as error:
        feasible(40, [Pattern(1 << k | 1 << (k + 20), 0) for k in range(20)])
    assert error.value.count == 3**20


def test_a_contradiction_leaves_nothing() -> None:
    """A pattern without options removes all; so do an option and its opposite."""
    assert feasible(3, [Pattern(0, 0)]).tolist() == []
    assert feasible(3, [Pattern(1, 0), Pattern(1, 1)]).dtype == np.int64
    assert feasible(3, [Pattern(1, 0), Pattern(1, 1)]).tolist() == []
