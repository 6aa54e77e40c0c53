"""Content words of a text, cut to stems, and how alike two texts are by them."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["alike", "distinctive", "plain", "stem", "terms", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['-][^\W_]+)*")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " ", "‑": "-"}
_EMPTY = frozenset(
    """a about above after again against all also although am an and another any are as at away back be because been
    before being below between both but by can could did do does doing down during each either else ever every few for
    from further had has have having he her here hers him his how however i if in instead into is it its itself just
    last least less let long like made make many may me might mine more most much must my near neither never next no nor not
    now of off on once one only onto or other others our out over own per quite rather really s same shall she should
    since so some still such than that the their theirs them then there these they this those though through thus to
    today too toward towards u under until up upon us very was we week were what when where whether which while who
    whom whose why will with within without would year yet you your say said says saying tell told tells put
    monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905  read as a list of words
)
_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        map(str, range(1, 13)),
        strict=True,
    )
)
_SUPERLATIVE = re.compile(r"(?:larg|bigg|great|deadl|wor|fir|late|long|heav|strong)(?:est|iest|st|gest)$")


def plain(text: str) -> str:
    """Return the text in lower case with plain quotation marks and hyphens."""
    lower = text.lower()
    if not lower.isascii():
        for mark, sign in _PLAIN.items():  # ten times as fast as `str.translate`, which looks at every letter
            lower = lower.replace(mark, sign)
    return lower


def words_of(text: str) -> list[str]:
    """Return every word of a text in lower case, in order, possessive endings left out."""
    flat = plain(text)
    words: list[str] = _WORD.findall(flat)
    return [word.removesuffix("'s") for word in words] if "'" in flat else words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word cut so that its inflected forms fall together; numbers without their commas."""
    if word[0].isdigit():
        return word.replace(",", "")
    if word in _NUMBERS:
        return _NUMBERS[word]
    if "-" in word:
        return "-".join(stem(part) for part in word.split("-") if part)
    for ending, least in (
        ("ies", 3),
        ("ing", 4),
        ("edly", 4),
        ("ed", 4),
        ("es", 4),
        ("ly", 4),
        ("s", 3),
        ("e", 4),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return _undoubled(word[: -len(ending)] + ("y" if ending == "ies" else ""))
    return word


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def terms(text: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of a text's content words, those in `without` (also stems) left out."""
    found = frozenset(filter(None, map(_term, _WORD.findall(plain(text)))))
    return found.difference(without) if without else found


@lru_cache(maxsize=100_000)
def _term(word: str) -> str:
    """Return the stem of a word as it stands in a plain text, empty if it is a function word."""
    bare = word.removesuffix("'s").removesuffix("'")
    return "" if bare in _EMPTY or not bare or bare.endswith("n't") else stem(bare)


def distinctive(term: str) -> bool:
    """Return whether a stem says which of many: a number, a compound with one, an ordinal, a superlative."""
    return any(c.isdigit() for c in term) or bool(_SUPERLATIVE.search(term))


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the smaller set of terms that the larger has too, 0 where either is empty."""
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))
