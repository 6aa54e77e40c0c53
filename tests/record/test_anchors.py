from __future__ import annotations

from datetime import date
from itertools import permutations

from detente.coding.items import Time, When
from detente.coding.times import code_times
from detente.documents.model import Document, Published
from detente.record.anchors import pin, when_of
from detente.record.model import Pinned
from tests.record.builders import Scene

DATED = "On March 3, after a three-hour meeting at the lighthouse, Norland and Sudmark named their envoys."
UNDATED = (
    "The envoys left the lighthouse on Monday after a three-hour meeting between Norland and Sudmark. "
    "Quill praised them on Tuesday."
)
STAMPED = "The ferry ran again, the harbour master said."


def corpus(*texts: tuple[str, str | None]) -> list[tuple[Document, tuple[Time, ...]]]:
    """Return documents with the times found in them."""
    scene = Scene()
    for text, day in texts:
        scene.paper(text, day)
    return [(document, tuple(code_times(document))) for document in scene.documents.values()]


def pinned(text: str, found: tuple[Pinned, ...], texts: list[tuple[Document, tuple[Time, ...]]]) -> Pinned:
    """Return what was told of the document with a text."""
    (identity,) = [document.id for document, _ in texts if document.text == text]
    return next(each for each in found if each.document == identity)


def test_a_weekday_is_pinned_by_a_dated_text_on_the_same_event() -> None:
    """Both tell of a three-hour meeting at the lighthouse: the Monday is 3 March, so the text is of the days after."""
    texts = corpus((UNDATED, None), (DATED, "2031-03-20"), (STAMPED, "2031-04-01"))
    found = pinned(UNDATED, pin(texts), texts)
    assert (found.published.start, found.published.end) == (date(2031, 3, 4), date(2031, 3, 9))
    assert found.published.basis == "inferred"
    assert "“March 3”" in found.published.evidence
    assert "“Monday”" in found.published.evidence


def test_the_weekday_must_be_the_right_one() -> None:
    """A Thursday cannot be 3 March 2031, whatever the texts share."""
    text = UNDATED.replace("Monday", "Thursday").replace("Tuesday", "Friday")
    texts = corpus((text, None), (DATED, "2031-03-20"))
    assert pinned(text, pin(texts), texts).published.basis == "unknown"


def test_a_meeting_without_a_mark_of_its_own_pins_nothing() -> None:
    """Common words are shared by every article of a war."""
    text = UNDATED.replace(" three-hour", "")
    texts = corpus((text, None), (DATED.replace(" three-hour", ""), "2031-03-20"))
    assert pinned(text, pin(texts), texts).published.basis == "unknown"


def test_its_times_are_resolved_anew() -> None:
    """The tied Monday is its day; the Tuesday the only one that fits."""
    texts = corpus((UNDATED, None), (DATED, "2031-03-20"))
    days = {time.words: time.start for time in pinned(UNDATED, pin(texts), texts).times}
    assert days["Monday"] == "2031-03-03"
    assert days["Tuesday"] == "2031-03-04"


def test_the_latest_past_day_is_the_earliest_day_of_writing() -> None:
    """And a date without a year is of the year of writing, which all stated dates agree on."""
    text = "On March 3 the ferry stopped; on March 9 it ran again."
    texts = corpus((text, None), (STAMPED, "2031-04-01"))
    found = pinned(text, pin(texts), texts).published
    assert (found.start, found.end) == (date(2031, 3, 9), date(2031, 4, 1))
    assert "the year is that of every stated date" in found.evidence


def test_a_day_to_come_is_no_earliest_day_of_writing() -> None:
    """A deadline lies ahead of the text that sets it."""
    text = "On March 3 the ferry stopped. It will run again on March 9."
    texts = corpus((text, None), (STAMPED, "2031-04-01"))
    assert pinned(text, pin(texts), texts).published.start == date(2031, 3, 3)


def test_where_stated_dates_are_of_two_years_no_year_is_assumed() -> None:
    """A date without a year then says nothing."""
    text = "On March 3 the ferry stopped."
    texts = corpus((text, None), (STAMPED, "2031-04-01"), (STAMPED + " Twice.", "2032-04-01"))
    assert pinned(text, pin(texts), texts).published.basis == "unknown"


def test_a_feasts_weekend_pins_the_weekday_told_next_to_it() -> None:
    """The Sunday after “Memorial Day weekend” is that weekend's."""
    text = "The shelling was heavy over Memorial Day weekend. On Sunday the envoys left. On Wednesday they met Quill."
    texts = corpus((text, None), (STAMPED, "2031-07-01"))
    found = pinned(text, pin(texts), texts).published
    assert (found.start, found.end) == (date(2031, 5, 28), date(2031, 5, 31))


def test_a_dateline_without_a_year_is_the_day() -> None:
    """The corpus gives the year."""
    text = "PORT VARG, March 7 — The ferry stopped."
    texts = corpus((text, None), (STAMPED, "2031-04-01"))
    found = pinned(text, pin(texts), texts).published
    assert (found.start, found.end) == (date(2031, 3, 7), date(2031, 3, 7))


def test_documents_with_a_stated_date_are_left_alone() -> None:
    """Only what is not stated is asked of the corpus."""
    assert pin(corpus((STAMPED, "2031-04-01"))) == ()


def test_nothing_to_go_by_is_unknown() -> None:
    """No evidence, no interval."""
    texts = corpus(("The sea was calm.", None), (STAMPED, "2031-04-01"))
    found = pin(texts)[0].published
    assert (found.start, found.end, found.basis) == (None, None, "unknown")


def test_the_order_of_documents_changes_nothing() -> None:
    """Every order gives the same answer."""
    texts = corpus(
        (UNDATED, None),
        (DATED, None),
        (STAMPED, "2031-04-01"),
        ("On March 9 the three-hour ferry left.", None),
    )
    answers = {pin(order) for order in permutations(texts)}
    assert len(answers) == 1


def test_an_items_days_follow_its_time() -> None:
    """After anchoring, an item that rests on a relative time has its days, and one without the document's last day."""
    scene = Scene()
    paper = scene.paper("Moll refused on Monday. Varg laughed.", None)
    refusal = scene.act(paper, "Moll refused", "refusal", "moll")
    del refusal
    (act,) = scene.items
    time = Time(
        "t",
        paper,
        ((17, 23),),
        "Monday",
        "2031-03-03",
        "2031-03-03",
        "2031-03-03",
        "weekday:mon:past",
        "r",
        "c",
        1,
    )
    resting = type(act)(
        **{name: getattr(act, name) for name in act.__slots__} | {"when": When(text="Monday", time="t")}
    )
    assert when_of(resting, {"t": time}) == When("2031-03-03", "2031-03-03", "resolved", "Monday", "t")  # type: ignore[arg-type]
    known = Published(date(2031, 3, 4), date(2031, 3, 6), "inferred", "")
    assert when_of(act, {}, known) == When(None, "2031-03-06", "published")  # type: ignore[arg-type]
