"""Reading `.gmcr` files, the saves of GMCR+: every problem at once, nothing in them is ever run.

Both spellings that its versions used are read: `preferenceRanking` and `preferenceVector`, `misperceived` and
`misperceptions`, `useManualPreferenceRanking` and `useManualPreferenceVectors`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.errors import InputError, Problem
from detente.methods.graph_model.conflict import Conflict, Lever, Side, Statement, joined
from detente.methods.graph_model.gmcr_conditions import ConditionReader, kind
from detente.methods.graph_model.states import states_of

__all__ = ["conflict_of_text", "read_gmcr"]

LARGEST = 50_000_000
"""Bytes of the largest file that is read."""

_DIRECTIONS = {"both": 0, "fwd": 1, "back": -1}


def read_gmcr(path: Path) -> Conflict:
    """Return the conflict that a `.gmcr` file holds; decision makers of one name are told apart by a number.

    Raises:
        InputError: the file cannot be read, or something in it cannot be used, each problem with its place.
    """
    try:
        if path.stat().st_size > LARGEST:
            rule = f"the file has {path.stat().st_size:,} bytes; a model has at most {LARGEST:,}"
            raise InputError([Problem(str(path), rule, "give a file that GMCR+ saved")])
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        rule = f"the model cannot be read ({reason})"
        raise InputError([Problem(str(path), rule, "give a file that GMCR+ saved")]) from error
    return conflict_of_text(text, str(path))


def conflict_of_text(text: str, shown: str) -> Conflict:
    """Return the conflict that the text of a `.gmcr` file holds.

    Args:
        text: JSON.
        shown: The file, as it is shown.

    Raises:
        InputError: as `read_gmcr`.
    """
    try:
        raw = json.loads(text, parse_constant=_no_number, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        why = "it nests too deep" if isinstance(error, RecursionError) else str(error)
        if "int_max_str_digits" in why:  # Python's own words tell a programmer what to do
            why = "a number with too many digits"
        raise InputError(
            [Problem(shown, f"not valid JSON: {why}", "give a file that GMCR+ saved")]
        ) from error
    reader = _Reader(shown)
    conflict = reader.conflict(raw)
    if reader.problems:
        raise InputError(reader.problems)
    return conflict


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, of which no key may stand twice: readers differ on which of the two counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"the key {kind(twice)} stands twice in one object")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def unique(names: list[str]) -> list[str]:
    """Return names of which none stands twice: a number is added to the second and later ones."""
    seen: Counter[str] = Counter()
    taken, found = set(names), []
    for name in names:
        seen[name] += 1
        shown = name
        while seen[name] > 1 and (shown == name or shown in taken):
            shown = f"{name} ({seen[name]})" if shown == name else f"{shown}'"
        taken.add(shown)
        found.append(shown)
    return found


class _Reader(ConditionReader):
    """Reads one file and gathers what is wrong with it."""

    def conflict(self, raw: Any) -> Conflict:
        """Return the conflict, as far as it can be read."""
        if not isinstance(raw, dict):
            self.wrong("", f"a model is an object, not {kind(raw)}", "give a file that GMCR+ saved")
            return Conflict(self.shown, (), ())
        options = self.listed(raw, "options", "", needed=True)
        makers = self.listed(raw, "decisionMakers", "", needed=True)
        self.options = unique([str(_of(each, "name", f"option {i}")) for i, each in enumerate(options)])
        holders = self.holders(makers, len(options))
        levers = tuple(self.lever(i, each, holders.get(i, 0)) for i, each in enumerate(options))
        infeasible = self.conditions(raw, "infeasibles", "", needed=True)
        manual = _of(raw, "useManualPreferenceRanking", _of(raw, "useManualPreferenceVectors", False))
        if not isinstance(manual, bool):
            self.wrong("useManualPreferenceRanking", f"must be true or false, not {kind(manual)}")
        names = unique([str(_of(each, "name", f"decision maker {i}")) for i, each in enumerate(makers)])
        sides = tuple(self.side(i, each, names[i], manual is True) for i, each in enumerate(makers))
        conflict = Conflict(
            self.shown, sides, levers, infeasible=infeasible, coalitions=self.coalitions(raw, len(makers))
        )
        return conflict if self.problems else self.checked(conflict)

    def checked(self, conflict: Conflict) -> Conflict:
        """Return a conflict whose rankings name each of its states once."""
        if not any(side.order is not None for side in conflict.sides):
            return conflict
        states, problems = states_of(conflict)
        self.problems.extend(problems)
        for i, side in enumerate(conflict.sides):
            if states is not None and side.order is not None:
                self.complete(f"decisionMakers[{i}].preferenceRanking", side, states.count)
        return conflict

    def complete(self, place: str, side: Side, count: int) -> None:
        times = Counter(state for group in side.order or () for state in group if isinstance(state, int))
        beyond = sorted(state for state in times if not 1 <= state <= count)
        twice = sorted(state for state, often in times.items() if often > 1)
        missing = [state for state in range(1, count + 1) if state not in times]
        if beyond:
            self.wrong(place, f"state {beyond[0]} is not there; states go from 1 to {count}")
        if twice:
            self.wrong(place, f"state {twice[0]} is ranked twice", "a ranking that runs in a circle is none")
        if missing:
            rule = f"{len(missing):,} of {count:,} states are not ranked, the first is {missing[0]}"
            if len(missing) == 1:
                rule = f"one of {count:,} states is not ranked: state {missing[0]}"
            self.wrong(place, rule, "rank every feasible state")

    def holders(self, makers: list[Any], options: int) -> dict[int, int]:
        """Return who holds each option; an option has one holder."""
        found: dict[int, int] = {}
        for i, maker in enumerate(makers):
            if not isinstance(maker, dict):
                self.wrong(f"decisionMakers[{i}]", f"must be an object, not {kind(maker)}")
                continue
            for j, option in enumerate(self.listed(maker, "options", f"decisionMakers[{i}]", needed=True)):
                place = f"decisionMakers[{i}].options[{j}]"
                if not self.is_option(place, option, options):
                    continue
                if option in found:
                    other = f"decision makers {found[option]} and {i}" if found[option] != i else f"{i} twice"
                    rule = f"option {option} is held by {other}"
                    self.wrong(place, rule, "give it to one, or make an option of each one's part in it")
                found.setdefault(option, i)
        for option in range(options):
            if option not in found:
                self.wrong(f"options[{option}]", "no decision maker holds this option", "give it to one")
        return found

    def lever(self, i: int, raw: Any, holder: int) -> Lever:
        place = f"options[{i}]"
        if not isinstance(raw, dict):
            self.wrong(place, f"must be an object, not {kind(raw)}")
            return Lever(self.options[i], self.options[i], holder)
        self.named(raw, place)
        direction = raw.get("permittedDirection", "both")
        if not isinstance(direction, str) or direction not in _DIRECTIONS:
            rule = f"direction {direction!r} is unknown"
            self.wrong(f"{place}.permittedDirection", rule, f"one of: {', '.join(_DIRECTIONS)}")
            direction = "both"
        return Lever(self.options[i], self.options[i], holder, _DIRECTIONS[direction])

    def named(self, raw: dict[str, Any], place: str) -> None:
        if "name" not in raw:
            self.wrong(place, "'name' is missing", "add it")
        elif not isinstance(raw["name"], str):
            self.wrong(f"{place}.name", f"must be a text, not {kind(raw['name'])}")

    def side(self, i: int, raw: Any, name: str, manual: bool) -> Side:
        if not isinstance(raw, dict):
            return Side(name, name)
        place = f"decisionMakers[{i}]"
        self.named(raw, place)
        unseen = self.conditions(raw, "misperceived" if "misperceived" in raw else "misperceptions", place)
        side = Side(name, name, unseen=joined("or", unseen) if unseen else None)
        if manual:
            return replace(side, order=self.ranking(raw, place))
        found = self.conditions(raw, "preferences", place, needed=True)
        statements = [Statement(each, f"preference {k}", low=k, high=k) for k, each in enumerate(found, 1)]
        return replace(side, statements=tuple(statements))

    def ranking(self, raw: dict[str, Any], place: str) -> tuple[tuple[int, ...], ...]:
        """Return a ranking by hand; whether it names every state is checked once the states are known."""
        key = (
            "preferenceRanking"
            if "preferenceRanking" in raw or "preferenceVector" not in raw
            else "preferenceVector"
        )
        groups = []
        for j, group in enumerate(self.listed(raw, key, place, needed=True)):
            members = group if isinstance(group, list) else [group]
            if not members:
                self.wrong(f"{place}.{key}[{j}]", "a tie of no states", "leave it out")
            for state in members:
                if not isinstance(state, int) or isinstance(state, bool):
                    self.wrong(f"{place}.{key}[{j}]", f"must be a state's number, not {kind(state)}")
            groups.append(tuple(each for each in members if isinstance(each, int)))
        return tuple(groups)

    def coalitions(self, raw: dict[str, Any], sides: int) -> tuple[tuple[int, ...], ...]:
        """Return coalitions of two and more; a decision maker by itself is listed by its number alone."""
        found = []
        for j, members in enumerate(self.listed(raw, "coalitions", "")):
            numbers = members if isinstance(members, list) else [members]
            fits = [
                isinstance(each, int) and not isinstance(each, bool) and 0 <= each < sides for each in numbers
            ]
            if not all(fits):
                rule = f"must be numbers of decision makers, 0 to {sides - 1}"
                if not sides:
                    rule = "there are no decision makers to name"
                self.wrong(f"coalitions[{j}]", rule, "text is not run as a program here")
            elif len(set(numbers)) > 1:
                found.append(tuple(sorted(set(numbers))))
        return tuple(dict.fromkeys(found))


def _of(raw: Any, key: str, otherwise: Any) -> Any:
    return raw.get(key, otherwise) if isinstance(raw, dict) else otherwise
