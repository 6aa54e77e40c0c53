"""Which way the verbs around an expression point: what happened on Monday, or what will."""

from __future__ import annotations

from detente.coding.times.lexicon import CLASSES

__all__ = ["tense_at"]

_BACK, _FORTH = 14, 8
_STOPS = CLASSES["DOT"] + CLASSES["BREAK"]
_WAS, _BE, _TO, _IS = (CLASSES[name] for name in ("WAS", "BE", "TO", "IS"))
_AHEAD = (CLASSES["WILL"], CLASSES["PLAN"])


def tense_at(classes: str, first: int, last: int) -> str:
    """Return `past`, `future` or `unknown` from the nearest verb before the words, else after, in the sentence."""
    for place in range(first - 1, max(first - 1 - _BACK, -1), -1):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in _AHEAD or (kind == _TO and classes[place - 1 : place] == _IS):
            return "future"
        if kind == _WAS:
            return "future" if classes[place - 1 : place] == _BE else "past"
    for place in range(last, min(last + _FORTH, len(classes))):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in _AHEAD:
            return "future"
        if kind == _WAS:
            return "past"
    return "unknown"
