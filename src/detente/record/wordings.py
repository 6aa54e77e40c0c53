"""One quotation given with different words by different texts."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from detente.coding.items import Statement
from detente.ids import short_id
from detente.record.model import Account, Disagreement, Query, Record
from detente.record.origins import is_vague
from detente.record.sources import Sources
from detente.record.terms import stem, terms, words_of

__all__ = ["wordings"]

_SHINGLE = 3
_FEWEST = 8
_KEYS = 12
_BLOCK = 12
_ALIKE = 0.75


class _Quote(NamedTuple):
    document: str
    id: str
    words: str
    spoken: tuple[str, ...]
    label: str
    place: tuple[str, int]


def wordings(record: Record, sources: Sources) -> list[Disagreement]:
    """Return direct quotations of one speaker, in two documents, that agree but for words put in each other's place.

    Words that one text only leaves out are an abridgement, not a disagreement.
    """
    blocks: defaultdict[tuple[str, int], list[_Quote]] = defaultdict(list)
    for speaker, quote in _quotes(record, sources):
        for key in _keys(quote.spoken):
            block = blocks[speaker, key]
            if len(block) < _BLOCK and all(quote.spoken != other.spoken for other in block):
                block.append(quote)
    found: dict[tuple[str, str], Disagreement] = {}
    seen: set[tuple[str, str]] = set()
    for (speaker, _), block in sorted(blocks.items()):
        for first, second in combinations(block, 2):
            pair = (min(first.id, second.id), max(first.id, second.id))
            if pair in seen:
                continue
            seen.add(pair)
            if sources.groups[first.document] != sources.groups[second.document] and _differ(first, second):
                found[pair] = _disagreement(speaker, first, second, sources)
    return list(found.values())


def _quotes(record: Record, sources: Sources) -> Iterator[tuple[str, _Quote]]:
    for item in record.items(Query(types=("statement",))):
        if not isinstance(item, Statement) or item.mode != "direct" or not sources.holds(item):
            continue
        party = sources.said[item.id].party
        spoken = tuple(words_of(item.words))
        if "…" in item.words or "..." in item.words:
            continue  # an abridgement, whose gaps cannot be compared
        if party and not is_vague(sources.parties.actor_name(party)) and len(spoken) >= _FEWEST:
            paper = sources.papers[item.document]
            label = paper.publisher or paper.title or paper.path
            yield party, _Quote(item.document, item.id, item.words, spoken, label, sources.place(item))


def _keys(spoken: tuple[str, ...]) -> list[int]:
    hashes = {
        zlib.crc32(" ".join(spoken[at : at + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for at in range(len(spoken) - _SHINGLE + 1)
    }
    return sorted(hashes)[:_KEYS]


def _differ(first: _Quote, second: _Quote) -> bool:
    one, two = set(first.spoken), set(second.spoken)
    if len(one & two) < _ALIKE * min(len(one), len(two)):
        return False
    matcher = SequenceMatcher(None, first.spoken, second.spoken, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared / min(len(first.spoken), len(second.spoken)) < _ALIKE:
        return False
    return any(
        tag == "replace" and _other(first.spoken[a:b], second.spoken[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _other(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether words stand for others, not only for another form or spelling of the same."""
    if max(len(first), len(second)) > 4:
        return False
    one, two = terms(" ".join(first)), terms(" ".join(second))
    if not one or not two or one & two:
        return False
    return not any(stem(a)[:4] == stem(b)[:4] for a in one for b in two)


def _disagreement(speaker: str, first: _Quote, second: _Quote, sources: Sources) -> Disagreement:
    ordered = sorted((first, second), key=lambda quote: quote.place)
    accounts = tuple(Account(quote.label, quote.words, (quote.id,), 1) for quote in ordered)
    return Disagreement(
        short_id("disagreement", "wording", *(quote.id for quote in ordered)),
        "wording",
        f"what {sources.parties.actor_name(speaker)} said",
        None,
        accounts,
    )
