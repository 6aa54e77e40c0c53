"""For section 6: rival explanations of the case, each with the items for and against it; not weighed yet."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling, bare, cell, number_range, origins_of
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Table
from detente.brief.telling import plain, strong
from detente.case.support import Support
from detente.case.talks import Hypothesis

__all__ = ["hypotheses"]

NOTE = (
    "Explanations that the case sets against each other. They are not weighed: no method here weighs them yet."
    " A count of items is no weight; several items may fit every explanation alike. The prior is how likely the"
    " author of the case held each before these items, as a range."
)


def hypotheses(about: CaseTelling) -> tuple[Block, ...]:
    """Return the explanations that the case names, grouped by whose conduct; nothing if it names none."""
    case = about.case
    blocks: list[Block] = [Paragraph((plain(NOTE),))] if case.hypotheses else []
    for party in dict.fromkeys(each.about for each in case.hypotheses):
        rows = tuple(_row(about, i, each) for i, each in enumerate(case.hypotheses) if each.about == party)
        columns = ("Explanation", "It would imply", "Items for it", "Items against it", "Prior")
        blocks.append(
            Table(f"Of the conduct of {about.party(party)}", columns, rows, compact=True, roomy=True)
        )
    return tuple(blocks)


def _row(about: CaseTelling, i: int, each: Hypothesis) -> Row:
    support = about.at("hypothesis", i)
    head = Entry((strong(each.name),), tags=about.tags(each.about))
    why = (bare(f"why: {support.judged.assumed}"),) if support and support.judged.assumed else ()
    prior = Entry((plain(number_range(each.low, each.high)),), badges=("assumed",), notes=why)
    return Row(head, (cell(each.implies), *_items(about, support), Cell((prior,))))


def _items(about: CaseTelling, support: Support | None) -> tuple[Cell, Cell]:
    if support is None:
        return Cell(), Cell()
    tags = about.tags(support.judged.party)
    found = plain(origins_of(len(support.items), support.origins))
    other = plain(origins_of(len(support.against), support.origins_against))
    if not support.against and not support.judged.against:
        other = plain("the case names no items that would count against it")
    return (
        Cell((about.on((found,), support.items, tags=tags),)),
        Cell((about.on((other,), support.against, tags=tags),)),
    )
