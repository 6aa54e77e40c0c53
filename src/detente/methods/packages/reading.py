"""What the method made of each party: weights, values and reservation, with what each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from detente.methods.packages.answer import Package, PackagesAnswer, Participant, Weighing
from detente.methods.packages.arrays import Table
from detente.methods.packages.bargain import Side, lowest_grade
from detente.methods.shares import Share

__all__ = ["by_who", "most_often", "participants", "weighings"]


def participants(table: Table) -> Iterator[Participant]:
    """Yield the parties in order."""
    ends = [table.shares(table.reservations[end]) for end in ("low", "middle", "high")]
    for side in table.bargain.sides:
        unknown = tuple(
            table.bargain.topics[stake.topic].id for stake in side.stakes if stake.minimum is None
        )
        given = side.reservation is not None
        grades = [stake.minimum_grade for stake in side.stakes]
        names = [stake.minimum_judgement for stake in side.stakes if stake.minimum_judgement]
        yield Participant(
            party=side.id,
            name=side.name,
            role=side.role,
            reservation=(ends[0][side.id], ends[1][side.id], ends[2][side.id]),
            rests_on=_rests_on(side, unknown),
            grade=side.reservation_grade if given else lowest_grade(tuple(grades)),
            unknown=() if given else unknown,
            power=side.power,
            judgements=(side.reservation_judgement,) if side.reservation_judgement else tuple(names),
        )


def by_who(package: Package) -> dict[tuple[str, ...], list[str]]:
    """Return the issues of a package whose terms need somebody who is not at the table, by who that is."""
    found: dict[tuple[str, ...], list[str]] = {}
    for issue, who in package.absent.items():
        found.setdefault(who, []).append(issue)
    return found


def most_often(answer: PackagesAnswer, issue: str) -> tuple[list[str], Share, Share] | None:
    """Return the levels that rules pick most often over draws, and the lowest and the highest share by a rule.

    Several levels where they come as often; nothing where no rule picks anything in any draw.
    """
    rows = [each.shares for each in answer.robustness.levels if each.issue == issue]
    if not rows:
        return None
    sums = {level: sum(row[level].count for row in rows) for level in rows[0]}
    levels = [level for level, count in sums.items() if count == max(sums.values())]
    shares = sorted((row[levels[0]] for row in rows), key=lambda each: each.count / max(each.draws, 1))
    return levels, shares[0], shares[-1]


def _rests_on(
    side: Side, unknown: tuple[str, ...]
) -> Literal["minimums", "partly", "unknown", "reservation", "file"]:
    if side.as_given:
        return "file"
    if side.reservation is not None:
        return "reservation"
    if not unknown:
        return "minimums"
    return "unknown" if len(unknown) == len(side.stakes) else "partly"


def weighings(table: Table) -> Iterator[Weighing]:
    """Yield what each issue is to each party."""
    for side in table.bargain.sides:
        shares, ends = side.weights(), side.weight_ranges()
        for stake in side.stakes:
            topic = table.bargain.topics[stake.topic]
            spans = zip(stake.low, stake.middles, stake.high, strict=True)
            low, high = ends[stake.topic]
            yield Weighing(
                party=side.id,
                issue=topic.id,
                weight=(_number(low), _number(shares[stake.topic]), _number(high)),
                ideal=None if stake.ideal is None else topic.levels[stake.ideal],
                values={
                    level: (_number(one), _number(two), _number(three))
                    for level, (one, two, three) in zip(topic.levels, spans, strict=True)
                },
                minimum=None
                if stake.minimum is None
                else (topic.levels[stake.minimum[0]], topic.levels[stake.minimum[1]]),
                grade=stake.grade,
                judgements=stake.judgements,
            )


def _number(value: Fraction) -> float:
    return round(float(value), 9)
