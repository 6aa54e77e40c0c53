"""Times that hang on another time of the text (`a year earlier`, `the quarter`), bound to the one they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.coding.times.finder import Found

__all__ = ["bound"]

_DATED = re.compile(r"\d{2,4}(?:-.*)?")
_REACH = 700
"""How far back, in characters, a time may look for the one it hangs on."""


def bound(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the times with `text|…` replaced, where a time before it in the text gives the anchor."""
    whole: list[Found] = []
    told: list[Found] = []
    for item in found:
        if item.relative and item.relative.startswith("text|"):
            whole.append(_bound(item, told))
        else:
            whole.append(item)
            if _is_date(item):
                told.append(item)
    return whole


def _is_date(item: Found) -> bool:
    if item.value:
        return bool(_DATED.fullmatch(item.value))
    return bool(item.relative) and not re.match(r"span|ref|text", item.relative or "")


def _bound(item: Found, told: Sequence[Found]) -> Found:
    step = (item.relative or "").removeprefix("text|")
    unit = step.partition(":")[0]
    fitting = [other for other in reversed(told[-12:]) if item.start - other.end < _REACH]
    if unit == "quarter":
        fitting = [
            other for other in fitting if "quarter" in (other.relative or "") or "-Q" in (other.value or "")
        ]
        step = "quarter:-1" if not fitting else step
    if fitting:
        other = fitting[0]
        base = f"value:{other.value}" if other.value else (other.relative or "").partition("@")[0]
        return replace(item, relative=f"{base}|{step}")
    if unit in {"quarter", "year", "month", "week"}:
        return replace(item, relative=step)
    return item
