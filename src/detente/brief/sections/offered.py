"""Sections 6 and 8: explanations and courses of action that the texts themselves offer, by whom, as statements."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from detente.brief.model import Block, Entries, Entry, Paragraph, Section
from detente.brief.phrasing import counted
from detente.brief.telling import Telling, plain, strong, verbatim
from detente.record.model import Offered

__all__ = ["courses", "explanations"]

MOST_EACH = 12
WITHOUT_CASE = "No case was given, so none of them is weighed here: each stands as its author's statement."


def explanations(telling: Telling) -> Section:
    """Return rival explanations of somebody's conduct, grouped by whose conduct."""
    return _section(
        telling,
        "explanation",
        ("explanations", "Rival explanations"),
        "The texts offer no explanation of a party's conduct.",
        "Of the conduct of",
    )


def courses(telling: Telling) -> Section:
    """Return courses of action, grouped by whom they are urged on."""
    return _section(
        telling,
        "course",
        ("courses", "Courses open to the mediator"),
        "The texts urge no course of action.",
        "Urged on",
    )


def _section(
    telling: Telling,
    kind: Literal["explanation", "course"],
    head: tuple[str, str],
    nothing: str,
    caption: str,
) -> Section:
    mine = [each for each in telling.findings.offered if each.kind == kind]
    if not mine:
        return Section(*head, (), nothing)
    groups: defaultdict[str, list[Offered]] = defaultdict(list)
    for each in mine:
        groups[telling.name(each.to) if each.to and telling.is_known(each.to) else ""].append(each)
    blocks: list[Block] = [
        Paragraph((plain(f"Offered by the texts or by those they quote. {WITHOUT_CASE}"),))
    ]
    for target in sorted(groups, key=lambda name: (not name, -len(groups[name]), name)):
        found = groups[target]
        entries = tuple(_offered(telling, each) for each in found[:MOST_EACH])
        title = f"{caption} {target}" if target else "Not said of or to whom"
        blocks.append(Entries(entries, title, max(0, len(found) - MOST_EACH)))
    return Section(*head, tuple(blocks))


def _offered(telling: Telling, each: Offered) -> Entry:
    item = telling.evidence.item(each.items[0])
    voice = " (the article's own voice)" if each.author else ""
    about = []
    if each.course:
        about.append(each.course)
    if each.issue:
        about.append(telling.findings.issue_name(each.issue))
    more = f"; {counted(len(each.items), 'passage')}" if len(each.items) > 1 else ""
    runs = (
        strong(f"{telling.name(each.by)}{voice}: "),
        verbatim(item.words, 300),
        plain(f" — {telling.where(item)}{more}" + (f" [{', '.join(about)}]" if about else "")),
    )
    return telling.entry(runs, each.items, origins=each.origins)
