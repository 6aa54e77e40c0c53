"""Several statements in one sentence: which stand side by side, which one inside another, and where each ends."""

from __future__ import annotations

from itertools import pairwise

from detente.coding.statements.drafts import Draft
from detente.coding.statements.scene import Scene
from detente.coding.word_lists import wordlist

__all__ = ["settled"]

_ASIDE = wordlist("but and while although though whereas yet")


def settled(scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence with their contents cut where the next one at the same level begins."""
    drafts = sorted(_one_a_chain(scene.here), key=lambda draft: draft.begin)
    for index, draft in enumerate(drafts):
        for later in drafts[index + 1 :]:
            _relate(scene, draft, later)
    return [draft for draft in drafts if draft.content and (draft.parent is None or _relayed(scene, draft))]


def _one_a_chain(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one of two that share a chain of verbs (declined to say): what is said, if it is said."""
    dropped: set[int] = set()
    for outer, inner in pairwise(drafts):
        if not outer.cue or not inner.cue or outer.cue[0][0] != inner.cue[0][0]:
            continue
        said = inner.rule in ("cue-then-clause", "cue-then-quotation")
        speech = inner.entry is not None and inner.entry.kind == "speech"
        dropped.add(id(outer) if said and speech else id(inner))
    return [draft for draft in drafts if id(draft) not in dropped]


def _relayed(scene: Scene, draft: Draft) -> bool:
    """Tell whether a statement inside another is one of its own: named speaker, a verb of saying, a clause or quotation.

    What a speaker says of others' thoughts and wishes stays part of that speaker's words.
    """
    parent = draft.parent
    if draft.entry is None or parent is None or draft.entry.kind != "speech" or draft.shared is not None:
        return False
    if draft.rule not in ("cue-then-clause", "cue-then-quotation", "clause-then-cue") or not draft.source:
        return False
    start, end = draft.source[0]
    at = scene.line.at(start)
    if at is None:
        return False
    named = False
    while at < len(scene.line.starts) and scene.line.starts[at] < end:
        named = named or scene.line.tags[at] == "C"
        at += 1
    return named and draft.source != parent.source


def _relate(scene: Scene, earlier: Draft, later: Draft) -> None:
    if not earlier.content or not later.content:
        return
    start, end = earlier.content[0][0], earlier.content[-1][1]
    if later.content[0][0] <= earlier.begin < later.content[0][1]:
        # The later cue comes after what it attributes, and that holds the earlier one: `X knows that …, said Y`.
        limit = later.content[0][1]
        earlier.content = [(a, min(b, limit)) for a, b in earlier.content if a < limit]
        earlier.parent, earlier.depth = later, later.depth + 1
        return
    if not start <= later.begin < end:
        return
    cut = _side_by_side(scene, later)
    if cut is None:
        later.parent = later.parent or earlier
        later.depth = earlier.depth + 1
        return
    earlier.content = [(a, min(b, cut)) for a, b in earlier.content if a < cut]


def _side_by_side(scene: Scene, later: Draft) -> int | None:
    """Return where the earlier content ends if the later cue does not belong to it, else None."""
    line = scene.line
    at = line.at(later.begin)
    if at is None or at == 0:
        return None
    before = at - 1
    tags, words = line.tags, line.words
    if later.rule == "according-to":
        return line.ends[before] if tags[before] != "," else line.starts[before]
    while before > scene.first and tags[before] == "R":
        before -= 1
    if later.rule == "participle-cue" and tags[before] == ",":
        return line.starts[before]
    if later.rule == "participle-cue" and tags[before] == "Q" and line.final(before) == ",":
        return line.ends[before]
    if later.shared is not None and tags[before] == "K":
        return line.starts[before] if tags[before - 1] != "," else line.starts[before - 1]
    if words[before] in _ASIDE and before > 0 and tags[before - 1] == ",":
        return line.starts[before - 1]
    if tags[before] == ";":
        return line.starts[before]
    return None
