"""The ladder with the next rung and what blocks it; guarantees and spoilers."""

from __future__ import annotations

from pathlib import Path

from tests.brief.cases import case_of, cells, lines, section, table, told, with_case

BLOCKS = section("ladder").blocks


def test_the_next_rung_is_named_with_what_stands_in_its_way() -> None:
    """The lowest above the highest that was reached."""
    first = next(lines(BLOCKS))
    assert "Reached, as the case has it: humanitarian exchange (2 March 2031)." in first
    assert "The next rung: limited ceasefire." in first
    assert "no answer from Sudmark and who monitors it." in first


def test_a_rung_that_was_reached_leads_to_its_items() -> None:
    """When, and by which items."""
    found = table(BLOCKS, "The ladder")
    assert cells(found, "humanitarian exchange")["Reached"].startswith("yes (2 March 2031)")
    assert found.rows[0].cells[0].entries[0].evidence
    assert told(found.rows[1].header) == "limited ceasefire [next]"
    assert cells(found, "settlement")["Reached"].startswith("no [assumed]")


def test_a_rung_below_one_that_was_reached_is_passed_over(tmp_path: Path) -> None:
    """The next rung lies above; nothing below it is called next."""
    case = case_of(
        tmp_path, lambda text: text.replace('name = "settlement"\n', 'name = "settlement"\nreached = true\n')
    )
    blocks = section("ladder", with_case(case=case)).blocks
    assert "No rung lies above." in next(lines(blocks))
    rungs = [told(row.header) for row in table(blocks, "The ladder").rows]
    assert rungs == ["humanitarian exchange", "limited ceasefire", "settlement"]


def test_guarantees_and_spoilers_have_their_means() -> None:
    """By whom to whom, on which trigger, what; who can undo it, from where."""
    assert cells(table(BLOCKS, "Guarantees"), "Harbour to Sudmark")["Trigger"] == "the port is shelled"
    row = cells(table(BLOCKS, "Who can undo"), "The captains of Norland's fleet")
    assert row == {
        "Where": "outside the talks",
        "Part of": "Norland",
        "By which means": "a raid in the night",
    }


def test_no_base_rate_is_made_up() -> None:
    """The page says that there is none."""
    assert any("no base rate with a source is at hand" in line for line in lines(BLOCKS))


def test_a_rung_that_was_skipped_is_marked(tmp_path: Path) -> None:
    """Between rungs that were reached, one that was not is passed over."""

    def change(text: str) -> str:
        more = '\n[[rung]]\nid = "last"\nname = "settlement carried out"\nassumed = "far off"\n'
        reached = text.replace('name = "settlement"\n', 'name = "settlement"\nreached = true\n')
        return reached.replace("\n[[hypothesis]]", f"{more}\n[[hypothesis]]", 1)

    found = table(section("ladder", with_case(case=case_of(tmp_path, change))).blocks, "The ladder")
    assert [told(row.header) for row in found.rows] == [
        "humanitarian exchange",
        "limited ceasefire [passed over]",
        "settlement",
        "settlement carried out [next]",
    ]
