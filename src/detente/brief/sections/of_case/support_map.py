"""For section 1: the map of support, how much of a case rests on sentences, on a person, on nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from detente.brief.case_telling import CaseTelling, bare, cell, header, origins_of
from detente.brief.model import Block, Cell, Entries, Entry, Paragraph, Row, Table
from detente.brief.phrasing import counted, days, number
from detente.brief.telling import plain, strong
from detente.case.support import Map, Support, map_of

__all__ = ["support_map"]

MOST_EACH = 20
KINDS = (
    ("Parties and issues", ("party", "issue")),
    ("Stated positions", ("position",)),
    ("Minimums", ("minimum",)),
    ("Weights and capabilities", ("salience", "capability")),
    ("What packages are worth and hold together", ("value", "reservation", "exclusion", "requirement")),
    ("Options and their costs", ("option",)),
    ("Preferences and how they are seen", ("preference", "ranking", "open_pair", "perception")),
    ("Proposals and answers to them", ("proposal",)),
    ("Who delivers and ratifies", ("delivery",)),
    ("Guarantees", ("guarantee",)),
    ("Spoilers", ("spoiler",)),
    ("Rungs of the ladder", ("rung",)),
    ("Explanations", ("hypothesis",)),
    ("Courses", ("policy",)),
)
COLUMNS = (
    "What is judged", "Judgements", "Stated", "Direction", "Assumed",
    "Nothing found", "On one origin", "Disputed",
)  # fmt: skip


def support_map(about: CaseTelling) -> tuple[Block, ...]:
    """Return which case is read, what its judgements rest on, and each whose query finds nothing or is disputed."""
    support = about.findings.support
    blocks: list[Block] = [_which(about, map_of(support)), _table(support)]
    empty = [each for each in support if each.found_nothing]
    if empty:
        blocks.append(_listed(about, empty, "Warning: judgements whose query finds nothing in the record"))
    disputed = [each for each in support if each.against]
    if disputed:
        blocks.append(_listed(about, disputed, "Judgements that items speak against"))
    return tuple(blocks)


def _which(about: CaseTelling, found: Map) -> Paragraph:
    case = about.case
    day = f", as of {days(case.as_of.isoformat(), case.as_of.isoformat())}" if case.as_of else ""
    head = f"The case read with it: {case.title}. "
    said = (
        f"File {PurePath(case.shown).name}, hash {case.hash}{day}."
        f" It makes {counted(found.judgements, 'judgement')}: {number(found.stated)} stated, where sentences carry"
        f" the whole of it; {number(found.direction)} of direction, where sentences carry which way and a person how"
        f" much; {number(found.assumed)} assumed, which nobody said;"
        f" {number(found.on_nothing)} with nothing in the record{_written(found)}. {_weak(found)}"
        " Below, what is not stated is marked, and what rests on a method rests on these."
    )
    return Paragraph((strong(head), plain(said)))


def _weak(found: Map) -> str:
    return (
        f"Of those with sentences, {number(found.on_one_origin)} {'rests' if found.on_one_origin == 1 else 'rest'} on one"
        f" origin. In all, {number(found.disputed)} {'has' if found.disputed == 1 else 'have'} items against"
        f" {'it' if found.disputed == 1 else 'them'}."
    )


def _written(found: Map) -> str:
    """Return what the case calls those that stand on nothing here."""
    grades = ((found.stated_on_nothing, "stated"), (found.direction_on_nothing, "of direction"))
    said = " and ".join(f"{number(count)} {grade}" for count, grade in grades if count)
    return f", which the case calls {said}" if said else ""


def _table(support: Sequence[Support]) -> Table:
    rows = []
    for name, tables in KINDS:
        mine = [each for each in support if each.judged.table in tables]
        if mine:
            rows.append(_row(header(name, strong=False), map_of(mine)))
    rows.append(_row(header("All"), map_of(support)))
    return Table(
        "What the case's judgements rest on", COLUMNS, tuple(rows), compact=True, roomy=True, figures=True
    )


def _row(head: Entry, found: Map) -> Row:
    counts = (
        found.judgements, found.stated, found.direction, found.assumed,
        found.on_nothing, found.on_one_origin, found.disputed,
    )  # fmt: skip
    return Row(head, tuple(_count(count) for count in counts))


def _count(count: int) -> Cell:
    return cell(str(count))


def _listed(about: CaseTelling, support: Iterable[Support], caption: str) -> Entries:
    found = tuple(support)
    shown = tuple(_line(about, each) for each in found[:MOST_EACH])
    left = len(found) - len(shown)
    more = (bare(f"and {left:,} more: the command “detente check” lists them all"),) if left else ()
    return Entries((*shown, *more), caption)


def _line(about: CaseTelling, support: Support) -> Entry:
    said = about.says(support)
    balance = f": for it {origins_of(len(support.items), support.origins)}" if support.against else ""
    if not support.items and not support.against:
        return bare(said, *about.badges(support))
    return about.entry((plain(f"{said}{balance}"),), support)
