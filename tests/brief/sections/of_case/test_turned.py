"""Judgements that gained, lost or turned, with the items that did it."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Entries
from tests.brief.cases import lines, section, told, with_case


def _turned() -> list[str]:
    (found,) = [
        b for b in section("changes").blocks if isinstance(b, Entries) and b.caption.startswith("Judgements")
    ]
    assert all(entry.evidence for entry in found.entries)
    return [told(entry) for entry in found.entries]


def test_what_turned_comes_first_then_what_lost() -> None:
    """The order is by how much it matters, and each says origins before and now."""
    said = _turned()
    assert said[0].startswith(
        "No longer more against it than for it: of Norland: Norland talks to end the war"
    )
    assert said[1].startswith("Lost: Norland has publicly stated")
    assert "Before: for it at most one origin, against it none; now: for it at most one origin" in said[1]
    assert all(each.startswith("Gained: ") for each in said[2:])


def test_nothing_is_said_to_have_changed_without_a_day() -> None:
    """Over the whole period there is nothing to compare with."""
    found = replace(with_case(), since=None)
    assert any("No earlier day was given" in line for line in lines(section("changes", found).blocks))


def test_that_nothing_changed_is_said() -> None:
    """A line says so."""
    found = with_case()
    assert found.case is not None
    still = replace(found, case=replace(found.case, turns=()))
    said = list(lines(section("changes", still).blocks))
    assert "No judgement of the case gained, lost or turned." in said


def test_what_lost_by_items_that_went_away_says_so() -> None:
    """Without new items the entry leads nowhere and gives the reason."""
    found = with_case()
    assert found.case is not None
    gone = replace(found.case, turns=(replace(found.case.turns[0], items=()),))
    said = list(lines(section("changes", replace(found, case=gone)).blocks))
    assert "no new item: earlier ones no longer count" in said


def test_more_than_can_be_read_is_counted() -> None:
    """The rest is counted, with the command that lists it."""
    found = with_case()
    assert found.case is not None
    many = replace(found.case, turns=found.case.turns[:1] * 18)
    said = list(lines(section("changes", replace(found, case=many)).blocks))
    assert "and 3 more: the command “detente check --since” lists them all" in said
