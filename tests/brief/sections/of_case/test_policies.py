"""What follows from each course: what the others come to, how often, on which assumptions; none above another."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.sections.of_case.policies import policies
from detente.brief.sections.of_case.states import States
from detente.methods.graph_model.answer import GraphAnswer
from tests.brief.cases import answer, cells, lines, table, telling, told


def _of(given: GraphAnswer) -> States:
    return States(telling(), given)


def test_a_course_says_what_it_sets_and_what_the_others_come_to() -> None:
    """Only what differs from now is named as set; rules follow in words."""
    found = table(policies(_of(answer())), "each course: Harbour")
    stay = cells(found, "stay at the table")
    assert stay["What it sets"] == "its own options as now"
    assert stay["The others come to"].startswith("state 3 (a truce holds)")
    assert stay["For the talks"] == (
        "a freeze: in about four in five (412 of 500 draws)"
        " | the conflict goes on: in about one in five (88 of 500 draws)"
    )
    go = cells(found, "leave the talks")
    assert go["What it sets"] == "“leave the talks” | when “sign a truce”: “leave the talks”"
    assert go["What it costs"] == "leave the talks: 1 to 3 months without a channel [assumed]"


def test_a_course_names_the_assumptions_it_hangs_on() -> None:
    """In words, marked as assumed; that none does is said."""
    found = table(policies(_of(answer())), "each course: Harbour")
    hangs = cells(found, "stay at the table")["Hangs on the assumption that"]
    assert hangs.startswith("Norland would have, in place 2, maybe 1 to 2: “sign a truce” [assumed]")
    assert cells(found, "leave the talks")["Hangs on the assumption that"] == (
        "no single assumed judgement changes it"
    )


def test_courses_stand_in_the_cases_order() -> None:
    """None is set above another, and the page says so."""
    blocks = policies(_of(answer()))
    assert [told(row.header) for row in table(blocks, "each course").rows] == [
        "stay at the table",
        "leave the talks",
    ]
    assert "none is set above another" in next(lines(blocks))


def test_courses_that_come_to_the_same_are_said_not_to_be_told_apart() -> None:
    """By what the states mean for the talks in the case's own order."""
    given = answer()
    alike = replace(given, courses=tuple(replace(course, rests=(3,)) for course in given.courses))
    assert any("the model does not tell them apart" in line for line in lines(policies(_of(alike))))
    apart = list(lines(policies(_of(given))))
    assert any("each course comes to something else" in line for line in apart)


def test_some_courses_alike_are_named_together() -> None:
    """With what they come to; a single course has nothing to be set against."""
    given = answer()
    stay, go = given.courses
    third = replace(stay, by="harbour", rests=(3,))
    said = "\n".join(lines(policies(_of(replace(given, courses=(stay, go, third))))))
    assert "come to the same for the talks, and the model does not tell them apart: “stay at the table” and “stay at the table” (a freeze)" in said  # fmt: skip
    alone = "\n".join(lines(policies(_of(replace(given, courses=(stay,))))))
    assert "The case names one course" in alone


def test_without_draws_meanings_stand_without_shares() -> None:
    """Nothing was drawn, so nothing is counted, and states that were not singled out go by number."""
    given = replace(answer(), draws=0)
    course = replace(given.courses[0], rests=(77,), hangs_on=("minimum:nobody/nothing",))
    blocks = policies(_of(replace(given, courses=(course, given.courses[1]))))
    row = cells(table(blocks, "each course"), "stay at the table")
    assert row["For the talks"] == "a freeze | the conflict goes on"
    assert row["The others come to"] == "state 77"
    assert row["Hangs on the assumption that"] == "minimum:nobody/nothing [assumed]"
    assert "draw" not in "\n".join(lines(blocks))


def test_going_round_is_no_rest() -> None:
    """Where the others come to no state that rests, the states they come to again and again are named."""
    given = answer()
    course = replace(given.courses[0], rests=(), circles=(1, 3))
    found = table(policies(_of(replace(given, courses=(course,)))), "each course")
    words = cells(found, "stay at the table")["The others come to"]
    assert words.startswith("no rest: they come again and again to these / state 1")
    assert "state 3 (a truce holds)" in words


def test_a_case_without_courses_says_nothing_of_them() -> None:
    """No empty table."""
    assert policies(_of(replace(answer(), courses=()))) == ()
