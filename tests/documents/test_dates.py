"""Publication dates."""

from datetime import date

import pytest

from detente.documents.date_fields import date_field
from detente.documents.dates import own_partial_date, published
from detente.documents.model import Published
from detente.documents.zones import zones

PROSE = (
    "Delegates from both countries spent the whole of that day in the lakeside hotel, and nobody who left it in the"
    " evening would say whether the draft had been opened at all."
)


def dated(text: str, field: Published | None = None) -> Published:
    """Return the publication date of a text."""
    return published(text, zones(text), field)


def test_date_lines_that_differ_by_a_day_give_the_interval_of_both() -> None:
    """A head and a tail in two time zones are both right; the evidence quotes both."""
    text = f"A Short Day\n\nJul 09, 2031\n\nBy Ana Roe\n\n{PROSE}\n\n(END) Example Newswires\n\nJuly 08, 2031 23:00 ET"
    found = dated(text)
    assert (found.start, found.end, found.basis) == (date(2031, 7, 8), date(2031, 7, 9), "stated")
    assert "“July 08, 2031 23:00 ET”" in found.evidence
    assert "“Jul 09, 2031”" in found.evidence


def test_a_dateline_with_a_year_is_stated() -> None:
    """Place, full date and dash at the head of the first paragraph say when it came out."""
    found = dated(f"GENEVA, May 19, 2031 (AFP) — {PROSE}")
    assert (found.start, found.basis) == (date(2031, 5, 19), "stated")


def test_updates_corrections_and_links_below_do_not_count() -> None:
    """Published goes before updated; the date of a correction and of other articles is not this one's."""
    head = f"A Short Day\n\nPublished May 3, 2031\n\nUpdated May 9, 2031\n\n{PROSE}"
    assert dated(head).start == date(2031, 5, 3)
    assert dated(f"{PROSE}\n\nCorrection: a name\n\nFriday, May 9, 2031").basis == "unknown"
    links = "\n".join(["Most Read", *("A title of another article",) * 6, "May 9, 2031"])
    assert dated(f"{PROSE}\n{PROSE}\n{links}").basis == "unknown"


def test_the_field_wins_and_agrees_with_a_line_a_day_off() -> None:
    """Metadata go before date lines; one a day apart widens them, one further away does not."""
    field = date_field("2031-05-19", "date")
    near = dated(f"May 20, 2031\n\n{PROSE}", field)
    assert (near.start, near.end) == (date(2031, 5, 19), date(2031, 5, 20))
    assert near.evidence.startswith("field date and ")
    assert dated(f"June 20, 2031\n\n{PROSE}", field).end == date(2031, 5, 19)


def test_full_dates_told_as_past_bound_from_below() -> None:
    """The last full date that the text looks back on is the earliest day it can have come out."""
    text = f"The truce of April 2, 2031 ended on May 16, 2031. {PROSE} They will meet on June 3, 2031."
    assert dated(text) == Published(date(2031, 5, 16), None, "inferred", "“May 16, 2031”")


def test_as_of_a_month_is_an_interval_and_pins_days_without_a_year() -> None:
    """`As of` a month means that month, and past days of it narrow the interval."""
    text = f"The war is, as of May 2031, in its third year. {PROSE}"
    assert (dated(text).start, dated(text).end) == (date(2031, 5, 1), date(2031, 5, 31))
    found = dated(f"{text} On May 16 the talks ended.")
    assert (found.start, found.end, found.basis) == (date(2031, 5, 16), date(2031, 5, 31), "inferred")
    assert "“May 16”" in found.evidence


def test_as_of_an_earlier_year_is_a_figure() -> None:
    """A text that knows of a later year was not written in the one of its statistics."""
    assert dated(f"As of May 2021 there were nine crossings. {PROSE} Since 2030 there are two.").end is None


def test_a_year_of_rights_bounds_both_ways() -> None:
    """The year in the copyright line is the present; a named day in the past moves the start."""
    found = dated(
        f"Over Memorial Day weekend the guns were silent. {PROSE}\n{PROSE}\nCopyright 2025 Example Press"
    )
    assert (found.start, found.end) == (date(2025, 5, 26), date(2025, 12, 31))


@pytest.mark.parametrize(("word", "day"), [("today", 19), ("yesterday", 20), ("tomorrow", 18)])
def test_today_with_its_date(word: str, day: int) -> None:
    """`Today, May 19` is the day itself."""
    assert dated(f"They met {word}, May 19, 2031. {PROSE}").start == date(2031, 5, day)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("GENEVA, Sept. 28 (CP) -- ", "Sept. 28"),
        ("PARIS, May 20 — ", "May 20"),
        ("Port Louis, 3 June (Example Wire) – ", "3 June"),
        ("Mr. Roe, who left on May 3 — a Monday — ", None),
    ],
)
def test_datelines(lead: str, day: str | None) -> None:
    """A place in capitals, or an agency in parentheses, makes a dateline; a dash in a sentence does not."""
    text = f"{lead}{PROSE}"
    own = own_partial_date(text, zones(text))
    assert (own.words if own else None) == day


def test_an_own_date_without_a_year() -> None:
    """A date line or dateline without a year is a day once the text names its year; else it is kept as evidence."""
    text = f"GENEVA, May 20 (AFP) — {PROSE}"
    assert dated(text) == Published(None, None, "unknown", "dated without a year: “May 20”")
    pinned = dated(f"{text}\n\n{PROSE}\n\nCopyright 2031 Example Press")
    assert (pinned.start, pinned.end, pinned.basis) == (date(2031, 5, 20), date(2031, 5, 20), "inferred")
    own = own_partial_date(text, zones(text))
    assert own is not None
    assert text[slice(*own.span)] == "May 20"
    assert own_partial_date(PROSE, zones(PROSE)) is None


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("On May 19 they spoke, after talks ended on May 16.", "no year: “May 19”, “May 16”"),
        ("They spoke on Monday and met on Tuesday.", "only weekdays: “Monday”, “Tuesday”"),
        ("They spoke.", ""),
    ],
)
def test_unknown_keeps_the_words_that_others_may_pin(text: str, evidence: str) -> None:
    """Without a year nothing is inferred; the words are kept."""
    assert dated(text) == Published(None, None, "unknown", evidence)
