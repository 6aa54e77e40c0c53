"""What parties did, denied doing, or agreed to, by party and family of conduct, in order of days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from detente.coding.items import Act, Deed
from detente.record.conduct import families
from detente.record.model import Query, Record
from detente.record.sources import Days, Sources
from detente.record.terms import plain, terms

__all__ = ["REFUSES", "YIELDS", "Doing", "Ledger", "Line", "ledger_of"]

YIELDS = "yields"
"""The family under which acceptances, agreements and concessions stand, whatever they are about."""

REFUSES = "refuses"
"""The family under which refusals stand."""

_DONE = frozenset({"actual", "ongoing", "reported"})
_YIELDING = frozenset({"acceptance", "agreement", "concession"})
_SOON = 500
_UNREAL = frozenset({"demand", "appeal", "offer", "promise", "threat", "recommendation", "prediction"})
_ANSWER = re.compile(
    r"\b(?:respon(?:se|d\w*)|retaliat\w*|reveng\w*|as (?:promised|threatened|pledged|warned|agreed)|in return"
    r"|carried out)\b"
)


@dataclass(frozen=True, slots=True)
class Doing:
    """Something a party did, is said not to have done, or agreed to.

    Attributes:
        days: Days it lies on, else of the telling.
        day: The first of them, empty if none is known.
        dated: The days are its own, not only those of the telling.
        answer: Its words call it a response, or the keeping of a word.
    """

    item: str
    days: Days
    to: str | None
    words: frozenset[str]
    dated: bool
    denied: bool
    answer: bool
    document: str
    start: int

    @property
    def day(self) -> str:
        """The first day it may lie on."""
        return self.days[0] or self.days[1] or ""


@dataclass(slots=True)
class Line:
    """Doings of one party and family in order of days."""

    doings: list[Doing] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    by_document: dict[str, list[Doing]] = field(default_factory=dict)

    def close(self) -> None:
        """Put in order what was entered."""
        for doing in self.doings:
            self.by_document.setdefault(doing.document, []).append(doing)
        self.doings.sort(key=lambda doing: doing.day)
        self.days = [doing.day for doing in self.doings]

    def since(self, day: str, most: int, *, last: bool = False) -> list[Doing]:
        """Return at most so many doings from a day on: the first ones, or the last."""
        found = self.doings[bisect_left(self.days, day) :]
        return found[-most:] if last else found[:most]

    def told_after(self, document: str, start: int) -> list[Doing]:
        """Return what one document tells soon after a place."""
        found = self.by_document.get(document, ())
        return [doing for doing in found if start < doing.start <= start + _SOON]

    def between(self, first: str, last: str, most: int) -> list[Doing]:
        """Return at most so many doings from one day on and before another."""
        start = bisect_left(self.days, first)
        return self.doings[start : min(bisect_left(self.days, last), start + most)]


@dataclass(slots=True)
class Ledger:
    """Lines by party, family and whether they tell of what was not done; and when documents came out.

    Attributes:
        parties: Content words of each party's name.
    """

    lines: defaultdict[tuple[str, str, bool], Line] = field(default_factory=lambda: defaultdict(Line))
    parties: dict[str, frozenset[str]] = field(default_factory=dict)
    published: list[str] = field(default_factory=list)

    def line(self, party: str, kind: str, *, denied: bool) -> Line:
        """Return one line, empty if there is none."""
        return self.lines.get((party, kind, denied)) or Line()

    def published_after(self, day: str) -> int:
        """Return how many documents came out wholly after a day."""
        return len(self.published) - bisect_right(self.published, day)


def ledger_of(record: Record, sources: Sources, wanted: Iterable[str]) -> Ledger:
    """Return what the record tells as done, denied or agreed to in the families of conduct that are wanted."""
    kinds = frozenset(wanted)
    found = Ledger()
    told = (item for item in record.items(Query(types=("deed", "act"))) if isinstance(item, Deed | Act))
    for document, items in groupby(told, key=lambda item: item.document):
        if document in sources.papers:
            for item in _not_only_spoken_of(list(items)):
                _enter(found, item, kinds, sources)
    for line in found.lines.values():
        line.close()
    names = sorted({party for party, _, _ in found.lines})
    found.parties = {party: terms(sources.parties.actor_name(party)) for party in names}
    days = (paper.published.start for paper in sources.papers.values())
    found.published = sorted(day.isoformat() for day in days if day)
    return found


def _not_only_spoken_of(items: Sequence[Deed | Act]) -> Iterable[Deed | Act]:
    """Yield what a text tells as done: not what stands inside somebody else's demand, promise or forecast of it."""
    wishes = [
        (item.spans[0][0], item.spans[-1][1], item)
        for item in items
        if isinstance(item, Act) and item.act in _UNREAL
    ]
    for item in items:
        start, end = item.spans[0][0], item.spans[-1][1]
        if item.actor and not any(
            first <= start and end <= last and item is not wish and item.spans != wish.spans
            for first, last, wish in wishes
        ):
            yield item


def _enter(found: Ledger, item: Deed | Act, wanted: frozenset[str], sources: Sources) -> None:
    if isinstance(item, Act):
        yields = item.act in _YIELDING and item.status != "negated"
        refuses = item.act == "refusal" or (item.act in _YIELDING and item.status == "negated")
        kinds = frozenset({YIELDS} if yields else {REFUSES} if refuses else ())
    elif item.realis in _DONE or item.realis == "negated":
        kinds = families(f"{item.action}: {item.words}") & wanted
    else:
        kinds = frozenset()
    if not kinds:
        return
    denied = isinstance(item, Deed) and item.realis == "negated"
    doing = Doing(
        item=item.id,
        days=sources.days(item),
        to=sources.parties.side_of(item.target, sources.day(item)) or item.target,
        words=terms(item.words),
        dated=item.when.basis in ("stated", "resolved"),
        denied=denied,
        answer=bool(_ANSWER.search(plain(item.words))),
        document=item.document,
        start=item.spans[0][0],
    )
    for kind in kinds:
        found.lines[sources.party(item) or item.actor or "", kind, denied].doings.append(doing)
