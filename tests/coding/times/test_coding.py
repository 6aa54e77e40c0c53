"""Times of a document as items: zones, anchors, times bound to times, re-anchoring."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.coding.coder import gate
from detente.coding.items import Time
from detente.coding.times import code_times, interval, reanchor
from detente.documents.model import Document, Published, Source, Zone
from detente.ids import short_id, text_id

TUESDAY = date(2025, 7, 8)
TIMEBANK = Path(__file__).parents[3].parent / "shared" / "reference" / "text" / "time_timebank.jsonl"


def document(text: str, published: Published | None = None, zones: tuple[Zone, ...] = ()) -> Document:
    """A document of a Tuesday in July, unless said otherwise."""
    stated = Published(TUESDAY, TUESDAY, "stated", "field date")
    source = Source("a.txt", None, "", "text/1")
    return Document(text_id(text), text, source, published=published or stated, zones=zones)


def days(time: Time) -> tuple[str | None, str | None, str | None]:
    """Value and days of a time."""
    return time.value, time.start, time.end


def test_items_pass_the_gate_and_carry_coder_and_rule() -> None:
    """Every item has its words verbatim, its id by document and place, and who found it."""
    doc = document("The envoys met on Monday and will meet again next week.")
    times = code_times(doc, coder="rules")
    assert gate(doc, times).refused == ()
    assert [time.words for time in times] == ["Monday", "next week"]
    assert [days(time) for time in times] == [
        ("2025-07-07", "2025-07-07", "2025-07-07"),
        ("2025-W29", "2025-07-14", "2025-07-20"),
    ]
    assert times[0].id == short_id(doc.id, "time", *times[0].spans[0])
    assert (times[0].coder, times[0].rule) == ("rules", "weekday")


def test_without_a_date_only_the_notation_is_kept() -> None:
    """An undated document leaves relative times open, absolute ones keep their days."""
    monday, year = code_times(document("They met on Monday, as in 2019.", Published()))
    assert days(monday) == (None, None, None)
    assert monday.relative == "weekday:mon:past"
    assert days(year) == ("2019", "2019-01-01", "2019-12-31")


def test_an_inferred_interval_gives_a_hull() -> None:
    """A date known to lie in an interval makes relative times intervals too."""
    inferred = Published(date(2025, 7, 8), date(2025, 7, 10), "inferred", "the words on Tuesday")
    (time,) = code_times(document("They met yesterday.", inferred))
    assert days(time) == (None, "2025-07-07", "2025-07-09")


def test_boilerplate_is_not_read() -> None:
    """A footer's dates are no times of the article; a byline's may be."""
    text = "May 5, 2025\n\nThey met on Monday.\n\nCopyright 2025."
    zones = (Zone("byline", 0, 11), Zone("body", 13, 32), Zone("boilerplate", 34, 49))
    assert [time.words for time in code_times(document(text, zones=zones))] == ["May 5, 2025", "Monday"]


def test_given_spans_are_searched_instead_of_zones() -> None:
    """A caller may say where to look."""
    text = "Monday. Tuesday. Wednesday."
    assert [time.words for time in code_times(document(text), [(8, 16)])] == ["Tuesday"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Troops crossed the river on Feb. 24, 2022. Two days later, talks began.", "2022-02-26"),
        ("He won in 2018. A year earlier he had lost.", "2017"),
        ("They met on Monday. The following day, they signed.", "2025-07-08"),
        ("Sales grew in the second quarter. Profit was up from a year earlier.", "2024-Q2"),
        ("Sales grew in the second quarter of 2019. The quarter was wet.", "2019-Q2"),
        ("They left early. The month was hot.", "2025-07"),
        ("Talks ran out of words. Two days later, they met.", "P2D"),
        ("They called the day before the vote.", "P1D"),
    ],
)
def test_times_hang_on_times_told_before(text: str, value: str) -> None:
    """`later`, `earlier` and `the following` count from the time told last; unknown, they keep the length between."""
    assert code_times(document(text))[-1].value == value


def test_a_time_bound_to_an_absolute_one_needs_no_anchor() -> None:
    """Two days after a stated date are known in an undated document."""
    text = "Troops crossed the river on Feb. 24, 2022. Two days later, talks began."
    assert days(code_times(document(text, Published()))[-1]) == ("2022-02-26", "2022-02-26", "2022-02-26")


def test_a_time_told_far_away_is_no_anchor() -> None:
    """A time many sentences back anchors nothing."""
    text = "It fell on Feb. 24, 2022. " + "Nothing else is told here. " * 40 + "Two days later, talks began."
    assert days(code_times(document(text))[-1]) == ("P2D", None, None)


def test_reanchoring_recomputes_and_keeps_the_item() -> None:
    """A date found later gives the same item its days; taking it away takes them."""
    (time,) = code_times(document("They met on Monday.", Published()))
    dated = reanchor(time, (TUESDAY, TUESDAY))
    assert days(dated) == ("2025-07-07", "2025-07-07", "2025-07-07")
    assert dated.id == time.id
    assert reanchor(dated, None) == time


def test_reanchoring_leaves_absolute_times() -> None:
    """An absolute time hangs on nothing."""
    (time,) = code_times(document("They met on May 5, 2025."))
    later = TUESDAY + timedelta(days=400)
    assert reanchor(time, (later, later)) == time == reanchor(time, None)


@pytest.mark.shared
@pytest.mark.skipif(not TIMEBANK.exists(), reason="reference text is not here")
def test_times_agree_with_annotators() -> None:
    """On annotated news at least nine in ten expressions overlap a person's, and four in five have its value."""
    overlapping = valued = found = gold = 0
    with TIMEBANK.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            day = date.fromisoformat(row["dct"][:10])
            times = code_times(document(row["text"], Published(day, day, "stated", "dct")))
            wanted = [note for note in row["annotations"] if note["type"] == "timex"]
            found, gold = found + len(times), gold + len(wanted)
            for note in wanted:
                start, end = note["span"]
                near = [time for time in times if time.spans[0][0] < end and start < time.spans[0][1]]
                overlapping += bool(near)
                valued += any(_same(time.value or "", note["value"]) for time in near)
    assert gold > 1000
    assert 2 * overlapping / (found + gold) > 0.91
    assert 2 * valued / (found + gold) > 0.80


def _same(value: str, gold: str) -> bool:
    return value == gold or (interval(value) == interval(gold) and interval(gold)[0] is not None)
