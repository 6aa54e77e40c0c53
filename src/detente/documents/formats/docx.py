"""DOCX: paragraphs and tables in their order, one blank line between; heading and quotation styles are hints."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from detente.documents.extracted import Extracted, Metadata, refusal
from detente.documents.model import Zone, ZoneKind

__all__ = ["read_docx"]

_LARGEST = 256 * 1024 * 1024
_BROKEN = "open it and save it again as .docx"


def read_docx(raw: bytes, place: str) -> Extracted:
    """Return the text of a DOCX file: a table row is a line, its cells apart by ` | `.

    The file's own dates are those of the file, not of publication, and its author is whoever's computer made it:
    neither is used.

    Raises:
        InputError: encrypted, broken, larger than 256 MiB unpacked, or without text.
    """
    title, pieces = _open(raw, place)
    if not pieces:
        raise refusal(place, "no text in the DOCX file")
    hints: list[Zone] = []
    position = 0
    for words, kind in pieces:
        if kind is not None:
            hints.append(Zone(kind, position, position + len(words)))
        position += len(words) + 2
    text = "\n\n".join(words for words, _ in pieces)
    return Extracted(text, Metadata(title=title or None), tuple(hints))


def _open(raw: bytes, place: str) -> tuple[str, list[tuple[str, ZoneKind | None]]]:
    """Return the file's title property and its pieces; damage inside shows as many kinds of exception."""
    import docx  # slow to import
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _LARGEST:
            raise refusal(place, f"{size:,} bytes unpacked, the limit is {_LARGEST:,}", "save its text")
        document = docx.Document(io.BytesIO(raw))
        title = (document.core_properties.title or "").strip()
        return title, [(words, kind) for words, kind in _pieces(document) if words]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OpcError, LxmlError) as error:
        raise refusal(place, f"the DOCX file is broken: {error}", _BROKEN) from None
    except (AttributeError, TypeError, LookupError, ValueError, RuntimeError, EOFError, OSError) as error:
        raise refusal(place, f"not a readable DOCX file: {error}", _BROKEN) from None


def _pieces(document: Any) -> Iterator[tuple[str, ZoneKind | None]]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            yield _table(item), None
        else:
            yield item.text.strip(), _kind(item.style.name if item.style is not None else "")


def _table(table: Any) -> str:
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:  # merged cells come once a column
            words = " ".join(cell.text.split())
            if not cells or cells[-1] != words:
                cells.append(words)
        rows.append(" | ".join(cells))
    return "\n".join(row.strip() for row in rows if row.strip(" |"))


def _kind(style: str | None) -> ZoneKind | None:
    name = (style or "").casefold()
    if name.startswith(("heading", "title", "subtitle")):
        return "headline"
    return "quotation" if "quote" in name else None
