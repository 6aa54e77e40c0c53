"""One state's moves at a time, without arranging those of all states."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.options import allowed, own_options, submasks

__all__ = ["Neighbours"]

_CHANGES_LISTED = 14


class Neighbours:
    """The moves of a model, asked for state by state."""

    def __init__(self, model: OptionForm | StateGraph, payoffs: NDArray[np.integer]) -> None:
        """Keep the model and its payoffs, shape (decision makers, states)."""
        self._model = model
        self._payoffs = payoffs
        self._own: list[np.int64] = []
        self._changes: dict[int, NDArray[np.int64]] = {}
        if isinstance(model, OptionForm):
            self._own = [own_options(model, dm) for dm in range(model.decision_makers)]

    def of(self, decision_maker: int, state: int, *, improving: bool = False) -> NDArray[np.intp]:
        """Return what one move of a decision maker leads to, ascending; if so asked only what it prefers."""
        if isinstance(self._model, OptionForm):
            ends = self._of_options(self._model, decision_maker, state)
        else:
            ends = self._model.moves(decision_maker, state).astype(np.intp)
        if improving:
            ends = ends[self._payoffs[decision_maker, ends] > self._payoffs[decision_maker, state]]
        return ends

    def _of_options(self, form: OptionForm, decision_maker: int, state: int) -> NDArray[np.intp]:
        own, here = self._own[decision_maker], form.states[state]
        if int(own).bit_count() > _CHANGES_LISTED:
            ends = np.flatnonzero((form.states & ~own) == (here & ~own))
        else:
            if decision_maker not in self._changes:
                self._changes[decision_maker] = submasks(own)
            bits = np.sort(self._changes[decision_maker] ^ here)
            ends = np.minimum(np.searchsorted(form.states, bits), len(form.states) - 1)
            ends = ends[form.states[ends] == bits]
        legal = allowed(form, here, form.states[ends]) & (ends != state)
        kept: NDArray[np.intp] = ends[legal]
        return kept
