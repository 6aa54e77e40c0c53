"""Gains, payoffs and steps in words that carry no more digits than their inputs."""

from __future__ import annotations

import pytest

from detente.brief.sections.of_case.deal_words import Deal, amount, worth_range
from tests.brief.bargains import bargain_findings
from tests.brief.cases import telling


@pytest.fixture(scope="module")
def deal() -> Deal:
    """The answer with its case."""
    about = telling(bargain_findings())
    assert about.findings.packages is not None
    return Deal(about, about.findings.packages)


def test_payoffs_carry_one_digit() -> None:
    """A range whose ends read the same is one number."""
    assert amount(0.738) == "0.7"
    assert worth_range(0.31, 0.34) == "0.3"
    assert worth_range(0.31, 0.96) == "0.3 to 1.0"


def test_gains_are_told_by_size(deal: Deal) -> None:
    """Who gains or loses next to nothing is not named; if nobody does more, that is said."""
    gains = {"norland": 0.04, "sudmark": -0.1, "harbour": 0.001}
    assert deal.gains(gains) == "Norland gains a little, Sudmark loses some"
    assert deal.gains({"norland": 0.15}) == "Norland gains much"
    assert deal.gains({"norland": 0.001}) == "next to nothing for anybody"


def test_rules_that_pick_the_same_share_a_mark(deal: Deal) -> None:
    """Marks are letters, those within minimums first; every rule that picks anything stands under one."""
    assert [pick.mark for pick in deal.marked] == [chr(65 + i) for i in range(len(deal.marked))]
    assert [pick.mark for pick in deal.within] == [chr(65 + i) for i in range(len(deal.within))]
    bound = {pick.mark: pick.package.terms for pick in deal.within}
    assert all(bound.get(pick.mark, pick.package.terms) == pick.package.terms for pick in deal.picks)
    told = [each.rule for pick in deal.picks for each in pick.solutions]
    assert sorted(told) == sorted(each.rule for each in deal.answer.solutions if each.packages)
    packages = [tuple(sorted(pick.package.terms.items())) for pick in deal.picks]
    assert len(set(packages)) == len(packages)


def test_the_steps_between_two_packages_add_up(deal: Deal) -> None:
    """What each step is worth to a party sums to the difference of its payoffs."""
    first, *others = deal.answer.frontier.listed
    assert others
    for other in others:
        steps = deal.steps(first.terms, other.terms)
        for party, payoff in other.payoffs.items():
            gained = sum(step.gains.get(party, 0.0) for step in steps)
            assert gained == pytest.approx(payoff - first.payoffs[party], abs=1e-6)


def test_what_all_picks_share_is_in_each(deal: Deal) -> None:
    """And no further term is."""
    for issue, level in deal.picks[0].package.terms.items():
        everywhere = all(pick.package.terms[issue] == level for pick in deal.picks)
        assert (issue in deal.common) == everywhere
