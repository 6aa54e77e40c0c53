"""Finding every statement of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from detente.coding.actors import Cast
from detente.coding.items import Statement
from detente.coding.reading import Reading
from detente.coding.statements.assemble import assembled
from detente.coding.statements.chains import chained
from detente.coding.statements.cues import Place, places_of, sort_of
from detente.coding.statements.drafts import Draft
from detente.coding.statements.free_indirect import free_indirect_drafts
from detente.coding.statements.groups import Group, groups_of
from detente.coding.statements.headlines import headline_drafts
from detente.coding.statements.inside import nested
from detente.coding.statements.lines import Line, lines_of
from detente.coding.statements.nouns import fixed_draft, noun_draft
from detente.coding.statements.order import settled
from detente.coding.statements.paragraphs import across
from detente.coding.statements.scene import Scene
from detente.coding.statements.turns import turns
from detente.coding.statements.verbs import verb_draft
from detente.coding.statements.voice import author_drafts

__all__ = ["find_statements"]

_OWN_VOICE = ("opinion", "transcript")
"""Kinds of document in which a sentence without a cue is its author's or the turn's."""


def find_statements(reading: Reading, cast: Cast, coder: str) -> list[Statement]:
    """Return the statements of a document in reading order."""
    markers: dict[int, frozenset[str]] = {}
    for hit in reading.markers:
        markers[hit.start] = markers.get(hit.start, frozenset()) | {hit.entry.marker}
    lines = [line for line in lines_of(reading) if line.starts]
    by_line = turns(reading, lines, [_line_drafts(reading, line, markers) for line in lines])
    drafts = across(lines, by_line)
    for headline in headline_drafts(reading, lines, drafts, markers):
        drafts = [draft for draft in drafts if not _inside(draft, headline)]
        drafts.append(headline)
    drafts.extend(nested(reading, lines, drafts, lambda line: _line_drafts(reading, line, markers)))
    if reading.document.kind not in _OWN_VOICE:
        drafts.extend(free_indirect_drafts(lines, drafts))
    if reading.document.kind == "opinion":
        drafts = [draft for draft in drafts if not _own_words(reading, draft)]
        drafts.extend(author_drafts(reading, drafts, markers))
    return assembled(reading, cast, drafts, markers, coder)


def _inside(draft: Draft, outer: Draft) -> bool:
    return any(start <= draft.begin < end for start, end in outer.content)


def _own_words(reading: Reading, draft: Draft) -> bool:
    """Tell whether a statement's source is the author: such sentences are coded as the author's voice."""
    if draft.quoted or draft.parent is not None or not draft.source:
        return False
    start, end = draft.source[0]
    return reading.plain[start:end] in ("i", "my", "we")


def _line_drafts(reading: Reading, line: Line, markers: Mapping[int, frozenset[str]]) -> list[Draft]:
    """Return what the rules find in each sentence of a paragraph."""
    places = places_of(reading, line)
    starts = sorted(places)
    used: set[int] = set()
    found: list[Draft] = []
    for index, (first, last) in enumerate(line.sentences):
        here = starts[bisect_left(starts, first) : bisect_left(starts, last)]
        if not here:
            continue
        groups = groups_of(line, first, last)
        owner = {k: group for group in groups.values() for k in range(group.start, group.verb + 1)}
        scene = Scene(line, index, groups, markers, used)
        for k in here:
            draft = _first_that_holds(scene, owner, places[k])
            if draft is not None:
                # A noun before a colon says what is said (press their point: …), whatever verb it hangs on.
                if draft.rule == "noun-then-colon":
                    scene.here[:] = [other for other in scene.here if other.content != draft.content]
                scene.here.append(draft)
        found.extend(chained(reading, scene, settled(scene)))
    return found


def _first_that_holds(scene: Scene, owner: Mapping[int, Group], places: list[Place]) -> Draft | None:
    """Return the statement of the longest cue at a piece that makes one."""
    for place in places:
        sort, kind = sort_of(place.cue), scene.line.tags[place.first]
        draft = None
        if sort == "verb" and place.first in owner and kind in "MVBEG":
            draft = verb_draft(scene, owner[place.first], place)
        elif sort == "noun" and kind in "NJ":
            draft = noun_draft(scene, place)
        elif sort == "fixed":
            draft = fixed_draft(scene, place)
        if draft is not None and draft.content:
            return draft
    return None
