"""Where a bargaining map is drawn: two payoffs as axes, where no deal lies on each, a shape a package, marks beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, hypot, pi, sin

from detente.brief.bargaining_map import Axis, BargainingMap, Reach, Spot

__all__ = ["Chart", "Dot", "Frame", "Step", "charts_of"]

LEFT, RIGHT, TOP, BOTTOM = 40.0, 464.0, 34.0, 446.0
WIDTH, HEIGHT = 480.0, 502.0
_FINE = 0.5
_RADII = (14.0, 22.0, 32.0, 44.0, 58.0, 74.0)
_DIRECTIONS = 16
_BESIDE = 12.0
_CLEAR = 10.0
_LEADER = 17.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale: where it lies, and its number."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A package as drawn: its middle, where its mark stands, and how far it reaches.

    Attributes:
        marked: The mark is drawn here.
        stop: The Tab key stops here: of several drawings of a package, in one alone.
    """

    spot: Spot
    x: float
    y: float
    mark_x: float
    mark_y: float
    marked: bool
    stop: bool
    leads: bool
    reach: Frame | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing.

    Attributes:
        closer: It shows the part where most packages lie, and not the whole from 0 to 1.
        zones: From the least of what no deal is worth to both to the most, each inside the one before.
        bar_across: Where no deal lies on the scale across: least, middle, most; None where that is out of the drawing.
        bar_up: Likewise on the scale up.
        window: Where the closer drawing lies; None if there is none.
    """

    closer: bool
    zones: tuple[Frame, ...]
    bar_across: tuple[float, float, float]
    bar_up: tuple[float, float, float]
    middle_across: float | None
    middle_up: float | None
    steps_across: tuple[Step, ...]
    steps_up: tuple[Step, ...]
    dots: tuple[Dot, ...]
    window: Frame | None
    plot: Frame = Frame(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP)
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class _Scales:
    """Payoffs to places: the part of both scales that is drawn."""

    part: Reach

    def x(self, payoff: float) -> float:
        within = min(max(payoff, self.part.left), self.part.right) - self.part.left
        return round(LEFT + within / (self.part.right - self.part.left) * (RIGHT - LEFT), 1)

    def y(self, payoff: float) -> float:
        within = min(max(payoff, self.part.low), self.part.high) - self.part.low
        return round(BOTTOM - within / (self.part.high - self.part.low) * (BOTTOM - TOP), 1)

    def frame(self, reach: Reach) -> Frame:
        left, top = self.x(reach.left), self.y(reach.high)
        return Frame(left, top, round(self.x(reach.right) - left, 1), round(self.y(reach.low) - top, 1))

    def holds(self, across: float, up: float) -> bool:
        return self.part.left <= across <= self.part.right and self.part.low <= up <= self.part.high


_WHOLE = Reach(0.0, 1.0, 0.0, 1.0)


def charts_of(block: BargainingMap) -> tuple[Chart, ...]:
    """Return the drawings of a map: the whole, and where packages lie close together that part again; the same for the same map."""
    part = _closer(block.spots)
    if part is None:
        return (_chart(block, _WHOLE, None),)
    return (_chart(block, _WHOLE, part), _chart(block, part, None))


def _closer(spots: Sequence[Spot]) -> Reach | None:
    """Return the part, a square of whole tenths, that holds what rules pick and the frontier; None if it is no part."""
    near = [each for each in spots if each.kind != "proposal"]
    if len(near) < 2:
        return None
    left, right = _tenths([each.across for each in near])
    low, high = _tenths([each.up for each in near])
    side = max(right - left, high - low)
    if side > _FINE * 10:
        return None
    left, low = max(min(left, 10 - side), 0), max(min(low, 10 - side), 0)
    return Reach(left / 10, (left + side) / 10, low / 10, (low + side) / 10)


def _tenths(payoffs: Sequence[float]) -> tuple[int, int]:
    first, last = floor(min(payoffs) * 10 - 0.1), ceil(max(payoffs) * 10 + 0.1)
    return max(first, 0), min(last, 10)


def _chart(block: BargainingMap, part: Reach, window: Reach | None) -> Chart:
    scales = _Scales(part)
    closer = part is not _WHOLE
    across, up = block.across, block.up
    seen_across, seen_up = part.left < across.middle < part.right, part.low < up.middle < part.high
    return Chart(
        closer=closer,
        zones=tuple(_zones(scales, across, up)),
        bar_across=(scales.x(across.low), scales.x(across.middle), scales.x(across.high)),
        bar_up=(scales.y(up.low), scales.y(up.middle), scales.y(up.high)),
        middle_across=scales.x(across.middle) if seen_across else None,
        middle_up=scales.y(up.middle) if seen_up else None,
        steps_across=tuple(Step(scales.x(each), f"{each:g}") for each in _steps(part.left, part.right)),
        steps_up=tuple(Step(scales.y(each), f"{each:g}") for each in _steps(part.low, part.high)),
        dots=_dots(block.spots, scales, closer=closer, elsewhere=_Scales(window) if window else None),
        window=scales.frame(window) if window else None,
    )


def _steps(low: float, high: float) -> list[float]:
    size = 2 if high - low > _FINE else 1
    return [each / 10 for each in range(round(low * 10), round(high * 10) + 1, size)]


def _zones(scales: _Scales, across: Axis, up: Axis) -> Iterator[Frame]:
    for a, b in ((across.low, up.low), (across.middle, up.middle), (across.high, up.high)):
        frame = scales.frame(Reach(a, 1.0, b, 1.0))
        if frame.width and frame.height:
            yield frame


def _dots(
    spots: Sequence[Spot], scales: _Scales, *, closer: bool, elsewhere: _Scales | None
) -> tuple[Dot, ...]:
    """Return packages of the frontier first, so that what has a mark lies above them; a mark is drawn in one drawing."""
    shown = [each for each in spots if scales.holds(each.across, each.up)]
    at = [(scales.x(each.across), scales.y(each.up)) for each in shown]
    taken: list[tuple[float, float]] = []
    dots = {}
    for i, spot in enumerate(shown):
        stop = not (elsewhere and elsewhere.holds(spot.across, spot.up))
        marked = stop and spot.kind != "frontier"
        mark = _beside(at[i], at, taken) if marked else at[i]
        if marked:
            taken.append(mark)
        reach = scales.frame(spot.reach) if spot.reach and not closer else None
        far = hypot(mark[0] - at[i][0], mark[1] - at[i][1]) > _LEADER
        dots[i] = Dot(spot, *at[i], *mark, marked, stop, far, reach)
    order = sorted(dots, key=lambda i: (shown[i].kind != "frontier", i))
    return tuple(dots[i] for i in order)


def _beside(
    middle: tuple[float, float], points: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return where a mark covers no shape and no other mark: the nearest such place, outwards first."""
    for radius in _RADII:
        for turn in range(_DIRECTIONS):
            angle = pi / 4 - 2 * pi * turn / _DIRECTIONS
            x, y = round(middle[0] + radius * cos(angle), 1), round(middle[1] - radius * sin(angle), 1)
            if _free(x, y, points, taken):
                return x, y
    return middle[0], middle[1] - _RADII[0]


def _free(
    x: float, y: float, points: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]
) -> bool:
    inside = LEFT + 8 < x < RIGHT - 8 and TOP + 6 < y < BOTTOM - 6
    clear = all(hypot(x - a, y - b) > _CLEAR for a, b in points)
    return inside and clear and all(abs(x - a) > _BESIDE * 1.5 or abs(y - b) > _BESIDE for a, b in taken)
