"""Running a case's queries on a record: one pass over its items, whatever the number of judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TypeAlias

from detente.case.evidence import Bearing, Evidence
from detente.case.grounds import Because
from detente.case.judgements import Judged
from detente.case.matching import Matcher, Members, Seen
from detente.case.model import Case
from detente.coding.items import Act, Deed, Item, PloverRoot
from detente.record.model import Query, Record
from detente.record.sources import Sources

__all__ = ["gathered"]

_Query: TypeAlias = tuple[Matcher, str, Bearing]

# PLOVER's quad classes (Halterman et al. 2023): verbal and material cooperation, verbal and material conflict.
_QUADS: dict[PloverRoot, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": -1, "ACCUSE": -1, "REJECT": -1, "THREATEN": -1,
    "PROTEST": -2, "SANCTION": -2, "MOBILIZE": -2, "COERCE": -2, "ASSAULT": -2,
}  # fmt: skip


def gathered(case: Case, judged: Iterable[Judged], record: Record, sources: Sources) -> tuple[Evidence, ...]:
    """Return what the record says for and against each judgement, judgement by judgement, earliest first.

    An item that answers both a judgement's `because` and its `against` counts against it: it is the narrower question.

    Args:
        case: The case.
        judged: Its judgements.
        record: Where items are; ones that a person rejected are not among them.
        sources: Of that record, as of the day that rules: what came out later does not count.
    """
    judged = tuple(judged)
    order = {each.id: place for place, each in enumerate(judged)}
    asked = _Asked(case, judged)
    members = Members(sources.parties)
    found: list[tuple[tuple[int, str, tuple[str, int], str], Evidence]] = []
    for item in record.items(Query(types=asked.kinds)) if asked.kinds else ():
        if sources.holds(item):
            for each in asked.answers(item, sources, members):
                day = each.start or each.told or ""
                found.append(((order[each.judgement], day, sources.place(item), each.item), each))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


class _Asked:
    """Every query of a case by what it asks for, so that an item meets only those that may fit."""

    def __init__(self, case: Case, judged: Iterable[Judged]) -> None:
        self._queries: defaultdict[tuple[str, str | None, str | None], list[_Query]] = defaultdict(list)
        self._candidates: dict[tuple[str, str | None, frozenset[str]], tuple[_Query, ...]] = {}
        kinds: set[str] = set()
        for each in judged:
            queries: list[tuple[Because, Bearing]] = [(query, "against") for query in each.against]
            queries.extend((query, "for") for query in each.because)
            for query, bearing in queries:
                matcher = Matcher.of(case, query)
                kinds |= matcher.kinds
                sorts = (matcher.kinds - {"act"}) | (
                    set(query.act or ("act",)) if "act" in matcher.kinds else set()
                )
                for key in product(sorts, matcher.issues or (None,), matcher.speakers or (None,)):
                    self._queries[key].append((matcher, each.id, bearing))
        self.kinds = tuple(sorted(kinds))

    def answers(self, item: Item, sources: Sources, members: Members) -> Iterator[Evidence]:
        """Yield an item as evidence on each judgement that it bears on, once a judgement."""
        seen = Seen(item, sources, members)
        bearings: dict[str, Bearing] = {}
        for matcher, judgement, bearing in self._that_may_fit(seen):
            if judgement not in bearings and matcher.fits(seen):
                bearings[judgement] = bearing
        for judgement, bearing in bearings.items():
            yield _evidence(item, judgement, bearing, sources)

    def _that_may_fit(self, seen: Seen) -> tuple[_Query, ...]:
        """Return the queries an item may answer, those against a judgement before those for it."""
        item = seen.item
        sort = item.act if isinstance(item, Act) else seen.kind
        issue = item.issue if isinstance(item, Act | Deed) else None
        key = (sort, issue, seen.who)
        if key not in self._candidates:
            keys = product(sorted({sort, seen.kind}), {None, issue}, (None, *seen.who))
            found = [query for each in keys for query in self._queries.get(each, ())]
            self._candidates[key] = tuple(sorted(found, key=lambda query: query[2]))
        return self._candidates[key]


def _evidence(item: Item, judgement: str, bearing: Bearing, sources: Sources) -> Evidence:
    start, end = sources.days(item)
    credit = sources.credit(item)
    plover = item.plover if isinstance(item, Act | Deed) else None
    return Evidence(
        judgement=judgement,
        item=item.id,
        document=item.document,
        bearing=bearing,
        start=start,
        end=end,
        told=sources.told(item)[1] or sources.told(item)[0],
        party=sources.party(item),
        kind=item.act if isinstance(item, Act) else type(item).__name__.lower(),
        intensity=_QUADS[plover] if plover else None,
        origin=credit.key,
        interested=credit.interested,
    )
