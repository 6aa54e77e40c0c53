"""Options into states and arcs."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.options import choices, feasible_states, merged, state_graph
from tests.kernels.graph_model.models import graph, option_form, random_options


def _patterns(*pairs):
    return tuple(np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))


def test_choices_are_the_bits_of_states():
    """Option k is taken in a state whose bit k is set."""
    assert choices(np.array([0, 1, 6]), 3).tolist() == [
        [False, False, False],
        [True, False, False],
        [False, True, True],
    ]


@pytest.mark.parametrize("seed", range(20))
def test_feasible_states_are_those_no_pattern_matches(seed):
    """Against trying every pattern on every state."""
    rng = np.random.default_rng(seed)
    options, count = int(rng.integers(1, 9)), int(rng.integers(0, 6))
    masks = rng.integers(0, 1 << options, count)
    values = masks & rng.integers(0, 1 << options, count)
    expected = [
        s
        for s in range(1 << options)
        if not any(s & m == v for m, v in zip(masks.tolist(), values.tolist(), strict=True))
    ]
    assert feasible_states(options, (masks, values)).tolist() == expected


def test_all_states_are_feasible_without_patterns():
    """Without a pattern all 2^k choices are states, and without options there is one."""
    assert feasible_states(3).tolist() == list(range(8))
    assert feasible_states(0).tolist() == [0]


def test_forty_options_that_exclude_each_other_need_no_cube():
    """Of forty options at most one of which may be taken, 41 states are found directly."""
    pairs = [(1 << a | 1 << b, 1 << a | 1 << b) for a in range(40) for b in range(a)]
    states = feasible_states(40, _patterns(*pairs))
    assert states.tolist() == [0, *(1 << k for k in range(40))]


@pytest.mark.parametrize(
    ("options", "patterns", "words"),
    [
        (63, None, "0 to 62"),
        (-1, None, "0 to 62"),
        (2, _patterns((4, 4)), "beyond the 2"),
        (2, (np.array([1, 2]), np.array([1])), "pair up"),
    ],
    ids=["too-many", "negative", "unknown-option", "unpaired"],
)
def test_wrong_options_are_refused(options, patterns, words):
    """An impossible number of options, or a pattern that does not fit, is an error that says so."""
    with pytest.raises(ValueError, match=words):
        feasible_states(options, patterns)


@pytest.mark.parametrize("seed", range(30))
def test_state_graph_has_exactly_the_moves_of_the_options(seed):
    """Every arc is a legal change of own options, and every legal change is an arc."""
    form, _, brute = random_options(np.random.default_rng(seed))
    found = state_graph(form)
    for dm in brute.dms:
        for state in brute.states:
            assert found.moves(dm, state).tolist() == sorted(brute.moves[dm][state])


def test_irreversible_option_gives_arcs_one_way():
    """An option from no to yes only has one arc, and its mirror image the other."""
    forward = state_graph(option_form([0], [0, 1], direction=[1]))
    back = state_graph(option_form([0], [0, 1], direction=[-1]))
    assert [forward.moves(0, s).tolist() for s in range(2)] == [[1], []]
    assert [back.moves(0, s).tolist() for s in range(2)] == [[], [0]]


def test_merged_states_keep_arcs_between_groups_once():
    """Arcs within a group vanish, and parallel arcs become one."""
    model = graph(4, [(0, 1), (0, 2), (1, 3), (3, 2)], [(2, 0)])
    found = merged(model, np.array([0, 0, 1, 1]))
    assert found.states == 2
    assert [found.moves(dm, s).tolist() for dm in range(2) for s in range(2)] == [[1], [], [], [0]]


def test_merging_nothing_changes_nothing():
    """With each state its own group the graph stays as it is."""
    model = graph(4, [(0, 1), (0, 2), (1, 3), (3, 2)], [(2, 0)])
    found = merged(model, np.arange(4))
    assert [a.tolist() for a in found.ends] == [a.tolist() for a in model.ends]
    assert [a.tolist() for a in found.starts] == [a.tolist() for a in model.starts]


@pytest.mark.parametrize("group", [[0, 1, 3], [0, 1]], ids=["gap", "shape"])
def test_wrong_groups_are_refused(group):
    """Groups that skip a number or miss a state are an error."""
    with pytest.raises(ValueError, match="merged"):
        merged(graph(3, [(0, 1)]), np.array(group))
