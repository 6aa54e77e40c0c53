"""What follows if one party keeps to a policy and all others move: where they come to rest, and what hangs on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.choices import Meaning
from detente.kernels.graph_model.arc_stability import improvements
from detente.kernels.graph_model.model import StateGraph
from detente.kernels.graph_model.moves.ragged import spread
from detente.kernels.graph_model.payoffs import prioritised
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.answer import Course
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.draws import Draws
from detente.methods.graph_model.reactions import Kept, Reacting, TooManyMovesError
from detente.methods.shares import share

__all__ = ["MEANINGS", "courses", "meanings_of"]

MEANINGS: tuple[Meaning, ...] = ("settled", "frozen", "continuing", "escalated", "collapse", "silent")


def meanings_of(game: Game) -> NDArray[np.intp]:
    """Return what each state means for the talks, as a place in `MEANINGS`: the first outcome that holds."""
    found = np.full(game.states.count, MEANINGS.index("silent"), dtype=np.intp)
    for means, condition in reversed(game.conflict.outcomes):
        found[game.states.where(condition)] = MEANINGS.index(means)
    return found


def courses(game: Game, draws: Draws | None) -> tuple[tuple[Course, ...], tuple[str, ...]]:
    """Return what follows under each policy, and the policies with too many moves to say.

    Args:
        game: The game.
        draws: Payoffs as the case leaves them open; None if it leaves nothing open.
    """
    meanings = meanings_of(game)
    found, left_out = [], []
    for policy in game.conflict.policies:
        try:
            kept = Reacting(game.states, policy).kept()
        except TooManyMovesError:
            left_out.append(policy.id)
            continue
        found.append(_course(_Under(game, kept, policy.by, meanings), policy.id, draws))
    return tuple(found), tuple(left_out)


def _course(under: _Under, policy: str, draws: Draws | None) -> Course:
    base = under.outcome(under.game.payoffs)
    count, means = under.counted(draws or Draws((under.game.payoffs,), (1,)))
    return Course(
        policy=policy,
        by=under.game.conflict.sides[under.by].id,
        start=int(under.kept.states[under.kept.start]) + 1,
        rests=tuple(under.numbers(base.rests)),
        equilibria=tuple(under.numbers(base.equilibria)),
        meanings={MEANINGS[place]: share(means[place], count) for place in sorted(means)},
        hangs_on=tuple(under.hangs_on(base)),
        circles=tuple(under.numbers(base.circles)),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """States of the kept graph: all equilibria, those come to, and those gone round in if none is come to."""

    equilibria: NDArray[np.intp]
    rests: NDArray[np.intp]
    circles: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Under:
    """A game under a policy."""

    game: Game
    kept: Kept
    by: int
    meanings: NDArray[np.intp]

    def numbers(self, places: NDArray[np.intp]) -> list[int]:
        numbers: list[int] = (self.kept.states[places] + 1).tolist()
        return numbers

    def outcome(self, payoffs: NDArray[np.int64]) -> _Outcome:
        """Return where the others come to if these are their payoffs, shape (sides, states of the game)."""
        own = payoffs[:, self.kept.states]
        # Whatever is Nash is SEQ, so these are the equilibria of either.
        resting: NDArray[np.bool_] = np.all(stability(self.kept.graph, own, ("seq",)).stable["seq"], axis=0)
        improving = improvements(self.kept.graph, own)
        met = _reached(improving, self.kept.start, resting)
        rests = met[resting[met]]
        circles = met[:0] if len(rests) else _circling(improving, met)
        return _Outcome(np.flatnonzero(resting), rests, circles)

    def means(self, outcome: _Outcome) -> frozenset[int]:
        places = outcome.rests if len(outcome.rests) else outcome.circles
        return frozenset(self.meanings[self.kept.states[places]].tolist())

    def counted(self, draws: Draws) -> tuple[int, Counter[int]]:
        """Return how many draws there are, and in how many of them some state come to has each meaning."""
        others = [side for side in range(len(self.game.conflict.sides)) if side != self.by]
        known: dict[bytes, frozenset[int]] = {}
        count: Counter[int] = Counter()
        for payoffs, times in zip(draws.payoffs, draws.times, strict=True):
            key = _ranks(payoffs[others][:, self.kept.states])
            if key not in known:
                known[key] = self.means(self.outcome(payoffs))
            for place in known[key]:
                count[place] += times
        return draws.count, count

    def hangs_on(self, base: _Outcome) -> Iterator[str]:
        """Yield the judgements whose doubt alone would make what is come to mean something else.

        An assumed one is left out; one that may stand elsewhere in its party's order is put in its first and last place.
        """
        before = self.means(base)
        found: set[str] = set()
        for side, name, row in self._in_doubt():
            if name in found:
                continue
            payoffs = self.game.payoffs.copy()
            payoffs[side] = row
            if self.means(self.outcome(payoffs)) != before:
                found.add(name)
                yield name

    def _in_doubt(self) -> Iterator[tuple[int, str, NDArray[np.int64]]]:
        """Yield each other side's judgements with the payoffs that doubting one of them gives it."""
        for place, side in enumerate(self.game.conflict.sides):
            if place == self.by:
                continue
            if side.order is not None and side.assumed:
                yield place, side.judgement, np.zeros(self.game.states.count, dtype=np.int64)
            truth = self.game.truth[place]
            for k, statement in enumerate(side.statements):
                without = np.delete(truth, k, axis=0)
                if statement.assumed:
                    yield place, statement.judgement, prioritised(without)
                if statement.low < statement.high:
                    for end in (statement.low - 1, statement.high - 1):
                        yield (
                            place,
                            statement.judgement,
                            prioritised(np.insert(without, end, truth[k], axis=0)),
                        )


def _ranks(payoffs: NDArray[np.int64]) -> bytes:
    """Return what tells apart payoffs that put the states in different orders."""
    return b"".join(np.unique(row, return_inverse=True)[1].astype(np.int32).tobytes() for row in payoffs)


def _reached(graph: StateGraph, start: int, resting: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the states that moves lead to, the start included, ascending; nobody goes on from where all rest."""
    seen = np.zeros(graph.states, dtype=np.bool_)
    seen[start] = True
    front = np.array([start], dtype=np.intp)
    while len(front):
        ends = np.unique(np.concatenate([front[:0], *_ends(graph, front[~resting[front]])]))
        front = ends[~seen[ends]]
        seen[front] = True
    return np.flatnonzero(seen)


def _ends(graph: StateGraph, front: NDArray[np.intp]) -> Iterable[NDArray[np.intp]]:
    for starts, ends in zip(graph.starts, graph.ends, strict=True):
        yield ends[spread(starts[front], starts[front + 1] - starts[front])].astype(np.intp)


def _circling(graph: StateGraph, met: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the states that are come to again and again: what is left once those that nothing leads to are gone."""
    left = met
    while True:
        led_to = np.unique(np.concatenate([left[:0], *_ends(graph, left)]))
        after = np.intersect1d(left, led_to)
        if len(after) == len(left):
            return left
        left = after
