"""Conditions of a `.gmcr` file, and gathering what is wrong in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from detente.case.expressions import Expression
from detente.errors import Problem
from detente.methods.graph_model.conflict import joined, literal

__all__ = ["ConditionReader", "kind"]


class ConditionReader:
    """Reads conditions: pairs of an option and Y or N that all must hold, or several such of which one must."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.options: list[str] = []

    def wrong(self, place: str, rule: str, mend: str = "") -> None:
        """Note a problem at a place of the file."""
        self.problems.append(Problem(f"{self.shown}: {place}" if place else self.shown, rule, mend))

    def listed(self, raw: dict[str, Any], key: str, place: str, *, needed: bool = False) -> list[Any]:
        """Return a list of the file; empty, with a problem, if it is missing or something else."""
        where = f"{place}.{key}" if place else key
        if key not in raw:
            if needed:
                self.wrong(place, f"{key!r} is missing", "add it")
            return []
        if not isinstance(raw[key], list):
            self.wrong(where, f"must be a list, not {kind(raw[key])}")
            return []
        return list(raw[key])

    def is_option(self, place: str, value: Any, options: int) -> bool:
        """Return whether a value is an option's index, and note it if it is not."""
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(place, f"must be an option's index, not {kind(value)}")
            return False
        if not 0 <= value < options:
            there = f"options go from 0 to {options - 1}" if options else "there are no options"
            self.wrong(place, f"option {value} is not there; {there}")
            return False
        return True

    def conditions(
        self, raw: dict[str, Any], key: str, place: str, *, needed: bool = False
    ) -> tuple[Expression, ...]:
        """Return conditions, each the file's own or several joined by `or`."""
        where = f"{place}.{key}" if place else key
        found = [
            self.condition(each, f"{where}[{j}]")
            for j, each in enumerate(self.listed(raw, key, place, needed=needed))
        ]
        return tuple(each for each in found if each is not None)

    def condition(self, raw: Any, place: str) -> Expression | None:
        """Return one condition; None, with a problem, if it is none."""
        if not isinstance(raw, dict):
            return self.pairs(raw, place)
        if raw.get("compound") is not True:
            self.wrong(place, "an object here is a compound condition, with `compound` true")
            return None
        members = self.listed(raw, "members", place, needed=True)
        found = [self.pairs(each, f"{place}.members[{k}]") for k, each in enumerate(members)]
        whole = [each for each in found if each is not None]
        if len(whole) < len(members) or not self.options:
            return None
        return joined("or", whole) if whole else self.constant("and")

    def constant(self, word: Literal["and", "or"]) -> Expression:
        """Return what always holds (`or`) or never does (`and`), said of the first option."""
        first = self.options[0]
        return joined(word, [literal(first, taken=True), literal(first, taken=False)])

    def pairs(self, raw: Any, place: str) -> Expression | None:
        """Return a condition of pairs of an option and Y or N, all of which must hold."""
        if not isinstance(raw, list):
            self.wrong(place, f"must be a list of [option, Y or N], not {kind(raw)}")
            return None
        before = len(self.problems)
        parts = [part for k, pair in enumerate(raw) for part in self.pair(pair, f"{place}[{k}]")]
        if len(self.problems) > before or not self.options:
            return None
        return joined("and", parts) if parts else self.constant("or")

    def pair(self, raw: Any, place: str) -> Iterator[Expression]:
        """Yield the condition of one pair; nothing, with a problem, if it is none."""
        if not isinstance(raw, list) or len(raw) != 2:
            self.wrong(place, f"must be [option, Y or N], not {kind(raw)}")
            return
        option, taken = raw
        if taken not in ("Y", "N"):
            self.wrong(f"{place}[1]", f"must be 'Y' or 'N', not {kind(taken)}")
        elif self.is_option(f"{place}[0]", option, len(self.options)):
            yield literal(self.options[option], taken=taken == "Y")


def kind(value: Any) -> str:
    """Return a value as a person would call it, shortened."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)[:60]
