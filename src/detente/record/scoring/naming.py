"""Whether two names mean one speaker or actor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from detente.coding.codebook import Actor, Codebook
from detente.coding.phrases import Scanner

__all__ = [
    "Parties",
    "any_same",
    "no_parties",
    "parties_by_codebook",
    "parties_by_table",
    "same_name",
    "together",
]

Parties: TypeAlias = Callable[[str], frozenset[str]]
"""Says which parties a name names: two names of one party mean the same to the scorer."""

_FILLER = re.compile(r"\b(the|a|an|of|some|other|sen|president|mr)\b")
_LATIN = re.compile(r"[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def same_name(first: str | None, second: str | None, parties: Parties) -> bool:
    """Return whether two names mean one, whatever their capitals.

    They do if they are equal, name a party in common, if the last word of one is a word of the other, or if they
    share at least half of their words. Articles and titles are no words.
    """
    a, b = (first or "").lower().strip(), (second or "").lower().strip()
    if not a or not b:
        return False
    if a == b or parties(first or "") & parties(second or ""):
        return True
    words, others = _words(a), _words(b)
    if not words or not others:
        return False
    if words[-1] in others or others[-1] in words:
        return True
    return len(set(words) & set(others)) / len(set(words) | set(others)) >= 0.5


def any_same(name: str | None, names: Iterable[str], parties: Parties) -> bool:
    """Return whether a name means the same as any of the others."""
    return any(same_name(name, other, parties) for other in names)


def _words(name: str) -> list[str]:
    plain = _FILLER.sub(" ", name)
    return _LATIN.findall(plain) or _LETTERS.findall(plain)


def no_parties(name: str) -> frozenset[str]:
    """Return that a name names no party that is known."""
    del name
    return frozenset()


def parties_by_table(aliases: Mapping[str, Iterable[str]]) -> Parties:
    """Return who is who by a table of aliases.

    Args:
        aliases: For each party the beginnings of words by which it is named, whatever their capitals: `ukrain`
            stands for Ukraine, Ukrainian and Ukrainians.
    """
    patterns = {
        party: re.compile("|".join(rf"(?<!\w){re.escape(alias.lower())}" for alias in names))
        for party, names in ((party, tuple(names)) for party, names in aliases.items())
        if names
    }

    def parties(name: str) -> frozenset[str]:
        return frozenset(party for party, pattern in patterns.items() if pattern.search(name.lower()))

    return parties


def parties_by_codebook(codebook: Codebook) -> Parties:
    """Return who is who by a codebook: an actor stands for its side, one without a side for itself."""
    known: dict[str, str] = {}
    for actor in codebook.actors:
        known[actor.id] = known[actor.name.lower()] = _party(actor)
    for side in codebook.sides:
        known[side.id] = known[side.name.lower()] = side.id
    scanner = Scanner((phrase, _party(actor)) for actor in codebook.actors for phrase in _phrases(actor))

    def parties(name: str) -> frozenset[str]:
        plain = name.lower().strip()
        named = frozenset(hit.entry for hit in scanner.scan(name))
        return named | {known[plain]} if plain in known else named

    return parties


def _party(actor: Actor) -> str:
    return actor.side_at(None) or actor.id


def _phrases(actor: Actor) -> Iterable[str]:
    yield from (*actor.aliases, *actor.epithets, *actor.metonyms, *actor.adjectives)
    for role in actor.roles:
        yield from role.epithets


def together(*several: Parties) -> Parties:
    """Return who is who by several at once."""

    def parties(name: str) -> frozenset[str]:
        return frozenset[str]().union(*(each(name) for each in several))

    return parties
