"""The bargaining map: what packages and proposals are worth to the two belligerents, each with the trades that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from detente.brief.bargaining_map import Axis, BargainingMap, Reach, Spot
from detente.brief.case_telling import bare
from detente.brief.model import Block, Entry
from detente.brief.phrasing import counted
from detente.brief.sections.of_case.deal_words import RULES, Deal, Pick, worth_range
from detente.brief.telling import plain
from detente.methods.packages.answer import JudgedProposal, Package, Participant, PartyReading

__all__ = ["deal_map", "the_two"]

CAPTION = "The bargaining map"
MOST_STEPS = 6
MOST_FRONTIER = 20


def deal_map(deal: Deal) -> tuple[Block, ...]:
    """Return the map; nothing where fewer than two parties are asked to agree."""
    two = the_two(deal)
    if two is None:
        return ()
    across, up = two
    listed = deal.answer.frontier.listed
    held = {_terms(pick.package) for pick in deal.marked}
    others = [each for each in listed if _terms(each) not in held][:MOST_FRONTIER]
    spots = (
        *(_pick(deal, pick, across.party, up.party) for pick in deal.marked),
        *_proposals(deal, across.party, up.party),
        *(_other(deal, i, each, across.party, up.party) for i, each in enumerate(others, start=1)),
    )
    shown = len(others) + sum(pick.solutions[0].on_frontier for pick in deal.marked)
    return (
        BargainingMap(
            f"{CAPTION}: {across.name} and {up.name}",
            _axis(across),
            _axis(up),
            spots,
            tuple(each.name for each in deal.answer.parties if each not in two),
            max(deal.answer.frontier.count - shown, 0),
            tuple(pick.mark for pick in deal.within),
        ),
    )


def the_two(deal: Deal) -> tuple[Participant, Participant] | None:
    """Return the parties along the axes: the first two belligerents, else the first two; None of fewer than two."""
    fighting = [each for each in deal.answer.parties if each.role == "belligerent"]
    order = [*fighting, *(each for each in deal.answer.parties if each.role != "belligerent")]
    return (order[0], order[1]) if len(order) > 1 else None


def _axis(party: Participant) -> Axis:
    return Axis(party.name, *party.reservation)


def _terms(package: Package) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(package.terms.items()))


def _pick(deal: Deal, pick: Pick, across: str, up: str) -> Spot:
    names = _names(deal, pick.mark)
    notes = [bare(f"worth {deal.worth(pick.package)}"), *_leads(deal, pick)]
    told = Entry((plain(f"{names}: {deal.terms(pick.package.terms)}"),), notes=tuple(notes))
    return Spot(pick.mark, "rule", names, pick.package.payoffs[across], pick.package.payoffs[up], told)


def _names(deal: Deal, mark: str) -> str:
    """Return the rules that pick a package: within everybody's minimum, and where losses can be made good."""
    within, freely = (
        "; ".join(RULES[each.rule][0] for pick in picks if pick.mark == mark for each in pick.solutions)
        for picks in (deal.within, deal.picks)
    )
    if not within:
        return freely
    told = f"within everybody's minimum ({within})"
    return f"{told}; where losses can be made good ({freely})" if freely else told


def _leads(deal: Deal, pick: Pick) -> Iterator[Entry]:
    """Yield the trades that lead to a pick: from the proposal that it is nearest to, then from the first of the picks."""
    filled = [(mark, each.filled) for mark, each in deal.proposals.values() if each.filled is not None]
    if filled:
        mark, start = min(filled, key=lambda pair: _apart(pair[1], pick.package))
        yield _path(deal, f"from {mark}, its silence filled", start.terms, pick.package.terms)
    first = deal.marked[0]
    if first is not pick:
        yield _path(deal, f"against {first.mark}", first.package.terms, pick.package.terms)


def _apart(first: Package, second: Package) -> int:
    return sum(second.terms.get(issue) != level for issue, level in first.terms.items())


def _path(deal: Deal, lead: str, start: Mapping[str, str], end: Mapping[str, str]) -> Entry:
    steps = deal.steps(start, end)
    if not steps:
        return bare(f"{lead}: the same terms")
    notes = [bare(deal.step(each)) for each in steps[:MOST_STEPS]]
    if len(steps) > MOST_STEPS:
        notes.append(bare(f"and {counted(len(steps) - MOST_STEPS, 'more term')}"))
    return Entry((plain(f"{lead}, by"),), notes=tuple(notes))


def _proposals(deal: Deal, across: str, up: str) -> Iterator[Spot]:
    for mark, each in deal.proposals.values():
        readings = {reading.party: reading for reading in each.parties}
        if each.filled is None or across not in readings or up not in readings:
            continue
        told = _proposed(deal, each, readings)
        place = each.filled.payoffs
        yield Spot(
            mark,
            "proposal",
            each.name,
            place[across],
            place[up],
            told,
            _reach(readings[across], readings[up]),
        )


def _reach(across: PartyReading, up: PartyReading) -> Reach | None:
    if across.low == across.high and up.low == up.high:
        return None
    return Reach(across.low, across.high, up.low, up.high)


def _proposed(deal: Deal, each: JudgedProposal, readings: Mapping[str, PartyReading]) -> Entry:
    worth = ", ".join(
        f"{deal.about.party(party)} {worth_range(found.low, found.high)}" for party, found in readings.items()
    )
    lead = "worth, by what its silence comes to mean," if each.incomplete else "worth"
    notes = [bare(f"{lead} {worth}")]
    if each.incomplete and each.filled is not None:
        filled = {issue: each.filled.terms[issue] for issue in each.silent if issue in each.filled.terms}
        notes.append(bare(f"its silence filled as well for all as can be: {deal.terms(filled)}"))
    notes += [bare(f"a trade from there: {deal.trade(trade)}") for trade in each.trades]
    runs = (plain(f"{each.name}: {deal.terms(each.terms)}"),)
    tags = deal.about.tags(each.by[0] if len(each.by) == 1 else None)
    found = deal.about.behind(
        runs, deal.about.findings.packages_evidence.get(f"proposal:{each.id}", ()), tags=tags
    )
    return replace(found, notes=tuple(notes))


def _other(deal: Deal, number: int, package: Package, across: str, up: str) -> Spot:
    """Return a package of the frontier, told by how it differs from the pick that it is nearest to."""
    notes = [bare(f"worth {deal.worth(package)}")]
    runs = (plain(deal.terms(package.terms)),)
    if deal.marked:
        near = min(deal.marked, key=lambda pick: _apart(pick.package, package))
        steps = deal.steps(near.package.terms, package.terms)
        told = [deal.step(each) for each in steps[:MOST_STEPS]]
        if len(steps) > MOST_STEPS:
            told.append(f"and {counted(len(steps) - MOST_STEPS, 'more term')}")
        runs = (plain(f"as {near.mark}, but {'; '.join(told)}"),)
    return Spot(
        str(number),
        "frontier",
        f"package {number} of the frontier",
        package.payoffs[across],
        package.payoffs[up],
        Entry(runs, notes=tuple(notes)),
    )
