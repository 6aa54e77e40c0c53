"""One quotation given with different words by different texts."""

from __future__ import annotations

import zlib
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from detente.coding.items import Statement
from detente.ids import short_id
from detente.record.model import Account, Disagreement
from detente.record.origins import is_vague
from detente.record.sources import Sources
from detente.record.terms import stem, terms, words_of

__all__ = ["Wordings"]

_SHINGLE = 3
_FEWEST = 8
_KEYS = 4
_BLOCK = 12
_ALIKE = 0.75


class _Quote(NamedTuple):
    document: str
    id: str
    words: str
    label: str
    place: tuple[str, int]

    @property
    def spoken(self) -> list[str]:
        """The words, without marks."""
        return words_of(self.words)


class Wordings:
    """Gathers direct quotations of one speaker that agree but for words put in each other's place.

    Words that one text only leaves out are an abridgement, not a disagreement.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: defaultdict[tuple[str, int], list[_Quote]] = defaultdict(list)

    def add(self, item: Statement) -> None:
        """Enter a direct quotation of a named speaker; one with gaps cannot be compared."""
        party = self._sources.said[item.id].party
        if item.mode != "direct" or party is None or "…" in item.words or "..." in item.words:
            return
        spoken = words_of(item.words)
        if len(spoken) < _FEWEST or is_vague(self._sources.parties.actor_name(party)):
            return
        paper = self._sources.papers[item.document]
        label = paper.publisher or paper.title or paper.path
        quote = _Quote(item.document, item.id, item.words, label, self._sources.place(item))
        for key in _keys(spoken):
            block = self._blocks[party, key]
            if len(block) < _BLOCK and all(item.words != other.words for other in block):
                block.append(quote)

    def found(self) -> list[Disagreement]:
        """Return the disagreements of wording between two documents that are no copies."""
        found: list[Disagreement] = []
        seen: set[tuple[str, str]] = set()
        groups = self._sources.groups
        for (speaker, _), block in sorted(self._blocks.items()):
            for first, second in combinations(block, 2):
                pair = (min(first.id, second.id), max(first.id, second.id))
                if (
                    pair not in seen
                    and groups[first.document] != groups[second.document]
                    and _differ(first, second)
                ):
                    found.append(_disagreement(speaker, first, second, self._sources))
                seen.add(pair)
        return found


def _keys(spoken: list[str]) -> list[int]:
    hashes = {
        zlib.crc32(" ".join(spoken[at : at + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for at in range(len(spoken) - _SHINGLE + 1)
    }
    return sorted(hashes)[:_KEYS]


def _differ(first: _Quote, second: _Quote) -> bool:
    one, two = first.spoken, second.spoken
    if len(set(one) & set(two)) < _ALIKE * min(len(set(one)), len(set(two))):
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared / min(len(one), len(two)) < _ALIKE:
        return False
    return any(tag == "replace" and _other(one[a:b], two[c:d]) for tag, a, b, c, d in matcher.get_opcodes())


def _other(first: list[str], second: list[str]) -> bool:
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
