"""Where the bargaining map is drawn: every package in its place, marks apart, the same each time."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.bargaining_map import Axis, BargainingMap, Reach, Spot
from detente.brief.html.bargaining_map import BOTTOM, LEFT, RIGHT, TOP, charts_of
from detente.brief.model import Entry

payoffs = st.floats(0, 1)


def _map(points: list[tuple[float, float]], kind: str = "rule") -> BargainingMap:
    spots = tuple(
        Spot(str(i), kind, f"package {i}", x, y, Entry(()))  # type: ignore[arg-type]
        for i, (x, y) in enumerate(points)
    )
    return BargainingMap("M", Axis("Norland", 0.2, 0.4, 0.6), Axis("Sudmark", 0.3, 0.5, 0.7), spots)


maps = st.lists(st.tuples(payoffs, payoffs), min_size=1, max_size=12).map(_map)


@given(maps)
def test_every_package_is_drawn_on_the_whole_map_inside_its_frame(block: BargainingMap) -> None:
    """A payoff of 0 lies on one edge and of 1 on the other."""
    whole = charts_of(block)[0]
    assert {dot.spot.mark for dot in whole.dots} == {spot.mark for spot in block.spots}
    assert all(LEFT <= dot.x <= RIGHT and TOP <= dot.y <= BOTTOM for dot in whole.dots)


@given(maps)
def test_every_mark_is_drawn_once(block: BargainingMap) -> None:
    """On the whole map or on the closer one, not on both: a mark is one stop of the Tab key."""
    marks = [dot.spot.mark for chart in charts_of(block) for dot in chart.dots if dot.marked]
    assert sorted(marks) == sorted(spot.mark for spot in block.spots)


@given(
    st.lists(st.tuples(payoffs, payoffs), min_size=1, max_size=12),
    st.sampled_from(["rule", "proposal", "frontier"]),
)
def test_the_tab_key_stops_once_at_every_package(points: list[tuple[float, float]], kind: str) -> None:
    """Also at those of the frontier, which have no mark beside them."""
    block = _map(points, kind)
    stops = [dot.spot.mark for chart in charts_of(block) for dot in chart.dots if dot.stop]
    assert sorted(stops) == sorted(spot.mark for spot in block.spots)


@given(maps)
def test_the_same_map_is_drawn_the_same(block: BargainingMap) -> None:
    """Nothing depends on chance."""
    assert charts_of(block) == charts_of(block)


@given(maps)
def test_swapping_the_parties_turns_the_map_about_its_diagonal(block: BargainingMap) -> None:
    """Neither axis is treated otherwise than the other."""
    turned = _map([(spot.up, spot.across) for spot in block.spots])
    for chart, other in zip(charts_of(block), charts_of(turned), strict=True):
        places = {dot.spot.mark: (dot.x - LEFT) / (RIGHT - LEFT) for dot in chart.dots}
        for dot in other.dots:
            assert abs((BOTTOM - dot.y) / (BOTTOM - TOP) - places[dot.spot.mark]) < 0.001


def test_packages_that_lie_close_together_are_drawn_again_larger() -> None:
    """The part is a square of whole tenths, framed on the whole map; without such a part there is one drawing."""
    whole, closer = charts_of(_map([(0.72, 0.61), (0.75, 0.64)]))
    assert whole.window
    assert closer.closer
    assert [step.label for step in closer.steps_across] == ["0.7", "0.8"]
    assert [step.label for step in closer.steps_up] == ["0.6", "0.7"]
    assert len(charts_of(_map([(0.1, 0.9), (0.9, 0.1)]))) == 1


def test_marks_of_packages_at_one_place_do_not_cover_each_other() -> None:
    """They go round the place, further out where it is crowded, with a line back."""
    (whole, closer) = charts_of(
        _map([(0.5, 0.5), (0.5, 0.5), (0.51, 0.5), (0.5, 0.51), (0.52, 0.5), (0.5, 0.52)])
    )
    dots = [dot for dot in closer.dots if dot.marked]
    assert len(dots) == 6
    assert all(
        abs(a.mark_x - b.mark_x) > 12 or abs(a.mark_y - b.mark_y) >= 12 for a, b in combinations(dots, 2)
    )
    assert not [dot for dot in whole.dots if dot.marked]


def test_zones_lie_inside_each_other_from_the_least_to_the_most() -> None:
    """Each begins where no deal lies on both scales and ends in the upper right corner."""
    zones = charts_of(_map([(0.1, 0.9), (0.9, 0.1)]))[0].zones
    assert len(zones) == 3
    assert zones[0].width > zones[1].width > zones[2].width
    assert {round(zone.x + zone.width) for zone in zones} == {round(RIGHT)}
    assert {zone.y for zone in zones} == {TOP}


def test_what_silence_leaves_open_is_a_frame_around_the_proposal() -> None:
    """It is drawn on the whole map alone."""
    spot = Spot("P1", "proposal", "a paper", 0.5, 0.5, Entry(()), Reach(0.2, 0.8, 0.3, 0.9))
    (chart,) = charts_of(BargainingMap("M", Axis("N", 0, 0, 0), Axis("S", 1, 1, 1), (spot,)))
    (dot,) = chart.dots
    assert dot.reach
    assert dot.reach.x < dot.x < dot.reach.x + dot.reach.width
    assert dot.reach.y < dot.y < dot.reach.y + dot.reach.height
