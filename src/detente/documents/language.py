"""Which language a text is in, as an ISO 639-1 code."""

from __future__ import annotations

import re

__all__ = ["language_of"]

_SAMPLE = 3_000
_SHORT = 20
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "it",
        "with",
        "as",
        "his",
        "on",
        "be",
        "at",
        "by",
        "he",
        "this",
        "had",
        "not",
        "are",
        "but",
        "from",
        "or",
        "have",
        "an",
        "they",
        "which",
        "you",
        "were",
        "her",
        "all",
        "she",
        "there",
        "would",
        "their",
        "we",
        "him",
        "been",
        "has",
        "when",
        "who",
        "will",
        "more",
        "no",
        "if",
        "out",
        "so",
        "said",
        "what",
        "up",
        "its",
        "about",
        "than",
        "into",
        "them",
        "can",
        "only",
        "other",
        "new",
        "some",
        "could",
        "time",
        "these",
        "two",
        "may",
        "then",
        "do",
        "first",
        "any",
        "my",
        "now",
        "such",
        "like",
        "our",
        "over",
    ]
)
_ONLY_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "that",
        "with",
        "from",
        "which",
        "would",
        "been",
        "this",
        "by",
        "they",
        "their",
        "has",
        "have",
        "said",
        "were",
        "what",
    ]
)
_ENGLISH_SHARE = 0.12
"""Plain English has these at 15 to 25 per cent of its words, no other language above 3."""

UNKNOWN = "und"
"""What ISO 639 writes for a language that cannot be told."""


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `und` if it has no words.

    A text is English if at least 12 % of the words in its first 3,000 characters are function words that only English
    has; else py3langid classifies these characters. Below 20 words its first guess is not to be trusted: such a text is
    also English if, in plain ASCII, it has two English function words or English is among the five likeliest.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return UNKNOWN
    if sum(word.casefold() in _ONLY_ENGLISH for word in words) >= max(2, _ENGLISH_SHARE * len(words)):
        return "en"
    if len(words) < _SHORT:
        common = sum(word.casefold() in _ENGLISH for word in words)
        if sample.isascii() and common >= min(2, len(words)):
            return "en"
    from py3langid import rank  # loads its model: most of a second that `--help` need not spend

    likeliest = [str(code) for code, _ in rank(sample)[:5]]
    if len(words) < _SHORT and sample.isascii() and "en" in likeliest:
        return "en"
    return likeliest[0]
