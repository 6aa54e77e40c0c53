"""Articles coded whole: quotations with their speakers, acts with type and actor, dated events with their actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from detente.documents.model import Span
from detente.record.scoring.figures import Figure, Line, share
from detente.record.scoring.found import Coding, Found
from detente.record.scoring.gold import CORE_ACTS, GoldAct, GoldCase, GoldEntry, GoldEvent, GoldQuotation
from detente.record.scoring.intervals import first_day, last_day
from detente.record.scoring.matching import one_to_one, overlap, span_overlap
from detente.record.scoring.naming import Parties, any_same

__all__ = ["CaseMatches", "Matches", "case_lines", "match_case", "missing_files"]

ACCEPTED_OVERLAP = 0.5
"""A quotation is found where its span and the gold's share at least half of what they cover together."""

_AS_CORE = {"acceptance": "concession"}
"""Types of act of the record that are scored as a core type."""


G = TypeVar("G", bound=GoldEntry)


@dataclass(frozen=True, slots=True)
class Matches(Generic[G]):
    """Gold and found items of one kind, and the pairs (gold, found) of indices that fit."""

    gold: tuple[G, ...]
    found: tuple[Found, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def figure(self) -> Figure:
        """Precision and recall."""
        return Figure(len(self.pairs), len(self.found), len(self.pairs), len(self.gold))


@dataclass(frozen=True, slots=True)
class CaseMatches:
    """What was found of a coded case; `events` may be matched by any dated item, so they have a recall only."""

    quotations: Matches[GoldQuotation]
    acts: Matches[GoldAct]
    events: Matches[GoldEvent]


def missing_files(case: GoldCase, coding: Coding) -> tuple[str, ...]:
    """Return the gold's files that no document of the record was read from."""
    have = set(_files(case, coding).values())
    return tuple(file for file in case.documents if file not in have)


def match_case(case: GoldCase, coding: Coding, parties: Parties) -> CaseMatches:
    """Return which items of a record stand for which of a coded case.

    Args:
        case: The gold.
        coding: The record; a document belongs to the file that its path ends in.
        parties: Which names mean one party.
    """
    files = _files(case, coding)
    found = [(files[name], item) for name, items in coding.items.items() if name in files for item in items]
    said = [each for each in found if each[1].type == "statement" and each[1].mode not in (None, "author")]
    done = [each for each in found if _core_type(each[1]) is not None]

    def quotation(gold: GoldQuotation, item: Found) -> float:
        targets = (gold.span, *((gold.context_span,) if gold.context_span else ()))
        best = _best_overlap(item, targets)
        return best if best >= ACCEPTED_OVERLAP and any_same(gold.speaker, item.names, parties) else 0

    def act(gold: GoldAct, item: Found) -> float:
        fits = _core_type(item) == gold.type and overlap(item.extents, [gold.span])
        if not fits or not any_same(gold.actor, item.names, parties):
            return 0
        return 0.01 + _best_overlap(item, (gold.span,))

    def event(gold: GoldEvent, item: Found) -> float:
        fits = _in_time(gold, item) and overlap(item.extents, [gold.span])
        return 1 if fits and any_same(gold.actor, item.names, parties) else 0

    quotations = [gold for gold in case.quotations if gold.mode != "term"]
    acts = [gold for gold in case.acts if gold.scored]
    events = [gold for gold in case.events if gold.realis == "actual" and gold.date]
    return CaseMatches(
        _matched(quotations, said, quotation), _matched(acts, done, act), _matched(events, found, event)
    )


def case_lines(matches: CaseMatches) -> tuple[Line, ...]:
    """Return quotations and acts with precision and recall, and the recall of events."""
    events = matches.events
    return (
        Line("quotations", "", matches.quotations.figure),
        Line("acts", "", matches.acts.figure),
        Line("events recall", "", share(len(events.pairs), len(events.gold))),
    )


def _files(case: GoldCase, coding: Coding) -> dict[str, str]:
    """Return the gold's file for each document of the record that was read from one."""
    return {
        document.id: file
        for document in coding.documents
        for file in case.documents
        if (document.path or "").endswith(file)
    }


def _matched(
    gold: Sequence[G], found: Sequence[tuple[str, Found]], value: Callable[[G, Found], float]
) -> Matches[G]:
    def in_one_file(wanted: G, had: tuple[str, Found]) -> float:
        return value(wanted, had[1]) if wanted.file == had[0] else 0

    return Matches(tuple(gold), tuple(item for _, item in found), one_to_one(gold, found, in_one_file))


def _core_type(item: Found) -> str | None:
    kind = _AS_CORE.get(item.act or "", item.act)
    return kind if kind in CORE_ACTS else None


def _best_overlap(item: Found, targets: Sequence[Span]) -> float:
    return max((span_overlap(span, target) for span in item.extents for target in targets), default=0.0)


def _in_time(gold: GoldEvent, item: Found) -> bool:
    """Return whether the days of an item that has any overlap the gold's."""
    when = item.when
    if when is None or not when.start:
        return False
    return first_day(when.start) <= last_day(gold.date) and first_day(gold.date) <= last_day(
        when.end or when.start
    )
