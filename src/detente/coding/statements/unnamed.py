"""Pronouns that mean a source without a name, as `he` behind `A diplomat said so`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.coding.items import Speaker, Statement
from detente.coding.reading import Reading
from detente.coding.word_lists import wordlist

__all__ = ["unnamed_resolved"]

_NEAR = 400
_ONE = wordlist("he she")
_MANY = wordlist("they")
_NO_ANTECEDENT = wordlist("i we you it they he she who this that")


def unnamed_resolved(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements with pronouns resolved to an unnamed source that spoke just before, if one did.

    Names are the cast's; it cannot know `a diplomat` or `two officials`. Such a source is meant where it is the last
    one that spoke before the pronoun, close by, and agrees with it in number.
    """
    by_source = sorted((s for s in statements if s.source), key=lambda s: s.source[0][0])
    found = {s.id: s for s in statements}
    last: Statement | None = None
    for statement in by_source:
        word = reading.plain[statement.source[0][0] : statement.source[0][1]]
        if last is not None and word in _ONE | _MANY and _meant(reading, last, statement, word):
            statement = replace(statement, speaker=last.speaker)
            found[statement.id] = statement
        if statement.parent is None:
            last = statement
    return [found[s.id] for s in statements]


def _meant(reading: Reading, before: Statement, statement: Statement, word: str) -> bool:
    speaker = before.speaker
    if speaker is None or speaker.actor is not None or statement.source[0][0] - before.source[0][1] > _NEAR:
        return False
    start, end = before.source[0]
    if reading.plain[start:end] in _NO_ANTECEDENT or not _is_unnamed(speaker):
        return False
    return _is_plural(speaker.name) == (word in _MANY)


def _is_unnamed(speaker: Speaker) -> bool:
    """Tell whether a speaker is a description: no word of it but a first has a capital, or its last has none."""
    return speaker.name.split()[-1][:1].islower()


def _is_plural(name: str) -> bool:
    words = name.lower().split()
    head = next(
        (words[k - 1] for k in range(1, len(words)) if words[k] in ("in", "of", "from", "who", "with")),
        words[-1],
    )
    return head in ("people", "police") or (head.endswith("s") and not head.endswith("ss"))
