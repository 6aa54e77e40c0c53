"""The bargaining map: rules, proposals and the frontier by what they are worth to the two belligerents."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.bargaining_map import BargainingMap
from detente.brief.sections.of_case.deal_map import deal_map, the_two
from detente.brief.sections.of_case.deal_words import Deal
from detente.methods.packages.answer import PackagesAnswer
from tests.brief.bargains import bargain_findings, packages_answer
from tests.brief.cases import telling, told

ABOUT = telling(bargain_findings())


def _map(answer: PackagesAnswer) -> BargainingMap:
    (block,) = deal_map(Deal(ABOUT, answer))
    assert isinstance(block, BargainingMap)
    return block


def test_the_belligerents_are_the_axes_and_the_others_are_named() -> None:
    """Whoever else is asked to agree is not drawn, and said not to be."""
    block = _map(packages_answer())
    assert (block.across.name, block.up.name) == ("Norland", "Sudmark")
    assert block.others == ("Harbour",)
    assert (block.across.low, block.across.middle, block.across.high) == packages_answer().parties[
        0
    ].reservation


def test_a_mediator_comes_before_nobody() -> None:
    """With one belligerent the next party is the other axis; a party alone has no map."""
    first, _, third = packages_answer().parties
    two = the_two(Deal(ABOUT, replace(packages_answer(), parties=(third, first))))
    assert two is not None
    assert [each.party for each in two] == ["norland", "harbour"]
    assert deal_map(Deal(ABOUT, replace(packages_answer(), parties=(first,)))) == ()


def test_every_pick_proposal_and_frontier_package_stands_once() -> None:
    """A package of the frontier that a rule picks is drawn as the pick."""
    answer = packages_answer()
    block = _map(answer)
    kinds = [spot.kind for spot in block.spots]
    picks = {tuple(sorted(each.package.terms.items())) for each in Deal(ABOUT, answer).marked}
    listed = {tuple(sorted(each.terms.items())) for each in answer.frontier.listed}
    assert kinds.count("rule") == len(picks)
    assert kinds.count("proposal") == 2
    assert kinds.count("frontier") == len(listed - picks)
    assert block.more == 0


def test_what_is_not_listed_is_counted() -> None:
    """However large the frontier is."""
    answer = packages_answer()
    assert _map(replace(answer, frontier=replace(answer.frontier, count=500))).more == 500 - len(
        answer.frontier.listed
    )


def test_a_proposal_reaches_as_far_as_its_silence_leaves_open() -> None:
    """Its terms lead to its items, and the trades from it are told."""
    (paper,) = [spot for spot in _map(packages_answer()).spots if spot.name == "The Harbour paper"]
    assert paper.reach is not None
    assert paper.reach.left <= paper.across <= paper.reach.right
    assert paper.reach.low <= paper.up <= paper.reach.high
    said = told(paper.told)
    assert "its silence filled as well for all as can be: Sanctions" in said
    assert "a trade from there: " in said
    assert "gives way on" in said


def test_a_pick_tells_the_way_from_the_nearest_proposal_and_from_the_first_pick() -> None:
    """Term by term, with who gains and who loses."""
    picks = [spot for spot in _map(replace(packages_answer(), within=None)).spots if spot.kind == "rule"]
    assert len(picks) > 1
    assert all("its silence filled" in told(spot.told) for spot in picks)
    assert "against A, by" not in told(picks[0].told)
    assert all("against A, by" in told(spot.told) for spot in picks[1:])


def test_a_proposal_that_the_links_forbid_has_no_place() -> None:
    """It stands in the tables."""
    answer = packages_answer()
    first, second = answer.proposals
    block = _map(replace(answer, proposals=(replace(first, filled=None, possible=False), second)))
    assert [spot.mark for spot in block.spots if spot.kind == "proposal"] == ["P2"]


def test_without_picks_the_frontier_is_told_by_its_terms() -> None:
    """There is nothing to tell it against."""
    answer = packages_answer()
    none = tuple(replace(each, packages=()) for each in answer.solutions)
    first = _map(replace(answer, solutions=none, within=None)).spots[-1]
    assert told(first.told).startswith("Ceasefire “")
