"""Facts, scopes and days on which reports of one event part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from detente.coding.items import Act, Deed
from detente.ids import short_id
from detente.record.claims import Report, report_of, told_as_done
from detente.record.clues import about, telling_terms
from detente.record.figures import Figure, figures_in, incompatible
from detente.record.model import Account, Disagreement, DisagreementKind, Query, Record
from detente.record.sources import Days, Sources
from detente.record.terms import alike, plain

__all__ = ["Partings"]

_BLOCK = 40
_NEAR_DAYS = 10
_FULL = re.compile(r"\b(?:full|unconditional|comprehensive|complete|total|all-out|open-ended|general)\b")
_PART = re.compile(
    r"\b(?:partial|limited|temporary|sectoral|local|conditional|\w+-(?:day|hour|week|month))\b"
)
_MARK = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|first|second|third|fourth|fifth)\b"
    r"|\b(?:larg|bigg|deadli|heavi|long|great|lat)est\b|\bworst\b"
)
_NOUN = re.compile(
    r"\b(cease-?fire|truce|withdrawal|exchange|swap|relief|embargo|agreement|deal|amnesty|blockade|halt)\b"
)


class Partings:
    """Gathers reports where two of one event would meet, each kind of parting in its own way.

    Args:
        record: Asked once for what is denied.
        sources: Whose documents and credits are meant.
    """

    def __init__(self, record: Record, sources: Sources) -> None:
        self._sources = sources
        self._figures: defaultdict[tuple[str, str, str], list[tuple[Report, Figure]]] = defaultdict(list)
        self._scopes: defaultdict[tuple[str, str, str, str], list[tuple[Report, bool, str]]] = defaultdict(
            list
        )
        self._marks: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
        self._denied: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
        self._done: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
        for item in record.items(Query(types=("deed",))):
            if isinstance(item, Deed) and item.realis == "negated" and item.actor and sources.holds(item):
                report = report_of(item, sources)
                for day in _event_days(report.days):
                    self._denied[report.party, day].append(report)
        self._days_denied = {day for _, day in self._denied}

    def add(self, item: Act | Deed) -> None:
        """Enter an act or deed that is told as having happened, if it has days of its own."""
        if item.when.basis not in ("stated", "resolved") or not item.when.start or not told_as_done(item):
            return
        flat = plain(item.words)
        marked = bool(_MARK.search(flat))
        denied = isinstance(item, Deed) and item.when.start in self._days_denied
        if marked or denied or _NOUN.search(flat):
            self._enter(report_of(item, self._sources), flat, marked, denied)

    def _enter(self, report: Report, flat: str, marked: bool, denied: bool) -> None:
        days = _event_days(report.days)
        for figure in figures_in(report.words) if marked and days else ():
            for day in days:
                self._figures[report.party, figure.unit, day].append((report, figure))
        noun, full, part = _NOUN.search(flat), _FULL.search(flat), _PART.search(flat)
        if noun is not None and report.issue and days and bool(full) != bool(part):
            key = (report.actor, report.kind, report.issue, noun[1])
            self._scopes[key].append((report, bool(full), (full or part or noun)[0]))
        for term in telling_terms(about(report.words)) if marked and len(days) == 1 else ():
            if not term.startswith('"'):
                self._marks[report.party, term].append(report)
        for day in days if denied else ():
            if (report.party, day) in self._denied:
                self._done[report.party, day].append(report)

    def found(self) -> list[Disagreement]:
        """Return where reports of one event part over facts, scope and days."""
        return [
            *_numbers(self._figures, self._sources),
            *_happenings(self._done, self._denied, self._sources),
            *_scopes(self._scopes, self._sources),
            *_dates(self._marks, self._sources),
        ]


def _numbers(
    blocks: dict[tuple[str, str, str], list[tuple[Report, Figure]]], sources: Sources
) -> list[Disagreement]:
    """Return figures of one event, told in different documents, that exclude each other."""
    found: dict[tuple[str, str], Disagreement] = {}
    for _, block in sorted(blocks.items()):
        for (first, one), (second, two) in combinations(_few(block), 2):
            kind = incompatible(one, two)
            if kind == "fact" and _apart(first, second) and _one_event(first, second):
                key = (min(first.id, second.id), max(first.id, second.id))
                found.setdefault(key, _pair("fact", first, one.text, second, two.text, sources))
    return _once_each(found.values())


def _few(block: list[tuple[Report, Figure]]) -> list[tuple[Report, Figure]]:
    """Return one report of each value and document, the first few: repetition adds no disagreement."""
    kept: dict[tuple[str, float, float], tuple[Report, Figure]] = {}
    for report, figure in sorted(block, key=lambda pair: pair[0].key):
        kept.setdefault((report.credit.key, figure.low, figure.high), (report, figure))
    return list(kept.values())[:_BLOCK]


def _event_days(days: Days | None) -> list[str]:
    """Return the days of an event that lasts three days at most; none for what is wide or undated."""
    if days is None or not days[0]:
        return []
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1] or days[0])
    if (last - first).days > 2:
        return []
    return [date.fromordinal(day).isoformat() for day in range(first.toordinal(), last.toordinal() + 1)]


def _apart(first: Report, second: Report) -> bool:
    return first.document != second.document and first.credit.key != second.credit.key


def _one_event(first: Report, second: Report) -> bool:
    """Return whether two reports of one party and day are of one event: like conduct, and words in common."""
    if first.target and second.target and first.target != second.target:
        return False
    like = first.kind == second.kind or bool(first.kinds & second.kinds)
    return like and len(first.about & second.about) >= 2 and alike(first.about, second.about) >= 0.3


def _happenings(
    done: dict[tuple[str, str], list[Report]], denied: dict[tuple[str, str], list[Report]], sources: Sources
) -> list[Disagreement]:
    """Return what one source tells as done and another denies, of one party on days that meet."""
    found: dict[tuple[str, str], Disagreement] = {}
    for key, told in sorted(done.items()):
        for report in told:
            for other in denied[key][:_BLOCK]:
                same = len(report.about & other.about) >= 3 and alike(report.about, other.about) >= 0.6
                if same and _apart(report, other) and _one_event(report, other):
                    pair = (min(report.id, other.id), max(report.id, other.id))
                    found.setdefault(pair, _pair("fact", report, "it happened", other, "it did not", sources))
    return _once_each(found.values())


def _scopes(
    blocks: dict[tuple[str, str, str, str], list[tuple[Report, bool, str]]], sources: Sources
) -> list[Disagreement]:
    """Return what one source tells as whole and another as limited: one actor's same act on one issue, days that meet."""
    found: list[Disagreement] = []
    for _, block in sorted(blocks.items()):
        pairs = (
            (one, two)
            for one, two in combinations(sorted(block, key=lambda each: each[0].key)[:_BLOCK], 2)
            if one[1] != two[1] and _apart(one[0], two[0]) and _meet(one[0].days, two[0].days)
        )
        found.extend(_pair("scope", one[0], one[2], two[0], two[2], sources) for one, two in pairs)
    return _once_each(found)


def _meet(first: Days | None, second: Days | None) -> bool:
    return bool(set(_event_days(first)) & set(_event_days(second)))


def _dates(blocks: dict[tuple[str, str], list[Report]], sources: Sources) -> list[Disagreement]:
    """Return events that two sources tell by the same number or superlative on different days, at most ten apart."""
    found: dict[tuple[str, str], Disagreement] = {}
    for _, block in sorted(blocks.items()):
        for first, second in combinations(_one_a_day(block), 2):
            if _apart(first, second) and _two_days(first, second) and _one_event(first, second):
                days = [(report.days or ("", ""))[0] or "" for report in (first, second)]
                key = (min(first.id, second.id), max(first.id, second.id))
                found.setdefault(key, _pair("date", first, days[0], second, days[1], sources))
    return _once_each(found.values())


def _one_a_day(block: Sequence[Report]) -> list[Report]:
    kept: dict[tuple[str, str | None], Report] = {}
    for report in sorted(block, key=lambda report: report.key):
        kept.setdefault((report.credit.key, report.days[0] if report.days else None), report)
    return list(kept.values())[:_BLOCK]


def _two_days(first: Report, second: Report) -> bool:
    if not first.days or not second.days or not first.days[0] or not second.days[0]:
        return False
    gap = abs(date.fromisoformat(first.days[0]).toordinal() - date.fromisoformat(second.days[0]).toordinal())
    return (
        0 < gap <= _NEAR_DAYS
        and alike(first.about, second.about) >= 0.7
        and len(first.about & second.about) >= 4
    )


def _pair(
    kind: DisagreementKind, first: Report, one: str, second: Report, two: str, sources: Sources
) -> Disagreement:
    ordered = sorted(((first, one), (second, two)), key=lambda pair: pair[0].key)
    accounts = tuple(Account(report.credit.label, says, (report.id,), 1) for report, says in ordered)
    lead = ordered[0][0]
    issue = lead.issue or ordered[1][0].issue
    day = (lead.days or lead.told)[0]
    what = sources.parties.actor_name(lead.party)
    return Disagreement(
        short_id("disagreement", kind, *(report.id for report, _ in ordered)),
        kind,
        f"{what}: {', '.join(sorted(lead.kinds & ordered[1][0].kinds)) or lead.kind}"
        + (f", {day}" if day else ""),
        issue,
        accounts,
    )


def _once_each(found: Iterable[Disagreement]) -> list[Disagreement]:
    """Return disagreements with the accounts that say the same put together: one for each thing and pair of sayings."""
    groups: defaultdict[tuple[str, str, tuple[str, ...]], list[Disagreement]] = defaultdict(list)
    for each in found:
        says = tuple(sorted(account.says for account in each.accounts))
        groups[each.kind, each.about, says].append(each)
    return [_together(group) for _, group in sorted(groups.items())]


def _together(group: Sequence[Disagreement]) -> Disagreement:
    first = group[0]
    accounts: dict[str, list[Account]] = defaultdict(list)
    for account in _accounts(group):
        accounts[account.says].append(account)
    merged = tuple(
        Account(
            ", ".join(dict.fromkeys(account.label for account in same)),
            says,
            tuple(dict.fromkeys(item for account in same for item in account.items)),
            len({account.label for account in same}),
        )
        for says, same in accounts.items()
    )
    return Disagreement(first.id, first.kind, first.about, first.issue, merged)


def _accounts(group: Sequence[Disagreement]) -> Iterator[Account]:
    for each in group:
        yield from each.accounts
