"""Files into documents, one at a time: a file that cannot be read is a problem, never the end of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from detente.documents.building import build
from detente.documents.extracted import Extracted, refusal
from detente.documents.files import find_files, unread_files
from detente.documents.formats.jsonl import read_lines, read_row
from detente.documents.formats.table import LINES, format_of
from detente.documents.model import Document, Source
from detente.errors import InputError, Problem
from detente.ids import bytes_id

__all__ = [
    "LARGEST",
    "RawFile",
    "Reading",
    "find_files",
    "iter_file",
    "iter_readings",
    "read_file",
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
    place = shown if shown is not None else path.as_posix()
    try:
        if path.suffix.casefold() in LINES:
            yield from _lines(path, place)
        else:
            yield _whole(path, place)
    except InputError as error:
        yield Reading(problems=error.problems)
    except OSError as error:
        yield Reading(problems=(Problem(place, f"cannot be read: {error.strerror or error}"),))


def _whole(path: Path, place: str) -> Reading:
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
    return _reading(extracted, raw, place, form.label)


def _lines(path: Path, place: str) -> Iterator[Reading]:
    with path.open("rb") as handle:
        beginning = handle.read(4_096)
    if not beginning:
        raise refusal(place, "the file is empty")
    if b"\0" in beginning:
        raise refusal(place, "holds NUL bytes: binary, not JSON Lines in UTF-8", "save it as UTF-8")
    number = None
    for number, line in enumerate(read_lines(path)):  # noqa: B007 - told below whether there was one
        at = f"{place}: line {line.number}"
        found = read_row(line, at)
        if isinstance(found, Problem):
            yield Reading(problems=(found,))
        elif found is not None:
            yield _reading(found, line.raw, f"{place}:{line.number}", _JSONL)
    if number is None:
        raise refusal(place, "the file has no lines but blank ones")


def _reading(extracted: Extracted, raw: _Bytes, place: str, reader: str) -> Reading:
    digest = bytes_id(raw)
    document = build(extracted, Source(place, None, digest, reader))
    return Reading((document,), (RawFile(digest, raw, place),), extracted.notes)
