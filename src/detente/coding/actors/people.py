"""The people and bodies a text names itself: where, under which full name, with which title, pronoun and side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coding.actors.words import BODY_WORDS, FIRST_NAMES, INDEPENDENT, PARTICLES, TITLES
from detente.coding.reading import Mention, Reading, Token, within
from detente.coding.word_lists import wordlist

__all__ = ["Person", "Sighting", "sightings_of"]

_NOT_NAMES = wordlist(
    "the a an this that these those he she they we it you i his her its their our my your if when while "
    "although but and or so as in on at by for with from to of after before since because there here "
    "what who how why where which not no yes yet also even still just now then one two three first last "
    "most some many all both each every other more monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december do "
    "does did is are was were will would can could should have has had let's it's that's don't i'm he's "
    "she's they're we're new"
)
_DESCRIPTION_ENDS = wordlist(', . ; " “ ” said told says has was is who')


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a text names.

    Attributes:
        name: The fullest name the text has given so far, without title.
        actor: The codebook's actor, if it is one.
        side: A side shown by the codebook or by a description in the text.
        role: Title or description, as the text or the codebook gives it.
        pronoun: `he`, `she`, `it`, `they`, or empty if unknown.
    """

    name: str
    actor: str | None = None
    side: str | None = None
    role: str | None = None
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a person or body is named; `person` is what was known of them by then."""

    start: int
    end: int
    person: Person


def sightings_of(reading: Reading) -> list[Sighting]:
    """Return where people and bodies are named, in order, surnames joined to the full names given before."""
    known: dict[str, Person] = {}
    actors: dict[str, Person] = {}
    found: list[Sighting] = []
    mentions = [m for m in reading.mentions if m.entry.how != "adjective"]
    at = 0
    for first, last in _runs(reading):
        start, end = reading.tokens[first].start, _name_end(reading, last)
        while at < len(mentions) and mentions[at].end <= start:
            found.append(_sighting_of_mention(reading, mentions[at], actors))
            at += 1
        overlapping = [m for m in mentions[at : at + 4] if m.start < end and start < m.end]
        ending = [m for m in overlapping if m.end >= end - 2]
        if ending and ending[-1].entry.actor.kind == "person":
            mention = ending[-1]
            found.append(_sighting_of_mention(reading, mention, actors))
            at = mentions.index(mention, at) + 1
            if mention.entry.how == "alias":
                known[_key(reading, last)] = found[-1].person
            continue
        if overlapping and (ending or last == first):
            continue
        person = _person(reading, known, first, last, start, end)
        if person is not None:
            found.append(Sighting(start, end, person))
    found.extend(_sighting_of_mention(reading, mention, actors) for mention in mentions[at:])
    found.sort(key=lambda sighting: sighting.start)
    return found


def _runs(reading: Reading) -> list[tuple[int, int]]:
    """Return runs of capitalised words, first and last token, that may be names."""
    text, tokens = reading.document.text, reading.tokens
    found: list[tuple[int, int]] = []
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        if not text[token.start].isupper() or token.word in _NOT_NAMES:
            i += 1
            continue
        last = i
        j = i + 1
        while j < count and _goes_on(text, tokens, j):
            if text[tokens[j].start].isupper():
                last = j
            j += 1
            if tokens[last].word.endswith("'s"):
                break
        found.append((i, last))
        i = last + 1
    return found


def _goes_on(text: str, tokens: Sequence[Token], j: int) -> bool:
    token, before = tokens[j], tokens[j - 1]
    if before.word.endswith("'s"):
        return False
    if token.word == ".":
        return token.start == before.end and (
            len(before.word) == 1 or before.word in TITLES or "." in before.word
        )
    if token.word in PARTICLES and not text[token.start].isupper():
        return j + 1 < len(tokens) and text[tokens[j + 1].start].isupper()
    if token.start - before.end > 1 or (token.start > before.end and text[before.end] != " "):
        return False
    return text[token.start].isupper() and token.word not in _NOT_NAMES


def _name_end(reading: Reading, last: int) -> int:
    token = reading.tokens[last]
    return token.end - 2 if token.word.endswith("'s") else token.end


def _key(reading: Reading, last: int) -> str:
    word = reading.tokens[last].word
    return word[:-2] if word.endswith("'s") else word


def _sighting_of_mention(reading: Reading, mention: Mention, actors: dict[str, Person]) -> Sighting:
    """Return where an actor of the codebook is named; who it is on the day is found out once and kept in `actors`."""
    actor = mention.entry.actor
    person = actors.get(actor.id)
    if person is None:
        role = actor.role_at(reading.day)
        pronoun = actor.gender or ("" if actor.kind == "person" else "it")
        title = role.title if role else None
        person = Person(actor.name, actor.id, actor.side_at(reading.day), title, pronoun)
        actors[actor.id] = person
    return Sighting(mention.start, mention.end, person)


def _person(
    reading: Reading, known: dict[str, Person], first: int, last: int, start: int, end: int
) -> Person | None:
    """Return who a run of capitalised words names, remembering a full name under its surname."""
    tokens = reading.tokens
    key = _key(reading, last)
    begin = first
    pronoun = ""
    while begin < last and (
        tokens[begin].word in TITLES or tokens[begin].word == "." or _qualifies(reading, begin)
    ):
        pronoun = TITLES.get(tokens[begin].word, "") or pronoun
        begin += 1
    words = [tokens[k].word for k in range(begin, last + 1) if tokens[k].word != "."]
    titled = begin > first or (first > 0 and tokens[first - 1].word in TITLES)
    if words and words[0] in FIRST_NAMES and len(words) > 1:
        pronoun = pronoun or FIRST_NAMES[words[0]]
    if len(words) == 1 and key in known:
        person = known[key]
        if pronoun and not person.pronoun:
            person = replace(person, pronoun=pronoun)
            known[key] = person
        return person
    if any(word in BODY_WORDS for word in words):
        return Person(reading.document.text[start:end], pronoun="it")
    if len(words) == 1 and not titled:
        return None
    name = reading.document.text[tokens[begin].start : end]
    role, side = _described(reading, first, begin, last)
    earlier = known.get(key)
    if earlier is not None and earlier.name.split(" ")[0] == name.split(" ")[0]:
        person = replace(earlier, role=earlier.role or role, side=earlier.side or side)
    else:
        person = Person(name, None, side, role, pronoun)
    if len(words) > 1 or titled:
        known[key] = person
    return person


def _qualifies(reading: Reading, index: int) -> bool:
    """Tell whether a word says whose officer a title behind it is of: `Chilean President`, `palace spokesman`."""
    token, following = reading.tokens[index], reading.tokens[index + 1]
    if following.word not in TITLES:
        return False
    at = bisect_left(reading.mentions, token.start, key=lambda mention: mention.start)
    return at < len(reading.mentions) and reading.mentions[at].start == token.start


def _described(reading: Reading, first: int, begin: int, last: int) -> tuple[str | None, str | None]:
    """Return the title or apposition of a name where it is given, and the side that it shows."""
    tokens = reading.tokens
    lead = first
    while lead > 0 and first - lead < 6 and tokens[lead - 1].word in TITLES:
        lead -= 1
    pieces = [(tokens[lead].start, tokens[begin - 1].end)] if lead < begin else []
    apposed = _apposition(tokens, last)
    if apposed is not None:
        pieces.append(apposed)
    if not pieces:
        return None, None
    role = reading.document.text[pieces[0][0] : pieces[0][1]]
    words = {token.word for start, end in pieces for token in reading.tokens_in(start, end)}
    if words & INDEPENDENT:
        return role, None
    sides = (
        mention.entry.actor.side_at(reading.day)
        for start, end in pieces
        for mention in within(reading.mentions, start, end + 2)
    )
    return role, next((side for side in sides if side is not None), None)


def _apposition(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Return the description between commas behind a name: `, a minister in Oslo,`."""
    first = last + 2
    if first >= len(tokens) or tokens[last + 1].word != ",":
        return None
    opener = tokens[first].word
    if opener not in ("a", "an", "the", "one") and not opener.endswith("'s") and opener not in TITLES:
        return None
    stop = first
    while stop < len(tokens) and stop - first < 18 and tokens[stop].word not in _DESCRIPTION_ENDS:
        stop += 1
    return (tokens[first].start, tokens[stop - 1].end) if stop > first else None
