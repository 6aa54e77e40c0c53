"""From options to states and arcs: which choices are feasible, who moves where, and states taken as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.ragged import spread

__all__ = ["choices", "feasible_states", "merged", "state_graph"]

_MOST_OPTIONS = 62
_WHOLE_CUBE = 20


def choices(states: NDArray[np.int64], options: int) -> NDArray[np.bool_]:
    """Return which options each state takes, shape (states, options); option k is bit k of a state."""
    taken: NDArray[np.bool_] = (states[:, None] >> np.arange(options, dtype=np.int64)) & 1 == 1
    return taken


def feasible_states(
    options: int, infeasible: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
) -> NDArray[np.int64]:
    """Return the states that no infeasible pattern removes.

    The last options are added one at a time once there are more than twenty, and what a pattern removes is dropped
    as soon as its options are all there, so forty options that exclude each other need no 2^40 states.

    Args:
        options: How many yes/no options there are, 0 to 62.
        infeasible: Masks and values, shape (patterns,) each; a state s is removed when `s & mask == value` for any.

    Returns:
        The feasible states, ascending; bit k of a state is option k.

    Raises:
        ValueError: The number of options is out of range, or a pattern names an option that does not exist.
    """
    masks, values = infeasible if infeasible is not None else (np.zeros(0, np.int64), np.zeros(0, np.int64))
    if not 0 <= options <= _MOST_OPTIONS:
        raise ValueError(f"feasible_states: options must be 0 to {_MOST_OPTIONS}, not {options}")
    if masks.shape != values.shape or masks.ndim != 1:
        raise ValueError(f"feasible_states: masks {masks.shape} and values {values.shape} must pair up")
    if np.any((masks < 0) | (masks >= 1 << options)):
        raise ValueError(f"feasible_states: a pattern names an option beyond the {options} there are")
    widths = np.array([int(mask).bit_length() for mask in masks], dtype=np.int64)
    width = min(options, _WHOLE_CUBE)
    states = _without(np.arange(1 << width, dtype=np.int64), masks[widths <= width], values[widths <= width])
    for option in range(width, options):
        states = np.concatenate([states, states | np.int64(1 << option)])
        now = widths == option + 1
        states = _without(states, masks[now], values[now])
    return states


def _without(
    states: NDArray[np.int64], masks: NDArray[np.int64], values: NDArray[np.int64]
) -> NDArray[np.int64]:
    for mask, value in zip(masks, values, strict=True):
        states = states[(states & mask) != value]
    return states


def state_graph(form: OptionForm) -> StateGraph:
    """Return the states and moves of an option form as a graph.

    Args:
        form: The model; its states keep their order.

    Returns:
        The graph with every move, those along irreversible options included; as many arcs as there are moves, so
        a decision maker with k reversible options has up to 2^k - 1 arcs from each state.
    """
    moves = [_arcs(form, decision_maker) for decision_maker in range(form.decision_makers)]
    return StateGraph(
        states=len(form.states),
        starts=tuple(starts for starts, _ in moves),
        ends=tuple(ends for _, ends in moves),
    )


def own_options(form: OptionForm, decision_maker: int) -> np.int64:
    """Return a decision maker's options as a bit mask."""
    return np.int64(sum(1 << int(option) for option in np.flatnonzero(form.owner == decision_maker)))


def submasks(mask: np.int64) -> NDArray[np.int64]:
    """Return every choice of the options in a mask, 2^options of them."""
    choices = np.zeros(1, dtype=np.int64)
    for option in (k for k in range(int(mask).bit_length()) if int(mask) >> k & 1):
        choices = np.concatenate([choices, choices | np.int64(1 << option)])
    return choices


def one_way(form: OptionForm) -> tuple[np.int64, np.int64]:
    """Return two bit masks: the options that are irreversible, and those of them that go from yes to no only."""
    once = sum(1 << int(option) for option in np.flatnonzero(form.direction))
    back = sum(1 << int(option) for option in np.flatnonzero(form.direction < 0))
    return np.int64(once), np.int64(back)


def allowed(
    form: OptionForm, before: NDArray[np.int64] | np.int64, after: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return whether going from one state's bits to another's respects every irreversible option."""
    once, back = one_way(form)
    legal: NDArray[np.bool_] = ((before ^ back) & ~(after ^ back) & once) == 0
    return legal


def _arcs(form: OptionForm, decision_maker: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    count = len(form.states)
    others = form.states & ~own_options(form, decision_maker)
    order = np.argsort(others, kind="stable")
    first = np.searchsorted(others, others, side="left", sorter=order)
    sizes = np.searchsorted(others, others, side="right", sorter=order) - first
    origins = np.repeat(np.arange(count), sizes)
    targets = order[spread(first, sizes)]
    kept = (origins != targets) & allowed(form, form.states[origins], form.states[targets])
    starts = np.concatenate([[0], np.cumsum(np.bincount(origins[kept], minlength=count))])
    return starts.astype(np.int64), targets[kept].astype(np.int64)


def merged(graph: StateGraph, group: NDArray[np.intp]) -> StateGraph:
    """Return the graph in which states of one group are one state.

    Args:
        graph: The graph.
        group: The new number of each state, shape (states,); every number from 0 to the largest is used.

    Returns:
        A graph over groups with an arc wherever a decision maker has one between their states; no loops.

    Raises:
        ValueError: `group` has the wrong shape, or skips a number.
    """
    if group.shape != (graph.states,):
        raise ValueError(f"merged: group has shape {group.shape}, the graph {graph.states} states")
    used = np.unique(group)
    if not np.array_equal(used, np.arange(len(used))):
        raise ValueError("merged: groups must be numbered from 0 without a gap")
    moves = [_between(graph, dm, group, len(used)) for dm in range(graph.decision_makers)]
    return StateGraph(
        states=len(used), starts=tuple(starts for starts, _ in moves), ends=tuple(ends for _, ends in moves)
    )


def _between(
    graph: StateGraph, decision_maker: int, group: NDArray[np.intp], groups: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    origins = np.repeat(group, np.diff(graph.starts[decision_maker])).astype(np.int64)
    targets = group[graph.ends[decision_maker]].astype(np.int64)
    apart = origins != targets
    pairs = np.unique(origins[apart] * groups + targets[apart])
    counts = np.bincount(pairs // max(groups, 1), minlength=groups)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), pairs % max(groups, 1)
