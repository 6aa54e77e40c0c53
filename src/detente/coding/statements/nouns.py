"""Attributions whose cue is a noun or a fixed expression: his claim that …, calls for …, according to …."""

from __future__ import annotations

from detente.coding.statements.clauses import subject_before
from detente.coding.statements.cues import Place
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase
from detente.coding.statements.scene import Scene
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["fixed_draft", "noun_draft"]

_POSSESSIVE = wordlist("his her its their my our your whose")


def noun_draft(scene: Scene, place: Place) -> Draft | None:
    """Return the statement of a noun with its owner and what it says: `Moscow's demand that …`."""
    line, tags, words = scene.line, scene.line.tags, scene.line.words
    source = _owner(scene, place.first)
    takes = place.cue.takes
    j = place.last
    end = scene.last
    if source is None:
        source, j = _maker(scene, place)
    if source is None or j >= end:
        return None
    if tags[j] == ":":
        return _spelled_out(scene, place, source)
    if "clause" in takes and tags[j] == "H":
        content: Span = (j, _claim_end(scene, place.first, j))
    elif "phrase" in takes and tags[j] == "T":
        stop = _claim_end(scene, place.first, j, True)
        content = (j, next((k for k in range(j, stop) if tags[k] in ",;:-"), stop))
    elif "object" in takes and tags[j] == "P" and words[j] in ("for", "of", "about", "on", "to", "against"):
        stop = noun_phrase(line, j + 1, end)
        if stop <= j + 1:
            return None
        content = (j + 1, stop)
    elif "object" in takes and words[place.last - 1] in ("for", "to"):
        stop = noun_phrase(line, j, end)
        if stop <= j:
            return None
        content = (j, stop)
    else:
        return None
    cue = [line.span(place.first, place.last)]
    spans = [_without_possessive(line, line.span(*source))]
    return Draft(
        "noun-cue", line.block, cue, spans, [line.span(*content)], min(spans[0][0], cue[0][0]), place.cue
    )


def _spelled_out(scene: Scene, place: Place, owner: Span) -> Draft | None:
    """Return the statement of a noun and a colon: `The pilots press their point: You cannot trust the ice`.

    An owner that is a pronoun is whom the clause is about.
    """
    line, first = scene.line, place.last + 1
    if scene.tag(first) == "Q" or not scene.says_something(first, scene.last):
        return None
    if line.words[owner[0]] in _POSSESSIVE:
        finite = [group for verb, group in scene.groups.items() if group.finite and verb < place.first]
        subject = subject_before(line, finite[-1], scene.first) if finite else None
        owner = subject or owner
    source = _without_possessive(line, line.span(*owner))
    cue = line.span(place.first, place.last)
    content = [line.span(first, scene.last)]
    begin = min(source[0], cue[0])
    return Draft("noun-then-colon", line.block, [cue], [source], content, begin, place.cue, confidence=0.7)


def _claim_end(scene: Scene, noun: int, that: int, has_verb: bool = False) -> int:
    """Return where a clause behind a noun ends: before the sentence's own verb, where the noun opens the sentence."""
    if noun - scene.first > 5:
        return scene.last
    for k in range(that + 1, scene.last):
        group = scene.groups.get(k)
        if group is not None and group.finite:
            if has_verb and scene.tag(group.start - 1) in "NQRC":
                return group.start
            has_verb = True
        elif scene.tag(k) == "Q" and scene.line.ends[k] - scene.line.starts[k] > 15:
            has_verb = True
    return scene.last


def _without_possessive(line: Line, span: Span) -> Span:
    start, end = span
    return (start, end - 2) if line.text[end - 2 : end].lower() in ("'s", "’s") else span


def _maker(scene: Scene, place: Place) -> tuple[Span | None, int]:
    """Return who makes it where that stands behind the noun, and what follows: `calls in Paris to wait`."""
    line, tags, words = scene.line, scene.line.tags, scene.line.words
    j = place.last
    if place.cue.act is None or j >= scene.last or words[j] not in ("by", "from", "in", "among"):
        return None, j
    end = noun_phrase(line, j + 1, scene.last)
    if end <= j + 1 or end >= scene.last or not (tags[end] in "TH" or words[end] == "for"):
        return None, j
    return (j + 1, end), end


def _owner(scene: Scene, first: int) -> Span | None:
    """Return the possessor before a noun, adjectives between them allowed."""
    tags, words = scene.line.tags, scene.line.words
    k = first
    while k > scene.first and tags[k - 1] in "JEG#" and first - k < 3:
        k -= 1
    if k <= scene.first:
        return None
    if words[k - 1] in _POSSESSIVE:
        return k - 1, k
    if tags[k - 1] != "L":
        return None
    start = k - 1
    while start > scene.first and tags[start - 1] in "CNJDL#":
        start -= 1
        if tags[start] == "D":
            break
    return start, k


def fixed_draft(scene: Scene, place: Place) -> Draft | None:
    """Return the statement of an expression whose source follows: `according to the palace`."""
    line = scene.line
    end = _source_end(scene, place)
    if end <= place.last:
        return None
    content = _beside(scene, place.first, end)
    if not content:
        return None
    cue, source = line.span(place.first, place.last), line.span(place.last, end)
    return Draft(
        "according-to",
        line.block,
        [cue],
        [source],
        [line.span(*piece) for piece in content],
        cue[0],
        place.cue,
    )


def _source_end(scene: Scene, place: Place) -> int:
    """Return where the source ends, with descriptions behind commas unless the expression opens the sentence."""
    end = noun_phrase(scene.line, place.last, scene.last)
    while place.first > scene.first + 3 and scene.tag(end) == "," and scene.tag(end + 1) in "DC":
        stop = noun_phrase(scene.line, end + 1, scene.last)
        if stop <= end + 1:
            break
        end = stop
    return end


def _beside(scene: Scene, first: int, end: int) -> list[Span]:
    """Return what stands before an expression and its source, else behind them, else the quotation before them."""
    tags = scene.line.tags
    stop = first - 1 if scene.tag(first - 1) == "," else first
    begin = scene.first
    while begin < stop and tags[begin] == "K":
        begin += 1
    content: list[Span] = [(begin, stop)] if stop - begin >= 2 else []
    if scene.tag(end) == "," and not (content and _clause_before(scene, begin, stop)):
        content.append((end + 1, scene.last))
    elif not content:
        content.append((end, scene.last))
    content = [piece for piece in content if piece[0] < piece[1]]
    if not content and scene.first > 0 and tags[scene.first - 1] == "Q":
        return [(scene.first - 1, scene.first)]
    return content


def _clause_before(scene: Scene, first: int, before: int) -> bool:
    return any(first <= verb < before and group.finite for verb, group in scene.groups.items())
