"""The cheapest new ranking that puts given states above a state, or not above it.

Whether a state s is stable for its decision maker depends on its ranking only through which states it prefers to s.
Call those W, the rest L. Three facts make the search small; costs count a reversed pair 1 and a pair newly tied or
untied one half.

1. Given L and W the cheapest ranking keeps the old order inside W and inside L without s, puts W above s and L not
   above s; the top old class of L is tied with s if it was not below s before, and nothing else is tied anew.
   (Tying further classes of size b costs at least b/2 and saves b/2; breaking a class costs at least as much.)
2. If some states are bound to L and some to W, the free ones are best split by a threshold: the lowest go to L, the
   rest to W. (Swapping a free w in L with a free lower w' in W saves the pair's 1 and loses at most one half.) So the
   optimum for given bounds is a scan over thresholds, O(states).
3. That optimum is a lower bound for every ranking that keeps to the bounds, so a best-first search over bounds that
   meet the requirements one by one is exact.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Choice", "PartitionCosts", "Partitions", "bits", "cheapest_partitions", "members"]


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One way to meet a requirement: states that must not be, and states that must be, preferred to the state.

    Attributes:
        below: Set of states bound to L, as a bit pattern over states.
        above: Set of states bound to W, likewise.
    """

    below: int = 0
    above: int = 0

    def met(self, low: int) -> bool:
        """Say whether a set L contains `below` and nothing of `above`."""
        return not self.below & ~low and not self.above & low


@dataclass(frozen=True, slots=True)
class Partitions:
    """Sets L of least cost that meet all requirements.

    Attributes:
        low: The sets found, as bit patterns that include the state itself; empty if there is none.
        cost: Twice the distance of the ranking they call for; of no meaning if there is none.
        bound: No ranking that meets the requirements is nearer than half of this.
        exact: Whether the search ended by proof: nothing cheaper exists, or nothing at all.
    """

    low: tuple[int, ...]
    cost: int
    bound: int
    exact: bool


def bits(states: NDArray[np.bool_]) -> int:
    """Return a set of states, given as flags, as a bit pattern."""
    return int.from_bytes(np.packbits(states, bitorder="little").tobytes(), "little")


def members(pattern: int, states: int) -> NDArray[np.bool_]:
    """Return a set of states, given as a bit pattern, as flags of shape (states,)."""
    packed = np.frombuffer(pattern.to_bytes((states + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(packed, count=states, bitorder="little").astype(np.bool_)


class PartitionCosts:
    """Costs of rankings that split the states at one state, for one decision maker's present ranking."""

    def __init__(self, row: NDArray[np.int64], state: int) -> None:
        """Prepare the costs.

        Args:
            row: Present payoffs, shape (states,).
            state: The state s at which the ranking is split.
        """
        self.state = state
        self.states = row.size
        self.levels: NDArray[np.intp] = np.unique(row, return_inverse=True)[1].reshape(-1)
        self.classes = int(self.levels.max()) + 1
        order = np.argsort(self.levels, kind="stable")
        self.order = order[order != state]

    def least(self, choice: Choice) -> tuple[int, tuple[int, ...]]:
        """Return twice the least distance within bounds, and the sets L (with the state) that attain it.

        Args:
            choice: Disjoint bounds, the state in neither.
        """
        low, high = members(choice.below, self.states), members(choice.above, self.states)
        free = self.order[~(low | high)[self.order]]
        steps = self._steps(low, high, free)
        costs = (
            self._cost_of(low, high, free) + np.concatenate(([0], np.cumsum(steps))) - self._ties(low, free)
        )
        best = int(costs.min())
        found = []
        for size in np.flatnonzero(costs == best):
            chosen = low.copy()
            chosen[free[:size]] = True
            chosen[self.state] = True
            found.append(bits(chosen))
        return best, tuple(found)

    def ranking(self, low: int) -> NDArray[np.int64]:
        """Return the cheapest payoffs in which exactly the states outside L are preferred to the state."""
        inside = members(low, self.states)
        inside[self.state] = False
        levels = np.where(inside, self.levels, self.levels + 2 * self.classes)
        top = int(self.levels[inside].max()) if inside.any() else -1
        levels[self.state] = top if top >= self.levels[self.state] else self.classes
        return np.unique(levels, return_inverse=True)[1].reshape(-1).astype(np.int64)

    def _steps(
        self, low: NDArray[np.bool_], high: NDArray[np.bool_], free: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """Return what each free state in turn, lowest first, adds to twice the cost when it goes to L."""
        level = self.levels[free]
        count = np.bincount(level, minlength=self.classes)
        rank = np.arange(free.size) - (np.cumsum(count) - count)[level]
        by_low = np.bincount(self.levels[low], minlength=self.classes)
        by_high = np.bincount(self.levels[high], minlength=self.classes)
        under_high = 2 * (np.cumsum(by_high) - by_high) + by_high
        over_low = 2 * (by_low.sum() - np.cumsum(by_low)) + by_low
        tied_later = count[level] - 1 - rank
        against_state = 2 * np.sign(level - self.levels[self.state])
        steps: NDArray[np.intp] = against_state + (under_high - over_low)[level] + tied_later - rank
        return steps

    def _cost_of(self, low: NDArray[np.bool_], high: NDArray[np.bool_], free: NDArray[np.intp]) -> int:
        """Return twice the cost when every free state goes to W, before any tie with the state is credited."""
        pivot = self.levels[self.state]
        upper = np.concatenate((self.levels[high], self.levels[free]))
        by_upper = np.bincount(upper, minlength=self.classes)
        crossing = (2 * (np.cumsum(by_upper) - by_upper) + by_upper)[self.levels[low]].sum()
        pulled = (1 + np.sign(self.levels[low] - pivot)).sum()
        raised = (1 + np.sign(pivot - upper)).sum()
        return int(crossing + pulled + raised)

    def _ties(self, low: NDArray[np.bool_], free: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the credit for tying L's top class with the state, for each number of free states in L."""
        by_low = np.bincount(self.levels[low], minlength=self.classes)
        bound_top = int(self.levels[low].max()) if low.any() else -1
        level = self.levels[free]
        within = np.arange(1, free.size + 1) - np.searchsorted(level, level)
        newly = np.concatenate(([0], np.where(level >= bound_top, within, 0)))
        top = np.concatenate(([bound_top], np.maximum(level, bound_top)))
        ties: NDArray[np.intp] = np.where(top >= self.levels[self.state], by_low[top] + newly, 0)
        return ties


def cheapest_partitions(
    costs: PartitionCosts, requirements: Sequence[Sequence[Choice]], *, solutions: int, nodes: int
) -> Partitions:
    """Return the cheapest sets L that meet every requirement by one of its choices.

    Exact unless the search needs more than `nodes` bounds; then the sets are good ones and `bound` says how far from
    the least they can be. Not all sets of least cost need be among them.

    Args:
        costs: The present ranking, split at the state.
        requirements: For each requirement its choices; one without a choice cannot be met.
        solutions: At most so many sets are returned.
        nodes: At most so many bounds are examined.
    """
    search = _Search(costs, _undominated(costs, requirements), solutions)
    return search.run(nodes)


@dataclass(order=True, slots=True)
class _Node:
    cost: int
    open: int
    turn: int
    bound: Choice = field(compare=False)
    lows: tuple[int, ...] = field(compare=False)


class _Search:
    """A best-first search over bounds; every child binds the states of one choice of a requirement not yet met."""

    def __init__(self, costs: PartitionCosts, requirements: list[tuple[Choice, ...]], solutions: int) -> None:
        self.costs, self.requirements, self.solutions = costs, requirements, solutions
        self.seen: set[Choice] = set()
        self.heap: list[_Node] = []
        self.turns = 0

    def run(self, nodes: int) -> Partitions:
        """Search until the heap is empty, everything left is dearer, or the nodes are spent."""
        found: dict[int, None] = {}
        best = -1
        self._push(Choice())
        while self.heap and (not found or self.heap[0].cost == best):
            if self.turns > nodes or len(found) >= self.solutions:
                break
            node = heapq.heappop(self.heap)
            good = [low for low in node.lows if self._unmet(low) is None]
            if good:
                best = node.cost
                found.update(dict.fromkeys(good))
            failing = next((low for low in node.lows if low not in found), None)
            if failing is not None:
                self._branch(node, failing)
        if found or not self.heap:
            return Partitions(tuple(found)[: self.solutions], best, best, exact=True)
        return self._dive()

    def _branch(self, node: _Node, low: int) -> None:
        """Open a child for each way to meet a requirement that the node's optimum leaves unmet."""
        unmet = [r for r in self.requirements if not any(choice.met(low) for choice in r)]
        options = min(([c for c in r if _join(node.bound, c)] for r in unmet), key=len)
        bound = node.bound
        for option in options:
            child = _join(bound, option)
            if child:
                self._push(child)
            if (option.below | option.above).bit_count() == 1:  # the later children do without this one
                bound = _join(bound, Choice(option.above, option.below)) or bound

    def _push(self, bound: Choice) -> _Node | None:
        if bound in self.seen:
            return None
        self.seen.add(bound)
        self.turns += 1
        cost, lows = self.costs.least(bound)
        node = _Node(cost, -(bound.below | bound.above).bit_count(), self.turns, bound, lows)
        heapq.heappush(self.heap, node)
        return node

    def _unmet(self, low: int) -> tuple[Choice, ...] | None:
        """Return a requirement that a set L does not meet."""
        return next((r for r in self.requirements if not any(choice.met(low) for choice in r)), None)

    def _dive(self) -> Partitions:
        """Go from the best open node to a set L that meets everything, always by the cheapest child."""
        bound = self.heap[0].cost
        self.seen.clear()
        while self.heap:
            node = self.heap[0]
            if self._unmet(node.lows[0]) is None:
                return Partitions((node.lows[0],), node.cost, bound, exact=node.cost == bound)
            self.heap = []
            self._branch(node, node.lows[0])
        return Partitions((), -1, bound, exact=False)


def _join(bound: Choice, choice: Choice) -> Choice | None:
    """Return bounds tightened by a choice, or nothing where they contradict each other."""
    joined = Choice(bound.below | choice.below, bound.above | choice.above)
    return None if joined.below & joined.above else joined


def _undominated(costs: PartitionCosts, requirements: Sequence[Sequence[Choice]]) -> list[tuple[Choice, ...]]:
    """Return the requirements without choices that another one of the same requirement makes needless.

    A choice is needless if another binds a subset of its states. Where all choices are single states bound to the
    same side, one is also needless if another, nearer to that side in the present ranking, meets the same
    requirements and perhaps more (exchange the two).
    """
    own = 1 << costs.state
    kept = [sorted({Choice(c.below & ~own, c.above) for c in r if not c.above & own}) for r in requirements]
    kept = [r for r in kept if Choice() not in r]
    kept = [[c for c in r if not any(_within(o, c) for o in r)] if len(r) <= 400 else r for r in kept]
    every = [choice for r in kept for choice in r]
    below = all(c.below.bit_count() == 1 and not c.above for c in every)
    above = all(c.above.bit_count() == 1 and not c.below for c in every)
    if every and (below or above):
        kept = _nearest(costs, kept, 1 if below else -1)
    return [tuple(r) for r in kept]


def _within(other: Choice, choice: Choice) -> bool:
    return other != choice and not other.below & ~choice.below and not other.above & ~choice.above


def _nearest(costs: PartitionCosts, requirements: list[list[Choice]], side: int) -> list[list[Choice]]:
    """Return single-state requirements with only the choices not dominated by a nearer one."""
    hits: dict[Choice, int] = {}
    for index, requirement in enumerate(requirements):
        for choice in requirement:
            hits[choice] = hits.get(choice, 0) | 1 << index
    far = {c: (side * int(costs.levels[(c.below | c.above).bit_length() - 1]), c) for c in hits}
    groups: dict[int, Choice] = {}
    for choice, pattern in hits.items():
        if pattern not in groups or far[choice] < far[groups[pattern]]:
            groups[pattern] = choice
    near = {
        choice
        for pattern, choice in groups.items()
        if not any(not pattern & ~o and o != pattern and far[c] < far[choice] for o, c in groups.items())
    }
    return [sorted((c for c in r if c in near), key=lambda c: far[c]) for r in requirements]
