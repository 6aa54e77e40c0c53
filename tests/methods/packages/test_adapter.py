"""Packages of a case: who weighs what, where a deal is possible, what rules pick, and what is said where little is known."""

from __future__ import annotations

import itertools
import json
import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.case.evidence import Evidence
from detente.methods.packages import METHOD
from detente.methods.packages.as_json import packages_json
from detente.methods.packages.reading import by_who
from tests.methods.packages.cases import TRADE, answer, case, issue, minimum, ranked, stake, table


def _solution(found, rule):
    return next(each for each in found.solutions if each.rule == rule)


def test_a_trade_is_found() -> None:
    """Each side gives way on what weighs less with it, and every rule but the single text's start sees that."""
    found = answer(case(TRADE))
    assert found.zone.packages == 9
    assert [each.acceptable for each in found.zone.at] == [found.zone.at[0].acceptable] * 3
    for rule in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "equal_loss", "single_text"):
        (package,) = _solution(found, rule).packages
        assert package.terms == {"land": "a", "money": "c"}
        assert package.payoffs == {"north": 0.8, "south": 0.8}
    assert found.agree
    assert found.robustness.draws == 1


def test_the_frontier_is_that_of_listing_all() -> None:
    """No listed package is dominated, and all that are not are listed."""
    found = answer(case(TRADE))
    points = {
        (0.8 * (1 - land / 2) + 0.2 * (1 - money / 2), 0.2 * land / 2 + 0.8 * money / 2)
        for land, money in itertools.product(range(3), repeat=2)
    }
    best = {
        p
        for p in points
        if not any(q != p and all(a >= b for a, b in zip(q, p, strict=True)) for q in points)
    }
    listed = {tuple(round(each, 9) for each in package.payoffs.values()) for package in found.frontier.listed}
    assert listed == {tuple(round(each, 9) for each in p) for p in best}
    assert found.frontier.count == len(best)
    assert found.frontier.complete


def test_minimums_make_the_reservation() -> None:
    """Its range is that of the minimum levels; where none is given it goes from nothing to the ideal, and that is said."""
    given_case = case(
        issue("land", "a", "b", "c"), issue("money", "a", "b", "c"),
        stake("north", "land", "a", 0.5), stake("north", "money", "a", 0.5), stake("south", "land", "c", 1.0),
        minimum("north", "land", "a", "b"),
    )  # fmt: skip
    north, south = answer(given_case).parties
    assert north.reservation == (0.25, 0.625, 1.0)
    assert (north.rests_on, north.unknown, north.grade) == ("partly", ("money",), "assumed")
    assert north.judgements == ("minimum:north/land",)
    assert south.reservation == (0.0, 0.5, 1.0)
    assert south.rests_on == "unknown"


RANKED = (
    issue("land", "a", "b", "c"), issue("money", "a", "b", "c"), issue("time", "a", "b"),
    ranked("north", "land", "a", 1), ranked("north", "money", "a", 2), ranked("north", "time", "a", 2),
    stake("south", "land", "c", 0.2), stake("south", "money", "c", 0.8),
    minimum("north", "land", "c"), minimum("north", "money", "c"), minimum("north", "time", "b"),
    minimum("south", "land", "a"), minimum("south", "money", "a"),
)  # fmt: skip


def test_ranks_weigh_as_the_centre_of_all_that_agree() -> None:
    """Of three issues with a tie: 11/18 and 7/36 twice; the ends are what the ranking leaves open."""
    found = answer(case(*RANKED))
    weights = {each.issue: each.weight for each in found.weighings if each.party == "north"}
    assert weights["land"] == pytest.approx((1 / 3, 11 / 18, 1))
    assert weights["money"] == weights["time"] == pytest.approx((0, 7 / 36, 1 / 2))
    assert _solution(found, "utilitarian").packages[0].terms == {"land": "a", "money": "c", "time": "a"}


def test_ranks_are_drawn_over() -> None:
    """Only the ranking is known, so shares are of the weights that agree with it; the first always outweighs the rest there."""
    found = answer(case(*RANKED))
    assert found.robustness.draws == 200
    picked = {each.issue: each.shares for each in found.robustness.levels if each.rule == "egalitarian"}
    assert picked["money"]["c"].count > 0
    assert picked["time"]["a"].count == 200
    alone = case(issue("land", "a", "b"), ranked("north", "land", "a", 1), ranked("south", "land", "b", 1),
                 minimum("north", "land", "b"), minimum("south", "land", "a"))  # fmt: skip
    assert answer(alone).robustness.draws == 1


def test_ranks_close_up_where_an_issue_is_left_aside() -> None:
    """What nobody says it wants counts for nothing, and the rest keep their order."""
    found = answer(
        case(
            *RANKED[:6],
            table("salience", party="north", issue="idle", rank=4),
            *RANKED[6:],
            issue("idle", "a", "b"),
        )
    )
    assert [each.weight[1] for each in found.weighings if each.party == "north"] == pytest.approx(
        [11 / 18, 7 / 36, 7 / 36]
    )
    assert any("Issue idle" in note for note in found.notes)


def test_a_reservation_overrules_minimums() -> None:
    """What the case gives outright is taken, with its grade."""
    found = answer(case(TRADE, table("reservation", party="north", low=0.6, high=0.7)))
    assert found.parties[0].reservation == (0.6, 0.65, 0.7)
    assert found.parties[0].rests_on == "reservation"
    assert found.parties[1].rests_on == "minimums"


def test_values_follow_the_latest_position_unless_given() -> None:
    """One falls evenly on both sides of what was asked last; given ones lie on the line between them."""
    found = answer(
        case(
            issue("land", "a", "b", "c", "d"),
            table("position", party="north", issue="land", stated="a"),
            '[[position]]\nparty = "north"\nissue = "land"\nstated = "b"\non = 2031-01-01\nassumed = "later"\n',
            table("salience", party="north", issue="land", low=0.1, high=0.4),
            table("salience", party="south", issue="land", low=1.0, high=1.0),
            table("value", party="south", issue="land", position="a", low=0.0, high=0.2),
            table("value", party="south", issue="land", position="d", low=0.6, high=0.8),
        )
    )
    north, south = found.weighings
    assert north.ideal == "b"
    assert [north.values[level][1] for level in "abcd"] == [0.5, 1.0, 0.5, 0.0]
    assert north.weight == (1.0, 1.0, 1.0)
    assert south.ideal is None
    assert [round(south.values[level][1], 6) for level in "abcd"] == [0.1, 0.3, 0.5, 0.7]
    assert found.robustness.draws == 200


def test_what_the_case_leaves_unsaid_is_noted() -> None:
    """A salience without a wish, a wish without a salience, and parties that are not asked."""
    found = answer(
        case(
            TRADE, issue("debt", "a", "b"), issue("fish", "a", "b"),
            table("salience", party="north", issue="debt", low=0.1, high=0.1),
            table("position", party="south", issue="fish", stated="a"),
        )
    )  # fmt: skip
    assert found.issues == ("land", "money")
    assert found.left_out == ("broker", "bank")
    assert any("Issue debt are worth to Northland is unknown" in note for note in found.notes)
    assert any("Issue fish weighs with Southland is unknown" in note for note in found.notes)


def test_a_level_in_between_that_is_asked_for_is_noted() -> None:
    """That both sides of it are worse is assumed; with values of its own, or at an end, nothing is."""
    parts = (issue("land", "a", "b", "c"), stake("north", "land", "b", 1.0), stake("south", "land", "c", 1.0))
    (note,) = answer(case(*parts)).notes
    assert note.startswith("Northland asks for a level in between on Issue land: levels on both sides")
    valued = table("value", party="north", issue="land", position="a", low=1.0, high=1.0)
    assert answer(case(*parts, valued)).notes == ()


def test_one_value_beside_a_position_leaves_the_ends_where_they_were() -> None:
    """The position is worth 1 and the level farthest from it 0, as without values."""
    found = answer(
        case(
            issue("land", "a", "b", "c", "d"), stake("north", "land", "a", 1.0), stake("south", "land", "d", 1.0),
            table("value", party="north", issue="land", position="b", low=0.8, high=0.8),
        )
    )  # fmt: skip
    north = found.weighings[0]
    assert [north.values[level][1] for level in "abcd"] == [1.0, 0.8, 0.4, 0.0]


def test_a_party_that_no_package_satisfies_wholly_is_noted() -> None:
    """Rules that compare parties take 1 for its ideal."""
    parts = (issue("land", "a", "b"), stake("south", "land", "b", 1.0))
    low = (
        table("salience", party="north", issue="land", low=1.0, high=1.0),
        table("value", party="north", issue="land", position="a", low=0.5, high=0.5),
        table("value", party="north", issue="land", position="b", low=0.0, high=0.0),
    )
    (note,) = answer(case(*parts, *low)).notes
    assert note.startswith("No package is worth more than 0.50 to Northland")
    assert answer(case(TRADE)).notes == ()


def test_packages_that_are_worth_the_same_to_everybody_are_all_told() -> None:
    """A rule cannot tell them apart, and none is picked for being first in the file."""
    parts = (
        issue("land", "a", "b"), issue("money", "a", "b"), issue("shed", "red", "blue"),
        *(stake(party, on, wants, 0.5) for party, wants in (("north", "a"), ("south", "b")) for on in ("land", "money")),
        table("salience", party="north", issue="shed", low=0.5, high=0.5),
        *(table("value", party="north", issue="shed", position=at, low=1.0, high=1.0) for at in ("red", "blue")),
        *(table("reservation", party=party, low=0.1, high=0.3) for party in ("north", "south")),
    )  # fmt: skip
    found = answer(case(*parts))
    nash = _solution(found, "nash")
    assert nash.alike == 4
    assert nash.open == {"land": ("a", "b"), "money": ("a", "b"), "shed": ("red", "blue")}
    for each in (row for row in found.robustness.levels if row.rule == "nash"):
        assert all(share.count > 150 for share in each.shares.values())
    swapped = answer(
        case(*(part.replace('"a"', "?").replace('"b"', '"a"').replace("?", '"b"') for part in parts))
    )
    assert _solution(swapped, "nash").alike == 4
    ranged = (part.replace("low = 0.5", "low = 0.4") if "shed" not in part else part for part in parts)
    for each in (row for row in answer(case(*ranged)).robustness.levels if row.issue == "shed"):
        assert each.shares["red"] == each.shares["blue"]


def test_without_a_gain_for_all_products_tell_nothing_apart() -> None:
    """One thing that cannot be halved: the rules tie over who has it, and that is said."""
    parts = (issue("land", "a", "b"), stake("north", "land", "a", 1.0), stake("south", "land", "b", 1.0))
    none = (table("reservation", party=party, low=0.0, high=0.0) for party in ("north", "south"))
    found = answer(case(*parts, *none))
    nash = _solution(found, "nash")
    assert len(nash.packages) == 2
    assert "every product is nothing" in nash.note
    assert not found.agree


def test_an_empty_zone_says_what_blocks_it() -> None:
    """The issue, the pair, the concession that would open it, and the payment that would."""
    found = answer(
        case(
            issue("land", "a", "b", "c"),
            stake("north", "land", "a", 1.0), stake("south", "land", "c", 1.0),
            minimum("north", "land", "a"), minimum("south", "land", "b"),
        )
    )  # fmt: skip
    assert not found.zone.open
    opening = found.zone.opening
    assert opening is not None
    assert opening.pairs == (("north", "south"),)
    assert [(each.issue, each.share) for each in opening.terms] == [("land", 1.0)]
    assert opening.concessions == {"north": 0.5, "south": 0.5}
    assert opening.payment == 0.5
    assert found.zone.overlaps == {"land": ()}
    assert all(not each.packages for each in found.solutions if each.rule != "single_text")


def test_where_only_the_least_is_open_rules_start_there() -> None:
    """The answer says so, rather than nothing."""
    found = answer(
        case(
            issue("land", "a", "b", "c"),
            stake("north", "land", "a", 1.0), stake("south", "land", "c", 1.0),
            minimum("north", "land", "a", "b"), minimum("south", "land", "b", "c"),
        )
    )  # fmt: skip
    assert [each.open for each in found.zone.at] == [True, False, False]
    nash = _solution(found, "nash")
    assert nash.end == "low"
    assert nash.packages[0].terms == {"land": "b"}
    assert 0 < found.robustness.open.count < 200


def test_who_must_deliver_and_is_not_at_the_table_is_told_of_every_package() -> None:
    """A level's own delivery goes before its issue's; who is at the table is not named."""
    found = answer(
        case(
            TRADE, table("delivery", issue="money", by='["north", "bank"]'),
            table("delivery", issue="money", position="a", by='["south"]'),
            table("delivery", issue="land", by='["north"]'),
        )
    )  # fmt: skip
    (nash,) = _solution(found, "nash").packages
    assert nash.absent == {"money": ("bank",)}
    assert by_who(nash) == {("bank",): ["money"]}
    assert {bool(each.absent) for each in found.frontier.listed if each.terms["money"] == "a"} == {False}


def test_where_minimums_bind_rules_pick_within_them() -> None:
    """The trade pays north for the land with money; if nothing pays for land, each keeps half of both."""
    parts = (
        issue("land", "a", "b", "c"), issue("money", "a", "b", "c"),
        stake("north", "land", "a", 0.2), stake("north", "money", "a", 0.8),
        stake("south", "land", "c", 0.8), stake("south", "money", "c", 0.2),
        *(minimum(party, on, "b") for party in ("north", "south") for on in ("land", "money")),
    )  # fmt: skip
    found = answer(case(*parts))
    (free,) = _solution(found, "nash").packages
    assert free.terms == {"land": "c", "money": "a"}
    assert free.below == {"north": ("land",), "south": ("money",)}
    assert found.within is not None
    assert found.within.agree
    for each in found.within.solutions:
        (bound,) = each.packages
        assert (bound.terms, bound.below) == ({"land": "b", "money": "b"}, {})
    assert found.zone.within_minimums == 1


def test_minimums_as_drawn_are_met_or_not() -> None:
    """Each side's minimum on land is one of two levels: in about a quarter of draws they leave none between them."""
    found = answer(
        case(
            issue("land", "a", "b", "c"), stake("north", "land", "a", 1.0), stake("south", "land", "c", 1.0),
            minimum("north", "land", "a", "b"), minimum("south", "land", "b", "c"),
        )
    ).robustness  # fmt: skip
    within = found.within
    assert within is not None
    # A deal at b needs both to draw b; it is then acceptable, too, for the one issue is all there is.
    assert within.open == found.open
    assert 30 < within.open.count < 70
    assert within.apart["land"].count == 200 - within.open.count
    nash = next(each for each in within.levels if each.rule == "nash")
    assert nash.shares["b"].count == within.open.count
    assert answer(case(*RANKED)).robustness.within is not None
    unknown = case(
        issue("land", "a", "b"), stake("north", "land", "a", 1.0), stake("south", "land", "b", 1.0)
    )
    assert answer(unknown).robustness.within is None


def test_minimums_that_rule_out_nothing_bind_nothing() -> None:
    """There is then no second answer to give."""
    assert answer(case(*RANKED)).within is None


def test_minimums_apart_leave_nothing_within() -> None:
    """The issue is named; a link that leaves nothing is told as such."""
    land = (issue("land", "a", "b", "c"), issue("money", "a", "b"))
    stakes = (stake("north", "land", "a", 0.5), stake("north", "money", "a", 0.5),
              stake("south", "land", "c", 0.5), stake("south", "money", "b", 0.5))  # fmt: skip
    apart = answer(case(*land, *stakes, minimum("north", "land", "a"), minimum("south", "land", "b"))).within
    assert apart is not None
    assert not apart.agree
    assert {(each.packages, each.note) for each in apart.solutions} == {
        ((), "on Issue land no level lies within everybody's minimum")
    }
    link = table(
        "exclusion",
        term='[{ issue = "land", position = "b" }, { issue = "money", position = ["a", "b"] }]',
    )
    linked = answer(
        case(*land, *stakes, minimum("north", "land", "b"), minimum("south", "land", "b"), link)
    ).within
    assert linked is not None
    assert {each.note for each in linked.solutions} == {
        "the links between terms leave no package within everybody's minimum"
    }


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_within_minimums_is_what_listing_and_leaving_out_finds(seed: int) -> None:
    """Nash's rule and the count, against all packages listed with those beyond a minimum struck out."""
    rng = np.random.default_rng(seed)
    names = ("land", "money", "time")
    levels = [f"l{i}" for i in range(4)]
    parts = [issue(name, *levels) for name in names]
    worth: dict[tuple[str, str], list[int]] = {}
    least: dict[tuple[str, str], int] = {}
    for party in ("north", "south"):
        for name in names:
            worth[party, name] = rng.integers(0, 11, 4).tolist()
            parts.append(table("salience", party=party, issue=name, low=0.5, high=0.5))
            for level, each in zip(levels, worth[party, name], strict=True):
                parts.append(
                    table("value", party=party, issue=name, position=level, low=each / 10, high=each / 10)
                )
            if rng.random() < 0.7:
                least[party, name] = int(rng.integers(0, 4))
                parts.append(minimum(party, name, levels[least[party, name]]))
        parts.append(table("reservation", party=party, low=0.2, high=0.2))
    found = answer(case(*parts))
    kept = [
        [at for at in range(4) if all(
            worth[party, name][at] >= worth[party, name][least[party, name]]
            for party in ("north", "south") if (party, name) in least
        )]
        for name in names
    ]  # fmt: skip
    if all(len(each) == 4 for each in kept):
        assert found.within is None
        return
    sums = {
        at: [sum(worth[p, n][i] for n, i in zip(names, at, strict=True)) for p in ("north", "south")]
        for at in itertools.product(*kept)
    }
    able = {at: each for at, each in sums.items() if min(each) >= 6}
    assert found.zone.within_minimums == len(able)
    assert found.within is not None
    nash = next(each for each in found.within.solutions if each.rule == "nash")
    best = max(((a - 6) * (b - 6) for a, b in able.values()), default=None)
    tied = {tuple(each) for each in able.values() if (each[0] - 6) * (each[1] - 6) == best}
    picked = {tuple(round(30 * each) for each in package.payoffs.values()) for package in nash.packages}
    if best:
        assert picked == tied
    else:
        assert picked <= tied


def test_links_bind_packages() -> None:
    """What excludes each other is in no package; what needs another stands only beside it."""
    apart = answer(
        case(
            TRADE,
            table(
                "exclusion", term='[{ issue = "land", position = "a" }, { issue = "money", position = "c" }]'
            ),
        )
    )
    assert apart.zone.packages == 8
    assert _solution(apart, "nash").packages[0].terms != {"land": "a", "money": "c"}
    needing = answer(
        case(
            TRADE,
            table(
                "requirement",
                term='{ issue = "land", position = "a" }',
                needs='{ issue = "money", position = ["a", "b"] }',
            ),
        )
    )
    assert needing.zone.packages == 8
    assert all(each.terms["money"] != "c" for each in needing.frontier.listed if each.terms["land"] == "a")


def test_powers_come_from_capabilities() -> None:
    """The stronger side gets more; where one is missing the powers are equal, and a note says so."""
    wanted = (
        issue("land", *(f"l{i}" for i in range(11)))
        + stake("north", "land", "l0", 1.0) + stake("south", "land", "l10", 1.0)
        + minimum("north", "land", "l10") + minimum("south", "land", "l0")
    )  # fmt: skip
    strong = table("capability", party="north", low=0.8, high=1.0)
    both = answer(case(wanted, strong, table("capability", party="south", low=0.3, high=0.3)))
    assert [each.power for each in both.parties] == [3, 1]
    weak, even = (_solution(both, rule).packages[0].payoffs["south"] for rule in ("asymmetric_nash", "nash"))
    assert weak < even
    alone = answer(case(wanted, strong))
    assert [each.power for each in alone.parties] == [1, 1]
    assert any("no capability is given for Southland" in note for note in alone.notes)


def test_a_case_that_says_too_little_lacks_something() -> None:
    """All at once: one party, saliences of nothing, too much left aside."""
    (alone,) = METHOD.lacks(case(issue("land", "a", "b"), stake("north", "land", "a", 1.0)))
    assert "here Northland does" in alone.rule
    assert alone.missing
    problems = METHOD.lacks(
        case(
            issue("land", "a", "b"), issue("money", "a", "b"),
            stake("north", "land", "a", 0.0), stake("south", "land", "b", 0.2),
            table("salience", party="south", issue="money", low=0.8, high=0.8),
        )
    )  # fmt: skip
    assert ["'north'" in each.rule or "'south'" in each.rule for each in problems] == [True, True]
    assert "80%" in problems[1].rule


def test_links_that_leave_nothing_are_a_problem() -> None:
    """The message names the links."""
    shut = "".join(
        table("exclusion", term=f'[{{ issue = "land", position = "{level}" }}, {{ issue = "money", position = ["a", "b", "c"] }}]')
        for level in "abc"
    )  # fmt: skip
    (problem,) = METHOD.lacks(case(TRADE, shut))
    assert "leave no package at all" in problem.rule
    assert "no package can hold “Level a” on Issue land" in problem.mend


def test_evidence_stands_behind_rows() -> None:
    """Items that speak to a judgement are named in each row that rests on it."""
    item = Evidence(
        judgement="salience:north/land", item="i1", document="d", bearing="for", start=None, end=None, told=None,
        party="north", kind="act", intensity=None, origin="o", interested=False,
    )  # fmt: skip
    found = METHOD.solve(case(TRADE), (item,), {}, np.random.default_rng(0))
    assert found.evidence["weighing:north/land"] == ("i1",)
    assert found.evidence["weighing:south/land"] == ()


def test_the_same_case_and_seed_give_the_same_bytes() -> None:
    """And no number in them is NaN."""
    given_case = case(TRADE.replace("high = 0.8", "high = 0.9"))
    texts = {packages_json(METHOD.solve(given_case, (), {}, np.random.default_rng(7))) for _ in range(2)}
    assert len(texts) == 1
    assert "NaN" not in next(iter(texts))
    assert json.loads(next(iter(texts)))["solutions"]["nash"]["terms"]


def test_swapping_the_sides_swaps_the_answer() -> None:
    """Mirror: only the names change."""
    found = answer(case(TRADE))
    swapped = TRADE.replace("north", "?").replace("south", "north").replace("?", "south")
    other = answer(case(swapped))
    names = {"north": "south", "south": "north"}
    for one, two in zip(found.solutions, other.solutions, strict=True):
        assert one.rule == two.rule
        picked = [{names[party]: amount for party, amount in each.payoffs.items()} for each in two.packages]
        assert [dict(each.payoffs) for each in one.packages] == picked


_WEIGHT = st.integers(1, 20).map(lambda each: each / 20)


@settings(max_examples=15, deadline=None)
@example(weights=[0.05, 0.5, 0.95, 0.05, 0.25, 0.05], wants=["a", "b", "a", "b", "a", "b"])
@given(
    weights=st.lists(_WEIGHT, min_size=6, max_size=6),
    wants=st.lists(st.sampled_from("abc"), min_size=6, max_size=6),
)
def test_rules_keep_what_defines_them(weights, wants) -> None:
    """What is picked is acceptable and on the frontier; Nash has the largest product of all acceptable packages.

    Single text stops where no change of one or two terms helps, which may be short of the frontier: then it says so.
    """
    issues = ("land", "money", "fish")
    parts = [issue(name, "a", "b", "c") for name in issues]
    for at, (party, name) in enumerate(itertools.product(("north", "south"), issues)):
        parts.append(stake(party, name, wants[at], weights[at]))
        parts.append(minimum(party, name, "b"))
    found = answer(case(*parts))
    listed = [dict(each.payoffs) for each in found.frontier.listed]
    assert found.frontier.complete
    least = {each.party: each.reservation[1] for each in found.parties}

    def product(payoffs):
        return math.prod(payoffs[party] - least[party] for party in least)

    able = [each for each in listed if all(each[party] >= least[party] - 1e-9 for party in least)]
    for each in found.solutions:
        assert "short of the frontier" in each.note or all(
            dict(package.payoffs) in listed for package in each.packages
        )
        assert each.rule == "single_text" or "short" not in each.note
        assert each.rule == "single_text" or all(package.acceptable for package in each.packages)
        assert each.rule == "single_text" or bool(each.packages) == bool(able)
    if able:
        best = product(_solution(found, "nash").packages[0].payoffs)
        assert best == pytest.approx(max(map(product, able)), abs=1e-8)
