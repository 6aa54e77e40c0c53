"""Models for tests: random ones from a seed, and small ones written by hand."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.model import OptionForm, StateGraph
from tests.kernels.graph_model.brute_force import Brute


def option_form(owner, states, *, decision_makers=None, direction=None) -> OptionForm:
    """An option form from plain lists; all options reversible unless directions are given."""
    return OptionForm(
        owner=np.array(owner, dtype=np.intp),
        direction=np.array(direction if direction is not None else [0] * len(owner), dtype=np.int8),
        states=np.array(states, dtype=np.int64),
        decision_makers=decision_makers if decision_makers is not None else max(owner) + 1,
    )


def graph(states: int, *arcs_by_dm) -> StateGraph:
    """A state graph from each decision maker's arcs as pairs."""
    starts, ends = [], []
    for arcs in arcs_by_dm:
        arcs = sorted(set(arcs))
        counts = np.bincount([a for a, _ in arcs], minlength=states) if arcs else np.zeros(states, int)
        starts.append(np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
        ends.append(np.array([b for _, b in arcs], dtype=np.int64))
    return StateGraph(states, tuple(starts), tuple(ends))


def random_options(rng: np.random.Generator):
    """A random option form with 1 to 4 decision makers and 1 to 6 options, its payoffs, and its brute twin."""
    dms, options = int(rng.integers(1, 5)), int(rng.integers(1, 7))
    owner = rng.integers(0, dms, options)
    direction = rng.choice([0, 1, -1], options, p=[0.7, 0.15, 0.15] if rng.random() < 0.5 else [1, 0, 0])
    share = rng.choice([1.0, 0.9, 0.6, 0.3])
    states = np.flatnonzero(rng.random(1 << options) < share)
    if len(states) == 0:
        states = np.array([int(rng.integers(1 << options))])
    payoffs = random_payoffs(rng, dms, len(states))
    form = option_form(owner, states, decision_makers=dms, direction=direction)
    brute = Brute.of_options(owner.tolist(), direction.tolist(), states.tolist(), dms, payoffs.tolist())
    return form, payoffs, brute


def random_graph(rng: np.random.Generator):
    """A random graph of arcs with 1 to 4 decision makers and 1 to 14 states, its payoffs, and its brute twin."""
    dms, states = int(rng.integers(1, 5)), int(rng.integers(1, 15))
    share = rng.choice([0.05, 0.15, 0.4])
    arcs = [
        [(a, b) for a in range(states) for b in range(states) if a != b and rng.random() < share]
        for _ in range(dms)
    ]
    model = graph(states, *arcs)
    payoffs = random_payoffs(rng, dms, states)
    return model, payoffs, Brute.of_graph(model, payoffs.tolist())


def random_payoffs(rng: np.random.Generator, dms: int, states: int):
    """Payoffs without ties, with some, or with many."""
    levels = int(rng.choice([2, 4, 1000]))
    return rng.integers(-levels, levels, (dms, states))


def random_models(seed: int, count: int):
    """Random models in turn: two of options, one of arcs."""
    for k in range(count):
        rng = np.random.default_rng([seed, k])
        yield k, *(random_graph(rng) if k % 3 == 2 else random_options(rng))
