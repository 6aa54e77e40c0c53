"""Which language a text is in, as an ISO 639-1 code."""

from __future__ import annotations

import re

__all__ = ["UNKNOWN", "language_of"]

UNKNOWN = "und"
"""What ISO 639 writes for a language that cannot be told."""

_SAMPLE = 3_000
_FIRST_WORDS = 300
_SHORT = 20
_WORD = re.compile(r"[^\W\d_]+")

_ONLY = "the and of that with from which would been this by they their has have said were what there about"
_COMMON = (
    "to in is was for it as his on be at he not are but or an you her all she we him when who will more no if out so up"
    " its than into them can only other new some could time these two may then do first any my now such like our over"
)
_ONLY_ENGLISH = frozenset(_ONLY.split())
_ENGLISH = _ONLY_ENGLISH | frozenset(_COMMON.split())
_ENGLISH_SHARE = 0.1
"""Plain English has the first list at 14 to 25 per cent of its words, no other language above 3."""


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `und` if it has no words.

    A text is English if at least a tenth of its first 300 words are function words that only English has; else
    py3langid classifies its first 3,000 characters. Below 20 words its first guess is not to be trusted: such a text is
    also English if, in plain ASCII, it has two English function words or English is among the five likeliest.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())[:_FIRST_WORDS]
    if not words:
        return UNKNOWN
    if sum(map(_ONLY_ENGLISH.__contains__, words)) >= max(2, _ENGLISH_SHARE * len(words)):
        return "en"
    short = len(words) < _SHORT and sample.isascii()
    if short and sum(map(_ENGLISH.__contains__, words)) >= min(2, len(words)):
        return "en"
    from py3langid import rank  # loads its model: most of a second that `--help` need not spend

    likeliest = [str(code) for code, _ in rank(sample)[:5]]
    return "en" if short and "en" in likeliest else likeliest[0]
