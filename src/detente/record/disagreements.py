"""Where sources part over one thing, by type. A pair is given only if both speak of the same thing by name or number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.coding.items import Deed, Statement, Time
from detente.ids import short_id
from detente.record.extents import Extents
from detente.record.judgements import Judgements
from detente.record.laid_out import LaidOut
from detente.record.model import Account, Disagreement, Position, Query, Record
from detente.record.occasions import Occasions
from detente.record.partings import Partings
from detente.record.positions import positions
from detente.record.shares import Shares
from detente.record.sources import Sources, read_sources
from detente.record.speakers import Speakers
from detente.record.tolls import Tolls
from detente.record.wordings import Wordings

__all__ = ["disagreements"]


def disagreements(
    record: Record,
    as_of: date,
    *,
    sources: Sources | None = None,
    stated: Sequence[Position] | None = None,
) -> tuple[Disagreement, ...]:
    """Return where sources part, by type and then by what it is about.

    - fact: numbers of one event that exclude each other; it happened v. it did not;
    - scope: each v. in all; full or unconditional v. partial or limited, in one offer, demand or agreement;
    - date: one event, told by the same numbers or superlatives, on days that do not meet;
    - wording: one quotation with different words;
    - judgement: opposing courses urged on one addressee; a party or talks judged opposite ways by two voices;
    - change over time: one actor against its own earlier words (`positions.Reversal`).

    Args:
        record: Where items are read from.
        as_of: What came out later is left out.
        sources: What `read_sources` returned for the same record and day, if it is at hand.
        stated: What `positions` returned for the same record and day, if it is at hand.
    """
    sources = sources or read_sources(record, as_of)
    partings, shares = Partings(record, sources), Shares(sources)
    wordings, judgements = Wordings(sources), Judgements(sources)
    occasions, tolls = Occasions(record, sources), Tolls(record, sources)
    laid_out, extents, speakers = LaidOut(record, sources), Extents(sources), Speakers(sources)
    for item in record.items(Query(types=("statement", "act", "deed", "time"))):
        if not sources.holds(item):
            continue
        occasions.add(item)
        if isinstance(item, Time):
            continue
        shares.add(item)
        if isinstance(item, Statement):
            wordings.add(item)
            laid_out.add(item)
            speakers.add(item)
            tolls.add(item)
        else:
            partings.add(item)
        if isinstance(item, Deed):
            extents.add(item)
        if not isinstance(item, Deed):
            judgements.add(item)
    found = [
        *partings.found(),
        *tolls.found(),
        *shares.found(),
        *extents.found(),
        *laid_out.found(),
        *occasions.found(),
        *wordings.found(),
        *speakers.found(),
        *judgements.found(record),
        *_changes(record, as_of, sources, stated),
    ]
    order = {kind: n for n, kind in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda each: (order[each.kind], each.about, each.id)))


_ORDER = ("fact", "scope", "date", "wording", "judgement", "change over time")


def _changes(
    record: Record, as_of: date, sources: Sources, stated: Sequence[Position] | None
) -> list[Disagreement]:
    found = []
    for position in positions(record, as_of, sources=sources) if stated is None else stated:
        issue = sources.parties.codebook.issue.get(position.issue)
        for turn in position.reversals:
            actor = sources.parties.actor_name(turn.actor)
            accounts = tuple(
                Account(f"{actor}, {when}", _words(record, name), (name,), 1)
                for when, name in (("earlier", turn.earlier), ("later", turn.later))
            )
            found.append(
                Disagreement(
                    short_id("disagreement", "change over time", turn.earlier, turn.later),
                    "change over time",
                    f"{actor} on {issue.name if issue else position.issue}: {turn.because}",
                    position.issue,
                    accounts,
                )
            )
    return found


def _words(record: Record, name: str) -> str:
    item = record.item(name)
    return item.words if item else ""
