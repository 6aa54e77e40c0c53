"""Files into documents, one at a time: a file that cannot be read is a problem, never the end of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from detente.documents.building import build
from detente.documents.extracted import Extracted, refusal, sound
from detente.documents.files import find_files, unread_files
from detente.documents.formats.jsonl import Line, read_lines, read_row
from detente.documents.formats.table import LINES, format_of
from detente.documents.model import Document, Source
from detente.errors import InputError, Problem
from detente.ids import bytes_id

__all__ = [
    "LARGEST",
    "Piece",
    "RawFile",
    "Reading",
    "find_files",
    "iter_file",
    "iter_readings",
    "pieces",
    "read_file",
    "read_piece",
    "unread_files",
]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read as one document; JSON Lines files are read by the line and may be larger."""

_JSONL = "jsonl/1"
_Bytes: TypeAlias = bytes


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes a document was made from: a file, or one line of a JSON Lines file without its line end.

    Attributes:
        sha256: Their hash, the document's `source.raw`.
        bytes: The bytes.
        path: Where they stood, the document's `source.path`.
    """

    sha256: str
    bytes: _Bytes
    path: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file or a line.

    Attributes:
        documents: In the file's order.
        raw: The bytes of each document, in the same order.
        problems: What was not read, or read with a doubt (these begin `read, but` or `read, as`), and why.
    """

    documents: tuple[Document, ...] = ()
    raw: tuple[RawFile, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What is read at once: a file, or one line of a JSON Lines file; `place` becomes the document's path."""

    path: Path
    place: str
    line: Line | None = None

    def raw(self) -> bytes | None:
        """Return the bytes it is read from; None where a file cannot be read or is too large to be."""
        if self.line is not None:
            return self.line.raw
        try:
            readable = self.path.is_file() and self.path.stat().st_size <= LARGEST
            return self.path.read_bytes() if readable else None
        except OSError:
            return None


def read_file(path: Path, *, shown: str | None = None) -> Reading:
    """Return the documents of one file, their raw bytes, and what could not be read; no exception for bad content.

    Args:
        path: Any file.
        shown: The path as the person gave it, for sources and messages; default `path`.
    """
    readings = list(iter_readings(path, shown=shown))
    return Reading(
        tuple(document for reading in readings for document in reading.documents),
        tuple(raw for reading in readings for raw in reading.raw),
        tuple(problem for reading in readings for problem in reading.problems),
    )


def iter_file(path: Path, *, shown: str | None = None) -> Iterator[Document | Problem]:
    """Yield the documents and problems of one file in order, a JSON Lines file by the line."""
    for reading in iter_readings(path, shown=shown):
        yield from reading.problems
        yield from reading.documents


def iter_readings(path: Path, *, shown: str | None = None) -> Iterator[Reading]:
    """Yield one reading a document: a JSON Lines file by the line, any other file at once.

    Of a coded record (`detente code`) the documents are read and the items passed over, without a word.
    """
    for piece in pieces(path, shown=shown):
        reading = Reading(problems=(piece,)) if isinstance(piece, Problem) else read_piece(piece)
        if reading.documents or reading.problems:
            yield reading


def pieces(path: Path, *, shown: str | None = None) -> Iterator[Piece | Problem]:
    """Yield what a file is read in, or why it is not read: cheap, so that the reading can go to other processes.

    Args:
        path: Any file.
        shown: The path as the person gave it, for sources and messages; default `path`.
    """
    place = sound(shown if shown is not None else path.as_posix())
    if path.suffix.casefold() not in LINES:
        yield Piece(path, place)
        return
    try:
        for line in _lines(path, place):
            yield Piece(path, f"{place}:{line.number}", line)
    except InputError as error:
        yield from error.problems
    except OSError as error:
        yield Problem(place, f"cannot be read: {error.strerror or error}")


def read_piece(piece: Piece) -> Reading:
    """Return what came of a file or a line; no exception for bad content, and an empty reading for a coded item."""
    try:
        return _whole(piece.path, piece.place) if piece.line is None else _line(piece.line, piece.place)
    except InputError as error:
        return Reading(problems=error.problems)
    except OSError as error:
        return Reading(problems=(Problem(piece.place, f"cannot be read: {error.strerror or error}"),))


def _line(line: Line, place: str) -> Reading:
    file, _, number = place.rpartition(":")
    found = read_row(line, f"{file}: line {number}")
    if isinstance(found, Problem):
        return Reading(problems=(found,))
    return Reading() if found is None else _reading(found, line.raw, place, _JSONL)


def _whole(path: Path, place: str) -> Reading:
    _check_file(path, place)
    size = path.stat().st_size
    if size == 0:
        raise refusal(place, "the file is empty")
    if size > LARGEST:
        raise refusal(place, f"{size:,} bytes, the limit is {LARGEST:,}", "split it, or use JSON Lines")
    raw = path.read_bytes()
    form = format_of(path.suffix.casefold(), raw, place)
    extracted = form.read(raw, place)
    if not extracted.text.strip():
        raise refusal(place, "the file has no text")
    if "\0" in extracted.text:
        raise refusal(place, "its text holds NUL characters: binary, not text")
    return _reading(extracted, raw, place, form.label)


def _lines(path: Path, place: str) -> Iterator[Line]:
    _check_file(path, place)
    with path.open("rb") as handle:
        beginning = handle.read(4_096)
    if not beginning:
        raise refusal(place, "the file is empty")
    if b"\0" in beginning:
        raise refusal(place, "holds NUL bytes: binary, not JSON Lines in UTF-8", "save it as UTF-8")
    empty = True
    for line in read_lines(path):
        empty = False
        yield line
    if empty:
        raise refusal(place, "the file has no lines but blank ones")


def _check_file(path: Path, place: str) -> None:
    """Refuse pipes and devices, whose reading may never end; a missing file is told when it is opened."""
    if path.exists() and not path.is_file():
        raise refusal(place, "no regular file", "save it to a file first")


def _reading(extracted: Extracted, raw: _Bytes, place: str, reader: str) -> Reading:
    digest = bytes_id(raw)
    document = build(extracted, Source(place, None, digest, reader))
    return Reading((document,), (RawFile(digest, raw, place),), extracted.notes)
