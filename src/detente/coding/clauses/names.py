"""Whom a noun phrase of a clause means, as an id of the codebook or a name in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from detente.coding.actors import Cast
from detente.coding.clauses.circumstances import Around
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.items import Speaker, Statement
from detente.coding.reading import Mention, Reading
from detente.coding.statements.agents import names_people
from detente.coding.word_lists import wordlist

__all__ = ["Setting", "mentions_in", "named", "one", "several"]

_FIRST_PERSON = wordlist("i we us me our my ourselves i'm we're i've we've i'll we'll i'd we'd")
_PERSONAL = wordlist("i we he she they you")
_EMPTY = wordlist("there it's this that these those what which")
_PERSONS = wordlist("leaders presidents men women ministers")
_PAIRS = _PERSONS | wordlist("sides countries parties nations delegations governments states")
_LOOK_BACK = 40
_HANGS_ON = re.compile(r",| (?:of|for|in|on|with|from|at|to|against|between|over) ")
_BODIES = wordlist(
    "troops forces militants rebels guards police navy allies leaders officials authorities residents ministers regime "
    "junta office department college university bank church club hospital commission federation alliance front "
    "movement league guard network team squad unit brigade battalion fleet nations states parties sides countries men"
)


@dataclass(frozen=True)
class Setting:
    """What finding acts and deeds in a document needs at every step."""

    reading: Reading
    cast: Cast
    around: Around
    coder: str
    _known: dict[tuple[int, int], str | None] = field(default_factory=dict)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(hit.entry.actor.id for hit in self.reading.mentions)

    def name(self, start: int, end: int) -> str | None:
        """Return the codebook's id of whom a span means, or the name the text gives; None if nobody."""
        key = (start, end)
        if key not in self._known:
            found = self.cast.who(start, end)
            self._known[key] = None if found is None else named(found)
        return self._known[key]

    def voice(self, statement: Statement | None) -> str | None:
        """Return who speaks: the statement's speaker, else the document's author, if it has one."""
        if statement is not None:
            return named(statement.speaker) if statement.speaker is not None else None
        return self.reading.document.author

    def can_act(self, name: str) -> bool:
        """Tell whether somebody of this name can speak and act: actors of the codebook, proper names, nouns of people."""
        if name in self._ids:
            return True
        words = _HANGS_ON.split(name, maxsplit=1)[0].split()
        head = words[-1] if words else name
        return head[:1].isupper() or names_people(head.lower()) or head.lower() in _BODIES

    def is_actor(self, parse: Parse, phrase: Phrase) -> bool:
        """Tell whether a noun phrase names a person or body rather than a thing."""
        if parse.tags[phrase.last] == "P" and phrase.first == phrase.last:
            return parse.words[phrase.first] in _PERSONAL
        return bool(mentions_in(self.reading, *parse.span(phrase))) or parse.tags[phrase.last] == "X"


def named(speaker: Speaker) -> str:
    """Return the codebook's id of a speaker, or the name the text gives."""
    return speaker.actor or speaker.name


def mentions_in(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the names of actors between two offsets."""
    low = bisect_left(reading.mentions, (start,))
    found = []
    for hit in reading.mentions[low:]:
        if hit.start >= end:
            break
        if hit.end <= end:
            found.append(hit)
    return found


def one(setting: Setting, parse: Parse, phrase: Phrase | None, statement: Statement | None) -> str | None:
    """Return whom a noun phrase means; the first person means the speaker of the statement around it."""
    if phrase is None:
        return None
    word = parse.words[phrase.first]
    if word in _FIRST_PERSON:
        known = statement is not None and statement.speaker is not None
        return setting.voice(statement) if known else None
    if phrase.first == phrase.last:
        if word in _EMPTY or parse.tags[phrase.first] in "MbhdCt":
            return None
        name = _same_subject(setting, parse, phrase) if word == "it" else None
        if name is not None:
            return name
    start, end = parse.span(phrase)
    if parse.words[phrase.last].endswith("'s"):
        end -= 2
    return setting.name(start, end) if end > start else None


def several(
    setting: Setting, parse: Parse, phrases: tuple[Phrase, ...], statement: Statement | None
) -> list[str]:
    """Return whom joined noun phrases mean, each once; `the two leaders` means the last two that were named."""
    if len(phrases) == 1:
        pair = _pair(setting, parse, phrases[0])
        if pair:
            return pair
    found = [one(setting, parse, phrase, statement) for phrase in phrases]
    return list(dict.fromkeys(name for name in found if name is not None))


def _same_subject(setting: Setting, parse: Parse, phrase: Phrase) -> str | None:
    """Of `it` as a subject, the body or state that is the subject of a clause before it in its sentence."""
    if phrase.first and parse.tags[phrase.first - 1] in "IVBEG":
        return None
    verb = parse.verb_before(phrase.first, finite=True)
    for _ in range(3):
        subject = parse.subject(verb) if verb is not None else None
        if subject is None or verb is None:
            return None
        held = mentions_in(setting.reading, *parse.span(subject))
        if held:
            whole = parse.index(held[-1].end - 1) == subject.last
            return held[-1].entry.actor.id if whole and held[-1].entry.actor.kind != "person" else None
        if parse.words[subject.first] != "it":
            return None
        verb = parse.verb_before(verb.first, finite=True)
    return None


def _pair(setting: Setting, parse: Parse, phrase: Phrase) -> list[str]:
    """Of `the two leaders`, the last two persons named before; of `both sides`, the last two states or bodies."""
    words = parse.words[phrase.first : phrase.last + 1]
    if words[-1] not in _PAIRS or not {"two", "both"}.intersection(words):
        return []
    mentions = setting.reading.mentions
    before = bisect_left(mentions, (parse.tokens[phrase.first].start,))
    found: list[str] = []
    for hit in reversed(mentions[max(0, before - _LOOK_BACK) : before]):
        actor = hit.entry.actor
        fits = (actor.kind == "person") == (words[-1] in _PERSONS) and hit.entry.how != "adjective"
        if fits and actor.id not in found:
            found.append(actor.id)
            if len(found) == 2:
                return found[::-1]
    return []
