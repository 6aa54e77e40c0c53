"""Reading JSON that people or other programs made, each problem with its line and field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from detente.errors import InputError, Problem

__all__ = ["explained", "json_lines", "lines_of_parts", "text_of"]

MOST_PROBLEMS = 50
"""After so many problems a file is not read on: the rest would be more of the same."""


def text_of(path: Path) -> str:
    """Return a file's text, byte order mark dropped.

    Raises:
        InputError: it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError([Problem(str(path), f"cannot be read ({error.strerror})")]) from error
    except UnicodeDecodeError as error:
        rule = f"not UTF-8 at byte {error.start}"
        raise InputError([Problem(str(path), rule, "save it as UTF-8")]) from error


def json_lines(path: Path, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each line's place and JSON object, blank lines left out; what is none is added to the problems.

    Raises:
        InputError: the file cannot be read, or it has too many problems already.
    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}: line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number or nesting too large"
            problems.append(Problem(place, f"not valid JSON: {reason}", "one JSON object a line"))
            row = None
        if isinstance(row, dict):
            yield place, row
        elif row is not None:
            problems.append(Problem(place, f"a JSON {type(row).__name__}", "one JSON object a line"))
        if len(problems) >= MOST_PROBLEMS:
            raise InputError([*problems, Problem(str(path), f"not read beyond line {number}")])


def explained(
    error: ValidationError, place: str, lines: dict[tuple[str | int, ...], int] | None = None
) -> Iterator[Problem]:
    """Yield one problem for each thing wrong in a value: its line if known, the field, what it is and should be.

    Args:
        error: What was wrong.
        place: File, and line where one line holds the value.
        lines: Lines of the parts of a file, as from `lines_of_parts`.
    """
    for found in error.errors(include_url=False):
        location = tuple(part for part in found["loc"] if not str(part).startswith("function-"))
        line = (
            next(
                (lines[location[:size]] for size in range(len(location), -1, -1) if location[:size] in lines),
                None,
            )
            if lines
            else None
        )
        where = " ".join(str(part + 1) if isinstance(part, int) else part for part in location)
        said = found["msg"].removeprefix("Value error, ")
        value = found.get("input")
        shown = f", not {json.dumps(value, default=str)[:40]}" if found["type"] != "missing" else ""
        yield Problem(
            ": ".join(filter(None, (place, f"line {line}" if line else "", where))),
            f"{said[0].lower()}{said[1:]}{shown}",
        )


_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:\n]', re.DOTALL)


def lines_of_parts(text: str) -> dict[tuple[str | int, ...], int]:
    """Return on which line each part of a valid JSON text begins, by its path of keys and indices."""
    lines: dict[tuple[str | int, ...], int] = {(): 1}
    trail: list[str | int] = []
    line, key = 1, ""
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "\n":
            line += 1
        elif mark[0] == '"':
            key = mark
        elif mark == ":":
            trail[-1] = json.loads(key)
            lines[tuple(trail)] = line
        elif mark == "[" or mark == "{":
            lines.setdefault(tuple(trail), line)
            trail.append(0 if mark == "[" else "")
        elif mark == ",":
            last = trail[-1]
            trail[-1] = last + 1 if isinstance(last, int) else ""
        else:
            trail.pop()
    return lines
