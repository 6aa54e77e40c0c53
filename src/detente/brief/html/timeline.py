"""Where each mark of a timeline is drawn: days into columns, columns into stacks above and below a lane's line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from detente.brief.model import Lane, Mark, Timeline

__all__ = ["GUTTER", "WIDTH", "Chart", "ChartLane", "Glyph", "Overflow", "Tick", "draw"]

WIDTH = 1000
"""Width of the drawing in its own units; the page scales it."""
GUTTER = 46
"""Left of the plot, where `words` and `deeds` stand."""

_RIGHT = 990
_MOST_COLUMNS = 88
_MOST_ROWS = 6
_PITCH = 12
_HEAD = 24
_COUNT_ROOM = 13
_COUNT_WIDTH = 26
_AXIS = 22
_DAYS_A_COLUMN = (1, 2, 3, 7, 14, 30, 61, 91, 182, 365)


@dataclass(frozen=True, slots=True)
class Tick:
    """A vertical line with the day it stands for, which goes unsaid where the edge leaves no room."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark as drawn: its shape's centre, and its whisker's ends where it means more than one column."""

    mark: Mark
    number: int
    x: float
    y: float
    left: float
    right: float

    @property
    def whiskered(self) -> bool:
        """Whether the mark spans more than the column it is drawn in."""
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class Overflow:
    """Marks that found no room: how many, and where the count stands."""

    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class ChartLane:
    """A lane as drawn: `y` is its line, `top` and `bottom` its edges."""

    id: str
    name: str
    top: float
    y: float
    bottom: float
    glyphs: tuple[Glyph, ...]
    overflows: tuple[Overflow, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing, `WIDTH` by `height`; the plot reaches from `left` to `right`, one column `column_days` wide."""

    height: float
    left: float
    right: float
    column_days: int
    ticks: tuple[Tick, ...]
    lanes: tuple[ChartLane, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to columns to places."""

    first: date
    columns: int
    column_days: int

    @property
    def column_width(self) -> float:
        return (_RIGHT - GUTTER) / self.columns

    def column(self, iso: str) -> int:
        offset = (date.fromisoformat(iso) - self.first).days // self.column_days
        return min(max(offset, 0), self.columns - 1)

    def middle(self, column: int) -> float:
        return round(GUTTER + (column + 0.5) * self.column_width, 1)

    def edge(self, day: date) -> float:
        return round(GUTTER + (day - self.first).days / self.column_days * self.column_width, 1)


@dataclass(frozen=True, slots=True)
class _Stack:
    """One level of one lane: marks in rows counted from the line outwards, and what did not fit by column."""

    rows: tuple[tuple[int, Mark, int], ...]
    left_over: tuple[tuple[int, int], ...]

    @property
    def height(self) -> float:
        depth = max((row for _, _, row in self.rows), default=0) + 1
        return depth * _PITCH + (_COUNT_ROOM if self.left_over else 0) + 4


def draw(timeline: Timeline) -> Chart:
    """Return the drawing of a timeline: every mark has a glyph or is counted in an overflow of its lane."""
    first, last = date.fromisoformat(timeline.start), date.fromisoformat(timeline.end)
    total = max((last - first).days, 0) + 1
    width = next((d for d in _DAYS_A_COLUMN if total <= d * _MOST_COLUMNS), -(-total // _MOST_COLUMNS))
    scale = _Scale(first, -(-total // width), width)
    lanes: list[ChartLane] = []
    y: float = _AXIS
    for lane in timeline.lanes:
        marks = [(number, mark) for number, mark in enumerate(timeline.marks) if mark.lane == lane.id]
        lanes.append(_lane(lane, marks, scale, y))
        y = lanes[-1].bottom
    right = scale.edge(first + timedelta(days=total))
    return Chart(y + _AXIS, GUTTER, min(right, _RIGHT), width, _ticks(first, last, scale), tuple(lanes))


def _lane(lane: Lane, marks: Sequence[tuple[int, Mark]], scale: _Scale, top: float) -> ChartLane:
    words = _stack([(n, m) for n, m in marks if m.level == "words"], scale)
    deeds = _stack([(n, m) for n, m in marks if m.level == "deeds"], scale)
    y = top + _HEAD + words.height
    return ChartLane(
        lane.id,
        lane.name,
        top,
        y,
        y + deeds.height + 6,
        (*_glyphs(words, scale, y, -1), *_glyphs(deeds, scale, y, 1)),
        (*_overflows(words, scale, y, -1), *_overflows(deeds, scale, y, 1)),
    )


def _stack(marks: Iterable[tuple[int, Mark]], scale: _Scale) -> _Stack:
    """Place each mark in the row nearest the line where nothing covers its columns; the shortest intervals first."""
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[int, Mark, int]] = []
    left_over: dict[int, int] = defaultdict(int)
    placed = [(scale.column(mark.start), scale.column(mark.end), number, mark) for number, mark in marks]
    for low, high, number, mark in sorted(placed, key=lambda p: (p[1] - p[0], p[0], p[2])):
        columns = range(low, max(high, low) + 1)
        row = next((r for r in range(_MOST_ROWS) if not any((r, c) in taken for c in columns)), None)
        if row is None:
            left_over[(low + high) // 2] += 1
            continue
        taken.update((row, column) for column in columns)
        rows.append((number, mark, row))
    return _Stack(tuple(sorted(rows, key=lambda r: r[0])), tuple(sorted(left_over.items())))


def _glyphs(stack: _Stack, scale: _Scale, y: float, way: Literal[-1, 1]) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for number, mark, row in stack.rows:
        low, high = scale.column(mark.start), scale.column(mark.end)
        left, right = scale.middle(low), scale.middle(max(high, low))
        height = y + way * (_PITCH * (row + 0.5) + 3)
        glyphs.append(Glyph(mark, number, round((left + right) / 2, 1), height, left, right))
    return glyphs


def _overflows(stack: _Stack, scale: _Scale, y: float, way: Literal[-1, 1]) -> list[Overflow]:
    """Return the counts, neighbours too close to print apart added up."""
    height = y + way * (stack.height - 5) + (3 if way > 0 else 4)
    counts: list[Overflow] = []
    for column, count in stack.left_over:
        x = scale.middle(column)
        if counts and x - counts[-1].x < _COUNT_WIDTH:
            counts[-1] = Overflow(counts[-1].x, height, counts[-1].count + count)
        else:
            counts.append(Overflow(x, height, count))
    return counts


def _ticks(first: date, last: date, scale: _Scale) -> tuple[Tick, ...]:
    """Return ticks at Mondays, firsts of months, of quarters or of years: the finest that leaves room for labels."""
    span = (last - first).days + 1
    every = [first + timedelta(days=offset) for offset in range(span)]
    if span <= _WEEKLY:
        chosen = [day for day in every if day.weekday() == 0]
        return tuple(_tick(scale.edge(day), f"{day.day} {_SHORT[day.month - 1]}") for day in chosen)
    firsts = [day for day in every if day.day == 1]
    step = next((s for s in (1, 3, 12, 60) if len(firsts) <= s * _MOST_TICKS), 120)
    chosen = [day for day in firsts if (day.year * 12 + day.month - 1) % step == 0]
    return tuple(_tick(scale.edge(day), _month(day, step)) for day in chosen)


_WEEKLY = 84
_MOST_TICKS = 13
_LABEL_WIDTH = 55
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _tick(x: float, label: str) -> Tick:
    return Tick(x, label if x + _LABEL_WIDTH <= WIDTH else "")


def _month(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{_SHORT[day.month - 1]} {day.year}"
