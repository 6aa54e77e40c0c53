"""Where an issue's line is drawn: its levels along the top, a row a party below them, then what the models make of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.brief.issue_lines import IssueLine, LineLevel, Stand

__all__ = ["LineChart", "LineRow", "LineTick", "rows_of"]

LEFT, RIGHT, WIDTH = 168.0, 518.0, 560.0
_LETTER = 5.7
_LEADING = 12
_ROW = 20
_MOST_LINES = 4
_NAME_LETTERS = 26
_GAP = 10


@dataclass(frozen=True, slots=True)
class LineTick:
    """A level: where it lies, and its name in lines that fit between its neighbours."""

    x: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """A row: its name, where its mark stands, between which places it may lie, and the ends of its rounds."""

    kind: Literal["party", "mean", "median", "forecast"]
    name: str
    full: str
    y: float
    x: float
    low: float
    high: float
    rounds: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class LineChart:
    """One issue as drawn; `rule` is where the line between parties and models stands."""

    ticks: tuple[LineTick, ...]
    rows: tuple[LineRow, ...]
    top: float
    rule: float
    height: float
    left: float = LEFT
    right: float = RIGHT
    width: float = WIDTH


def rows_of(line: IssueLine) -> LineChart:
    """Return the drawing of an issue: the same for the same issue, every party and every figure on it."""
    ticks = tuple(_ticks(line.levels))
    top = max((len(each.lines) for each in ticks), default=0) * _LEADING + 10.0
    rule = top + len(line.parties) * _ROW + _GAP / 2
    rows = (*_rows("party", line.parties, top), *_figures(line, rule + _GAP / 2))
    return LineChart(ticks, rows, top, rule, rule + _GAP / 2 + (2 + len(line.forecasts)) * _ROW + 6)


def _figures(line: IssueLine, top: float) -> Iterator[LineRow]:
    yield from _rows("mean", [line.mean], top)
    yield from _rows("median", [line.median], top + _ROW)
    yield from _rows("forecast", line.forecasts, top + 2 * _ROW)


def _x(place: float) -> float:
    return round(LEFT + min(max(place, 0.0), 100.0) / 100 * (RIGHT - LEFT), 1)


def _rows(
    kind: Literal["party", "mean", "median", "forecast"], stands: Sequence[Stand], top: float
) -> Iterator[LineRow]:
    for i, each in enumerate(stands):
        name = textwrap.shorten(each.name, _NAME_LETTERS, placeholder="…") or each.name[:_NAME_LETTERS]
        rounds = (_x(each.rounds[0]), _x(each.rounds[1])) if each.rounds else None
        y = top + i * _ROW + _ROW / 2
        yield LineRow(kind, name, each.name, y, _x(each.at), _x(each.low), _x(each.high), rounds)


def _ticks(levels: Sequence[LineLevel]) -> Iterator[LineTick]:
    between = (RIGHT - LEFT) / max(len(levels) - 1, 1)
    letters = max(int(min(between, 110.0) / _LETTER), 6)
    for each in levels:
        lines = textwrap.wrap(
            each.name, letters, max_lines=_MOST_LINES, placeholder=" …", break_long_words=False
        )
        cut = (line if len(line) <= letters + 1 else f"{line[: letters - 1]}…" for line in lines)
        yield LineTick(_x(each.place), tuple(cut))
