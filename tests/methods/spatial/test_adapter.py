"""The spatial models as a method: names back on, figures beside each other, evidence behind them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.case.evidence import Evidence
from detente.errors import InputError
from detente.methods import METHODS, method_named
from detente.methods.spatial import METHOD
from detente.methods.spatial.adapter import Spatial
from detente.methods.spatial.answer import CAUTION, SpatialAnswer
from tests.methods.spatial.cases import line, position


def _answer(case, method=METHOD, seed: int = 0) -> SpatialAnswer:
    return method.solve(case, (), {}, np.random.default_rng(seed)).answer


def test_it_is_a_method() -> None:
    """It is listed and found by its name."""
    assert METHOD in METHODS
    assert method_named("spatial") is METHOD


def test_mean_and_median_stand_beside_every_forecast() -> None:
    """By hand: places 0, 50 and 75 of equal weights; the caution goes with it."""
    answer = _answer(line(), Spatial(draws=50))
    assert answer.caution == CAUTION
    (issue,) = answer.issues
    assert [each.party for each in issue.actors] == ["north", "south", "broker"]
    assert [each.position for each in issue.actors] == [0.0, 75.0, 50.0]
    assert issue.mean == pytest.approx(125 / 3)
    assert issue.median == 50.0
    assert issue.winners == (50.0,)
    assert issue.draws == 50
    assert issue.mean_over_draws.low < issue.mean < issue.mean_over_draws.high + 10
    for dynamic in (issue.expected_utility, issue.smp):
        assert dynamic.rounds[0].mean == pytest.approx(issue.mean)
        assert dynamic.rounds[0].median == issue.median
        assert dynamic.forecast == dynamic.rounds[-1].median
        assert dynamic.lowest <= dynamic.forecast <= dynamic.highest


def test_moves_lead_from_round_to_round() -> None:
    """Every difference between rounds is a move, and every move a difference."""
    (issue,) = _answer(line(), Spatial(draws=2)).issues
    parties = [each.party for each in issue.actors]
    for dynamic in (issue.expected_utility, issue.smp):
        moved = {(each.round, each.party): (each.start, each.end) for each in dynamic.moves}
        for before, after in zip(dynamic.rounds, dynamic.rounds[1:], strict=False):
            for party, start, end in zip(parties, before.positions, after.positions, strict=True):
                assert moved.get((after.number, party), (start, start)) == (start, end)


def test_a_seed_gives_the_same() -> None:
    """And asking for one issue does not change its draws."""
    case = line()
    assert _answer(case, seed=3) == _answer(case, seed=3)
    assert _answer(case, Spatial(issue="truce")) == _answer(case)


def test_without_ranges_there_is_one_draw() -> None:
    """All quantiles are one; nothing is explained."""
    case = line(wide=0.0)
    single = replace(case, positions=tuple(each for each in case.positions if each.stated != "days"))
    (issue,) = _answer(single).issues
    assert issue.draws == 1
    assert issue.mean_over_draws.low == issue.mean_over_draws.high
    assert all(each.explains_mean == 0 for each in issue.influences)


def test_influences_leave_each_out() -> None:
    """By hand: without North the mean of 50 and 75."""
    (issue,) = _answer(line(), Spatial(draws=200)).issues
    north = next(each for each in issue.influences if each.party == "north")
    assert north.without_mean == pytest.approx(62.5)
    assert north.without_median == 50.0
    assert 0 < sum(each.explains_mean for each in issue.influences) <= 1.2


def test_pushes_count_draws() -> None:
    """Nobody pushes itself, nobody more often than there are draws, the most frequent first."""
    (issue,) = _answer(line(), Spatial(draws=200)).issues
    assert issue.pushes
    assert all(each.by != each.moved and 0 < each.count <= each.draws == 200 for each in issue.pushes)
    counts = [each.count for each in issue.pushes]
    assert counts == sorted(counts, reverse=True)


def test_pushes_are_counted_each_way() -> None:
    """No draw counts for a direction that it does not go; the other way stands beside it."""
    (issue,) = _answer(line(wide=0.5), Spatial(draws=300)).issues
    for each in issue.pushes:
        assert 0 < each.count <= each.draws - each.opposite
        assert abs(each.distance) >= 1
        back = [
            other for other in issue.pushes
            if (other.model, other.by, other.moved) == (each.model, each.by, each.moved) and other is not each
        ]  # fmt: skip
        assert [other.count for other in back] == ([each.opposite] if each.opposite else [])
        assert all(other.distance * each.distance < 0 for other in back)


def test_who_moves_whom_does_not_hang_on_names_of_those_at_one_place() -> None:
    """Two that stand together are told alike, whichever comes first in the alphabet."""
    for names in (("north", "south", "broker"), ("north", "south", "zebra")):
        third = names[2]
        given = line(names=names)
        at_one = replace(
            given,
            positions=tuple(
                replace_position(each, "full") if each.party == third else each for each in given.positions
            ),
        )
        (issue,) = _answer(at_one, Spatial(draws=100)).issues
        counts = {
            each.by: each.count
            for each in issue.pushes
            if (each.model, each.moved) == ("expected-utility", "north") and each.distance > 0
        }
        assert counts["south"] == counts[third] > 0


def replace_position(position, stated: str):
    """A position restated."""
    return position.model_copy(update={"stated": stated})


def test_the_order_of_parties_changes_nothing() -> None:
    """Draws are dealt by what is known of a party, not by where it stands in the file."""
    given = line(wide=0.3)
    turned = replace(given, parties=given.parties[::-1])
    (one,), (other,) = (_answer(each, Spatial(draws=60)).issues for each in (given, turned))
    for first, second in (
        (one.mean_over_draws, other.mean_over_draws), (one.smp.over_draws, other.smp.over_draws),
        (one.expected_utility.over_draws, other.expected_utility.over_draws),
    ):  # fmt: skip
        assert (first.low, first.middle, first.high) == pytest.approx(
            (second.low, second.middle, second.high)
        )
    counted = [
        sorted((each.model, each.by, each.moved, each.count, each.opposite) for each in issue.pushes)
        for issue in (one, other)
    ]
    assert counted[0] == counted[1]


def test_the_latest_position_is_the_likeliest() -> None:
    """Earlier ones widen the draws towards them; half the draws do not lie beyond the point."""
    (issue,) = _answer(line(wide=0.0), Spatial(draws=2000)).issues
    over = issue.mean_over_draws
    assert over.low < over.middle < over.high <= issue.mean
    assert issue.mean - over.high < 0.2 * (issue.mean - over.low)


def test_once_at_another_place_there_is_something_to_bargain_about() -> None:
    """Who moved to where all stand may move back."""
    given = line(position("north", "full", on="2025-03-01"), position("broker", "full", on="2025-03-01"))
    (issue,) = _answer(given, Spatial(draws=50)).issues
    assert not issue.agreed
    assert issue.mean == 75.0


def test_swapping_names_swaps_names_only() -> None:
    """Mirror: the two sides exchanged, no figure changes."""
    one = _answer(line(), Spatial(draws=100)).issues[0]
    other = _answer(line(names=("south", "north", "broker")), Spatial(draws=100)).issues[0]
    assert (one.mean, one.median, one.mean_over_draws) == (other.mean, other.median, other.mean_over_draws)
    assert one.smp.over_draws == other.smp.over_draws


def test_all_at_one_place() -> None:
    """There is nothing to bargain about, and that is said."""
    case = line()
    same = tuple(each.model_copy(update={"stated": "full"}) for each in case.positions)
    (issue,) = _answer(replace(case, positions=same)).issues
    assert issue.agreed
    assert {issue.mean, issue.median, issue.smp.forecast, issue.expected_utility.forecast} == {75.0}


def test_evidence_is_kept_by_issue_and_party() -> None:
    """Items behind the judgements that a row rests on."""
    item = Evidence(
        "salience:north/truce", "item-1", "doc", "for", None, None, None, "north", "act", None, "us", False
    )
    result = METHOD.solve(line(), [item], {}, np.random.default_rng(0))
    assert result.evidence["issue:truce"] == ("item-1",)
    assert result.evidence["actor:truce/north"] == ("item-1",)
    assert result.evidence["actor:truce/south"] == ()
    assert result.seed == 0
    assert dict(result.parameters)["spatial model of politics:"].startswith("victory Linear, voting Prop, ")


def test_an_issue_that_cannot_be_answered_is_refused() -> None:
    """With what to add, or which there are."""
    more = line(position("north", "free", "toll"), position("south", "paid", "toll"))
    with pytest.raises(InputError, match=r"'toll' cannot be answered; add \[\[salience\]\]"):
        _answer(more, Spatial(issue="toll"))
    with pytest.raises(InputError, match="one of: truce"):
        _answer(more, Spatial(issue="tolls"))
    with pytest.raises(InputError, match="no issue has stated positions"):
        _answer(replace(more, positions=()))


def test_progress_is_told() -> None:
    """By issue, to the last draw."""
    told: list[tuple[str, int, int | None]] = []
    _answer(line(), Spatial(draws=30, progress=lambda *each: told.append(each)))
    assert told[-1] == ("drawing on truce", 30, 30)
