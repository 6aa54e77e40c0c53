"""Where a conflict can go from where it stands, and by whose moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.neighbours import Neighbours

__all__ = ["Routes", "routes"]

Step = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Routes:
    """What can be reached from a state, each by one shortest route.

    Attributes:
        start: The state everything starts from.
        improving: Whether every move is an improvement for its mover.
        to: For each state reached, the mover and the state moved to, step by step; nearest states first. The start
            itself is among them, without steps.
        complete: Whether the search ended because nothing was left, and not because of the limit.
    """

    start: int
    improving: bool
    to: Mapping[int, tuple[Step, ...]]
    complete: bool


def routes(
    model: OptionForm | StateGraph,
    payoffs: NDArray[np.integer],
    start: int,
    *,
    improving: bool,
    movers: Sequence[int] | None = None,
    most_states: int = 10_000,
) -> Routes:
    """Return a shortest route to every state that can be reached from one, no one moving twice in a row.

    Breadth first, in order of mover and then of state, so of several shortest routes the first in that order is
    taken, step by step.

    Args:
        model: States and moves; only the neighbours of states reached are looked up.
        payoffs: Integers of which only the order within a row matters, shape (decision makers, states).
        start: The status quo.
        improving: Whether to use unilateral improvements only, or every move.
        movers: Who may move; everyone by default.
        most_states: After how many states to stop.

    Returns:
        The routes; the states nearest to the start if there are more than `most_states`.

    Raises:
        ValueError: The start does not exist, or the payoffs have the wrong shape.
    """
    states = len(model.states) if isinstance(model, OptionForm) else model.states
    if not 0 <= start < states:
        raise ValueError(f"routes: state {start} does not exist; states go from 0 to {states - 1}")
    if payoffs.shape != (model.decision_makers, states):
        wanted = (model.decision_makers, states)
        raise ValueError(f"routes: payoffs have shape {payoffs.shape}, the model needs {wanted}")
    everyone = sorted(set(range(model.decision_makers) if movers is None else movers))
    search = _Search(Neighbours(model, payoffs), everyone, improving)
    to: dict[int, tuple[Step, ...]] = {start: ()}
    for state, route in search.from_state(start, transitive=isinstance(model, OptionForm)):
        if len(to) == most_states:
            return Routes(start, improving, to, complete=False)
        to[state] = route
    return Routes(start, improving, to, complete=True)


@dataclass(frozen=True, slots=True)
class _Search:
    neighbours: Neighbours
    movers: Sequence[int]
    improving: bool

    def from_state(self, start: int, *, transitive: bool) -> Iterator[tuple[int, tuple[Step, ...]]]:
        """Yield each state when it is first reached, with the route.

        Who moved last matters for what follows only where moves are not transitive: otherwise two moves of one
        decision maker in a row are one move, and no shortest route has them.
        """
        reached, seen = {start}, {(start, -1)}
        layer: list[tuple[int, int, tuple[Step, ...]]] = [(start, -1, ())]
        while layer:
            ahead = []
            for state, last, route in layer:
                for mover, end in self._moves(state, last):
                    node = (end, -1 if transitive else mover)
                    if node not in seen:
                        seen.add(node)
                        ahead.append((end, mover, (*route, (mover, end))))
                        if end not in reached:
                            reached.add(end)
                            yield end, ahead[-1][2]
            layer = ahead

    def _moves(self, state: int, last: int) -> Iterator[Step]:
        for mover in self.movers:
            if mover != last:
                for end in self.neighbours.of(mover, state, improving=self.improving).tolist():
                    yield mover, end
