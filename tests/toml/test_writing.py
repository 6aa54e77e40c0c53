"""TOML written for people to read: whatever the words, they come back."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.toml.writing import WIDTH, toml_comment, toml_key, toml_table, toml_value

WORDS = st.text(max_size=80)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        WORDS, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.dates(date(1000, 1, 1))
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=8,
)  # fmt: skip
HOSTILE = 'a "quote" \\ back\\slash\n[[party]]\r\n\t\x00\x07\x1b\x7f\x85\u2028\ufeff\U0001f54a\'\'\'"""#'


@given(VALUES)
def test_a_value_comes_back(value: Any) -> None:
    """What is written is what TOML reads."""
    assert tomllib.loads(f"it = {toml_value(value)}")["it"] == value


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=5))
def test_a_table_comes_back(fields: dict[str, Any]) -> None:
    """Keys and values of a table come back in their order, also where arrays are broken over lines."""
    read = tomllib.loads(toml_table("[[party]]", fields))
    assert read == {"party": [fields]}
    assert list(read["party"][0]) == list(fields)


@given(WORDS)
def test_a_comment_is_nothing_but_a_comment(words: str) -> None:
    """Words in a comment never end it."""
    text = toml_comment(words)
    assert tomllib.loads(f"{text}\nafter = 1\n{text}") == {"after": 1}
    assert all(line.startswith("#") for line in text.split("\n"))


def test_hostile_words_stay_on_one_line() -> None:
    """Quotation marks, line ends and control characters are escaped; what a reader can see stays as it is."""
    written = toml_value(HOSTILE)
    assert tomllib.loads(f"it = {written}")["it"] == HOSTILE
    assert written.isprintable()
    assert "\U0001f54a" in written


def test_half_a_character_is_marked() -> None:
    """A lone surrogate, which no file can hold, becomes the replacement character."""
    assert toml_value("a\ud800b") == '"a\ufffdb"'
    toml_comment("a\udfffb").encode("utf-8")


def test_long_arrays_are_broken_and_short_ones_are_not() -> None:
    """An array wider than the page has an element a line."""
    assert toml_table("", {"a": ["x", "y"]}) == 'a = ["x", "y"]'
    lines = toml_table("[[t]]", {"a": ["x" * 60, "y" * 60]}).split("\n")
    assert lines == ["[[t]]", "a = [", f'    "{"x" * 60}",', f'    "{"y" * 60}",', "]"]


def test_keys_are_quoted_only_where_they_must_be() -> None:
    """An id stands bare."""
    assert (toml_key("us-senate_2"), toml_key("a b"), toml_key("")) == ("us-senate_2", '"a b"', '""')


def test_long_comments_are_wrapped() -> None:
    """No line of a comment is wider than the page where words allow."""
    lines = toml_comment("word " * 100).split("\n")
    assert len(lines) > 3
    assert max(map(len, lines)) <= WIDTH


def test_what_toml_lacks_is_refused() -> None:
    """None is no value."""
    with pytest.raises(TypeError, match="NoneType"):
        toml_value(None)
