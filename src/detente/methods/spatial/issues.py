"""The models' answer on one issue of a case: the statics, both dynamics, draws from the ranges, who matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Case
from detente.kernels.spatial import (
    Drawn,
    Mapper,
    Ranges,
    SmpOptions,
    condorcet_winners,
    ensemble,
    expected_utility,
    first_order,
    points,
    spatial_model,
    without_each,
)
from detente.methods.spatial.answer import (
    Actor,
    Dynamic,
    DynamicModel,
    Influence,
    Interval,
    IssueAnswer,
    Level,
    Move,
    Push,
    Round,
)
from detente.methods.spatial.courses import Course, Scale, smp_course, utility_course
from detente.methods.spatial.from_case import Field, scale, silent_on

__all__ = ["Draws", "answer_on"]

Floats = NDArray[np.float64]

_A_POINT = 0.01
_SCALE = Scale(((0.0, 100.0),))


@dataclass(frozen=True, slots=True)
class Draws:
    """How draws are made: how many, over what, and who is told (how many are done, of how many)."""

    count: int
    mapping: Mapper = map
    progress: Callable[[int, int], None] | None = None


def answer_on(
    case: Case, field: Field, rounds: int, options: SmpOptions, draws: Draws, rng: np.random.Generator
) -> IssueAnswer:
    """Return the answer on an issue.

    Args:
        case: The case.
        field: Of it, one with weight.
        rounds: Most rounds of expected utility.
        options: Of the spatial model of politics.
        draws: From the ranges.
        rng: Where chance comes from.
    """
    middle = field.array(1)
    ranges = Ranges(
        field.array(0), field.array(2), rounds, options, _name_ranks(case, field), field.ranked, middle[2]
    )
    over = _over(ranges, middle, draws, rng)
    central = points(middle[None], ranges, rng)
    return IssueAnswer(
        issue=field.issue,
        levels=tuple(_levels(case, field)),
        actors=tuple(_actors(field)),
        left_out=tuple(each.party for each in field.standings if not each.whole),
        silent=silent_on(case, field),
        agreed=bool(np.ptp(middle[2]) == 0.0 and (ranges.low[2] == ranges.high[2]).all()),
        mean=100.0 * float(central.means[0]),
        median=100.0 * float(central.medians[0]),
        winners=_winners(middle),
        mean_over_draws=_interval(over.means),
        median_over_draws=_interval(over.medians),
        expected_utility=_dynamic(field, _utility(ranges, middle), over.utility),
        smp=_dynamic(field, _smp(ranges, middle, rng), over.smp),
        pushes=tuple(_pushes(field, over)),
        influences=tuple(_influences(field, middle, ranges, over)),
        draws=len(over.means),
    )


def _over(ranges: Ranges, middle: Floats, draws: Draws, rng: np.random.Generator) -> Drawn:
    """Return the answers over draws; where nothing is open the one there is."""
    if not (ranges.low < ranges.high).any():
        return points(middle[None], ranges, rng)
    return ensemble(ranges, draws.count, rng, mapping=draws.mapping, progress=draws.progress)


def _levels(case: Case, field: Field) -> Iterator[Level]:
    for each, place in zip(case.issue[field.issue].positions, scale(case, field.issue), strict=True):
        yield Level(each.id, each.name, 100.0 * place)


def _winners(middle: Floats) -> tuple[float, ...]:
    won = middle[2][condorcet_winners(middle[2], middle[0] * middle[1])]
    return tuple(sorted({100.0 * float(place) for place in won}))


def _name_ranks(case: Case, field: Field) -> NDArray[np.intp]:
    names = [(case.name_of(each.party), each.party) for each in field.seen]
    order = sorted(range(len(names)), key=lambda k: names[k])
    return np.argsort(np.array(order, dtype=np.intp))


def _actors(field: Field) -> Iterator[Actor]:
    for k, each in enumerate(field.seen):
        (c0, s0, x0), (c, s, x), (c1, s1, x1) = (field.array(place)[:, k].tolist() for place in range(3))
        yield Actor(
            each.party, 100.0 * x, 100.0 * x0, 100.0 * x1, c, c0, c1, s, s0, s1, each.judgements
        )  # fmt: skip


def _interval(figures: Floats) -> Interval:
    low, middle, high = (100.0 * np.quantile(figures, (0.05, 0.5, 0.95))).tolist()
    return Interval(low, middle, high)


def _utility(ranges: Ranges, middle: Floats) -> Course:
    rows = (each[None] for each in middle)
    run = expected_utility(*rows, rounds=ranges.rounds, ranks=ranges.ranks)
    return utility_course(run, 0, (middle[0] * middle[1])[:, None], _SCALE)


def _smp(ranges: Ranges, middle: Floats, rng: np.random.Generator) -> Course:
    run = spatial_model(
        middle[None, 0], middle[None, 1, :, None], middle[None, 2, :, None], ranges.options,
        rng=rng, ranks=ranges.ranks,
    )  # fmt: skip
    return smp_course(run, 0, (middle[0] * middle[1])[:, None], _SCALE, ranges.options)


def _dynamic(field: Field, course: Course, over: Floats) -> Dynamic:
    parties = [each.party for each in field.seen]
    medians = [each.medians[0] for each in course.rounds]
    return Dynamic(
        model=course.model,
        rounds=tuple(
            Round(each.number, tuple(x[0] for x in each.positions), each.means[0], each.medians[0])
            for each in course.rounds
        ),
        moves=tuple(
            Move(each.round, parties[each.actor], parties[each.toward], each.kind, each.start[0], each.end[0])
            for each in course.steps
        ),
        stop=course.stop,
        cycle=course.cycle,
        forecast=medians[-1],
        lowest=min(medians),
        highest=max(medians),
        over_draws=_interval(over),
    )


def _pushes(field: Field, over: Drawn) -> Iterator[Push]:
    """Yield who moves whom, each way by itself: what adds up to a point of a hundred or more in a draw counts."""
    parties = [each.party for each in field.seen]
    found: list[tuple[int, Push]] = []
    models: tuple[tuple[DynamicModel, Floats], ...] = (
        ("expected-utility", over.utility_moves), ("smp", over.smp_moves)
    )  # fmt: skip
    for model, moves in models:
        for sign in (-1.0, 1.0):
            way = sign * moves >= _A_POINT
            counts = way.sum(axis=0)
            for one, other in zip(*np.nonzero(counts), strict=True):
                count = int(counts[one, other])
                opposite = int((-sign * moves[:, one, other] >= _A_POINT).sum())
                distance = 100.0 * float(moves[way[:, one, other], one, other].mean())
                push = Push(model, parties[other], parties[one], count, opposite, len(moves), distance)
                found.append((count, push))
    yield from (each for _, each in sorted(found, key=lambda pair: -pair[0]))


def _influences(field: Field, middle: Floats, ranges: Ranges, over: Drawn) -> Iterator[Influence]:
    count = middle.shape[1]
    rest = without_each(middle, ranges) if count > 2 else None
    alone = middle[2][::-1]  # of two, the other
    explained = [_explained(over, each) for each in (over.means, over.utility, over.smp)]
    central = points(middle[None], ranges, np.random.default_rng(0)).means[0]
    means = rest.means if rest is not None else alone
    medians = rest.medians if rest is not None else alone
    for k in np.argsort(-np.abs(means - central), kind="stable").tolist():
        yield Influence(
            party=field.seen[k].party,
            without_mean=100.0 * float(means[k]),
            without_median=100.0 * float(medians[k]),
            without_expected_utility=None if rest is None else 100.0 * float(rest.utility[k]),
            without_smp=None if rest is None else 100.0 * float(rest.smp[k]),
            explains_mean=float(explained[0][k]),
            explains_expected_utility=float(explained[1][k]),
            explains_smp=float(explained[2][k]),
        )


def _explained(over: Drawn, answers: Floats) -> Floats:
    """Return what each party's ranges explain, its position, capability and salience added up."""
    draws, inputs, parties = over.inputs.shape
    shares = first_order(over.inputs.reshape(draws, -1), answers).reshape(inputs, parties)
    return np.asarray(np.minimum(shares.sum(axis=0), 1.0))
