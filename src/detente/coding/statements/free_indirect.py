"""Speech that goes on without a cue or marks: `Veld said the port was shut. It would open once the ice had gone`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from detente.coding.statements.drafts import Draft
from detente.coding.statements.groups import groups_of
from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["free_indirect_drafts"]

_REPORTS = frozenset({"cue-then-clause", "clause-then-cue", "clause-around-cue"})
_SHIFTED = wordlist("was were had would could might did wasn't weren't hadn't wouldn't couldn't didn't")
_BACKSHIFT = wordlist("would wouldn't")
_SUPPOSING = wordlist("might may could would mightn't couldn't wouldn't")
_PRONOUNS = wordlist("he she they")
_FIRST_PERSON = wordlist("i we you")
_CONFIDENCE = 0.5


def free_indirect_drafts(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the sentences without a cue that go on with what the sentence before them reports.

    Two signs are taken. The tense: behind words reported in the past a sentence says `would`, which in a writer's own
    account of what happened would have no ground. And the place: a sentence of suppositions (might, could) stands
    between a clause somebody is credited with and the same person's quotation. Either way it has no source of its
    own, no quotation, and stands in the same paragraph.
    """
    by_block: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_block.setdefault(draft.block, []).append(draft)
    found: list[Draft] = []
    for line, following in pairwise([*lines, None]):
        if line is not None and line.zone.kind == "body" and line.block in by_block:
            opening = _opening(following, by_block) if following is not None else None
            found.extend(_of_line(line, by_block[line.block], opening))
    return found


def _opening(line: Line, by_block: Mapping[int, list[Draft]]) -> Draft | None:
    """Return the quotation that opens a paragraph, if it names or implies who says it."""
    if not line.tags or line.tags[0] != "Q":
        return None
    first = line.starts[0]
    return next((draft for draft in by_block.get(line.block, ()) if draft.content[0][0] == first), None)


def _of_line(line: Line, drafts: Sequence[Draft], opening: Draft | None) -> list[Draft]:
    found: list[Draft] = []
    taken = _merged(span for draft in drafts for span in (*draft.cue, *draft.content))
    ordered = sorted(drafts, key=lambda draft: draft.begin)
    going: Draft | None = None
    for index, (before, (first, last)) in enumerate(pairwise(line.sentences), 1):
        voice = going or _voice(line, before, ordered)
        going = None
        if voice is None or not _is_free(line, first, last, taken):
            continue
        closes = index == len(line.sentences) - 1
        framed = closes and opening is not None and _same_source(line.text, voice, opening)
        if _goes_on(line, voice, first, last) or (framed and _supposes(line, first, last)):
            going = Draft("free-indirect", line.block, [], [], [line.span(first, last)], line.starts[first])
            going.follows, going.confidence = voice, _CONFIDENCE
            found.append(going)
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, overlapping ones as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _is_free(line: Line, first: int, last: int, taken: Sequence[Span]) -> bool:
    """Tell whether a sentence holds no quotation, no first person, and nothing of any statement."""
    if "Q" in line.tags[first:last] or ":" in line.tags[first:last]:
        return False
    if any(word in _FIRST_PERSON for word in line.words[first:last]):
        return False
    start, end = line.span(first, last)
    at = bisect_left(taken, end, key=lambda span: span[0])
    return at == 0 or taken[at - 1][1] <= start


def _voice(line: Line, sentence: Span, drafts: Sequence[Draft]) -> Draft | None:
    """Return the innermost report of a sentence whose words reach its end, or whose source does; drafts are in order."""
    start, end = line.span(*sentence)
    low = bisect_left(drafts, start, key=lambda draft: draft.begin)
    high = bisect_left(drafts, end, key=lambda draft: draft.begin)
    for draft in reversed(drafts[low:high]):
        reach = max(b for _, b in [*draft.content, *draft.source, *draft.cue])
        if draft.rule in _REPORTS and _is_told(draft) and reach >= end - 2:
            return draft
    return None


def _is_told(draft: Draft) -> bool:
    return (
        bool(draft.source) and not draft.negated and draft.entry is not None and draft.entry.kind == "speech"
    )


def _goes_on(line: Line, voice: Draft, first: int, last: int) -> bool:
    """Tell whether a sentence has the tense of reported words, and the words reported before it have it too."""
    if not _main_verbs_are(line, first, last, _BACKSHIFT):
        return False
    for start, end in voice.content:
        a, b = bisect_left(line.starts, start), bisect_left(line.starts, end)
        if any(word in _SHIFTED for word in line.words[a:b]):
            return True
    return False


def _supposes(line: Line, first: int, last: int) -> bool:
    return _main_verbs_are(line, first, last, _SUPPOSING)


def _main_verbs_are(line: Line, first: int, last: int, leading: frozenset[str]) -> bool:
    """Tell whether the finite verbs outside subordinate clauses, one at least, begin with one of some auxiliaries."""
    seen = False
    subordinate = ""
    groups = {group.start: group for group in groups_of(line, first, last).values() if group.finite}
    for k in range(first, last):
        kind = line.tags[k]
        if kind in "UWH":
            subordinate = kind
        elif kind == ",":
            subordinate = ""
        elif k in groups:
            if not subordinate and line.words[k] not in leading:
                return False
            seen = seen or not subordinate
            subordinate = "U" if subordinate == "U" else ""  # a relative clause ends with its verb
    return seen


def _same_source(text: str, voice: Draft, quotation: Draft) -> bool:
    """Tell whether a quotation is of who spoke before: by a pronoun, the same last name, or as its continuation."""
    if not quotation.source or not voice.source:
        return False
    start, end = quotation.source[0]
    words = text[start:end].lower().split()
    names = text[slice(*voice.source[0])].lower().replace(",", " ").split()
    return (len(words) == 1 and words[0] in _PRONOUNS) or words[-1] in names
