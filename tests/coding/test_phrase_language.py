"""The phrase language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.phrase_language import PhraseError, folded, forms, phrases, surfaces


def test_alternatives_for_one_word() -> None:
    """A bar between words stands for either word at that place."""
    assert surfaces("halt|end strikes") == (("halt strikes", "end strikes"),)


def test_brackets_hold_alternatives_of_several_words() -> None:
    """Alternatives in round brackets may be several words long."""
    assert surfaces("(give up|drop) claims") == (("give up claims", "drop claims"),)


def test_brackets_inflect() -> None:
    """Words in brackets take `/v` and `/n` like others."""
    assert "gave up claims" in surfaces("(give/v up|abandon/v) claims")[0]


def test_whole_alternatives() -> None:
    """A bar between spaces parts whole phrases."""
    assert phrases("call/v for | appeal/v to") == ("call/v for", "appeal/v to")


def test_gap_parts_a_phrase() -> None:
    """A star parts a phrase in what stands before and after the gap."""
    assert surfaces("step * back from") == (("step",), ("back from",))


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        pytest.param(*case, id=name)
        for name, case in {
            "an empty phrase": ("", "one space"),
            "two spaces": ("cease  fire", "one space"),
            "a gap at the end": ("step *", "not at an end"),
            "a gap at the beginning": ("* back", "not at an end"),
            "two gaps in a row": ("step * * back", "follow each other"),
            "an unknown part of speech": ("quick/a", "only /v (verb) and /n (noun)"),
            "an empty alternative": ("stop||halt", "empty word"),
            "a bar at the end": ("stop |", "whole phrases"),
            "an open bracket": ("(give up claims", "brackets"),
            "a gap in brackets": ("(give * up|drop) claims", "brackets"),
            "too many strings": (" ".join(["go/v|come/v|run/v"] * 4), "at most 2000"),
        }.items()
    ],
)
def test_refused_phrases(phrase: str, rule: str) -> None:
    """A phrase that breaks the language is refused with the rule it breaks."""
    with pytest.raises(PhraseError, match=re.escape(rule)):
        surfaces(phrase)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    """Folding gives one code point for each, whatever the script."""
    assert len(folded(text)) == len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded stays as it is."""
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("İzmir", "İzmir"),
        ("STRASSE Straße", "strasse straße"),
        ("“Don’t” – NO\u00a0WAY", '"don\'t" - no way'),
        ("ΛΟΓΟΣ λόγος", "λογοσ λόγοσ"),
        ("א ב\nג", "א ב ג"),
    ],
    ids=["Turkish dotted I", "German sharp s", "quotation marks and dashes", "Greek sigma", "Hebrew"],
)
def test_folding(text: str, plain: str) -> None:
    """Case, quotation marks, dashes and spaces become plain."""
    assert folded(text) == plain


def test_base_form_comes_first() -> None:
    """The base is the first of a word's forms, and none comes twice."""
    assert forms("cut/v")[0] == "cut"
    assert len(set(forms("cut/v"))) == len(forms("cut/v"))
