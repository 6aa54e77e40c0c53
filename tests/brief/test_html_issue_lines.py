"""Where an issue's line is drawn: parties and figures in their places, a row each, mean and median always."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.html.issue_lines import LEFT, RIGHT, rows_of
from detente.brief.issue_lines import IssueLine, LineLevel, Stand

places = st.floats(0, 100)


def _line(at: list[float], levels: tuple[str, ...] = ("none", "all")) -> IssueLine:
    step = 100 / max(len(levels) - 1, 1)
    return IssueLine(
        "Ceasefire",
        tuple(LineLevel(name, i * step) for i, name in enumerate(levels)),
        tuple(Stand(f"party {i}", x, x, x) for i, x in enumerate(at)),
        Stand("Compromise mean", 40, 30, 50),
        Stand("Weighted median", 50, 50, 50),
        (Stand("Expected utility", 60, 40, 80, (50, 70)),),
        (),
    )


@given(st.lists(places, min_size=1, max_size=10))
def test_everybody_has_a_row_and_lies_on_the_line(at: list[float]) -> None:
    """Rows do not share a height, and no mark lies beyond the first or the last level."""
    chart = rows_of(_line(at))
    assert [row.kind for row in chart.rows] == [*["party"] * len(at), "mean", "median", "forecast"]
    assert len({row.y for row in chart.rows}) == len(chart.rows)
    assert all(LEFT <= row.x <= RIGHT for row in chart.rows)
    assert max(row.y for row in chart.rows) < chart.height


def test_a_model_shows_its_rounds_and_its_draws() -> None:
    """Both ranges lie around the forecast's row, and are told apart."""
    *_, row = rows_of(_line([10])).rows
    assert row.rounds
    assert row.low < row.rounds[0] < row.x < row.rounds[1] < row.high


def test_names_of_levels_fit_between_their_neighbours() -> None:
    """At most four lines, long words cut."""
    names = tuple(
        f"level {i} with a name of many words and Donaudampfschifffahrtsgesellschaft" for i in range(6)
    )
    for tick in rows_of(_line([10], names)).ticks:
        assert len(tick.lines) <= 4
        assert max(map(len, tick.lines)) <= 14


def test_long_names_of_parties_are_cut_and_kept_whole_for_pointing_at() -> None:
    """The row has both."""
    long = Stand("the coalition of everybody who ever spoke of the straits", 1, 1, 1)
    line = _line([])
    row = rows_of(IssueLine(line.name, line.levels, (long,), line.mean, line.median, (), ())).rows[0]
    assert row.name.endswith("…")
    assert row.full == long.name
