"""Finding time expressions, by phenomenon, on sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.times import find

ABSOLUTE = [
    ("The text was initialled on May 19, 2025 in Muscat.", "May 19, 2025", "2025-05-19"),
    ("Envoys dined on 19 May 2025.", "19 May 2025", "2025-05-19"),
    ("Envoys dined on the 3rd of March 2021.", "the 3rd of March 2021", "2021-03-03"),
    ("Filed 2025-07-08 by the clerk.", "2025-07-08", "2025-07-08"),
    ("Stamped 7/8/2025 at the border.", "7/8/2025", "2025-07-08"),
    ("Stamped 19.05.2025 at the border.", "19.05.2025", "2025-05-19"),
    (
        "The line went quiet on Sunday, July 6, 2025, at noon.",
        "Sunday, July 6, 2025, at noon",
        "2025-07-06T12:00",
    ),
    ("Signing is set for 5 p.m. EST, Nov. 6, 2031.", "5 p.m. EST, Nov. 6, 2031", "2031-11-06T17:00"),
    ("The truce of May 8–10, 2025 was short.", "May 8–10, 2025", "2025-05-08/2025-05-10"),
    ("It froze in February 2014.", "February 2014", "2014-02"),
    ("A ferry line opened in 1978.", "1978", "1978"),
    ("Fiscal 2024 was lean.", "Fiscal 2024", "2024"),
    ("The feud began in the 1990s.", "the 1990s", "199"),
    ("The feud began in the early '80s.", "the early '80s", "198"),
    ("It is a quarrel of the 19th century.", "the 19th century", "18"),
    ("Output rose in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
    ("Output rose in Q3 2019.", "Q3 2019", "2019-Q3"),
    ("Tolls fell in the first half of 2020.", "the first half of 2020", "2020-H1"),
    ("The spring of 2022 was wet.", "The spring of 2022", "2022-SP"),
    ("It happened in nineteen ninety-four.", "nineteen ninety-four", "1994"),
]
DURATIONS = [
    ("They agreed on a 30-day ceasefire.", "30-day", "P30D"),
    ("They held a two-hour call.", "a two-hour", "PT2H"),
    ("This has lasted more than three years already.", "more than three years", "P3Y"),
    ("She has a quarter-century of practice.", "a quarter-century", "P25Y"),
    ("It took half a year.", "half a year", "P6M"),
    ("It took half an hour.", "half an hour", "PT30M"),
    ("It took two and a half years.", "two and a half years", "P2Y6M"),
    ("It took a year and a half.", "a year and a half", "P1Y6M"),
    ("It took two decades.", "two decades", "P20Y"),
    ("They talked for months.", "months", "PXM"),
    ("They talked for several days.", "several days", "PXD"),
    ("He would end it within 24 hours of taking office.", "24 hours", "PT24H"),
    ("Two to three weeks is normal.", "Two to three weeks", "P2W"),
    ("A 10-12 day pause is normal.", "A 10-12 day", "P10D"),
    ("A two-to-three-week pause is normal.", "A two-to-three-week", "P2W"),
    ("It took twenty-four months.", "twenty-four months", "P24M"),
    ("It took two hundred ten days.", "two hundred ten days", "P210D"),
    ("A two-month-old truce frayed.", "A two-month-old", "P2M"),
]
SETS = [
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet each week.", "each week", "P1W"),
    ("Shells fell daily.", "daily", "P1D"),
    ("The market opens Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("They parade every July.", "every July", "XXXX-07"),
]
RELATIVE = [
    ("They spoke on Monday.", "Monday", "weekday:mon:past"),
    ("He said Monday that he was ready.", "Monday", "weekday:mon:past"),
    ("They will speak on Monday.", "Monday", "weekday:mon:future"),
    ("A second round is to be held Monday.", "Monday", "weekday:mon:future"),
    ("On Wednesday, the envoy will fly to Doha.", "Wednesday", "weekday:wed:future"),
    ("He met them on Friday, before the proposed talks.", "Friday", "weekday:fri:past"),
    ("The rebels have until Friday.", "Friday", "weekday:fri:future"),
    ("Nobody has slept since Friday.", "Friday", "weekday:fri:past"),
    ("She left last Monday.", "last Monday", "weekday:mon:last"),
    ("She leaves next Monday.", "next Monday", "weekday:mon:next"),
    ("She left early Monday.", "early Monday", "weekday:mon:past"),
    ("They met Tuesday night.", "Tuesday night", "weekday:tue:past@TNI"),
    ("They reach Rome a week from Monday.", "a week from Monday", "weekday:mon:future|shift:+1w"),
    ("The bridge reopened yesterday.", "yesterday", "day:-1"),
    ("The bridge reopens tomorrow morning.", "tomorrow morning", "day:+1@TMO"),
    ("The bridge closed last night.", "last night", "day:-1@TNI"),
    ("The convoy left on May 19.", "May 19", "date:05-19"),
    ("The convoy left on Jul. 9.", "Jul. 9", "date:07-09"),
    ("The truce of May 8-10 held.", "May 8-10", "date:05-08..05-10"),
    ("The pact was signed on the 19th.", "the 19th", "dom:19:past"),
    ("They agreed in May.", "May", "month:name=5:past"),
    ("They agreed in late February.", "late February", "month:name=2:past"),
    ("They agreed last July.", "last July", "month:name=7:last"),
    ("They agreed in May of last year.", "May of last year", "year:-1|month:name=5:in"),
    ("Talks stalled last week.", "last week", "week:-1"),
    ("He noted that last year was calm.", "last year", "year:-1"),
    ("Talks resume early next month.", "early next month", "month:+1"),
    ("Talks stalled earlier this year.", "earlier this year", "year:0"),
    ("Talks stalled two weeks ago.", "two weeks ago", "week:-2"),
    ("Talks resume three months from now.", "three months from now", "month:+3"),
    ("The list will be ready in two weeks’ time.", "two weeks’ time", "week:+2"),
    ("It changed over the past three weeks.", "the past three weeks", "span:-3w..0"),
    ("It will change over the next 14 months.", "the next 14 months", "span:0..+14m"),
    ("In recent weeks, raids have grown.", "recent weeks", "span:-Xw..0"),
    ("Coming days decide.", "Coming days", "span:0..+Xd"),
    ("Profits doubled in the third quarter.", "the third quarter", "quarter:n=3:past"),
    ("The plant will open in the third quarter.", "the third quarter", "quarter:n=3:future"),
    ("Rain fell this summer.", "this summer", "season:SU:this"),
    ("Drones came over Memorial Day weekend.", "Memorial Day weekend", "holiday:memorial-day:past|weekend:near"),
    ("They met over the weekend.", "the weekend", "weekend:past"),
    ("They hope to finish by year-end.", "year-end", "year:0|yearend:in"),
    ("The general is now in charge.", "now", "ref:present"),
    ("The two recently argued.", "recently", "ref:past"),
    ("The army may soon retreat.", "soon", "ref:future"),
    ("Nobody knows the future.", "the future", "ref:future"),
    ("A day passed. The following day they met.", "The following day", "text|day:+1"),
]  # fmt: skip
NO_TIMES = [
    "He may go, and they march on.",
    "A 72-year-old senator spoke.",
    "The senator was 72 years old.",
    "The second round and a second try failed.",
    "They carried $2014 past 2000 soldiers.",
    "Support is there 24/7.",
    "He did it once, to no end.",
    "Sun and wind wed the march of august men.",
    "Part of the fall of the city.",
]


def only(text: str) -> tuple[str, str | None, str | None]:
    """The last expression of a text: its words, value and relative notation."""
    item = find(text)[-1]
    return text[item.start : item.end], item.value, item.relative


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE + DURATIONS + SETS, ids=lambda part: part)
def test_words_alone_give_the_value(text: str, words: str, value: str) -> None:
    """An absolute date, a duration or a set has its value without any anchor."""
    assert only(text)[:2] == (words, value)


@pytest.mark.parametrize(("text", "words", "relative"), RELATIVE, ids=lambda part: part)
def test_relative_times_say_how_they_hang(text: str, words: str, relative: str) -> None:
    """A relative time has no value of its own but says how it hangs on its anchor, tense folded in."""
    assert only(text) == (words, None, relative)


@pytest.mark.parametrize("text", NO_TIMES, ids=lambda part: part)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    """Verbs, ages, fractions, sums and counts are no times."""
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "value", "relative"),
    [
        ("He called the day before the vote.", "the day", "P1D", "event|shift:-1d"),
        ("He resigned a week after the talks.", "a week", "P1W", "event|shift:+1w"),
        ("Hours after the vote he resigned.", "Hours", "PTXH", "event"),
        ("A year earlier he had won.", "A year earlier", "P1Y", "text|shift:-1y"),
        ("Two days later he resigned.", "Two days later", "P2D", "text|shift:+2d"),
    ],
    ids=lambda part: str(part),
)
def test_a_time_on_an_event_keeps_the_length_between(
    text: str, words: str, value: str, relative: str
) -> None:
    """What hangs on an event or a told time is found, with the time between as its value."""
    assert only(text) == (words, value, relative)


def test_a_date_is_one_expression_with_its_clock_time_and_weekday() -> None:
    """Weekday, date, hour and zone that belong together are one expression."""
    text = "The flash came Tuesday, July 8, 2025 at 23:00 ET from the coast."
    assert [text[f.start : f.end] for f in find(text)] == ["Tuesday, July 8, 2025 at 23:00 ET"]


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    """A window finds what lies in it, with offsets into the text."""
    text = "Monday came. They left on Tuesday. Wednesday came."
    found = find(text, 13, 34)
    assert [text[f.start : f.end] for f in found] == ["Tuesday"]


SENTENCES = st.sampled_from([row[0] for row in ABSOLUTE + DURATIONS + SETS + RELATIVE] + NO_TIMES)
WORDS = st.sampled_from(
    [
        "the",
        "last",
        "Monday",
        "May",
        "19",
        ",",
        "2025",
        "two",
        "weeks",
        "ago",
        "later",
        "before",
        "in",
        "by",
        "early",
        "mid",
        "-",
        "quarter",
        "third",
        "of",
        "3:30",
        "p.m.",
        "year",
        "'s",
        "this",
        "half",
        "a",
        "and",
        "past",
        "next",
        "will",
        "said",
        "to",
        "be",
        "held",
        ".",
        "Christmas",
        "Day",
        "spring",
        "every",
        "1990s",
        "decade",
        "century",
        "now",
        "at",
        "noon",
        "ET",
        "(",
        ")",
    ]
)


@given(st.lists(SENTENCES, min_size=1, max_size=6), st.lists(SENTENCES, max_size=3))
def test_a_paragraph_before_moves_offsets_and_nothing_else(text: list[str], before: list[str]) -> None:
    """What stands in an earlier paragraph changes no expression of a later one."""
    body = " ".join(text)
    prefix = " ".join(before) + "\n\n"
    later = [f for f in find(prefix + body) if f.start >= len(prefix)]
    assert [(f.start - len(prefix), f.end - len(prefix), f.value, f.relative) for f in later] == [
        (f.start, f.end, f.value, f.relative) for f in find(body)
    ]


def test_a_quarter_needs_neither_its_year_nor_the_word() -> None:
    """Results are reported of quarters that are over."""
    for text in ("Q1", "Sales fell in Q3.", "Q2 was worse"):
        (found,) = find(text)
        assert found.relative == f"quarter:n={text[text.index('Q') + 1]}:past"


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
@settings(max_examples=300)
def test_expressions_are_in_order_apart_and_not_empty(text: str) -> None:
    """Any text gives expressions in order that never overlap, each with a value or a notation."""
    end = 0
    for item in find(text):
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip()
        assert item.value or item.relative
        end = item.end


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "1990",
        "the last ",
        "two hundred ",
        "in the early ",
        "May ",
        "- ",
        "a few ",
        "((",
        "Monday, ",
        "\n\n",
        "é",
    ],
    ids=repr,
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """Four times as much of anything takes about four times as long, never sixteen times."""
    small, large = piece * (8_000 // len(piece)), piece * (32_000 // len(piece))
    seconds = [min(_seconds(text) for _ in range(2)) for text in (small, large)]
    assert seconds[1] < 8 * seconds[0] + 0.05


def _seconds(text: str) -> float:
    begin = time.process_time()
    find(text)
    return time.process_time() - begin
