"""How a case stands on its record, and what a new batch did to it."""

from __future__ import annotations

from typing import Any

import pytest

from detente.case.evidence import Evidence
from detente.case.judgements import Judged
from detente.case.support import NOTHING, Map, map_of, supports, turns


def made(name: str, grade: Any = "stated", *, because: bool = True) -> Judged:
    """Return a judgement."""
    query: Any = ("query",) if because else ()
    return Judged(name, "option", name, grade, query, (), "", None, None, ("option", 0))


def piece(
    judgement: str, item: str, origin: str, bearing: Any = "for", *, interested: bool = False
) -> Evidence:
    """Return an item on a judgement."""
    return Evidence(
        judgement=judgement, item=item, document="d", bearing=bearing, start=None, end=None, told=None, party=None,
        kind="act", intensity=None, origin=origin, interested=interested,
    )  # fmt: skip


def pieces(text: str) -> list[Evidence]:
    """Return evidence on one judgement: `ab-c` is items for it from origins a and b, and one against from c."""
    mine, _, other = text.partition("-")
    return [
        *(piece("j", f"{n}{origin}", origin) for n, origin in enumerate(mine)),
        *(piece("j", f"-{n}{origin}", origin, "against") for n, origin in enumerate(other)),
    ]


def test_support_counts_origins_not_items() -> None:
    """Three items of two origins, one of them interested; evidence on another judgement is not mixed in."""
    evidence = [
        piece("a", "1", "x"), piece("a", "2", "x"), piece("a", "3", "y", interested=True), piece("a", "4", "z", "against"),
        piece("b", "5", "x"),
    ]  # fmt: skip
    [a, c] = supports([made("a"), made("c")], evidence)
    assert (a.items, a.against, a.origins, a.interested, a.origins_against) == (
        ("1", "2", "3"),
        ("4",),
        2,
        1,
        1,
    )
    assert (a.found_nothing, a.leans_against) == (False, False)
    assert (c.items, c.found_nothing) == ((), True)


def test_a_map_says_how_much_rests_on_what() -> None:
    """What is assumed has no origin to count, and nothing it stands on to miss."""
    judged = [
        made("a"),
        made("b", "direction"),
        made("c", "assumed", because=False),
        made("d"),
        made("e", "assumed"),
    ]
    evidence = [piece("a", "1", "x"), piece("b", "2", "x"), piece("b", "3", "y"), piece("b", "4", "z", "against"),
                piece("e", "5", "x")]  # fmt: skip
    found = map_of(supports(judged, evidence))
    assert found == Map(
        stated=1, direction=1, assumed=2, stated_on_nothing=1, direction_on_nothing=0, on_one_origin=1, disputed=1
    )  # fmt: skip
    assert found.judgements == 5


def test_what_finds_nothing_keeps_no_grade() -> None:
    """A grade that claims sentences holds only with some; what is assumed claims none."""
    judged = [made("a"), made("b"), made("c", "direction"), made("d", "assumed")]
    held = [
        each.grade_held for each in supports(judged, [piece("a", "1", "x"), piece("c", "2", "x", "against")])
    ]
    assert held == ["stated", NOTHING, NOTHING, "assumed"]


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("", "a", "gained"),
        ("a", "ab", "gained"),
        ("a", "aaaa", None),
        ("a-b", "a", "gained"),
        ("a", "", "lost"),
        ("ab", "a", "lost"),
        ("ab", "ab-c", "lost"),
        ("a", "a-bbbb", "lost"),
        ("a", "a-bc", "turned"),
        ("", "-a", "turned"),
        ("a-bc", "ab-bc", "turned"),
        ("a-bc", "abd-bc", "turned"),
        ("a-b", "ab-bc", "lost"),
        ("a", "a", None),
        ("", "", None),
    ],
)
def test_a_batch_turns_a_judgement_by_origins(before: str, after: str, how: str | None) -> None:
    """It gains, loses or turns by origins; more items of the same origins do nothing."""
    judged = [made("j")]
    found = turns(supports(judged, pieces(before)), supports(judged, pieces(after)))
    assert [each.how for each in found] == ([how] if how else [])


def test_a_turn_names_the_items_that_did_it() -> None:
    """Only new ones, those against first."""
    judged = [made("j")]
    [turn] = turns(supports(judged, pieces("a")), supports(judged, pieces("ab-c")))
    assert turn.items == ("-0c", "1b")
    assert (turn.before.origins, turn.after.origins) == (1, 2)
