"""Quotation marks, unfit characters and clipped texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.typography import clip, fit, in_quotes, without_bidi_controls


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("we shall wait", "“we shall wait”"),
        ("“we shall wait”", "“we shall wait”"),
        ('"we shall wait"', "“we shall wait”"),
        ("«we shall wait»", "“we shall wait”"),
        ("„we shall wait“", "“we shall wait”"),
        ("“We shall wait.", "“We shall wait.”"),
        ("We shall wait.”", "“We shall wait.”"),
        (" we shall wait ", "“we shall wait”"),
        ("he called it “a ruse”", "‘he called it “a ruse”’"),
        ("“A ruse,” he said, “and a poor one”", "‘“A ruse,” he said, “and a poor one”’"),
        ('"A ruse," he said, "and a poor one"', '‘"A ruse," he said, "and a poor one"’'),
        ("the miners' wage isn't settled", "“the miners' wage isn't settled”"),
        ("", "“”"),
        ("”", "“”"),
    ],
)
def test_quotation_marks_stand_once(words: str, shown: str) -> None:
    """Marks that enclose the words give way to ours; marks inside stay and take single ones around them."""
    assert str(in_quotes(words)) == shown


@given(st.text())
def test_quoting_keeps_the_words(words: str) -> None:
    """What stands between the marks is a stretch of the words, short of at most one mark and spaces at each end."""
    quoted = in_quotes(words)
    assert quoted.words in words
    assert len(words.strip()) - len(quoted.words.strip()) <= 2 + sum(c.isspace() for c in words)


@given(st.text(st.characters(codec=None)))
def test_fit_text_can_be_written_anywhere(text: str) -> None:
    """No control, surrogate or noncharacter is left, and doing it twice changes nothing."""
    fitted = fit(text)
    fitted.encode("utf-8")
    assert not any(ord(c) < 32 and c not in "\t\n" for c in fitted)
    assert fit(fitted) == fitted


def test_unfit_characters_leave_a_trace() -> None:
    """A character that cannot be shown is seen to have been there; ends of line of all sorts become one."""
    assert fit("a\x00b\ud800c\r\nd\re") == "a\ufffdb\ufffdc\nd\ne"


def test_bidi_controls_are_dropped_where_nothing_isolates_them() -> None:
    """Text for a title or an attribute cannot turn what follows it around."""
    assert without_bidi_controls("a\u202eb\u2066c\u200fd") == "abcd"


def test_a_clipped_text_keeps_its_ends() -> None:
    """A long text loses its middle at spaces; a short one only its line breaks."""
    assert clip("one\ntwo") == "one two"
    assert clip("alpha beta gamma delta epsilon zeta eta theta", 30) == "alpha beta gamma … eta theta"


@given(st.text(), st.integers(min_value=6, max_value=200))
def test_a_clipped_text_is_no_longer_than_asked(text: str, most: int) -> None:
    """The length asked for is exceeded by the ellipsis at most."""
    assert len(clip(text, most)) <= most + 3
