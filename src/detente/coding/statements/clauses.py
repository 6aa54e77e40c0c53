"""Verb groups of a sentence and the noun phrases that stand around them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.statements.lines import Line
from detente.coding.statements.words import MONTHS, WEEKDAYS
from detente.documents.model import Span

__all__ = [
    "Group",
    "clause_follows",
    "groups_of",
    "noun_phrase",
    "noun_phrase_before",
    "subject_after",
    "subject_before",
]

_VERBS = frozenset("VBEG")
_BEING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "'s",
        "'re",
        "it's",
        "he's",
        "she's",
        "they're",
    ]
)
_HAVING = frozenset(["has", "have", "had", "having", "hasn't", "haven't", "hadn't"])
_PHRASE = frozenset("NCJD#LQSOEG")
_TIME = WEEKDAYS | MONTHS
_UNITS = frozenset(
    [
        "week",
        "month",
        "year",
        "night",
        "morning",
        "afternoon",
        "evening",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
    ]
)
_RELATIVE = frozenset(["who", "which", "that"])
_WHICH = frozenset(["last", "this", "next", "earlier", "later", "a", "one"])
_OVER_TIME = frozenset(["since", "before", "after", "until"])
# What carries an infinitive along as one predicate: the one who declines to say is the one who does not say.
CATENATIVE = frozenset(
    [
        "begin",
        "begins",
        "began",
        "beginning",
        "start",
        "starts",
        "started",
        "continue",
        "continues",
        "continued",
        "continuing",
        "try",
        "tries",
        "tried",
        "trying",
        "attempt",
        "attempts",
        "attempted",
        "seek",
        "seeks",
        "sought",
        "decline",
        "declines",
        "declined",
        "declining",
        "refuse",
        "refuses",
        "refused",
        "refusing",
        "fail",
        "fails",
        "failed",
        "failing",
        "want",
        "wants",
        "wanted",
        "plan",
        "plans",
        "planned",
        "planning",
        "intend",
        "intends",
        "intended",
        "expected",
        "need",
        "needs",
        "needed",
        "have",
        "has",
        "had",
        "having",
        "going",
        "used",
        "like",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "tend",
        "tends",
        "tended",
        "happen",
        "happens",
        "happened",
        "able",
        "ready",
        "willing",
        "eager",
        "quick",
        "reluctant",
        "unwilling",
        "likely",
        "set",
        "due",
        "supposed",
        "about",
        "scheduled",
        "hesitate",
        "hesitates",
        "hesitated",
        "manage",
        "manages",
        "managed",
        "proceed",
        "proceeds",
        "proceeded",
        "took",
        "went",
        "goes",
        "hope",
        "hopes",
        "hoped",
        "hoping",
        "rushed",
        "love",
        "loves",
        "loved",
        "prefer",
        "prefers",
        "preferred",
        "yet",
        "unable",
        "free",
        "believed",
        "thought",
        "said",
        "reported",
        "rumored",
    ]
)
_FROM = frozenset(
    [
        "refrain",
        "refrains",
        "refrained",
        "refraining",
        "stop",
        "stops",
        "stopped",
        "shied",
        "shies",
        "away",
        "short",
    ]
)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs, as pieces: `start` to `end`, with the main verb at `verb`.

    Attributes:
        finite: Whether it can have a subject of its own.
        passive: Whether it is passive.
        lead: The group that carries this infinitive along (declined to …), if any.
    """

    start: int
    verb: int
    finite: bool
    passive: bool
    lead: Group | None = None

    @property
    def outer(self) -> Group:
        """The group whose subject this one shares."""
        return self.lead.outer if self.lead is not None else self


def groups_of(line: Line, first: int, last: int) -> dict[int, Group]:
    """Return the verb groups between two pieces by the piece of their main verb, auxiliaries alone included."""
    found: dict[int, Group] = {}
    tags, _words = line.tags, line.words
    previous: Group | None = None
    i = first
    while i < last:
        kind = tags[i]
        if kind not in "MVBEGT":
            i += 1
            continue
        start, verb, j = i, -1, i
        while j < last:
            kind = tags[j]
            if kind in _VERBS:
                verb = j
                j += 1
                break
            if kind == "M":
                verb = j
            elif (
                (kind not in "RT" and not (kind == "J" and verb >= 0 and tags[verb] == "M" and j == verb + 1))
                or (
                    kind == "T"
                    and j > start
                    and tags[j - 1] != "R"
                    and tags[j - 1] != "M"
                    and tags[j - 1] != "J"
                )
                or (kind == "J" and not (j + 1 < last and tags[j + 1] == "T"))
            ):
                break
            j += 1
        if verb < 0:
            i += 1
            continue
        group = _group(line, start, verb, previous)
        found[verb] = group
        previous = group
        i = verb + 1
    return found


def _group(line: Line, start: int, verb: int, previous: Group | None) -> Group:
    tags, words = line.tags, line.words
    helpers = [words[k] for k in range(start, verb) if tags[k] == "M"]
    kind = tags[verb]
    passive = kind in "EV" and any(w in _BEING for w in helpers) and bool(helpers)
    if passive and helpers[-1] in _HAVING:
        passive = False
    lead = None
    if previous is not None and not helpers:
        gap = start - previous.verb
        carries = words[start - 1] if start else ""
        if tags[start] == "T" and gap <= 2 and (words[previous.verb] in CATENATIVE or carries in CATENATIVE):
            lead = previous
        elif kind == "G" and carries in ("from", "of", "as", "short") and gap <= 3:
            if words[previous.verb] in _FROM or carries == "as":
                lead = previous
        elif (
            kind == "G"
            and gap == 1
            and words[previous.verb] in ("kept", "keep", "keeps", "avoid", "avoided", "avoids")
        ):
            lead = previous
    finite = kind in "VM" or bool(helpers) or (kind == "B" and tags[start] != "T" and bool(helpers))
    if words[start] in ("to", "being", "having"):
        finite = False
    return Group(start, verb, finite and lead is None, passive, lead)


def noun_phrase_before(line: Line, last: int, first: int) -> int:
    """Return where the noun phrase begins that ends before piece `last`; `last` itself if there is none.

    Prepositional phrases and coordinated nouns belong to it: `officials in Paris and Rome`.
    """
    tags, words = line.tags, line.words
    j = last
    listed = False
    while j > first:
        kind = tags[j - 1]
        if kind == ")":
            opened = _opening(line, j - 1, first)
            if opened < 0:
                break
            j = opened
            continue
        if (
            kind == "D"
            and j < last
            and j - 2 >= first
            and tags[j - 2] in "NCL#O"
            and words[j - 1] not in ("all", "both")
        ):
            j -= 1
            break
        if kind == "S":
            if (
                j == last
                or tags[j] in "KPJ"
                or (words[j - 1] in ("everyone", "anyone", "those", "someone", "nobody"))
            ):
                j -= 1
            break
        if kind == "Q" and line.speech_like(j - 1):
            break
        if kind in _PHRASE or (j < last and (kind == "P" or (kind == "U" and words[j - 1] in _OVER_TIME))):
            if kind == "E" and _after_auxiliary(line, j - 1, first):
                break
            if kind == "G" and j < last and j - 1 > first and tags[j - 2] in "NVT":
                break
            if kind == "G" and j < last and tags[j] in "DS" and tags[j - 2] not in "NC":
                break
            if words[j - 1] in _TIME and j < last and tags[j] in "CD":
                break
            j -= 1
        elif kind == "K" and j < last and j - 1 > first and tags[j - 2] in "NC)#":
            listed = True
            j -= 1
        elif kind == "," and listed and j - 1 > first and tags[j - 2] in "NC" and tags[j] in "NCDJ":
            if _leads_in(line, j - 2, first):
                break
            j -= 1
        elif (kind == "R" and j < last and tags[j] in "J#E") or (
            kind == "." and j - 1 > first and line.ends[j - 1] - line.starts[j - 1] == 1 and False
        ):
            j -= 1
        else:
            break
    return _trimmed(line, j, last)


def _after_auxiliary(line: Line, piece: int, first: int) -> bool:
    while piece > first and line.tags[piece - 1] == "R":
        piece -= 1
    return piece > first and line.tags[piece - 1] == "M"


def _opening(line: Line, close: int, first: int) -> int:
    for k in range(close - 1, max(first, close - 12) - 1, -1):
        if line.tags[k] == "(":
            return k
    return -1


def _trimmed(line: Line, first: int, last: int) -> int:
    """Return the first piece of a phrase without what leads up to it: `In Kyiv the minister` is `the minister`."""
    tags, words = line.tags, line.words
    j = first
    while j < last and (tags[j] in "KR" or (words[j] in _TIME and j + 1 < last and tags[j + 1] in "CDNSJ")):
        j += 1
    if j < last and tags[j] == "P":
        for k in range(j + 1, last):
            if tags[k] in "DS" and tags[k - 1] in "NCO#" and words[k - 1] not in ("of",):
                return k
            if words[k - 1] in _TIME and tags[k] in "CDNSJ":
                return k
            if tags[k] == "C" and tags[k - 1] in "#":
                return k
        return last
    if j < last and tags[j] == "G" and not (j + 1 < last and tags[j + 1] in "NC"):
        return last
    return j


def _leads_in(line: Line, last: int, first: int) -> bool:
    """Tell whether the stretch before a comma opens the sentence with a preposition: `Despite the feud, …`."""
    k = last
    while k > first and line.tags[k - 1] not in ",;:Q":
        k -= 1
    return line.tags[k] in "PUGER"


def noun_phrase(line: Line, first: int, last: int) -> int:
    """Return the end of the noun phrase that begins at a piece; `first` itself if none does."""
    tags, words = line.tags, line.words
    j = first
    head = False
    while j < last:
        kind = tags[j]
        if kind == "S" or kind == "O":
            return j if head else j + 1
        if kind in "NCQ#":
            if kind == "Q" and head and tags[j - 1] in "NC":
                break
            if head and kind == "C" and words[j] in _TIME:
                break
            head = True
        elif kind in "DLJ":
            if head and kind == "D":
                break
            head = head and kind != "D"
        elif kind in "EG" and not head:
            pass
        elif (
            kind == "P"
            and head
            and words[j]
            in ("of", "for", "in", "at", "with", "from", "on", "to", "between", "against", "about")
        ):
            if j + 1 >= last or words[j + 1] in _TIME or tags[j + 1] not in "DLNCJ#OGEQ":
                break
            if words[j] != "of" and tags[j + 1] == "G":
                break
            head = False
        elif kind == "K" and head and j + 1 < last and tags[j + 1] in "DLNCJ#":
            head = False
        elif kind == "(" and head:
            close = next((k for k in range(j + 1, min(last, j + 10)) if tags[k] == ")"), -1)
            if close < 0:
                break
            j = close
        elif kind == "R" and j + 1 < last and tags[j + 1] in "JENC#" and not head:
            pass
        else:
            break
        j += 1
    while j > first and tags[j - 1] in "PKDR":
        j -= 1
    return j


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
            if before in ",.KUHWQ:;-R" or line.words[start - 1] in _TIME:
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
    if first >= last or tags[first] not in "DLNCJ#SQE" or words[first] in _TIME:
        return None
    end = noun_phrase(line, first, last)
    if end == first:
        return None
    while end < last and tags[end] == ",":
        following = end + 1
        if following >= last or tags[following] not in "DLNCJ#W" or words[following] in _TIME:
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
        if words[j] in _TIME or tags[j] in "PR#J":
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
