"""Occasions that happen once (a meeting, a vote, a paper handed over), told by two sources on neighbouring days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from detente.coding.items import Item, Time
from detente.ids import short_id
from detente.record.appraisals import Naming
from detente.record.due import sentence_around
from detente.record.model import Account, Disagreement, Record
from detente.record.sources import Sources
from detente.record.terms import plain, terms

__all__ = ["Occasions"]

_NEAR_DAYS = 2
_WIDEST = 31
_REACH = 90
_EVENT = re.compile(
    r"\b(?:(?P<meet>met|sat down|(?:meeting|talks|session) in)|(?P<vote>voted)"
    r"|(?:delivered|handed over|handed|presented|submitted|sent|signed)\b(?=[^.;\n]{0,50}?\b(?P<paper>memorandum|draft"
    r"|framework|treaty|accords?|letter|proposal|ultimatum)\b))",
)
_UNREAL = re.compile(
    r"\b(?:will|would|to|not|never|cannot|could|may|might|should|must|if|whether|unless|until|hoped?|expect\w*|propos\w*"
    r"|offer\w*|next|planned|refus\w*|before|after|since|than)\W+(?:\w+\W+){0,3}$|n't\W+(?:\w+\W+){0,2}$"
)
_NOT_ON = re.compile(r"\b(?:by|before|until|till|since|after|from|for|between|next|about)\s+(?:\w+\s+)?$")
_PLACE = re.compile(r"\b(?:in|at) ((?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_DATELINE = re.compile(r"^\W*([A-Z]{3,}(?: [A-Z]{3,})?)\b[^a-z]{0,4}(?:[,(]|--|—|–)")
_PEOPLE = re.compile(r"(?<=an)s\b|(?<=[a-z]i)s\b")


class _Told(NamedTuple):
    first: str
    last: str
    item: str
    document: str
    label: str
    about: frozenset[str]
    place: tuple[str, int]

    @property
    def days(self) -> str:
        """The days as they are shown."""
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


class Occasions:
    """Gathers dated sentences that tell of an occasion, by what it was and between whom.

    Args:
        record: Asked for the text around what is dated.
        sources: Whose documents are meant.
    """

    def __init__(self, record: Record, sources: Sources) -> None:
        self._record = record
        self._sources = sources
        self._naming = Naming(sources.parties)
        self._blocks: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
        self._times: list[Time] = []
        self._items: list[Item] = []

    def add(self, item: Item) -> None:
        """Enter an item; they come by document."""
        if (self._times or self._items) and (self._times or self._items)[0].document != item.document:
            self._close()
        if not isinstance(item, Time):
            self._items.append(item)
        elif item.start and item.end and _width(item.start, item.end) <= _WIDEST:
            self._times.append(item)

    def _close(self) -> None:
        times, items = self._times, self._items
        self._times, self._items = [], []
        if not times:
            return
        text = self._record.document(times[0].document).text
        for match in _EVENT.finditer(text):
            start, end = sentence_around(text, match.span())
            time = _nearest(times, match, text, start, end)
            key = self._key(match, text[start:end]) if time is not None else None
            if time is None or key is None or _UNREAL.search(plain(text[start : match.start()])):
                continue
            item = _holding(items, match.span()) or time
            told = _Told(
                time.start or "", time.end or "", item.id, item.document, self._sources.credit(item).label,
                terms(text[start:end]), (self._sources.papers[item.document].path, match.start()),
            )  # fmt: skip
            self._blocks[key].append(told)

    def _key(self, match: re.Match[str], sentence: str) -> tuple[str, str] | None:
        """Return what occasion a sentence tells of: who met where, who voted, who handed over what."""
        flat = _PEOPLE.sub("", plain(sentence))
        named = [side for _, side in self._naming.sides(flat)]
        if not named:
            return None
        if match["paper"]:
            return match["paper"], named[0]
        if match["vote"]:
            return "vote", named[0]
        place = _PLACE.search(sentence) or _DATELINE.search(sentence)
        sides = sorted(set(named))
        return (f"meeting in {place[1].title()}", " and ".join(sides)) if place and len(sides) > 1 else None

    def found(self) -> Iterator[Disagreement]:
        """Return the disagreements of date: neighbouring days, no source telling both."""
        self._close()
        for key, block in sorted(self._blocks.items()):
            by_days: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
            for told in sorted(block, key=lambda each: each.place):
                by_days[told.first, told.last].append(told)
            for first, second in pairwise(sorted(by_days)):
                if self._part(by_days[first], by_days[second]):
                    yield self._disagreement(key, by_days[first], by_days[second])

    def _part(self, first: list[_Told], second: list[_Told]) -> bool:
        """Return whether two tellings are of one occasion.

        Who tells the earlier day must have written when the later was over, else he may tell of another occasion; and
        what two sources each tell of two days are two occasions.
        """
        one, two = first[0], second[0]
        groups = [{self._sources.groups[told.document] for told in each} for each in (first, second)]
        wide = one.first != one.last or two.first != two.last
        written = self._sources.papers[one.document].published.end
        return (
            0 < _width(one.last, two.first) <= _NEAR_DAYS
            and not groups[0] & groups[1]
            and min(map(len, groups)) == 1
            and written is not None
            and written.isoformat() > two.first
            and (not wide or len(one.about & two.about) >= 2)
        )

    def _disagreement(self, key: tuple[str, str], first: list[_Told], second: list[_Told]) -> Disagreement:
        accounts = tuple(
            Account(
                ", ".join(dict.fromkeys(told.label for told in group)),
                group[0].days,
                tuple(dict.fromkeys(told.item for told in group)),
                len({told.label for told in group}),
            )
            for group in (first, second)
        )
        names = " and ".join(self._sources.parties.actor_name(side) for side in key[1].split(" and "))
        identity = short_id("disagreement", "date", *(account.items[0] for account in accounts))
        return Disagreement(identity, "date", f"the day of the {key[0]}: {names}", None, accounts)


def _width(first: str, last: str) -> int:
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal()


def _nearest(times: list[Time], match: re.Match[str], text: str, start: int, end: int) -> Time | None:
    """Return the day nearest to an event in its sentence, if it is close and says *when*."""
    near = [
        (min(abs(time.spans[0][0] - match.end()), abs(match.start() - time.spans[-1][1])), place, time)
        for place, time in enumerate(times)
        if start <= time.spans[0][0] and time.spans[-1][1] <= end
    ]
    if not near:
        return None
    gap, _, time = min(near)
    before = plain(text[max(start, time.spans[0][0] - 30) : time.spans[0][0]])
    return time if gap <= _REACH and not _NOT_ON.search(before) else None


def _holding(items: list[Item], span: tuple[int, int]) -> Item | None:
    """Return the shortest item that holds a span."""
    holding = [
        item for item in items if any(start <= span[0] and span[1] <= end for start, end in item.spans)
    ]
    return min(holding, key=lambda item: (len(item.words), item.id), default=None)
