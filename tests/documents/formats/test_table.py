"""Which reader takes which file."""

import pytest

from detente.documents.formats.table import format_of
from detente.errors import InputError


@pytest.mark.parametrize(
    ("suffix", "raw", "label"),
    [
        (".txt", b"Words.", "text/1"),
        (".md", b"# Words", "markdown/1"),
        (".unknown", b"Words.", "text/1"),
        ("", b"Words.", "text/1"),
        (".txt", b"%PDF-1.7 ...", "pdf/1"),
        (".txt", b"\xef\xbb\xbf <!DOCTYPE html><html>", "html/1"),
        (".md", b"<!-- saved --><html lang=en>", "html/1"),
        (".doc", b"PK\x03\x04 [Content_Types].xml word/document.xml", "docx/1"),
        (".eml", b"<html>", "eml/1"),
        (".txt", b"MZ is how the minister signs.", "text/1"),
    ],
)
def test_content_beats_the_suffix_where_it_is_clear(suffix: str, raw: bytes, label: str) -> None:
    """Marks of PDF, DOCX and HTML decide; otherwise the suffix does, and unknown ones are taken as text."""
    assert format_of(suffix, raw, "a").label == label


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x89PNG\r\n", "PNG image"),
        (b"PK\x03\x04 data", "ZIP archive"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\0", "SQLite"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_what_is_no_article_is_named(raw: bytes, words: str) -> None:
    """Images, archives and databases are refused by what they are."""
    with pytest.raises(InputError, match=words):
        format_of(".txt", raw, "a.txt")
