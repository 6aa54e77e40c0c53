"""What joins paragraphs: a colon before a block, quotations that go on without a cue, names signed under a quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from detente.coding.statements.after import BLOCK
from detente.coding.statements.clauses import subject_before
from detente.coding.statements.drafts import Draft
from detente.coding.statements.groups import groups_of
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase_before
from detente.documents.model import Span

__all__ = ["across"]

LONGEST_BLOCK = 12
_SHORTEST_AFTER_COLON = 25
_TURN = "speaker-turn"


def across(lines: Sequence[Line], found: Sequence[list[Draft]]) -> list[Draft]:
    """Return all drafts of a document: those of each paragraph, and those that only its neighbours explain.

    Args:
        lines: The paragraphs.
        found: The drafts of each, a draft of rule `BLOCK` having its colon as content.
    """
    whole: list[Draft] = []
    skip = 0
    voice: Draft | None = None
    for index, line in enumerate(lines):
        if index < skip:
            continue
        drafts = [*found[index], *_signed(line)]
        if not any(draft.rule == _TURN for draft in drafts):
            drafts.extend(_colons(line, drafts))
        for draft in drafts:
            if draft.rule == BLOCK:
                skip = max(skip, _fill(draft, lines, index))
        drafts = [draft for draft in drafts if draft.rule != BLOCK or draft.content[0] != _last_piece(line)]
        orphans = _orphans(line, drafts, voice, found[index + 1] if index + 1 < len(found) else [])
        whole.extend(drafts)
        whole.extend(orphans)
        voice = _last_voice(line, [*drafts, *orphans])
    return whole


def _last_piece(line: Line) -> Span:
    return line.starts[-1], line.ends[-1]


def _fill(draft: Draft, lines: Sequence[Line], index: int) -> int:
    """Give a cue that ends its paragraph with a colon the block behind it; return the first line after the block."""
    after = index + 1
    if after >= len(lines) or lines[after].zone.kind == "headline":
        return 0
    if lines[after].tags[0] == "Q":
        draft.content = _quoted_block(lines, after)
        return after
    draft.content = [(lines[after].starts[0], lines[after].ends[-1])]
    if lines[after].zone.kind == "quotation":
        while after + 1 < len(lines) and lines[after + 1].zone.kind == "quotation":
            after += 1
            draft.content.append((lines[after].starts[0], lines[after].ends[-1]))
    return after + 1


def _quoted_block(lines: Sequence[Line], first: int) -> list[Span]:
    """Return the quotations of the paragraphs from one on that hold nothing else."""
    content: list[Span] = []
    for line in lines[first : first + LONGEST_BLOCK]:
        if line.tags[0] != "Q" or (content and any(tag in "VM" for tag in line.tags)):
            break
        content.extend((line.starts[k], line.ends[k]) for k in range(len(line.tags)) if line.tags[k] == "Q")
    return content


def _colons(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Return quotations after a colon that no cue claims: what stands before the colon says whose they are."""
    found: list[Draft] = []
    claimed = _spans(drafts)
    for first, last in line.sentences:
        for k in range(first + 1, last - 1):
            if line.tags[k] != ":" or line.tags[k + 1] != "Q" or _holds(claimed, line.starts[k + 1]):
                continue
            if line.ends[k + 1] - line.starts[k + 1] < _SHORTEST_AFTER_COLON:
                continue
            draft = _before_colon(line, first, k, last)
            if draft is not None:
                found.append(draft)
    return found


def _before_colon(line: Line, first: int, colon: int, last: int) -> Draft | None:
    content = [line.span(colon + 1, last)]
    groups = [group for group in groups_of(line, first, colon).values() if group.finite]
    for group in reversed(groups):
        subject = subject_before(line, group, first)
        if subject is not None and line.tags[subject[0]] not in "WQ":
            cue = line.span(group.start, group.verb + 1)
            source = line.span(*subject)
            return Draft("colon-then-quotation", line.block, [cue], [source], content, cue[0])
    start = noun_phrase_before(line, colon, first)
    named = line.text[line.starts[colon - 1]].isupper()
    if groups or not start < colon <= start + 6 or not named:
        return None
    cue = line.span(colon, colon + 1)
    return Draft("colon-then-quotation", line.block, [cue], [line.span(start, colon)], content, cue[0])


def _signed(line: Line) -> list[Draft]:
    """Return a quotation with a dash and a name under or behind it: `“Enough.” — Jane Doe`."""
    tags = line.tags
    end = len(tags)
    while end > 2 and tags[end - 1] == ".":
        end -= 1
    if tags[0] != "Q" or not 3 <= end <= 8 or line.words[1] not in ("-", "―"):
        return []
    if any(tags[k] not in "CN.J," for k in range(2, end)):
        return []
    cue = line.span(1, 2)
    return [Draft("quotation-then-name", line.block, [cue], [line.span(2, end)], [line.span(0, 1)], cue[0])]


def _orphans(
    line: Line, drafts: Sequence[Draft], voice: Draft | None, following: Sequence[Draft]
) -> list[Draft]:
    """Return the quotations of a paragraph that stand as sentences of their own without a cue.

    They go on with the speaker before them, if nothing came between; a quotation left open at the end of its
    paragraph may be the next one's.
    """
    found: list[Draft] = []
    claimed = _spans(drafts)
    begins = sorted((draft.begin, index) for index, draft in enumerate(drafts) if draft.parent is None)
    for index, (first, end) in enumerate(line.sentences):
        low, high = (
            bisect_left(begins, (line.starts[first], 0)),
            bisect_right(begins, (line.ends[end - 1], 0)),
        )
        spoken = [drafts[at] for _, at in begins[low:high] if drafts[at].source]
        if end - first != 1 or line.tags[first] != "Q" or _holds(claimed, line.starts[first]):
            plain = line.tags[first] != "Q" and not spoken
            voice = spoken[-1] if spoken else (_subject_voice(line, index) if plain else voice)
            continue
        if first == 0 and not line.quoted[first].closed:
            voice = next((draft for draft in following if draft.rule.startswith("quotation-then")), voice)
        if voice is not None:
            found.append(_going_on(line, first, voice))
            voice = found[-1]
    return found


def _subject_voice(line: Line, index: int) -> Draft | None:
    """Return a voice for quotations behind a short sentence about one person: `Smith was blunt. “It is over.”`."""
    first, last = line.sentences[index]
    if index + 1 >= len(line.sentences) or last - first > 12:
        return None
    for group in groups_of(line, first, last).values():
        subject = subject_before(line, group, first) if group.finite else None
        named = subject is not None and line.text[line.starts[subject[1] - 1]].isupper()
        if subject is not None and subject[0] == first and (named or line.tags[first] == "S"):
            return Draft("quotation-goes-on", line.block, [], [line.span(*subject)], [], line.starts[first])
    return None


def _going_on(line: Line, piece: int, voice: Draft) -> Draft:
    draft = Draft("quotation-goes-on", line.block, [], [], [line.span(piece, piece + 1)], line.starts[piece])
    draft.confidence = 0.6
    if voice.content:
        draft.follows = voice
    else:
        draft.source = voice.source
    return draft


def _last_voice(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Return the statement whose speaker a quotation opening the next paragraph may go on with."""
    spoken = [draft for draft in drafts if draft.parent is None and (draft.source or draft.follows)]
    if not spoken:
        return None
    latest = max(spoken, key=lambda draft: draft.content[-1][1])
    if "Q" in line.tags or latest.rule in ("cue-then-clause", "clause-then-cue"):
        return latest
    return None


def _spans(drafts: Sequence[Draft]) -> list[Span]:
    return sorted(span for draft in drafts for span in draft.content)


def _holds(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether one of the last few spans that begin before an offset holds it."""
    at = bisect_right(spans, offset, key=lambda span: span[0])
    return any(end > offset for _, end in spans[max(0, at - 6) : at])
