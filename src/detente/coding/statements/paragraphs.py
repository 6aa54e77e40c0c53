"""What joins paragraphs: a colon before a block, quotations that go on without a cue, names signed under a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.statements.clauses import groups_of, subject_before
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line
from detente.coding.statements.after import BLOCK

__all__ = ["across"]

LONGEST_BLOCK = 12


def across(lines: Sequence[Line], found: Sequence[list[Draft]]) -> list[Draft]:
    """Return all drafts of a document: those of each paragraph, and those that only its neighbours explain.

    Args:
        lines: The paragraphs.
        found: The drafts of each, a draft of rule `BLOCK` having its colon as content.
    """
    whole: list[Draft] = []
    skip = 0
    last: Draft | None = None
    for index, line in enumerate(lines):
        drafts = found[index]
        if index < skip:
            continue
        own = _colons(line, drafts) + _signed(line)
        drafts = [*drafts, *own]
        for draft in drafts:
            if draft.rule == BLOCK:
                skip = max(skip, _fill(draft, lines, index))
        drafts = [draft for draft in drafts if draft.rule != BLOCK or draft.content[0] != _colon(line)]
        orphans = _orphans(line, drafts, last, lines[index + 1 : index + 2], found[index + 1 : index + 2])
        whole.extend(drafts)
        whole.extend(orphans)
        last = _last_voice(line, [*drafts, *orphans])
    return whole


def _colon(line: Line) -> tuple[int, int]:
    return line.starts[-1], line.ends[-1]


def _fill(draft: Draft, lines: Sequence[Line], index: int) -> int:
    """Give a cue that ends its paragraph with a colon the block behind it; return the first line after the block."""
    after = index + 1
    if after >= len(lines) or lines[after].zone.kind == "headline":
        return 0
    content = []
    if lines[after].tags[:1] == ["Q"]:
        while after < len(lines) and lines[after].tags[:1] == ["Q"] and after - index <= LONGEST_BLOCK:
            line = lines[after]
            if after > index + 1 and any(tag in "VM" for tag in line.tags):
                break
            content.extend(
                (line.starts[k], line.ends[k]) for k in range(len(line.tags)) if line.tags[k] == "Q"
            )
            after += 1
        skip = index + 1
    elif lines[after].zone.kind == "quotation":
        while after < len(lines) and lines[after].zone.kind == "quotation":
            content.append((lines[after].starts[0], lines[after].ends[-1]))
            after += 1
        skip = after
    else:
        content.append((lines[after].starts[0], lines[after].ends[-1]))
        skip = after + 1
    draft.content = content
    return skip


def _colons(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Return quotations after a colon that no cue claims: the sentence before the colon says whose they are."""
    found: list[Draft] = []
    for first, last in line.sentences:
        for k in range(first + 1, last):
            if line.tags[k] != ":" or not (k + 1 < last and line.tags[k + 1] == "Q"):
                continue
            if _claimed(line, k + 1, drafts) or line.ends[k + 1] - line.starts[k + 1] < 25:
                continue
            groups = groups_of(line, first, k)
            for group in reversed(groups.values()):
                subject = subject_before(line, group, first) if group.finite else None
                if subject is None or line.tags[subject[0]] in "WQ":
                    continue
                cue = line.span(group.start, group.verb + 1)
                content = [line.span(k + 1, last)]
                found.append(
                    Draft("colon-then-quotation", line.block, [cue], [line.span(*subject)], content, cue[0])
                )
                break
    return found


def _claimed(line: Line, piece: int, drafts: Sequence[Draft]) -> bool:
    start = line.starts[piece]
    return any(a <= start < b for draft in drafts for a, b in draft.content)


def _signed(line: Line) -> list[Draft]:
    """Return a quotation with a dash and a name under or behind it: `“Enough.” — Jane Doe`."""
    tags = line.tags
    dash = next((k for k in range(1, len(tags)) if line.words[k] in ("-", "―")), -1)
    if dash != 1 or tags[0] != "Q" or not 0 < len(tags) - dash - 1 <= 6:
        return []
    if any(tags[k] not in "CN.J," for k in range(dash + 1, len(tags))):
        return []
    end = len(tags)
    while tags[end - 1] == ".":
        end -= 1
    if end <= dash + 1:
        return []
    cue = line.span(dash, dash + 1)
    source = line.span(dash + 1, end)
    return [Draft("quotation-then-name", line.block, [cue], [source], [line.span(0, 1)], cue[0])]


def _orphans(
    line: Line,
    drafts: Sequence[Draft],
    last: Draft | None,
    following: Sequence[Line],
    found: Sequence[list[Draft]],
) -> list[Draft]:
    """Return the quotations of a paragraph that stand as sentences of their own without a cue."""
    orphans: list[Draft] = []
    voice = last
    for first, end in line.sentences:
        here = [
            draft for draft in drafts if draft.cue and line.starts[first] <= draft.begin < line.ends[end - 1]
        ]
        spoken = [d for d in here if d.parent is None and d.source]
        if end - first != 1 or line.tags[first] != "Q" or _claimed(line, first, drafts):
            voice = spoken[-1] if spoken else (voice if line.tags[first] == "Q" else None)
            continue
        speaker = voice
        if speaker is None and first == 0 and not line.quoted[first].closed and following and found[0]:
            speaker = next((d for d in found[0] if d.rule.startswith("quotation-then")), None)
        if speaker is None:
            continue
        draft = Draft(
            "quotation-goes-on",
            line.block,
            [],
            [],
            [line.span(first, end)],
            line.starts[first],
            follows=speaker,
            confidence=0.6,
        )
        orphans.append(draft)
        voice = draft
    return orphans


def _last_voice(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Return the statement whose speaker a quotation opening the next paragraph may go on with."""
    spoken = [d for d in drafts if d.parent is None and (d.source or d.follows)]
    if not spoken:
        return None
    latest = max(spoken, key=lambda draft: draft.content[-1][1])
    if any(line.tags[k] == "Q" for k in range(len(line.tags))):
        return latest
    return latest if latest.rule in ("cue-then-clause", "clause-then-cue") else None
