"""What a draft is made of: who is heard, what is negotiated about, and the acts and deeds that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from detente.case.grounds import Because
from detente.case.matching import Matcher, Members, Seen
from detente.case.model import Case
from detente.case.talks import Issue, IssuePosition, Party
from detente.coding.codebook import Codebook
from detente.coding.items import Act, ActType, Deed, Item, PloverRoot
from detente.errors import InputError, Problem
from detente.record.commitments import commitments
from detente.record.explanations import explanations
from detente.record.model import Commitment, Offered, Position, Query, Record
from detente.record.positions import POSITION_ACTS, positions
from detente.record.sources import Sources

__all__ = ["Material", "material_of", "one_or_many"]

MOST_THIRD = 6
"""How many sides away from the table are drafted: those that the most origins tell of."""

_ENOUGH = 2
_TABLE = ("belligerent", "mediator")
_ROLES = ("belligerent", "mediator", "third", "audience")
_ACTS: tuple[ActType, ...] = (*POSITION_ACTS, "threat")
_ROOTS: frozenset[PloverRoot] = frozenset(
    {"AID", "SANCTION", "COERCE", "ASSAULT", "COOPERATE", "YIELD", "CONSULT", "SUPPORT"}
)
_UNDONE = ("hypothetical", "negated")


@dataclass(frozen=True)
class Material:
    """What a draft is made of.

    Attributes:
        record: Where items are.
        sources: Of that record, as of the day.
        parties: Sides that were heard or acted, those at the table first; audiences after the party they are within.
        issues: What these parties spoke of, in the codebook's order; only issues with two levels or more.
        scaleless: Names of issues they spoke of that have no scale in the codebook.
        acts: Acts that state, offer, promise or threaten something, and are not denied.
        deeds: Deeds that were done.
    """

    record: Record
    sources: Sources
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    scaleless: tuple[str, ...]
    acts: tuple[Act, ...]
    deeds: tuple[Deed, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    offered: tuple[Offered, ...]

    @cached_property
    def case(self) -> Case:
        """The parties and issues as a case, so that queries can be tried."""
        return Case("draft", "", "", "", parties=self.parties, issues=self.issues)

    @cached_property
    def _members(self) -> Members:
        return Members(self.sources.parties)

    def finds(self, queries: Sequence[Mapping[str, Any]], items: Sequence[Item]) -> bool:
        """Return whether each item answers one of the queries: what a draft says it stands on, it must stand on."""
        matchers = [Matcher.of(self.case, Because.model_validate(query)) for query in queries]
        return bool(items) and all(
            any(matcher.fits(seen) for matcher in matchers)
            for seen in (Seen(item, self.sources, self._members) for item in items)
        )

    def name(self, party: str) -> str:
        """Return how a party is called."""
        return self.case.name_of(party)

    def at_the_table(self) -> tuple[Party, ...]:
        """Return the belligerents and mediators."""
        return tuple(party for party in self.parties if party.role in _TABLE)

    def party(self, item: Item) -> str | None:
        """Return the party of the draft whose item it is."""
        side = self.sources.side(item)
        return side if side in self.case.party else None

    def day(self, iso: str) -> date:
        """Return a day of the record as a date."""
        return date.fromisoformat(iso)

    def source(self, item: Item) -> str:
        """Return whom an item goes back to and when it was, for a note."""
        first, last = self.sources.days(item)
        day = first if first == last else f"{first or '…'} to {last or '…'}"
        return ", ".join(filter(None, (self.sources.credit(item).label, day)))


def material_of(
    record: Record, sources: Sources, *, stated: Sequence[Position] | None = None,
    pledged: Sequence[Commitment] | None = None, offered: Sequence[Offered] | None = None,
) -> Material:  # fmt: skip
    """Return what a draft is made of.

    Args:
        record: Where items are read from.
        sources: What `read_sources` returned for it and the day.
        stated: What `positions` returned for them, if it is at hand.
        pledged: Likewise `commitments`.
        offered: Likewise `explanations`.

    Raises:
        InputError: the codebook has no side at the table.
    """
    read = _read(record, sources)
    acts, deeds = read.acts, read.deeds
    codebook = sources.parties.codebook
    parties = _parties(codebook, read)
    ids = {party.id for party in parties}
    spoken = {act.issue for act in acts if act.issue and sources.side(act) in ids}
    done = {deed.issue for deed in deeds if deed.issue and sources.side(deed) in ids}
    day = sources.as_of
    return Material(
        record=record,
        sources=sources,
        parties=parties,
        issues=_issues(codebook, spoken),
        scaleless=tuple(i.name for i in codebook.issues if i.id in spoken | done and len(i.positions) < 2),
        acts=acts,
        deeds=deeds,
        positions=tuple(positions(record, day, sources=sources) if stated is None else stated),
        commitments=tuple(commitments(record, day, sources=sources) if pledged is None else pledged),
        offered=tuple(explanations(record, day, sources=sources) if offered is None else offered),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """How many origins each side is heard or told of by, who is in more than one sentence, and what a draft may stand on."""

    heard: dict[str, int]
    more_than_once: frozenset[str]
    acts: tuple[Act, ...]
    deeds: tuple[Deed, ...]


def _read(record: Record, sources: Sources) -> _Read:
    origins: defaultdict[str, set[str]] = defaultdict(set)
    sentences: defaultdict[str, set[str]] = defaultdict(set)
    acts: list[Act] = []
    deeds: list[Deed] = []
    for item in record.items(Query(types=("statement", "act", "deed"))):
        if not sources.holds(item):
            continue
        side = sources.side(item)
        if side is not None:
            origins[side].add(sources.credit(item).key)
            if len(sentences[side]) < _ENOUGH:
                sentences[side].add(item.words)
        if isinstance(item, Act) and item.act in _ACTS and item.status != "negated":
            acts.append(item)
        if isinstance(item, Deed) and item.plover in _ROOTS and item.realis not in _UNDONE:
            deeds.append(item)
    heard = {side: len(keys) for side, keys in origins.items()}
    often = frozenset(side for side, words in sentences.items() if len(words) >= _ENOUGH)
    return _Read(heard, often, tuple(acts), tuple(deeds))


def _parties(codebook: Codebook, read: _Read) -> tuple[Party, ...]:
    """Return the sides of the draft by role and origins; ties keep the codebook's order, so that no name decides."""
    heard = read.heard
    if not any(side.role in _TABLE for side in codebook.sides):
        raise _nobody(codebook, heard)
    ranked = sorted(codebook.sides, key=lambda side: (_ROLES.index(side.role), -heard.get(side.id, 0)))
    third = [side.id for side in ranked if side.role == "third" and side.id in read.more_than_once]
    chosen = {side.id for side in ranked if side.role in _TABLE} | set(third[:MOST_THIRD])
    audiences = [side.id for side in ranked if side.role == "audience" and heard.get(side.id)]
    within = {side: _home(codebook, side, chosen) for side in audiences}
    return tuple(
        Party(id=side.id, name=side.name, role=side.role, within=within.get(side.id))
        for side in ranked
        if side.id in chosen or within.get(side.id)
    )


def _nobody(codebook: Codebook, heard: Mapping[str, int]) -> InputError:
    rule = f"the codebook {codebook.name!r} has no side with the role of a belligerent or mediator"
    sides = [side.id for side in codebook.sides if heard.get(side.id)]
    most = sorted(sides, key=lambda side: -heard[side])[:4]
    named = f" (most heard: {', '.join(most)})" if most else ""
    mend = f"say in a codebook of your own who negotiates{named}, then read the articles with it"
    return InputError([Problem("codebook", rule, mend)])


def _home(codebook: Codebook, side: str, chosen: set[str]) -> str | None:
    """Return the nearest side around a side that is in the draft."""
    seen: set[str] = set()
    around: str | None = side
    while around is not None and around not in seen:
        seen.add(around)
        known = codebook.side.get(around)
        around = known.within if known else None
        if around in chosen:
            return around
    return None


def _issues(codebook: Codebook, spoken: set[str]) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            id=issue.id,
            name=issue.name,
            position=tuple(IssuePosition(id=p.id, name=p.name) for p in issue.positions),
        )
        for issue in codebook.issues
        if issue.id in spoken and len(issue.positions) >= 2
    )


def one_or_many(values: Sequence[str]) -> str | list[str]:
    """Return a value alone where it is alone, as a person would write it."""
    return values[0] if len(values) == 1 else list(values)
