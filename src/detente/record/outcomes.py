"""What a text itself says became of a threat or promise: carried out, or not so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from detente.coding.items import Act, Item, Statement
from detente.documents.model import Span
from detente.record.due import sentence_around
from detente.record.terms import plain, terms

__all__ = ["Outcome", "Tellers", "outcome_in", "tellers_of"]

_FAILS = re.compile(
    r"\byet to (?:follow|act|deliver|carry|impos|do so|materiali|make good|be (?:proposed|delivered|carried|imposed))"
    r"|\b(?:has|have|had|did)(?: not|n't)(?: yet)? (?:follow\w* through|carr\w* (?:it|them|that|this|out)"
    r"|ma[dk]e good|deliver\w*|materiali\w+|c[ao]me\b|been (?:delivered|imposed|carried|presented|seen)|been carried out|present\w*|impos\w*)"
    r"|\bfail(?:ed|ure|s)?(?: so far)?(?: in| to)? (?:deliver|follow|keep|carry|make good)\w*"
    r"|\bcame to nothing|\bstill (?:has|have|had)(?: not|n't)|\bempty threat|\bno \w+ (?:followed|came)\b|\bstill not been"
    r"|\b(?:imposed|delivered|done) nothing|\b(?:nobody|no one) has (?:yet )?seen"
    r"|\bnone of (?:it|them|these|those) (?:has|have) been (?:carried out|kept|delivered)"
)
_KEEPS = re.compile(
    r"\bfollow(?:ed|s)? through\b|\bmade good on\b|\bcarr(?:ied|ies) (?:it|them|the \w+|that \w+|his \w+|its \w+|her \w+)?"
    r" ?out\b|\bkept (?:his|her|its|their|the) (?:promise|word|pledge)|\bdelivered on\b|\b(?:is|was|has|have|been|were) (?:been |being )?"
    r"(?:carried out|kept|delivered|honou?red|fulfilled)\b"
    r"|\b(?:deliver|hand|present|publish|send|sent|produc)\w*\W+(?:\w+\W+){0,4}?(?:long-)?promised\b"
)
_UNDER_WAY = re.compile(
    r"\b(?:is|are) (?:now )?being (?:kept|carried out|delivered|implemented|honou?red|fulfilled|met)\b"
)
_DENIED = re.compile(r"\b(?:not|n't|never|yet to|without|failed to|fail to|nor)\b[^.]{0,25}$|n't[^.]{0,25}$")
_TALKS_OF_IT = re.compile(r"\b(?:threat\w*|promis\w*|pledg\w*|vow\w*|warn\w*|deadline|ultimatum|offer)\b")
_IF = re.compile(r"\b(?:if|unless|until|whether)\b[^,;]*$")
_NEXT = 4


class Outcome(NamedTuple):
    """Where a text says that a threat or promise was kept, is being kept, or was not; None where it does not."""

    kept: Span | None
    under_way: Span | None
    failed: Span | None


class Tellers(NamedTuple):
    """Ids of the items that stand for the words of an `Outcome`."""

    kept: str | None = None
    under_way: str | None = None
    failed: str | None = None


def outcome_in(text: str, sentence: Span, start: int, words: frozenset[str]) -> Outcome:
    """Return the words that say what became of a threat or promise, the first of each kind.

    Looked for in its own sentence and the next four of the paragraph; those count if they speak of a threat or promise, or
    share a content word.

    Args:
        text: The document's text.
        sentence: Where the threat or promise stands.
        start: Where its words begin.
        words: Content words of what was threatened or promised.
    """
    found: list[Span | None] = [None, None, None]
    for first, last in _sentences(text, sentence):
        flat = plain(text[first:last])
        own = first <= start < last
        if not own and not _TALKS_OF_IT.search(flat) and not terms(flat) & words:
            continue
        for kind, before, pattern in ((2, _IF, _FAILS), (1, _DENIED, _UNDER_WAY), (0, _DENIED, _KEEPS)):
            if match := _outside(before, pattern, flat):
                found[kind] = found[kind] or (first + match.start(), first + match.end())
                break
    return Outcome(*found)


def _outside(before: re.Pattern[str], pattern: re.Pattern[str], flat: str) -> re.Match[str] | None:
    """Return the first match of a pattern that does not stand right after another one."""
    return next((match for match in pattern.finditer(flat) if not before.search(flat[: match.start()])), None)


def _sentences(text: str, sentence: Span) -> Iterable[Span]:
    yield sentence
    for _ in range(_NEXT):
        after = sentence[1]
        while after < len(text) and text[after] in "\"”’') ":
            after += 1
        if after >= len(text) or text[after] == "\n":
            return
        sentence = sentence_around(text, (after, after + 1))
        yield sentence


def tellers_of(outcome: Outcome, act: Act, items: Sequence[Item]) -> Tellers:
    """Return the items that stand for what became of a threat or promise.

    The shortest act or deed that holds the words, else a statement, else the threat or promise itself.

    Args:
        outcome: The words.
        act: The threat or promise.
        items: The statements, acts and deeds of its document.
    """
    return Tellers(*(words and _item_at(act, items, *words) for words in outcome))


def _item_at(act: Act, items: Sequence[Item], start: int, end: int) -> str:
    holding = [
        (isinstance(item, Statement), item.spans[-1][1] - item.spans[0][0], item.spans[0][0], item.id)
        for item in items
        if item.id != act.id and item.spans[0][0] <= start and end <= item.spans[-1][1]
    ]
    held = act.spans[0][0] <= start and end <= act.spans[-1][1]
    return min(holding)[3] if holding and not (held and min(holding)[0]) else act.id
