"""Times that hang on another time of the text (`a year earlier`, `the quarter`), bound to the one they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.coding.times.finder import Found

__all__ = ["bound"]

_DATED = re.compile(r"\d{2,4}(?:-.*)?")
_NO_DATE = re.compile(r"span|ref|text|event")
_REACH = 700
"""How far back, in characters, a time may look for the one it hangs on."""
_LOOK_BACK = 12
"""How many times told before it may see."""


def bound(found: Sequence[Found]) -> list[Found]:
    """Return the times with `text|…` replaced where a time told before gives the anchor.

    What compares with a year ago means the same quarter of that year when a quarter was told just before. The
    quarter, year, month or week by itself is that of the anchor day when the text told none.
    """
    whole: list[Found] = []
    told: list[Found] = []
    for item in found:
        near = [other for other in reversed(told[-_LOOK_BACK:]) if item.start - other.end < _REACH]
        if item.relative and item.relative.startswith("text|") and (item.value or "P")[0] == "P":
            whole.append(_bound(item, item.relative.removeprefix("text|"), near))
        elif item.rule == "ago" and item.relative == "year:-1" and (quarter := _quarter(near)):
            whole.append(_on(item, quarter, "shift:-1y"))
        else:
            whole.append(item)
            if _is_date(item):
                told.append(item)
    return whole


def _is_date(item: Found) -> bool:
    if item.relative:
        return not _NO_DATE.match(item.relative)
    return bool(_DATED.fullmatch(item.value or ""))


def _quarter(near: Sequence[Found]) -> Found | None:
    return next((other for other in near if _is_quarter(other)), None)


def _is_quarter(item: Found) -> bool:
    return "quarter:n=" in (item.relative or "") or "-Q" in (item.value or "")


def _bound(item: Found, step: str, near: Sequence[Found]) -> Found:
    unit = step.partition(":")[0]
    if unit == "quarter":
        quarter = _quarter(near)
        return (
            _on(item, quarter, step)
            if quarter
            else replace(item, relative=step.replace("quarter:0", "quarter:-1"))
        )
    if step == "year:0":
        absolute = next((other for other in near if other.value), None)
        return _on(item, absolute, step) if absolute else replace(item, relative=step)
    if step == "shift:-1y" and (quarter := _quarter(near)):
        return _on(item, quarter, step)
    if near:
        return _on(item, near[0], step)
    return replace(item, relative=step) if unit in {"month", "week"} else item


def _on(item: Found, other: Found, step: str) -> Found:
    base = f"value:{other.value}" if other.value else (other.relative or "").partition("@")[0]
    return replace(item, value=None, relative=f"{base}|{step}")
