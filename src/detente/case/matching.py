"""Queries of a case asked of items: each query is made ready once, then tried on every item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.case.grounds import Because
from detente.case.model import Case
from detente.coding.actors.words import APART, ARMS
from detente.coding.codebook import Codebook
from detente.coding.items import Act, Deed, Item, Statement
from detente.coding.phrase_language import folded, surfaces
from detente.record.parties import Parties, party_named
from detente.record.sources import Sources

__all__ = ["Matcher", "Members", "Seen"]

_DEFAULT_KINDS = ("act", "deed")
_NOT_SO = frozenset({"hypothetical", "negated"})


class Members:
    """Who belongs to whom on a day, each answer kept."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._known: dict[tuple[str, date | None], frozenset[str]] = {}
        self._names: dict[tuple[str | None, date | None, str | None], frozenset[str]] = {}
        self._adjectives = _adjectives(parties.codebook)

    def bodies(self, actor: str, day: date | None) -> frozenset[str]:
        """Return an actor's id or name with the bodies it speaks for on a day, at any depth.

        Who is on a side that is told apart within another does not speak for that other: a senator not for the state.
        The arms of a state that the codebook does not know by name, such as its troops, are the state's.
        """
        key = (actor, day)
        if key not in self._known:
            found: list[str] = []
            entry = self._parties.actor(actor) or self._parties.actor(self._arm_of(actor))
            around = self._around(self._parties.side_of(entry.id if entry else actor, day))
            while entry is not None and entry.id not in found:
                if found and self._parties.side_of(entry.id, day) in around:
                    break
                found.append(entry.id)
                entry = self._parties.codebook.actor.get(entry.member_of_at(day) or "")
            self._known[key] = frozenset({actor, *found})
        return self._known[key]

    def names(self, actor: str | None, day: date | None, side: str | None) -> frozenset[str]:
        """Return every name that finds an actor on a day: its own, its bodies', its side's."""
        key = (actor, day, side)
        if key not in self._names:
            bodies = self.bodies(actor, day) if actor else frozenset[str]()
            side = side or self._parties.side_of(self._arm_of(actor), day)
            self._names[key] = bodies | {side} if side else bodies
        return self._names[key]

    def _arm_of(self, actor: str | None) -> str | None:
        """Return the actor whose adjective begins a name that ends in an arm of a state: "Sudrian ground forces"."""
        words = folded(actor or "").removeprefix("the ").split()
        if len(words) < 2 or words[-1] not in ARMS or self._parties.actor(actor) is not None:
            return None
        for count in range(len(words) - 1, 0, -1):
            found = self._adjectives.get(" ".join(words[:count]))
            if found is not None:
                return found if APART.isdisjoint(words[count:-1]) else None
        return None

    def _around(self, side: str | None) -> frozenset[str]:
        """Return the sides that a side is within, at any depth; not audiences, of which it is a part like any other."""
        found: list[str] = []
        known = self._parties.codebook.side.get(side or "")
        while known is not None and known.id not in found:
            found.append(known.id)
            known = self._parties.codebook.side.get(known.within or "")
        sides = self._parties.codebook.side
        return frozenset(name for name in found if name != side and sides[name].role != "audience")


def _adjectives(codebook: Codebook) -> dict[str, str]:
    """Return the actor that each adjective means; none for one that actors of different sides share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for actor in codebook.actors:
        for adjective in (surface for each in actor.adjectives for surface in surfaces(each)[0]):
            first = codebook.actor[found.setdefault(folded(adjective), actor.id)]
            if first.side != actor.side:
                shared.add(folded(adjective))
    return {adjective: actor for adjective, actor in found.items() if adjective not in shared}


class Seen:
    """An item with what queries ask of it, worked out once for all of them.

    Attributes:
        kind: `statement`, `act`, `deed`.
        who: Who says or does it, the bodies they speak for on its day, and their side.
        whom: Likewise to or against whom.
        first: First day it speaks of, ISO.
        last: Last such day.
    """

    __slots__ = ("_said", "first", "item", "kind", "last", "who", "whom")

    def __init__(self, item: Item, sources: Sources, members: Members) -> None:
        day = sources.day(item)
        self.item = item
        self.kind = type(item).__name__.lower()
        self.first, self.last = sources.days(item)
        target = item.target if isinstance(item, Act | Deed) else None
        self.who = members.names(party_named(item), day, sources.side(item))
        self.whom = members.names(target, day, sources.parties.side_of(target, day))
        self._said: str | None = None

    @property
    def said(self) -> str:
        """Its words, with small letters and single spaces."""
        if self._said is None:
            self._said = _plain(self.item.words)
        return self._said


@dataclass(frozen=True, slots=True)
class Matcher:
    """A query made ready: names of the case put into those of the codebook.

    Attributes:
        issues: Issue ids of the record; empty asks for none in particular.
        positions: Pairs of issue and position of the record.
    """

    query: Because
    speakers: frozenset[str]
    targets: frozenset[str]
    issues: frozenset[str]
    positions: frozenset[tuple[str | None, str]]
    kinds: frozenset[str]
    words: tuple[str, ...]
    start: str | None
    end: str | None

    @classmethod
    def of(cls, case: Case, query: Because) -> Matcher:
        """Return a query made ready for a case."""
        speakers = {actor for name in query.speaker for actor in case.actors(name)}
        targets = {actor for name in query.target for actor in case.actors(name)}
        return cls(
            query=query,
            speakers=frozenset(speakers),
            targets=frozenset(targets),
            issues=frozenset(name for issue in query.issue for name in _recorded(case, issue)),
            positions=frozenset(pair for name in query.position for pair in _places(case, query.issue, name)),
            kinds=frozenset(query.kind or _DEFAULT_KINDS),
            words=tuple(map(_plain, query.words)),
            start=query.start.isoformat() if query.start else None,
            end=query.end.isoformat() if query.end else None,
        )

    def fits(self, seen: Seen) -> bool:
        """Return whether an item answers the query; the cheapest questions are asked first."""
        if seen.kind not in self.kinds or (self.speakers and self.speakers.isdisjoint(seen.who)):
            return False
        if not self._on_the_matter(seen.item) or not self._as_wanted(seen.item):
            return False
        if self.targets and self.targets.isdisjoint(seen.whom):
            return False
        if self.start and seen.last is not None and seen.last < self.start:
            return False
        if self.end and seen.first is not None and seen.first > self.end:
            return False
        return not self.words or any(words in seen.said for words in self.words)

    def _on_the_matter(self, item: Item) -> bool:
        issue = item.issue if isinstance(item, Act | Deed) else None
        if self.issues and issue not in self.issues:
            return False
        if self.positions:
            position = item.position if isinstance(item, Act) else None
            return position is not None and bool({(issue, position), (None, position)} & self.positions)
        return True

    def _as_wanted(self, item: Item) -> bool:
        """Return whether act, PLOVER root, status and realis are as asked for."""
        query = self.query
        if isinstance(item, Statement):
            return not (query.act or query.plover or query.realis) and item.negated == (
                "negated" in query.status
            )
        if isinstance(item, Act):
            if query.act and item.act not in query.act:
                return False
            wanted = item.status in query.status if query.status else item.status != "negated"
            return wanted and not query.realis and (not query.plover or item.plover in query.plover)
        if isinstance(item, Deed):
            wanted = item.realis in query.realis if query.realis else item.realis not in _NOT_SO
            return (
                wanted
                and not (query.act or query.status)
                and (not query.plover or item.plover in query.plover)
            )
        return False


def _plain(words: str) -> str:
    """Return words with small letters and single spaces: a line of an article breaks where it will."""
    return " ".join(words.casefold().split())


def _recorded(case: Case, issue: str) -> tuple[str, ...]:
    known = case.issue.get(issue)
    return (known.record or (known.id,)) if known else (issue,)


def _places(case: Case, issues: tuple[str, ...], name: str) -> tuple[tuple[str | None, str], ...]:
    """Return the record's issue and position pairs that a level of the case means; on any issue if none is asked."""
    found: list[tuple[str | None, str]] = []
    # A level that some issue of the case has means that issue's; any other word is a level of the codebook.
    for issue in issues or tuple(each.id for each in case.issues if case.level(each.id, name) is not None):
        known = case.issue.get(issue)
        place = case.level(issue, name) if known else None
        levels = (
            known.positions[place].record or (known.positions[place].id,)
            if known and place is not None
            else (name,)
        )
        found.extend((recorded, level) for recorded in _recorded(case, issue) for level in levels)
    return tuple(found) or ((None, name),)
