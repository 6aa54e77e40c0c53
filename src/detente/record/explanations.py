"""Explanations and courses of action that the texts themselves offer, by who offers them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.coding.items import Act, ActType
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.model import Offered, Query, Record
from detente.record.origins import is_vague
from detente.record.sources import Sources, read_sources
from detente.record.terms import alike, terms

__all__ = ["COURSES", "explanations"]

COURSES: tuple[ActType, ...] = ("recommendation", "appeal")
"""Acts that urge a course on somebody."""

_COURSE_FAMILIES = (
    "withdraw", "persist", "cut aid", "arm", "ease sanctions", "sanction", "send troops", "stop fighting", "fight on",
    "trade", "meet", "recognise",
)  # fmt: skip
_SAME_WORDS = 0.6
_UNNAMED_AUTHOR = "the author"


@dataclass(frozen=True, slots=True)
class _Offer:
    act: Act
    kind: Literal["explanation", "course"]
    by: str
    author: bool
    to: str | None
    course: str
    words: frozenset[str]
    key: tuple[str, tuple[str, int], str]


def explanations(
    record: Record, as_of: date = date.max, *, sources: Sources | None = None
) -> tuple[Offered, ...]:
    """Return what explains a party's conduct and what should be done, as the texts say, by kind and then by who says so.

    One voice's offers are one if they urge the same family of conduct on the same addressee, or if most of their words
    agree. An article's own voice is its author's, else its publisher's, else its title's.
    """
    sources = sources or read_sources(record, as_of)
    offers: defaultdict[tuple[str, str], list[_Offer]] = defaultdict(list)
    for item in record.items(Query(types=("act",), acts=("explanation", *COURSES))):
        if isinstance(item, Act) and item.status != "negated" and sources.holds(item):
            offer = _offer(item, sources)
            if offer.author or offer.to or not is_vague(offer.by):
                offers[offer.kind, offer.by].append(offer)
    found = [_offered(group, sources) for _, mine in sorted(offers.items()) for group in _grouped(mine)]
    return tuple(sorted(found, key=lambda each: (each.kind, each.by.casefold())))


def _offer(act: Act, sources: Sources) -> _Offer:
    author, by = _voice(act, sources)
    kind: Literal["explanation", "course"] = "explanation" if act.act == "explanation" else "course"
    named = families(act.words)
    course = next((name for name in _COURSE_FAMILIES if name in named), "") if kind == "course" else ""
    day = sources.days(act)
    key = (day[0] or day[1] or "9999", sources.place(act), act.id)
    return _Offer(act, kind, by, author, _explained(act, by), course, terms(act.words), key)


def _voice(act: Act, sources: Sources) -> tuple[bool, str]:
    """Return whether an act is in the article's own voice, and who offers it.

    Who explains is the speaker of the statement it stands in; who urges, the act's own actor first.
    """
    paper = sources.papers[act.document]
    own = paper.author or paper.publisher or paper.title or paper.path.rsplit("/", 1)[-1]
    said = sources.said.get(act.statement or "")
    quoted = said.party if said is not None and said.mode != "author" else None
    by = quoted if act.act == "explanation" else act.actor or quoted
    if by is None or by in (paper.author, paper.publisher, _UNNAMED_AUTHOR):
        return True, own
    return False, by


def _explained(act: Act, by: str) -> str | None:
    """Return whom a course is urged on, or whose conduct is explained."""
    if act.target or act.act != "explanation":
        return act.target
    return act.actor if act.actor != by else None


def _grouped(offers: list[_Offer]) -> list[list[_Offer]]:
    groups: list[list[_Offer]] = []
    for offer in sorted(offers, key=lambda offer: offer.key):
        home = next((group for group in groups[-40:] if _same(offer, group[0])), None)
        if home is None:
            groups.append([offer])
        else:
            home.append(offer)
    return groups


def _same(first: _Offer, second: _Offer) -> bool:
    if first.to and second.to and first.to != second.to:
        return False
    if first.course and first.course == second.course:
        return True
    return alike(first.words, second.words) >= _SAME_WORDS


def _offered(group: list[_Offer], sources: Sources) -> Offered:
    first = group[0]
    return Offered(
        id=short_id("offered", first.act.id),
        kind=first.kind,
        by=first.by,
        author=first.author,
        to=next((offer.to for offer in group if offer.to), None),
        issue=next((offer.act.issue for offer in group if offer.act.issue), None),
        course=first.course,
        items=tuple(offer.act.id for offer in group),
        origins=len({sources.credit(offer.act).key for offer in group}),
    )
