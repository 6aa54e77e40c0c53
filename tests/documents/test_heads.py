"""Headlines and bylines."""

from detente.documents.heads import same_title
from detente.documents.model import ZoneKind
from detente.documents.zones import zones

PROSE = (
    "Delegates from both countries spent the whole of Thursday in the lakeside hotel, and nobody who left it in the"
    " evening would say whether the draft had been opened at all."
)


def head(*lines: str) -> list[ZoneKind]:
    """Return the labels of lines above an article, the article left out."""
    text = "\n".join([*lines, "", PROSE, "", PROSE])
    return [zone.kind for zone in zones(text)][:-2]


def test_a_deck_before_the_byline() -> None:
    """A sentence close under the title is a deck, also where a byline follows it."""
    assert head("The River Can Wait", "Nobody has asked those who live on it, and nobody means to.", "", "By Ana Roe") == [
        "headline", "headline", "byline",
    ]  # fmt: skip


def test_a_source_line_close_under_the_title() -> None:
    """A newspaper's name under the title is no deck."""
    assert head("Envoys leave early, and the lake is quiet", "Lakeside Courier", "", "By Ana Roe") == [
        "headline", "byline", "byline",
    ]  # fmt: skip


def test_a_masthead_with_label_and_date() -> None:
    """Outlet, label and date on a line are no title; the line before the byline is."""
    assert head("Lakeside Quarterly | Commentary | June 12", "", "Time Is Up", "", "By Ana Roe") == [
        "byline", "headline", "byline",
    ]  # fmt: skip


def test_the_head_of_a_release() -> None:
    """Issuing office, release line, date and title of a release."""
    lines = (
        "THE LAKE HOUSE",
        "Office of the Speaker",
        "",
        "For immediate release",
        "May 3, 2031",
        "",
        "SUMMARY OF TALKS",
    )
    assert head(*lines) == ["headline", "headline", "byline", "byline", "headline"]


def test_a_menu_copied_with_the_page() -> None:
    """Three or more lines of one or two words before the title are the page's menu, however many they are."""
    menu = ["Skip to content", "Home", *["World", "Politics"] * 8]
    found = head(*menu, "The corridor stays closed for now", "Ana Roe", "May 3, 2031", "Share")
    assert found == ["boilerplate"] * len(menu) + ["headline", "byline", "byline", "boilerplate"]


def test_the_note_on_the_author() -> None:
    """The last paragraph says who wrote; it is part of the byline, and only there."""
    text = f"By Ana Roe\n\n{PROSE}\n\nAna Roe is still waiting.\n\n{PROSE}\n\nAna Roe teaches law in Bern."
    assert [zone.kind for zone in zones(text)] == ["byline", "body", "body", "body", "byline"]


def test_same_title_forgives_marks_case_and_a_source_tag() -> None:
    """Titles are compared by their words."""
    assert (
        same_title("Envoys Return – EXP", "Envoys return") is False
    )  # too short to be told by its beginning
    assert same_title(
        "Envoys return empty-handed from the lake -- EXP", "Envoys Return Empty-Handed From the Lake"
    )
    assert not same_title("Envoys return", "Envoys leave")
