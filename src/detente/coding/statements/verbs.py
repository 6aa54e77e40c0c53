"""Attributions whose cue is a verb: said, has yet to say, told reporters, urged both sides to wait."""

from __future__ import annotations

from detente.coding.statements.clauses import (
    Group,
    clause_follows,
    noun_phrase,
    subject_after,
    subject_before,
)
from detente.coding.statements.cues import Place
from detente.coding.statements.drafts import Draft
from detente.coding.statements.lines import Line
from detente.coding.statements.tone import hedged, negated
from detente.coding.statements.words import MONTHS, WEEKDAYS
from detente.documents.model import Span

__all__ = ["BLOCK", "Scene", "verb_draft"]

BLOCK = "cue-then-block"

_TIME = WEEKDAYS | MONTHS
_POSSIBLE = frozenset("could might may should can must couldn't shouldn't can't cannot".split())


class Scene:
    """One sentence with its verb groups and what was found in it so far."""

    def __init__(
        self,
        line: Line,
        first: int,
        last: int,
        groups: dict[int, Group],
        markers: dict[int, frozenset[str]],
        used: set[int],
    ) -> None:
        self.line, self.first, self.groups, self.markers = line, first, groups, markers
        self.used = used
        end = last
        while end > first and line.tags[end - 1] == ".":
            end -= 1
        self.last = end
        self.here: list[Draft] = []


def verb_draft(scene: Scene, group: Group, place: Place) -> Draft | None:
    """Return the statement that a verb cue makes, None if it attributes nothing here."""
    line, tags = scene.line, scene.line.tags
    takes = place.cue.takes
    if group.passive or tags[group.verb] == "E" and not any(tags[k] == "M" for k in range(group.start, group.verb)):
        return _passive(scene, group, place)
    if group.outer.start < scene.last and tags[group.outer.start] == "T" and "object" in takes:
        takes = tuple(kind for kind in takes if kind == "clause")
        if not takes:
            return None
    inverted = None
    subject = (
        subject_before(line, group, scene.first)
        if tags[group.outer.verb] != "G" or group.outer.start < group.outer.verb and group.outer.finite
        else None
    )
    if tags[group.outer.verb] == "G" and not group.outer.finite:
        subject = None
    left = (subject[0] if subject else group.outer.start) - 1
    participle = tags[group.outer.verb] == "G" and not group.outer.finite
    if not participle and group.start == group.verb and (subject is None or tags[subject[1] - 1] in ","):
        inverted = _inverted(scene, group, place)
        if inverted is not None:
            left = group.start - 1
    elif not participle and group.start == group.verb and subject and tags[group.start - 1] == "Q":
        inverted = _inverted(scene, group, place)
        if inverted is not None:
            left = group.start - 1
    after = inverted[1] if inverted else place.last
    if not participle:
        draft = _postposed(scene, group, place, inverted or subject, left, after, inverted is not None)
        if draft is not None:
            return draft
    if inverted is not None:
        return None
    naming = "naming" in scene.markers.get(line.starts[place.first], ())
    if participle and not _may_attribute(scene, group):
        return None
    content = complement(line, place.last, scene.last, takes, scene, naming)
    if content is None:
        return None
    rule, pieces = content
    if rule in ("cue-then-object", "cue-then-infinitive") and _only_possible(line, group):
        return None
    shared = None
    distant = False
    if participle:
        rule = "participle-cue"
    if subject is None:
        shared = _controller(scene, group)
        if shared is None:
            subject = _nearest_subject(scene, group)
            if subject is None and (participle or tags[group.verb] == "B"):
                return None
            distant = True
    pieces = _bounded(scene, group, None if distant else subject, pieces)
    if pieces is None:
        return None
    draft = _draft(scene, rule, group, place, subject, [pieces], shared)
    if distant:
        draft.begin = line.starts[group.outer.start]
    return draft


def _only_possible(line: Line, group: Group) -> bool:
    """Tell whether a modal makes what a verb reports a mere possibility: `might praise`, `should support`."""
    outer = group.outer
    return any(line.words[k] in _POSSIBLE for k in range(outer.start, outer.verb))


def _may_attribute(scene: Scene, group: Group) -> bool:
    """Tell whether an -ing form stands where it can say what its subject says: after a comma, by, in, or first."""
    line, start = scene.line, group.outer.start
    while start > scene.first and line.tags[start - 1] == "R":
        start -= 1
    if start == scene.first:
        return True
    before, word = line.tags[start - 1], line.words[start - 1]
    if before == "K":
        return any(draft.rule == "participle-cue" for draft in scene.here)
    if before == "," and start - 2 >= scene.first and line.words[start - 2] in ("as", "including"):
        return False
    return before in ",-Q(U" or word in ("by", "in", "without", "while", "like", "from") or before in "NC" and False


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
    cue_start = line.starts[first]
    source = [_source_span(line, subject)] if subject else (list(shared.source) if shared else [])
    pieces = [line.span(a, b) for a, b in content if a < b]
    cue = [(cue_start, line.ends[place.last - 1])]
    if subject and first < subject[0] < place.last:
        cue = [line.span(first, group.verb + 1)]
    begin = min([cue_start, *(s for s, _ in source)]) if not shared else cue_start
    for a, b in pieces:
        if a < cue[0][1] and cue[0][0] < b:
            cue = [line.span(first, group.verb + 1)]
    return Draft(
        rule,
        line.block,
        cue,
        source,
        pieces,
        begin,
        place.cue,
        negated=place.cue.negated or negated(line, first, group.verb + 1, subject, scene.markers),
        hedged=place.cue.hedged or hedged(line, first, group.verb + 1, scene.markers),
        shared=shared,
    )


def _source_span(line: Line, subject: Span) -> Span:
    first, last = subject
    while last > first + 1 and line.tags[last - 1] in ",-":
        last -= 1
    return line.span(first, last)


def _inverted(scene: Scene, group: Group, place: Place) -> Span | None:
    """Return the subject behind the verb where verb and subject changed places after what was said."""
    line, tags = scene.line, scene.line.tags
    before = group.start - 1
    if before >= scene.first and tags[before] not in "Q,-":
        return None
    if before < scene.first and not _ends_quoted(scene):
        return None
    if place.last != group.verb + 1:
        return None
    found = subject_after(line, group.verb, scene.last)
    if found is None:
        return None
    end = found[1]
    if end < scene.last and tags[end] in "VMHT" and not (tags[end] == "T"):
        return None
    return found


def _ends_quoted(scene: Scene) -> bool:
    """Tell whether this sentence may say whose the quotation before it is: “Why now?” Mr X asked."""
    line, piece = scene.line, scene.first - 1
    if piece < 0 or line.tags[piece] != "Q" or piece in scene.used:
        return False
    if line.sentence_of(piece) != (piece, scene.first):
        return False
    return line.final(piece) in "?!…-—–" or scene.last - scene.first <= 8


def _postposed(
    scene: Scene, group: Group, place: Place, source: Span | None, left: int, after: int, inverted: bool
) -> Draft | None:
    """Return the statement whose content stands before its cue: “…,” she said; the talks failed, officials say."""
    line, tags = scene.line, scene.line.tags
    if source is None:
        return None
    stop = left
    if stop >= scene.first and tags[stop] == ",":
        stop -= 1
    if stop < scene.first:
        if not _ends_quoted(scene) or _has_complement(scene, place, after, inverted):
            return None
        if line.words[scene.first] in ("but", "and"):
            return None
        content: list[Span] = [(scene.first - 1, scene.first)]
    elif tags[stop] == "Q" and line.quoted[stop].inner[1] > 0 and _speaks(line, stop, left):
        content = [(_clause_start(scene, stop), stop + 1)]
    elif left > stop and stop >= scene.first:
        if "clause" not in place.cue.takes:
            return None
        return _around(scene, group, place, source, stop + 1, after, inverted)
    else:
        return None
    rule = "quotation-then-inverted-cue" if inverted else "quotation-then-cue"
    content.extend(_resumed(scene, after, content[0]))
    return _draft(scene, rule, group, place, source, content, None)


def _speaks(line: Line, piece: int, left: int) -> bool:
    """Tell whether a quotation before a cue is what was said, not a term in the sentence: it ends like speech."""
    return line.final(piece) in ",.?!…-—–" or left > piece


def _clause_start(scene: Scene, piece: int) -> int:
    """Return where the clause begins that ends with the quotation at a piece."""
    first = scene.first
    for draft in scene.here:
        for _, end in draft.cue:
            at = next((k for k in range(scene.first, piece) if scene.line.starts[k] >= end), piece)
            first = max(first, at)
    while first < piece and scene.line.tags[first] in ",KP" and scene.line.tags[first] != "P":
        first += 1
    return first


def _lower(line: Line, piece: int) -> bool:
    """Tell whether a quotation goes on a sentence begun before it, as its small letter shows."""
    quotation = line.quoted.get(piece)
    return quotation is not None and line.text[quotation.inner[0]].islower()


def _has_complement(scene: Scene, place: Place, after: int, inverted: bool) -> bool:
    if inverted:
        return False
    found = complement(scene.line, place.last, scene.last, ("clause", *place.cue.takes), scene)
    return found is not None


def _around(
    scene: Scene, group: Group, place: Place, source: Span, end: int, after: int, inverted: bool
) -> Draft | None:
    """Return the statement whose indirect content ends in the comma before its source."""
    line, tags = scene.line, scene.line.tags
    if not inverted and (found := complement(line, place.last, scene.last, ("clause",), scene)) is not None:
        if place.last < scene.last and tags[place.last] != ",":
            return None
        if found[0] == "cue-then-quotation" and not _lower(line, found[1][0]):
            return None
    first = scene.first
    while first < end and tags[first] in "K,":
        first += 1
    if first >= end or tags[first] in "UPGEW" and not _finite_between(scene, first, end, 1):
        pass
    resumed: list[Span] = []
    rest = after
    if rest < scene.last and tags[rest] == ",":
        nxt = rest + 1
        participle = (
            nxt < scene.last
            and tags[nxt] in "GKW"
            or nxt < scene.last
            and tags[nxt] == "R"
            and nxt + 1 < scene.last
            and tags[nxt + 1] == "G"
        )
        if (
            nxt < scene.last
            and not participle
            and (tags[nxt] in "MVQHSDNC" or tags[nxt] in "PUTJR")
            and _finite_between(scene, nxt, scene.last, 1)
        ):
            resumed = [(nxt, scene.last)]
    if not _finite_between(scene, first, end, 1) and not resumed:
        return None
    if (
        tags[first] in "U"
        and not resumed
        and line.words[first]
        in ("as", "when", "while", "although", "though", "after", "before", "because", "since")
    ):
        return None
    if tags[first] in "PGE" and not resumed and not _main_clause(scene, first, end):
        return None
    rule = "clause-around-cue" if resumed else "clause-then-cue"
    return _draft(scene, rule, group, place, source, [(first, end), *resumed], None)


def _main_clause(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a finite clause follows a leading phrase and its comma."""
    comma = next((k for k in range(first, end) if scene.line.tags[k] == ","), -1)
    return comma > 0 and _finite_between(scene, comma, end, 1)


def _finite_between(scene: Scene, first: int, end: int, least: int) -> bool:
    found = sum(1 for verb, group in scene.groups.items() if first <= verb < end and group.finite)
    return found >= least


def _resumed(scene: Scene, after: int, opening: Span) -> list[Span]:
    """Return the quotations that go on after the cue: “A,” he said, “B”; and “A,” he said. “B.”

    Sentences behind the full stop belong to it where what stands before the cue is too short to say much by itself;
    else they are statements of their own, which go on without a cue.
    """
    line, tags = scene.line, scene.line.tags
    found: list[Span] = []
    barred = False
    for k in range(after, scene.last):
        if tags[k] == "Q":
            if tags[k - 1] in ",:-K" and (not barred or tags[k - 1] == "," and _lower(line, k)) or k == after:
                found.append((k, scene.last))
            break
        barred = barred or tags[k] in "VMGHW"
    more = _following_quotations(scene)
    if found or _word_count(line, [opening]) < 6 or not 6 <= _word_count(line, more) <= 2 * _word_count(line, [opening]):
        found.extend(more)
    return found


def _word_count(line: Line, pieces: list[Span]) -> int:
    return sum(len(line.text[line.starts[a] : line.ends[b - 1]].split()) for a, b in pieces)


def _following_quotations(scene: Scene) -> list[Span]:
    line = scene.line
    at = next((i for i, (a, b) in enumerate(line.sentences) if a == scene.first), None)
    found: list[Span] = []
    if at is None:
        return found
    for a, b in line.sentences[at + 1 :]:
        if line.tags[a] == "Q" and (b - a == 1 and not _cue_follows(line, a, b) or _trails(line, a, b)):
            found.append((a, b))
            scene.used.add(a)
        else:
            break
    return found


def _trails(line: Line, first: int, last: int) -> bool:
    """Tell whether a quotation makes up a sentence but for a few words that complete it without a verb."""
    return last - first <= 8 and not any(line.tags[k] in "VM,SG" for k in range(first, last))


def _cue_follows(line: Line, piece: int, first: int) -> bool:
    """Tell whether the sentence after a quotation only says who spoke (“…?” Mr X asked.)."""
    if first >= len(line.tags) or line.final(piece) not in "?!…":
        return False
    a, b = line.sentence_of(first)
    return (
        b - a <= 12 and line.tags[a] in "SCDN" and any(line.tags[k] == "V" for k in range(a, min(b, a + 6)))
    )


def complement(
    line: Line, first: int, last: int, takes: tuple[str, ...], scene: Scene, naming: bool = False
) -> tuple[str, Span] | None:
    """Return the rule and the pieces of what a cue says when it follows the cue; None if nothing does."""
    tags, words = line.tags, line.words
    if first >= last:
        return None
    clause = "clause" in takes
    j = first
    kind = tags[j]
    if kind == ":":
        if j + 1 == last:
            return BLOCK, (j, last)
        return "cue-then-quotation" if tags[j + 1] == "Q" else "cue-then-clause", (j + 1, last)
    if kind == "Q":
        return "cue-then-quotation", (j, last)
    if kind == "," and j + 1 < last and tags[j + 1] in "Q":
        return "cue-then-quotation", (j + 1, last)
    if clause and words[j - 1] == "that" and tags[j - 1] == "H":
        return "cue-then-clause", (j - 1, last)
    if kind in "HW" and clause or words[j] == "if" and clause:
        return "cue-then-clause", (j, last)
    if kind == "T" and "phrase" in takes:
        return "cue-then-infinitive", (j, _infinitive_end(line, j, last))
    if not takes:
        found = _later_quotation(line, j, last)
        rule = BLOCK if found >= 0 and tags[found] == ":" else "cue-then-quotation"
        return (rule, (found, last)) if found >= 0 else None
    marker = _later(line, j, last, clause)
    if marker is not None and tags[marker] == ":":
        return BLOCK, (marker, last)
    if marker is not None and tags[marker] == "Q" and ("object" not in takes or tags[marker - 1] == ":"):
        return "cue-then-quotation", (marker, last)
    end = noun_phrase(line, j, last)
    if end > j and words[j] not in _TIME:
        if end < last and tags[end] == "T" and "phrase" in takes:
            return "cue-then-infinitive", (j, _infinitive_end(line, end, last))
        if (
            clause
            and end < last
            and tags[end] in "HW"
            and not (tags[end] == "W" and words[end] in ("who", "which", "whose"))
        ):
            if "object" not in takes or tags[end] == "H" and end + 1 < last and tags[end + 1] in "SDCN":
                return "cue-then-clause", (end, last)
        if clause and end < last and tags[end] == "Q" and not naming and not takes[-1] == "object":
            return "cue-then-clause" if _lower(line, end) else "cue-then-quotation", (j if _lower(line, end) else end, last)
        if clause and (start := clause_follows(line, j, last)) >= 0:
            if start == j or "object" not in takes or tags[start] in "SD":
                return "cue-then-clause", (start, last)
        if "object" in takes and not (naming and not _names(line, j, end, last)):
            stop = _object_end(line, end, last)
            if stop < last and tags[stop] == ":":
                if stop + 1 == last:
                    return BLOCK, (stop, last)
                return "cue-then-quotation" if tags[stop + 1] == "Q" else "cue-then-clause", (stop + 1, last)
            return "cue-then-object", (j, stop)
    if "object" in takes and kind == "G":
        return "cue-then-object", (j, last)
    if clause and marker is not None:
        return ("cue-then-quotation" if tags[marker] == "Q" else "cue-then-clause"), (marker, last)
    if clause and (start := clause_follows(line, j, last)) >= 0:
        return "cue-then-clause", (start, last)
    return None


def _names(line: Line, first: int, end: int, last: int) -> bool:
    """Tell whether an object is followed by what it is called: `the plan a mistake`, `him “weak”`."""
    if any(line.tags[k] == "Q" for k in range(first, min(last, end + 1))):
        return True
    if end >= last:
        return False
    return line.tags[end] in "DJER" or line.words[end] == "as" or line.tags[end] == "T"


def _later_quotation(line: Line, first: int, last: int) -> int:
    for k in range(first, min(last, first + 25)):
        if line.tags[k] == "Q" and line.tags[k - 1] in ",:":
            return k
        if line.tags[k] == ":" and k == last - 1:
            return k
        if line.tags[k] in "VM;" or line.tags[k] == "G" and line.tags[k - 1] == ",":
            return -1
    return -1


def _later(line: Line, first: int, last: int, clause: bool) -> int | None:
    """Return the `that` or quotation that opens the content after an addressee, a place or a day."""
    tags, words = line.tags, line.words
    for k in range(first, min(last, first + 30)):
        kind = tags[k]
        if kind == "H" and clause:
            if k + 1 < last and tags[k + 1] in "MV" and k - 1 >= first and tags[k - 1] in "N":
                continue
            return k
        if kind == ":":
            return min(k + 1, last - 1)
        if kind == "Q" and tags[k - 1] in ",:":
            return k
        if kind == "W" and clause and words[k] in ("whether", "how", "why"):
            return k
        if kind in "VM;" or kind == "S" and k > first:
            return None
    return None


def _object_end(line: Line, end: int, last: int) -> int:
    """Return where an object with what hangs on it ends."""
    tags, words = line.tags, line.words
    for k in range(end, last):
        if tags[k] in ";:-":
            return k
        if tags[k] == "," and not (k + 1 < last and words[k + 1] in ("including", "such", "especially", "from")):
            return k
        if tags[k] == "U" and line.words[k] in ("while", "although", "though", "whereas"):
            return k
        if tags[k] == "K" and k + 1 < last and tags[k + 1] in "VMRS":
            return k
    return last


def _infinitive_end(line: Line, first: int, last: int) -> int:
    """Return where an infinitive ends: before a coordinated verb behind a comma."""
    tags = line.tags
    for k in range(first + 2, last - 2):
        if tags[k] == "," and tags[k + 1] == "K" and tags[k + 2] in "VGMR":
            return k
        if tags[k] in ";":
            return k
    return last


def _bounded(scene: Scene, group: Group, subject: Span | None, pieces: Span) -> Span | None:
    """Return content cut at the end of the clause that its cue stands in, where that clause is set off by commas."""
    line, tags = scene.line, scene.line.tags
    first, last = pieces
    outer = group.outer.start
    begin = subject[0] if subject else outer
    before = begin - 1
    cut = False
    if subject and tags[subject[1] - 1] == "W" and tags[subject[1] - 2] == ",":
        cut = True
    opener = scene.first
    while opener < begin and tags[opener] in "KR":
        opener += 1
    if opener < begin and tags[opener] == "U" and not any(tags[k] == "," for k in range(opener, begin)):
        cut = True
    if (
        opener == begin
        and tags[opener] == "G"
        or opener < begin
        and tags[opener] == "P"
        and tags[outer] == "G"
    ):
        cut = True
    if before >= scene.first and tags[before] == "-" and any(tags[k] == "-" for k in range(first, last)):
        last = next(k for k in range(first, last) if tags[k] == "-")
    if cut:
        last = next((k for k in range(first + 1, last) if tags[k] == ","), last)
    return (first, last) if first < last else None


def _controller(scene: Scene, group: Group) -> Draft | None:
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
    takes = place.cue.takes
    after = place.last
    if after >= scene.last:
        return None
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
