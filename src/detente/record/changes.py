"""What is new since a day: positions, commitments and their states, deeds, reversals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.coding.items import Deed
from detente.record.commitments import commitments
from detente.record.model import Change, Commitment, Position, Query, Record
from detente.record.positions import positions
from detente.record.sources import Sources, read_sources

__all__ = ["MOST_DEEDS", "changes"]

MOST_DEEDS = 200
"""How many deeds are listed at most, the latest first; they repeat what the timeline shows."""

_SHOWN = 120


def changes(
    record: Record, since: date | None, as_of: date, *, sources: Sources | None = None,
    stated: Sequence[Position] | None = None, pledged: Sequence[Commitment] | None = None,
) -> tuple[Change, ...]:  # fmt: skip
    """Return what is new from one day to another, by kind and then by day.

    Args:
        record: Where items are read from.
        since: The first day that counts; None is from the beginning.
        as_of: The last day that counts; what came out later is left out.
        sources: What `read_sources` returned for the same record and `as_of`, if it is at hand.
        stated: What `positions` returned for them, if it is at hand.
        pledged: What `commitments` returned for them, if it is at hand.
    """
    sources = sources or read_sources(record, as_of)
    first = since.isoformat() if since else ""
    found = [
        *_positions(positions(record, as_of, sources=sources) if stated is None else stated, first, sources),
        *_commitments(
            record,
            since,
            commitments(record, as_of, sources=sources) if pledged is None else pledged,
            first,
            sources,
        ),
        *_deeds(record, as_of, first, sources),
    ]
    return tuple(
        sorted(found, key=lambda change: (change.kind, change.start or "", change.about, change.items))
    )


def _positions(stated: Sequence[Position], first: str, sources: Sources) -> list[Change]:
    found = []
    name = sources.parties.actor_name
    for position in stated:
        issue = sources.parties.codebook.issue.get(position.issue)
        what = f"{name(position.party)} on {issue.name if issue else position.issue}"
        turned = {reversal.later for reversal in position.reversals}
        start = position.latest.start or position.latest.end
        if (position.latest.end or start or "") >= first and len(position.drift) > (1 if first else 0):
            found.append(Change("position", what, start, (position.latest.item,)))
        for reversal in position.reversals:
            later = next((each for each in position.drift if each.item == reversal.later), None)
            day = (later.end or later.start or "") if later else ""
            if day >= first and reversal.later in turned:
                about = (
                    f"{name(reversal.actor)} on {issue.name if issue else position.issue}: {reversal.because}"
                )
                found.append(Change("reversal", about, day or None, (reversal.later, reversal.earlier)))
    return found


def _commitments(
    record: Record, since: date | None, now: Sequence[Commitment], first: str, sources: Sources
) -> list[Change]:
    before = (
        {each.id: each.state for each in commitments(record, since, sources=sources.earlier(since))}
        if since
        else {}
    )
    found = []
    for each in now:
        item = record.item(each.said[0])
        day = (sources.days(item)[1] or sources.days(item)[0]) if item else None
        if each.id not in before:
            if (day or "") >= first:
                found.append(Change("commitment", f"{_by(each, sources)}: {each.state}", day, each.said[:1]))
        elif before[each.id] != each.state:
            bearing = tuple(b.item for b in each.bearing if b.how != "repeats")
            about = f"{_by(each, sources)}: from {before[each.id]} to {each.state}"
            found.append(
                Change("state", about, _latest(record, bearing, sources) or day, (*bearing[:3], each.said[0]))
            )
    return found


def _latest(record: Record, items: tuple[str, ...], sources: Sources) -> str | None:
    days = [sources.days(item)[1] for name in items if (item := record.item(name))]
    return max(filter(None, days), default=None)


def _by(each: Commitment, sources: Sources) -> str:
    to = f" to {sources.parties.actor_name(each.to)}" if each.to else ""
    return f"{sources.parties.actor_name(each.by)}'s {each.kind}{to}: “{_short(each.consequence)}”"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _deeds(record: Record, as_of: date, first: str, sources: Sources) -> list[Change]:
    found = []
    for item in record.items(Query(types=("deed",), end=as_of)):
        if (
            not isinstance(item, Deed)
            or not sources.holds(item)
            or item.realis not in ("actual", "ongoing", "reported")
        ):
            continue
        if item.actor is None or item.when.basis not in ("stated", "resolved") or not item.when.start:
            continue
        if item.when.start >= first and (item.when.end or item.when.start) <= as_of.isoformat():
            about = f"{sources.parties.actor_name(item.actor)}: “{_short(item.words)}”"
            found.append(Change("deed", about, item.when.start, (item.id,)))
    found.sort(key=lambda change: (change.start or "", change.items), reverse=True)
    return found[:MOST_DEEDS]
