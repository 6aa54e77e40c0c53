"""PDF: the text layer as pdfium finds it, its wrapped lines joined into paragraphs set apart by blank lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from detente.documents.blocks import blocks
from detente.documents.extracted import Extracted, Metadata, refusal
from detente.documents.model import Zone

__all__ = ["read_pdf"]

_HYPHEN = re.compile(r"(?<=\w)[\ufffe\u0002\xad]\r?\n?")
_PRIVATE = re.compile(r"[\ufffe\uffff\x00-\x08\x0e-\x1f]")
_STOPS = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_MOST_PAGES = 2_000
_SLACK = 0.25
"""Proportional type: full lines differ in their number of characters by about a quarter."""

_SCANNED = "no text in the PDF: pages are images", "run it through text recognition (OCR) first"


def read_pdf(raw: bytes, place: str) -> Extracted:
    """Return the text of a PDF; running heads and page numbers are hints of boilerplate.

    Raises:
        InputError: encrypted, broken, over 2,000 pages, or without a text layer.
    """
    pages = _pages(raw, place)
    repeated = _running_lines(pages)
    pieces: list[tuple[str, bool]] = []
    for page in pages:
        _add_page(pieces, page, repeated)
    text, hints = _joined(pieces)
    if not any(character.isalnum() for character in text):
        raise refusal(place, *_SCANNED)
    return Extracted(text, Metadata(), hints)


def _pages(raw: bytes, place: str) -> list[str]:
    import pypdfium2 as pdfium  # loads a native library

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold():
            raise refusal(place, "the PDF is encrypted", "save a copy without its password") from None
        raise refusal(place, f"the PDF is broken: {error}", "save or print it to PDF again") from None
    try:
        if len(document) > _MOST_PAGES:
            raise refusal(place, f"{len(document):,} pages, the limit is {_MOST_PAGES:,}", "split it")
        return [_page_text(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise refusal(
            place, f"a page of the PDF is broken: {error}", "save or print it to PDF again"
        ) from None
    finally:
        document.close()


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    try:
        text = layer.get_text_range()
    finally:
        layer.close()
        page.close()
    return _PRIVATE.sub(" ", _HYPHEN.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")


def _running_lines(pages: list[str]) -> frozenset[str]:
    """Return the first and last lines that at least three pages share, numbers apart."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        edges.update({_plain(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(line for line, count in edges.items() if count >= 3 and line)


def _plain(line: str) -> str:
    return _DIGITS.sub("#", line)


def _add_page(pieces: list[tuple[str, bool]], page: str, repeated: frozenset[str]) -> None:
    """Append a page's paragraphs; one that a page break cut in two is joined, running lines put before it."""
    lines = page.split("\n")
    furniture = [line.strip() for line in lines if _plain(line.strip()) in repeated]
    article = "\n".join(line for line in lines if _plain(line.strip()) not in repeated)
    paragraphs = _paragraphs(article)
    last = next((i for i in range(len(pieces) - 1, -1, -1) if not pieces[i][1]), None)
    if paragraphs and last is not None and _cut(pieces[last][0], paragraphs[0]):
        carried, _ = pieces.pop(last)
        pieces += [(line, True) for line in furniture]
        paragraphs[0] = f"{carried} {paragraphs[0]}"
    else:
        pieces += [(line, True) for line in furniture]
    pieces += [(words, False) for words in paragraphs]


def _paragraphs(text: str) -> list[str]:
    return [
        " ".join(text[start:end] for start, end in block.lines)
        for block in blocks(text, slack=_SLACK, laid_out=True)
    ]


def _cut(before: str, after: str) -> bool:
    return _STOPS.search(before[-4:]) is None and after[:1].islower()


def _joined(pieces: Sequence[tuple[str, bool]]) -> tuple[str, tuple[Zone, ...]]:
    hints: list[Zone] = []
    position = 0
    for words, furniture in pieces:
        if furniture:
            hints.append(Zone("boilerplate", position, position + len(words)))
        position += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), tuple(hints)
