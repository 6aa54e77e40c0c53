"""PDF."""

import pytest

from detente.documents.formats.pdf import read_pdf
from detente.errors import InputError

from ..pdf_bytes import encrypted_pdf, scanned_pdf, text_pdf

LINES = [
    "The envoys met in the old customs house on Monday and spoke for the",
    "better part of the day about crossings, prisoners and the price of grain",
    "before they left for the airport.",
]


def test_wrapped_lines_become_paragraphs() -> None:
    """The lines of a paragraph are joined by spaces; paragraphs are parted by a blank line."""
    found = read_pdf(text_pdf([[*LINES, "", *LINES]]), "a.pdf")
    assert found.text == "\n\n".join([" ".join(LINES)] * 2)


def test_running_heads_are_hints_and_part_no_paragraph() -> None:
    """What stands on every page is furniture, put before the paragraph that runs over the page break."""
    pages = [["Example Gazette", "", line, "", f"Page {number}"] for number, line in enumerate(LINES, 1)]
    found = read_pdf(text_pdf(pages), "a.pdf")
    furniture = [found.text[hint.start : hint.end] for hint in found.hints]
    assert furniture == [
        "Example Gazette",
        "Page 1",
        "Example Gazette",
        "Page 2",
        "Example Gazette",
        "Page 3",
    ]
    assert {hint.kind for hint in found.hints} == {"boilerplate"}
    assert found.text.split("\n\n")[-1] == " ".join(LINES)


def test_a_paragraph_is_carried_over_the_page() -> None:
    """A last paragraph without a stop goes on in the next page's small first letter."""
    found = read_pdf(text_pdf([[LINES[0]], LINES[1:]]), "a.pdf")
    assert found.text == " ".join(LINES)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book is not an article."""
    monkeypatch.setattr("detente.documents.formats.pdf._MOST_PAGES", 1)
    with pytest.raises(InputError, match="2 pages"):
        read_pdf(text_pdf([LINES, LINES]), "a.pdf")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (scanned_pdf(), "no text in the PDF"),
        (encrypted_pdf(), "encrypted"),
        (b"%PDF-1.4 and then nothing of the kind", "broken"),
        (text_pdf([[*LINES]])[:200], "broken"),
    ],
    ids=["scanned", "encrypted", "garbled", "cut"],
)
def test_what_cannot_be_read_says_why(raw: bytes, words: str) -> None:
    """Images without text, passwords and damage are told apart."""
    with pytest.raises(InputError, match=words):
        read_pdf(raw, "a.pdf")
