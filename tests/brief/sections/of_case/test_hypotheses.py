"""Rival explanations: items on both sides, priors as assumed ranges, nothing weighed."""

from __future__ import annotations

from tests.brief.cases import cells, lines, section, table

BLOCKS = section("explanations").blocks


def test_explanations_are_said_not_to_be_weighed() -> None:
    """A count of items is no weight."""
    first = next(lines(BLOCKS))
    assert "They are not weighed: no method here weighs them yet." in first
    assert "A count of items is no weight" in first


def test_each_explanation_leads_to_items_for_and_against() -> None:
    """With how many origins at most."""
    found = table(BLOCKS, "Of the conduct of Norland")
    row = cells(found, "Norland talks to end the war")
    assert row["Items for it"].startswith("one item, at most one origin")
    assert row["Items against it"].startswith("one item, at most one origin")
    assert row["It would imply"] == "it will trade the straits for a truce"
    assert all(cell.entries[0].evidence for cell in found.rows[1].cells[1:3])


def test_a_prior_is_a_range_and_assumed() -> None:
    """Whatever the explanation itself rests on."""
    row = cells(table(BLOCKS, "Of the conduct of Norland"), "Norland talks to gain time")
    assert row["Prior"] == "0.2 to 0.5 [assumed] / why: a guess before the concession"


def test_what_the_texts_offer_stays_below() -> None:
    """Unweighed, as their authors' statements."""
    said = list(lines(BLOCKS))
    assert said.index("Of the conduct of Norland") < len(said) - 1
    assert any(line.startswith("Offered by the texts") and "No case" not in line for line in said)
