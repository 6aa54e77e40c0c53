"""Proposals term by term, who can deliver and ratify, and gaps that are neither a no nor a yes."""

from __future__ import annotations

from pathlib import Path

from detente.brief.model import Entries
from tests.brief.cases import case_of, cells, lines, section, table, told, with_case

BLOCKS = section("proposals").blocks


def test_a_proposal_that_leaves_an_issue_out_is_incomplete() -> None:
    """It says on how many of the case's issues it is silent, and on which."""
    (named,) = [block for block in BLOCKS if isinstance(block, Entries)]
    assert named.caption == "The Harbour paper"
    words = told(named.entries[0])
    assert "Put by Harbour on 10 March 2031: two terms." in words
    assert "Incomplete: silent on 1 of the case's three issues: Sanctions." in words


def test_a_gap_may_come_to_mean_any_level() -> None:
    """From the first level to the last, with who could deliver some of it; never a zero and never a yes."""
    row = cells(table(BLOCKS, "Gaps"), "Sanctions")
    assert row["Which proposal"] == "The Harbour paper"
    assert row["Silence may come to mean"] == "anything from “kept as they are” to “lifted”"
    assert row["Who can deliver it"].startswith("for “lifted”: Assembly of Harbour [assumed]")


def test_each_term_says_who_can_deliver_it_and_who_must_ratify() -> None:
    """Body, rule and day; a dash where the case does not say."""
    found = table(BLOCKS, "who can deliver each term")
    row = cells(found, "The straits")
    assert row["Who can deliver it"].startswith("Norland and Assembly of Harbour [assumed]")
    assert (
        row["Who must ratify it"]
        == "Assembly of Harbour: two thirds of its members, by 1 June 2031 [assumed]"
    )
    assert cells(found, "Ceasefire") == {"Who can deliver it": "", "Who must ratify it": ""}


def test_steps_say_what_comes_before_on_which_condition_and_whether_they_can_be_undone() -> None:
    """In the case's order."""
    row = cells(table(BLOCKS, "steps"), "land monitors")
    assert row == {
        "By": "Harbour",
        "After": "exchange lists of prisoners",
        "On condition that": "the port is not shelled for thirty days",
        "Can it be undone?": "no",
    }


def test_a_proposal_on_every_issue_is_not_called_incomplete(tmp_path: Path) -> None:
    """There is no table of gaps then."""
    term = '[[proposal.term]]\nissue = "sanctions"\nposition = "lifted"\n[[proposal.step]]'
    case = case_of(tmp_path, lambda text: text.replace("[[proposal.step]]", term, 1))
    blocks = section("proposals", with_case(case=case)).blocks
    said = list(lines(blocks))
    assert any("It mentions every issue of the case." in line for line in said)
    assert not any(line.startswith("Gaps") for line in said)


def test_an_issue_on_which_several_proposals_are_silent_stands_once(tmp_path: Path) -> None:
    """What silence may come to mean is of the issue, not of the proposal; all proposals, or all but those that speak."""
    extra = "".join(
        f'\n[[proposal]]\nid = "{name}"\nname = "{name}"\nby = "sudmark"\nassumed = "made for the test"\n'
        f'[[proposal.term]]\nissue = "ceasefire"\nposition = "full"\n'
        for name in ("second", "third")
    )
    case = case_of(tmp_path, lambda text: text + extra)
    gaps = table(section("proposals", with_case(case=case)).blocks, "Gaps")
    assert cells(gaps, "Sanctions")["Which proposal"] == "all three"
    assert cells(gaps, "The straits")["Which proposal"] == "all but The Harbour paper"
    assert len(gaps.rows) == 2
