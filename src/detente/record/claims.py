"""Claims: items of several documents that report one thing, with at most how many origins."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from struct import pack, unpack
from typing import NamedTuple, TypeAlias

from detente.coding.items import Act, Deed, Statement
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.model import Claim, Query, Record
from detente.record.origins import Credit
from detente.record.sources import Days, Sources, merged_origins, read_sources
from detente.record.terms import alike, terms, words_of

__all__ = ["Report", "claims", "one_thing", "report_of", "told_as_done"]

_ALIKE = 0.5
_ALIKE_UNDATED = 0.7
_WIDE_DAYS = 10
_COMPARED = 60
_SHINGLE = 4
_KEYS = 2
_SKETCH = 8
_LOOKED_AT = 250
_SAME_WORDS = 0.6
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Report:
    """One item that reports something, with what tells whether another reports the same.

    Attributes:
        party: Side, or actor without one.
        kind: Act type, or PLOVER root or action of a deed.
        days: Days it speaks of; None where only the telling is dated.
        told: Days of the telling.
        about: Content words without names of the actor and target.
    """

    id: str
    document: str
    party: str
    actor: str
    kind: str
    target: str | None
    issue: str | None
    days: Days | None
    told: Days
    about: frozenset[str]
    words: str
    credit: Credit
    place: tuple[str, int]

    @property
    def kinds(self) -> frozenset[str]:
        """Families of conduct that its words name."""
        return families(self.words)

    @property
    def key(self) -> tuple[str, tuple[str, int], str]:
        """Orders by day, then place."""
        days = self.days or self.told
        return (days[0] or days[1] or "9999", self.place, self.id)


class _Seen(NamedTuple):
    """What is kept of a report while all are gathered: no words, so that a whole corpus fits."""

    id: str
    document: str
    target: str | None
    issue: str | None
    days: Days | None
    told: Days
    about: tuple[str, ...]
    credit: Credit
    place: tuple[str, int]

    @property
    def key(self) -> tuple[str, tuple[str, int], str]:
        """Orders by day, then place."""
        days = self.days or self.told
        return (days[0] or days[1] or "9999", self.place, self.id)


def claims(record: Record, as_of: date, *, sources: Sources | None = None) -> tuple[Claim, ...]:
    """Return what at least two documents report, with the origins that their texts credit.

    Deeds and acts are one claim if the same party does the same kind of thing, on days and to a target that do not
    exclude each other, and half of the content words agree; statements, if the same speaker's words are nearly equal.
    Fifty texts that credit one source are one origin. What only one document reports is no claim.
    """
    sources = sources or read_sources(record, as_of)
    blocks: defaultdict[tuple[str, str], list[_Seen]] = defaultdict(list)
    quoted = _Quoted(sources)
    for item in record.items(Query(types=("statement", "act", "deed"))):
        if not sources.holds(item):
            continue
        if isinstance(item, Statement):
            quoted.add(item)
        elif isinstance(item, Act | Deed) and told_as_done(item):
            report = report_of(item, sources)
            blocks[report.party, report.kind].append(_seen(report))
    groups = [group for _, block in sorted(blocks.items()) for group in _within(sorted(block, key=_key))]
    groups.extend(quoted.groups())
    found = [_claim(record, group) for group in groups if len({seen.document for seen in group}) > 1]
    return tuple(sorted(found, key=lambda claim: (claim.about, claim.id)))


def _seen(report: Report) -> _Seen:
    return _Seen(
        report.id, report.document, report.target, report.issue, report.days, report.told, tuple(sorted(report.about)),
        report.credit, report.place,
    )  # fmt: skip


def _key(seen: _Seen) -> tuple[str, tuple[str, int], str]:
    return seen.key


def _claim(record: Record, group: Sequence[_Seen]) -> Claim:
    ordered = sorted(group, key=_key)
    origins = merged_origins((seen.credit, seen.document) for seen in ordered)
    lead = record.item(min(ordered, key=lambda seen: (seen.days is None, seen.key)).id)
    about = lead.words if lead else ""
    return Claim(
        id=short_id("claim", ordered[0].id),
        about=about if len(about) <= _SHOWN else about[:_SHOWN].rsplit(" ", 1)[0] + " …",
        items=tuple(seen.id for seen in ordered),
        origins=origins,
        interested=sum(origin.interested for origin in origins),
    )


def told_as_done(item: Act | Deed) -> bool:
    """Return whether an act or deed is told as having happened, by somebody who is named."""
    if not item.actor:
        return False
    return (
        item.status != "negated" if isinstance(item, Act) else item.realis not in ("hypothetical", "negated")
    )


def report_of(item: Act | Deed, sources: Sources) -> Report:
    """Return what one act or deed reports."""
    parties = sources.parties
    names = terms(" ".join(parties.actor_name(name) for name in (item.actor, item.target) if name))
    kind = item.act if isinstance(item, Act) else item.plover or item.action
    return Report(
        id=item.id,
        document=item.document,
        party=sources.party(item) or item.actor or "",
        actor=item.actor or "",
        kind=kind,
        target=_target(item, sources),
        issue=item.issue,
        days=(item.when.start, item.when.end)
        if item.when.basis in ("stated", "resolved") and item.when.start
        else None,
        told=sources.told(item),
        about=terms(item.words, names),
        words=item.words,
        credit=sources.credit(item),
        place=sources.place(item),
    )


def _target(item: Act | Deed, sources: Sources) -> str | None:
    """Return whom an item is against; a count of people is no target that could tell two reports apart."""
    counted = item.quantity.text if isinstance(item, Deed) and item.quantity else None
    if item.target is None or item.target == counted:
        return None
    return sources.parties.side_of(item.target, sources.day(item)) or item.target


def _within(block: Sequence[_Seen]) -> list[list[_Seen]]:
    """Return reports of one party and kind grouped by the thing they report, each joined to the first group it fits."""
    groups: list[list[_Seen]] = []
    weeks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for seen in block:
        keys = _places(seen)
        places = {place for key in keys for place in weeks[key][-_COMPARED:]}
        home = next((place for place in sorted(places) if one_thing(seen, groups[place][0])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(seen)
        for key in keys:
            if home not in weeks[key][-_COMPARED:]:
                weeks[key].append(home)
    return groups


def _places(seen: _Seen) -> list[tuple[str, str]]:
    """Return the week and the content words a report is looked up by."""
    days = seen.days or seen.told
    day = days[0] or days[1]
    week = "-".join(map(str, date.fromisoformat(day).isocalendar()[:2])) if day else ""
    return [(week, term) for term in seen.about]


def one_thing(first: _Seen, second: _Seen) -> bool:
    """Return whether two reports of the same party and kind tell one thing."""
    if first.target and second.target and first.target != second.target:
        return False
    if first.issue and second.issue and first.issue != second.issue:
        return False
    one, two = frozenset(first.about), frozenset(second.about)
    if first.days and second.days:
        least = 1 if first.target and first.target == second.target else 2
        return _overlap(first.days, second.days) and alike(one, two) >= _ALIKE and len(one & two) >= least
    return alike(one, two) >= _ALIKE_UNDATED and len(one & two) >= 3


def _overlap(first: Days, second: Days) -> bool:
    """Return whether two stretches of days meet; stretches too wide to be of one event never do."""
    if _width(first) > _WIDE_DAYS or _width(second) > _WIDE_DAYS:
        return False
    return (first[0] or "") <= (second[1] or "9999") and (second[0] or "") <= (first[1] or "9999")


def _width(days: Days) -> int:
    if not days[0] or not days[1]:
        return 0
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


_Told: TypeAlias = tuple[str, str, Credit, int]
"""Item, document, whom it credits, and where it stands."""


class _Quoted:
    """Gathers statements of one speaker with nearly the same words, by the smallest of their shingles (Broder 1997)."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._homes: dict[int, int] = {}
        self._first: list[tuple[_Told, bytes]] = []
        self._more: defaultdict[int, list[_Told]] = defaultdict(list)

    def add(self, item: Statement) -> None:
        """Enter a statement whose speaker is told."""
        party = self._sources.said[item.id].party
        sketch = _sketch(item.words) if party and item.mode != "author" else ()
        if not sketch:
            return
        keys = [_number_of(party or "", code) for code in sketch[:_KEYS]]
        home = next((self._homes[key] for key in keys if key in self._homes), None)
        told = (item.id, item.document, self._sources.credit(item), item.spans[0][0])
        if home is not None and _resemble(_unpacked(self._first[home][1]), sketch) >= _SAME_WORDS:
            self._more[home].append(told)
            return
        self._first.append((told, pack(f"{len(sketch)}I", *sketch)))
        for key in keys:
            self._homes.setdefault(key, len(self._first) - 1)

    def groups(self) -> list[list[_Seen]]:
        """Return the groups of two or more."""
        return [
            [self._seen(told) for told in (self._first[home][0], *more)]
            for home, more in sorted(self._more.items())
        ]

    def _seen(self, told: _Told) -> _Seen:
        item, document, credit, start = told
        paper = self._sources.papers[document]
        return _Seen(item, document, None, None, None, paper.days, (), credit, (paper.path, start))


def _unpacked(sketch: bytes) -> tuple[int, ...]:
    return unpack(f"{len(sketch) // 4}I", sketch)


def _number_of(name: str, code: int) -> int:
    """Return one number for a speaker and a shingle, the same on every run."""
    return _code(name) << 32 | code


def _resemble(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Return the estimated share of common shingles, from the smallest of both (bottom-k sketches)."""
    both = sorted({*first, *second})[: min(len(first), len(second))]
    return len(set(both) & set(first) & set(second)) / len(both)


def _sketch(words: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's runs of four words, empty if it has less than five words."""
    codes = list(map(_code, words_of(words[:_LOOKED_AT])))
    if len(codes) < _SHINGLE + 1:
        return ()
    rolled = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    hashes = {(a * 31 + b * 1_009 + c * 65_599 + d) * 2_654_435_761 & 0xFFFFFFFF for a, b, c, d in rolled}
    return tuple(sorted(hashes)[:_SKETCH])


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
