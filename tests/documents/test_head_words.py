"""Words of the lines around an article."""

import pytest

from detente.documents.head_words import is_author_note, is_byline, is_issuer, is_source_line


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Roe",
        "BY ANA ROE AND BEN POE",
        "Written by Rosa de la Cruz.",
        "By Ana Roe ana@example.org",
        "Source: Example Press",
        "Geneva, 3 May 2031",
        "Geneva, 3 May",
        "May 3, 2031",
        "For immediate release",
        "Lakeside Quarterly | Opinion",
        "*By Ana Roe, 3 May 2031*",
        "By Ana Roe - May 3, 2031",
    ],
)
def test_bylines(words: str) -> None:
    """Names after `by`, fields, places with dates, release lines and mastheads with a label."""
    assert is_byline(words)


@pytest.mark.parametrize(
    "words",
    [
        "By Thursday nothing had moved",
        "By and large",
        "From here to there",
        "On 3 May",
        "Geneva Convention 1949 | 1977",
    ],
)
def test_what_only_looks_like_a_byline(words: str) -> None:
    """Sentences and headings that begin alike are none."""
    assert not is_byline(words)


def test_source_lines_name_agency_or_newspaper() -> None:
    """An agency's name or a newspaper's last word is needed; a place is no source."""
    assert is_source_line("Reuters")
    assert is_source_line("Lakeside Dispatch")
    assert not is_source_line("Port Louis")
    assert not is_source_line("Office of the Press Secretary")


def test_issuers_are_offices() -> None:
    """A short line with an office in it, without date or stop."""
    assert is_issuer("MINISTRY OF THE LAKE")
    assert not is_issuer("The ministry denied it.")
    assert not is_issuer("Lakeside Quarterly")
    assert not is_issuer("Statement of the ministry")


def test_notes_on_authors() -> None:
    """By name where the author is known, else by what such notes say."""
    assert is_author_note("Ana Roe teaches law in Bern.", "Ana Roe")
    assert not is_author_note("Ben Poe teaches law in Bern.", "Ana Roe")
    assert is_author_note("Ben Poe is a contributing editor at the Review.", None)
    assert is_author_note("Ben Poe writes from Bern.", None)
    assert not is_author_note("Ben Poe is a farmer who lost his land.", None)
