"""What the record stands on: how each document knows what it tells, copies, origins, and who is barely heard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from detente.coding.items import Statement
from detente.documents.model import Document, Span
from detente.record.model import DocumentGround, Footing, Ground, Hearing, Query, Record
from detente.record.origins import Credit, is_vague
from detente.record.sources import Sources, merged_origins, read_sources
from detente.record.terms import plain

__all__ = ["ground"]

# What a writer says who spoke to the source, or was in the room.
_TOLD_IT = re.compile(
    r"\btold (?:me|us|this (?:paper|newspaper|reporter|magazine|website|correspondent|publication))\b"
    r"|\b(?:in|by) (?:an? )?(?:e-?mail|text message|telephone interview|phone interview)\b(?! to)"
    r"|\bin an? (?:exclusive )?interview (?:with|for) (?:me|us|this)\b"
    r"|\b(?:said|speaking|spoke|told me) by (?:tele)?phone\b|\bmy (?:own )?(?:conversations?|interviews?) with\b"
    r"|\bwho (?:was|were) in the room\b|\bon condition of anonymity\b|\basked (?:not to be (?:named|identified)|for anonymity)\b"
)
_WAS_THERE = re.compile(
    r"\b(?:told|said to) (?:the )?(?:reporters|journalists|press)\b"
    r"|\b(?:during|at) an? (?:\w+ ){0,2}(?:hearing|meeting|briefing|news conference|press conference|rally|ceremony)\b"
)
_NOWHERE = re.compile(
    r"\b(?:web[- ]?(?:based )?(?:search(?:es)?|research|analysis|sources)|online (?:sources|discussions|reports|research)"
    r"|social media (?:posts|discussions) suggest|internet (?:sources|research)|reports suggest)\b"
)
# Words to look for before a pattern is tried around them.
_NEAR_TOLD_IT = (
    "told me", "told us", "told this", "mail", "text message", "interview", "phone", "conversation", "in the room", "anonym",
    "not to be ",
)  # fmt: skip
_NEAR_WAS_THERE = (
    "reporters", "journalists", "the press", "hearing", "meeting", "briefing", "conference", "rally", "ceremony",
)  # fmt: skip
_NEAR_NOWHERE = ("web", "online", "social media", "internet", "reports suggest")
_AROUND = 60


def _matches(pattern: re.Pattern[str], near: tuple[str, ...], flat: str) -> list[Span]:
    """Return where a pattern matches, tried only around words that every match holds."""
    found: set[Span] = set()
    for word in near:
        at = flat.find(word)
        while at >= 0:
            match = pattern.search(flat, max(0, at - _AROUND), at + _AROUND)
            if match:
                found.add(match.span())
            at = flat.find(word, at + len(word))
    return sorted(found)


@dataclass(slots=True)
class _Tally:
    """What one document's items count up to."""

    own: int = 0
    quoted: int = 0
    relayed: Counter[str] = field(default_factory=Counter)
    vague: int = 0


def ground(record: Record, as_of: date, *, reviewed: int = 0, sources: Sources | None = None) -> Ground:
    """Return what the record stands on as of a day.

    A document is `first-hand` if it is the issuer's own text or quotes named sources of its own on an occasion it names
    (`told reporters`, `in an email`); `relayed` if what it tells comes from others; without a `real source` if it
    names none that could be asked.

    Args:
        record: Where items are read from.
        as_of: What came out later is left out.
        reviewed: How many items a person has looked at.
        sources: What `read_sources` returned for the same record and day, if it is at hand.
    """
    sources = sources or read_sources(record, as_of)
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    hearings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    heard_in: defaultdict[str, set[str]] = defaultdict(set)
    credited: dict[tuple[str, str], Credit] = {}
    statements = 0
    for item in record.items(Query(types=("statement",))):
        if not isinstance(item, Statement) or not sources.holds(item):
            continue
        statements += 1
        _count(tallies[item.document], item)
        credit = sources.credit(item)
        kept = credited.setdefault((credit.key, item.document), credit)
        credited[credit.key, item.document] = max(kept, credit, key=lambda one: (len(one.label), one.label))
        side = sources.said[item.id].side
        if side and item.mode != "author" and not item.negated:
            hearings[side].update(("statements", item.mode))
            heard_in[side].add(item.document)
    copies, items = _copies(sources), record.items_per_document()
    footings = [
        _footing(document, tallies[document.id], items.get(document.id, 0), copies.get(document.id, ()))
        for document in record.documents()
        if document.id in sources.papers
    ]
    return Ground(
        documents=tuple(footings),
        copies=tuple(
            sorted(
                {
                    (name, *rest) if name < rest[0] else tuple(sorted((name, *rest)))
                    for name, rest in copies.items()
                }
            )
        ),
        origins=merged_origins((credit, document) for (_, document), credit in credited.items()),
        hearings=_hearings(hearings, heard_in, sources),
        statements=statements,
        reviewed=reviewed,
    )


def _count(tally: _Tally, item: Statement) -> None:
    named = item.speaker is not None and (item.speaker.actor is not None or not is_vague(item.speaker.name))
    if item.mode == "author" or item.parent is not None:
        return
    if item.via:
        tally.relayed[item.via[0]] += 1
    elif named:
        tally.own += 1
        tally.quoted += item.mode in ("direct", "mixed")
    else:
        tally.vague += 1


def _copies(sources: Sources) -> dict[str, tuple[str, ...]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in sources.papers:
        members[sources.groups[name]].append(name)
    return {
        name: tuple(sorted(other for other in group if other != name))
        for group in members.values()
        if len(group) > 1
        for name in group
    }


def _hearings(
    hearings: dict[str, Counter[str]], heard_in: dict[str, set[str]], sources: Sources
) -> tuple[Hearing, ...]:
    """Return how much each side is heard, belligerents and mediators also where they are not heard at all."""
    sides = set(hearings) | {
        side.id
        for side in sources.parties.codebook.sides
        if sources.parties.at_the_table(side.id) and not side.within
    }
    found = [
        Hearing(
            side,
            hearings[side]["statements"] if side in hearings else 0,
            hearings[side]["direct"] + hearings[side]["mixed"] if side in hearings else 0,
            len(heard_in.get(side, ())),
        )
        for side in sides
    ]
    return tuple(sorted(found, key=lambda hearing: (-hearing.statements, hearing.side)))


def _footing(document: Document, tally: _Tally, items: int, copies: tuple[str, ...]) -> DocumentGround:
    text = _body(document)
    footing, because = _kind_of_footing(document, text, tally)
    return DocumentGround(
        document.id, footing, because, items, document.language == "en" or items > 0, copies
    )


def _body(document: Document) -> str:
    zones = [zone for zone in document.zones if zone.kind in ("body", "quotation")]
    return "\n".join(document.text[zone.start : zone.end] for zone in zones) or document.text


def _kind_of_footing(document: Document, text: str, tally: _Tally) -> tuple[Footing, str]:
    flat = plain(text)
    nowhere = [text[start:end] for start, end in _matches(_NOWHERE, _NEAR_NOWHERE, flat)]
    if document.kind == "unsourced" or (len(nowhere) >= 2 and tally.quoted <= 2):
        shown = (
            f"“{nowhere[0]}”" if nowhere else document.kind_because or "names no source that could be asked"
        )
        return "no real source", f"{shown}, {len(nowhere)} times" if len(nowhere) > 1 else shown
    if document.kind in ("release", "transcript"):
        return "first-hand", f"a {document.kind}: the issuer's own text"
    # An essay's quotations are from the press pool unless its author says who spoke to him.
    occasions = _matches(_TOLD_IT, _NEAR_TOLD_IT, flat)
    if not occasions and document.kind != "opinion":
        occasions = _matches(_WAS_THERE, _NEAR_WAS_THERE, flat)
    occasion = text[slice(*occasions[0])] if occasions else ""
    relayed = sum(tally.relayed.values())
    if occasion and tally.quoted and tally.quoted >= relayed:
        return "first-hand", f"“{occasion}”; {tally.quoted} quotations of named sources, {relayed} relayed"
    if not tally.own and not relayed:
        return "no real source", f"no named source; {tally.vague} statements of unnamed ones"
    named = ", ".join(
        name for name, _ in sorted(tally.relayed.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    )
    credited = f"{relayed} credited to others ({named})" if relayed else "none with its occasion"
    return "relayed", f"{tally.own} statements of named sources, {credited}"
