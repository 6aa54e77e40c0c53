"""Section 2: what changed over the period or since a day, and the timeline of words and deeds."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Entries, Entry, Lane, Mark, Paragraph, Section, Timeline
from detente.brief.phrasing import counted, days, shortened
from detente.brief.sections.of_case.turned import turned
from detente.brief.telling import Telling, plain, verbatim
from detente.coding.items import Act, Deed
from detente.record.model import Change, Query

__all__ = ["changes"]

MOST_CHANGES = 15
KINDS = {
    "state": "Commitments whose state changed",
    "commitment": "New commitments",
    "reversal": "Reversals",
    "position": "Positions",
    "deed": "Deeds",
}


def changes(telling: Telling, most_marks: int, about: CaseTelling | None = None) -> Section:
    """Return what is new, and the timeline with so many marks at most."""
    findings = telling.findings
    blocks: list[Block] = [Paragraph((plain(_period(telling)),)), *(turned(about) if about else ())]
    grouped: defaultdict[str, list[Change]] = defaultdict(list)
    for change in findings.changes:
        grouped[change.kind].append(change)
    for kind, caption in KINDS.items():
        if found := grouped.get(kind):
            found.sort(key=lambda each: each.start or "", reverse=True)
            entries = tuple(_change(telling, each) for each in found[:MOST_CHANGES])
            blocks.append(Entries(entries, f"{caption}, the latest first", max(0, len(found) - MOST_CHANGES)))
    timeline = _timeline(telling, most_marks)
    if timeline is not None:
        blocks.append(timeline)
    return Section("changes", "What changed", tuple(blocks))


def _period(telling: Telling) -> str:
    findings = telling.findings
    if not findings.changes:
        since = (
            f" since {days(findings.since.isoformat(), findings.since.isoformat())}" if findings.since else ""
        )
        return f"Nothing new was found{since}."
    if findings.since is None:
        return f"Over the whole period of the articles: {counted(len(findings.changes), 'change')}."
    day = findings.since.isoformat()
    return f"Since {days(day, day)} ({findings.since_because}): {counted(len(findings.changes), 'change')}."


def _change(telling: Telling, change: Change) -> Entry:
    first = telling.evidence.item(change.items[0])
    runs = [plain(f"{telling.when(first)}: {change.about}")]
    if change.kind == "position" and isinstance(first, Act):
        runs += [plain(f": {first.act}, "), verbatim(first.words, 160)]
    return telling.entry(runs, change.items, tags=telling.tags(first))


def _timeline(telling: Telling, most_marks: int) -> Timeline | None:
    """Return acts above and deeds below, a lane a side, of items whose days are known to within a month."""
    findings = telling.findings
    marks: list[Mark] = []
    left_out = 0
    sides = [side for side in findings.sides if side]
    for item in findings.record.items(Query(types=("act", "deed"), end=findings.as_of)):
        if not isinstance(item, Act | Deed) or (
            isinstance(item, Deed) and item.realis in ("hypothetical", "negated")
        ):
            continue
        side = telling.side(item)
        start, end = item.when.start, item.when.end or item.when.start
        if side not in sides or start is None or end is None or not _narrow(start, end):
            continue
        if len(marks) >= most_marks:
            left_out += 1
            continue
        marks.append(_mark(telling, item, side, start, end))
    if not marks:
        return None
    used = {mark.lane for mark in marks}
    return Timeline(
        "Timeline: a lane a side, words above the line, deeds below; items whose days are known to within a month",
        min(mark.start for mark in marks),
        max(mark.end for mark in marks),
        tuple(Lane(side, telling.name(side)) for side in sides if side in used),
        tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.lane, mark.level, mark.evidence))),
        left_out,
    )


def _narrow(start: str, end: str) -> bool:
    return start[:7] == end[:7] or (start <= end and _span(start, end) <= 31)


def _span(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _mark(telling: Telling, item: Act | Deed, side: str, start: str, end: str) -> Mark:
    what = item.act if isinstance(item, Act) else item.action
    telling.evidence.item(item.id)
    return Mark(
        lane=side,
        level="words" if isinstance(item, Act) else "deeds",
        start=start,
        end=end,
        certain=item.when.basis in ("stated", "resolved") and start == end,
        label=f"{days(start, end)}, {telling.name(item.actor)}, {what}: {shortened(item.words, 110)}",
        evidence=(item.id,),
        tags=telling.tags(item, side),
    )
