"""What stands before its cue: “…,” she said; the talks failed, officials say; the talks, he said, had failed."""

from __future__ import annotations

from detente.coding.statements.after import Complement, complement
from detente.coding.statements.clauses import subject_after
from detente.coding.statements.cues import Place
from detente.coding.statements.groups import Group
from detente.coding.statements.lines import Line
from detente.coding.statements.noun_phrases import noun_phrase, noun_phrase_before
from detente.coding.statements.scene import Scene
from detente.coding.statements.words import TIME_WORDS
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["as_clause", "content_before", "gapped", "inverted_subject"]

# Verbs whose first noun phrase is whom they address, so that a name behind them is no subject.
_ADDRESSING = wordlist("told tell tells inform informed informs assured assures reminded reminds urged")
_MOST_FOLLOWING = 12
_SHORT = 6


def inverted_subject(scene: Scene, group: Group, place: Place, subject: Span | None) -> Span | None:
    """Return the subject behind the verb where verb and subject changed places after what was said.

    Args:
        scene: The sentence.
        group: The verb group of the cue.
        place: The cue.
        subject: What could be the subject before the verb.
    """
    line, tags = scene.line, scene.line.tags
    before = group.start - 1
    if group.start != group.verb or place.last != group.verb + 1 or line.words[group.verb] in _ADDRESSING:
        return None
    if before < scene.first:
        if not _may_answer(scene):
            return None
    elif tags[before] not in "Q,-" or (
        tags[before] != "Q" and subject is not None and not _is_clause(scene, subject)
    ):
        return None
    found = subject_after(line, group.verb, scene.last)
    if found is None or scene.tag(found[1]) in "VMH":
        return None
    return found


def content_before(
    scene: Scene, place: Place, left: int, after: int, inverted: bool
) -> tuple[str, list[Span]] | None:
    """Return the rule and the pieces of what stands before a cue and its source; None if the cue does not follow it.

    Args:
        scene: The sentence.
        place: The cue.
        left: The piece before cue and source.
        after: The piece behind cue and source.
        inverted: Whether the source stands behind its verb.
    """
    line = scene.line
    stop = left - 1 if scene.tag(left) == "," else left
    if stop < scene.first:
        if left >= scene.first or not _may_answer(scene) or line.words[scene.first] in ("but", "and"):
            return None
        if not inverted and _takes_something(scene, place):
            return None
        opening: Span = (scene.first - 1, scene.first)
    elif line.tags[stop] == "Q" and (left > stop or line.final(stop) in ",.?!…-—–"):
        opening = (_quotation_start(scene, stop), stop + 1)
    elif left > stop and "clause" in place.cue.takes:
        return _around(scene, place, stop + 1, after, inverted)
    else:
        return None
    rule = "quotation-then-inverted-cue" if inverted else "quotation-then-cue"
    return rule, [opening, *_resumed(scene, after, opening)]


def _is_clause(scene: Scene, pieces: Span) -> bool:
    """Tell whether what looks like a subject with its description is a clause, which the comma behind it ends."""
    return scene.line.tags[pieces[1] - 1] == "," and scene.says_something(*pieces)


def as_clause(scene: Scene, place: Place, subject: Span) -> tuple[str, list[Span]] | None:
    """Return what an aside with `as` attributes: `As Smith noted, the talks failed`; `The talks, as she put it, failed`."""
    line = scene.line
    at = subject[0] - 1
    if at < scene.first or line.words[at] != "as" or scene.tag(place.last) not in ",.-)P":
        return None
    comma = next((k for k in range(place.last, scene.last) if line.tags[k] in ",-"), scene.last)
    behind = [(comma + 1, scene.last)] if comma + 1 < scene.last else []
    first = scene.first
    while first < at and line.tags[first] in "KR,":
        first += 1
    before = [(first, at)] if first < at else []
    if before and not (scene.tag(at - 1) in ",-" and scene.says_something(first, at)) and not behind:
        return None
    content = [*before, *behind]
    return ("as-clause", content) if content else None


def gapped(scene: Scene, place: Place, subject: Span) -> tuple[str, list[Span]] | None:
    """Return what is said of something named before the source: `a plan officials say is dead`, `which he called dead`."""
    tags = scene.line.tags
    j = place.last
    while scene.tag(j) == "R":
        j += 1
    if scene.tag(j) not in "MV" or not scene.verb_begins(j):
        return None
    start = noun_phrase_before(scene.line, subject[0], scene.first)
    content = [(place.last, scene.last)]
    if start < subject[0]:
        content.insert(0, (start, subject[0]))
    elif scene.tag(subject[0] - 1) not in "WH":
        return None
    elif tags[subject[0] - 1] == "W" and scene.tag(subject[0] - 2) == ",":
        content.insert(0, (subject[0] - 1, subject[0]))
    return "gap-around-cue", content


def _may_answer(scene: Scene) -> bool:
    """Tell whether this sentence may say whose the quotation before it is: “Why now?” Mr X asked."""
    line, piece = scene.line, scene.first - 1
    if piece < 0 or line.tags[piece] != "Q" or piece in scene.used:
        return False
    if line.sentences[scene.index - 1] != (piece, scene.first):
        return False
    return line.final(piece) in "?!…-—–" or scene.last - scene.first <= 8


def _takes_something(scene: Scene, place: Place) -> bool:
    takes = ("clause", *place.cue.takes)
    return complement(scene.line, place.last, scene.last, takes, False) is not None


def _quotation_start(scene: Scene, piece: int) -> int:
    """Return where the clause begins that ends with the quotation at a piece: behind cues, colons and dashes."""
    line = scene.line
    first = scene.first
    for k in range(scene.first, piece):
        if line.tags[k] in ":;-":
            first = k + 1
    for draft in scene.here:
        for _, end in draft.cue:
            while first < piece and line.starts[first] < end:
                first += 1
    while first < piece and line.tags[first] in ",K":
        first += 1
    return first


def _around(
    scene: Scene, place: Place, end: int, after: int, inverted: bool
) -> tuple[str, list[Span]] | None:
    """Return indirect content that ends in the comma before its source, and maybe goes on behind the cue."""
    tags = scene.line.tags
    if not inverted and not _closes(scene, place):
        return None
    first = scene.first
    while first < end and tags[first] in "K,":
        first += 1
    resumed = _resumed_clause(scene, after)
    if resumed:
        start = _last_boundary(scene, first, end)
        return "clause-around-cue", [piece for piece in ((start, end), *resumed) if piece[0] < piece[1]]
    if not scene.says_something(first, end):
        return None
    return "clause-then-cue", [(first, end)]


def _closes(scene: Scene, place: Place) -> bool:
    """Tell whether nothing that a cue says follows it: a comma, an adverbial or the end of the sentence do."""
    line = scene.line
    j = place.last
    if line.words[j - 1] in _ADDRESSING:
        j = max(j, noun_phrase(line, j, scene.last))
    kind = scene.tag(j)
    if kind == "," and scene.tag(j + 1) == "Q":
        return line.small(j + 1)
    if (kind in "DLNCJ#SOQHWTG" and not (j < scene.last and line.words[j] in TIME_WORDS)) or kind == ":":
        return False
    found: Complement | None = complement(line, place.last, scene.last, ("clause",), False)
    return found is None or kind == ","


def _resumed_clause(scene: Scene, after: int) -> list[Span]:
    """Return the clause that goes on behind cue and comma: `The plan, he said, is dead`."""
    if scene.tag(after) != ",":
        return []
    at = after + 1
    kind = scene.tag(at)
    if kind in "GKW." or (kind == "R" and scene.tag(at + 1) == "G"):
        return []
    if (
        kind == "Q"
        or scene.finite_between(at, scene.last)
        or (kind in "PJE" and not scene.says_something(scene.first, after))
    ):
        return [(at, scene.last)]
    return []


def _last_boundary(scene: Scene, first: int, end: int) -> int:
    """Return where the clause begins that a cue interrupts: behind the last comma, dash or `and` without a verb since."""
    for k in range(end - 1, first, -1):
        if k in scene.groups and scene.groups[k].finite:
            return first
        if scene.line.tags[k] in ",;:-" and scene.finite_between(first, k):
            if scene.line.tags[k + 1 : k + 2] == ["K"]:
                return k + 2
            return k + 1
    return first


def _resumed(scene: Scene, after: int, opening: Span) -> list[Span]:
    """Return the quotations that go on after the cue: “A,” he said, “B”; and “A,” he said. “B.”.

    Sentences behind the full stop belong to it where what stands before the cue is too short to say much by itself;
    else they are statements of their own, which go on without a cue.
    """
    line, tags = scene.line, scene.line.tags
    found: list[Span] = []
    barred = False
    for k in range(after, scene.last):
        if tags[k] == "Q":
            joined = tags[k - 1] in ",:-K" and (not barred or (tags[k - 1] == "," and line.small(k)))
            if joined or k == after:
                found.append((k, scene.last))
            break
        barred = barred or tags[k] in "VMGHW"
    more = _following_quotations(scene)
    size = _word_count(line, [opening])
    if found or size < _SHORT or not _SHORT <= _word_count(line, more) <= 2 * size:
        found.extend(more)
    return found


def _word_count(line: Line, pieces: list[Span]) -> int:
    return sum(len(line.text[line.starts[a] : line.ends[b - 1]].split()) for a, b in pieces)


def _following_quotations(scene: Scene) -> list[Span]:
    """Return the sentences behind this one that are quotations and nothing else."""
    line = scene.line
    found: list[Span] = []
    for a, b in line.sentences[scene.index + 1 : scene.index + 1 + _MOST_FOLLOWING]:
        alone = b - a == 1 and not _asked_next(line, a, b)
        if line.tags[a] != "Q" or not (alone or _trails(line, a, b)):
            break
        found.append((a, b))
        scene.used.add(a)
    return found


def _trails(line: Line, first: int, last: int) -> bool:
    """Tell whether a quotation makes up a sentence but for a few words that complete it without a verb."""
    return last - first <= 8 and not any(line.tags[k] in "VM,SG" for k in range(first, last))


def _asked_next(line: Line, piece: int, first: int) -> bool:
    """Tell whether the sentence after a quotation only says who spoke (“…?” Mr X asked.)."""
    if first >= len(line.tags) or line.final(piece) not in "?!…":
        return False
    a, b = line.sentence_of(first)
    return (
        b - a <= 12 and line.tags[a] in "SCDN" and any(line.tags[k] == "V" for k in range(a, min(b, a + 6)))
    )
