"""The subjects of verbs, before and behind them, and clauses without a word that opens them."""

from __future__ import annotations

from detente.coding.statements.groups import Group
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase, noun_phrase_before
from detente.coding.statements.words import TIME_WORDS, WEEKDAYS
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["clause_follows", "subject_after", "subject_before"]

_UNITS = wordlist("week month year night morning afternoon evening spring summer autumn fall winter")
_RELATIVE = wordlist("who which that")
_WHICH = wordlist("last this next earlier later a one")


def subject_before(line: Line, group: Group, first: int) -> Span | None:
    """Return the subject that stands before a verb group, with the descriptions between them: pieces, or None."""
    outer = group.outer
    end = outer.start
    tags = line.tags
    while end > first and (
        tags[end - 1] == "R"
        or (line.words[end - 1] in ("both", "each", "all") and end - 2 >= first and tags[end - 2] in "NC")
    ):
        end -= 1
    end = _before_time(line, end, first)
    if end <= first:
        return None
    if tags[end - 1] == "Q" and line.final(end - 1) == ",":
        return _described(line, end, first)
    if tags[end - 1] in ",-)":
        found = _described(line, end, first) if tags[end - 1] != ")" else None
        if found is not None:
            return found
        if tags[end - 1] != ")":
            return None
    if tags[end - 1] in "WH" and end - 1 > first and line.words[end - 1] in _RELATIVE:
        return _relative_subject(line, end, first)
    start = noun_phrase_before(line, end, first)
    if start >= end or tags[start] in ",":
        return None
    return start, end


def _relative_subject(line: Line, end: int, first: int) -> Span | None:
    """Return a relative pronoun with what it stands for: `the officials who`, `Smith, who`."""
    noun = end - 1
    if line.tags[noun - 1] == ",":
        noun -= 1
    start = noun_phrase_before(line, noun, first)
    if start < noun:
        return start, end
    return (end - 1, end) if line.tags[end - 1] == "W" else None


def _before_time(line: Line, end: int, first: int) -> int:
    """Return the end of what stands before a day between subject and verb: `Smith last month said`."""
    words, tags = line.words, line.tags
    if end - 2 >= first and words[end - 1] in _UNITS and words[end - 2] in _WHICH:
        end -= 2
    elif end - 4 >= first and words[end - 4 : end] == ["for", "the", "first", "time"]:
        end -= 4
    elif end - 1 > first and words[end - 1] in WEEKDAYS and tags[end - 2] in "NCP)":
        end -= 2 if words[end - 2] in ("on", "late", "early") else 1
    return end


def _described(line: Line, end: int, first: int) -> Span | None:
    """Return the subject whose description ends in the comma or dash before `end`: `X, a minister in Y, said`."""
    tags = line.tags
    mark = "," if tags[end - 1] == "Q" else tags[end - 1]
    best: Span | None = None
    tries = 0
    for k in range(end - 2, first, -1):
        if tags[k] in ".;:" or end - k > 60:
            break
        if tags[k] != mark:
            continue
        tries += 1
        start = noun_phrase_before(line, k, first)
        if start < k and tags[start] not in "GEP" and _may_describe(line, k + 1, end - 1):
            before = tags[start - 1] if start > first else "."
            if before in ",.KUHWQ:;-R" or line.words[start - 1] in TIME_WORDS:
                best = (start, end)
                if before not in ",":
                    break
        elif best is not None or tries > 5:
            break
    return best


def _may_describe(line: Line, first: int, last: int) -> bool:
    return first < last and line.tags[first] not in "SM"


def subject_after(line: Line, verb: int, last: int) -> Span | None:
    """Return the subject that stands after its verb: `said Mark X, a professor at Y`; pieces, or None."""
    tags, words = line.tags, line.words
    first = verb + 1
    if first >= last or tags[first] not in "DLNCJ#SQE" or words[first] in TIME_WORDS:
        return None
    end = noun_phrase(line, first, last)
    if end == first:
        return None
    while end < last and tags[end] == ",":
        following = end + 1
        if following >= last or tags[following] not in "DLNCJ#W" or words[following] in TIME_WORDS:
            break
        stop = _description_end(line, following, last)
        if stop <= following:
            break
        end = stop
    return first, end


def _description_end(line: Line, first: int, last: int) -> int:
    """Return where a description after a comma ends: at the next comma that no list or clause of its own explains."""
    tags = line.tags
    for k in range(first, last):
        if tags[k] in ",;:.-" or tags[k] in "U":
            return k
        if tags[k] == "Q":
            return k
    return last


def clause_follows(line: Line, first: int, last: int) -> int:
    """Return where a bare clause begins from a piece on (a noun phrase, then a finite verb), -1 if none does.

    An addressee or a time may stand before it: `told reporters he was ready`.
    """
    tags, words = line.tags, line.words
    j = first
    for _ in range(4):
        if j >= last:
            return -1
        if tags[j] in "UW":
            return j if tags[j] == "W" or words[j] == "if" else -1
        end = noun_phrase(line, j, last)
        if end > j:
            k = end
            if k < last and tags[k] in ",(-":
                closing = _skip_aside(line, k, last)
                k = closing if closing > 0 else k
            while k < last and tags[k] == "R":
                k += 1
            if k < last and (tags[k] in "MV" or (tags[k] == "Q" and line.small(k))):
                return j
            if k < last and tags[k] in "W" and words[k] in ("who", "that", "which"):
                return j
            j = end
            continue
        if words[j] in TIME_WORDS or tags[j] in "PR#J":
            j += 1
            continue
        return -1
    return -1


def _skip_aside(line: Line, comma: int, last: int) -> int:
    dash = line.tags[comma] == "-"
    for k in range(comma + 1, min(last, comma + 20)):
        if line.tags[k] == "-" if dash else line.tags[k] in ",)":
            return k + 1
        if line.tags[k] in ".;:Q":
            return -1
    return -1
