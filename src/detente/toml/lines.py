"""On which line of a TOML file each key, table and array element stands, so that a problem can say so.

`tomllib` keeps no positions. This walks a text that `tomllib` has accepted, so it need not judge it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["TomlLines"]

Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 20
"""How long a path is followed: no table of ours nests so deep, and hostile keys would take quadratic room."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]*")


class TomlLines:
    """The lines of a TOML text, by path: `("actor", 7, "aliases", 2)` is the third alias of the eighth actor.

    Args:
        text: Valid TOML.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._counts: dict[Path, int] = {}
        self._found: dict[Path, int] = {}
        self._walk()

    def line(self, path: Sequence[object]) -> int | None:
        """Return the line, from one, of a path or of the nearest thing around it that stands in the file."""
        for length in range(len(path), 0, -1):
            found = self._found.get(tuple(path[:length]))  # type: ignore[arg-type]
            if found is not None:
                return found
        return None

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _walk(self) -> None:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`; return the path its keys are under."""
        line = self._here()
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        names = self._names()
        self._at = self._text.index("]]" if many else "]", self._at) + (2 if many else 1)
        path: Path = ()
        for name in names[:-1]:
            path = self._last(_within(path, name))
        path = _within(path, names[-1])
        self._found.setdefault(path, line)
        if many:
            index = self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, index)
            self._found[path] = line
        return path

    def _last(self, path: Path) -> Path:
        """Return the path of the last element if it is an array of tables, else the path."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _names(self) -> list[str]:
        names: list[str] = []
        while True:
            found = _KEY.match(self._text, self._at)
            if found is None:
                return names
            self._at = found.end()
            names.append(found.group(1).strip("\"'"))
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _pair(self, table: Path) -> None:
        line = self._here()
        path = table
        for name in self._names():
            path = _within(path, name)
            self._found.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._skip()
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline(path)
        else:
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = max(found.end() if found else 0, self._at + 1)

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        self._skip()
        while self._text[self._at] != "]":
            inner = _within(path, index)
            self._found.setdefault(inner, self._here())
            self._value(inner)
            index += 1
            self._comma()
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        self._skip()
        while self._text[self._at] != "}":
            self._pair(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()


def _within(path: Path, step: str | int) -> Path:
    return (*path, step) if len(path) < DEEPEST else path
