"""Title, publisher, author."""

import pytest

from detente.documents.provenance import Provenance, provenance
from detente.documents.zones import zones

PROSE = (
    "Delegates from both countries spent the whole of Thursday in the lakeside hotel, and nobody who left it in the"
    " evening would say whether the draft had been opened at all."
)


def found(text: str) -> Provenance:
    """Return the provenance of a text."""
    return provenance(text, zones(text))


def test_agency_copy_names_paper_and_agency() -> None:
    """The tag of the headline and the agency's tail make the publisher; the tag leaves the title."""
    text = f"Envoys Return Empty-Handed -- EXP\n\nBy Ana Roe\n\n{PROSE}\n\n(END) Example Newswires\n"
    assert found(text) == Provenance("Envoys Return Empty-Handed", "EXP via Example Newswires", "Ana Roe")


def test_nothing_is_invented() -> None:
    """A text that names neither title, publisher nor author has none."""
    assert found(PROSE) == Provenance(None, None, None)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("The post A Bridge appeared first on The Example Review.", "The Example Review"),
        ("This article was originally published on Example Monitor.", "Example Monitor"),
        ("Copyright (c) 2031 Example Press & Company, Inc.", "Example Press & Company"),
        ("© 2031 Example Post. All rights reserved.", "Example Post"),
        ("All rights reserved", None),
    ],
)
def test_publisher_in_the_tail(line: str, publisher: str | None) -> None:
    """The publisher is what the tail says, in its words."""
    assert found(f"{PROSE}\n{PROSE}\n{line}").publisher == publisher


def test_the_office_above_a_release_publishes_it() -> None:
    """Offices in the head are no title; the first one publishes, and the first other headline is the title."""
    head = (
        "THE LAKE HOUSE\nOffice of the Speaker\n\nFor immediate release\nMay 3, 2031\n\nSUMMARY OF THE TALKS"
    )
    assert found(f"{head}\n\n{PROSE}") == Provenance("SUMMARY OF THE TALKS", "THE LAKE HOUSE", None)


def test_a_masthead_above_the_title() -> None:
    """The headline next to the byline is the title; what stands above it publishes."""
    text = f"Lake Shore\n\nThe Case for Waiting Another Year\n\nBy Ana Roe\n\n{PROSE}\n\n{PROSE}"
    assert found(text) == Provenance("The Case for Waiting Another Year", "Lake Shore", "Ana Roe")


def test_publisher_in_the_dateline() -> None:
    """An agency in the dateline is the publisher."""
    assert found(f"PORT LOUIS, May 3 (Example Wire) — {PROSE}").publisher == "Example Wire"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Roe", "Ana Roe"),
        ("By Ana Roe and Ben Poe, Example Press", "Ana Roe and Ben Poe, Example Press"),
        ("Written by Rosa de la Cruz.", "Rosa de la Cruz"),
        ("By ANA ROE | Staff Writer", "ANA ROE"),
        ("By Ana Roe ana@example.org", "Ana Roe"),
        ("*By Ana Roe, 3 May 2031*", "Ana Roe"),
    ],
)
def test_author_in_the_byline(line: str, author: str) -> None:
    """The author is the byline without its `by`, address and stop."""
    assert found(f"{line}\n\n{PROSE}").author == author


def test_author_in_the_tail() -> None:
    """`Write to` names the author where no byline does; who contributed is not the author."""
    assert found(f"{PROSE}\n\nWrite to Ana Roe at ana@example.org").author == "Ana Roe"
    assert found(f"{PROSE}\n\nAna Roe contributed reporting").author is None
