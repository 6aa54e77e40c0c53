"""Where a picture of moves is drawn: states in layers from where things stand, arrows between, labels beside them."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.brief.picture import Arc, Graph, Node

__all__ = ["Box", "Drawing", "Line", "lay_out"]

_WIDTH = 150
_HEIGHT = 92
_ACROSS = 104
_DOWN = 24
_MARGIN = 8
_BESIDE = 34
_LETTERS = 19
_MOST_LINES = 4
_LABEL_LETTERS = 18
_PORT = 14
_TIP = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A state as drawn: its upper left corner, what stands beside its number, and its name in lines that fit."""

    node: Node
    x: float
    y: float
    mark: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A move as drawn: its curve, its tip, and its label's middle."""

    path: str
    tip: str
    label: str
    x: float
    y: float
    improving: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; `apart` is where the line stands above states that no drawn way reaches, 0 if there are none."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    apart: float
    box_width: float = _WIDTH
    box_height: float = _HEIGHT


@dataclass(frozen=True, slots=True)
class _Way:
    """All moves between two states of one sort, with the names of those who can make them."""

    start: str
    end: str
    by: str
    improving: bool


def lay_out(graph: Graph) -> Drawing:
    """Return the drawing of a picture of moves: the same for the same picture, every state and every move in it."""
    ways = _ways(graph.arcs)
    layers, apart = _layers(graph.nodes, ways)
    places = _places(layers)
    bottom = max((y + _HEIGHT for _, y in places.values()), default=0.0)
    columns = max(len(layers), min(len(apart), 4))
    line = bottom + _DOWN + 12 if apart else 0.0
    for i, name in enumerate(apart):
        places[name] = (_across(i % columns), line + 12 + (i // columns) * (_HEIGHT + _DOWN))
    boxes = tuple(Box(node, *places[node.id], _mark(node), _wrapped(node.name)) for node in graph.nodes)
    loop = any(places[way.start][0] >= places[way.end][0] for way in ways)
    right = max((box.x + _WIDTH for box in boxes), default=0.0) + _MARGIN + (_BESIDE * 2 if loop else 0)
    below = max((box.y + _HEIGHT for box in boxes), default=0.0) + _MARGIN + (_BESIDE if loop else 0)
    return Drawing(right, below, boxes, _lines(ways, places), line)


def _ways(arcs: Sequence[Arc]) -> list[_Way]:
    """Return arcs with those of one course and sort joined, in the order given."""
    joined: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for arc in arcs:
        by = joined[arc.start, arc.end, arc.improving]
        if arc.by not in by:
            by.append(arc.by)
    return [_Way(start, end, ", ".join(by), good) for (start, end, good), by in joined.items()]


def _layers(nodes: Sequence[Node], ways: Sequence[_Way]) -> tuple[list[list[str]], list[str]]:
    """Return states by how many moves lie between them and where things stand, each layer in the order of what leads to it; and states that no way reaches."""
    first = [node.id for node in nodes if node.start] or [node.id for node in nodes[:1]]
    depth = dict.fromkeys(first, 0)
    layers = [first] if first else []
    while layers and layers[-1]:
        rank = {name: i for i, name in enumerate(layers[-1])}
        before: defaultdict[str, list[int]] = defaultdict(list)
        for way in ways:
            if way.start in rank and way.end not in depth:
                before[way.end].append(rank[way.start])
        order = [node.id for node in nodes]
        new = sorted(before, key=lambda name: (sum(before[name]) / len(before[name]), order.index(name)))
        depth.update(dict.fromkeys(new, len(layers)))
        layers.append(new)
    return [layer for layer in layers if layer], [node.id for node in nodes if node.id not in depth]


def _across(column: int) -> float:
    return _MARGIN + column * (_WIDTH + _ACROSS)


def _places(layers: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    tallest = max((len(layer) for layer in layers), default=0)
    places: dict[str, tuple[float, float]] = {}
    for column, layer in enumerate(layers):
        top = _MARGIN + (tallest - len(layer)) * (_HEIGHT + _DOWN) / 2
        for i, name in enumerate(layer):
            places[name] = (_across(column), top + i * (_HEIGHT + _DOWN))
    return places


def _mark(node: Node) -> str:
    """Return what stands beside a state's number, as far as that leaves room."""
    room = max(_LETTERS + 1 - len(node.id), 2)
    return "now" if node.start else textwrap.shorten(node.means, room, placeholder="…")


def _wrapped(name: str) -> tuple[str, ...]:
    """Return a name in lines that fit a box; letters as wide as high count twice."""
    wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in name)
    width = _LETTERS // 2 if wide else _LETTERS
    return tuple(textwrap.wrap(name, width, max_lines=_MOST_LINES, placeholder=" …"))


def _lines(ways: Sequence[_Way], places: Mapping[str, tuple[float, float]]) -> tuple[Line, ...]:
    leave = _ports(ways, places, outgoing=True)
    arrive = _ports(ways, places, outgoing=False)
    taken: list[tuple[float, float, float]] = []
    lines = []
    for i, way in enumerate(ways):
        start, end = places[way.start], places[way.end]
        curve, towards = _curve(start, end, leave[i], arrive[i])
        label = textwrap.shorten(way.by, _LABEL_LETTERS, placeholder="…") or way.by[:_LABEL_LETTERS]
        x, y = _label_place(curve, label, taken)
        path = "M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}".format(
            *(n for p in curve for n in p)
        )
        tip = f"M{curve[3][0] + towards * _TIP:.1f} {curve[3][1]:.1f}l{-towards * _TIP} -4v8z"
        lines.append(Line(path, tip, label, x, y, way.improving))
    return tuple(lines)


def _ports(
    ways: Sequence[_Way], places: Mapping[str, tuple[float, float]], *, outgoing: bool
) -> dict[int, float]:
    """Return how far from a box's middle each way leaves or arrives, so that no two do at one place."""
    grouped: defaultdict[str, list[int]] = defaultdict(list)
    for i, way in enumerate(ways):
        grouped[way.start if outgoing else way.end].append(i)
    offsets: dict[int, float] = {}
    for mine in grouped.values():
        mine.sort(key=lambda i: (places[ways[i].end if outgoing else ways[i].start][1], i))
        step = min(_PORT, (_HEIGHT - 20) / len(mine))
        offsets |= {i: (rank - (len(mine) - 1) / 2) * step for rank, i in enumerate(mine)}
    return offsets


_Point = tuple[float, float]


def _curve(start: _Point, end: _Point, leave: float, arrive: float) -> tuple[tuple[_Point, ...], int]:
    """Return a curve's four points and whether its tip points right (1) or left (-1).

    A way onwards goes from right edge to left edge; one within a layer or back bends round the right of both.
    """
    x, y = start[0] + _WIDTH, start[1] + _HEIGHT / 2 + leave
    height = end[1] + _HEIGHT / 2 + arrive
    if end[0] > start[0]:
        left = end[0] - _TIP
        bend = max((left - x) / 2, 20)
        return ((x, y), (x + bend, y), (left - bend, height), (left, height)), 1
    left = end[0] + _WIDTH + _TIP
    bend = max(x, left) + _BESIDE * 2
    return ((x, y), (bend, y), (bend, height), (left, height)), -1


def _label_place(
    curve: Sequence[_Point], label: str, taken: list[tuple[float, float, float]]
) -> tuple[float, float]:
    """Return a place on the curve where the label covers no earlier one, the middle if it can be had."""
    half = len(label) * 3.2
    places = [_on(curve, t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)]
    free = (
        (x, y)
        for x, y in places
        if all(abs(x - left) > half + other or abs(y - top) > 13 for left, top, other in taken)
    )
    x, y = next(free, places[0])
    taken.append((x, y, half))
    return round(x, 1), round(y + 4, 1)


def _on(curve: Sequence[_Point], t: float) -> _Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, curve, strict=True)),
    )
