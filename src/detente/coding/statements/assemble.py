"""Drafts into statements: speaker, chain, mode, date, identifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coding.actors import Cast
from detente.coding.items import Mode, Speaker, Statement, Time, When, joined
from detente.coding.reading import Reading
from detente.coding.statements.drafts import Draft
from detente.coding.statements.unnamed import unnamed_resolved
from detente.coding.word_lists import wordlist
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["assembled"]

_NEAR = 60
_EDGE = " \t\n\r\u00a0,;:–—-"
_OCCASION = re.compile(
    r"\b(?:in|during|at) (?:an?|his|her|its|their) (?:[\w.-]+ ){0,4}"
    r"(?:post|tweet|message|interview|statement|speech|address|letter|e-?mail|memo|op-ed|column|briefing|"
    r"hearing|debate|appearance|podcast|broadcast)"
    r" (?:(?:earlier|later|early|late|on|in|from|of|this|the) ?)*$"
)
_FIRST_PERSON = wordlist("i we my our me us")


@dataclass(slots=True)
class _Known:
    """What has been settled of a draft: its identifier, who speaks, and through whom."""

    id: str
    speaker: Speaker | None
    via: tuple[str, ...]


def assembled(
    reading: Reading, cast: Cast, drafts: Sequence[Draft], nouns: dict[int, frozenset[str]], coder: str
) -> list[Statement]:
    """Return the statements of the drafts in reading order; drafts whose spans are empty are left out.

    Args:
        reading: What rules see of the document.
        cast: Who it names.
        drafts: What the rules found.
        nouns: The lists of markers that begin at an offset, for nouns that name documents or conduct.
        coder: The name that stands on every item.
    """
    known: dict[int, _Known] = {}
    found: dict[str, Statement] = {}
    for draft in sorted(drafts, key=_dependence):
        content = _clean(reading.document.text, draft.content)
        if not content:
            continue
        statement = _statement(reading, cast, draft, content, known, nouns, coder)
        known[id(draft)] = _Known(statement.id, statement.speaker, statement.via)
        found.setdefault(statement.id, statement)
    ordered = sorted(found.values(), key=lambda item: (item.content[0][0], -item.content[-1][1]))
    return unnamed_resolved(reading, ordered)


def _dependence(draft: Draft) -> int:
    """Return how many drafts must be settled before this one."""
    steps, seen = 0, draft
    while steps < 50:
        before = seen.parent or seen.follows
        if before is None:
            break
        steps, seen = steps + 1, before
    return steps


def _statement(
    reading: Reading,
    cast: Cast,
    draft: Draft,
    content: tuple[Span, ...],
    known: dict[int, _Known],
    nouns: dict[int, frozenset[str]],
    coder: str,
) -> Statement:
    text = reading.document.text
    cue = _clean(text, draft.cue, " \t\n\r\u00a0,")
    source = _clean(text, draft.source)
    outer = known.get(id(draft.parent)) if draft.parent is not None else None
    speaker = _speaker(reading, cast, draft, source, known, outer)
    before = known.get(id(draft.follows)) if draft.follows is not None else None
    via = before.via if before is not None else _via(cast, draft, outer, speaker)
    if draft.cited and speaker is not None:
        via = (*via, speaker.name)
        speaker = cast.who(*draft.cited[0]) or speaker
    sort = _source_sort(reading, source, nouns)
    mode = _mode(text, draft, content, sort)
    if speaker is not None and source and _says_i(text, source, outer) and mode != "direct":
        mode = "author"
    return Statement(
        id=short_id(reading.document.id, "statement", cue, source, content),
        document=reading.document.id,
        cue=cue,
        source=source,
        content=content,
        words=joined(text, content),
        mode=mode,
        speaker=speaker,
        via=via,
        negated=draft.negated,
        hedged=draft.hedged or (mode == "belief" and sort == "conduct"),
        when=_when(reading, draft.rule, cue, content),
        parent=outer.id if outer is not None else None,
        rule=draft.rule,
        coder=coder,
        confidence=draft.confidence,
    )


def _speaker(
    reading: Reading,
    cast: Cast,
    draft: Draft,
    source: tuple[Span, ...],
    known: dict[int, _Known],
    outer: _Known | None,
) -> Speaker | None:
    """Return who speaks: whom the source means; who spoke before, where a quotation goes on; else the words themselves."""
    text = reading.document.text
    if draft.follows is not None:
        before = known.get(id(draft.follows))
        return before.speaker if before is not None else None
    if draft.voice:
        return Speaker(reading.document.author or "the author")
    if not source:
        return None
    start, end = source[0]
    if outer is not None and draft.quoted and text[start:end].lower() in _FIRST_PERSON:
        return outer.speaker
    speaker = cast.who(start, end) or Speaker(text[start:end])
    if draft.rule == "speaker-turn" and speaker.name.isupper():
        return replace(speaker, name=speaker.name.title())
    return speaker


def _says_i(text: str, source: tuple[Span, ...], outer: _Known | None) -> bool:
    return outer is None and text[source[0][0] : source[0][1]].lower() in ("i", "my")


def _via(cast: Cast, draft: Draft, outer: _Known | None, speaker: Speaker | None) -> tuple[str, ...]:
    """Return whom the words passed through: the chain of the statements around it, and the medium it names."""
    names: list[str] = []
    if outer is not None:
        names.extend(outer.via)
        if outer.speaker is not None and outer.speaker != speaker:
            names.append(outer.speaker.name)
    for span in draft.via:
        medium = cast.who(*span)
        if medium is not None:
            names.append(medium.name)
    return tuple(names)


def _source_sort(reading: Reading, source: tuple[Span, ...], nouns: dict[int, frozenset[str]]) -> str:
    """Return `document` or `conduct` if that is what the head of a source names, else nothing."""
    if not source:
        return ""
    found = ""
    for token in reading.tokens_in(*source[0]):
        if token.word in (",", "of", "in", "by", "from", "on", "about", "who", "that", "which", "("):
            break
        lists = nouns.get(token.start, frozenset())
        found = "document" if "document" in lists else "conduct" if "conduct" in lists else ""
    return found


def _mode(text: str, draft: Draft, content: tuple[Span, ...], sort: str) -> Mode:
    if draft.voice:
        return "author"
    words = [text[start:end] for start, end in content]
    if all(_is_quoted(piece) for piece in words):
        return "direct"
    kind = draft.entry.kind if draft.entry is not None else "speech"
    if sort == "conduct" and (
        kind in ("signal", "document") or (draft.entry and draft.entry.phrase in _INFERRING)
    ):
        return "belief"
    if kind == "document" or sort == "document":
        return "document"
    if any(mark in piece for piece in words for mark in '“”"'):
        return "mixed"
    return "belief" if kind == "belief" else "indirect"


_INFERRING = frozenset(
    {"suggest/v", "imply/v", "hint/v", "hint/v at", "underscore/v", "highlight/v", "underline/v"}
)


def _is_quoted(piece: str) -> bool:
    if piece[:1] not in "“\"‘'«„`":
        return False
    return piece.rstrip(" ,.")[-1:] in "”\"’'»" or not any(mark in piece[1:] for mark in '“”"«»')


def _when(reading: Reading, rule: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> When:
    """Return the day in the cue's sentence outside what was said; else that it was said by the day of publication."""
    anchor = cue[0] if cue else content[0]
    sentence = reading.sentence_at(anchor[0])
    if sentence is not None and cue and rule != "noun-cue":
        near = [
            time
            for time in _times_in(reading, sentence.start, sentence.end)
            if (_outside(time, content) and _dates(time.spans[0], anchor, sentence.start))
            or _of_occasion(reading.plain, anchor[1], time.spans[0][0])
        ]
        if near:
            return _when_of(min(near, key=lambda time: _distance(time.spans[0], anchor)))
    published = reading.document.published
    if published.start is None and published.end is None:
        return When()
    return When(
        published.start.isoformat() if published.start else None,
        published.end.isoformat() if published.end else None,
        "published",
    )


def _times_in(reading: Reading, start: int, end: int) -> list[Time]:
    return [time for time in reading.times if start <= time.spans[0][0] < end and not _is_duration(time)]


def _is_duration(time: Time) -> bool:
    value = time.value or ""
    return value.startswith("P") or (value.endswith("_REF") and time.start is None)


def _dates(time: Span, cue: Span, begin: int) -> bool:
    """Tell whether a time is about a cue: it opens the sentence, or stands close before or behind the cue."""
    if time[0] >= cue[1]:
        return time[0] - cue[1] <= _NEAR
    return time[0] - begin <= 12 or cue[0] - time[1] <= 12


def _outside(time: Time, content: tuple[Span, ...]) -> bool:
    start, end = time.spans[0]
    return all(end <= a or b <= start for a, b in content)


def _of_occasion(text: str, after: int, time: int) -> bool:
    """Tell whether a day is that of an occasion of speaking, wherever it stands: `called it weak in a post on Monday`."""
    return after < time and _OCCASION.search(text, max(after, time - _NEAR), time) is not None


def _distance(time: Span, cue: Span) -> int:
    return max(time[0] - cue[1], cue[0] - time[1], 0)


def _when_of(time: Time) -> When:
    if time.start is None and time.end is None:
        return When(text=time.words, time=time.id)
    return When(time.start, time.end, "resolved" if time.relative else "stated", time.words, time.id)


def _clean(text: str, spans: list[Span], edge: str = _EDGE) -> tuple[Span, ...]:
    """Return spans in order without white space and punctuation at their edges, overlapping ones joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start] in edge:
            start += 1
        while end > start and text[end - 1] in edge:
            end -= 1
        if start >= end:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
