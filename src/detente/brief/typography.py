"""How text is set on any page: unfit characters replaced, an article's quotation marks kept single."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["InQuotes", "clip", "fit", "in_quotes", "without_bidi_controls"]

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?|\u2028|\u2029|\x85")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# An opening mark and what may close it. Low opening marks (German, Czech, Polish) close high.
_CLOSES = {"“": "”", "„": "”“", "«": "»", "»": "«", "‹": "›", '"': '"'}
_MARKS = frozenset('“”„«»‹›"')


class InQuotes(NamedTuple):
    """Quoted words and the marks to set around them."""

    opening: str
    words: str
    closing: str

    def __str__(self) -> str:
        """Return the words between their marks."""
        return f"{self.opening}{self.words}{self.closing}"


def fit(text: str) -> str:
    """Return the text with what no page may hold replaced by U+FFFD: controls, NUL, surrogates, noncharacters.

    Line ends of any sort become a line feed. Bidirectional controls stay: pages isolate them.
    """
    return _UNFIT.sub("\ufffd", _NEWLINE.sub("\n", text))


def without_bidi_controls(text: str) -> str:
    """Return the text without bidirectional controls, for places that cannot isolate them (titles, attributes)."""
    return _BIDI_CONTROLS.sub("", text)


def in_quotes(text: str) -> InQuotes:
    """Return an article's words in quotation marks, each mark once.

    A pair of marks that already encloses the words, or one that lost its partner at the edge of the span, gives
    way to ours. Words that quote somebody inside keep those marks as they stand and get single ones around them.
    """
    words = text.strip()
    pairs, orphans = _paired(words)
    if (0, len(words) - 1) in pairs:
        words = words[1:-1]
    else:
        words = words[1 if 0 in orphans else 0 : -1 if len(words) > 1 and len(words) - 1 in orphans else None]
    words = words.strip()
    inside = any(mark in words for mark in _MARKS)
    return InQuotes("‘", words, "’") if inside else InQuotes("“", words, "”")


def _paired(words: str) -> tuple[set[tuple[int, int]], set[int]]:
    """Return the places of matching marks, and of marks without a partner."""
    pairs: set[tuple[int, int]] = set()
    orphans: set[int] = set()
    waiting: list[int] = []
    for place, mark in enumerate(words):
        if mark not in _MARKS:
            continue
        if waiting and mark in _CLOSES[words[waiting[-1]]]:
            pairs.add((waiting.pop(), place))
        elif mark in _CLOSES:
            waiting.append(place)
        else:
            orphans.add(place)
    return pairs, orphans | set(waiting)


def clip(text: str, most: int = 90) -> str:
    """Return the text on one line, its middle left out where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head, _, _ = line[: most * 2 // 3].rpartition(" ")
    _, _, tail = line[-(most // 3) :].partition(" ")
    return f"{head or line[: most * 2 // 3]} … {tail or line[-(most // 3) :]}"
