"""Which way the words around an expression point: what happened on Monday, or what will."""

from __future__ import annotations

from detente.coding.times.lexicon import CLASSES

__all__ = ["tense_at"]

_FAR_BACK, _BACK, _FORTH = 30, 14, 8
_STOPS = CLASSES["DOT"] + CLASSES["BREAK"]
_WAS, _BE, _TO, _IS, _PLAN = (CLASSES[name] for name in ("WAS", "BE", "TO", "IS", "PLAN"))
_VERBS = (_WAS, CLASSES["WILL"], _PLAN)
_DETERMINERS = tuple(CLASSES[name] for name in ("THE", "ART", "OWN", "DEM", "THAT", "POSS"))
_UNTIL, _SINCE = CLASSES["UNTIL"], CLASSES["SINCE"]


def tense_at(classes: str, first: int, last: int) -> str:
    """Return `past`, `future` or `unknown`.

    The nearest verb before the words decides, else the nearest after them, in the sentence. After `since` they lie
    back; after `until` and `by` ahead, unless a finite past verb stands between them and any infinitive.
    """
    before = classes[first - 1 : first]
    if before == _SINCE:
        return "past"
    tense, infinitive = _before(classes, first)
    if before == _UNTIL:
        return "past" if tense == "past" and not infinitive else "future"
    return tense or _after(classes, last)


def _before(classes: str, first: int) -> tuple[str, bool]:
    infinitive = False
    for place in range(first - 1, max(first - 1 - _FAR_BACK, -1), -1):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in _VERBS and not _is_attribute(classes, place):
            if kind == _WAS:
                return "future" if classes[place - 1 : place] == _BE else "past", infinitive
            if place >= first - 1 - _BACK:
                had_been = kind == _PLAN and classes[max(place - 2, 0) : place] == _WAS + _WAS
                return "past" if had_been else "future", infinitive
        if kind == _TO:
            infinitive = True
            if classes[place - 1 : place] == _IS:
                return "future", True
    return "", infinitive


def _is_attribute(classes: str, place: int) -> bool:
    """Whether a participle only describes a noun: the proposed talks."""
    return classes[place - 1 : place] in _DETERMINERS and classes[place] in (_WAS, _PLAN)


def _after(classes: str, last: int) -> str:
    for place in range(last, min(last + _FORTH, len(classes))):
        kind = classes[place]
        if kind in _STOPS:
            break
        if kind in _VERBS and not _is_attribute(classes, place):
            return "past" if kind == _WAS else "future"
    return "unknown"
