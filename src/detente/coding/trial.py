"""What a codebook makes of one sentence: every phrase that stands in it, and the items the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.coding.codebook import ActCue, Codebook, Cue, DeedCue
from detente.coding.codebook_layers import key_of
from detente.coding.coder import gate
from detente.coding.items import Item
from detente.coding.phrases import Hit, Scanner
from detente.coding.reading import Entry, Lexicon, Named, Placed, entries_of, read
from detente.coding.rules import RuleCoder
from detente.documents.model import Document, Published, Source, Zone
from detente.ids import text_id

__all__ = ["Found", "Trial", "try_sentence"]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the codebook that stands in the sentence.

    Attributes:
        start: Where it begins, in code points.
        end: Where it ends.
        words: The sentence's own words there.
        phrase: The phrase as the codebook writes it.
        table: `actor`, `issue`, `cue`, `act`, `deed` or `marker`.
        entry: What it stands for: `putin`, `ceasefire/full`, `threat`, `hedge`.
        how: How: `alias`, `epithet`, `metonym`, `adjective`; `cue` or `position`; the kind of cue; the PLOVER root.
        layer: The layer of the codebook it was last written in.
        counts: Whether it is read that way here. A name does not count where a longer one covers it, or where its
            bearer does not hold the role on the day.
    """

    start: int
    end: int
    words: str
    phrase: str
    table: str
    entry: str
    how: str
    layer: str
    counts: bool

    def __str__(self) -> str:
        """Return it as one line: the words, what they stand for, and the phrase with its layer."""
        how = f" ({self.how})" if self.how else ""
        passed_over = "" if self.counts else "; passed over here"
        return (
            f"{self.words!r}: {self.table} {self.entry}{how}, by {self.phrase!r} in {self.layer}{passed_over}"
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence, the day it was read as of, the phrases in it in reading order, and the items found."""

    sentence: str
    day: date | None
    hits: tuple[Found, ...]
    items: tuple[Item, ...]


def try_sentence(codebook: Codebook, sentence: str, day: date | None = None) -> Trial:
    """Return what a codebook makes of a sentence, as the rule coder reads it.

    Args:
        codebook: Whose phrases to look for.
        sentence: One sentence, or a few.
        day: As if published on this day; by default the codebook's own `as_of`.
    """
    text = sentence.strip()
    zones = (Zone("body", 0, len(text)),) if text else ()
    source = Source("a sentence", None, text_id(text), "trial/1")
    published = Published(day, day, "stated", "given") if day else Published()
    document = Document(text_id(text), text, source, published=published, zones=zones)
    reading = read(document, Lexicon(codebook))
    meant = {(hit.start, hit.end, hit.entry.actor.id, hit.entry.how) for hit in reading.mentions}
    written: Scanner[tuple[str, Entry]] = Scanner(
        (phrase, (phrase, entry)) for phrase, entry in entries_of(codebook)
    )
    hits = tuple(_found(codebook, text, hit, meant) for hit in written.scan(text))
    items = gate(document, RuleCoder(codebook).code(document)).items
    return Trial(text, reading.day, hits, items)


def _found(
    codebook: Codebook,
    text: str,
    hit: Hit[tuple[str, Entry]],
    meant: set[tuple[int, int, str, str]],
) -> Found:
    phrase, entry = hit.entry
    table, key, name, how = _described(entry)
    counts = not isinstance(entry, Named) or (hit.start, hit.end, entry.actor.id, entry.how) in meant
    layer = codebook.homes.get((table, key, phrase), "")
    if not layer and isinstance(entry, Named):
        offices = [role.office for role in entry.roles if role.office]
        layer = next((codebook.homes.get(("office", office, phrase), "") for office in offices), "")
    return Found(
        hit.start,
        hit.end,
        text[hit.start : hit.end],
        phrase,
        table,
        name,
        how,
        layer or codebook.name,
        counts,
    )


def _described(entry: Entry) -> tuple[str, str, str, str]:
    """Return an entry's table, its key there, what it stands for, and how."""
    if isinstance(entry, Named):
        return "actor", entry.actor.id, entry.actor.id, entry.how
    if isinstance(entry, Placed):
        issue = entry.issue.id
        if entry.position is None:
            return "issue", issue, issue, "cue"
        return "issue", issue, f"{issue}/{entry.position.id}", "position"
    key = key_of(entry)[-1]
    if isinstance(entry, Cue):
        return "cue", key, entry.kind, ", ".join(entry.takes)
    if isinstance(entry, ActCue):
        return "act", key, entry.act, entry.plover or ""
    if isinstance(entry, DeedCue):
        return "deed", key, entry.action, entry.plover or ""
    return "marker", key, entry.marker, entry.value
