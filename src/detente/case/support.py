"""How a case stands on its record: each judgement's evidence and origins, and what a new batch did to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.case.evidence import Evidence
from detente.case.grounds import Grade
from detente.case.judgements import Judged

__all__ = ["NOTHING", "Held", "Map", "Support", "Turn", "Turned", "map_of", "supports", "turns"]

NOTHING: Literal["nothing in the record"] = "nothing in the record"
"""What a judgement rests on whose query no sentence here answers, whatever grade was written."""

Held: TypeAlias = Grade | Literal["nothing in the record"]
Turned: TypeAlias = Literal["gained", "lost", "turned"]


@dataclass(frozen=True, slots=True)
class Support:
    """What the record says on one judgement.

    Attributes:
        judged: The judgement.
        items: Ids of the items that speak for it, earliest first.
        against: Ids of those that speak against it.
        origins: At most how many origins the items for it have.
        interested: How many of those are parties to the talks.
        origins_against: At most how many origins speak against it.
    """

    judged: Judged
    items: tuple[str, ...]
    against: tuple[str, ...]
    origins: int
    interested: int
    origins_against: int

    @property
    def found_nothing(self) -> bool:
        """It has a `because`, and the record has nothing that answers it."""
        return bool(self.judged.because) and not self.items

    @property
    def grade_held(self) -> Held:
        """The grade that holds on this record: as written, unless it claims sentences and none is found."""
        return NOTHING if self.judged.grade != "assumed" and not self.items else self.judged.grade

    @property
    def leans_against(self) -> bool:
        """More origins speak against it than for it."""
        return self.origins_against > self.origins


def supports(judged: Iterable[Judged], evidence: Iterable[Evidence]) -> tuple[Support, ...]:
    """Return the support of each judgement, in the order given."""
    by_judgement: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_judgement[each.judgement].append(each)
    return tuple(_support(one, by_judgement[one.id]) for one in judged)


def _support(judged: Judged, evidence: Sequence[Evidence]) -> Support:
    mine = [each for each in evidence if each.bearing == "for"]
    other = [each for each in evidence if each.bearing == "against"]
    return Support(
        judged=judged,
        items=tuple(each.item for each in mine),
        against=tuple(each.item for each in other),
        origins=len({each.origin for each in mine}),
        interested=len({each.origin for each in mine if each.interested}),
        origins_against=len({each.origin for each in other}),
    )


@dataclass(frozen=True, slots=True)
class Map:
    """How much of a case rests on what, in counts of judgements; the first five add up to all of them.

    Attributes:
        stated: Sentences of this record carry the whole of it.
        direction: Sentences of this record carry which way, a person how much.
        assumed: Nobody said so.
        stated_on_nothing: Stated in the case, and this record has nothing that answers the query.
        direction_on_nothing: Likewise of those of direction.
        on_one_origin: Stated or directional ones whose sentences all go back to one origin.
        disputed: Ones that some item speaks against.
    """

    stated: int
    direction: int
    assumed: int
    stated_on_nothing: int
    direction_on_nothing: int
    on_one_origin: int
    disputed: int

    @property
    def on_nothing(self) -> int:
        """How many are stated or of direction in the case, and stand on no sentence of this record."""
        return self.stated_on_nothing + self.direction_on_nothing

    @property
    def judgements(self) -> int:
        """How many judgements there are."""
        return self.stated + self.direction + self.assumed + self.on_nothing


def map_of(support: Sequence[Support]) -> Map:
    """Return how much of a case is stated, directional, assumed, on nothing, on one origin, disputed."""
    held = [each.grade_held for each in support]
    empty = [each.judged.grade for each in support if each.grade_held == NOTHING]
    return Map(
        stated=held.count("stated"),
        direction=held.count("direction"),
        assumed=held.count("assumed"),
        stated_on_nothing=empty.count("stated"),
        direction_on_nothing=empty.count("direction"),
        on_one_origin=sum(each.origins == 1 and each.judged.grade != "assumed" for each in support),
        disputed=sum(bool(each.against) for each in support),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """What a new batch did to a judgement.

    Attributes:
        how: `gained` (more for it), `lost` (more against it, or less for it), `turned` (now more origins speak against
            it than for it, or no longer so).
        items: The items that did it; empty where items went away.
    """

    judged: Judged
    how: Turned
    items: tuple[str, ...]
    before: Support
    after: Support


def turns(before: Sequence[Support], after: Sequence[Support]) -> tuple[Turn, ...]:
    """Return what changed between two supports of one case, judgement by judgement.

    Fifty rewrites of one report change nothing but the count of items: a judgement gains by origins, or by its first
    item.
    """
    earlier = {each.judged.id: each for each in before}
    found = []
    for now in after:
        then = earlier[now.judged.id]
        how = _how(then, now)
        if how is not None:
            known = {*then.items, *then.against}
            new = tuple(item for item in (*now.against, *now.items) if item not in known)
            found.append(Turn(now.judged, how, new, then, now))
    return tuple(found)


def _how(then: Support, now: Support) -> Turned | None:
    if then.leans_against != now.leans_against:
        return "turned"
    if now.origins_against > then.origins_against or now.origins < then.origins:
        return "lost"
    if now.origins > then.origins or now.origins_against < then.origins_against:
        return "gained"
    return None
