"""Marks into columns and stacks: all are drawn or counted, none hides another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.html.timeline import GUTTER, WIDTH, draw
from detente.brief.model import Lane, Mark, Timeline

FIRST = date(2031, 1, 1)


def _day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


def _timeline(total: int, *marks: tuple[str, int, int]) -> Timeline:
    drawn = tuple(
        Mark("a", level, _day(low), _day(high), low == high, "m", ())  # type: ignore[arg-type]
        for level, low, high in marks
    )
    return Timeline("T", _day(0), _day(total - 1), (Lane("a", "A"),), drawn)


def test_words_stand_above_the_line_and_deeds_below() -> None:
    """The level decides the side of the line."""
    (lane,) = draw(_timeline(30, ("words", 3, 3), ("deeds", 3, 3))).lanes
    above, below = (next(g.y for g in lane.glyphs if g.mark.level == level) for level in ("words", "deeds"))
    assert above < lane.y < below


def test_a_dense_day_is_stacked_and_the_rest_counted() -> None:
    """Six marks of one day stand on one another and twelve more are a number."""
    (lane,) = draw(_timeline(30, *[("words", 3, 3)] * 18)).lanes
    assert len({glyph.y for glyph in lane.glyphs}) == len(lane.glyphs) == 6
    assert [over.count for over in lane.overflows] == [12]


def test_counts_too_close_to_print_are_added_up() -> None:
    """Neighbouring days of a long period share one count."""
    (lane,) = draw(_timeline(80, *[("words", day, day) for day in (3, 4) for _ in range(8)])).lanes
    assert [over.count for over in lane.overflows] == [4]


def test_an_interval_has_a_whisker_over_its_days() -> None:
    """A mark that may mean several days is drawn in their middle, its whisker from the first to the last."""
    (glyph,) = draw(_timeline(10, ("words", 2, 6))).lanes[0].glyphs
    assert glyph.whiskered
    assert glyph.left < glyph.x < glyph.right
    assert abs(glyph.x - (glyph.left + glyph.right) / 2) <= 0.1


def test_ticks_have_room_for_their_labels() -> None:
    """Weeks, months, quarters or years: labels never touch, over a week or over a century."""
    for total in (1, 7, 40, 84, 85, 200, 400, 1000, 5000, 36500):
        ticks = draw(_timeline(total)).ticks
        assert all(later.x - earlier.x >= 55 for earlier, later in pairwise(ticks)), total
        assert all(GUTTER <= tick.x <= WIDTH - 55 * bool(tick.label) for tick in ticks)


def test_days_outside_the_period_are_drawn_at_its_edge() -> None:
    """A mark that reaches beyond the period ends where the drawing does."""
    (glyph,) = draw(_timeline(10, ("words", 2, 60))).lanes[0].glyphs
    assert glyph.right <= WIDTH


marks = st.tuples(st.sampled_from(["words", "deeds"]), st.integers(0, 99), st.integers(0, 20))


@given(st.integers(1, 400), st.lists(marks, max_size=60))
def test_every_mark_is_drawn_or_counted_and_none_hides_another(
    total: int, given_marks: list[tuple[str, int, int]]
) -> None:
    """Glyphs and counts add up to the marks; two glyphs on one height do not overlap; all lie inside the lane."""
    timeline = _timeline(total, *[(level, low, low + length) for level, low, length in given_marks])
    (lane,) = draw(timeline).lanes
    assert len(lane.glyphs) + sum(over.count for over in lane.overflows) == len(given_marks)
    by_height = sorted(lane.glyphs, key=lambda g: (g.y, g.left))
    assert all(a.y != b.y or a.right < b.left for a, b in pairwise(by_height))
    assert all(lane.top < glyph.y < lane.bottom for glyph in lane.glyphs)
