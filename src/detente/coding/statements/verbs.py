"""Attributions whose cue is a verb: said, has yet to say, told reporters, urged both sides to wait."""

from __future__ import annotations

from detente.coding.statements.after import complement
from detente.coding.statements.agents import head_of, is_agent
from detente.coding.statements.before import as_clause, content_before, gapped, inverted_subject
from detente.coding.statements.clauses import subject_before
from detente.coding.statements.cues import Place
from detente.coding.statements.drafts import Draft
from detente.coding.statements.groups import Group
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase, noun_phrase_before
from detente.coding.statements.scene import Scene
from detente.coding.statements.tone import hedged, negated
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["verb_draft"]

_POSSIBLE = wordlist("could might may should can must couldn't shouldn't can't cannot")
_ADVISED = wordlist("should must shouldn't")
_SPEAKING = wordlist("comment elaborate answer say specify respond discuss speculate speak")
_WIDEST = 12
_GLOSSING = wordlist("referring alluding reference allusion")
_BEFORE_PARTICIPLE = wordlist("by in without while like from")


def verb_draft(scene: Scene, group: Group, place: Place) -> Draft | None:
    """Return the statement that a verb cue makes, None if it attributes nothing here."""
    line, tags = scene.line, scene.line.tags
    bare = not any(tags[k] == "M" for k in range(group.start, group.verb))
    if group.passive or (tags[group.verb] == "E" and bare):
        return _passive(scene, group, place)
    outer = group.outer
    participle = tags[outer.verb] == "G" and not outer.finite
    if participle:
        return _following(scene, group, place, None, True) if _may_attribute(scene, outer.start) else None
    subject = subject_before(line, group, scene.first)
    inverted = inverted_subject(scene, group, place, subject)
    source = inverted or subject
    if source is not None:
        left = (group.start if inverted else source[0]) - 1
        after = inverted[1] if inverted else place.last
        found = content_before(scene, place, left, after, inverted is not None)
        if found is not None:
            return _draft(scene, found[0], group, place, source, found[1], None)
    if inverted is not None or tags[outer.start] == "T":
        return None
    if subject is not None and "clause" in place.cue.takes:
        found = as_clause(scene, place, subject) or gapped(scene, place, subject)
        if found is not None:
            return _draft(scene, found[0], group, place, subject, found[1], None)
    return _following(scene, group, place, subject, False)


def _following(
    scene: Scene, group: Group, place: Place, subject: Span | None, participle: bool
) -> Draft | None:
    """Return the statement whose content follows its cue."""
    line = scene.line
    naming = scene.has_marker(place.first, "naming")
    found = complement(line, place.last, scene.last, place.cue.takes, naming)
    if found is None:
        return None
    rule, first, last = found
    if _only_possible(line, group.outer, rule):
        return None
    shared = None
    distant = subject is None
    if subject is None:
        if not participle and _reduced(scene, group.outer.start):
            return None
        shared = _controller(scene)
        subject = None if shared is not None else _nearest_subject(scene, group)
        if shared is None and subject is None:
            return None
    who = subject or _source_pieces(line, shared)
    acts = rule in ("cue-then-object", "cue-then-infinitive") or place.cue.act == "promise"
    if acts and who and not _may_act(scene, who, place):
        return None
    last = _bound(scene, group, None if distant else subject, first, last)
    if first >= last:
        return None
    rule = "participle-cue" if participle else rule
    draft = _draft(scene, rule, group, place, subject, [(first, last)], shared)
    if rule == "cue-then-infinitive" and _declines_to_speak(scene, place.first, first):
        draft.negated = True
    if distant:
        draft.begin = line.starts[group.outer.start]
    return draft


def _declines_to_speak(scene: Scene, verb: int, first: int) -> bool:
    """Tell whether what somebody declines to do is to speak: `declined to comment`."""
    return (
        scene.has_marker(verb, "negation") and scene.line.words[min(first + 1, scene.last - 1)] in _SPEAKING
    )


def _source_pieces(line: Line, shared: Draft | None) -> Span | None:
    if shared is None or not shared.source or (first := line.at(shared.source[0][0])) is None:
        return None
    last = first
    while last < len(line.ends) and line.ends[last] <= shared.source[0][1]:
        last += 1
    return (first, last) if first < last else None


def _may_act(scene: Scene, subject: Span, place: Place) -> bool:
    """Tell whether a subject can demand, praise or reject: people and bodies can, an arrangement cannot.

    A document can do what is no act (`the report describes …`), and somebody's words can suggest something.
    """
    head = head_of(scene.line, *subject)
    if is_agent(scene.line, head):
        return True
    if scene.has_marker(head, "document"):
        return place.cue.act is None
    return scene.has_marker(head, "conduct") and place.cue.phrase == "suggest/v"


def _reduced(scene: Scene, start: int) -> bool:
    """Tell whether a past form stands for a passive: `when asked about`, `Asked about it, …`."""
    return start == scene.first or (scene.tag(start - 1) in "U," and scene.line.tags[start] == "V")


def _only_possible(line: Line, outer: Group, rule: str) -> bool:
    """Tell whether a modal makes what a verb reports a mere possibility: `might praise`, `should make clear`."""
    barred = _POSSIBLE if rule in ("cue-then-object", "cue-then-infinitive") else _ADVISED
    return any(line.words[k] in barred for k in range(outer.start, outer.verb))


def _may_attribute(scene: Scene, start: int) -> bool:
    """Tell whether an -ing form stands where it can say what its subject says: after a comma, by, in, or first."""
    line = scene.line
    while start > scene.first and line.tags[start - 1] == "R":
        start -= 1
    if start == scene.first:
        return True
    before, word = line.tags[start - 1], line.words[start - 1]
    if before == "K":
        return any(draft.rule == "participle-cue" for draft in scene.here)
    if before == "," and start - 2 >= scene.first and line.words[start - 2] in ("as", "including"):
        return False
    return before in ",-Q(U" or word in _BEFORE_PARTICIPLE


def _draft(
    scene: Scene,
    rule: str,
    group: Group,
    place: Place,
    subject: Span | None,
    content: list[Span],
    shared: Draft | None,
) -> Draft:
    line = scene.line
    first = group.outer.start
    source = [_source_span(line, subject)] if subject else (list(shared.source) if shared else [])
    pieces = [line.span(a, b) for a, b in content if a < b]
    cue = (line.starts[first], line.ends[place.last - 1])
    if (subject and first < subject[0] < place.last) or any(a < cue[1] and cue[0] < b for a, b in pieces):
        cue = line.span(first, group.verb + 1)
    return Draft(
        rule,
        line.block,
        [cue],
        source,
        pieces,
        cue[0] if shared else min([cue[0], *(start for start, _ in source)]),
        place.cue,
        negated=place.cue.negated or negated(line, first, group.verb, subject, scene.markers),
        hedged=place.cue.hedged or hedged(line, first, group.verb + 1, scene.markers),
        shared=shared,
    )


def _source_span(line: Line, subject: Span) -> Span:
    first, last = subject
    while last > first + 1 and line.tags[last - 1] in ",-":
        last -= 1
    return line.span(first, last)


def _bound(scene: Scene, group: Group, subject: Span | None, first: int, last: int) -> int:
    """Return where content ends: with the clause its cue stands in, where commas or dashes set that off."""
    line, tags = scene.line, scene.line.tags
    outer = group.outer.start
    begin = subject[0] if subject else outer
    if scene.tag(begin - 1) == "-":
        last = next((k for k in range(first, last) if tags[k] == "-"), last)
    if _set_off(scene, subject, begin, outer):
        for k in range(first, last):
            if tags[k] == "," and k > first:
                return k
            if tags[k] == "Q" and line.final(k) == "," and k + 1 < last:
                return k + 1
    return _before_gloss(line, first, last)


def _before_gloss(line: Line, first: int, last: int) -> int:
    """Return where content ends before the writer's own gloss on it: `…, referring to`, `…, a reference to`."""
    for k in range(first, last - 2):
        if line.words[k] in _GLOSSING and line.words[k + 1] in ("to", "of"):
            before = k - 1
            while before > first and line.tags[before] in "DRJP":
                before -= 1
            if line.tags[before] == "," and before > first:
                return before
            if line.tags[before] == "Q" and line.final(before) == ",":
                return before + 1
    return last


def _set_off(scene: Scene, subject: Span | None, begin: int, outer: int) -> bool:
    """Tell whether a cue stands in a relative clause behind a comma, or in a clause or phrase before the main one."""
    tags = scene.line.tags
    if subject and tags[subject[1] - 1] == "W" and tags[subject[1] - 2] == ",":
        return True
    opener = scene.first
    while opener < begin and tags[opener] in "KR":
        opener += 1
    if opener < begin and tags[opener] == "U":
        return "," not in tags[opener:begin]
    return (opener == begin and tags[opener] == "G") or (
        opener < begin and tags[opener] == "P" and tags[outer] == "G"
    )


def _controller(scene: Scene) -> Draft | None:
    """Return the statement in the same sentence whose source a verb without a subject shares."""
    for draft in reversed(scene.here):
        if draft.source and draft.rule != "noun-cue":
            return draft
    return None


def _nearest_subject(scene: Scene, group: Group) -> Span | None:
    """Return the subject of the nearest finite verb before a verb without one, relative clauses passed over."""
    best = None
    for verb, other in scene.groups.items():
        if verb >= group.outer.start:
            break
        if other.finite:
            found = subject_before(scene.line, other, scene.first)
            if found is not None and scene.line.tags[found[1] - 1] not in "WH":
                best = found
    return best


def _passive(scene: Scene, group: Group, place: Place) -> Draft | None:
    """Return the statement of a passive cue: `was told that …`, `it is believed that …`, `criticised by …`."""
    line, tags, words = scene.line, scene.line.tags, scene.line.words
    takes, after = place.cue.takes, place.last
    if after >= scene.last:
        return None
    if place.cue.phrase.endswith(" as"):
        return _seen_as(scene, group, place)
    if "clause" in takes and tags[after] in "HW":
        return _draft(scene, "passive-cue", group, place, None, [(after, scene.last)], None)
    if "object" in takes and words[after] == "by":
        end = noun_phrase(line, after + 1, scene.last)
        subject = subject_before(line, group, scene.first)
        if end > after + 1 and subject is not None:
            draft = _draft(scene, "passive-cue", group, place, (after + 1, end), [subject], None)
            draft.begin = line.starts[subject[0]]
            return draft
    return None


def _seen_as(scene: Scene, group: Group, place: Place) -> Draft | None:
    """Return the belief of a passive that says by whom or where it is held: `terms seen as unfair in Osmark`."""
    line = scene.line
    at = next((k for k in range(place.last, min(scene.last, place.last + _WIDEST)) if _holds(scene, k)), 0)
    if not at:
        return None
    end = noun_phrase(line, at + 1, scene.last)
    if group.finite:
        subject = subject_before(line, group, scene.first)
    else:
        start = noun_phrase_before(line, group.start, scene.first)
        subject = (start, group.start) if start < group.start else None
    if subject is None or end <= at + 1:
        return None
    draft = _draft(scene, "passive-cue", group, place, (at + 1, end), [subject], None)
    draft.content = [line.span(subject[0], at)]
    draft.begin = line.starts[subject[0]]
    return draft


def _holds(scene: Scene, piece: int) -> bool:
    """Tell whether `by`, `in` or `among` names at a piece those who hold a belief: a name of a place or body, or people."""
    line = scene.line
    if line.words[piece] not in ("by", "in", "among", "across"):
        return False
    end = noun_phrase(line, piece + 1, scene.last)
    return end > piece + 1 and is_agent(line, head_of(line, piece + 1, end))
