"""Claims: items of several documents that report one thing, with at most how many origins."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from detente.coding.items import Act, Deed, Statement
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.model import Claim, Query, Record
from detente.record.origins import Credit
from detente.record.sources import Days, Sources, merged_origins, read_sources
from detente.record.terms import alike, terms, words_of

__all__ = ["Report", "claims", "one_thing", "report_of", "reported"]

_ALIKE = 0.5
_ALIKE_UNDATED = 0.7
_WIDE_DAYS = 10
_COMPARED = 60
_SHINGLE = 4
_KEYS = 4
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


@dataclass(slots=True)
class _Group:
    reports: list[Report] = field(default_factory=list)


def claims(record: Record, as_of: date, *, sources: Sources | None = None) -> tuple[Claim, ...]:
    """Return what at least two documents report, with the origins that their texts credit.

    Deeds and acts are one claim if the same party does the same kind of thing, on days and to a target that do not
    exclude each other, and half of the content words agree; statements, if the same speaker's words are nearly equal.
    Fifty texts that credit one source are one origin. What only one document reports is no claim.
    """
    sources = sources or read_sources(record, as_of)
    groups = [
        *_grouped(report_of(item, sources) for item in reported(record, sources)),
        *_same_statements(record, sources),
    ]
    found = [_claim(group) for group in groups if len({report.document for report in group}) > 1]
    return tuple(sorted(found, key=lambda claim: (claim.about, claim.id)))


def _claim(group: Sequence[Report]) -> Claim:
    ordered = sorted(group, key=lambda report: report.key)
    origins = merged_origins((report.credit, report.document) for report in ordered)
    about = min(ordered, key=lambda report: (report.days is None, report.key)).words
    return Claim(
        id=short_id("claim", ordered[0].id),
        about=about if len(about) <= _SHOWN else about[:_SHOWN].rsplit(" ", 1)[0] + " …",
        items=tuple(report.id for report in ordered),
        origins=origins,
        interested=sum(origin.interested for origin in origins),
    )


def reported(record: Record, sources: Sources) -> Iterable[Act | Deed]:
    """Yield the acts and deeds that are told as having happened, in the record's order."""
    for item in record.items(Query(types=("act", "deed"))):
        if not isinstance(item, Act | Deed) or not item.actor or not sources.holds(item):
            continue
        if isinstance(item, Act) and item.status == "negated":
            continue
        if isinstance(item, Deed) and item.realis in ("hypothetical", "negated"):
            continue
        yield item


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
        target=parties.side_of(item.target, sources.day(item)) or item.target,
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


def _grouped(reports: Iterable[Report]) -> list[list[Report]]:
    """Return reports of one thing together, each joined to the first group it fits, within party, kind and week."""
    blocks: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        blocks[report.party, report.kind].append(report)
    groups: list[list[Report]] = []
    for _, block in sorted(blocks.items()):
        groups.extend(_within(sorted(block, key=lambda report: report.key)))
    return groups


def _within(block: Sequence[Report]) -> list[list[Report]]:
    groups: list[list[Report]] = []
    weeks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for report in block:
        places = [place for key in _places(report) for place in weeks[key][-_COMPARED:]]
        home = next((place for place in sorted(set(places)) if one_thing(report, groups[place][0])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(report)
        for key in _places(report):
            if home not in weeks[key][-_COMPARED:]:
                weeks[key].append(home)
    return groups


def _places(report: Report) -> list[tuple[str, str]]:
    """Return the week and the content words a report is looked up by."""
    days = report.days or report.told
    day = days[0] or days[1]
    week = "-".join(map(str, date.fromisoformat(day).isocalendar()[:2])) if day else ""
    return [(week, term) for term in sorted(report.about)]


def one_thing(first: Report, second: Report) -> bool:
    """Return whether two reports of the same party and kind tell one thing."""
    if first.target and second.target and first.target != second.target:
        return False
    if first.issue and second.issue and first.issue != second.issue:
        return False
    if first.days and second.days:
        if not _overlap(first.days, second.days):
            return False
        return alike(first.about, second.about) >= _ALIKE and len(first.about & second.about) >= 2
    return alike(first.about, second.about) >= _ALIKE_UNDATED and len(first.about & second.about) >= 3


def _overlap(first: Days, second: Days) -> bool:
    """Return whether two stretches of days meet; stretches too wide to be of one event never do."""
    if _width(first) > _WIDE_DAYS or _width(second) > _WIDE_DAYS:
        return False
    return (first[0] or "") <= (second[1] or "9999") and (second[0] or "") <= (first[1] or "9999")


def _width(days: Days) -> int:
    if not days[0] or not days[1]:
        return 0
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _same_statements(record: Record, sources: Sources) -> list[list[Report]]:
    """Return statements of one speaker with nearly the same words, found by their smallest shingles."""
    groups: list[list[tuple[Report, frozenset[int]]]] = []
    keys: dict[tuple[str, int], int] = {}
    for item in record.items(Query(types=("statement",))):
        if not isinstance(item, Statement) or not sources.holds(item) or item.mode == "author":
            continue
        shingles = _shingles(item.words)
        party = sources.said[item.id].party
        if party is None or not shingles:
            continue
        smallest = sorted(shingles)[:_KEYS]
        home = next((keys[party, key] for key in smallest if (party, key) in keys), None)
        if home is None or alike_shingles(groups[home][0][1], shingles) < _SAME_WORDS:
            home = len(groups)
            groups.append([])
        groups[home].append((_spoken(item, party, sources), shingles if not groups[home] else frozenset()))
        for key in smallest:
            keys.setdefault((party, key), home)
    return [[report for report, _ in group] for group in groups]


def alike_shingles(first: frozenset[int], second: frozenset[int]) -> float:
    """Return the share of the smaller set that the larger has too."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _shingles(words: str) -> frozenset[int]:
    codes = [_code(word) for word in words_of(words)]
    if len(codes) < _SHINGLE + 1:
        return frozenset()
    rolled = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    return frozenset((a * 31 + b * 1_009 + c * 65_599 + d) & 0xFFFFFFFF for a, b, c, d in rolled)


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _spoken(item: Statement, party: str, sources: Sources) -> Report:
    return Report(
        item.id, item.document, party, party, "statement", None, None, None, sources.told(item), frozenset(),
        item.words, sources.credit(item), sources.place(item),
    )  # fmt: skip
