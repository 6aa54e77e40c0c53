"""Conditions on options: read as written, equal to logic on every assignment, and refused in words."""

from __future__ import annotations

import contextlib
import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from detente.case.expressions import (
    DEEPEST,
    LONGEST,
    Both,
    Expression,
    ExpressionError,
    Name,
    Not,
    conjunctions,
    holds,
    measure,
    names,
    parsed,
    substituted,
)

IDS = ("aid", "leave", "sign", "9-lives", "x_y")
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(IDS).map(Name),
    lambda inner: st.one_of(
        inner.map(Not), st.builds(Both, st.sampled_from(("and", "or", "if", "iff")), inner, inner)
    ),
    max_leaves=12,
)


def printed(expression: Expression) -> str:
    """Return a condition with every bracket written."""
    if isinstance(expression, Name):
        return expression.name
    if isinstance(expression, Not):
        return f"not ({printed(expression.part)})"
    return f"({printed(expression.left)}) {expression.word} ({printed(expression.right)})"


def truth(expression: Expression, taken: dict[str, bool]) -> bool:
    """Return whether a condition holds, by Python's own logic."""
    if isinstance(expression, Name):
        return taken[expression.name]
    if isinstance(expression, Not):
        return not truth(expression.part, taken)
    left, right = truth(expression.left, taken), truth(expression.right, taken)
    return {"and": left and right, "or": left or right, "if": left or not right, "iff": left == right}[
        expression.word
    ]


def assignments() -> list[dict[str, bool]]:
    """Return every way to take or leave the options."""
    return [dict(zip(IDS, values, strict=True)) for values in product((False, True), repeat=len(IDS))]


def columns() -> dict[str, NDArray[np.bool_]]:
    """Return the same as one array an option."""
    return {name: np.array([each[name] for each in assignments()]) for name in IDS}


@given(EXPRESSIONS)
def test_a_printed_condition_reads_as_itself(expression: Expression) -> None:
    """What is printed with all its brackets parses to the same tree."""
    assert parsed(printed(expression)) == expression


@given(EXPRESSIONS)
def test_a_condition_holds_where_logic_says_so(expression: Expression) -> None:
    """On every assignment the arrays say what Python's own logic says."""
    expected = [truth(expression, taken) for taken in assignments()]
    assert holds(expression, columns()).tolist() == expected


@given(EXPRESSIONS)
def test_alternatives_hold_exactly_where_the_condition_does(expression: Expression) -> None:
    """A condition holds where one of its alternatives does, and nowhere else."""
    found = conjunctions(expression, most=100_000)
    for taken in assignments():
        met = any(all(taken[name] == value for name, value in each.items()) for each in found)
        assert met == truth(expression, taken)


@given(EXPRESSIONS, EXPRESSIONS)
def test_a_name_stands_for_what_it_means(expression: Expression, meaning: Expression) -> None:
    """A condition with a name replaced holds where it holds once the name has the meaning's truth."""
    replaced = substituted(expression, {"aid": meaning})
    given_truth = columns() | {"aid": holds(meaning, columns())}
    assert holds(replaced, columns()).tolist() == holds(expression, given_truth).tolist()
    assert measure(expression, {"aid": measure(meaning, {})}) == measure(replaced, {})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a and b or c", "(a and b) or c"),
        ("a or b and c", "a or (b and c)"),
        ("not a and b", "(not a) and b"),
        ("not not a", "not (not a)"),
        ("a if b or c", "a if (b or c)"),
        ("a iff b if c", "a iff (b if c)"),
        ("a if b iff c", "(a if b) iff c"),
        ("a if b if c", "(a if b) if c"),
        ("a\n  and\tb", "a and b"),
        ("((a))", "a"),
        ("not(a)and(b)", "not a and b"),
    ],
)
def test_words_bind_as_documented(text: str, meant: str) -> None:
    """`not` binds tightest, then `and`, `or`, `if`, `iff`; equal ones from the left."""
    assert parsed(text) == parsed(meant)


def test_an_option_may_begin_like_a_word() -> None:
    """`android`, `not-yet` and `iffy` are names."""
    assert names(parsed("android and not-yet or iffy")) == {"android", "not-yet", "iffy"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the condition is empty"),
        (" \n\t ", "the condition is empty"),
        ("a b", "'b' is left over after 'a'"),
        ("a)", "')' is left over after 'a'"),
        ("(a", "a bracket is not closed after '( a'"),
        ("a and", "something is missing after 'a and'"),
        ("not", "something is missing after 'not'"),
        ("and a", "an option is missing before 'and'"),
        ("()", "an option is missing before ')'"),
        ("a & b", "'& b' is no option's id, word or bracket"),
        ("Aid", "'Aid' is no option's id, word or bracket"),
        ("a and ünion", "'ünion' is no option's id, word or bracket"),
        ("__import__('os')", "\"__import__('\" is no option's id, word or bracket"),
        ("a\x00b", "'\\x00b' is no option's id, word or bracket"),
    ],
)
def test_what_is_no_condition_is_refused_in_words(text: str, message: str) -> None:
    """The message names the word and what stands before it."""
    with pytest.raises(ExpressionError) as refused:
        parsed(text)
    assert str(refused.value) == message


def test_a_condition_too_long_or_too_deep_is_refused() -> None:
    """Beyond what anybody reads, it says so instead of exhausting the stack."""
    with pytest.raises(ExpressionError, match=f"more than {LONGEST} words"):
        parsed(" and ".join(["a"] * LONGEST))
    for text in ("(" * 200 + "a" + ")" * 200, "not " * 200 + "a", "not(" * 150 + "a" + ")" * 150):
        with pytest.raises(ExpressionError, match=f"nest deeper than {DEEPEST}"):
            parsed(text)
    assert parsed("(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1)) == Name("a")


@given(st.text(alphabet="ab ()notifandr", max_size=60))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a condition or an ExpressionError comes of a text."""
    try:
        found = parsed(text)
    except ExpressionError:
        return
    assert parsed(printed(found)) == found


@pytest.mark.parametrize(
    "text", ["a and " * 50_000, "(" * 300_000, " " * 300_000 + "!", "a" * 300_000, "not " * 75_000]
)
def test_hostile_length_takes_no_time(text: str) -> None:
    """A text of 300,000 characters is refused, or read, in well under a second."""
    start = time.perf_counter()
    with contextlib.suppress(ExpressionError):
        parsed(text)
    assert time.perf_counter() - start < 1


def test_many_alternatives_are_refused_and_soon() -> None:
    """A condition with more alternatives than asked for says so; `iff` upon `iff` does not take for ever to say it."""
    start = time.perf_counter()
    with pytest.raises(ExpressionError, match="more than 4096 alternatives"):
        conjunctions(parsed(" iff ".join(f"a{n}" for n in range(200))))
    with pytest.raises(ExpressionError, match="more than 16 alternatives"):
        conjunctions(parsed(" and ".join(f"(a{n} or b{n})" for n in range(5))), most=16)
    assert time.perf_counter() - start < 20


def test_what_never_holds_has_no_alternative() -> None:
    """A contradiction is an empty result."""
    assert conjunctions(parsed("a and not a")) == ()
