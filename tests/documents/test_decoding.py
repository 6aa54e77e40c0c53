"""Bytes into text."""

import charset_normalizer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents.decoding import decode
from detente.errors import InputError


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_utf8_comes_back_as_written(text: str) -> None:
    """Text without control characters survives encoding to UTF-8 with a byte order mark, whatever its newlines."""
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(encoding: str) -> None:
    """UTF-16 and UTF-32 with their mark are read, line ends untouched."""
    assert decode("Talks\r\nresume".encode(encoding), "a.txt").text == "Talks\r\nresume"


def test_few_broken_bytes_are_replaced_and_counted() -> None:
    """A file that is UTF-8 but for one byte is read with one replacement."""
    decoded = decode("Ein Gespräch über Grenzen. ".encode() * 20 + b"\xff", "a.txt")
    assert (decoded.replaced, decoded.text.count("\ufffd")) == (1, 1)


def test_a_replacement_character_of_the_author_is_not_counted() -> None:
    """U+FFFD that stands in the file as such is no broken byte."""
    decoded = decode("Où \ufffd déjà élevé à côté ".encode() * 9 + b"\xff", "a.txt")
    assert decoded.replaced == 1


def test_western_punctuation_is_windows_1252() -> None:
    """Curly quotes as single bytes in English text need no guess."""
    assert decode(b"He said \x93yes\x94 \x97 twice.", "a.txt").text == "He said “yes” — twice."


def test_cyrillic_code_page_is_found() -> None:
    """A Russian text in Windows-1251 is read as such."""
    text = (
        "Представители обеих сторон встретились в понедельник в Женеве и договорились продолжать разговор. "
    )
    decoded = decode((text * 3).encode("cp1251"), "a.txt")
    assert (decoded.encoding, decoded.text) == ("cp1251", text * 3)


def test_what_no_encoding_fits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even the guess fails, nothing is stored."""
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda raw: charset_normalizer.CharsetMatches())
    with pytest.raises(InputError, match="encoding cannot be told"):
        decode("Où déjà".encode("cp1252"), "a.txt")


def test_a_marked_file_with_a_broken_byte_is_read() -> None:
    """A byte order mark of UTF-8 does not make a broken byte worse."""
    assert decode(b"\xef\xbb\xbf" + "déjà vu ".encode() * 20 + b"\xff", "a.txt").replaced == 1


@pytest.mark.parametrize(
    "raw",
    [b"abc\0def", bytes(range(1, 32)) * 9, b"\xff\xfea\0\0\0", b"\xff\xfe\x00\xd8"],
    ids=["nul", "controls", "nul-in-utf16", "broken-utf16"],
)
def test_binary_is_refused_with_its_place(raw: bytes) -> None:
    """What is no text is an input error that names the file."""
    with pytest.raises(InputError) as caught:
        decode(raw, "folder/a.txt")
    assert caught.value.problems[0].place == "folder/a.txt"
