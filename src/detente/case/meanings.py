"""What named states mean in options alone, where one state may be said in terms of others."""

from __future__ import annotations

from collections.abc import Mapping

from detente.case.expressions import Expression, measure, names, substituted

__all__ = ["meanings_of"]

DEEPEST = 300
"""How deep a meaning may nest, written out in options: beyond, it would exhaust the stack."""

LARGEST = 5_000
"""How many options a meaning may name, written out: states said in states double with every step."""


def meanings_of(states: Mapping[str, Expression]) -> dict[str, Expression]:
    """Return each state's condition with the states in it replaced by what they mean.

    Raises:
        ValueError: a state is defined by itself, or its meaning is too long or too deep to be worked with.
    """
    found: dict[str, Expression] = {}
    measures: dict[str, tuple[int, int]] = {}
    for name in _ordered(states):
        measures[name] = measure(states[name], measures)
        if measures[name][0] > LARGEST or measures[name][1] > DEEPEST:
            rule = f"state {name!r}, written out in options, names more than {LARGEST} or nests deeper than {DEEPEST}"
            raise ValueError(rule)
        found[name] = substituted(states[name], found)
    return {name: found[name] for name in states}


def _ordered(states: Mapping[str, Expression]) -> list[str]:
    """Return the states so that each comes after those it is said in."""
    parts = {name: names(condition) & states.keys() for name, condition in states.items()}
    ordered: list[str] = []
    done: set[str] = set()
    left = list(states)
    while left:
        ready = [name for name in left if parts[name] <= done]
        if not ready:
            raise ValueError(f"state {_in_circle(left[0], parts, done)!r} is defined by itself")
        done.update(ready)
        ordered.extend(ready)
        left = [name for name in left if name not in done]
    return ordered


def _in_circle(start: str, parts: Mapping[str, frozenset[str]], done: set[str]) -> str:
    """Return a state that leads back to itself: following what is not done must come to one twice."""
    seen: set[str] = set()
    name = start
    while name not in seen:
        seen.add(name)
        name = min(parts[name] - done)
    return name
