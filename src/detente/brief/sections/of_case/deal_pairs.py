"""Two proposals together: whether they fit on paper, over which term they do not, and whether all would accept both."""

from __future__ import annotations

from collections.abc import Iterator

from detente.brief.case_telling import bare
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Table
from detente.brief.phrasing import counted
from detente.brief.sections.of_case.deal_words import Deal
from detente.brief.telling import plain, strong
from detente.methods.packages.answer import Clash, Compatibility

__all__ = ["MOST_PAIRS", "deal_pairs"]

MOST_PAIRS = 15
NOTE = (
    "On paper two proposals clash where they ask for different levels of one issue. Where no issue is named by both,"
    " whether they fit is unknown: silence is no yes."
)
_FITS = {
    "fits": "they fit: no issue is asked for at two levels",
    "clashes": "they clash",
    "excluded": "the case's links between terms forbid both together",
    "unknown": "unknown: no issue is named by both",
}


def deal_pairs(deal: Deal) -> tuple[Block, ...]:
    """Return each pair of proposals, those first that clash; nothing where there is no pair."""
    order = ("excluded", "clashes", "fits", "unknown")
    pairs = sorted(deal.answer.compatibilities, key=lambda each: order.index(each.fit))
    if not pairs:
        return ()
    rows = tuple(_pair(deal, each) for each in pairs[:MOST_PAIRS])
    columns = (
        "Two proposals",
        "On paper",
        "On which term",
        "Both together, in the model",
        "Needed, and not at the table",
    )
    note = NOTE
    if len(pairs) > MOST_PAIRS:
        note += f" Left out here: {counted(len(pairs) - MOST_PAIRS, 'more pair')}; the command “detente solve packages” has them."
    return (
        Paragraph((strong("Are the proposals compatible? "), plain(note))),
        Table("Two proposals together", columns, rows, compact=True, roomy=True),
    )


def _pair(deal: Deal, each: Compatibility) -> Row:
    runs = []
    for name, between in ((each.first, " with "), (each.second, "")):
        mark, proposal = deal.proposals[name]
        runs += [strong(mark), plain(f" {proposal.name}{between}")]
    held = deal.about.findings.packages_evidence
    items = (*held.get(f"proposal:{each.first}", ()), *held.get(f"proposal:{each.second}", ()))
    absent = Cell((bare(deal.about.parties(each.absent)),)) if each.absent else Cell((bare("nobody"),))
    cells = (
        Cell((bare(_FITS[each.fit]),)),
        Cell(tuple(_terms(deal, each))),
        Cell(tuple(_together(deal, each))),
        absent,
    )
    return Row(deal.about.behind(runs, items), cells)


def _terms(deal: Deal, each: Compatibility) -> Iterator[Entry]:
    """Yield the terms that clash with why, the links that would break, and the terms that are the same."""
    marks = (deal.proposals[each.first][0], deal.proposals[each.second][0])
    yield from (_clash(deal, clash, marks) for clash in each.clashes)
    yield from (bare(f"forbidden together: {link.says}") for link in each.broken)
    if each.same:
        yield bare(f"the same on {deal.issues(each.same)}")


def _nearer(clash: Clash) -> tuple[list[str], list[str]]:
    """Return to whose demand the first level is nearer, and to whose the second."""
    first = [party for party, (one, other) in clash.values.items() if one > other]
    second = [party for party, (one, other) in clash.values.items() if other > one]
    return first, second


def _clash(deal: Deal, clash: Clash, marks: tuple[str, str]) -> Entry:
    between = f"{counted(clash.steps, 'level')} apart"
    words = f"{deal.about.issue(clash.issue)}: {deal.level(clash.issue, clash.first)} against {deal.level(clash.issue, clash.second)}, {between}"
    notes = tuple(
        bare(f"{mark} is nearer to what is asked by {deal.about.parties(who)}")
        for mark, who in zip(marks, _nearer(clash), strict=True)
        if who
    )
    return Entry((plain(words),), tags=deal.about.tags(issue=clash.issue), notes=notes)


def _together(deal: Deal, each: Compatibility) -> Iterator[Entry]:
    first, second = (deal.proposals[name][0] for name in (each.first, each.second))
    if each.refused_by:
        yield bare(f"refused by {deal.about.parties(each.refused_by)}, whatever the rest is")
    if each.accepted is None:
        yield bare("not counted")
    elif each.clashes:
        yield bare(f"with {first}'s terms where they clash, {_accepted(each.accepted)}")
        if each.accepted_other is not None:
            yield bare(f"with {second}'s, {_accepted(each.accepted_other)}")
    elif each.fit != "excluded":
        yield bare(_accepted(each.accepted))


def _accepted(count: int) -> str:
    return (
        f"{counted(count, 'package')} that all would accept" if count else "no package that all would accept"
    )
