"""Which way the verbs around an expression point: what happened on Monday, or what will."""

from __future__ import annotations

from detente.coding.times.lexicon import CLASSES

__all__ = ["tense_at"]

_BACK, _FORTH = 14, 8
_STOPS = CLASSES["DOT"] + CLASSES["BREAK"]
_WAS, _WILL, _BE, _PLAN = (CLASSES[name] for name in ("WAS", "WILL", "BE", "PLAN"))


def tense_at(classes: str, first: int, last: int) -> str:
    """Return `past`, `future` or `unknown` from the nearest verb before the words, else after, in the sentence."""
    for place in range(first - 1, max(first - 1 - _BACK, -1), -1):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in (_WILL, _PLAN):
            return "future"
        if kind == _WAS:
            return "future" if classes[max(place - 1, 0)] == _BE else "past"
    for place in range(last, min(last + _FORTH, len(classes))):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in (_WILL, _PLAN):
            return "future"
        if kind == _WAS:
            return "past"
    return "unknown"
