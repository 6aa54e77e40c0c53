"""What the spatial models read of a case, and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from detente.methods.spatial import METHOD
from detente.methods.spatial.from_case import fields, lacking, passed_over, scale, silent_on
from tests.methods.spatial.cases import capability, case, line, position, salience


def test_levels_lie_evenly() -> None:
    """From 0 to 1, whatever they are called."""
    assert scale(line(), "truce") == (0.0, 0.25, 0.5, 0.75, 1.0)
    assert scale(line(), "toll") == (0.0, 1.0)


def test_the_latest_position_is_the_point_and_all_are_the_range() -> None:
    """What a party said before still lies in its range."""
    (field,) = fields(line())
    broker = next(each for each in field.standings if each.party == "broker")
    assert broker.position == (0.25, 0.5, 0.5)
    assert broker.salience == pytest.approx((0.4, 0.5, 0.6))
    assert broker.judgements == (
        "position:broker/truce", "position:broker/truce/2", "capability:broker", "salience:broker/truce"
    )  # fmt: skip


def test_a_capability_named_for_the_issue_rules() -> None:
    """The general one is for the other issues."""
    (field,) = fields(line(capability("north", 0.9, 1.0, issue="truce")))
    assert field.standings[0].capability == (0.9, 0.95, 1.0)
    (field,) = fields(line(capability("north", 0.9, 1.0, issue="toll")))
    assert field.standings[0].capability is not None
    assert field.standings[0].capability[0] == 0.5


def test_what_is_missing_is_named() -> None:
    """An issue with one position is not asked about; with two, the tables and the parties are named."""
    more = line(position("north", "free", "toll"), position("south", "paid", "toll"))
    assert [(each.issue, each.why) for each in passed_over(more)] == [
        ("toll", "add [[salience]] of north, south")
    ]
    assert lacking(more) == ()
    (alone,) = passed_over(line(position("north", "free", "toll")))
    assert (alone.issue, alone.why) == ("toll", "add a [[position]] of somebody beside North")


def test_what_is_stated_later_does_not_count_yet() -> None:
    """On the day that the case speaks of; a position without a day always counts."""
    given = line()
    (field,) = fields(replace(given, as_of=date(2025, 1, 15)))
    broker = next(each for each in field.standings if each.party == "broker")
    assert broker.position == (0.25, 0.25, 0.25)


def test_who_weighs_an_issue_in_silence_is_named() -> None:
    """Left out of the models, and not out of sight."""
    more = '[[party]]\nid = "west"\nname = "West"\nrole = "third"\n'
    given = line(more, salience("west", 0.5, 0.9))
    (field,) = fields(given)
    assert silent_on(given, field) == ("west",)


def test_nothing_can_be_read() -> None:
    """Each issue says what would make it readable; without positions, that they are missing."""
    party = '[[party]]\nid = "{0}"\nname = "{0}"\nrole = "third"\n'
    two = [party.format("a"), party.format("b"), position("a", "none"), position("b", "full")]
    (problem,) = lacking(case(*two, capability("a", 0.5, 1)))
    assert str(problem) == (
        "case.toml: the spatial models cannot read issue 'truce'; "
        "add [[capability]] of b and [[salience]] of a, b"
    )
    (problem,) = lacking(case(*two[:3]))
    assert "no issue has stated positions of two parties" in str(problem)
    weightless = [salience(each, 0, 0) for each in "ab"] + [capability(each, 0, 1) for each in "ab"]
    (problem,) = lacking(case(*two, *weightless))
    assert "capability times salience is zero" in str(problem)


def _rank(party: str, place: int, issue: str = "truce") -> str:
    return f'[[salience]]\nparty = "{party}"\nissue = "{issue}"\nrank = {place}\nassumed = "made up"\n'


def test_ranks_weigh_beside_the_first() -> None:
    """Of two issues the second has the centre 1/4 against 3/4, so a third of the first, and may have anything up to it."""
    parties = [f'[[party]]\nid = "{each}"\nname = "{each}"\nrole = "third"\n' for each in "ab"]
    given = case(
        *parties, position("a", "none"), position("b", "full"), capability("a", 1, 1), capability("b", 1, 1),
        _rank("a", 2), _rank("a", 1, "toll"), _rank("b", 1), _rank("b", 2, "toll"),
    )  # fmt: skip
    (field,) = fields(given)
    assert [each.salience for each in field.standings] == [pytest.approx((0, 1 / 3, 1)), (1, 1, 1)]
    assert field.ranked == {0: ((2, 1), 0), 1: ((1, 2), 0)}
    found = METHOD.solve(given, (), {}, np.random.default_rng(0)).answer
    (truce,) = found.issues
    assert truce.mean == pytest.approx(75 * 1 / (1 + 1 / 3))
    # The drawn ratio of two ranked weights is even on 0 to 1 only after a bend: its middle is 1/3 (u / (2 - u) at 1/2).
    low, middle, high = (75 / (1 + u / (2 - u)) for u in (0.95, 0.5, 0.05))
    over = truce.mean_over_draws
    assert (over.low, over.middle, over.high) == pytest.approx((low, middle, high), rel=0.05)
