"""Pairs of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.statements.quotations import quotations

PAIRS = {
    "curly": ("He said “yes” and “no”.", ["yes", "no"]),
    "straight": ('He said "yes" and "no".', ["yes", "no"]),
    "doubled single marks": ("He said ''yes'' and left.", ["yes"]),
    "guillemets": ("He said «yes» and left.", ["yes"]),
    "single": ("He said ‘yes, now’ and left.", ["yes, now"]),
    "single inside double": ("“He said ‘yes’ then.”", ["He said ‘yes’ then."]),
    "apostrophes": ("The harbour's crew didn't see the pilots' lights.", []),
    "never closed": ("He said “yes and left.", ["yes and left."]),
    "never opened": ("He said yes” and left.", []),
    "inches": ('A 6" plank lay there.', []),
}


@pytest.mark.parametrize(("text", "inner"), PAIRS.values(), ids=PAIRS)
def test_which_words_stand_between_marks(text: str, inner: list[str]) -> None:
    """Without the marks themselves."""
    found = [text[start:end] for start, end in (q.inner for q in quotations(text, 0, len(text)))]
    assert found == inner


@given(st.text(alphabet="ab ,.\"'“”‘’«»`\n", max_size=80))
def test_quotations_are_in_order_and_inside_the_paragraph(text: str) -> None:
    """They do not overlap, and their words lie between their marks."""
    last = 0
    for quotation in quotations(text, 0, len(text)):
        start, end = quotation.inner
        assert last <= quotation.start < start <= end <= quotation.end <= len(text)
        last = quotation.end
