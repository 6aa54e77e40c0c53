"""Running a case's queries on a record: one pass over its items, whatever the number of judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from detente.case.evidence import Bearing, Evidence
from detente.case.grounds import Because
from detente.case.judgements import Judged
from detente.case.matching import Matcher, Members
from detente.case.model import Case
from detente.coding.items import Act, Deed, Item, PloverRoot
from detente.record.model import Query, Record
from detente.record.sources import Sources

__all__ = ["gathered"]

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
    found: list[Evidence] = []
    for item in record.items(Query(types=asked.kinds)):
        if sources.holds(item):
            found.extend(asked.answers(item, sources, members))
    return tuple(
        sorted(found, key=lambda each: (order[each.judgement], each.start or each.told or "", each.item))
    )


class _Asked:
    """Every query of a case by the issue it asks for, so that an item meets only those that may fit."""

    def __init__(self, case: Case, judged: Iterable[Judged]) -> None:
        self._by_issue: defaultdict[str | None, list[tuple[Matcher, str, Bearing]]] = defaultdict(list)
        kinds: set[str] = set()
        for each in judged:
            queries: list[tuple[Because, Bearing]] = [(query, "for") for query in each.because]
            queries.extend((query, "against") for query in each.against)
            for query, bearing in queries:
                matcher = Matcher.of(case, query)
                kinds |= matcher.kinds
                for issue in matcher.issues or (None,):
                    self._by_issue[issue].append((matcher, each.id, bearing))
        self.kinds = tuple(sorted(kinds))

    def answers(self, item: Item, sources: Sources, members: Members) -> Iterator[Evidence]:
        """Yield an item as evidence on each judgement that it bears on, once a judgement."""
        issue = item.issue if isinstance(item, Act | Deed) else None
        candidates = self._by_issue[None] + (self._by_issue[issue] if issue is not None else [])
        bearings: dict[str, Bearing] = {}
        for matcher, judgement, bearing in candidates:
            if bearings.get(judgement) == "against" or (bearing == "for" and judgement in bearings):
                continue
            if matcher.fits(item, sources, members):
                bearings[judgement] = bearing
        for judgement, bearing in bearings.items():
            yield _evidence(item, judgement, bearing, sources)


def _evidence(item: Item, judgement: str, bearing: Bearing, sources: Sources) -> Evidence:
    start, end = sources.days(item)
    credit = sources.credit(item)
    plover = item.plover if isinstance(item, Act | Deed) else None
    return Evidence(
        judgement=judgement,
        item=item.id,
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
