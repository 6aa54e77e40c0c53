"""The nearest ranking under constraints on single pairs, as an integer program.

Needed where an opponent's stability rests on which of one decision maker's moves are improvements (SEQ): then the
order among many states matters, not only which ones are preferred to one state. For every ordered pair there is a
variable x[a, b] that is 1 where a is preferred to b. A relation is a weak order with ties exactly when x[a, b] and
x[b, a] are not both 1 and x[a, c] <= x[a, b] + x[b, c]; the latter rows are added only where a solution breaks them.
"""

from __future__ import annotations

from collections.abc import Iterable

import highspy
import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.inverse.distance import Nearest

__all__ = ["RankingProgram"]

_ROWS_AT_ONCE = 2_000
_TOLERANCE = 1e-6
_OPTIONS = (
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 0.5),
    ("mip_max_nodes", 2_000),
)


class _Solver(highspy.Highs):
    """A solver silent from its start: as it comes, its constructor prints a banner on standard output."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - overrides what the constructor calls first
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class RankingProgram:
    """Finds the nearest weak order to a ranking under linear constraints; solved by HiGHS, one thread."""

    def __init__(self, row: NDArray[np.int64]) -> None:
        """Set up the program without constraints.

        Args:
            row: Present payoffs, shape (states,).
        """
        self.states = row.size
        above = row[:, None] > row[None, :]
        self.offset = int(above.sum())
        self.costs = np.where(above, -1.0, 1.0)
        np.fill_diagonal(self.costs, 0.0)
        self.solver = _Solver()
        for option, value in _OPTIONS:
            self.solver.setOptionValue(option, value)
        self._columns()

    def prefer(self, better: int, worse: int, *, value: bool) -> None:
        """Require that one state is, or is not, preferred to another."""
        self.solver.changeColBounds(self._column(better, worse), float(value), float(value))

    def any_of(self, wanted: Iterable[tuple[int, int]], unwanted: Iterable[tuple[int, int]] = ()) -> None:
        """Require that some wanted pair (better, worse) holds or some unwanted pair does not."""
        ones = [self._column(*pair) for pair in wanted]
        zeros = [self._column(*pair) for pair in unwanted]
        self._row(1.0 - len(zeros), ones, zeros)

    def at_most(self, cost: int) -> None:
        """Require that twice the distance is at most a number."""
        used = np.flatnonzero(self.costs).astype(np.int32)
        limit = float(cost - self.offset)
        self.solver.addRow(-highspy.kHighsInf, limit, used.size, used, self.costs.ravel()[used])

    def solve(self) -> Nearest:
        """Return the nearest ranking, or how far this program got."""
        while True:
            values = self._relaxed()
            if values is not None:
                self._whole(highspy.HighsVarType.kInteger)
                self.solver.run()
                values = self._values()
            if values is None:
                return self._stopped()
            above = values > 0.5
            if not self._repair(above.astype(np.float64)):
                cost = self.offset + int(np.rint((above * self.costs).sum()))
                ranks = np.unique(above.sum(axis=1), return_inverse=True)[1].reshape(-1)
                return Nearest(cost, ranks.astype(np.int64), proved=True)

    def _relaxed(self) -> NDArray[np.float64] | None:
        """Return the optimum with fractions allowed, once it breaks no triple; that makes the program tight."""
        self._whole(highspy.HighsVarType.kContinuous)
        while True:
            self.solver.run()
            values = self._values()
            if values is None or not self._repair(values):
                return values

    def _repair(self, values: NDArray[np.float64]) -> bool:
        """Add rows for triples with x[a, c] > x[a, b] + x[b, c], the worst first; say whether there were any."""
        excess = values[:, None, :] - values[:, :, None] - values[None, :, :]
        states = np.arange(self.states)
        excess[states, states, :] = excess[:, states, states] = 0.0
        broken = np.argwhere(excess > _TOLERANCE)
        worst = np.argsort(-excess[tuple(broken.T)], kind="stable")[:_ROWS_AT_ONCE]
        for first, second, third in broken[worst]:
            ones = [self._column(first, second), self._column(second, third)]
            self._row(0.0, ones, [self._column(first, third)])
        return bool(broken.size)

    def _values(self) -> NDArray[np.float64] | None:
        """Return the optimal values, shape (states, states), if the solver found and proved them."""
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.asarray(self.solver.getSolution().col_value).reshape(self.states, self.states)

    def _stopped(self) -> Nearest:
        """Return why there is no optimum: no ranking satisfies the constraints, or the limit was reached."""
        if self.solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Nearest(-1, None, proved=True)
        bound = self.solver.getInfo().mip_dual_bound
        known = np.isfinite(bound) and abs(bound) < self.states**2
        return Nearest(self.offset + int(np.ceil(bound - _TOLERANCE)) if known else 0, None, proved=False)

    def _whole(self, kind: highspy.HighsVarType) -> None:
        count = self.states * self.states
        self.solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), np.full(count, kind))

    def _columns(self) -> None:
        """Add a binary variable for every ordered pair, and forbid both directions of a pair."""
        count = self.states * self.states
        upper = np.ones((self.states, self.states)) - np.eye(self.states)
        index = np.arange(count, dtype=np.int32)
        self.solver.addVars(count, np.zeros(count), upper.ravel())
        self.solver.changeColsCost(count, index, self.costs.ravel())
        for first in range(self.states):
            for second in range(first):
                self._row(-1.0, [], [self._column(first, second), self._column(second, first)])

    def _column(self, better: int, worse: int) -> int:
        return better * self.states + worse

    def _row(self, least: float, ones: list[int], minus: list[int]) -> None:
        columns = np.array(ones + minus, dtype=np.int32)
        signs = np.array([1.0] * len(ones) + [-1.0] * len(minus))
        self.solver.addRow(least, highspy.kHighsInf, columns.size, columns, signs)
