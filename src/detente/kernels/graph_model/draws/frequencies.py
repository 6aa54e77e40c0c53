"""How often a state is an equilibrium when rankings are uncertain.

Rankings are drawn, each draw is solved, and the shares come with Wilson intervals. Draws are processed in chunks of
a fixed size, each with its own random numbers, so the answer depends on the generator and the number of draws only:
not on how many processes the chunks are mapped over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.stability import stability
from detente.kernels.intervals import wilson

__all__ = ["CHUNK", "Frequencies", "Sampler", "equilibrium_frequencies", "sampled_frequencies"]

CHUNK = 256

Sampler = Callable[[np.random.Generator, int], NDArray[np.int64]]
"""Draws payoffs: given a generator and a number of draws, returns shape (draws, decision makers, states)."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often states are stable over draws of the rankings.

    Attributes:
        draws: How many rankings were drawn.
        equilibria: For each concept, in how many draws each state is an equilibrium, shape (states,).
        stable: For each concept, in how many draws it is stable for whom, shape (decision makers, states).
    """

    draws: int
    equilibria: Mapping[str, NDArray[np.int64]]
    stable: Mapping[str, NDArray[np.int64]]

    def share(self, concept: str) -> NDArray[np.float64]:
        """Return the share of draws in which each state is an equilibrium, shape (states,)."""
        return np.asarray(self.equilibria[concept] / self.draws)

    def interval(self, concept: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return low and high of the share's 0.95 Wilson interval, shape (states,) each."""
        ends = wilson(self.equilibria[concept], self.draws)
        return ends[..., 0], ends[..., 1]


def equilibrium_frequencies(
    model: OptionForm | StateGraph,
    draws: NDArray[np.int64],
    concepts: Iterable[str],
    *,
    mapper: Callable[..., Iterable[Any]] = map,
) -> Frequencies:
    """Return how often each state is stable and an equilibrium over given draws.

    Args:
        model: The moves.
        draws: Payoffs, shape (draws, decision makers, states), at least one draw.
        concepts: Of "nash", "gmr", "smr", "seq", and, for an option form, "sim".
        mapper: Called like `map`; one that spreads the calls over processes gives the same answer.

    Raises:
        ValueError: No draws, a wrong shape, or an unknown concept.
    """
    if draws.ndim != 3 or not len(draws):
        raise ValueError(
            f"draws must have shape (draws, decision makers, states), one at least, not {draws.shape}"
        )
    chunks = [draws[start : start + CHUNK] for start in range(0, len(draws), CHUNK)]
    return _total(mapper(partial(_count, model, tuple(concepts)), chunks))


def sampled_frequencies(
    model: OptionForm | StateGraph,
    sampler: Sampler,
    draws: int,
    concepts: Iterable[str],
    rng: np.random.Generator,
    *,
    mapper: Callable[..., Iterable[Any]] = map,
) -> Frequencies:
    """Return how often each state is stable and an equilibrium over draws from a sampler.

    Args:
        model: The moves.
        sampler: Draws payoffs; `samplers` has some.
        draws: How many, at least one.
        concepts: Of "nash", "gmr", "smr", "seq", and, for an option form, "sim".
        rng: Each chunk of `CHUNK` draws is given a generator spawned from this one.
        mapper: Called like `map`; one that spreads the calls over processes gives the same answer.

    Raises:
        ValueError: No draws, payoffs of a wrong shape, or an unknown concept.
    """
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")
    sizes = [min(CHUNK, draws - start) for start in range(0, draws, CHUNK)]
    work = partial(_draw_and_count, model, tuple(concepts), sampler)
    return _total(mapper(work, rng.spawn(len(sizes)), sizes))


def _draw_and_count(
    model: OptionForm | StateGraph,
    concepts: Sequence[str],
    sampler: Sampler,
    rng: np.random.Generator,
    draws: int,
) -> Frequencies:
    return _count(model, concepts, sampler(rng, draws))


def _count(model: OptionForm | StateGraph, concepts: Sequence[str], draws: NDArray[np.int64]) -> Frequencies:
    """Return the counts of one chunk; equal draws are solved once."""
    distinct, repeats = np.unique(draws, axis=0, return_counts=True)
    size = draws.shape[1:]
    equilibria = {concept: np.zeros(size[1], dtype=np.int64) for concept in concepts}
    stable = {concept: np.zeros(size, dtype=np.int64) for concept in concepts}
    for payoffs, times in zip(distinct, repeats.tolist(), strict=True):
        found = stability(model, payoffs, concepts).stable
        for concept in concepts:
            equilibria[concept] += times * found[concept].all(axis=0)
            stable[concept] += times * found[concept]
    return Frequencies(len(draws), equilibria, stable)


def _total(chunks: Iterable[Frequencies]) -> Frequencies:
    parts = list(chunks)
    return Frequencies(
        sum(part.draws for part in parts),
        {
            concept: np.sum([part.equilibria[concept] for part in parts], axis=0)
            for concept in parts[0].equilibria
        },
        {concept: np.sum([part.stable[concept] for part in parts], axis=0) for concept in parts[0].stable},
    )
