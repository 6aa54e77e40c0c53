"""Through whom words came: media that carried them, and those whom a report cites."""

from __future__ import annotations

from bisect import bisect_left

from detente.coding.reading import Reading
from detente.coding.statements.agents import head_of, is_agent
from detente.coding.statements.drafts import Draft
from detente.coding.statements.noun_phrases import noun_phrase
from detente.coding.statements.scene import Scene
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["chained"]

_THROUGH = frozenset({"through", "via"})
_TO = wordlist("tell told tells telling inform informed")


def chained(reading: Reading, scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a sentence with the media and the cited sources that stand beside their cues noted on them.

    `Harbour Times reported, citing three officials, that …`: the officials say it, through the paper. The citing is then no
    statement of its own.
    """
    cited = [draft for draft in drafts if draft.entry is not None and draft.entry.phrase == "cite/v"]
    for draft in cited:
        host = next((d for d in drafts if d is not draft and d.source and d.source == draft.source), None)
        if (
            host is not None
            and host.rule not in ("cue-then-object", "noun-cue")
            and draft.rule == "participle-cue"
        ):
            if not _informs(scene, draft.content[0]):
                continue
            host.cited = draft.content[:1]
            drafts = [kept for kept in drafts if kept is not draft]
    for draft in drafts:
        if draft.cue and draft.entry is not None and draft.entry.kind == "speech":
            draft.via.extend(_media(reading, scene, draft))
    return drafts


def _informs(scene: Scene, span: Span) -> bool:
    """Tell whether what is cited is somebody who can say something: a name, officials, a document."""
    line = scene.line
    first = next(k for k in range(scene.first, scene.last) if line.starts[k] >= span[0])
    last = next((k for k in range(first, scene.last) if line.ends[k] >= span[1]), scene.last - 1) + 1
    head = head_of(line, first, last)
    return is_agent(line, head) or scene.has_marker(head, "document")


def _media(reading: Reading, scene: Scene, draft: Draft) -> list[Span]:
    """Return the media named between a cue and what it says, or behind it where that stands before it."""
    line = scene.line
    k = bisect_left(line.starts, draft.cue[-1][1], scene.first, scene.last)
    start = next((a for a, _ in draft.content if a >= draft.cue[-1][1]), None)
    found: list[Span] = []
    addressed = k > 0 and line.words[k - 1] in _TO
    while k < scene.last and (start is None or line.starts[k] < start):
        if line.words[k] in _THROUGH or addressed:
            first = k if addressed else k + 1
            end = noun_phrase(line, first, scene.last)
            if end > first and _is_medium(reading, line.span(first, end)):
                found.append(line.span(first, end))
            k = max(k, end - 1)
        addressed = False
        k += 1
    return found


def _is_medium(reading: Reading, span: Span) -> bool:
    at = bisect_left(reading.mentions, span[0], key=lambda mention: mention.start)
    return any(
        mention.entry.actor.kind == "media" and mention.end <= span[1]
        for mention in reading.mentions[at : at + 3]
    )
