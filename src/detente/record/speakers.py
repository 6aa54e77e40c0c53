"""One short quotation that different texts put into different mouths."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from detente.coding.items import Statement
from detente.ids import short_id
from detente.record.model import Account, Disagreement
from detente.record.origins import is_vague
from detente.record.sources import Days, Sources
from detente.record.terms import plain, terms, words_of

__all__ = ["Speakers"]

_QUOTED = re.compile(r'"([^"]{4,80})"')
_FEWEST, _MOST, _BLOCK = 2, 8, 40
_SHARED = 2


class _Quoted(NamedTuple):
    item: str
    document: str
    group: str
    speaker: str
    side: str | None
    days: Days
    rest: frozenset[str]
    label: str
    place: tuple[str, int]


class Speakers:
    """Gathers short quotations by their words, with who is said to have said them on what.

    Args:
        sources: Whose documents and credits are meant.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: defaultdict[str, list[_Quoted]] = defaultdict(list)

    def add(self, item: Statement) -> None:
        """Enter a statement that quotes a few words of a named person, on days that are told."""
        said = self._sources.said[item.id]
        if item.mode != "mixed" or said.party is None or item.when.basis not in ("stated", "resolved"):
            return
        if is_vague(self._sources.parties.actor_name(said.party)):
            return
        for words in _QUOTED.findall(plain(item.words)):
            spoken = words_of(words)
            block = self._blocks[" ".join(spoken)]
            if _FEWEST <= len(spoken) <= _MOST and len(block) < _BLOCK:
                paper = self._sources.papers[item.document]
                block.append(
                    _Quoted(
                        item.id, item.document, self._sources.groups[item.document], said.party, said.side,
                        (item.when.start, item.when.end), terms(item.words, terms(words)),
                        paper.publisher or paper.title or paper.path, self._sources.place(item),
                    )
                )  # fmt: skip

    def found(self) -> list[Disagreement]:
        """Return the disagreements of wording: the same words of one side, on one thing, by one or by another."""
        found = []
        for words, block in sorted(self._blocks.items()):
            ordered = sorted(block, key=lambda quoted: quoted.place)
            told = {(quoted.document, quoted.speaker) for quoted in ordered}
            pairs = (
                (one, two)
                for one, two in combinations(ordered, 2)
                if _part(one, two) and not {(one.document, two.speaker), (two.document, one.speaker)} & told
            )
            if pair := next(pairs, None):
                found.append(self._disagreement(words, pair, ordered))
        return found

    def _disagreement(self, words: str, pair: tuple[_Quoted, _Quoted], block: list[_Quoted]) -> Disagreement:
        accounts = []
        for lead in pair:
            same = [quoted for quoted in block if quoted.speaker == lead.speaker]
            labels = tuple(dict.fromkeys(quoted.label for quoted in same))
            name = self._sources.parties.actor_name(lead.speaker)
            items = tuple(quoted.item for quoted in same)
            accounts.append(
                Account(", ".join(labels), f"{name}: “{words}”", items, len({q.group for q in same}))
            )
        identity = short_id("disagreement", "wording", *(account.items[0] for account in accounts))
        return Disagreement(identity, "wording", f"who said “{words}”", None, tuple(accounts))


def _part(first: _Quoted, second: _Quoted) -> bool:
    return (
        first.group != second.group
        and first.speaker != second.speaker
        and first.side == second.side
        and (first.days[0] or "") <= (second.days[1] or "9999")
        and (second.days[0] or "") <= (first.days[1] or "9999")
        and len(first.rest & second.rest) >= _SHARED
    )
