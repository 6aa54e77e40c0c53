"""What follows when one party keeps to a policy."""

from __future__ import annotations

import numpy as np

from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.courses import _circling, courses
from detente.methods.graph_model.draws import DRAWS, drawn
from detente.methods.graph_model.reactions import Reacting
from tests.kernels.graph_model.models import graph
from tests.methods.graph_model.cases import case, option, party, preference, straits

_PAY = '[[policy]]\nid = "pay"\nname = "Pay"\nby = "broker"\nset = { pay = true }\n'
_REWARD = """[[policy]]
id = "reward"
name = "Pay once the strait is open"
by = "broker"
set = { pay = false }
[[policy.rule]]
when = "open"
then = { pay = true }
"""


def _course(game):
    found, left_out = courses(game, None)
    assert left_out == ()
    return found[0]


def test_the_holder_s_options_follow_the_policy() -> None:
    """Whatever the others do, the reaction is part of their move."""
    game = game_of(straits(_REWARD))
    kept = Reacting(game.states, game.conflict.policies[0]).kept()
    bits = game.states.bits()[kept.states]
    assert sorted(bits.tolist()) == [0b000, 0b010, 0b101, 0b111]
    assert len(kept.graph.ends[2]) == 0


def test_a_reward_moves_the_others_to_a_deal() -> None:
    """With payment for opening, North opens and South sails; without an incentive nobody moves."""
    course = _course(
        game_of(straits(_REWARD, '[[preference]]\nparty = "north"\nholds = "pay"\nassumed = "x"\n'))
    )
    assert course.start == 1
    assert course.by == "broker"
    assert course.rests
    assert set(course.rests) <= set(course.equilibria)


def test_a_start_at_which_all_rest_stays() -> None:
    """An equilibrium is not left, so the course ends where it begins."""
    game = game_of(
        case(
            party("north"), party("broker", "mediator"), option("open", "north"), option("pay", "broker"),
            preference("north", "not open"), preference("broker", "open"), _PAY,
            '[[outcome]]\nmethod = "graph-model"\nmeans = "frozen"\nwhen = "not open"\n',
        )
    )  # fmt: skip
    course = _course(game)
    assert course.start == 3
    assert course.rests == (3,)
    assert {meaning: share.count for meaning, share in course.meanings.items()} == {"frozen": 1}


def test_what_hangs_on_an_assumption_is_named() -> None:
    """Without North's one preference it is indifferent and does not move."""
    game = game_of(
        case(
            party("north"), party("broker", "mediator"), option("open", "north"), option("pay", "broker"),
            preference("north", "open if pay"), preference("broker", "open"), _PAY,
            '[[outcome]]\nmethod = "graph-model"\nmeans = "settled"\nwhen = "open"\n',
        )
    )  # fmt: skip
    course = _course(game)
    assert course.rests == (4,)
    assert course.hangs_on == ("preference:north/1",)


def test_matching_pennies_rest_where_each_foresees_the_answer() -> None:
    """Each would always rather change, and under SEQ is deterred by the other's answer; nobody goes round."""
    game = game_of(
        case(
            party("north"), party("south"), party("broker", "mediator"),
            option("open", "north"), option("sail", "south"), option("pay", "broker"),
            preference("north", "open iff sail"), preference("south", "not (open iff sail)"),
            preference("broker", "pay"), _PAY,
        )
    )  # fmt: skip
    course = _course(game)
    assert course.rests == (5,)
    assert course.equilibria == (5, 6, 7, 8)
    assert course.circles == ()


def test_what_is_come_to_again_and_again_is_a_circle() -> None:
    """What only leads into a circle is not part of it."""
    ring = graph(4, [(0, 1), (2, 3)], [(1, 2), (3, 1)])
    assert _circling(ring, np.arange(4)).tolist() == [1, 2, 3]


def test_what_cannot_be_undone_is_not_undone() -> None:
    """A rule that would take back an irreversible option leaves it as it is."""
    rule = '[[policy]]\nid = "p"\nname = "P"\nby = "broker"\nset = { pay = false }\n'
    game = game_of(
        case(
            party("north"), party("broker", "mediator"), option("open", "north"),
            option("pay", "broker", now="true", change='"no to yes"'),
            preference("north", "open"), preference("broker", "open"), rule,
        )
    )  # fmt: skip
    assert Reacting(game.states, game.conflict.policies[0]).start() == game.now


def test_draws_count_the_meanings_that_are_come_to() -> None:
    """North may put opening first or second; what is come to hangs on that, and on what it assumes to come before."""
    ranged = """[[preference]]
party = "north"
holds = "open"
low = 1
high = 2
assumed = "unsure"
"""
    game = game_of(
        case(
            party("north"), party("broker", "mediator"), option("open", "north"), option("pay", "broker"),
            preference("north", "not open"), ranged, preference("broker", "open"), _PAY,
            '[[outcome]]\nmethod = "graph-model"\nmeans = "settled"\nwhen = "open"\n',
        )
    )  # fmt: skip
    draws = drawn(game, np.random.default_rng(0))
    course = courses(game, draws)[0][0]
    assert course.rests == (3,)
    assert set(course.meanings) == {"settled", "silent"}
    assert sum(share.count for share in course.meanings.values()) == DRAWS
    assert course.hangs_on == ("preference:north/1", "preference:north/2")


def test_a_reaction_that_calls_for_another_is_followed_by_it() -> None:
    """Every state that a move leads to is one the holder leaves as it is; merged states are no exception."""
    chain = """[[policy]]
id = "chain"
name = "Chain"
by = "broker"
set = { pay = true }
[[policy.rule]]
when = "lift"
then = { lend = true }
[[policy.rule]]
when = "open and not lift"
then = { lift = true }
"""
    tables = (
        party("north"), party("broker", "mediator"), option("open", "north"), option("pay", "broker"),
        option("lift", "broker"), option("lend", "broker"), preference("north", "open"), preference("broker", "open"),
        '[[state]]\nid = "shut"\nname = "Shut"\nwhen = "not open and not lift and not pay"\nmerge = true\n',
    )  # fmt: skip
    for more in (tables, tables[:-1]):
        game = game_of(case(*more, chain))
        reacting = Reacting(game.states, game.conflict.policies[0])
        places = reacting.places()
        assert np.array_equal(places[places], places)
        kept = reacting.kept()
        assert all(((ends >= 0) & (ends < kept.graph.states)).all() for ends in kept.graph.ends)
        bits = game.states.bits()[kept.states[kept.graph.ends[0]]]
        assert 0b1111 in bits.tolist()


def test_reactions_that_never_end_leave_the_holder_as_it_is() -> None:
    """One rule undoes what the next round of another calls for."""
    rules = "".join(
        f'[[policy.rule]]\nwhen = "{when}"\nthen = {{ {then} }}\n'
        for when, then in (("lift and lend", "lend = false"), ("lift and not lend", "lift = false"), ("not lift", "lift = true"))
    )  # fmt: skip
    policy = f'[[policy]]\nid = "turn"\nname = "Turn"\nby = "broker"\nset = {{ pay = true }}\n{rules}'
    game = game_of(
        case(
            party("north"), party("broker", "mediator"), option("open", "north"), option("pay", "broker"),
            option("lift", "broker"), option("lend", "broker"), preference("north", "open"),
            preference("broker", "open"), policy,
        )
    )  # fmt: skip
    places = Reacting(game.states, game.conflict.policies[0]).places()
    assert np.array_equal(places[places], places)
