"""What follows a cue: a quotation, a clause, an infinitive or an object, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from detente.coding.statements.clauses import clause_follows
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase
from detente.coding.statements.words import TIME_WORDS
from detente.coding.word_lists import wordlist

__all__ = ["BLOCK", "Complement", "complement"]

BLOCK = "cue-then-block"
_QUOTATION, _CLAUSE = "cue-then-quotation", "cue-then-clause"
_INFINITIVE, _OBJECT = "cue-then-infinitive", "cue-then-object"
_RELATIVE = wordlist("who which whose")
_WINDOW = 30


class Complement(NamedTuple):
    """The pieces that a cue says, and the rule that found them."""

    rule: str
    first: int
    last: int


def complement(line: Line, first: int, last: int, takes: tuple[str, ...], naming: bool) -> Complement | None:
    """Return what a cue says when it follows the cue; None if nothing does.

    Args:
        line: The paragraph.
        first: The piece behind the cue.
        last: The end of its sentence.
        takes: What the lexicon says may follow.
        naming: Whether the cue gives a name to its object and so needs both.
    """
    if first >= last:
        return None
    found = _at_once(line, first, last, takes)
    if found is not None:
        return found
    if not takes:
        at = _later_quotation(line, first, last)
        return None if at < 0 else _opened(line, at, last)
    marker = _later(line, first, last, "clause" in takes)
    if marker >= 0 and (line.tags[marker] == ":" or (line.tags[marker - 1] == ":" and "object" not in takes)):
        return _opened(line, marker, last)
    if marker >= 0 and line.tags[marker] == "Q" and "object" not in takes:
        return _opened(line, marker, last)
    found = _after_noun(line, first, last, takes, naming)
    if found is not None:
        return found
    if "object" in takes and line.tags[first] == "G":
        return Complement(_OBJECT, first, last)
    if "clause" in takes and marker >= 0:
        return _opened(line, marker, last)
    return _bare_clause(line, first, last, takes)


def _at_once(line: Line, j: int, last: int, takes: tuple[str, ...]) -> Complement | None:
    """Return what follows right behind the cue and needs no looking further."""
    tags, words = line.tags, line.words
    kind = tags[j]
    if kind == ":":
        return _opened(line, min(j + 1, last - 1), last)
    if kind == "," and j + 1 < last and tags[j + 1] == "Q":
        j, kind = j + 1, "Q"
    if kind == "Q":
        return _opened(line, j, last)
    if kind == "H" and tags[j + 1 : j + 2] == [":"]:
        return _opened(line, min(j + 2, last - 1), last)
    if "clause" in takes:
        if tags[j - 1] == "H" and words[j - 1] == "that":
            return Complement(_CLAUSE, j - 1, last)
        if kind in "HW" or words[j] == "if" or (words[j] == "when" and tags[j - 1] == "B"):
            return Complement(_CLAUSE, j, last)
    if kind == "T" and "phrase" in takes:
        return Complement(_INFINITIVE, j, _infinitive_end(line, j, last))
    return None


def _opened(line: Line, at: int, last: int) -> Complement | None:
    """Return the content that a piece opens: a quotation, a clause, or the block behind a colon that ends the paragraph."""
    tags = line.tags
    if tags[at] == ":":
        return Complement(BLOCK, at, last)
    if tags[at] != "Q":
        return Complement(_CLAUSE, at, last)
    if line.final(at) == "," and at + 1 < last and tags[at + 1] in "SCDNV" and tags[at - 1] == ":":
        return None  # what stands behind the quotation says whose it is
    return Complement(_QUOTATION, at, last)


def _after_noun(line: Line, j: int, last: int, takes: tuple[str, ...], naming: bool) -> Complement | None:
    """Return the content that begins with a noun phrase: an object, an addressee, or a subject."""
    tags, words = line.tags, line.words
    end = noun_phrase(line, j, last)
    if end <= j or words[j] in TIME_WORDS:
        return None
    behind = tags[end] if end < last else "."
    if behind == "T" and "phrase" in takes:
        return Complement(_INFINITIVE, j, _infinitive_end(line, end, last))
    if "clause" in takes:
        found = _addressed(line, j, end, last, takes, naming)
        if found is not None:
            return found
    if "object" in takes and not (naming and not _names(line, j, end, last)):
        stop = _object_end(line, end, last)
        if stop < last and tags[stop] == ":":
            return _opened(line, min(stop + 1, last - 1), last) or Complement(_OBJECT, j, stop)
        return Complement(_OBJECT, j, stop)
    return None


def _addressed(
    line: Line, j: int, end: int, last: int, takes: tuple[str, ...], naming: bool
) -> Complement | None:
    """Return the clause or quotation whose first noun phrase is its subject, or stands before it as addressee."""
    tags, words = line.tags, line.words
    behind = tags[end] if end < last else "."
    objects = "object" in takes
    subject_next = end + 1 < last and tags[end + 1] in "SDCN"
    if behind in "HW" and words[end] not in _RELATIVE and (not objects or (behind == "H" and subject_next)):
        return Complement(_CLAUSE, end, last)
    if behind == "Q" and not naming and takes[-1] != "object":
        if line.small(end):
            return Complement(_CLAUSE, j, last)
        return Complement(_QUOTATION, end, last)
    start = clause_follows(line, j, last)
    if start >= 0 and (start == j or not objects or tags[start] in "SD"):
        return Complement(_CLAUSE, start, last)
    return None


def _bare_clause(line: Line, first: int, last: int, takes: tuple[str, ...]) -> Complement | None:
    start = clause_follows(line, first, last) if "clause" in takes else -1
    return Complement(_CLAUSE, start, last) if start >= 0 else None


def _names(line: Line, first: int, end: int, last: int) -> bool:
    """Tell whether an object is followed by what it is called: `the plan a mistake`, `him “weak”`."""
    if any(line.tags[k] == "Q" for k in range(first, min(last, end + 1))):
        return True
    return end < last and (line.tags[end] in "DJER" or line.words[end] == "as")


def _later_quotation(line: Line, first: int, last: int) -> int:
    """Return the quotation, or the colon before a block, to which a verb of manner leads; -1 if none."""
    for k in range(first, min(last, first + _WINDOW)):
        kind = line.tags[k]
        if (kind == "Q" and line.tags[k - 1] in ",:") or (kind == ":" and k == last - 1):
            return k
        if kind in "VM;" or (kind == "G" and line.tags[k - 1] == ","):
            return -1
    return -1


def _later(line: Line, first: int, last: int, clause: bool) -> int:
    """Return the `that`, quotation or colon that opens the content after an addressee, a place or a day; -1 if none."""
    tags, words = line.tags, line.words
    for k in range(first, min(last, first + _WINDOW)):
        kind = tags[k]
        if kind == ":":
            return min(k + 1, last - 1)
        if kind == "Q" and tags[k - 1] in ",:":
            return k
        if clause and (
            (kind == "H" and not _relative(line, k, first, last)) or words[k] in ("whether", "how", "why")
        ):
            return k
        if kind in "VM;" or (kind == "S" and k > first):
            return -1
    return -1


def _relative(line: Line, k: int, first: int, last: int) -> bool:
    return k + 1 < last and line.tags[k + 1] in "MV" and k > first and line.tags[k - 1] == "N"


def _object_end(line: Line, end: int, last: int) -> int:
    """Return where an object with what hangs on it ends."""
    tags, words = line.tags, line.words
    for k in range(end, last):
        following = words[k + 1] if k + 1 < last else ""
        if tags[k] in ";:-" or (
            tags[k] == "," and following not in ("including", "such", "especially", "from")
        ):
            return k
        if tags[k] == "U" and words[k] in ("while", "although", "though", "whereas"):
            return k
        if tags[k] == "K" and k + 1 < last and tags[k + 1] in "VMRS":
            return k
    return last


def _infinitive_end(line: Line, first: int, last: int) -> int:
    """Return where an infinitive ends: before a coordinated verb behind a comma."""
    tags = line.tags
    for k in range(first + 2, last - 2):
        if tags[k] == ";" or (tags[k] == "," and tags[k + 1] == "K" and tags[k + 2] in "VGMR"):
            return k
        if tags[k] == "K" and tags[k + 1] == "V" and line.words[k + 1].endswith("ed"):
            return k
    return last
