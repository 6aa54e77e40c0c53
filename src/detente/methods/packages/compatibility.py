"""Whether two proposals can stand together: on paper, under the case's links, and with those who would have to agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from detente.methods.packages.answer import Clash, Compatibility, Fit, Linked
from detente.methods.packages.arrays import Table
from detente.methods.packages.bargain import Draft
from detente.methods.packages.judging import delivered
from detente.methods.packages.silence import fillings_of
from detente.methods.packages.zone import counted_above

__all__ = ["MOST_PAIRS", "compatibilities"]

MOST_PAIRS = 45


def compatibilities(table: Table) -> tuple[Compatibility, ...]:
    """Return how each two proposals stand together, at most those of the first ten."""
    pairs = list(combinations(table.bargain.drafts, 2))
    return tuple(_compatibility(table, first, second) for first, second in pairs[:MOST_PAIRS])


def _compatibility(table: Table, first: Draft, second: Draft) -> Compatibility:
    both = [issue for issue in first.asked if issue in second.asked]
    clashing = [issue for issue in both if first.asked[issue] != second.asked[issue]]
    joint = {**second.terms, **first.terms}
    other = {**first.terms, **second.terms}
    broken = tuple(_broken(table, joint, other))
    accepted = [_accepted(table, terms) for terms in (joint, other)]
    return Compatibility(
        first=first.id,
        second=second.id,
        fit=_fit(clashing, broken, both),
        same=tuple(issue for issue in both if issue not in clashing),
        clashes=tuple(_clash(table, issue, first, second) for issue in clashing),
        only_first=tuple(issue for issue in first.asked if issue not in second.asked),
        only_second=tuple(issue for issue in second.asked if issue not in first.asked),
        broken=broken,
        joint={**second.asked, **first.asked},
        accepted=accepted[0],
        accepted_other=accepted[1],
        refused_by=tuple(_refusing(table, (joint, other))),
        absent=_absent(table, (first, second)),
    )


def _fit(clashing: Sequence[str], broken: Sequence[Linked], both: Sequence[str]) -> Fit:
    if clashing:
        return "clashes"
    if broken:
        return "excluded"
    return "fits" if both else "unknown"


def _clash(table: Table, issue: str, first: Draft, second: Draft) -> Clash:
    asked, wanted = first.asked[issue], second.asked[issue]
    place = next((i for i, topic in enumerate(table.bargain.topics) if topic.id == issue), None)
    if place is None:
        return Clash(issue, asked, wanted, abs(first.places[issue] - second.places[issue]), {})
    one, other = first.terms[place], second.terms[place]
    values = {
        side.id: (round(float(stake.middles[one]), 9), round(float(stake.middles[other]), 9))
        for side in table.bargain.sides
        for stake in side.stakes
        if stake.topic == place
    }
    return Clash(issue, asked, wanted, abs(one - other), values)


def _broken(table: Table, *readings: Mapping[int, int]) -> Iterator[Linked]:
    """Yield links that leave no package with the terms of both, whichever prevails where they clash."""
    for bond in table.bargain.bonds:
        open_places = [
            bond.link.allowed[tuple(terms.get(issue, slice(None)) for issue in bond.link.issues)]
            for terms in readings
        ]
        if not any(np.any(each) for each in open_places):
            yield Linked(bond.judgement, bond.says)


def _accepted(table: Table, terms: Mapping[int, int]) -> int | None:
    within, _ = table.domain.restricted(table.proposal(terms))
    return counted_above(within, table.least)


def _refusing(table: Table, readings: Sequence[Mapping[int, int]]) -> Iterator[str]:
    most = []
    for terms in readings:
        ways = fillings_of(table.domain, table.proposal(terms))
        high = ways.worth(table.domain)[1]
        most.append(high if ways.possible else np.full_like(high, np.iinfo(np.int64).min))
    highest = np.max(most, axis=0)
    yield from (party for i, party in enumerate(table.parties) if highest[i] < table.least[i])


def _absent(table: Table, drafts: Sequence[Draft]) -> tuple[str, ...]:
    names = [party for draft in drafts for each in delivered(table, draft) for party in each.absent]
    return tuple(dict.fromkeys(names))
