"""Finding every statement of a document."""

from __future__ import annotations

from detente.coding.actors import Cast
from detente.coding.items import Statement
from detente.coding.reading import Reading
from detente.coding.statements.assemble import assembled
from detente.coding.statements.clauses import Group, groups_of
from detente.coding.statements.cues import Place, places_of, sort_of
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line, lines_of
from detente.coding.statements.nouns import fixed_draft, noun_draft
from detente.coding.statements.order import settled
from detente.coding.statements.paragraphs import across
from detente.coding.statements.verbs import Scene, verb_draft

__all__ = ["find_statements"]


def find_statements(reading: Reading, cast: Cast, coder: str) -> list[Statement]:
    """Return the statements of a document in reading order."""
    markers: dict[int, frozenset[str]] = {}
    for hit in reading.markers:
        markers[hit.start] = markers.get(hit.start, frozenset()) | {hit.entry.marker}
    lines = [line for line in lines_of(reading) if line.starts]
    drafts = across(lines, [_line_drafts(reading, line, markers) for line in lines])
    return assembled(reading, cast, drafts, markers, coder)


def _line_drafts(reading: Reading, line: Line, markers: dict[int, frozenset[str]]) -> list[Draft]:
    places = places_of(reading, line)
    found: list[Draft] = []
    if not places:
        return found
    starts = sorted(places)
    used: set[int] = set()
    for first, last in line.sentences:
        here = [k for k in starts if first <= k < last]
        if not here:
            continue
        groups = groups_of(line, first, last)
        owner = {k: group for group in groups.values() for k in range(group.start, group.verb + 1)}
        scene = Scene(line, first, last, groups, markers, used)
        for k in here:
            draft = _first_that_holds(scene, owner, places[k])
            if draft is not None:
                scene.here.append(draft)
        found.extend(settled(scene))
    return found


def _first_that_holds(scene: Scene, owner: dict[int, Group], places: list[Place]) -> Draft | None:
    for place in places:
        sort = sort_of(place.cue)
        draft = None
        if sort == "verb":
            group = owner.get(place.first)
            if group is not None and scene.line.tags[place.first] in "MVBEG":
                draft = verb_draft(scene, group, place)
        elif sort == "noun":
            if scene.line.tags[place.first] in "NJ":
                draft = noun_draft(scene, place)
        else:
            draft = fixed_draft(scene, place)
        if draft is not None and draft.content:
            return draft
    return None
