"""Errors say place, rule and mend."""

from detente.errors import InputError, Problem


def test_a_problem_is_one_line_with_place_rule_and_mend() -> None:
    """The mend follows the rule; without one nothing dangles."""
    assert str(Problem("book.toml: line 3", "side 'x' is not declared", "add it")) == (
        "book.toml: line 3: side 'x' is not declared; add it"
    )
    assert str(Problem("a.txt", "the file is empty")) == "a.txt: the file is empty"


def test_an_error_carries_every_problem() -> None:
    """All problems stand in the message, a line each, in their order."""
    error = InputError([Problem("a", "one"), Problem("b", "two")])
    assert str(error).splitlines() == ["a: one", "b: two"]
    assert [problem.place for problem in error.problems] == ["a", "b"]
