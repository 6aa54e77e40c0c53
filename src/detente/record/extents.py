"""One party's same step told as of all there is by one source, and as of some of it by another."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import NamedTuple

from detente.coding.items import Deed
from detente.ids import short_id
from detente.record.conduct import primary_family
from detente.record.model import Account, Disagreement
from detente.record.sources import Days, Sources
from detente.record.terms import plain

__all__ = ["Extents"]

_NEAR_DAYS = 14
_BLOCK = 40
_WHOLE = re.compile(
    r"\b(?:all|every|entire|the whole of)\b(?! (?:but|along|day|night|over|prisoners who))(?: (?:the|its|his|her|their|of))* [a-z]+"
)
_PART = re.compile(
    r"\b(?:some|certain|several|a few|part of|selected|a portion of)\b(?: (?:the|its|his|her|their|of))* [a-z]+"
)
_STEPS = frozenset({"cut aid", "arm", "sanction", "ease sanctions", "exchange", "withdraw troops"})


class _Told(NamedTuple):
    item: str
    document: str
    whole: bool
    words: str
    target: str | None
    day: date
    label: str
    key: str
    place: tuple[str, int]
    issue: str | None


class Extents:
    """Gathers deeds that say how much of a thing they take in, by who does what to whom and when.

    Args:
        sources: Whose documents and credits are meant.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)

    def add(self, item: Deed) -> None:
        """Enter a deed that is told as done, of all or of some."""
        if not item.actor or item.realis not in ("actual", "ongoing", "reported"):
            return
        flat = plain(item.words)
        whole, part = _WHOLE.search(flat), _PART.search(flat)
        if bool(whole) == bool(part):
            return
        family, day = primary_family(item.words), _day(self._sources.days(item))
        if family not in _STEPS or day is None:
            return
        credit = self._sources.credit(item)
        target = self._sources.parties.side_of(item.target, day) or item.target
        self._blocks[self._sources.party(item) or item.actor, family].append(
            _Told(
                item.id, item.document, bool(whole), (whole or part or [""])[0], target, day, credit.label, credit.key,
                self._sources.place(item), item.issue,
            )
        )  # fmt: skip

    def found(self) -> list[Disagreement]:
        """Return the disagreements of scope, one for each step."""
        found = []
        for (party, family), block in sorted(self._blocks.items()):
            ordered = sorted(block, key=lambda told: told.place)[:_BLOCK]
            pair = next(((a, b) for a, b in combinations(ordered, 2) if _one_step(a, b)), None)
            if pair:
                about = f"{self._sources.parties.actor_name(party)}: {family}, all or some"
                accounts = tuple(Account(told.label, told.words, (told.item,), 1) for told in pair)
                identity = short_id("disagreement", "scope", pair[0].item, pair[1].item)
                found.append(Disagreement(identity, "scope", about, pair[0].issue or pair[1].issue, accounts))
        return found


def _one_step(first: _Told, second: _Told) -> bool:
    return (
        first.whole != second.whole
        and first.key != second.key
        and first.document != second.document
        and (not first.target or not second.target or first.target == second.target)
        and abs((first.day - second.day).days) <= _NEAR_DAYS
    )


def _day(days: Days) -> date | None:
    day = days[0] or days[1]
    return date.fromisoformat(day) if day else None
