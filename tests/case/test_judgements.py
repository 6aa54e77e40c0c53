"""The judgements of a case: their names, grades and what speaks against them."""

from __future__ import annotations

import pytest

from detente.case.judgements import judgements
from tests.case.builders import case_with, evidence_of, judged
from tests.record.builders import Scene

POSITION = (
    '[[position]]\nparty = "sudmark"\nissue = "truce"\nstated = "some"\non = 2031-05-01\n'
    'because = { speaker = "sudmark", issue = "truce", act = "demand", position = "some" }\n'
)
MINIMUM = (
    '[[minimum]]\nparty = "sudmark"\nissue = "truce"\nlow = "none"\nhigh = "some"\nassumed = "posture"\n'
)
BECAUSE = 'because = { speaker = "sudmark" }\n'


def option(more: str) -> str:
    """Return an option with some grounds."""
    return f'[[option]]\nid = "o"\nname = "O"\nholder = "norland"\n{more}'


@pytest.mark.parametrize(
    ("table", "name", "grade"),
    [
        (POSITION, "position:sudmark/truce", "stated"),
        (POSITION + 'assumed = "read so"\n', "position:sudmark/truce", "direction"),
        (POSITION + 'grade = "direction"\n', "position:sudmark/truce", "direction"),
        (POSITION + 'grade = "assumed"\n', "position:sudmark/truce", "assumed"),
        (MINIMUM, "minimum:sudmark/truce", "assumed"),
        (MINIMUM + BECAUSE, "minimum:sudmark/truce", "direction"),
        (MINIMUM.replace('assumed = "posture"\n', BECAUSE), "minimum:sudmark/truce", "direction"),
        (option(BECAUSE), "option:o", "stated"),
        (option('assumed = "a"\n'), "option:o", "assumed"),
    ],
)
def test_a_grade_is_the_lowest_its_grounds_call_for(table: str, name: str, grade: str) -> None:
    """What repeats words is stated, what reads them is directional, what nobody said is assumed; as written goes first."""
    assert judged(case_with(table), name).grade == grade


def test_declarations_count_only_with_grounds() -> None:
    """Parties and issues are no judgements; one that says why is."""
    names = [each.id for each in judgements(case_with())]
    assert names == ["option:blockade", "option:leave"]
    grounded = case_with(
        '[[party]]\nid = "isles"\nname = "Isles"\nrole = "third"\nassumed = "they may join"\n'
    )
    assert next(each.id for each in judgements(grounded)) == "party:isles"


def test_names_are_each_used_once_and_do_not_hang_on_order_elsewhere() -> None:
    """Two positions of one party on one issue are told apart; a table added elsewhere renames nothing."""
    names = [each.id for each in judgements(case_with(POSITION + POSITION.replace('"some"', '"full"')))]
    assert names[:2] == ["position:sudmark/truce", "position:sudmark/truce/2"]
    assert len(set(names)) == len(names)
    more = [
        each.id
        for each in judgements(case_with(POSITION + option(BECAUSE) + POSITION.replace('"some"', '"full"')))
    ]
    assert set(names) < set(more)


def against(table: str, name: str) -> list[str]:
    """Return the words that speak against a judgement in a record of Sudmark's acts."""
    made = Scene()
    text = (
        "Moll offered full on 1 May. Moll accepted full early. Moll demanded full. Moll refused full. Moll offered none. "
        "Moll denied asking for some. Varg offered full. Moll offered some."
    )
    paper = made.paper(text, "2031-05-02")
    for words, act, by, level, on, status in (
        ("Moll offered full on 1 May", "offer", "moll", "full", "2031-05-01", "reported"),
        ("Moll accepted full early", "acceptance", "moll", "full", "2031-04-30", "reported"),
        ("Moll demanded full", "demand", "moll", "full", "2031-05-02", "reported"),
        ("Moll refused full", "refusal", "moll", "full", "2031-05-02", "reported"),
        ("Moll offered none", "offer", "moll", "none", "2031-05-02", "reported"),
        ("Moll denied asking for some", "demand", "moll", "limited", "2031-05-02", "negated"),
        ("Varg offered full", "offer", "varg", "full", "2031-05-02", "reported"),
        ("Moll offered some", "offer", "moll", "limited", "2031-05-02", "reported"),
    ):
        made.act(paper, words, act, by, issue="ceasefire", position=level, on=on, status=status)
    record = made.record()
    case = case_with(table)
    found = [e for e in evidence_of(case, record) if e.judgement == name and e.bearing == "against"]
    return sorted(item.words for e in found if (item := record.item(e.item)))


def test_against_a_stated_position_speak_other_levels_since_then() -> None:
    """Another level asked for on its day or later, or its own denied: not an earlier one, nor a refusal of more."""
    assert against(POSITION, "position:sudmark/truce") == [
        "Moll demanded full", "Moll denied asking for some", "Moll offered full on 1 May", "Moll offered none",
    ]  # fmt: skip


def test_against_a_minimum_speaks_what_binds_beyond_its_range() -> None:
    """An offer or acceptance outside the range; a demand shows only what is asked."""
    assert against(MINIMUM, "minimum:sudmark/truce") == [
        "Moll accepted full early",
        "Moll offered full on 1 May",
    ]


def test_an_against_of_its_own_replaces_the_default() -> None:
    """Where a person says what speaks against, nothing else does."""
    table = MINIMUM + 'against = { speaker = "norland", act = "offer" }\n'
    assert against(table, "minimum:sudmark/truce") == ["Varg offered full"]


def test_a_range_of_all_levels_has_nothing_beyond() -> None:
    """Nothing speaks against what excludes nothing."""
    assert judged(case_with(MINIMUM.replace('"some"', '"full"')), "minimum:sudmark/truce").against == ()


def test_an_item_for_and_against_counts_against() -> None:
    """`against` is the narrower question."""
    table = option('because = { speaker = "sudmark" }\nagainst = { speaker = "sudmark", act = "refusal" }\n')
    assert against(table, "option:o") == ["Moll refused full"]
