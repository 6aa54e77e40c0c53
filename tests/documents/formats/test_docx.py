"""DOCX."""

import io

import docx
import pytest

from detente.documents.formats.docx import read_docx
from detente.errors import InputError


def saved(document: object) -> bytes:
    """Return a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_paragraphs_tables_and_styles() -> None:
    """Paragraphs and tables stand in their order; headings and quotations are hints; merged cells come once."""
    document = docx.Document()
    document.core_properties.title = "Minutes"
    document.add_heading("Minutes of the talks", 0)
    document.add_paragraph("The parties met.")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Who came"
    table.cell(1, 0).text, table.cell(1, 1).text = "Ana Roe", "envoy"
    document.add_paragraph("We stay.", style="Intense Quote")
    found = read_docx(saved(document), "a.docx")
    assert found.text == "Minutes of the talks\n\nThe parties met.\n\nWho came\nAna Roe | envoy\n\nWe stay."
    assert [(hint.kind, found.text[hint.start : hint.end]) for hint in found.hints] == [
        ("headline", "Minutes of the talks"),
        ("quotation", "We stay."),
    ]
    assert found.metadata.title == "Minutes"


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size unpacked is looked up before anything is unpacked."""
    monkeypatch.setattr("detente.documents.formats.docx._LARGEST", 100)
    with pytest.raises(InputError, match="unpacked"):
        read_docx(saved(docx.Document()), "a.docx")


def test_no_text_and_no_docx_are_refused() -> None:
    """An empty document, another archive and damage each have their message."""
    empty = saved(docx.Document())
    for raw, words in (
        (empty, "no text"),
        (b"PK\x03\x04 and nothing", "broken"),
        (empty[: len(empty) // 2], "broken"),
        (empty.replace(b"word/document.xml", b"word/documenx.xml"), "not a readable|broken"),
    ):
        with pytest.raises(InputError, match=words):
            read_docx(raw, "a.docx")
