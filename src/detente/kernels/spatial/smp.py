"""The spatial model of politics (KTAB: Wise, Lester & Efird 2015), turn by turn, many draws at once.

Each turn every actor works out whom it would gain most by challenging, in its own eyes, third parties included, and what
bargain would spare both the contest. Each then takes from the bargains it is a side of the one that all actors, by their
capability, would likeliest elect.

Two modes. `port` is what the reference program computes. The default mends it: bargains seen by the receiver take its
estimate of the probability (the program: of the gain); bargains weighed by power take each side's own capability (the
program: the initiator's for both); equal probabilities leave nobody averse to risk (the program ends without a number);
Markov elections have a last step; ties go by position, then by name. With `risk_estimate` Full and with stochastic choice,
which the program cannot run or repeat, there is but the one mode.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.repeats import CYCLE, REST, ROUNDS, returned_to
from detente.kernels.spatial.smp_options import SmpOptions
from detente.kernels.spatial.smp_turn import Stand, turn, winning
from detente.kernels.spatial.ties import canonical

__all__ = ["SmpRun", "spatial_model"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_NEAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class SmpRun:
    """Turns of the spatial model of politics. Turns after the end repeat the last positions.

    Attributes:
        positions: After each turn, the first the beginning, 0 to 1, shape (draws, turns + 1, actors, dimensions).
        chances: Of each actor's position in an election among all, shape (draws, turns + 1, actors).
        partners: With whom each struck a bargain, itself if with nobody, shape (draws, turns, actors).
        targets: Whom each would have challenged, itself if nobody, likewise.
        ratios: Sum of the moves of a turn as part of the first turn's, shape (draws, turns).
        ended: How many turns were run, shape (draws,).
        stops: Why it ended, `repeats.ROUNDS`, `REST` or `CYCLE`, shape (draws,).
        back_to: Number of the turn that came back; -1 if none did, shape (draws,).
    """

    positions: Floats
    chances: Floats
    partners: Ints
    targets: Ints
    ratios: Floats
    ended: Ints
    stops: Ints
    back_to: Ints


def spatial_model(
    capabilities: Floats,
    saliences: Floats,
    positions: Floats,
    options: SmpOptions | None = None,
    *,
    rng: np.random.Generator | None = None,
    port: bool = False,
    ranks: Ints | None = None,
) -> SmpRun:
    """Return the turns of the spatial model of politics.

    Args:
        capabilities: None negative, shape (draws, actors).
        saliences: Shape (draws, actors, dimensions), an actor's summing to one at most.
        positions: 0 to 1, likewise.
        options: Default KTAB's own.
        rng: For stochastic choice.
        port: Compute as the reference program does, faults included.
        ranks: Ranks of the actors' names, which break ties; None takes the order given.

    Raises:
        ValueError: shapes that differ, less than two actors, or stochastic choice without `rng`.
    """
    options = options or SmpOptions()
    _check(capabilities, saliences, positions)
    if options.choice == "Stochastic" and rng is None:
        raise ValueError("spatial_model: stochastic choice needs a generator")
    order, back = canonical(positions.shape[1], None if port else ranks)
    stand = Stand(
        np.asarray(capabilities, dtype=np.float64)[:, order],
        np.asarray(saliences, dtype=np.float64)[:, order],
        np.asarray(positions, dtype=np.float64)[:, order],
        np.asarray(positions, dtype=np.float64)[:, order],
    )
    return _permuted(
        _Run(stand, options, rng if options.choice == "Stochastic" else None, port).run(), order, back
    )


def _check(capabilities: Floats, saliences: Floats, positions: Floats) -> None:
    if (
        positions.ndim != 3
        or positions.shape[1] < 2
        or saliences.shape != positions.shape
        or capabilities.shape != positions.shape[:2]
    ):
        raise ValueError(
            "spatial_model: needs capabilities (draws, at least 2 actors), saliences and positions (draws, actors, "
            f"dimensions), not {capabilities.shape}, {saliences.shape}, {positions.shape}"
        )


class _Run:
    """The turns of all draws; those that came to an end are left alone."""

    def __init__(
        self, stand: Stand, options: SmpOptions, rng: np.random.Generator | None, port: bool
    ) -> None:
        self.stand, self.options, self.rng, self.port = stand, options, rng, port
        draws, actors = stand.capabilities.shape
        turns = options.turns
        self.positions = np.repeat(stand.positions[:, None], turns + 1, axis=1)
        self.ideals = self.positions if options.ideal_adjustment == 1.0 else self.positions.copy()
        self.chances = np.zeros((draws, turns + 1, actors))
        self.partners = np.broadcast_to(np.arange(actors), (draws, turns, actors)).copy()
        self.targets = self.partners.copy()
        self.ratios = np.zeros((draws, turns))
        self.first = np.zeros(draws)
        self.ended, self.stops = np.full(draws, turns), np.full(draws, ROUNDS)
        self.back_to = np.full(draws, -1)

    def run(self) -> SmpRun:
        """Return all turns until each draw has ended."""
        alive = np.arange(len(self.positions))
        self.chances[:] = winning(self.stand, self.options)[:, None]
        for t in range(self.options.turns):
            alive = alive[~self._step(t, alive)]
            if not len(alive):
                break
        last = int(self.ended.max())
        return SmpRun(
            self.positions[:, : last + 1], self.chances[:, : last + 1], self.partners[:, :last],
            self.targets[:, :last], self.ratios[:, :last], self.ended, self.stops, self.back_to,
        )  # fmt: skip

    def _step(self, t: int, alive: Ints) -> NDArray[np.bool_]:
        """Take a turn in the draws that go on, and return which of them have ended."""
        stand = Stand(
            self.stand.capabilities[alive], self.stand.saliences[alive],
            self.positions[alive, t], self.ideals[alive, t],
        )  # fmt: skip
        drawn = self.rng.random(stand.capabilities.shape) if self.rng is not None else None
        after = turn(stand, self.options, self.chances[alive, t], drawn, port=self.port)
        rate = self.options.ideal_adjustment
        ideals = after.positions if rate == 1.0 else rate * after.positions + (1.0 - rate) * stand.ideals
        self.positions[alive, t + 1 :] = after.positions[:, None]
        self.ideals[alive, t + 1 :] = ideals[:, None]
        self.partners[alive, t], self.targets[alive, t] = after.partners, after.challenges.targets
        next_stand = replace(stand, positions=after.positions, ideals=ideals)
        self.chances[alive, t + 1 :] = winning(next_stand, self.options)[:, None]
        moved = np.sqrt(((after.positions - stand.positions) ** 2).sum(axis=-1)).sum(axis=-1)
        if t == 0:
            self.first = moved + 1e-4
        self.ratios[alive, t] = moved / self.first[alive]
        return self._ended(t, alive)

    def _ended(self, t: int, alive: Ints) -> NDArray[np.bool_]:
        still = (self.ratios[alive, t] < self.options.stop_ratio) & (t >= 1)
        earlier = np.full(len(alive), -1)
        if not self.port and self.rng is None:
            earlier = returned_to(self._state(alive, slice(0, t + 1)), self._state(alive, t + 1), _NEAR)
        done = still | (earlier >= 0)
        circles = (earlier >= 0) & (earlier < t) & ~still
        ended = alive[done]
        self.ended[ended] = t + 1
        self.stops[ended] = np.where(circles, CYCLE, REST)[done]
        self.back_to[ended] = np.where(circles, earlier, -1)[done]
        return np.asarray(done)

    def _state(self, alive: Ints, at: int | slice) -> Floats:
        if self.ideals is self.positions:
            return np.asarray(self.positions[alive, at])
        return np.concatenate([self.positions[alive, at], self.ideals[alive, at]], axis=-1)


def _permuted(run: SmpRun, order: Ints, back: Ints) -> SmpRun:
    return SmpRun(
        run.positions[:, :, back], run.chances[:, :, back], order[run.partners[..., back]],
        order[run.targets[..., back]], run.ratios, run.ended, run.stops, run.back_to,
    )  # fmt: skip
