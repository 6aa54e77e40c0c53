"""Plain text and Markdown."""

from datetime import date

from detente.documents.formats.text import read_markdown, read_text


def test_text_is_kept_as_it_stands() -> None:
    """Newlines are not translated; a clean UTF-8 file has no notes."""
    found = read_text(b"One.\r\nTwo.\n\n", "a.txt")
    assert (found.text, found.notes) == ("One.\r\nTwo.\n\n", ())


def test_broken_and_foreign_bytes_are_noted() -> None:
    """A replaced byte and a guessed encoding are told to the reader."""
    assert "1 broken bytes" in read_text("déjà vu à côté ".encode() * 20 + b"\xff", "a.txt").notes[0].rule
    assert "as cp1252" in read_text(b"\x93yes\x94", "a.txt").notes[0].rule


def test_front_matter_is_metadata_and_stays_in_the_text() -> None:
    """Fields between the two lines of dashes are read; the text keeps them, marked as boilerplate."""
    text = '---\ntitle: "A Bridge: Part 2"\nauthor: Ana Roe\ndate: 2031-05-19\nid: 7\n---\n\n# A Bridge\n\nWords.\n'
    found = read_markdown(text.encode(), "a.md")
    assert found.text == text
    assert (found.metadata.title, found.metadata.author) == ("A Bridge: Part 2", "Ana Roe")
    assert (found.metadata.published.start, found.metadata.source_id) == (date(2031, 5, 19), "7")
    assert [hint.kind for hint in found.hints] == ["boilerplate"]
    assert found.text[found.hints[0].end :].lstrip().startswith("# A Bridge")


def test_a_rule_is_no_front_matter() -> None:
    """Three dashes that nothing closes are part of the text."""
    assert read_markdown(b"---\nThe talks went on.\n", "a.md").hints == ()
