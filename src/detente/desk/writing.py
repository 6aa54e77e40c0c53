"""Files that a command writes: refused before the work where they cannot be, written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from detente.documents.files import find_files
from detente.errors import InputError, Problem
from detente.store.connection import DATABASE
from detente.store.exports.files import replacing

__all__ = ["check_out", "place_to_write", "read_from", "write_whole"]


def check_out(out: Path, never: Iterable[Path] = ()) -> None:
    """Refuse a file that cannot or should not be written, before minutes of work are spent on it.

    Args:
        out: The file to write.
        never: Files that must stay as they are: the articles, the codebook, the dossier's database.

    Raises:
        InputError: it is a folder, its folder is not there or cannot be written, or it is one of `never`.
    """
    with _explained(out):
        if out.is_dir():
            raise _refusal(out, "it is a folder", "name a file in it")
        if not out.parent.is_dir():
            raise _refusal(out, "its folder does not exist")
        there = out.exists()
        if not there and not os.access(out.parent, os.W_OK):
            raise _refusal(out, "Permission denied")
    if there and any(kept.exists() and out.samefile(kept) for kept in never):
        raise _refusal(out, "it is one of the files to read from", "give another --out")


def read_from(
    paths: Sequence[Path], codebook: str | None = None, dossier: Path | None = None, case: Path | None = None
) -> Iterator[Path]:
    """Yield the files that a command reads and must not write over."""
    if case is not None:
        yield case
    if codebook is not None:
        yield Path(codebook)
    if dossier is not None:
        yield dossier / DATABASE
    if paths:
        yield from find_files(paths)


@contextmanager
def place_to_write(out: Path) -> Iterator[Path]:
    """Give the file to write in place of `out`: what a link leads to, so that the link stays.

    What is no regular file (a pipe, a device) is never replaced: what was written is copied into it at the end.

    Raises:
        InputError: the file cannot be written, or there is no room.
    """
    with _explained(out):
        if not out.exists() or out.is_file():
            yield out.resolve()
            return
        with tempfile.TemporaryDirectory(prefix="detente-") as folder:
            part = Path(folder) / "out"
            yield part
            with part.open("rb") as source, out.open("wb") as sink:
                shutil.copyfileobj(source, sink)


def write_whole(out: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        InputError: the file cannot be written, or there is no room.
    """
    with place_to_write(out) as place, replacing(place) as part:
        part.write_bytes(content)


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refusal(out, error.strerror or str(error)) from error


def _refusal(
    out: Path, why: str, mend: str = "check the folder and its room, or give another --out"
) -> InputError:
    return InputError([Problem(str(out), f"the file cannot be written ({why})", mend)])
