"""Lists of words written as one string."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.coding.word_lists import wordlist

WORDS = st.lists(st.text("abcdefgh-'", min_size=1, max_size=6), max_size=8)


@given(WORDS, st.sampled_from([" ", "  ", "\n", " \n "]))
def test_each_word_once_however_far_apart(words: list[str], gap: str) -> None:
    """White space of any width parts them."""
    assert wordlist(gap.join(words)) == frozenset(words)
