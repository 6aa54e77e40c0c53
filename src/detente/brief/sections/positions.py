"""Section 3: public positions, issue × party, in the source's words, with drift and reversals."""

from __future__ import annotations

from collections import Counter, defaultdict

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Cell, Entries, Entry, Paragraph, Row, Section, Table, Tags
from detente.brief.phrasing import counted
from detente.brief.sections.of_case.parties import parties
from detente.brief.telling import Telling, plain, strong, verbatim
from detente.record.model import Position, Reversal, StatedPosition

__all__ = ["positions"]

MOST_PARTIES = 6
MOST_DRIFT = 4
MOST_REVERSALS = 20
MOST_OTHERS = 4
VERBS = {
    "demand": "has publicly demanded",
    "offer": "has offered",
    "refusal": "has refused",
    "acceptance": "has accepted",
    "concession": "has stepped back",
    "promise": "has promised",
    "threat": "has threatened",
    "agreement": "has agreed",
    "appeal": "has called for",
    "signal": "has signalled",
}


NOTHING = "No stated position on a declared issue was found; minimums are unknown."


def positions(telling: Telling, about: CaseTelling | None = None) -> Section:
    """Return the table of stated positions, and reversals apart; then the case's, with its minimums."""
    blocks = [*_found(telling), *(parties(about) if about else ())]
    return Section("positions", "Public positions", tuple(blocks), "" if blocks else NOTHING)


def _found(telling: Telling) -> list[Block]:
    """Return what the record itself shows."""
    found = telling.findings.positions
    if not found:
        return []
    blocks: list[Block] = [
        Paragraph(
            (
                plain(
                    "Stated positions only, the latest in the source's words. What a side would settle for is unknown:"
                    " a demand shows what was asked, not the least that would do."
                ),
            )
        )
    ]
    blocks.append(_table(telling, found))
    reversals = [reversal for position in found for reversal in position.reversals]
    if reversals:
        unique = _unique(reversals)
        entries = tuple(_reversal(telling, reversal) for reversal in unique[:MOST_REVERSALS])
        caption = "Reversals: a speaker against its own earlier words"
        blocks.append(Entries(entries, caption, len(unique) - len(entries)))
    return blocks


def _unique(reversals: list[Reversal]) -> list[Reversal]:
    return list({(each.earlier, each.later): each for each in reversals}.values())


def _table(telling: Telling, found: tuple[Position, ...]) -> Table:
    weight: Counter[str] = Counter()
    cells: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in found:
        weight[position.party] += 1 + len(position.drift)
        cells[position.issue, position.party].append(position)
    order = {side: i for i, side in enumerate(telling.findings.sides)}
    leading = sorted(weight, key=lambda party: (-weight[party], party))[:MOST_PARTIES]
    parties = sorted(leading, key=lambda party: (order.get(party, len(order)), party))
    others = sorted({position.party for position in found} - set(parties))
    columns = ("Issue", *(telling.name(party) for party in parties), *(("Others",) if others else ()))
    rows = []
    for issue, name in telling.findings.issues:
        if not any(key[0] == issue for key in cells):
            continue
        each = [Cell(tuple(_stated(telling, p) for p in cells[issue, party])) for party in parties]
        if others:
            each.append(_others(telling, [p for party in others for p in cells[issue, party]]))
        rows.append(Row(Entry((strong(name),), tags=Tags(issue=issue)), tuple(each)))
    return Table("Latest stated position, by issue and party", columns, tuple(rows))


def _others(telling: Telling, found: list[Position]) -> Cell:
    """Return the positions of parties without a column of their own, and how many more there are."""
    shown = tuple(_stated(telling, each, named=True) for each in found[:MOST_OTHERS])
    left = len(found) - len(shown)
    more = (Entry((plain(f"and {counted(left, 'more position')}"),)),) if left else ()
    return Cell((*shown, *more))


def _stated(telling: Telling, position: Position, *, named: bool = False) -> Entry:
    latest = position.latest
    item = telling.evidence.item(latest.item)
    scale = telling.findings.positions_named.get((position.issue, latest.position or ""), "")
    lead = f"{telling.name(position.party)} " if named else ""
    runs = [
        plain(f"{lead}{VERBS.get(latest.act, latest.act)}: "),
        verbatim(item.words, 200),
        plain(
            f" — {telling.where(item)}"
            + (f"; on the scale: {scale}" if scale else "")
            + (", since dropped" if latest.dropped else "")
            + f" ({counted(position.origins, 'report')})"
        ),
    ]
    earlier = [each for each in position.drift if each.item != latest.item]
    notes = [_earlier(telling, each) for each in earlier[-MOST_DRIFT:]]
    if len(earlier) > MOST_DRIFT:
        notes.append(Entry((plain(f"and {counted(len(earlier) - MOST_DRIFT, 'earlier statement')}"),)))
    return telling.entry(
        runs, (latest.item,), origins=position.origins, tags=_tags(telling, position), notes=notes
    )


def _tags(telling: Telling, position: Position) -> Tags:
    side = telling.findings.record.side_of(position.party, None) or position.party
    return Tags(side, position.issue, position.latest.start, position.latest.end or position.latest.start)


def _earlier(telling: Telling, stated: StatedPosition) -> Entry:
    item = telling.evidence.item(stated.item)
    dropped = ", since dropped" if stated.dropped else ""
    runs = (
        plain(f"earlier ({telling.when(item)}): {VERBS.get(stated.act, stated.act)} "),
        verbatim(item.words, 140),
        plain(dropped),
    )
    return telling.entry(runs, (stated.item,))


def _reversal(telling: Telling, reversal: Reversal) -> Entry:
    issue = telling.findings.issue_name(reversal.issue)
    first, second = telling.evidence.item(reversal.earlier), telling.evidence.item(reversal.later)
    runs = (
        strong(f"{telling.name(reversal.actor)}, {issue}: "),
        plain(f"{telling.when(first)}: "),
        verbatim(first.words, 180),
        plain(f"; {telling.when(second)}: "),
        verbatim(second.words, 180),
        plain(f" ({reversal.because})"),
    )
    return telling.entry(runs, (reversal.later, reversal.earlier))
