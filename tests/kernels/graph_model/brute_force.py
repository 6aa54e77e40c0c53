"""An independent solver: the definitions as sets and sequences, sharing no code with the package."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product


class Brute:
    """A small conflict: payoffs[dm][state], moves[dm][state] as sets, and bits of states if made of options."""

    def __init__(self, payoffs, moves, bits=None, masks=None):
        self.payoffs = payoffs
        self.moves = moves
        self.bits = bits
        self.masks = masks
        self.dms = range(len(moves))
        self.states = range(len(moves[0]))

    @classmethod
    def of_options(
        cls, owner: Sequence[int], direction: Sequence[int], states: Sequence[int], dms: int, payoffs
    ):
        """Build from options, trying every pair of states."""
        moves = [[set() for _ in states] for _ in range(dms)]
        for a, one in enumerate(states):
            for b, other in enumerate(states):
                changed = [k for k in range(len(owner)) if (one >> k) % 2 != (other >> k) % 2]
                holders = {owner[k] for k in changed}
                legal = all(
                    direction[k] == 0 or (direction[k] == 1) == ((other >> k) % 2 == 1) for k in changed
                )
                if len(holders) == 1 and legal:
                    moves[holders.pop()][a].add(b)
        masks = [sum(2**k for k in range(len(owner)) if owner[k] == dm) for dm in range(dms)]
        return cls(payoffs, moves, list(states), masks)

    @classmethod
    def of_graph(cls, graph, payoffs):
        """Build from the arcs of a state graph."""
        moves = [
            [
                set(graph.ends[dm][graph.starts[dm][s] : graph.starts[dm][s + 1]].tolist())
                for s in range(graph.states)
            ]
            for dm in range(len(graph.starts))
        ]
        return cls(payoffs, moves)

    def moves_of(self, dm, state):
        """States one move of a decision maker leads to."""
        return self.moves[dm][state]

    def better(self, dm, state):
        """States one improvement of a decision maker leads to."""
        return {t for t in self.moves[dm][state] if self.payoffs[dm][t] > self.payoffs[dm][state]}

    def reach(self, group, state, improving=False):
        """Every state a legal sequence of at least one move leads to, by recursion over (state, last mover)."""
        seen: set[tuple[int, int]] = set()

        def go(here, last):
            for dm in group:
                if dm != last:
                    for there in self.better(dm, here) if improving else self.moves[dm][here]:
                        if (there, dm) not in seen:
                            seen.add((there, dm))
                            go(there, dm)

        go(state, None)
        return {there for there, _ in seen}

    def coalition_improvements(self, group, state):
        """States a group reaches in one move, or in a legal sequence of its members, that all members prefer."""
        return {
            t
            for t in self.reach(group, state)
            if all(self.payoffs[dm][t] > self.payoffs[dm][state] for dm in group)
        }

    def stable(self, group, state, concept):
        """Whether every improvement of a group is sanctioned."""
        return all(
            self.sanctioned(group, state, target, concept)
            for target in self.coalition_improvements(group, state)
        )

    def sanctioned(self, group, state, target, concept):
        """Whether one improvement of a group from a state is sanctioned."""
        if concept == "nash":
            return False
        others = [dm for dm in self.dms if dm not in group]
        if concept == "sim":
            answers = self.joint(group, state, target)
        else:
            answers = self.reach(others, target, improving=concept == "seq")
        bad = [t for t in answers if not self.all_prefer(group, t, state)]
        if concept == "smr":
            bad = [t for t in bad if not any(self.all_prefer(group, u, state) for u in self.reach(group, t))]
        return bool(bad)

    def all_prefer(self, group, one, other):
        """Whether every member of a group prefers one state to another."""
        return all(self.payoffs[dm][one] > self.payoffs[dm][other] for dm in group)

    def joint(self, group, state, target, others=None):
        """Every feasible state of the group's move with at least one opponent's own improvement, all at once."""
        if others is None:
            others = [dm for dm in self.dms if dm not in group]
        answers = set()
        for picks in product(*([None, *self.better(dm, state)] for dm in others)):
            if any(pick is not None for pick in picks):
                bits = self.bits[target]
                for dm, pick in zip(others, picks, strict=True):
                    if pick is not None:
                        bits = (bits & ~self.masks[dm]) | (self.bits[pick] & self.masks[dm])
                if bits in self.bits:
                    answers.add(self.bits.index(bits))
        return answers
