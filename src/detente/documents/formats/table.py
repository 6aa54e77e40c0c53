"""Which reader takes which file: by its suffix, unless its first bytes clearly say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from detente.documents.extracted import Extracted, refusal
from detente.documents.formats.docx import read_docx
from detente.documents.formats.eml import read_eml
from detente.documents.formats.html import read_html
from detente.documents.formats.pdf import read_pdf
from detente.documents.formats.text import read_markdown, read_text

__all__ = ["LINES", "READERS", "SUFFIXES", "Format", "format_of"]

Reader: TypeAlias = Callable[[bytes, str], Extracted]


@dataclass(frozen=True, slots=True)
class Format:
    """A reader with its name and version; the version counts changes to the text it makes."""

    name: str
    version: int
    read: Reader

    @property
    def label(self) -> str:
        """Name and version, as a source keeps them: `html/1`."""
        return f"{self.name}/{self.version}"


TEXT = Format("text", 1, read_text)
MARKDOWN = Format("markdown", 1, read_markdown)
HTML = Format("html", 1, read_html)
PDF = Format("pdf", 1, read_pdf)
DOCX = Format("docx", 1, read_docx)
EML = Format("eml", 1, read_eml)

READERS: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".eml": EML,
}
LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = frozenset(READERS) | LINES

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_OTHERS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)


def format_of(suffix: str, raw: bytes, place: str) -> Format:
    """Return the format of a file.

    Args:
        suffix: The name's ending, with its dot, in lower case.
        raw: The whole file or its first kilobytes.
        place: The file, for messages.

    Raises:
        InputError: the first bytes are those of something that is no article.
    """
    if raw.startswith(b"%PDF-"):
        return PDF
    if raw.startswith(b"PK\x03\x04"):
        if suffix == ".docx" or b"word/" in raw[:65_536] or b"[Content_Types].xml" in raw[:4_096]:
            return DOCX
        raise refusal(place, "a ZIP archive", "unpack it first")
    for magic, what in _OTHERS:
        if raw.startswith(magic) and (magic != b"MZ" or b"\0" in raw[:512]):
            raise refusal(place, f"{what}, not a text", "export it as PDF, DOCX, HTML or text")
    if suffix not in (".eml", ".html", ".htm", ".xhtml") and _HTML.match(raw[:2_048]):
        return HTML
    return READERS.get(suffix, TEXT)
