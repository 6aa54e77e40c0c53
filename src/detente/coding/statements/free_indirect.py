"""Speech that goes on without a cue or marks: `Veld said the port was shut. It would open once the ice had gone`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from detente.coding.statements.drafts import Draft
from detente.coding.statements.groups import groups_of
from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["free_indirect_drafts"]

_REPORTS = frozenset({"cue-then-clause", "clause-then-cue", "clause-around-cue", "free-indirect"})
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
    here = list(drafts)
    for index, (before, (first, last)) in enumerate(pairwise(line.sentences), 1):
        if not _is_free(line, first, last, here):
            continue
        voice = _voice(line, before, here)
        if voice is None:
            continue
        closes = index == len(line.sentences) - 1
        framed = closes and opening is not None and _same_source(line.text, voice, opening)
        if _goes_on(line, voice, first, last) or (framed and _supposes(line, first, last)):
            draft = Draft("free-indirect", line.block, [], [], [line.span(first, last)], line.starts[first])
            draft.follows, draft.confidence = voice, _CONFIDENCE
            here.append(draft)
            found.append(draft)
    return found


def _is_free(line: Line, first: int, last: int, drafts: Sequence[Draft]) -> bool:
    """Tell whether a sentence holds no quotation, no first person, and nothing of any statement."""
    if "Q" in line.tags[first:last] or ":" in line.tags[first:last]:
        return False
    if any(word in _FIRST_PERSON for word in line.words[first:last]):
        return False
    start, end = line.span(first, last)
    parts = (span for draft in drafts for span in (*draft.cue, *draft.content))
    return not any(a < end and start < b for a, b in parts)


def _voice(line: Line, sentence: Span, drafts: Sequence[Draft]) -> Draft | None:
    """Return the innermost report of a sentence whose words reach its end, or whose source does."""
    start, end = line.span(*sentence)
    reports = [draft for draft in drafts if start <= draft.begin < end and draft.rule in _REPORTS]
    reports = [draft for draft in reports if draft.follows is not None or _is_told(draft)]
    reaching = [
        draft
        for draft in reports
        if max(b for _, b in [*draft.content, *draft.source, *draft.cue]) >= end - 2
    ]
    return max(reaching, key=lambda draft: draft.begin, default=None)


def _is_told(draft: Draft) -> bool:
    return (
        bool(draft.source) and not draft.negated and draft.entry is not None and draft.entry.kind == "speech"
    )


def _goes_on(line: Line, voice: Draft, first: int, last: int) -> bool:
    """Tell whether a sentence has the tense of reported words, and the words reported before it have it too."""
    shifted = any(
        line.words[k] in _SHIFTED
        for a, b in voice.content
        for k in range(len(line.starts))
        if a <= line.starts[k] < b
    )
    return shifted and _main_verbs_are(line, first, last, _BACKSHIFT)


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
