"""Runs of the models as rounds and moves, on the scale that positions were given on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial import (
    CAPITULATION,
    COMPROMISE,
    CONFRONTATION,
    CYCLE,
    REST,
    ROUNDS,
    SmpOptions,
    SmpRun,
    UtilityRun,
    compromise_mean,
    weighted_median,
)
from detente.kernels.spatial.attitudes import attitudes
from detente.methods.spatial.answer import DynamicModel, MoveKind, Stop

__all__ = ["Course", "Round", "Scale", "Step", "smp_course", "utility_course"]

Floats = NDArray[np.float64]

_KINDS: dict[int, MoveKind] = {
    CONFRONTATION: "confrontation", COMPROMISE: "compromise", CAPITULATION: "capitulation"
}  # fmt: skip
_STOPS: dict[int, Stop] = {REST: "rest", CYCLE: "cycle", ROUNDS: "rounds"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Where 0 and 1 of the models lie on the scale that positions were given on, one pair a dimension."""

    ends: tuple[tuple[float, float], ...]

    def out(self, positions: Floats) -> Floats:
        """Return positions of 0 to 1 on the scale given, dimensions on the last axis."""
        low, high = np.array(self.ends).T
        return np.asarray(low + positions * (high - low))


@dataclass(frozen=True, slots=True)
class Round:
    """A round: positions an actor and dimension, compromise means and weighted medians a dimension, attitudes to risk.

    `risk` is an exponent in expected utility (1 neutral, above 1 shuns risks), a coefficient in the spatial model of
    politics (0 neutral, above 0 shuns them); empty for the last round, after which nobody acts.
    """

    number: int
    positions: tuple[tuple[float, ...], ...]
    means: tuple[float, ...]
    medians: tuple[float, ...]
    risk: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A move: in which round, whose, with whom (indices), of what kind, from where, to where."""

    round: int
    actor: int
    toward: int
    kind: MoveKind
    start: tuple[float, ...]
    end: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A run of a model; `cycle` names the round that came back and that in which it did."""

    model: DynamicModel
    rounds: tuple[Round, ...]
    steps: tuple[Step, ...]
    stop: Stop
    cycle: tuple[int, int] | None


def utility_course(run: UtilityRun, draw: int, weights: Floats, scale: Scale) -> Course:
    """Return a draw of expected utility as rounds and moves.

    Args:
        run: In one dimension, positions on 0 to 1.
        draw: Which.
        weights: Capability times salience, shape (actors, 1).
        scale: That positions were given on.
    """
    last = int(run.ended[draw])
    places = scale.out(run.positions[draw, : last + 1, :, None])
    kinds = [[_KINDS.get(int(kind), "compromise") for kind in row] for row in run.kinds[draw, :last]]
    return Course(
        "expected-utility",
        tuple(_rounds(places, weights, run.exponents[draw, :last])),
        tuple(_steps(places, run.partners[draw, :last], kinds)),
        _STOPS[int(run.stops[draw])],
        _cycle(run, draw),
    )


def smp_course(run: SmpRun, draw: int, weights: Floats, scale: Scale, options: SmpOptions) -> Course:
    """Return a draw of the spatial model of politics as rounds and moves.

    Args:
        run: Positions on 0 to 1.
        draw: Which.
        weights: Capability times salience, shape (actors, dimensions).
        scale: That positions were given on.
        options: Of the run.
    """
    last = int(run.ended[draw])
    places = scale.out(run.positions[draw, : last + 1])
    risk = attitudes(run.chances[draw, :last], options.risk_range)
    kinds: list[list[MoveKind]] = [["bargain"] * places.shape[1]] * last
    return Course(
        "smp",
        tuple(_rounds(places, weights, risk)),
        tuple(_steps(places, run.partners[draw, :last], kinds)),
        _STOPS[int(run.stops[draw])],
        _cycle(run, draw),
    )


def _cycle(run: UtilityRun | SmpRun, draw: int) -> tuple[int, int] | None:
    back = int(run.back_to[draw])
    return (back, int(run.ended[draw])) if int(run.stops[draw]) == CYCLE else None


def _rounds(places: Floats, weights: Floats, risk: Floats) -> Iterator[Round]:
    for number, at in enumerate(places):
        yield Round(
            number,
            tuple(map(tuple, at.tolist())),
            tuple(compromise_mean(at.T, weights.T).tolist()),
            tuple(weighted_median(at.T, weights.T).tolist()),
            tuple(risk[number].tolist()) if number < len(risk) else (),
        )


def _steps(places: Floats, partners: NDArray[np.intp], kinds: list[list[MoveKind]]) -> Iterator[Step]:
    for t, row in enumerate(partners.tolist()):
        for actor, partner in enumerate(row):
            start, end = tuple(places[t, actor].tolist()), tuple(places[t + 1, actor].tolist())
            if partner != actor and start != end:
                yield Step(t + 1, actor, partner, kinds[t][actor], start, end)
