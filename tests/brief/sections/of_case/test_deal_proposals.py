"""Proposals in the model: verdicts by party, over what, and the way towards agreement."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Block
from detente.brief.sections.of_case.deal_proposals import deal_proposals
from detente.brief.sections.of_case.deal_words import Deal
from detente.methods.packages.answer import Change, JudgedProposal
from detente.methods.shares import Share
from tests.brief.bargains import bargain_findings, packages_answer
from tests.brief.cases import cells, lines, table, telling

ABOUT = telling(bargain_findings())
PAPER, COUNTER = packages_answer().proposals


def _blocks(*proposals: JudgedProposal) -> tuple[Block, ...]:
    return deal_proposals(Deal(ABOUT, replace(packages_answer(), proposals=proposals)))


def _towards(proposal: JudgedProposal) -> dict[str, str]:
    return cells(table(_blocks(proposal), "towards agreement"), "P1")


def test_verdicts_are_the_models_and_say_over_what() -> None:
    """`would`, since nobody has said it; what parties said stands elsewhere and is not mixed in."""
    row = cells(table(_blocks(PAPER), "who would accept"), "P1")
    assert set(row) == {"Norland", "Sudmark", "Harbour"}
    assert row["Sudmark"].startswith("would refuse / worth 0.")
    assert "loses most on " in row["Sudmark"]
    assert "What a party said to a proposal stands above." in next(lines(_blocks(PAPER)))


def test_terms_beyond_a_minimum_are_named() -> None:
    """Certainly, or perhaps."""
    reading = replace(PAPER.parties[0], below=("straits",), maybe_below=("sanctions",))
    row = cells(table(_blocks(replace(PAPER, parties=(reading,))), "who would accept"), "P1")
    assert "beyond its minimum on The straits / perhaps beyond it on Sanctions" in row["Norland"]
    assert row["Sudmark"] == ""


def test_shares_over_draws_are_words_and_rare_ones_are_left_out() -> None:
    """A thousandth is no news."""
    often, rare = Share(300, 500, 0.5, 0.7), Share(1, 500, 0, 0.1)
    reading = replace(PAPER.parties[0], accepts=often, refuses=rare)
    row = cells(table(_blocks(replace(PAPER, parties=(reading,))), "who would accept"), "P1")
    assert "accepts whatever silence means in about three in five (300 of 500 draws)" in row["Norland"]
    assert "refuses whatever silence means" not in row["Norland"]


def test_how_silence_can_be_filled_is_counted() -> None:
    """None of the ways, some of them, or nothing to fill."""
    column = "How its silence can be filled"
    assert _towards(PAPER)[column].startswith(f"none of {PAPER.completions} ways is accepted by all")
    assert _towards(replace(PAPER, accepted=1))[column].startswith(
        f"all would accept 1 of {PAPER.completions} ways"
    )
    assert _towards(replace(PAPER, silent=()))[column] == "it says something on all that counts"
    odd = _towards(replace(PAPER, outside=("sanctions",), exact=False))[column]
    assert "nobody asked here is held to weigh Sanctions" in odd
    assert "not all packages could be considered" in odd


def test_the_nearest_package_that_all_accept_is_told_by_what_it_changes() -> None:
    """None, no change, or each term that has to change with who gains."""
    column = "What all would accept, nearest to it"
    assert _towards(PAPER)[column] == "no package is accepted by all, so none is near"
    near = replace(PAPER, nearest=PAPER.filled)
    assert _towards(near)[column] == "its own terms can stand in a package that all accept"
    changed = replace(
        near, changes=(Change("straits", "closed", "shared", {"norland": -0.1, "sudmark": 0.2}),)
    )
    assert _towards(changed)[column] == (
        "changes The straits, “closed to Sudmark” to “open under monitors” (Norland loses some, Sudmark gains much)"
    )


def test_what_it_leaves_unused_and_trades_are_told() -> None:
    """In words for sizes; nothing unused is said too."""
    row = _towards(PAPER)
    assert row["What it leaves unused"].startswith("even filled as well as can be: ")
    assert "gives way on" in row["Trades"]
    assert _towards(replace(PAPER, unused=None))["What it leaves unused"].startswith("nothing: ")


def test_a_proposal_that_the_links_forbid_says_so() -> None:
    """And nothing else."""
    row = _towards(replace(COUNTER, possible=False, filled=None))
    assert "links between terms allow no package" in row["How its silence can be filled"]
    assert row["Trades"] == ""


def test_without_proposals_there_is_nothing() -> None:
    """No heading over an empty table."""
    assert _blocks() == ()
