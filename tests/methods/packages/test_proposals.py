"""Proposals against what the parties would accept, and pairs of them."""

from __future__ import annotations

import pytest

from tests.methods.packages.cases import TRADE, answer, case, issue, stake, table


def proposal(name: str, /, *, answers: str = "", by: str = "north", **terms: str) -> str:
    """Return a proposal with its terms."""
    rows = "".join(
        f'[[proposal.term]]\nissue = "{on}"\nposition = "{level}"\n' for on, level in terms.items()
    )
    return table("proposal", id=name, name=f"the {name} offer", by=by) + rows + answers


def test_who_accepts_and_who_refuses_over_what() -> None:
    """Verdict, worth, the term that costs most, and where it lies beyond a minimum."""
    given = case(TRADE, proposal("greedy", land="a", money="a"))
    greedy = answer(given).proposals[0]
    north, south = greedy.parties
    assert (north.verdict, south.verdict) == ("accepts", "refuses")
    assert (south.low, south.high, south.reservation) == (0.0, 0.0, 0.5)
    assert south.worst_term == "money"
    assert south.below == ("land", "money")
    assert greedy.refused_by() == ("south",)
    assert (greedy.completions, greedy.accepted) == (1, 0)


def test_the_nearest_package_that_all_accept_and_the_way_there() -> None:
    """One change suffices, and it says what everybody gains by it."""
    greedy = answer(case(TRADE, proposal("greedy", land="a", money="a"))).proposals[0]
    (change,) = greedy.changes
    assert (change.issue, change.was, change.becomes) == ("money", "a", "c")
    assert change.gains == {"north": -0.2, "south": 0.8}
    assert greedy.nearest is not None
    assert greedy.nearest.acceptable


def test_trades_and_what_is_left_unused() -> None:
    """Half of both is acceptable, and giving way where it weighs less is better for both."""
    even = answer(case(TRADE, proposal("even", land="b", money="b"))).proposals[0]
    assert [each.verdict for each in even.parties] == ["accepts", "accepts"]
    assert even.unused is not None
    assert even.unused.terms == {"land": "a", "money": "c"}
    (trade,) = even.trades
    assert (trade.first, trade.conceded.issue, trade.second, trade.gained.issue) == (
        "north",
        "money",
        "south",
        "land",
    )
    assert trade.gains == pytest.approx({"north": 0.3, "south": 0.3})


def test_silence_is_a_range_and_never_a_yes() -> None:
    """What is not mentioned may turn out well or badly, and the proposal is called incomplete."""
    short = answer(case(TRADE, proposal("short", land="b"))).proposals[0]
    assert short.silent == ("money",)
    assert short.incomplete
    north, south = short.parties
    assert (north.low, north.high, north.verdict) == (0.4, 0.6, "depends")
    assert (south.low, south.high, south.verdict) == (0.1, 0.9, "depends")
    assert (short.completions, short.accepted) == (3, 1)


def test_terms_that_nobody_weighs_are_named() -> None:
    """They count for nothing, and are still asked for."""
    given = case(TRADE, issue("fish", "a", "b"), proposal("odd", land="b", money="b", fish="a"))
    odd = answer(given).proposals[0]
    assert odd.outside == ("fish",)
    assert odd.terms["fish"] == "a"
    assert not odd.incomplete


def test_answers_in_the_case_stand_beside_the_verdict() -> None:
    """What a party said is one thing, what the model says another."""
    said = '[[proposal.answer]]\nparty = "south"\nanswer = "refuses"\nassumed = "so told"\n'
    said += '[[proposal.answer]]\nparty = "south"\nissue = "land"\nanswer = "accepts"\nassumed = "so told"\n'
    south = answer(case(TRADE, proposal("even", land="b", money="b", answers=said))).proposals[0].parties[1]
    assert (south.verdict, south.answered, south.answered_terms) == (
        "accepts",
        "refuses",
        {"land": "accepts"},
    )


def test_a_term_that_nobody_at_the_table_can_deliver() -> None:
    """The bank alone can, and it is not there; who must ratify is named."""
    given = case(
        TRADE,
        proposal("paid", land="b", money="c"),
        table("delivery", issue="money", by="bank", ratify='{ body = "its board", rule = "a majority" }'),
        table("delivery", issue="land", position="b", by='["north", "bank"]'),
    )
    land, money = answer(given).proposals[0].delivered
    assert (money.by, money.absent, money.out_of_reach) == (("bank",), ("bank",), True)
    assert money.ratify == ("its board (a majority)",)
    assert (land.absent, land.out_of_reach) == (("bank",), False)


def test_a_proposal_that_links_forbid_is_impossible() -> None:
    """Everybody refuses it, and nothing is filled in."""
    link = table(
        "exclusion", term='[{ issue = "land", position = "a" }, { issue = "money", position = "c" }]'
    )
    both = answer(case(TRADE, link, proposal("both", land="a", money="c"))).proposals[0]
    assert not both.possible
    assert both.filled is None
    assert {each.verdict for each in both.parties} == {"refuses"}


def test_shares_over_draws_carry_their_interval() -> None:
    """Where a salience is a range, acceptance is counted over the draws."""
    open_case = case(
        TRADE,
        issue("fish", "a", "b"),
        stake("south", "fish", "b", 0.1, 0.9),
        proposal("odd", land="a", money="c", fish="a"),
    )
    south = answer(open_case).proposals[0].parties[1]
    assert south.accepts.draws == 200
    assert 0 < south.accepts.count < 200
    assert south.accepts.low < south.accepts.count / 200 < south.accepts.high


_PAIR = (proposal("first", land="a"), proposal("second", land="b", money="c"))


def test_two_proposals_that_part_on_a_term_clash() -> None:
    """The term, how far apart, what both levels are worth, and how many packages hold either."""
    (pair,) = answer(case(TRADE, *_PAIR)).compatibilities
    assert pair.fit == "clashes"
    (clash,) = pair.clashes
    assert (clash.issue, clash.first, clash.second, clash.steps) == ("land", "a", "b", 1)
    assert clash.values == {"north": (1.0, 0.5), "south": (0.0, 0.5)}
    assert (pair.only_first, pair.only_second) == ((), ("money",))
    assert (pair.accepted, pair.accepted_other) == (1, 0)
    assert pair.refused_by == ()


def test_two_proposals_that_agree_fit_and_those_that_do_not_meet_are_unknown() -> None:
    """No issue in common is no compatibility shown."""
    fits, unknown = (
        answer(case(TRADE, proposal("one", **one), proposal("two", **two))).compatibilities[0]
        for one, two in (({"land": "b"}, {"land": "b", "money": "b"}), ({"land": "b"}, {"money": "b"}))
    )
    assert (fits.fit, fits.same) == ("fits", ("land",))
    assert (unknown.fit, unknown.joint) == ("unknown", {"land": "b", "money": "b"})


def test_links_can_keep_two_proposals_apart() -> None:
    """Neither is wrong alone."""
    link = table(
        "exclusion", term='[{ issue = "land", position = "a" }, { issue = "money", position = "c" }]'
    )
    (pair,) = answer(case(TRADE, link, proposal("one", land="a"), proposal("two", money="c"))).compatibilities
    assert pair.fit == "excluded"
    assert pair.broken[0].judgement == "exclusion:land/money"
    assert pair.accepted == 0
    assert pair.refused_by == ("north", "south")


def test_two_proposals_can_clash_on_what_nobody_weighs() -> None:
    """It is told all the same, with nobody's values."""
    fish = issue("fish", "a", "b", "c")
    (pair,) = answer(case(TRADE, fish, proposal("one", fish="a"), proposal("two", fish="c"))).compatibilities
    (clash,) = pair.clashes
    assert (clash.issue, clash.steps, clash.values) == ("fish", 2, {})
    assert pair.accepted == pair.accepted_other
