"""How a case stands on its record: each judgement's evidence and origins, and what a new batch did to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.case.evidence import Evidence
from detente.case.judgements import Judged

__all__ = ["Map", "Support", "Turn", "Turned", "map_of", "supports", "turns"]

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
    """How much of a case rests on what, in counts of judgements.

    Attributes:
        stated: Sentences carry the whole of it.
        direction: Sentences carry which way, a person how much.
        assumed: Nobody said so.
        on_one_origin: Stated or directional ones whose sentences all go back to one origin.
        on_nothing: Ones with a `because` to which the record has no answer.
        disputed: Ones that some item speaks against.
    """

    stated: int
    direction: int
    assumed: int
    on_one_origin: int
    on_nothing: int
    disputed: int

    @property
    def judgements(self) -> int:
        """How many judgements there are."""
        return self.stated + self.direction + self.assumed


def map_of(support: Sequence[Support]) -> Map:
    """Return how much of a case is stated, directional, assumed, on one origin, on nothing, disputed."""
    grades = [each.judged.grade for each in support]
    return Map(
        stated=grades.count("stated"),
        direction=grades.count("direction"),
        assumed=grades.count("assumed"),
        on_one_origin=sum(each.origins == 1 and each.judged.grade != "assumed" for each in support),
        on_nothing=sum(each.found_nothing for each in support),
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
