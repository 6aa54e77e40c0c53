"""Noun phrases, from their end backwards and from their beginning forwards."""

from __future__ import annotations

from detente.coding.statements.lines import Line
from detente.coding.statements.words import TIME_WORDS
from detente.coding.word_lists import wordlist

__all__ = ["noun_phrase", "noun_phrase_before"]

_PHRASE = frozenset("NCJD#LQSOEG")
_OVER_TIME = wordlist("since before after until")
_WHOLE = wordlist("everyone anyone those someone nobody")
_ATTACHING = wordlist("of for in at with from on to between against about")
_WIDEST_ASIDE = 12


def noun_phrase_before(line: Line, last: int, first: int) -> int:
    """Return where the noun phrase begins that ends before piece `last`; `last` itself if there is none.

    Prepositional phrases and coordinated nouns belong to it: `officials in Paris and Rome`.
    """
    j = last
    listing = False
    while j > first:
        if line.tags[j - 1] == "K":
            listing = True
        step = _step_back(line, j, first, last, listing)
        if step < 0:  # this piece belongs to the phrase and begins it
            j = -step - 1
            break
        if step == j:
            break
        j = step
    return _trimmed(line, j, last)


def _step_back(line: Line, j: int, first: int, last: int, listing: bool) -> int:
    """Return where the phrase begins with the piece before `j` in it: `j` if it is not, negative (less one) if it ends there."""
    tags, words = line.tags, line.words
    kind = tags[j - 1]
    earlier = tags[j - 2] if j - 2 >= first else ""
    if kind == ")":
        opened = _opening(line, j - 1, first)
        return opened if opened >= 0 else j
    if kind == "D" and j < last and earlier and earlier in "NCL#O" and words[j - 1] not in ("all", "both"):
        return -j
    if kind == "S":
        begins = j == last or tags[j] in "KPJ" or words[j - 1] in _WHOLE
        return -j if begins else j
    if kind == "Q" and line.speech_like(j - 1):
        return j
    if kind in _PHRASE or (j < last and (kind == "P" or (kind == "U" and words[j - 1] in _OVER_TIME))):
        return j if _breaks(line, j, first, last) else j - 1
    if kind == "K":
        return j - 1 if j < last and earlier and earlier in "NC)#" else j
    if kind == "," and listing and earlier and earlier in "NC" and tags[j] in "NCDJ":
        return j if _leads_in(line, j - 2, first) else j - 1
    return j - 1 if kind == "R" and j < last and tags[j] in "J#E" else j


def _breaks(line: Line, j: int, first: int, last: int) -> bool:
    """Tell whether a word that may stand in a phrase stands before it here: a verb form, a day."""
    tags = line.tags
    kind = tags[j - 1]
    earlier = tags[j - 2] if j - 1 > first else ""
    if kind == "E":
        return _after_auxiliary(line, j - 1, first)
    if kind == "G" and j < last:
        return (earlier != "" and earlier in "NVT") or (tags[j] in "DS" and earlier not in ("N", "C"))
    return line.words[j - 1] in TIME_WORDS and j < last and tags[j] in "CD"


def _after_auxiliary(line: Line, piece: int, first: int) -> bool:
    while piece > first and line.tags[piece - 1] == "R":
        piece -= 1
    return piece > first and line.tags[piece - 1] == "M"


def _opening(line: Line, close: int, first: int) -> int:
    for k in range(close - 1, max(first, close - _WIDEST_ASIDE) - 1, -1):
        if line.tags[k] == "(":
            return k
    return -1


def _trimmed(line: Line, first: int, last: int) -> int:
    """Return the first piece of a phrase without what leads up to it: `In Oslo the minister` is `the minister`."""
    tags, words = line.tags, line.words
    j = first
    while j < last and (
        tags[j] in "KR" or (words[j] in TIME_WORDS and j + 1 < last and tags[j + 1] in "CDNSJ")
    ):
        j += 1
    if j < last and tags[j] == "P":
        return next((k for k in range(j + 1, last) if _begins_anew(line, k)), last)
    if j < last and tags[j] == "G" and not (j + 1 < last and tags[j + 1] in "NC"):
        return last
    return j


def _begins_anew(line: Line, k: int) -> bool:
    """Tell whether a phrase of its own begins right behind another: `In Oslo | the minister`, `On Monday | Smith`."""
    kind, before, word = line.tags[k], line.tags[k - 1], line.words[k - 1]
    if kind in "DS" and before in "NCO#":
        return True
    return (word in TIME_WORDS and kind in "CDNSJ") or (kind == "C" and before == "#")


def _leads_in(line: Line, last: int, first: int) -> bool:
    """Tell whether the stretch before a comma opens the sentence with a preposition: `Despite the feud, …`."""
    k = last
    while k > first and line.tags[k - 1] not in ",;:Q":
        k -= 1
    return line.tags[k] in "PUGER"


def noun_phrase(line: Line, first: int, last: int) -> int:
    """Return the end of the noun phrase that begins at a piece; `first` itself if none does."""
    tags = line.tags
    j = first
    head = False
    while j < last:
        kind = tags[j]
        if kind in "SO":
            return j if head else j + 1
        following = tags[j + 1] if j + 1 < last else "."
        if kind in "NCQ#DLJ":
            if head and _new_phrase(line, j):
                break
            head = kind in "NCQ#" or (head and kind != "D")
        elif head and kind in "PK":
            if not _attaches(line, j, following):
                break
            head = False
        elif head and kind == "(":
            close = _closing(line, j, last)
            if close < 0:
                break
            j = close
        elif head or not (kind in "EG" or (kind == "R" and following in "JENC#")):
            break
        j += 1
    return _without_loose_end(line, first, j)


def _closing(line: Line, opened: int, last: int) -> int:
    return next((k for k in range(opened + 1, min(last, opened + _WIDEST_ASIDE)) if line.tags[k] == ")"), -1)


def _without_loose_end(line: Line, first: int, j: int) -> int:
    while j > first and line.tags[j - 1] in "PKDR":
        j -= 1
    return j


def _new_phrase(line: Line, j: int) -> bool:
    """Tell whether a piece behind a head noun begins another phrase: a determiner, a day, quoted words."""
    kind = line.tags[j]
    if kind == "D":
        return True
    if kind == "Q":
        return line.tags[j - 1] in "NC"
    return kind == "C" and line.words[j] in TIME_WORDS


def _attaches(line: Line, j: int, following: str) -> bool:
    """Tell whether a preposition or coordinator joins what follows to the phrase before it."""
    if line.tags[j] == "K":
        return following in "DLNCJ#"
    if line.words[j] not in _ATTACHING or following not in "DLNCJ#OGEQ" or line.words[j + 1] in TIME_WORDS:
        return False
    return line.words[j] == "of" or following != "G"
