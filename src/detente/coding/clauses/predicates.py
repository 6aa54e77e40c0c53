"""Lexicon hits as predicates: which words of a sentence head an act or a deed, each word at most once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.coding.clauses.parse import Parse, Phrase, parse_of
from detente.coding.clauses.verbs import Verb
from detente.coding.codebook import ActCue, DeedCue
from detente.coding.phrases import Hit
from detente.coding.reading import Reading, Sentence

__all__ = ["Predicate", "predicates_of", "worth_reading"]

Use = Literal["verb", "noun", "attribute", "connective"]
_VERBAL = frozenset("VBEGbhdM")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A hit of the lexicon of acts or deeds, as it is used in its sentence.

    Attributes:
        entry: What the lexicon says of it.
        head: Index of the token that heads it.
        last: Index of the last token of the hit.
        use: As a verb, as a noun, as a participle before a noun (`the promised paper`), or as a connective.
        verb: The verb group, where it is a verb.
        state: Whether the hit itself begins with `be`, so that its participle tells a state of the subject.
    """

    entry: ActCue | DeedCue
    head: int
    last: int
    use: Use
    verb: Verb | None
    state: bool = False

    @property
    def is_act(self) -> bool:
        """Whether the lexicon of acts has it."""
        return isinstance(self.entry, ActCue)


def worth_reading(
    reading: Reading,
    hits: tuple[Hit[ActCue], ...] | tuple[Hit[DeedCue], ...],
    words: re.Pattern[str] | None = None,
) -> Iterator[Sentence]:
    """Yield the sentences outside boilerplate in which a hit begins, or some of the words stand."""
    at = 0
    for sentence in reading.sentences:
        while at < len(hits) and hits[at].start < sentence.start:
            at += 1
        if sentence.zone in ("boilerplate", "byline"):
            continue
        if (at < len(hits) and hits[at].start < sentence.end) or (
            words is not None and words.search(reading.plain, sentence.start, sentence.end)
        ):
            yield sentence


def predicates_of(reading: Reading, sentence: Sentence) -> tuple[Predicate, ...]:
    """Return the predicates of a sentence in reading order; of hits that share words the longest is taken."""
    made: dict[int, tuple[Predicate, ...]] = reading.__dict__.setdefault("_predicates", {})
    found = made.get(sentence.start)
    if found is None:
        found = made[sentence.start] = tuple(_chosen(reading, sentence))
    return found


def _chosen(reading: Reading, sentence: Sentence) -> list[Predicate]:
    parse = parse_of(reading, sentence)
    if not parse.tokens:
        return []
    end = min(sentence.end, parse.tokens[-1].end)
    hits: list[Hit[ActCue] | Hit[DeedCue]] = [
        *_inside(reading.acts, sentence.start, end),
        *_inside(reading.deeds, sentence.start, end),
    ]
    hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
    taken: set[int] = set()
    heads: set[int] = set()
    found: list[Predicate] = []
    for hit in hits:
        predicate = _used(parse, hit)
        if (
            predicate is None
            or predicate.head in heads
            or (predicate.head in taken and not _owned(parse, predicate))
        ):
            continue
        heads.add(predicate.head)
        own = (
            range(predicate.head, predicate.last + 1) if predicate.use != "connective" else (predicate.head,)
        )
        taken.update(own)
        found.append(predicate)
    found.sort(key=lambda predicate: predicate.head)
    return found


def _owned(parse: Parse, predicate: Predicate) -> bool:
    """Tell whether a noun inside a longer hit is somebody's own act: `rejected Oslo's demand`."""
    if predicate.use != "noun" or not predicate.is_act:
        return False
    phrase = parse.phrase_ending(predicate.head)
    return phrase is not None and "S" in parse.tags[phrase.first : predicate.head]


def _inside(hits: tuple[Hit, ...], start: int, end: int) -> list[Hit]:  # type: ignore[type-arg]
    low = bisect_left(hits, (start,))
    high = bisect_left(hits, (end,))
    return [hit for hit in hits[low:high] if hit.end <= end]


def _used(parse: Parse, hit: Hit[ActCue] | Hit[DeedCue]) -> Predicate | None:
    """Return a hit as it is used here; None if its words are another part of speech."""
    first, last = parse.index(hit.start), parse.index(hit.end - 1)
    by = hit.entry.by
    if "speaker" in by and "subject" not in by:
        return Predicate(hit.entry, first, last, "connective", None)
    if "subject" in by:
        return _as_verb(parse, hit.entry, first, last)
    head = next((i for i in range(last, first - 1, -1) if parse.tags[i] in "NXJ"), None)
    if head is None or parse.tags[first] in _VERBAL:
        return None
    if parse.words[last] in ("for", "to", "on", "of", "from", "with", "between", "that", "about"):
        head = first
    return Predicate(hit.entry, head, last, "noun", None)


def _as_verb(parse: Parse, entry: ActCue | DeedCue, first: int, last: int) -> Predicate | None:
    for i in range(first, last + 1):
        verb = parse.verb_at(i)
        if verb is not None and verb.form == "participle" and parse.words[max(0, i - 1)] == "as":
            return None  # `as expected`, `as agreed`
        if verb is not None:
            return Predicate(entry, i, last, "verb", verb)
        tag = parse.tags[i]
        if tag in "bMd":  # `be/v ready to`, `won't say`: the group's main verb is what follows
            after = next((v for v in parse.verbs if v.first <= i <= v.main), None)
            if after is None:
                return None
            return Predicate(entry, after.main, max(last, after.main), "verb", after, tag == "b")
        if tag == "J" and i == first == last and isinstance(entry, ActCue) and parse.words[i].endswith("ed"):
            return Predicate(entry, i, last, "attribute", None)
        if i == first and tag in "NXS" and parse.tags[last] not in _VERBAL:
            return None
        if tag == "h" and i == first:
            return None  # an auxiliary: `have postponed a meeting` has none
        if tag in "WO":  # the company of a verb stands in its own clause
            return None
    return None


def phrase_of(parse: Parse, predicate: Predicate) -> Phrase:
    """Return the noun phrase that a nominal predicate heads."""
    before = parse.phrase_ending(predicate.head)
    first = before.first if before is not None else predicate.head
    after = parse.phrase_from(predicate.head)
    return Phrase(first, max(predicate.last, after.last if after is not None else predicate.head))
