"""Routes from the status quo."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from detente.kernels.graph_model.options import state_graph
from detente.kernels.graph_model.paths import routes
from tests.kernels.graph_model.models import graph, option_form, random_models


def _every_shortest(brute, start, improving):
    """All shortest legal routes to each state, by listing sequences layer by layer."""
    found = {start: [()]}
    layer = [(start, None, ())]
    for _ in range(2 * len(brute.states) + 1):
        layer = [
            (there, dm, (*route, (dm, there)))
            for here, last, route in layer
            for dm in brute.dms
            if dm != last
            for there in (brute.better(dm, here) if improving else brute.moves[dm][here])
        ]
        fresh = {}
        for there, _, route in layer:
            if there not in found:
                fresh.setdefault(there, []).append(route)
        found |= fresh
        kept = {}
        for there, dm, route in sorted(layer, key=lambda entry: entry[2]):
            kept.setdefault((there, dm), (there, dm, route))
        layer = list(kept.values())
    return found


@pytest.mark.parametrize("improving", [False, True], ids=["any-move", "improvements"])
def test_routes_are_shortest_legal_and_first_in_order(improving):
    """Every reachable state, and only those, has a shortest legal route; of several the first by mover and state."""
    reached = 0
    for k, model, payoffs, brute in random_models(12, 30):
        for start in list(brute.states)[:4]:
            found = routes(model, payoffs, start, improving=improving)
            expected = _every_shortest(brute, start, improving)
            assert found.complete
            assert set(found.to) == {start} | brute.reach(brute.dms, start, improving), f"model {k}"
            assert {state: len(route) for state, route in found.to.items()} == {
                state: len(ways[0]) for state, ways in expected.items()
            }
            assert all(route == min(expected[state]) for state, route in found.to.items())
            lengths = [len(route) for route in found.to.values()]
            assert lengths == sorted(lengths)
            reached += len(lengths) - 1
    assert reached > 100


def test_no_one_moves_twice_in_a_row():
    """A state that only two moves of one decision maker in a row lead to is not reached."""
    model = graph(3, [(0, 1), (1, 2)], [])
    assert set(routes(model, np.zeros((2, 3), dtype=int), 0, improving=False).to) == {0, 1}


def test_search_stops_at_the_limit_with_the_nearest_states():
    """A limit keeps the search small in a large model, and the answer says it is not complete."""
    form = option_form(np.arange(20) % 4, np.arange(1 << 20))
    found = routes(form, np.zeros((4, 1 << 20), dtype=int), 0, improving=False, most_states=50)
    assert not found.complete
    assert len(found.to) == 50
    assert all(len(route) <= 2 for route in found.to.values())


def test_only_the_movers_asked_for_move():
    """With one mover only its own states are reached."""
    form = option_form([0, 1], range(4))
    assert list(routes(form, np.zeros((2, 4), dtype=int), 0, improving=False, movers=[1]).to) == [0, 2]


def test_options_too_many_to_list_their_changes_are_searched_among_states():
    """A decision maker with twenty options among few states moves as in the graph of these states."""
    states = sorted({int(s) for s in np.random.default_rng(13).integers(0, 1 << 20, 30)})
    form, payoffs = option_form([0] * 19 + [1], states), np.arange(2 * len(states)).reshape(2, -1)
    assert (
        routes(form, payoffs, 0, improving=False).to
        == routes(state_graph(form), payoffs, 0, improving=False).to
    )


def test_routes_chain_from_state_to_state():
    """Each step of a route is a move of its mover from where the last step led."""
    form = option_form([0, 1, 2], range(8))
    graph_ = state_graph(form)
    for route in routes(form, np.zeros((3, 8), dtype=int), 5, improving=False).to.values():
        for (_, here), (mover, there) in pairwise([(-1, 5), *route]):
            assert there in graph_.moves(mover, here)


@pytest.mark.parametrize(
    ("start", "shape", "words"), [(4, (2, 4), "state 4"), (-1, (2, 4), "state -1"), (0, (1, 4), "shape")]
)
def test_wrong_questions_are_refused(start, shape, words):
    """A start that does not exist, or payoffs that do not fit, are errors that say so."""
    with pytest.raises(ValueError, match=words):
        routes(option_form([0, 1], range(4)), np.zeros(shape, dtype=int), start, improving=True)
