"""Queries of a case asked of items: each query is made ready once, then tried on every item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.case.grounds import Because
from detente.case.model import Case
from detente.coding.items import Act, Deed, Item, Statement
from detente.record.parties import Parties, party_named
from detente.record.sources import Sources

__all__ = ["Matcher", "Members"]

_DEFAULT_KINDS = ("act", "deed")
_NOT_SO = frozenset({"hypothetical", "negated"})


class Members:
    """Who belongs to whom on a day, each answer kept."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._known: dict[tuple[str, date | None], frozenset[str]] = {}

    def bodies(self, actor: str, day: date | None) -> frozenset[str]:
        """Return an actor's id or name with the bodies it is a member of on a day, at any depth."""
        key = (actor, day)
        if key not in self._known:
            found: set[str] = {actor}
            entry = self._parties.actor(actor)
            while entry is not None and (entry.id not in found or entry.id == actor):
                found.add(entry.id)
                body = entry.member_of_at(day)
                entry = self._parties.codebook.actor.get(body or "") if body not in found else None
            self._known[key] = frozenset(found)
        return self._known[key]


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
            words=tuple(words.casefold() for words in query.words),
        )

    def fits(self, item: Item, sources: Sources, members: Members) -> bool:
        """Return whether an item answers the query; the cheapest questions are asked first."""
        query = self.query
        if type(item).__name__.lower() not in self.kinds:
            return False
        if not self._on_the_matter(item) or not self._as_wanted(item):
            return False
        if self.words and not any(words in item.words.casefold() for words in self.words):
            return False
        first, last = sources.days(item)
        if query.start and last is not None and last < query.start.isoformat():
            return False
        if query.end and first is not None and first > query.end.isoformat():
            return False
        return self._by_whom(item, sources, members)

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

    def _by_whom(self, item: Item, sources: Sources, members: Members) -> bool:
        day = sources.day(item)
        if self.speakers:
            named = party_named(item)
            side = sources.side(item)
            if side not in self.speakers and not (named and members.bodies(named, day) & self.speakers):
                return False
        if not self.targets:
            return True
        target = item.target if isinstance(item, Act | Deed) else None
        if target is None:
            return False
        return sources.parties.side_of(target, day) in self.targets or bool(
            members.bodies(target, day) & self.targets
        )


def _recorded(case: Case, issue: str) -> tuple[str, ...]:
    known = case.issue.get(issue)
    return (known.record or (known.id,)) if known else (issue,)


def _places(case: Case, issues: tuple[str, ...], name: str) -> tuple[tuple[str | None, str], ...]:
    """Return the record's issue and position pairs that a level of the case means; on any issue if none is asked."""
    found: list[tuple[str | None, str]] = []
    for issue in issues:
        known = case.issue.get(issue)
        place = case.level(issue, name) if known else None
        levels = (
            known.positions[place].record or (known.positions[place].id,)
            if known and place is not None
            else (name,)
        )
        found.extend((recorded, level) for recorded in _recorded(case, issue) for level in levels)
    return tuple(found) if issues else ((None, name),)
