"""For section 2: judgements of the case that gained, lost or turned, with the items that did it."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.model import Block, Entries, Entry, Paragraph
from detente.brief.phrasing import counted
from detente.brief.telling import plain, strong
from detente.case.support import Support, Turn

__all__ = ["turned"]

MOST = 15
_HOW = {"turned": 0, "lost": 1, "gained": 2}


def turned(about: CaseTelling) -> tuple[Block, ...]:
    """Return the judgements that changed since the day changes are counted from, those that turned first."""
    findings = about.telling.findings
    if findings.since is None:
        no_day = "No earlier day was given to compare with, so none of the case's judgements is said to have changed."
        return (Paragraph((plain(no_day),)),)
    found = sorted(about.findings.turns, key=lambda turn: _HOW[turn.how])
    if not found:
        return (Paragraph((plain("No judgement of the case gained, lost or turned."),)),)
    entries = tuple(_turn(about, turn) for turn in found[:MOST])
    left = len(found) - len(entries)
    more = (bare(f"and {left:,} more: the command “detente check --since” lists them all"),) if left else ()
    return (Entries((*entries, *more), "Judgements of the case that turned, lost or gained"),)


def _turn(about: CaseTelling, turn: Turn) -> Entry:
    runs = (strong(f"{_name(turn)}: "), plain(f"{about.says(turn.after)}. {_then_and_now(turn)}."))
    tags = about.tags(turn.judged.party, turn.judged.issue)
    found = about.on(runs, turn.items, *about.badges(turn.after), tags=tags)
    if turn.items:
        return found
    return Entry(found.runs, (), found.badges, tags, (bare("no new item: earlier ones no longer count"),))


def _name(turn: Turn) -> str:
    if turn.how == "turned":
        return "Turned against it" if turn.after.leans_against else "No longer more against it than for it"
    return {"lost": "Lost", "gained": "Gained"}[turn.how]


def _then_and_now(turn: Turn) -> str:
    return f"Before: {_balance(turn.before)}; now: {_balance(turn.after)}"


def _balance(support: Support) -> str:
    return f"for it {_origins(support.origins)}, against it {_origins(support.origins_against)}"


def _origins(count: int) -> str:
    return f"at most {counted(count, 'origin')}" if count else "none"
