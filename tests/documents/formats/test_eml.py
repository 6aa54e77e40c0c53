"""E-mail."""

from datetime import date
from email.message import EmailMessage

import pytest

from detente.documents.formats.eml import read_eml
from detente.errors import InputError


def message(**headers: str) -> EmailMessage:
    """Return a message with these headers."""
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    return made


def test_headers_are_metadata_and_the_plain_part_is_the_text() -> None:
    """Subject, sender and date are kept apart from the text; the plain part goes before the HTML one."""
    mail = message(
        Subject="A read-out", From="Press Office <press@example.org>", Date="Mon, 19 May 2031 10:00:00 +0200"
    )
    mail.set_content("The ministers met.\n")
    mail.add_alternative("<p>The ministers met in HTML.</p>", subtype="html")
    found = read_eml(mail.as_bytes(), "a.eml")
    assert found.text == "The ministers met.\n"
    assert (found.metadata.title, found.metadata.author) == ("A read-out", "Press Office")
    assert found.metadata.published.start == date(2031, 5, 19)


def test_an_html_message_is_read_as_html_is() -> None:
    """Without a plain part the HTML part's article text is the text."""
    mail = message(Subject="A read-out", From="press@example.org")
    words = (
        "The ministers met for three hours and agreed to go on with it in the new year, said their spokesman."
    )
    mail.set_content(
        f"<html><body><article><p>{words}</p><p>{words}</p></article></body></html>", subtype="html"
    )
    found = read_eml(mail.as_bytes(), "a.eml")
    assert words in found.text
    assert "<p>" not in found.text
    assert found.metadata.author == "press@example.org"


def test_what_is_no_message_is_refused() -> None:
    """Bytes without headers, and messages without a text part, are refused."""
    only_file = message(Subject="Scan")
    only_file.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="a.bin")
    for raw in (b"\x00\x01\x02", b"just words", only_file.as_bytes(), message(Subject="Nothing").as_bytes()):
        with pytest.raises(InputError, match=r"e-mail message|no text"):
            read_eml(raw, "a.eml")
