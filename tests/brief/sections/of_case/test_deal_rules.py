"""What the map rests on, and what each rule picks: side by side, ties merged, disagreement said."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Block, Table
from detente.brief.sections.of_case.deal_rules import deal_rules, stakes
from detente.brief.sections.of_case.deal_words import Deal
from detente.methods.packages.answer import PackagesAnswer, WithinDraws, WithinMinimums
from detente.methods.shares import Share
from tests.brief.bargains import bargain_findings, packages_answer
from tests.brief.cases import cells, lines, table, telling

ABOUT = telling(bargain_findings())


def _rules(answer: PackagesAnswer) -> tuple[Block, ...]:
    return deal_rules(Deal(ABOUT, replace(answer, within=None)))


def test_picks_within_minimums_come_first() -> None:
    """Under which reading of a minimum each holds; where there are none, why; where both are the same, that."""
    answer = packages_answer()
    packages = [each.packages[0] for each in answer.solutions if each.packages]
    other = next(each for each in answer.frontier.listed if each.terms not in [one.terms for one in packages])
    bound = tuple(replace(each, packages=(other,), end="middle") for each in answer.solutions)
    deal = Deal(ABOUT, replace(answer, within=WithinMinimums(bound, agree=True)))
    blocks = deal_rules(deal)
    said = list(lines(blocks))
    assert said[0].startswith("If nothing makes good a loss beyond a minimum.")
    assert any(line.startswith("If a loss beyond a minimum can be made good elsewhere.") for line in said)
    found = table(blocks, "Each rule's pick within everybody's minimum")
    assert found.columns[1].startswith("A: Nash; ")
    freely = table(blocks, "Each rule's pick where losses can be made good")
    assert freely.columns[1].startswith("B: ")
    heads = [{row.header.runs[0].text for row in each.rows} for each in (found, freely)]
    assert ["How it picks" in each for each in heads] == [True, False]


def test_minimums_as_drawn_are_told_beside_the_most_lenient() -> None:
    """In how many draws such a package is left, and the issues that leave none; nothing of it where nothing was drawn."""
    answer = packages_answer()
    apart = {"straits": Share(150, 200, 0.7, 0.8), "ceasefire": Share(20, 200, 0.1, 0.2)}
    drawn = WithinDraws(Share(4, 200, 0.0, 0.1), (), apart)
    bound = replace(answer, within=WithinMinimums(answer.solutions, answer.agree))
    said = next(
        lines(deal_rules(Deal(ABOUT, replace(bound, robustness=replace(answer.robustness, within=drawn)))))
    )
    assert "all accept such a package in fewer than one in ten (4 of 200 draws)." in said
    assert "on The straits in about three in four (150 of 200 draws) and Ceasefire in" in said
    without = replace(answer.robustness, within=None)
    assert "drawn" not in next(lines(deal_rules(Deal(ABOUT, replace(bound, robustness=without)))))


def test_nothing_within_minimums_is_said_with_the_reason() -> None:
    """The other reading still stands beside it."""
    answer = packages_answer()
    none = tuple(replace(each, packages=(), note="on Land no level does") for each in answer.solutions)
    empty = deal_rules(Deal(ABOUT, replace(answer, within=WithinMinimums(none, agree=False))))
    assert any("minimum: nothing. On Land no level does." in line for line in lines(empty))
    assert "How it picks" in {
        row.header.runs[0].text for row in table(empty, "Each rule's pick where losses can be made good").rows
    }


def test_where_both_readings_pick_the_same_it_is_told_once() -> None:
    """Rule by rule."""
    answer = packages_answer()
    same = deal_rules(Deal(ABOUT, replace(answer, within=WithinMinimums(answer.solutions, answer.agree))))
    assert any("The rules pick the same then." in line for line in lines(same))
    assert next(block.caption for block in same if isinstance(block, Table)).endswith("everybody's minimum")


def test_each_party_has_its_no_deal_and_its_weights_with_their_grades() -> None:
    """One digit, badges behind what is not stated, the heaviest issue first."""
    row = cells(stakes(Deal(ABOUT, packages_answer())), "Sudmark")
    assert "to" in row["No deal is worth"]
    assert "[assumed]" in row["What that rests on"]
    assert row["What weighs most with it, as a share"].startswith("The straits: ")
    assert "[assumed]" in row["What weighs most with it, as a share"]


def test_no_minimum_is_said_to_leave_anything_open() -> None:
    """Not a zero."""
    answer = packages_answer()
    party = replace(answer.parties[0], rests_on="unknown", reservation=(0.0, 0.5, 1.0))
    row = cells(stakes(Deal(ABOUT, replace(answer, parties=(party,)))), "Norland")
    assert row["What that rests on"].startswith("unknown: no minimum is given, so it may be anything")


def test_rules_that_disagree_are_said_to() -> None:
    """With how many pick how many; terms in which they differ are rows."""
    blocks = _rules(packages_answer())
    assert "The rules do not agree: " in next(lines(blocks))
    found = table(blocks, "What each rule picks")
    assert found.columns[1].startswith("A: ")
    assert (
        "reckoned from the least of what each may hold out for"
        in cells(found, "How it picks")[found.columns[1]]
    )
    assert cells(found, "Worth to each")[found.columns[1]].startswith("Norland 0.")


def test_rules_that_agree_confirm_nothing() -> None:
    """They read one case."""
    answer = packages_answer()
    first = next(each for each in answer.solutions if each.packages)
    same = tuple(replace(each, packages=first.packages[:1]) for each in answer.solutions)
    said = next(lines(_rules(replace(answer, solutions=same, agree=True))))
    assert "All rules pick the same package." in said
    assert "confirms nothing" in said
    assert "It has Ceasefire" in said


def test_where_some_rules_pick_nothing_they_are_named_with_the_reason() -> None:
    """If all pick nothing, that is the one line."""
    answer = packages_answer()
    first, *others = answer.solutions
    some = (replace(first, packages=(), note="no package does"), *others)
    assert "Nothing is picked by Nash: no package does." in next(
        lines(_rules(replace(answer, solutions=some)))
    )
    none = tuple(replace(each, packages=(), note="no package does") for each in answer.solutions)
    (only,) = lines(_rules(replace(answer, solutions=none)))
    assert only == "What each rule picks: nothing. No package does."


def test_ties_and_doubt_are_said() -> None:
    """A rule that cannot choose between two says so, and one that is not certain too."""
    answer = packages_answer()
    first, *others = answer.solutions
    tied = replace(first, packages=(*first.packages, *others[0].packages), exact=False)
    found = table(_rules(replace(answer, solutions=(tied, *others))), "What each rule picks")
    said = cells(found, "How it picks")[found.columns[1]]
    assert "the first of" in said
    assert "that tie" in said
    assert "not certain" in said


def test_how_often_a_level_is_picked_is_told_over_draws() -> None:
    """Nothing of it where nothing was drawn."""
    blocks = _rules(packages_answer())
    row = cells(table(blocks, "How often"), "Sanctions")
    assert "draws" in row["In how many draws, by the rule"]
    sure = replace(packages_answer(), robustness=replace(packages_answer().robustness, draws=1))
    assert not any("How often" in line for line in lines(_rules(sure)))
