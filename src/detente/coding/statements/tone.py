"""Whether an attribution is denied or hedged: `hasn't said`, `declined to say`, `reportedly told`, `appears to think`."""

from __future__ import annotations

from collections.abc import Mapping

from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist

__all__ = ["hedged", "negated"]

_NOT = wordlist("not never nor neither")
_NOBODY = wordlist("no none nobody neither nothing few")


def negated(
    line: Line, first: int, last: int, subject: tuple[int, int] | None, markers: Mapping[int, frozenset[str]]
) -> bool:
    """Tell whether the words from `first` up to `last`, all that leads up to a verb, deny it; two denials cancel."""
    while first > 0 and line.tags[first - 1] == "R":
        first -= 1
    count = sum(1 for k in range(first, last) if line.words[k] in _NOT or line.words[k].endswith("n't"))
    count += sum(1 for k in range(first, last) if "negation" in markers.get(line.starts[k], ()))
    if first > 0 and line.words[first - 1] == "without":
        count += 1
    if subject is not None and line.words[subject[0]] in _NOBODY:
        count += 1
    return count % 2 == 1


def hedged(line: Line, first: int, last: int, markers: Mapping[int, frozenset[str]]) -> bool:
    """Tell whether one of the words from `first` up to `last` hedges the attribution."""
    while first > 0 and line.tags[first - 1] == "R":
        first -= 1
    return any("hedge" in markers.get(line.starts[k], ()) for k in range(first, last))
