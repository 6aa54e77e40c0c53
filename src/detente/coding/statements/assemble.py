"""Drafts into statements: speaker, chain, mode, date, identifier."""

from __future__ import annotations

from detente.coding.actors import Cast
from detente.coding.items import Mode, Speaker, Statement, When, joined
from detente.coding.reading import Reading
from detente.coding.statements.drafts import Draft
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["assembled"]

_EDGE = " \t\n\r\u00a0,;:–—-"


def assembled(reading: Reading, cast: Cast, drafts: list[Draft], coder: str) -> list[Statement]:
    """Return the statements of the drafts in reading order; drafts whose spans are empty are left out."""
    found: list[Statement] = []
    ids: dict[int, str] = {}
    seen: set[str] = set()
    speakers: dict[int, Speaker | None] = {}
    for draft in drafts:
        statement = _statement(reading, cast, draft, coder, ids, speakers)
        if statement is not None:
            speakers[id(draft)] = statement.speaker
        if statement is None or statement.id in seen:
            continue
        seen.add(statement.id)
        ids[id(draft)] = statement.id
        found.append(statement)
    found.sort(key=lambda item: (item.content[0][0], -item.content[-1][1]))
    return found


def _statement(
    reading: Reading,
    cast: Cast,
    draft: Draft,
    coder: str,
    ids: dict[int, str],
    speakers: dict[int, Speaker | None],
) -> Statement | None:
    text = reading.document.text
    content = _clean(text, draft.content)
    cue = _clean(text, draft.cue)
    if not content:
        return None
    source = _clean(text, draft.source)
    name = short_id(reading.document.id, "statement", cue, source, content)
    speaker: Speaker | None = cast.who(*source[0]) if source else None
    if draft.follows is not None:
        speaker = speakers.get(id(draft.follows))
    if speaker is None and source:
        speaker = Speaker(text[source[0][0] : source[0][1]])
    return Statement(
        id=name,
        document=reading.document.id,
        cue=cue,
        source=source,
        content=content,
        words=joined(text, content),
        mode=_mode(text, draft, content),
        speaker=speaker,
        via=(),
        negated=draft.negated,
        hedged=draft.hedged,
        when=When(),
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        rule=draft.rule,
        coder=coder,
        confidence=draft.confidence,
    )


def _clean(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in order without white space and commas at their edges, overlapping ones joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start >= end:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _mode(text: str, draft: Draft, content: tuple[Span, ...]) -> Mode:
    words = [text[start:end] for start, end in content]
    quoted = [_is_quoted(piece) for piece in words]
    if all(quoted):
        return "direct"
    if draft.entry is not None and draft.entry.kind == "document":
        return "document"
    if any(mark in piece for piece in words for mark in '“”"'):
        return "mixed"
    if draft.entry is not None and draft.entry.kind == "belief":
        return "belief"
    return "indirect"


def _is_quoted(piece: str) -> bool:
    return piece[:1] in "“\"‘'«„" and piece.rstrip(" ,.")[-1:] in "”\"’'»"
