"""The map of support: counts add up, what finds nothing is listed, what is disputed leads to its items."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Entries
from detente.case.support import map_of
from tests.brief.cases import cells, lines, section, table, told, with_case

GROUND = section("ground").blocks


def test_the_case_is_named_with_file_and_hash() -> None:
    """The first paragraph on the case says which file was read, whatever folder it lies in."""
    found = with_case().case
    assert found is not None
    (line,) = [line for line in lines(GROUND) if "The case read with it" in line]
    assert "The war of the straits. File straits.toml, hash " + found.case.hash in line
    assert "/" not in line


def test_the_last_row_is_the_sum_of_the_others() -> None:
    """Every judgement is in exactly one row."""
    found = table(GROUND, "What the case's judgements rest on")
    rows = [[int(told(cell.entries[0])) for cell in row.cells] for row in found.rows]
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    case = with_case().case
    assert case is not None
    whole = map_of(case.support)
    assert cells(found, "All")["Assumed"] == str(whole.assumed)
    assert cells(found, "All")["Nothing found"] == str(whole.on_nothing)


def test_each_query_that_finds_nothing_is_repeated() -> None:
    """The warning names every judgement whose `because` has no answer."""
    (warned,) = [b for b in GROUND if isinstance(b, Entries) and b.caption.startswith("Warning")]
    said = [told(entry) for entry in warned.entries]
    assert len(said) == 2
    assert "Sudmark has publicly stated on The straits: open to all [nothing in the record]" in said


def test_each_disputed_judgement_leads_to_both_sides() -> None:
    """Items for it behind the judgement, items against it behind its note."""
    (disputed,) = [b for b in GROUND if isinstance(b, Entries) and "speak against" in b.caption]
    for entry in disputed.entries:
        assert entry.evidence
        assert any(note.evidence and "against it" in told(note) for note in entry.notes)


def test_more_than_can_be_read_is_counted() -> None:
    """The rest is counted, with the command that lists it."""
    found = with_case()
    assert found.case is not None
    empty = next(each for each in found.case.support if each.found_nothing)
    many = replace(found, case=replace(found.case, support=(*found.case.support, *([empty] * 25))))
    assert "and 7 more: the command “detente check” lists them all" in list(
        lines(section("ground", many).blocks)
    )
