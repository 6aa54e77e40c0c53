"""HTML."""

from datetime import date

import pytest

from detente.documents.formats.html import read_html
from detente.errors import InputError

BODY = (
    "Envoys of both sides met on Monday in the old customs house, the first such meeting since the autumn, said two"
    " people who were in the room and asked not to be named."
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Envoys meet | Example Gazette</title>
<meta property="og:site_name" content="Example Gazette"><meta name="author" content="Ana Roe">
<meta property="article:published_time" content="2024-05-19T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Envoys meet</h1><p>{BODY}</p><h2>What is next</h2>
<blockquote><p>We will stay for as long as it takes.</p></blockquote><p>{BODY} &amp; more.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_text_metadata_and_hints() -> None:
    """The article's text is kept, the navigation is not; headings and block quotations are hints."""
    found = read_html(PAGE.encode(), "a.html")
    assert found.text.split("\n") == [
        "Envoys meet", BODY, "What is next", "We will stay for as long as it takes.", f"{BODY} & more.",
    ]  # fmt: skip
    given = found.metadata
    assert (given.title, given.publisher, given.author) == ("Envoys meet", "Example Gazette", "Ana Roe")
    assert (given.language, given.published.start) == ("en", date(2024, 5, 19))
    assert [(hint.kind, found.text[hint.start : hint.end]) for hint in found.hints] == [
        ("headline", "Envoys meet"),
        ("headline", "What is next"),
        ("quotation", "We will stay for as long as it takes."),
    ]


def test_a_date_after_the_day_of_reading_is_a_date_all_the_same() -> None:
    """No clock decides what a page's date is."""
    found = read_html(PAGE.replace("2024-05-19", "2093-05-19").encode(), "a.html")
    assert found.metadata.published.start == date(2093, 5, 19)


def test_a_huge_page_and_an_unknown_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too long a page is refused; a declared encoding that nobody knows is passed over."""
    page = PAGE.replace("<head>", '<head><meta charset="klingon">').encode()
    assert BODY in read_html(page, "a.html").text
    monkeypatch.setattr("detente.documents.formats.html._LONGEST", 100)
    with pytest.raises(InputError, match="limit is 100"):
        read_html(page, "a.html")


def test_the_declared_encoding_is_used() -> None:
    """`meta charset` decides where there is no byte order mark."""
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Monday", "понедельник")
    assert "понедельник" in read_html(page.encode("cp1251"), "a.html").text


@pytest.mark.parametrize(
    "page", ["<html><body><script>let a = 1</script></body></html>", "<html></html>", "<p>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    """Nothing but scripts and marks is no article."""
    with pytest.raises(InputError, match="no article text"):
        read_html(page.encode(), "a.html")
