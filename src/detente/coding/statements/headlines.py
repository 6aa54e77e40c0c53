"""Headlines that attribute without a verb: `Veld: No talks before spring`, `Port to Reopen -- Harbour Times`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.coding.reading import Reading, within
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line
from detente.documents.model import Span

__all__ = ["headline_drafts"]


def headline_drafts(
    reading: Reading, lines: Sequence[Line], drafts: Sequence[Draft], markers: Mapping[int, frozenset[str]]
) -> list[Draft]:
    """Return what a headline attributes with a colon behind a name, or with a dash before one.

    The name before a colon must be somebody's whom the article itself quotes, or a document's (Poll, Report); the
    name behind a dash must be a medium's, and not the article's own, for that is a credit line.
    """
    found: list[Draft] = []
    for line in lines[:2]:
        if line.zone.kind != "headline" or len(line.words) < 4:
            continue
        draft = _colon(reading, line, drafts, markers) or _dash(reading, line)
        if draft is not None:
            found.append(draft)
    return found


def _colon(
    reading: Reading, line: Line, drafts: Sequence[Draft], markers: Mapping[int, frozenset[str]]
) -> Draft | None:
    colon = next((k for k in range(1, min(5, len(line.words))) if line.words[k] == ":"), 0)
    if not colon or colon + 2 >= len(line.words) or line.tags[colon + 1] == "Q":
        return None
    if any(line.starts[0] <= draft.begin < line.starts[colon] for draft in drafts):
        return None
    last = line.words[colon - 1]
    document = "document" in markers.get(line.starts[colon - 1], frozenset())
    quoted = any(last in _last_words(reading, draft) for draft in drafts if draft.source)
    if not document and not quoted:
        return None
    return Draft(
        "headline-name-colon",
        line.block,
        [line.span(colon, colon + 1)],
        [line.span(0, colon)],
        [line.span(colon + 1, len(line.words))],
        line.starts[0],
        confidence=0.7,
    )


def _last_words(reading: Reading, draft: Draft) -> set[str]:
    """Return the words of a source that could be its name, in lower case."""
    return {
        token.word
        for token in reading.tokens_in(*draft.source[0])
        if reading.document.text[token.start].isupper()
    }


def _dash(reading: Reading, line: Line) -> Draft | None:
    tags = line.tags
    dash = next((k for k in range(len(tags) - 1, max(0, len(tags) - 6), -1) if tags[k] == "-"), 0)
    if dash < 2 or dash + 1 >= len(tags):
        return None
    source = line.span(dash + 1, len(tags))
    media = [m for m in within(reading.mentions, *source) if m.entry.actor.kind == "media"]
    if not media or _is_own(reading, source):
        return None
    return Draft(
        "headline-then-source",
        line.block,
        [line.span(dash, dash + 1)],
        [source],
        [line.span(0, dash)],
        line.starts[0],
        confidence=0.7,
    )


def _is_own(reading: Reading, source: Span) -> bool:
    """Tell whether a medium named at the end of a headline is the one that publishes the article."""
    publisher = (reading.document.publisher or "").lower()
    return bool(publisher) and reading.document.text[source[0] : source[1]].lower() in publisher
