"""A case as the spatial models read it: for each issue who stands where, with how much weight, each with its range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from detente.case.judgements import judgements
from detente.case.model import Case
from detente.errors import Problem
from detente.kernels.ranked_weights import rank_order_centroid
from detente.methods.spatial.answer import PassedOver
from detente.toml.file import Location

__all__ = ["Field", "Standing", "fields", "lacking", "passed_over", "scale", "silent_on"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a case says of a party on an issue: lowest, middle and highest of each; None where it says nothing.

    Attributes:
        party: Its id.
        position: 0 to 1; the middle is the latest stated, the others span all that it stated.
        capability: 0 to 1.
        salience: 0 to 1; of a party that ranks issues, what this one weighs beside its first.
        ranking: How the party ranks what weighs with it, and the place of this issue in that list; None if it does not.
        judgements: Names of the judgements behind them.
    """

    party: str
    position: tuple[float, float, float]
    capability: tuple[float, float, float] | None
    salience: tuple[float, float, float] | None
    judgements: tuple[str, ...]
    ranking: tuple[tuple[int, ...], int] | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.capability is not None and self.salience is not None


@dataclass(frozen=True, slots=True)
class Field:
    """An issue on which two parties or more stated positions."""

    issue: str
    standings: tuple[Standing, ...]

    @property
    def seen(self) -> tuple[Standing, ...]:
        """Those of whom nothing is missing."""
        return tuple(each for each in self.standings if each.whole)

    @property
    def ranked(self) -> dict[int, tuple[tuple[int, ...], int]]:
        """Of those seen that rank issues, by place: how, and where this issue stands in that list."""
        return {at: each.ranking for at, each in enumerate(self.seen) if each.ranking is not None}

    def array(self, place: int) -> Floats:
        """Return capability, salience and position of those seen, shape (3, parties): the 0 lowest, 1 middle, 2 highest."""
        rows = [(each.capability, each.salience, each.position) for each in self.seen]
        return np.array([[one[place] for one in row if one is not None] for row in rows]).T


def scale(case: Case, issue: str) -> tuple[float, ...]:
    """Return where each level of an issue is put between 0 and 1: evenly spaced, in their order."""
    last = len(case.issue[issue].positions) - 1
    return tuple(place / last for place in range(last + 1))


def fields(case: Case) -> tuple[Field, ...]:
    """Return every issue on which two parties or more stated positions, in the order of the case."""
    return tuple(each for each in _all_fields(case) if len(each.standings) > 1)


def _all_fields(case: Case) -> list[Field]:
    names = {each.location: each.id for each in judgements(case)}
    return [Field(issue.id, tuple(_standings(case, issue.id, names))) for issue in case.issues]


def silent_on(case: Case, field: Field) -> tuple[str, ...]:
    """Return the parties with which an issue weighs and that stated no position on it."""
    stated = {each.party for each in field.standings}
    weighing = {each.party for each in case.saliences if each.issue == field.issue}
    return tuple(party.id for party in case.parties if party.id in weighing - stated)


def _standings(case: Case, issue: str, names: Mapping[Location, str]) -> Iterator[Standing]:
    places = scale(case, issue)
    for party in case.parties:
        stated = [
            (each.on or date.min, i, level)
            for i, each in enumerate(case.positions)
            if each.party == party.id and each.issue == issue and case.is_stated_by_then(each)
            and (level := case.level(issue, each.stated)) is not None
        ]  # fmt: skip
        if not stated:
            continue
        at = [places[level] for _, _, level in stated]
        capability, can = _capability(case, party.id, issue)
        salience, weighs = _salience(case, party.id, issue)
        behind = [("position", i) for _, i, _ in stated] + can + weighs
        yield Standing(
            party=party.id,
            position=(min(at), places[max(stated)[2]], max(at)),
            capability=capability,
            salience=salience,
            judgements=tuple(names[each] for each in behind if each in names),
            ranking=_ranking(case, party.id, issue),
        )


_Range = tuple[tuple[float, float, float] | None, list[tuple[str, int]]]


def _capability(case: Case, party: str, issue: str) -> _Range:
    """Return a party's capability on an issue: the one named for it, else the one for all."""
    mine = [(i, each) for i, each in enumerate(case.capabilities) if each.party == party]
    on = [(i, each) for i, each in mine if each.issue == issue] or [
        (i, each) for i, each in mine if each.issue is None
    ]
    return _ranged([(each.low, each.high) for _, each in on]), [("capability", i) for i, _ in on[:1]]


def _salience(case: Case, party: str, issue: str) -> _Range:
    on = [(i, each) for i, each in enumerate(case.saliences) if each.party == party and each.issue == issue]
    behind = [("salience", i) for i, _ in on[:1]]
    ranking = _ranking(case, party, issue)
    if ranking is not None:
        ranks, place = ranking
        weights = rank_order_centroid(ranks)
        first = ranks[place] == 1 and ranks.count(1) == 1
        return (1.0 if first else 0.0, float(weights[place] / max(weights)), 1.0), behind
    return _ranged([each.span for _, each in on if each.span is not None]), behind


def _ranking(case: Case, party: str, issue: str) -> tuple[tuple[int, ...], int] | None:
    """Return the ranks of what weighs with a party and the place of an issue among them; None if it is not ranked."""
    ranks = {
        each.issue: each.rank for each in case.saliences if each.party == party and each.rank is not None
    }
    return (tuple(ranks.values()), list(ranks).index(issue)) if issue in ranks else None


def _ranged(found: list[tuple[float, float]]) -> tuple[float, float, float] | None:
    if not found:
        return None
    low, high = found[0]
    return low, (low + high) / 2.0, high


def passed_over(case: Case) -> tuple[PassedOver, ...]:
    """Return the issues with a stated position that cannot be answered, and what to add for each."""
    return tuple(
        PassedOver(each.issue, _missing(case, each))
        for each in _all_fields(case)
        if each.standings and not _solvable(each)
    )


def _solvable(field: Field) -> bool:
    return len(field.seen) > 1 and any(
        each.capability is not None
        and each.salience is not None
        and each.capability[1] * each.salience[1] > 0
        for each in field.seen
    )


def _missing(case: Case, field: Field) -> str:
    if len(field.standings) == 1:
        return f"add a [[position]] of somebody beside {case.name_of(field.standings[0].party)}"
    lacking = {
        what: [each.party for each in field.standings if getattr(each, what) is None]
        for what in ("capability", "salience")
    }
    told = [f"[[{what}]] of {', '.join(who)}" for what, who in lacking.items() if who]
    return f"add {' and '.join(told)}" if told else "every capability times salience is zero; widen one"


def lacking(case: Case) -> tuple[Problem, ...]:
    """Return what the case would have to say for one issue at least to be answered; empty if one can."""
    found = fields(case)
    if any(map(_solvable, found)):
        return ()
    if not found:
        rule = "no issue has stated positions of two parties or more, so nobody bargains in space"
        return (Problem(case.shown, rule, "add [[position]] entries", missing=True),)
    return tuple(
        Problem(case.shown, f"the spatial models cannot read issue {each.issue!r}", each.why, missing=True)
        for each in passed_over(case)
        if each.issue in {field.issue for field in found}
    )
