"""Accounts that an article itself sets side by side: one voice tells it, the next denies, shares or measures it otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, cast

from detente.coding.items import Statement
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.model import Account, Disagreement, DisagreementKind, Record
from detente.record.origins import is_vague
from detente.record.sources import Sources
from detente.record.terms import alike, plain, terms

__all__ = ["LaidOut"]

_NEAR = 260
_ALIKE = 0.5
_MOST = 200
_BARE = frozenset({"that", "this", "it", "so"})
_DENIES = re.compile(r"\b(?:denied|denies|disputed|disputes|contradicted|contradicts)\b")
_SHARE = re.compile(r"\b(\d[\d,]*) for (\d[\d,]*)\b")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"\d+|{'|'.join(_WORDS)}"
_LENGTH = re.compile(
    rf"\b(?P<lead>of|for|to|during the)(?P<least> at least| up to| about)? (?P<count>{_COUNT})"
    rf"(?: or (?P<more>{_COUNT}))? (?P<unit>day|week|month|year)s?\b"
)
_THING = re.compile(
    r"\b(?:freeze|truce|cease-?fire|halt|pause|moratorium|suspension|transition|extension|stop|armistice)\b"
)
_TAKES_ON = re.compile(
    r"\b(?:agreed|promised|accepted|consented|spoke|speaks|had given (?:his|her|its|their) word)\b"
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_AGO = re.compile(r"^\W*(?:ago|before|after|earlier|later|old)\b")


class _Pair(NamedTuple):
    items: tuple[str, str]
    about: frozenset[str]
    told: str
    place: tuple[str, int]


class LaidOut:
    """Gathers statements of one document that stand next to each other and part.

    The article's own order says that both speak of one thing, so little else is asked for: a denial of what was just
    said, one number taken for one side and *for* as many of the other's, one stretch of time measured two ways.

    Args:
        record: Asked for the words of a denial.
        sources: Whose documents and credits are meant.
    """

    def __init__(self, record: Record, sources: Sources) -> None:
        self._record = record
        self._sources = sources
        self._last: list[Statement] = []
        self._denial: tuple[Statement, Statement] | None = None
        self._found: defaultdict[tuple[str, ...], list[_Pair]] = defaultdict(list)

    def add(self, item: Statement) -> None:
        """Enter a statement; they come by document and place."""
        if item.mode == "author" or item.speaker is None:
            return
        if self._last and self._last[-1].document != item.document:
            self._last, self._denial = [], None
        before = [each for each in self._last if _near(each, item) and self._other(each, item)]
        if self._denial and not self._other(self._denial[1], item) and _near(self._denial[1], item):
            self._keep("fact", self._denial[0], item, "it is so", "it is not")
        self._denial = None
        if before and item.words.strip(" .,").casefold() in _BARE:
            if _DENIES.search(plain(self._cue(item))):
                self._denial = (before[-1], item)
        elif before:
            self._compare(before, item)
        self._last = [*self._last[-2:], item]

    def found(self) -> Iterator[Disagreement]:
        """Return the disagreements of fact and scope, each once in however many articles it stands."""
        for key, pairs in sorted(self._found.items()):
            while pairs:
                lead = min(pairs, key=lambda pair: pair.place)
                same = [pair for pair in pairs if alike(pair.about, lead.about) >= _ALIKE]
                pairs = [
                    pair for pair in pairs if alike(pair.about, lead.about) < _ALIKE and pair is not lead
                ]
                yield self._disagreement(key, same or [lead])

    def _disagreement(self, key: tuple[str, ...], same: list[_Pair]) -> Disagreement:
        kind, names, says = cast(DisagreementKind, key[0]), key[1:3], key[3:5]
        same = sorted(same, key=lambda pair: pair.place)
        accounts = tuple(
            Account(name, says[n], tuple(pair.items[n] for pair in same), 1) for n, name in enumerate(names)
        )
        told = list(dict.fromkeys(pair.told for pair in same))
        more = f" and {len(told) - 1} more" if len(told) > 1 else ""
        about = f"{' and '.join(names)}, as {told[0]}{more} put them side by side"
        if not more:
            about = about.replace(" put them", " puts them")
        return Disagreement(short_id("disagreement", kind, *same[0].items), kind, about, None, accounts)

    def _other(self, first: Statement, second: Statement) -> bool:
        one, two = self._sources.said[first.id].party, self._sources.said[second.id].party
        return bool(one and two) and one != two

    def _cue(self, item: Statement) -> str:
        text = self._record.document(item.document).text
        return " ".join(text[start:end] for start, end in item.cue)

    def _compare(self, before: list[Statement], item: Statement) -> None:
        if not _SHARE.search(item.words) and _length(plain(item.words)) is None:
            return
        for other in reversed(before):
            shared = _shared(other.words, item.words)
            lasting = None if shared else _lasting(other.words, item.words)
            if parting := shared or lasting:
                self._keep("scope", other, item, *parting)
                return

    def _keep(self, kind: DisagreementKind, first: Statement, second: Statement, one: str, two: str) -> None:
        sources = self._sources
        names = [sources.parties.actor_name(sources.said[each.id].party or "") for each in (first, second)]
        # Who denies in so many words is heard though unnamed; numbers of two unnamed voices say too little.
        if kind == "scope" and all(map(is_vague, names)):
            return
        paper = sources.papers[first.document]
        about = terms(f"{first.words} {second.words}")
        told = paper.publisher or paper.title or paper.path
        pair = _Pair((first.id, second.id), about, told, sources.place(first))
        pairs = self._found[kind, names[0], names[1], one, two]
        if len(pairs) < _MOST:
            pairs.append(pair)


def _near(first: Statement, second: Statement) -> bool:
    return first.document == second.document and second.spans[0][0] - first.spans[-1][1] <= _NEAR


def _shared(first: str, second: str) -> tuple[str, str] | None:
    """Return how two accounts take one number: as it stands, and for as many of the other side's."""
    match = _SHARE.search(second)
    if match is None or match[1] != match[2] or _SHARE.search(first):
        return None
    number = re.search(rf"(?<![\d,.]){match[1]}(?![\d,.])(?: \w+)?", first)
    return (number[0], match[0]) if number else None


def _lasting(first: str, second: str) -> tuple[str, str] | None:
    """Return two lengths of time that two accounts give to one halt, truce or freeze, if they exclude each other."""
    one, two = _length(plain(first)), _length(plain(second))
    if one is None or two is None or not (one[1] < two[0] or two[1] < one[0]):
        return None
    alike = families(first) & families(second) or _THING.findall(plain(first)) == _THING.findall(
        plain(second)
    )
    # "A freeze of five years", says one; "agreed to three months", the other.
    taken_on = _THING.search(plain(first)) and _TAKES_ON.search(plain(second))
    if not ((_THING.search(plain(first)) and alike) or taken_on):
        return None
    return one[2], two[2]


def _length(flat: str) -> tuple[float, float, str] | None:
    match = _LENGTH.search(flat)
    if match is None or _AGO.search(flat[match.end() :]):
        return None
    if match["lead"] == "to" and not _TAKES_ON.search(flat[: match.start()]):
        return None
    if not _THING.search(flat[: match.start()]) and not _TAKES_ON.search(flat[: match.start()]):
        return None
    unit = _DAYS[match["unit"]]
    low = _number(match["count"]) * unit
    high = _number(match["more"] or match["count"]) * unit
    if match["least"] == " at least":
        high = float("inf")
    if match["least"] == " up to":
        low = 0.0
    return low, high, match[0].removeprefix(match["lead"]).strip()


def _number(word: str) -> float:
    return float(word) if word.isdigit() else float(_WORDS.index(word) + 1)
