"""A TOML file that a person wrote: its values checked against a pydantic model, each problem with its line."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from detente.errors import Problem
from detente.toml.lines import TomlLines

__all__ = ["Location", "TomlFile", "explained", "nearest", "read", "validated"]

Location: TypeAlias = tuple[str | int, ...]
"""Where in a file: `("actor", 7, "aliases", 2)`."""

M = TypeVar("M", bound=BaseModel)


class TomlFile:
    """A file's text, the name it is shown by, and where in it things stand."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self._lines: TomlLines | None = None

    def line(self, location: Sequence[object]) -> int | None:
        """Return the line of a location or of the nearest thing around it; only for text that is valid TOML."""
        self._lines = self._lines or TomlLines(self.text)
        return self._lines.line(location)

    def problem(self, location: Sequence[object], rule: str, mend: str = "") -> Problem:
        """Return a problem placed at a location."""
        line = self.line(location)
        return Problem(f"{self.shown}: line {line}" if line else self.shown, rule, mend)


def validated(file: TomlFile, model: type[M], problems: list[Problem]) -> M | None:
    """Return a file's values as a model, or None once its problems, all at once, are added to the list."""
    raw = read(file, problems)
    if raw is None:
        return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(explained(file, model, error))
        return None


def read(file: TomlFile, problems: list[Problem]) -> dict[str, Any] | None:
    """Return a file's values as they stand, or None once it is added to the list that it is no TOML."""
    try:
        return tomllib.loads(file.text)
    except (ValueError, RecursionError) as error:
        # Beside TOMLDecodeError: a number of thousands of digits, arrays nested hundreds deep.
        problems.append(Problem(file.shown, f"not valid TOML: {error}", "mend the syntax there"))
        return None


def explained(file: TomlFile, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Return what a model refused of a file's values, each problem with its line and its mend."""
    errors = error.errors()
    within = {found["loc"][:depth] for found in errors for depth in range(len(found["loc"]))}
    # A list whose entries were refused is not short: each of them is told.
    told = [found for found in errors if found["type"] != "too_short" or found["loc"] not in within]
    return [_explained(file, model, found) for found in told]


def nearest(given: str, known: Sequence[str]) -> str:
    """Return the mend for a name that is not known: the one it is like, else those there are."""
    near = difflib.get_close_matches(given, known, 1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"one of: {', '.join(known)}" if known else ""


def _explained(file: TomlFile, model: type[BaseModel], found: Any) -> Problem:
    location = tuple(found["loc"])
    last = str(location[-1]) if location else ""
    if found["type"] == "extra_forbidden":
        near = difflib.get_close_matches(last, _fields(model, location[:-1]), 1)
        return file.problem(
            location, f"unknown field {last!r}", f"did you mean {near[0]!r}?" if near else "remove it"
        )
    if found["type"] == "missing":
        return file.problem(location[:-1] or location, f"{last!r} is missing", "add it")
    where = ".".join(str(part) for part in location if not isinstance(part, int))
    if found["type"] == "too_short":
        needs, has = found["ctx"]["min_length"], found["ctx"]["actual_length"]
        return file.problem(
            location, f"{where}: at least {needs} are needed, not {has}", "add what is missing"
        )
    if found["type"] in ("tuple_type", "list_type"):
        mend = (
            f"write [[{where}]] before each entry" if isinstance(found.get("input"), dict) else "write [...]"
        )
        return file.problem(location, f"{where}: must be a list", mend)
    value = found.get("input")
    shown = f", not {value!r}" if isinstance(value, str | int | float | bool) else ""
    message = str(found["msg"]).removeprefix("Value error, ")
    return file.problem(location, f"{where}: {message[0].lower()}{message[1:]}{shown}")


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    """Return the field names of the table at a location, as they are written in a file."""
    for part in location:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        inner = fields[str(part)].annotation if str(part) in fields else None
        candidates = (inner, *get_args(inner))
        model = next(
            (one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel)), model
        )
    return [info.alias or name for name, info in model.model_fields.items()]
