"""What relative notation means against an anchor day or interval."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.times import Resolved, find, interval, resolve

TUESDAY = date(2025, 7, 8)

CASES = [
    ("day:0", "2025-07-08"),
    ("day:-1", "2025-07-07"),
    ("day:-1@TNI", "2025-07-07TNI"),
    ("week:0", "2025-W28"),
    ("week:-2", "2025-W26"),
    ("month:-1", "2025-06"),
    ("quarter:-1", "2025-Q2"),
    ("year:+1", "2026"),
    ("decade:-1", "201"),
    ("century:0", "20"),
    ("weekend:-1", "2025-W27-WE"),
    ("weekend:past", "2025-W27-WE"),
    ("weekend:future", "2025-W28-WE"),
    ("weekday:mon:past", "2025-07-07"),
    ("weekday:mon:future", "2025-07-14"),
    ("weekday:tue:past", "2025-07-08"),
    ("weekday:tue:future", "2025-07-08"),
    ("weekday:tue:last", "2025-07-01"),
    ("weekday:tue:next", "2025-07-15"),
    ("weekday:sun:this", "2025-07-13"),
    ("week:+1|weekday:mon:in", "2025-07-14"),
    ("weekday:mon:future|shift:+1w", "2025-07-21"),
    ("month:name=5:past", "2025-05"),
    ("month:name=7:past", "2025-07"),
    ("month:name=7:last", "2024-07"),
    ("month:name=7:next", "2026-07"),
    ("month:name=11:past", "2024-11"),
    ("year:-1|month:name=5:in", "2024-05"),
    ("date:05-19", "2025-05-19"),
    ("date:09-01", "2025-09-01"),
    ("date:05-08..05-10", "2025-05-08/2025-05-10"),
    ("date:02-29:past", "2024-02-29"),
    ("dom:19:past", "2025-06-19"),
    ("dom:31:past", "2025-05-31"),
    ("quarter:n=3:past", "2025-Q3"),
    ("quarter:n=4:past", "2024-Q4"),
    ("quarter:n=1:past|shift:-1y", "2024-Q1"),
    ("half:n=1:past", "2025-H1"),
    ("season:SU:this", "2025-SU"),
    ("season:WI:last", "2025-WI"),
    ("holiday:easter:past", "2025-04-20"),
    ("holiday:memorial-day:past|weekend:near", "2025-W21-WE"),
    ("value:2026|holiday:easter:in", "2026-04-05"),
    ("year:0|yearend:in", "2025-12-31"),
    ("value:2022-02-24|shift:+2d", "2022-02-26"),
    ("value:2024-01-31|shift:+1m", "2024-02-29"),
    ("span:-3w..0", "P3W"),
    ("span:-24h..0", "PT24H"),
    ("span:0..+Xw", "PXW"),
    ("ref:past", "PAST_REF"),
]
"""Notation, and its value when the anchor is Tuesday, 8 July 2025."""


@pytest.mark.parametrize(("relative", "value"), CASES, ids=lambda part: part)
def test_the_value_on_a_tuesday_in_july(relative: str, value: str) -> None:
    """Each step of the notation has the value that its table says."""
    assert resolve(relative, (TUESDAY, TUESDAY)).value == value


@pytest.mark.parametrize(
    ("relative", "start", "end"),
    [
        ("week:0", date(2025, 7, 7), date(2025, 7, 13)),
        ("span:-3w..0", date(2025, 6, 17), TUESDAY),
        ("span:0..+2m", TUESDAY, date(2025, 9, 8)),
        ("span:-30h..0", date(2025, 7, 6), TUESDAY),
        ("span:-Xw..0", None, TUESDAY),
        ("span:0..+Xd", TUESDAY, None),
        ("ref:past", None, TUESDAY),
        ("ref:present", TUESDAY, TUESDAY),
        ("ref:future", TUESDAY, None),
        ("holiday:memorial-day:past|weekend:near", date(2025, 5, 24), date(2025, 5, 26)),
        ("date:05-08..05-10", date(2025, 5, 8), date(2025, 5, 10)),
    ],
)
def test_the_days_on_a_tuesday_in_july(relative: str, start: date | None, end: date | None) -> None:
    """Stretches and references lie before or after the anchor; an end that nobody knows is open."""
    resolved = resolve(relative, (TUESDAY, TUESDAY))
    assert (resolved.start, resolved.end) == (start, end)


@pytest.mark.parametrize(
    "relative",
    ["text|day:-1", "event|shift:-1d", "text", "nonsense", "", "day:", "weekday:xyz", "year:-3000", "dom:40", "holiday:none",
     "date:02-30", "span:-3w..0|shift:-1y", "ref:past|week:0", "day:+99999999999"],
)  # fmt: skip
def test_nothing_is_known_of_what_cannot_be_computed(relative: str) -> None:
    """Unknown anchors, impossible days and notation that is none resolve to nothing, not to an error."""
    assert resolve(relative, (TUESDAY, TUESDAY)) == Resolved()


def test_the_tense_decides_where_the_notation_does_not() -> None:
    """A weekday without a direction looks back, unless the caller knows that it lies ahead."""
    anchor = (TUESDAY, TUESDAY)
    assert resolve("weekday:mon", anchor).value == "2025-07-07"
    assert resolve("weekday:mon", anchor, tense="future").value == "2025-07-14"
    assert resolve("weekday:mon:past", anchor, tense="future").value == "2025-07-07"


def test_a_wide_anchor_gives_the_hull_and_a_value_only_if_unique() -> None:
    """From Monday to Thursday, `yesterday` may be four days, `this week` is one week."""
    anchor = (date(2025, 7, 7), date(2025, 7, 10))
    assert resolve("day:-1", anchor) == Resolved(None, date(2025, 7, 6), date(2025, 7, 9))
    assert resolve("week:0", anchor) == Resolved("2025-W28", date(2025, 7, 7), date(2025, 7, 13))


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NAMED = (
    [f"weekday:{name}" for name in ("mon", "wed", "sun")]
    + [f"month:name={number}" for number in (1, 2, 7, 12)]
    + [
        "date:02-28",
        "date:12-31",
        "date:05-08..05-10",
        "dom:1",
        "dom:31",
        "quarter:n=1",
        "quarter:n=4",
        "half:n=2",
    ]
    + ["season:SP", "season:WI", "holiday:easter", "holiday:thanksgiving", "weekend"]
)
NOTATION = st.one_of(
    st.sampled_from([case[0] for case in CASES]),
    st.builds(
        "{}:{}".format, st.sampled_from(NAMED), st.sampled_from(["past", "future", "last", "next", "near"])
    ),
    st.builds(
        "{}:{:+d}".format,
        st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade"]),
        st.integers(-30, 30),
    ),
)


@given(NOTATION, DAYS, st.integers(0, 60), st.integers(0, 60), st.sampled_from(["past", "future", "unknown"]))
def test_the_hull_holds_what_each_day_gives(
    relative: str, first: date, width: int, inside: int, tense: str
) -> None:
    """What any one day of the anchor gives lies in what the whole anchor gives."""
    last = first + timedelta(days=width)
    day = first + timedelta(days=min(inside, width))
    whole, one = resolve(relative, (first, last), tense=tense), resolve(relative, (day, day), tense=tense)
    assert whole.start is None or (one.start is not None and whole.start <= one.start)
    assert whole.end is None or (one.end is not None and one.end <= whole.end)
    assert whole.value in (None, one.value)


@given(NOTATION, DAYS)
def test_a_dated_value_means_the_days_beside_it(relative: str, day: date) -> None:
    """The days beside a value are those the value means, or around them."""
    resolved = resolve(relative, (day, day))
    start, end = interval(resolved.value or "")
    if start and end and resolved.start and resolved.end:
        assert resolved.start <= start <= end <= resolved.end


@given(
    st.sampled_from(
        ["Monday", "last Monday", "two weeks ago", "in May", "the 19th", "next year", "yesterday"]
    ),
    DAYS,
)
def test_what_is_found_resolves_on_any_day(words: str, day: date) -> None:
    """Notation that the finder writes is notation that arithmetic reads."""
    for item in find(f"They met on {words}."):
        assert item.relative
        assert resolve(item.relative, (day, day)).value
