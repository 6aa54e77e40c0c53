"""The parties, their stated positions with items, and minimums that are unknown unless somebody judged them."""

from __future__ import annotations

from tests.brief.cases import cells, section, table

BLOCKS = section("positions").blocks


def test_parties_say_role_and_whose_part_they_are() -> None:
    """Role, the party it is within, and its capability as a range with its grade."""
    found = table(BLOCKS, "The parties")
    assert cells(found, "Assembly")["Part of"] == "Harbour"
    assert cells(found, "Assembly")["Role"] == "third party"
    assert cells(found, "Norland")["Can bring to bear"].startswith("0.6 to 1 of the strongest [assumed]")


def test_a_stated_position_leads_to_its_items_and_a_minimum_to_its_grade() -> None:
    """What was said is evidence; the least that would do is marked as ours."""
    found = table(BLOCKS, "Stated positions and minimums")
    norland = cells(found, "The straits")["Norland"]
    assert norland.startswith("states: closed to Sudmark (1 March 2031) [disputed]")
    assert "minimum, assumed: between “closed to Sudmark” and “open under monitors” [assumed]" in norland
    assert "weighs 0.5 to 0.9 with it [assumed]" in norland
    (row,) = found.rows
    assert row.cells[0].entries[0].evidence


def test_a_judged_minimum_is_not_called_assumed() -> None:
    """Where sentences carry which way, the words say judged and the mark says direction."""
    found = table(BLOCKS, "Stated positions and minimums")
    assert "minimum, judged: between “open under monitors” and “open to all” [direction]" in cells(found, "The straits")["Sudmark"]  # fmt: skip


def test_the_records_own_table_stays() -> None:
    """What the record itself shows stands before what the case makes of it."""
    captions = [getattr(block, "caption", "") for block in BLOCKS]
    assert captions.index("Latest stated position, by issue and party") < captions.index("The parties")


def test_a_minimum_nobody_judged_is_unknown(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A position alone says nothing of the least that would do."""
    from tests.brief.cases import case_of, with_case

    def without(text: str) -> str:
        start = text.index("[[minimum]]")
        return text[:start] + text[text.index("[[salience]]") :]

    found = table(section("positions", with_case(case=case_of(tmp_path, without))).blocks, "Stated positions")
    assert cells(found, "The straits")["Sudmark"].endswith("minimum: unknown")
