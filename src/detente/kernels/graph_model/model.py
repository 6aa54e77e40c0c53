"""What a graph model is made of: states, and the moves of each decision maker between them.

Payoffs, everywhere in this package, are an array of integers of shape (decision makers, states): only their order
within a row matters, a larger one is preferred, and equal ones are tied. States are numbered from 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["OptionForm", "StateGraph"]


@dataclass(frozen=True, slots=True)
class OptionForm:
    """States as choices of yes/no options, each option held by one decision maker.

    A decision maker moves by changing any of its own options at once, the others' staying, to a feasible state.

    Attributes:
        owner: The holder of each option, shape (options,), values 0 to decision_makers - 1.
        direction: 0 where an option may change both ways, 1 from no to yes only, -1 from yes to no only; (options,).
        states: The feasible states, ascending; bit k of a state is option k. Shape (states,), int64.
        decision_makers: How many there are; one may hold no option.
    """

    owner: NDArray[np.intp]
    direction: NDArray[np.int8]
    states: NDArray[np.int64]
    decision_makers: int


@dataclass(frozen=True, slots=True)
class StateGraph:
    """States as bare numbers, with each decision maker's moves as arcs.

    Moves need not be transitive: a decision maker with arcs a → b and b → c but not a → c cannot go from a to c.

    Attributes:
        states: How many there are.
        starts: For each decision maker, where each state's arcs begin in `ends`; shape (states + 1,) each.
        ends: For each decision maker, the states its arcs lead to, grouped by origin, ascending within; no loops.
    """

    states: int
    starts: tuple[NDArray[np.int64], ...]
    ends: tuple[NDArray[np.int64], ...]

    @property
    def decision_makers(self) -> int:
        """How many decision makers there are."""
        return len(self.starts)

    def moves(self, decision_maker: int, state: int) -> NDArray[np.int64]:
        """Return the states that one decision maker can reach from a state in one move."""
        starts = self.starts[decision_maker]
        return self.ends[decision_maker][starts[state] : starts[state + 1]]
