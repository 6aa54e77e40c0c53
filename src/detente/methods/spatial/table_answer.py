"""What the spatial models answer on a table of actors."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, Problem
from detente.kernels.spatial import (
    SmpOptions,
    compromise_mean,
    condorcet_winners,
    expected_utility,
    spatial_model,
    weighted_median,
)
from detente.methods.spatial.answer import CAUTION
from detente.methods.spatial.courses import Course, Round, Scale, Step, smp_course, utility_course
from detente.methods.spatial.table import Table

__all__ = ["MODELS", "Question", "TableAnswer", "table_answer", "table_json"]

Floats = NDArray[np.float64]

MODELS = ("compromise", "median", "expected-utility", "smp")
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a table.

    Attributes:
        models: Some of `MODELS`; the statics are answered in any case.
        rounds: Most rounds, or turns; None for ten rounds of expected utility and a hundred turns.
        port: Compute as the reference programs do.
        scale: The ends of the scale that the spatial model of politics measures on; None for the lowest and highest
            position given, in each dimension, and with `port` for 0 and 100.
        seed: For stochastic choice.
        options: Of the spatial model of politics.
    """

    models: tuple[str, ...] = MODELS
    rounds: int | None = None
    port: bool = False
    scale: tuple[float, float] | None = None
    seed: int = 0
    options: SmpOptions = field(default_factory=SmpOptions)


@dataclass(frozen=True, slots=True, eq=False)
class TableAnswer:
    """The answer on a table.

    Attributes:
        table: The table.
        question: What was asked.
        scale: Ends of the scale, one pair a dimension.
        agreed: All stand at one place: every model answers that place.
        means: Compromise means, one a dimension.
        medians: Weighted medians.
        winners: Positions that no other held beats by votes, in each dimension.
        expected_utility: One course a dimension; none where it was not asked for.
        smp: One course; None where it was not asked for.
    """

    table: Table
    question: Question
    scale: Scale
    agreed: bool
    means: tuple[float, ...]
    medians: tuple[float, ...]
    winners: tuple[tuple[float, ...], ...]
    expected_utility: tuple[Course, ...]
    smp: Course | None


def table_answer(table: Table, question: Question) -> TableAnswer:
    """Return the answer on a table.

    Raises:
        InputError: a position lies outside the scale asked for.
    """
    scale = _scale(table, question)
    weights = table.capabilities[:, None] * table.saliences
    held = condorcet_winners(table.positions.T, weights.T)
    return TableAnswer(
        table=table,
        question=question,
        scale=scale,
        agreed=bool((np.ptp(table.positions, axis=0) == 0).all()),
        means=tuple(compromise_mean(table.positions.T, weights.T).tolist()),
        medians=tuple(weighted_median(table.positions.T, weights.T).tolist()),
        winners=tuple(
            tuple(sorted(set(at[won].tolist()))) for at, won in zip(table.positions.T, held, strict=True)
        ),
        expected_utility=tuple(
            _utility(table, question, k)
            for k in range(len(table.dimensions))
            if "expected-utility" in question.models
        ),
        smp=_smp(table, question, scale) if "smp" in question.models else None,
    )


def _scale(table: Table, question: Question) -> Scale:
    if question.scale is None and not question.port:
        ends = zip(table.positions.min(axis=0).tolist(), table.positions.max(axis=0).tolist(), strict=True)
        return Scale(tuple(ends))
    low, high = question.scale or (0.0, 100.0)
    outside = ~((table.positions >= low) & (table.positions <= high)).all(axis=1)
    if "smp" in question.models and outside.any():
        first = table.actors[int(np.argmax(outside))]
        rule = f"the position of {first!r} lies outside the scale of {low:g} to {high:g}"
        raise InputError([Problem(table.shown, rule, "give the scale's ends, such as --scale 4:10")])
    return Scale(((low, high),) * len(table.dimensions))


def _ranks(table: Table) -> NDArray[np.intp]:
    return np.argsort(np.argsort(np.array(table.actors)))


def _utility(table: Table, question: Question, k: int) -> Course:
    positions, saliences = table.positions[:, k], table.saliences[:, k]
    run = expected_utility(
        table.capabilities[None], saliences[None], positions[None],
        rounds=question.rounds or 10, port=question.port, ranks=_ranks(table),
    )  # fmt: skip
    return utility_course(run, 0, (table.capabilities * saliences)[:, None], Scale(((0.0, 1.0),)))


def _smp(table: Table, question: Question, scale: Scale) -> Course:
    low, high = np.array(scale.ends).T
    inside = (table.positions - low) / np.where(high > low, high - low, 1.0)
    options = question.options
    if question.rounds is not None:
        options = replace(options, turns=question.rounds)
    run = spatial_model(
        table.capabilities[None], table.saliences[None], inside[None], options,
        rng=np.random.default_rng(question.seed), port=question.port, ranks=_ranks(table),
    )  # fmt: skip
    return smp_course(run, 0, table.capabilities[:, None] * table.saliences, scale, options)


def table_json(answer: TableAnswer) -> dict[str, Any]:
    """Return an answer as JSON holds it, numbers to six decimals; `docs/methods/spatial.md` says what each part is."""
    table = answer.table
    models: dict[str, Any] = {}
    if answer.expected_utility:
        named = zip(table.dimensions, answer.expected_utility, strict=True)
        models["expected-utility"] = {name: _course(course, table) for name, course in named}
    if answer.smp is not None:
        models["smp"] = _course(answer.smp, table)
    return {
        "actors": list(table.actors),
        "agreed": answer.agreed,
        "caution": CAUTION,
        "compromise_mean": _digits(answer.means),
        "condorcet_winners": [_digits(each) for each in answer.winners],
        "dimensions": list(table.dimensions),
        "models": models,
        "port": answer.question.port,
        "scale": [_digits(each) for each in answer.scale.ends],
        "weighted_median": _digits(answer.medians),
    }


def _course(course: Course, table: Table) -> dict[str, Any]:
    return {
        "cycle": None if course.cycle is None else list(course.cycle),
        "forecast": _digits(course.rounds[-1].medians),
        "moves": [_step(each, table) for each in course.steps],
        "rounds": [_round(each) for each in course.rounds],
        "stop": course.stop,
    }


def _round(each: Round) -> dict[str, Any]:
    return {
        "mean": _digits(each.means),
        "median": _digits(each.medians),
        "positions": [_digits(at) for at in each.positions],
        "risk": _digits(each.risk) if each.risk else None,
        "round": each.number,
    }


def _step(each: Step, table: Table) -> dict[str, Any]:
    return {
        "actor": table.actors[each.actor],
        "from": _digits(each.start),
        "kind": each.kind,
        "round": each.round,
        "to": _digits(each.end),
        "toward": table.actors[each.toward],
    }


def _digits(values: tuple[float, ...]) -> list[float]:
    return [round(value, _DIGITS) + 0.0 for value in values]
