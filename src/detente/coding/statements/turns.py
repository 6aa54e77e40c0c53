"""Turns of speech in a transcript: a name, a colon, and all that is said until the next name."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.reading import Reading
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist

__all__ = ["turns"]

_LONGEST_NAME = 5
_SELF = wordlist("i we")


def turns(reading: Reading, lines: Sequence[Line], found: Sequence[list[Draft]]) -> list[list[Draft]]:
    """Return the drafts of each paragraph of a transcript: its turn, and in it what the speaker reports of others.

    Documents of other kinds come back as they are.
    """
    if reading.document.kind != "transcript":
        return list(found)
    result: list[list[Draft]] = []
    speaking: Draft | None = None
    for line, drafts in zip(lines, found, strict=True):
        turn = _turn(line)
        if turn is None and speaking is not None and line.zone.kind == "body":
            turn = Draft(
                "speaker-turn",
                line.block,
                [],
                [],
                [line.span(0, len(line.starts))],
                line.starts[0],
                follows=speaking,
            )
        if turn is None:
            result.append(drafts)
            continue
        speaking = speaking if turn.follows else turn
        result.append([turn, *_reported(line, turn, drafts)])
    return result


def _turn(line: Line) -> Draft | None:
    colon = next((k for k in range(min(_LONGEST_NAME + 1, len(line.words))) if line.words[k] == ":"), 0)
    if not 0 < colon < len(line.words) - 1 or not line.text[line.starts[0]].isupper():
        return None
    name = line.span(0, colon)
    if not all(line.text[line.starts[k]].isupper() or line.tags[k] in ".," for k in range(colon)):
        return None
    content = line.span(colon + 1, len(line.starts))
    return Draft(
        "speaker-turn",
        line.block,
        [line.span(colon, colon + 1)],
        [name],
        [content],
        line.starts[0],
        confidence=0.9,
    )


def _reported(line: Line, turn: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    kept = []
    begin = turn.content[0][0]
    for draft in drafts:
        start, end = draft.source[0] if draft.source else (0, 0)
        if draft.source and start >= turn.content[0][0] and line.text[start:end].lower() not in _SELF:
            draft.parent = draft.parent or turn
            draft.content = [(max(a, begin), b) for a, b in draft.content if b > begin]
            kept.append(draft)
    return kept
