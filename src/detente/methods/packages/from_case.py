"""A case as a bargain: who has saliences is asked to agree, and what the case leaves unsaid becomes a range or a note."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from detente.case.bargaining import Reservation
from detente.case.grounds import Grade
from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.case.talks import Delivery, Issue, Proposal, Salience
from detente.kernels.bargaining import integer_scale
from detente.kernels.ranked_weights import rank_order_centroid, ranking_among
from detente.methods.packages.bargain import (
    Bargain,
    Bond,
    Deliverable,
    Draft,
    Said,
    Side,
    Span,
    Stake,
    Topic,
    lowest_grade,
    middle,
)
from detente.methods.packages.bonds import bonds_of
from detente.methods.packages.worth import between, exact, from_ideal
from detente.toml.file import Location

__all__ = ["METHOD_NAME", "bargain_of"]

METHOD_NAME = "packages"

_NEARLY_ONE = Fraction(9, 10)
_AT_TABLE = ("belligerent", "mediator")


def bargain_of(case: Case) -> Bargain:
    """Return a case as a bargain between the parties that have saliences, in the order of the case."""
    return _Reader(case).bargain()


class _Reader:
    """Reads one case and gathers what it leaves unsaid."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.judged: Mapping[Location, Judged] = {each.location: each for each in judgements(case)}
        self.saliences = {(each.party, each.issue): (i, each) for i, each in enumerate(case.saliences)}
        self.ideals = {(party, issue): at for party, issue, at in _latest(case)}
        self.notes: list[str] = []

    def bargain(self) -> Bargain:
        case = self.case
        weighty = [(party, issue) for party, issue in self.saliences if self.valued(party, issue)]
        self.topics = [issue for issue in case.issues if any(issue.id == each for _, each in weighty)]
        self.place = {issue.id: i for i, issue in enumerate(self.topics)}
        deciding = [party for party in case.parties if any(party.id == each for each, _ in weighty)]
        powers = self.powers([party.id for party in deciding])
        sides = tuple(self.side(party.id, power) for party, power in zip(deciding, powers, strict=True))
        self.unsaid([party.id for party in deciding])
        self.notes.extend(self.inner(side) for side in sides if _asks_within(side, self.topics))
        self.notes.extend(_short_of_one(side) for side in sides if side.best < _NEARLY_ONE)
        return Bargain(
            shown=case.shown,
            topics=tuple(_topic(issue) for issue in self.topics),
            sides=sides,
            bonds=tuple(self.bonds()),
            drafts=tuple(self.draft(proposal) for proposal in case.proposals),
            at_table=frozenset(party.id for party in case.parties if party.role in _AT_TABLE),
            delivered={
                (issue.id, each.id): found
                for issue in case.issues
                for level, each in enumerate(issue.positions)
                if (found := self.deliverable(issue.id, level))
            },
            left_out=tuple(party.id for party in case.parties if party not in deciding),
            notes=tuple(self.notes),
            party_names={each.id: each.name for each in case.parties},
            issue_names={each.id: each.name for each in case.issues},
            level_names={
                (issue.id, level.id): level.name for issue in case.issues for level in issue.positions
            },
        )

    def valued(self, party: str, issue: str) -> bool:
        """Return whether anything says what levels of an issue are worth to a party."""
        given = [each for each in self.case.values if (each.party, each.issue) == (party, issue)]
        return (party, issue) in self.ideals or len(given) > 1

    def side(self, party: str, power: int) -> Side:
        found = next((each for each in enumerate(self.case.reservations) if each[1].party == party), None)
        stakes = tuple(
            self.stake(i, each) for (of, issue), (i, each) in self.saliences.items() if of == party and issue in self.place
            and self.valued(party, issue)
        )  # fmt: skip
        side = Side(
            party,
            self.case.name_of(party),
            self.case.party[party].role,
            _ranked_among(sorted(stakes, key=lambda stake: stake.topic)),
            power=power,
            set_aside=self.set_aside(party),
        )
        return self.with_reservation(side, *found) if found else side

    def set_aside(self, party: str) -> Fraction:
        """Return what share of a party's saliences is on issues of which nothing says what it wants there."""
        mine = {issue: each for (of, issue), (_, each) in self.saliences.items() if of == party}
        ranks = [each.rank for each in mine.values() if each.rank is not None]
        own = (
            dict(zip(mine, rank_order_centroid(ranks), strict=True))
            if ranks
            else {issue: middle(_weight(each)) for issue, each in mine.items()}
        )
        total = sum(own.values(), Fraction(0))
        aside = sum((each for issue, each in own.items() if not self.valued(party, issue)), Fraction(0))
        return aside / total if total else Fraction(0)

    def with_reservation(self, side: Side, i: int, given: Reservation) -> Side:
        judged = self.judged["reservation", i]
        span = (exact(given.low), exact(given.high))
        return replace(
            side, reservation=span, reservation_grade=judged.grade, reservation_judgement=judged.id
        )

    def stake(self, i: int, salience: Salience) -> Stake:
        issue = self.case.issue[salience.issue]
        key = (salience.party, salience.issue)
        weighed = self.judged["salience", i]
        low, high, ideal, behind = self.worth(*key)
        least = next(
            (each for each in enumerate(self.case.minimums) if (each[1].party, each[1].issue) == key), None
        )
        stake = Stake(
            topic=self.place[issue.id],
            weight=_weight(salience),
            rank=salience.rank,
            low=low,
            high=high,
            ideal=ideal,
            grade=lowest_grade((weighed.grade, *(_how_much(each.grade) for each in behind))),
            judgements=(weighed.id, *(each.id for each in behind)),
        )
        return self.with_minimum(stake, least[0]) if least else stake

    def with_minimum(self, stake: Stake, i: int) -> Stake:
        given, judged = self.case.minimums[i], self.judged["minimum", i]
        places = [self.case.level(given.issue, words) or 0 for words in (given.low, given.high)]
        return replace(
            stake,
            minimum=(places[0], places[1]),
            minimum_grade=judged.grade,
            minimum_judgement=judged.id,
        )

    def worth(
        self, party: str, issue: str
    ) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...], int | None, list[Judged]]:
        """Return low and high values of an issue's levels, the ideal they follow from, and the judgements behind."""
        levels = len(self.case.issue[issue].positions)
        given: dict[int, Span] = {}
        behind: list[Judged] = []
        for i, each in enumerate(self.case.values):
            if (each.party, each.issue) == (party, issue):
                given[self.case.level(issue, each.position) or 0] = (exact(each.low), exact(each.high))
                behind.append(self.judged["value", i])
        stated = self.ideals.get((party, issue))
        ideal = None if stated is None else self.level_stated(stated)
        if not given and ideal is not None and stated is not None:
            values = from_ideal(ideal, levels)
            return values, values, ideal, [self.judged["position", stated]]
        if stated is not None and ideal not in given:
            behind.append(self.judged["position", stated])
        low, high = between(given, ideal, levels)
        return low, high, None, behind

    def level_stated(self, i: int) -> int:
        position = self.case.positions[i]
        return self.case.level(position.issue, position.stated) or 0

    def powers(self, parties: list[str]) -> tuple[int, ...]:
        """Return bargaining powers from capabilities, all 1 where one is missing."""
        found = {each.party: each for each in self.case.capabilities if each.issue is None}
        missing = [party for party in parties if party not in found or not found[party].high]
        if missing or not parties:
            if found and missing:
                names = ", ".join(self.case.name_of(party) for party in missing)
                self.notes.append(
                    f"Bargaining powers are taken as equal: no capability is given for {names}."
                )
            return (1,) * len(parties)
        middles = [middle((exact(found[party].low), exact(found[party].high))) for party in parties]
        integers = integer_scale([max(round(each * 100), 1) for each in middles])[0].tolist()
        divisor = math.gcd(*integers)
        return tuple(each // divisor for each in integers)

    def unsaid(self, deciding: list[str]) -> None:
        """Note what weighs and is not valued, and what is asked for and not weighed."""
        for party, issue in self.saliences:
            if not self.valued(party, issue):
                self.notes.append(
                    f"What levels of {self.name(issue)} are worth to {self.case.name_of(party)} is unknown: it has"
                    " neither a stated position nor two values there, so the issue is left aside for it."
                )
        for party, issue in self.ideals:
            if party in deciding and (party, issue) not in self.saliences:
                self.notes.append(
                    f"How much {self.name(issue)} weighs with {self.case.name_of(party)} is unknown, though it has a stated"
                    " position there; the issue is left aside for it."
                )

    def inner(self, side: Side) -> str:
        """Note where levels on both sides of what a party asks for count as worse, which nobody has said."""
        issues = ", ".join(self.topics[stake.topic].name for stake in _asks_within(side, self.topics))
        return (
            f"{side.name} asks for a level in between on {issues}: levels on both sides of it are taken as worth less to"
            " it. Where it would take more than it asks for, give [[value]]s."
        )

    def name(self, issue: str) -> str:
        return self.case.issue[issue].name

    def bonds(self) -> Iterator[Bond]:
        """Yield links between terms, as far as they are on issues that count, and note the others."""
        for each in bonds_of(self.case, self.judged, self.place):
            if isinstance(each, Bond):
                yield each
            else:
                self.notes.append(each)

    def draft(self, proposal: Proposal) -> Draft:
        asked = {term.issue: self.case.level(term.issue, term.position) or 0 for term in proposal.terms}
        answers = sorted(proposal.answers, key=lambda each: each.on or date.min)
        return Draft(
            id=proposal.id,
            name=proposal.name,
            by=proposal.by,
            terms={self.place[issue]: level for issue, level in asked.items() if issue in self.place},
            places=asked,
            asked={issue: self.case.issue[issue].positions[level].id for issue, level in asked.items()},
            answers=tuple(Said(each.party, each.issue, each.answer) for each in answers),
        )

    def deliverable(self, issue: str, level: int) -> Deliverable | None:
        """Return who can deliver a level: what the case says of that level, else of the issue."""
        said = [(i, each) for i, each in enumerate(self.case.deliveries) if each.issue == issue]
        exactly = [
            (i, each) for i, each in said if each.position and self.case.level(issue, each.position) == level
        ]
        for i, each in exactly or [(i, each) for i, each in said if each.position is None]:
            return Deliverable(each.by, _ratify(each), self.judged["delivery", i].id)
        return None


def _weight(salience: Salience) -> Span:
    """Return a salience's range; of a ranked one 1, for its rank says what it weighs."""
    low, high = salience.span or (1.0, 1.0)
    return exact(low), exact(high)


def _ranked_among(stakes: list[Stake]) -> tuple[Stake, ...]:
    """Return stakes with their places among themselves, issues that are left aside no longer counted."""
    ranks = [stake.rank for stake in stakes if stake.rank is not None]
    if not ranks:
        return tuple(stakes)
    return tuple(replace(stake, rank=rank) for stake, rank in zip(stakes, ranking_among(ranks), strict=True))


def _short_of_one(side: Side) -> str:
    return (
        f"No package is worth more than {float(side.best):.2f} to {side.name}, for its values stay below 1 on some issues:"
        " rules that compare parties count it low."
    )


def _asks_within(side: Side, topics: list[Issue]) -> list[Stake]:
    """Return the stakes whose values fall on both sides of what is asked for."""
    return [
        stake
        for stake in side.stakes
        if stake.ideal is not None and 0 < stake.ideal < len(topics[stake.topic].positions) - 1
    ]


def _how_much(grade: Grade) -> Grade:
    """Return the grade of how much a level is worth, where sentences carry at best which one is asked for."""
    return "direction" if grade == "stated" else grade


def _ratify(delivery: Delivery) -> tuple[str, ...]:
    return tuple(
        f"{each.body} ({each.rule}{f', by {each.due.isoformat()}' if each.due else ''})"
        for each in delivery.ratify
    )


def _topic(issue: Issue) -> Topic:
    levels = issue.positions
    return Topic(issue.id, issue.name, tuple(each.id for each in levels), tuple(each.name for each in levels))


def _latest(case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield, for each party and issue, the place in the file of the latest stated position; of one day the last."""
    found: dict[tuple[str, str], tuple[date, int]] = {}
    for i, each in enumerate(case.positions):
        if not case.is_stated_by_then(each):
            continue
        key = (each.party, each.issue)
        found[key] = max(found.get(key, (date.min, -1)), (each.on or date.min, i))
    yield from ((party, issue, i) for (party, issue), (_, i) in found.items())
