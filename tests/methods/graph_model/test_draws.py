"""Rankings drawn from what a case leaves open."""

from __future__ import annotations

from collections import Counter

import numpy as np

from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.draws import DRAWS, drawn, shares
from tests.methods.graph_model.cases import case, option, party, preference

_RANGED = """[[preference]]
party = "south"
holds = "sail"
low = 1
high = 3
assumed = "unsure"
"""


def _game():
    return game_of(
        case(
            party("north"), party("south"), option("open", "north"), option("sail", "south"),
            preference("north", "sail", "not open"),
            _RANGED, preference("south", "open", "sail iff open"),
        )
    )  # fmt: skip


def test_nothing_open_is_nothing_drawn() -> None:
    """A case whose places are certain has one ranking."""
    game = game_of(case(party("north"), option("open", "north"), preference("north", "open", "not open")))
    assert drawn(game, np.random.default_rng(0)) is None
    assert shares(game, None, [0], ("nash",)) == {}


def test_a_preference_takes_each_of_its_places_evenly() -> None:
    """The others keep their order among themselves; three places, a third of the draws each."""
    draws = drawn(_game(), np.random.default_rng(0))
    assert draws is not None
    assert draws.count == DRAWS
    assert len(draws.payoffs) == 3
    assert all(abs(times - DRAWS / 3) < 60 for times in draws.times)


def test_the_same_seed_draws_the_same() -> None:
    """Draws hang on the generator alone."""
    one, two = (drawn(_game(), np.random.default_rng(7)) for _ in range(2))
    assert one is not None
    assert two is not None
    assert one.times == two.times
    assert all(np.array_equal(a, b) for a, b in zip(one.payoffs, two.payoffs, strict=True))


def test_shares_count_draws_in_which_a_state_rests() -> None:
    """A share's interval holds the share."""
    game = _game()
    draws = drawn(game, np.random.default_rng(0))
    found = shares(game, draws, [0, 1, 2, 3], ("nash", "seq"))
    total = Counter({concept: sum(found[s][concept].count for s in found) for concept in ("nash", "seq")})
    assert total["nash"] > 0
    for by_concept in found.values():
        for share in by_concept.values():
            assert share.draws == DRAWS
            assert share.low <= share.count / share.draws <= share.high
