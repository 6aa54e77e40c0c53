"""What every rule sees of a document: its paragraphs, sentences and words, and where a codebook's phrases stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeAlias, TypeVar

from detente.coding.codebook import ActCue, Actor, Codebook, Cue, DeedCue, Issue, Marker, Position, Role
from detente.coding.items import Time
from detente.coding.phrases import Hit, Scanner, folded
from detente.documents.model import Document, ZoneKind

__all__ = [
    "Entry",
    "Lexicon",
    "Mention",
    "Named",
    "Placed",
    "Reading",
    "Sentence",
    "Token",
    "entries_of",
    "read",
    "split_sentences",
    "within",
]

E = TypeVar("E")

_NOT_AN_ACTOR = "not-an-actor"
"""The list of names that hold an actor's name and are none."""

_TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor under one of its names: `how` is `alias`, `epithet`, `metonym` or `adjective`.

    `roles` are those that the name goes with, and without one of which it means nobody; empty for a name of its own.
    """

    actor: Actor
    how: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cue of an issue, or of one position on its scale."""

    issue: Issue
    position: Position | None


Entry: TypeAlias = Named | Placed | Cue | ActCue | DeedCue | Marker
"""Whatever a phrase of a codebook stands for."""

Mention = Hit[Named]


class Token(NamedTuple):
    """A word or a mark of punctuation; `word` is in lower case with plain quotation marks."""

    start: int
    end: int
    word: str


# `Token._make` without its Python frame: every word of a text passes here.
_token: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one paragraph: `block` is its index among the document's zones."""

    start: int
    end: int
    block: int
    zone: ZoneKind


class Lexicon:
    """A codebook made ready to scan with; made once a process."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.scanner: Scanner[Entry] = Scanner(entries_of(codebook))


def entries_of(codebook: Codebook) -> Iterator[tuple[str, Entry]]:
    """Yield every phrase of a codebook with what it stands for."""
    for actor in codebook.actors:
        yield from _names(actor)
    for issue in codebook.issues:
        yield from ((phrase, Placed(issue, None)) for phrase in issue.cues)
        for position in issue.positions:
            yield from ((phrase, Placed(issue, position)) for phrase in position.cues)
    for table in (codebook.cues, codebook.acts, codebook.deeds, codebook.markers):
        yield from ((entry.phrase, entry) for entry in table)


def _names(actor: Actor) -> Iterator[tuple[str, Named]]:
    for how, phrases in (
        ("alias", actor.aliases or (actor.name,)),
        ("epithet", actor.epithets),
        ("metonym", actor.metonyms),
        ("adjective", actor.adjectives),
    ):
        yield from ((phrase, Named(actor, how)) for phrase in dict.fromkeys(phrases))
    for phrase in dict.fromkeys(phrase for role in actor.roles for phrase in role.epithets):
        roles = tuple(role for role in actor.roles if phrase in role.epithets)
        yield phrase, Named(actor, "epithet", roles)


@dataclass(frozen=True)
class Reading:
    """A document as rules see it. All sequences are in reading order; hits come longest first at one start.

    Attributes:
        plain: `folded(document.text)`: lower case, plain quotation marks and dashes, same offsets.
        sentences: Of every zone, boilerplate included (rules look at `zone`).
        tokens: Words and punctuation of the whole text.
        token_starts, token_ends: Their offsets, to look them up by.
        mentions: Names of the codebook's actors; overlapping names are reduced to the longest, and of actors that
            share a name there is the one whose role holds on the day.
        issues: Cues of issues and positions.
        cues, acts, deeds, markers: Hits of the lexicons; overlapping hits are all kept.
        times: Time expressions.
        day: The middle of what is known of the publication date, for roles over time; the codebook's `as_of` where
            nothing is.
    """

    document: Document
    plain: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    token_starts: tuple[int, ...]
    token_ends: tuple[int, ...]
    mentions: tuple[Hit[Named], ...]
    issues: tuple[Hit[Placed], ...]
    cues: tuple[Hit[Cue], ...]
    acts: tuple[Hit[ActCue], ...]
    deeds: tuple[Hit[DeedCue], ...]
    markers: tuple[Hit[Marker], ...]
    times: tuple[Time, ...]
    day: date | None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that lie wholly between two offsets."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_right(self.token_ends, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return self.sentences[index]


def within(hits: Sequence[Hit[E]], start: int, end: int) -> Sequence[Hit[E]]:
    """Return the hits that start between two offsets and end no later than the second."""
    found = []
    for index in range(bisect_left(hits, (start,)), len(hits)):  # a hit is a tuple that begins with its start
        hit = hits[index]
        if hit.start >= end:
            break
        if hit.end <= end:
            found.append(hit)
    return found


def read(document: Document, lexicon: Lexicon, times: Sequence[Time] = ()) -> Reading:
    """Return what rules see of a document, from one scan of its text."""
    text = document.text
    plain = folded(text)
    sorted_hits: dict[type, list[Hit[Any]]] = {
        kind: [] for kind in (Named, Placed, Cue, ActCue, DeedCue, Marker)
    }
    for hit in lexicon.scanner.scan(text, plain):
        sorted_hits[type(hit.entry)].append(hit)
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    words = [plain[start:end] for start, end in spans]
    start, end = document.published.start, document.published.end
    day = date.fromordinal((start.toordinal() + end.toordinal()) // 2) if start and end else (start or end)
    day = day or lexicon.codebook.as_of
    return Reading(
        document=document,
        plain=plain,
        sentences=tuple(split_sentences(document)),
        tokens=tuple(map(_token, zip(starts, ends, words, strict=True))),
        token_starts=starts,
        token_ends=ends,
        mentions=tuple(_mentions(sorted_hits[Named], sorted_hits[Marker], day)),
        issues=tuple(sorted_hits[Placed]),
        cues=tuple(sorted_hits[Cue]),
        acts=tuple(sorted_hits[ActCue]),
        deeds=tuple(sorted_hits[DeedCue]),
        markers=tuple(sorted_hits[Marker]),
        times=tuple(times),
        day=day,
    )


def split_sentences(document: Document) -> list[Sentence]:
    """Return the sentences of every zone, white space at their edges left out.

    A zone in which no sentence ends is one sentence, however long.
    """
    import nupunkt

    found = []
    for index, zone in enumerate(document.zones):
        block = document.text[zone.start : zone.end]
        for start, end in nupunkt.sent_spans(block):
            words = block[start:end]
            lead = len(words) - len(words.lstrip())
            trail = len(words) - len(words.rstrip())
            if lead < len(words):
                found.append(Sentence(zone.start + start + lead, zone.start + end - trail, index, zone.kind))
    return found


def _mentions(
    named: Sequence[Hit[Named]], markers: Sequence[Hit[Marker]], day: date | None
) -> list[Hit[Named]]:
    """Return whom a text names: of overlapping names the longest, of actors at one place whoever is meant on the day.

    A longer name that is no actor (`not-an-actor`: "the West Bank") hides those inside it.
    """
    ranked: list[Hit[Named | Marker]] = [
        Hit(hit.start, hit.end, hit.entry)
        for hit in named
        if not hit.entry.roles or any(role.holds(day) for role in hit.entry.roles)
    ]
    ranked.extend(Hit(hit.start, hit.end, hit.entry) for hit in markers if hit.entry.marker == _NOT_AN_ACTOR)
    ranked.sort(key=lambda hit: (hit.start, -hit.end, _rank(hit.entry, day)))
    return [Hit(hit.start, hit.end, hit.entry) for hit in _longest(ranked) if isinstance(hit.entry, Named)]


_HOW = {"alias": 0, "epithet": 1, "metonym": 2, "adjective": 3}


def _rank(entry: Named | Marker, day: date | None) -> tuple[int, int, int]:
    """Return what the one who is meant has least of.

    First come those who hold a role on the day, then those who never have one, then those whose roles are over or
    still to come, the nearest in time first; an actor's own name comes before what it lends to others.
    """
    if isinstance(entry, Marker):
        return (-1, 0, 0)
    roles = entry.actor.roles
    how = _HOW[entry.how]
    if not roles:
        return (1, 0, how)
    if any(role.holds(day) for role in roles):
        return (0, 0, how)
    return (2, min(_days_off(role, day) for role in roles), how)


def _days_off(role: Role, day: date | None) -> int:
    if day is None:
        return -(role.end or date.max).toordinal()
    if role.end is not None and role.end < day:
        return (day - role.end).days
    return ((role.start or day) - day).days


def _longest(hits: Sequence[Hit[E]]) -> list[Hit[E]]:
    """Return the hits of which none overlaps a longer one; of equal ones the first."""
    kept: list[Hit[E]] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept
