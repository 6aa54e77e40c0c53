"""Section 5: threats and promises, each once, and what became of them as of the date."""

from __future__ import annotations

from collections import Counter

from detente.brief.model import Block, Entries, Entry, Paragraph, Section, Tags
from detente.brief.phrasing import counted, days, listed, number
from detente.brief.telling import Telling, plain, strong, verbatim
from detente.record.model import COMMITMENT_STATES, Commitment

__all__ = ["commitments"]

MOST_EACH = 25
MOST_BEARING = 4


def commitments(telling: Telling) -> Section:
    """Return threats and then promises, those with a due date first."""
    found = telling.findings.commitments
    if not found:
        return Section("commitments", "Commitments", (), "No threat or promise was found.")
    blocks: list[Block] = []
    for kind, caption in (("threat", "Threats"), ("promise", "Promises")):
        mine = sorted((c for c in found if c.kind == kind), key=_order)
        if mine:
            blocks.append(Paragraph((plain(_summary(kind, mine)),)))
            entries = tuple(_commitment(telling, each) for each in mine[:MOST_EACH])
            blocks.append(Entries(entries, caption, max(0, len(mine) - MOST_EACH)))
    return Section("commitments", "Commitments", tuple(blocks))


def _order(commitment: Commitment) -> tuple[bool, bool, int, int, str]:
    state = COMMITMENT_STATES.index(commitment.state)
    return (commitment.due is None, not commitment.condition, state, -len(commitment.said), commitment.id)


def _summary(kind: str, found: list[Commitment]) -> str:
    dated = sum(each.due is not None for each in found)
    states = Counter(each.state for each in found)
    told = listed([f"{number(states[state])} {state}" for state in COMMITMENT_STATES if states[state]])
    head = f"{counted(len(found), kind)}, {number(dated) if dated else 'none'} with a due date"
    return f"{head[0].upper()}{head[1:]}. As of the date above: {told}."


def _commitment(telling: Telling, each: Commitment) -> Entry:
    by, to = telling.name(each.by), f" to {telling.name(each.to)}" if each.to else ""
    issue = f" ({telling.findings.issue_name(each.issue)})" if each.issue else ""
    first = telling.evidence.item(each.said[0])
    runs = [strong(f"{by}{to}{issue}: "), verbatim(each.consequence, 240)]
    if each.condition:
        runs += [plain("; condition: "), verbatim(each.condition, 200)]
    due = f"; due {days(*each.due)}" if each.due else "; no due date given"
    said = f"; first said {telling.when(first)}"
    if len(each.said) > 1:
        said += f", {counted(len(each.said), 'time')} in all"
    runs += [plain(f"{due}{said}. As of the date above: "), strong(each.state), plain(".")]
    why = Entry((plain(f"{each.because}."),), each.said[:1])
    notes = [why]
    for bearing in each.bearing[:MOST_BEARING]:
        notes.append(
            telling.entry((plain(f"{bearing.how}: "), *telling.sentence(bearing.item)), (bearing.item,))
        )
    if len(each.bearing) > MOST_BEARING:
        left = counted(len(each.bearing) - MOST_BEARING, "more passage")
        notes.append(Entry((plain(f"and {left}"),)))
    side = telling.findings.record.side_of(each.by, None) or ""
    tags = Tags(side, each.issue or "", *_span(telling, each))
    return telling.entry(runs, each.said, origins=each.origins, tags=tags, notes=notes)


def _span(telling: Telling, each: Commitment) -> tuple[str | None, str | None]:
    tags = telling.tags(telling.evidence.item(each.said[0]))
    return tags.start, (each.due[1] if each.due and each.due[1] else tags.end)
