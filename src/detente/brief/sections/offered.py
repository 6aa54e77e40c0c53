"""Sections 6 and 8: explanations and courses of action that the texts themselves offer, by whom, as statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Literal

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Entries, Entry, Paragraph, Section
from detente.brief.phrasing import counted
from detente.brief.sections.of_case.hypotheses import hypotheses
from detente.brief.sections.of_case.spatial_lines import spatial_lines
from detente.brief.sections.of_case.weighed import weighed
from detente.brief.telling import Telling, plain, strong, verbatim
from detente.record.model import Offered

__all__ = ["courses", "explanations"]

MOST_EACH = 12
WITHOUT_CASE = "No case was given, so none of them is weighed here: each stands as its author's statement."
UNWEIGHED = "None of them is weighed here: each stands as its author's statement."


def explanations(telling: Telling, about: CaseTelling | None = None) -> Section:
    """Return rival explanations of somebody's conduct: the case's, then those offered, by whose conduct."""
    nothing = "The texts offer no explanation of a party's conduct."
    before = hypotheses(about) if about else ()
    offered = _offers(telling, "explanation", "Of the conduct of", with_case=about is not None)
    return _section("explanations", "Rival explanations", before, offered, nothing)


def courses(telling: Telling, about: CaseTelling | None = None) -> Section:
    """Return courses of action: what the case makes of them, then those urged, by whom they are urged on."""
    nothing = "The texts urge no course of action."
    before = weighed(about) if about else ()
    offered = _offers(telling, "course", "Urged on", with_case=about is not None)
    found = _section("courses", "Courses open to the mediator", before, offered, nothing)
    after = spatial_lines(about) if about else ()
    return replace(found, blocks=(*found.blocks, *after)) if after else found


def _section(
    name: str, title: str, before: tuple[Block, ...], offered: tuple[Block, ...], nothing: str
) -> Section:
    if before and not offered:
        offered = (Paragraph((plain(nothing),)),)
    return Section(name, title, (*before, *offered), "" if before or offered else nothing)


def _offers(
    telling: Telling, kind: Literal["explanation", "course"], caption: str, *, with_case: bool
) -> tuple[Block, ...]:
    mine = [each for each in telling.findings.offered if each.kind == kind]
    if not mine:
        return ()
    groups: defaultdict[str, list[Offered]] = defaultdict(list)
    for each in mine:
        groups[telling.name(each.to) if each.to and telling.is_known(each.to) else ""].append(each)
    blocks: list[Block] = [
        Paragraph(
            (
                plain(
                    f"Offered by the texts or by those they quote. {UNWEIGHED if with_case else WITHOUT_CASE}"
                ),
            )
        )
    ]
    for target in sorted(groups, key=lambda name: (not name, -len(groups[name]), name)):
        found = groups[target]
        entries = tuple(_offered(telling, each) for each in found[:MOST_EACH])
        title = f"{caption} {target}" if target else "Not said of or to whom"
        blocks.append(Entries(entries, title, max(0, len(found) - MOST_EACH)))
    return tuple(blocks)


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
