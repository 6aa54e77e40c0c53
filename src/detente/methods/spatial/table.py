"""Tables of actors: `actor,capability,position,salience`, every problem at once with its row and column."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, Problem
from detente.toml.file import nearest

__all__ = ["MOST_ACTORS", "Table", "read_table", "table_of"]

Floats = NDArray[np.float64]

MOST_ACTORS = 200
"""The contests among more, each seen by everybody, would fill the memory."""

_LARGEST = 10_000_000
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_POSITION = re.compile(r"position[ _-]?(\w*)")
_LINE = re.compile(r": line (\d+)")
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Actors with their numbers.

    Attributes:
        shown: The file, for messages.
        actors: Their names, all different.
        dimensions: Headings of the columns of positions.
        capabilities: None negative, shape (actors,).
        saliences: 0 to 1, an actor's summing to one at most, shape (actors, dimensions).
        positions: As given, likewise.
    """

    shown: str
    actors: tuple[str, ...]
    dimensions: tuple[str, ...]
    capabilities: Floats
    saliences: Floats
    positions: Floats


@dataclass(frozen=True, slots=True)
class _Columns:
    actor: int
    capability: int
    positions: tuple[int, ...]
    saliences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table with its number in the file."""

    line: int
    cells: tuple[str, ...]


def read_table(path: Path, *, percent: bool = False) -> Table:
    """Return a table of actors.

    Args:
        path: Of a file of comma-, semicolon- or tab-separated values, in UTF-8.
        percent: Saliences are given from 0 to 100.

    Raises:
        InputError: the file cannot be read or its content not used: every problem at once.
    """
    shown = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        rule = f"the table cannot be read: {error.strerror or error}"
        raise InputError([Problem(shown, rule, "check the name and its permissions")]) from error
    return table_of(_text(raw, shown), shown, percent=percent)


def _text(raw: bytes, shown: str) -> str:
    if len(raw) > _LARGEST:
        raise InputError([Problem(shown, "the table is larger than 10 MB", "give actors, not events")])
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        rule = f"byte 0x{raw[error.start]:02x} is not {encoding.removesuffix('-sig').upper()}"
        raise InputError([Problem(f"{shown}: line {line}", rule, "save the file as UTF-8")]) from error
    if "\0" in text:
        raise InputError([Problem(shown, "holds NUL characters: no table", "save it as CSV in UTF-8")])
    return text


def table_of(text: str, shown: str, *, percent: bool = False) -> Table:
    """Return the table that a text holds; arguments and errors as `read_table`."""
    rows = _rows(text, shown)
    if not rows:
        mend = "begin with the line actor,capability,position,salience"
        raise InputError([Problem(shown, "the table is empty", mend)])
    header, body = rows[0], rows[1:]
    columns = _columns(header, shown)
    problems = [*_shape(header, body, shown)]
    whole = [row for row in body if len(row.cells) == len(header.cells)]
    numbers = _Numbers(header, columns, shown, percent, ";" in text.partition("\n")[0], problems)
    table = numbers.table(whole)
    problems.extend(_actors(whole, columns, shown))
    if not problems:
        problems.extend(_weightless(table))
    if problems:
        raise InputError(sorted(problems, key=_line))
    return table


def _line(problem: Problem) -> int:
    found = _LINE.search(problem.place)
    return int(found[1]) if found else 0


def _rows(text: str, shown: str) -> list[_Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(reader.line_num, tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        place = f"{shown}: line {reader.line_num}"
        raise InputError([Problem(place, f"no row of a table: {error}", "mend the quotes")]) from error
    return rows


def _columns(header: _Row, shown: str) -> _Columns:
    names = [cell.casefold() for cell in header.cells]
    place = f"{shown}: line {header.line}"
    problems = [
        Problem(place, f"two columns are called {name!r}", "rename one")
        for name in dict.fromkeys(names)
        if name and names.count(name) > 1
    ]
    positions = tuple(i for i, name in enumerate(names) if _POSITION.fullmatch(name))
    saliences = _salience_columns(names, positions, place, problems)
    for wanted, there in (
        ("actor", "actor" in names), ("capability", "capability" in names),
        ("position", bool(positions)), ("salience", bool(saliences)),
    ):  # fmt: skip
        if not there:
            hint = nearest(wanted, header.cells)
            heads = ", ".join(cell for cell in header.cells if cell) or "nothing"
            mend = f"add it; {hint}" if hint.startswith("did you mean") else "add it"
            problems.append(Problem(place, f"column {wanted!r} is missing; the line holds {heads}", mend))
    if problems:
        raise InputError(problems)
    return _Columns(names.index("actor"), names.index("capability"), positions, saliences)


def _salience_columns(
    names: Sequence[str], positions: Sequence[int], place: str, problems: list[Problem]
) -> tuple[int, ...]:
    """Return a column of salience for each of positions, or the one for all."""
    if "salience" in names:
        more = [name for name in names if name.startswith("salience_")]
        if more:
            rule = f"column 'salience' stands beside {', '.join(map(repr, more))}"
            problems.append(Problem(place, rule, "keep one salience for all, or one for each dimension"))
        return (names.index("salience"),)
    if not any(name.startswith("salience") for name in names):
        return ()
    wanted = [names[i].replace("position", "salience") for i in positions]
    for name in wanted:
        if name not in names:
            mend = "add it, or one column 'salience' that is split evenly"
            problems.append(Problem(place, f"column {name!r} is missing", mend))
    return tuple(names.index(name) for name in wanted if name in names)


def _shape(header: _Row, body: Sequence[_Row], shown: str) -> Iterator[Problem]:
    if len(body) < 2:
        rule = "there is no actor" if not body else "there is one actor only"
        yield Problem(shown, f"{rule}; nobody bargains alone", "add actors")
    if len(body) > MOST_ACTORS:
        yield Problem(shown, f"{len(body)} actors are more than {MOST_ACTORS}", "group the smaller ones")
    for row in body:
        if len(row.cells) != len(header.cells):
            rule = f"{len(row.cells)} cells where the first line has {len(header.cells)}"
            yield Problem(f"{shown}: line {row.line}", rule, "mend the separators or the quotes")


def _actors(rows: Sequence[_Row], columns: _Columns, shown: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        name, place = row.cells[columns.actor], f"{shown}: line {row.line}, column 'actor'"
        if not name:
            yield Problem(place, "the actor has no name", "name it")
        elif name in first:
            yield Problem(place, f"{name!r} stands on line {first[name]} already", "rename or drop one")
        first.setdefault(name, row.line)


def _weightless(table: Table) -> Iterator[Problem]:
    for what, figures in (("salience", table.saliences), ("capability", table.capabilities)):
        if not (figures > 0).any():
            yield Problem(table.shown, f"no actor has any {what}", f"give one a {what} above 0")
    weight = table.capabilities * table.saliences.sum(axis=1)
    if (table.saliences > 0).any() and (table.capabilities > 0).any() and not (weight > 0).any():
        yield Problem(table.shown, "no actor has both capability and salience", "give one both above 0")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Reads the cells that hold numbers, and notes each that cannot be used."""

    header: _Row
    columns: _Columns
    shown: str
    percent: bool
    comma: bool
    problems: list[Problem]

    def table(self, rows: Sequence[_Row]) -> Table:
        """Return the table; what could not be read is 0 and noted."""
        columns = self.columns
        dimensions = len(columns.positions)
        capabilities = [self._least(row, columns.capability) for row in rows]
        positions = [[self._number(row, i) for i in columns.positions] for row in rows]
        saliences = [self._saliences(row, dimensions) for row in rows]
        if self.percent and 0 < max((sum(row) for row in saliences), default=0.0) <= 1 / 100:
            rule = "with --percent saliences go up to 100, and none here is above 1"
            self.problems.append(Problem(self.shown, rule, "leave --percent out"))
        return Table(
            self.shown,
            tuple(row.cells[columns.actor] for row in rows),
            tuple(self.header.cells[i] for i in columns.positions),
            np.array(capabilities, dtype=np.float64),
            np.array(saliences, dtype=np.float64).reshape(len(rows), dimensions),
            np.array(positions, dtype=np.float64).reshape(len(rows), dimensions),
        )

    def _number(self, row: _Row, column: int) -> float:
        cell = row.cells[column]
        if self.comma and "." not in cell:
            cell = cell.replace(",", ".")
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if math.isfinite(value) and abs(value) <= 1e12:
            return value
        rule = f"{row.cells[column]!r} is no number" if row.cells[column] else "the cell is empty"
        if math.isfinite(value):
            rule = f"{row.cells[column]} is too large a number"
        self._note(row, column, rule, "write it as 0.5")
        return 0.0

    def _least(self, row: _Row, column: int) -> float:
        value = self._number(row, column)
        if value < 0:
            what = self.header.cells[column]
            self._note(row, column, f"{what} {value:g} lies below 0", f"{what} goes from 0 up")
        return value

    def _saliences(self, row: _Row, dimensions: int) -> list[float]:
        columns, most = self.columns.saliences, 100.0 if self.percent else 1.0
        given = [self._least(row, column) for column in columns]
        total = sum(given)
        if total > most * (1 + 1e-9):
            sums = f"saliences sum to {total:g}," if len(given) > 1 else f"salience {total:g} lies"
            if self.percent:
                mend = "an actor's go up to 100"
            elif max(given) > 1:
                mend = "with --percent they are taken as 0 to 100"
            else:
                mend = "an actor's saliences of all dimensions sum to 1 at most"
            self._note(row, columns[0], f"{sums} above {most:g}", mend)
        if len(given) < dimensions:  # one for all: split evenly
            given = [total / dimensions] * dimensions
        return [each / most for each in given]

    def _note(self, row: _Row, column: int, rule: str, mend: str) -> None:
        place = f"{self.shown}: line {row.line}, column {self.header.cells[column]!r}"
        self.problems.append(Problem(place, rule, mend))
