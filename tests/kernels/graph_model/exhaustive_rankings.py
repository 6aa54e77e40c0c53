"""Every ranking of a few states, and which of them make a state an equilibrium: slow, plain, independent."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph

Moves = list[NDArray[np.bool_]]


@cache
def weak_orders(states: int) -> NDArray[np.int64]:
    """Return every weak order, as rows of ranks from 0: 1, 3, 13, 75, 541, 4683 for 1 to 6 states."""
    rows = [
        row for row in itertools.product(range(states), repeat=states) if set(row) == set(range(max(row) + 1))
    ]
    return np.array(rows, dtype=np.int64)


def distances(row: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the distance of each of several rankings from one."""
    total = np.zeros(len(rows))
    for a, b in itertools.combinations(range(row.size), 2):
        total += np.abs(np.sign(rows[:, a] - rows[:, b]) - np.sign(row[a] - row[b])) / 2
    return total


def random_graph(rng: np.random.Generator, states: int, decision_makers: int) -> StateGraph:
    """Return arcs drawn at random, transitive or not."""
    density = rng.uniform(0.15, 0.5)
    return from_moves([rng.random((states, states)) < density for _ in range(decision_makers)])


def from_moves(moves: Moves) -> StateGraph:
    """Return a graph with the given arcs, loops dropped."""
    starts, ends = [], []
    for matrix in moves:
        matrix = matrix & ~np.eye(len(matrix), dtype=bool)
        starts.append(np.concatenate(([0], np.cumsum(matrix.sum(axis=1)))).astype(np.int64))
        ends.append(np.nonzero(matrix)[1].astype(np.int64))
    return StateGraph(len(moves[0]), tuple(starts), tuple(ends))


def random_form(rng: np.random.Generator, states: int, decision_makers: int) -> OptionForm:
    """Return an option form with some of the choices feasible and some options irreversible."""
    options = max(decision_makers, int(rng.integers(3, 5)))
    owner = rng.permutation(
        np.concatenate(
            (np.arange(decision_makers), rng.integers(0, decision_makers, options - decision_makers))
        )
    )
    feasible = np.sort(rng.choice(1 << options, min(states, 1 << options), replace=False)).astype(np.int64)
    direction = rng.choice(np.array([0, 0, 0, 1, -1], dtype=np.int8), options)
    return OptionForm(owner.astype(np.intp), direction, feasible, decision_makers)


def moves_of(model: OptionForm | StateGraph) -> Moves:
    """Return each decision maker's moves as a matrix."""
    if isinstance(model, StateGraph):
        found = [np.zeros((model.states, model.states), dtype=bool) for _ in model.starts]
        for matrix, start, end in zip(found, model.starts, model.ends, strict=True):
            for state in range(model.states):
                matrix[state, end[start[state] : start[state + 1]]] = True
        return found
    found = []
    for one in range(model.decision_makers):
        matrix = np.zeros((model.states.size, model.states.size), dtype=bool)
        for a, b in itertools.permutations(range(model.states.size), 2):
            matrix[a, b] = all(
                _may(model, one, k, int(model.states[a]), int(model.states[b]))
                for k in range(model.owner.size)
            )
        found.append(matrix)
    return found


def _may(form: OptionForm, one: int, option: int, before: int, after: int) -> bool:
    old, new = before >> option & 1, after >> option & 1
    return old == new or (form.owner[option] == one and form.direction[option] in (0, new - old))


def equilibrium(
    model: OptionForm | StateGraph, payoffs: NDArray[np.int64], state: int, concept: str
) -> NDArray[np.bool_]:
    """Say for each of many payoffs, shape (many, decision makers, states), whether a state is an equilibrium."""
    return np.logical_and.reduce(
        [stable(model, payoffs, one, state, concept) for one in range(payoffs.shape[1])]
    )


def stable(
    model: OptionForm | StateGraph, payoffs: NDArray[np.int64], one: int, state: int, concept: str
) -> NDArray[np.bool_]:
    """Say for each of many payoffs whether a state is stable for a decision maker, by the definition."""
    if concept == "sim":
        assert isinstance(model, OptionForm)
        moves = moves_of(model)
        return np.array([_sim(model, moves, some, one, state) for some in payoffs])
    moves = moves_of(model)
    row = payoffs[:, one]
    better = row > row[:, [state]]
    sanction = ~better
    if concept == "smr":
        sanction = sanction & ~(moves[one][None] & better[:, None, :]).any(axis=2)
    others = [j for j in range(len(moves)) if j != one]
    arcs = [np.broadcast_to(moves[j], (len(payoffs), *moves[j].shape)) for j in others]
    if concept == "seq":
        arcs = [
            a & (payoffs[:, j, None, :] > payoffs[:, j, :, None]) for a, j in zip(arcs, others, strict=True)
        ]
    met = np.zeros_like(better)
    if concept != "nash" and others:
        met = (legal(arcs) & sanction[:, None, :]).any(axis=2)
    return ~(moves[one][state] & better & ~met).any(axis=1)


def legal(arcs: Moves) -> NDArray[np.bool_]:
    """Return who reaches whom by sequences in which nobody moves twice in a row; arcs have shape (many, n, n)."""
    many, n = arcs[0].shape[:2]
    size = len(arcs) * n
    step = np.zeros((many, size, size), dtype=bool)
    for last, mover in itertools.permutations(range(len(arcs)), 2):
        step[:, last * n : last * n + n, mover * n : mover * n + n] = arcs[mover]
    closure = step | np.eye(size, dtype=bool)
    for _ in range(size.bit_length()):
        closure = (closure.astype(np.float32) @ closure.astype(np.float32)) > 0
    first = np.concatenate(arcs, axis=2).astype(np.float32)
    reached = (first @ closure.astype(np.float32)) > 0
    return reached.reshape(many, n, len(arcs), n).any(axis=2)


def _sim(form: OptionForm, moves: Moves, payoffs: NDArray[np.int64], one: int, state: int) -> bool:
    where = {int(bits): place for place, bits in enumerate(form.states)}
    gains = [
        [None, *(np.flatnonzero(m[state] & (p > p[state])).tolist())]
        for m, p in zip(moves, payoffs, strict=True)
    ]
    others = [gains[j] for j in range(len(moves)) if j != one]
    for move in gains[one][1:]:
        landings = []
        for answer in itertools.product(*others):
            if any(a is not None for a in answer):
                bits = int(form.states[state])
                for a in (move, *answer):
                    bits ^= 0 if a is None else int(form.states[a]) ^ int(form.states[state])
                landings.append(where.get(bits))
        if not any(p is not None and payoffs[one, p] <= payoffs[one, state] for p in landings):
            return False
    return True
