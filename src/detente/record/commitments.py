"""Threats and promises, each once however often it was repeated, with what became of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from detente.ids import short_id
from detente.record.follow_through import verdict
from detente.record.ledger import ledger_of
from detente.record.model import Commitment, Record
from detente.record.sources import Sources, read_sources
from detente.record.vows import Pledge, merged, vows_of

__all__ = ["commitments"]


def commitments(record: Record, as_of: date, *, sources: Sources | None = None) -> tuple[Commitment, ...]:
    """Return every threat and promise with its state as of a day, by the day it was first said.

    Args:
        record: Where items are read from.
        as_of: What came out later is left out, and what falls due later is pending.
        sources: What `read_sources` returned for the same record and day, if it is at hand.
    """
    sources = sources or read_sources(record, as_of)
    pledges = merged(vows_of(record, sources))
    kinds = {kind for pledge in pledges for vow in pledge.vows for kind in {vow.kind, *vow.asked}}
    ledger = ledger_of(record, sources, kinds)
    found = []
    for pledge in pledges:
        state, because, bearing = verdict(pledge, ledger, sources)
        first, conditioned = pledge.first, pledge.conditioned
        actors = {vow.act.actor for vow in pledge.vows}
        found.append(
            Commitment(
                id=short_id("commitment", first.act.id),
                kind=_kind(pledge),
                by=first.act.actor if len(actors) == 1 and first.act.actor else first.party,
                to=next((vow.act.target for vow in pledge.vows if vow.to and vow.to != vow.party), None),
                issue=next((vow.act.issue for vow in pledge.vows if vow.act.issue), None),
                condition=conditioned.condition,
                due=pledge.due,
                consequence=_clearest(pledge),
                state=state,
                because=because,
                said=tuple(vow.act.id for vow in pledge.vows),
                bearing=bearing,
                origins=len({sources.credit(vow.act).key for vow in pledge.vows}),
            )
        )
    return tuple(found)


def _kind(pledge: Pledge) -> Literal["threat", "promise"]:
    """Return what most tellings call it; a threat if as many call it one."""
    threats = sum(vow.act.act == "threat" for vow in pledge.vows)
    return "threat" if 2 * threats >= len(pledge.vows) else "promise"


def _clearest(pledge: Pledge) -> str:
    """Return the consequence as the telling nearest to its actor's own words puts it; the earliest of these."""
    told = [vow for vow in pledge.vows if vow.words] or pledge.vows
    return told[0].consequence
