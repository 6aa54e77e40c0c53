"""Two proposals together: on paper, over which term, and whether all would accept both."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Block
from detente.brief.sections.of_case.deal_pairs import MOST_PAIRS, deal_pairs
from detente.brief.sections.of_case.deal_words import Deal
from detente.methods.packages.answer import Compatibility, Linked
from tests.brief.bargains import bargain_findings, packages_answer
from tests.brief.cases import cells, lines, table, telling

ABOUT = telling(bargain_findings())
(PAIR,) = packages_answer().compatibilities


def _blocks(*pairs: Compatibility) -> tuple[Block, ...]:
    return deal_pairs(Deal(ABOUT, replace(packages_answer(), compatibilities=pairs)))


def _row(pair: Compatibility) -> dict[str, str]:
    return cells(table(_blocks(pair), "Two proposals together"), "P1 The Harbour paper with P2")


def test_a_clash_names_the_term_both_levels_and_who_is_nearer_to_which() -> None:
    """And whether all would accept either."""
    row = _row(replace(PAIR, refused_by=()))
    assert row["On paper"] == "they clash"
    assert row["On which term"] == (
        "Ceasefire: “a limited ceasefire” against “a full ceasefire”, one level apart"
        " / P1 is nearer to what is asked by Norland / P2 is nearer to what is asked by Sudmark and Harbour"
    )
    assert (
        "with P1's terms where they clash, no package that all would accept"
        in row["Both together, in the model"]
    )
    assert "with P2's, no package that all would accept" in row["Both together, in the model"]


def test_who_refuses_both_is_named() -> None:
    """Whatever the rest is."""
    row = _row(replace(PAIR, refused_by=("norland",)))
    assert "refused by Norland, whatever the rest is" in row["Both together, in the model"]


def test_proposals_that_share_no_issue_are_unknown_not_compatible() -> None:
    """Silence is no yes."""
    row = _row(replace(PAIR, fit="unknown", clashes=(), accepted=1, accepted_other=1, refused_by=()))
    assert row["On paper"] == "unknown: no issue is named by both"
    assert row["Both together, in the model"] == "one package that all would accept"


def test_links_that_forbid_both_are_told() -> None:
    """In the case's words."""
    row = _row(
        replace(PAIR, fit="excluded", clashes=(), broken=(Linked("link:1", "no truce without monitors"),))
    )
    assert row["On paper"] == "the case's links between terms forbid both together"
    assert "forbidden together: no truce without monitors" in row["On which term"]


def test_what_is_the_same_and_who_is_missing_is_told() -> None:
    """What could not be counted is said not to be."""
    row = _row(replace(PAIR, fit="fits", clashes=(), same=("straits",), accepted=None, absent=("assembly",)))
    assert row["On which term"] == "the same on The straits"
    assert "not counted" in row["Both together, in the model"]
    assert row["Needed, and not at the table"] == "Assembly of Harbour"


def test_pairs_that_clash_come_first_and_the_rest_is_counted() -> None:
    """No table is longer than can be read."""
    fits = replace(PAIR, fit="fits", clashes=())
    blocks = _blocks(*[fits] * MOST_PAIRS, PAIR)
    found = table(blocks, "Two proposals together")
    assert len(found.rows) == MOST_PAIRS
    assert "they clash" in "".join(run.text for run in found.rows[0].cells[0].entries[0].runs)
    assert "Left out here: one more pair" in next(lines(blocks))


def test_one_proposal_makes_no_pair() -> None:
    """Nothing is said."""
    assert _blocks() == ()
