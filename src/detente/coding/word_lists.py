"""Lists of words as they stand in the code: one string, words apart."""

from __future__ import annotations

__all__ = ["wordlist"]


def wordlist(words: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(words.split())
