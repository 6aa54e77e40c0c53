"""Which files of the paths a person gives are articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from detente.documents.formats.table import SUFFIXES
from detente.errors import InputError, Problem

__all__ = ["find_files", "unread_files"]

_OURS = (
    "*.toml",
    "brief*.html",
    "brief*.htm",
    "brief*.md",
    "record*.jsonl",
    "*.sqlite",
    "*.sqlite-*",
    "*.db",
    "*.db-*",
)
"""What detente itself writes, or reads otherwise."""

_ABOUT = ("readme*", "license*", "licence*", "changelog*", "contributing*", "copying*")
"""What says something about a folder of articles and is none itself."""

_DOSSIER = ("*.sqlite", "dossier.db")
_READABLE = "text, Markdown, HTML, PDF, DOCX, EML or JSON Lines"


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files to read under the paths given: each once, sorted.

    A file that is named is returned whatever its name. In a folder, and the folders below it, the files with a
    known suffix are; left out are hidden files and folders, dossiers (a folder with an SQLite file), what detente
    writes (`*.toml`, `brief*.html`, `brief*.md`, `record*.jsonl`) and files about the folder (`README*`, `LICENSE*`, ...).

    Raises:
        InputError: a path does not exist, or a folder has no file to read; all such paths at once.
    """
    problems: list[Problem] = []
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in _walk(path) if _is_article(file)]
            if not inside:
                problems.append(
                    Problem(path.as_posix(), "no file to read in this folder", f"give {_READABLE}")
                )
        elif path.exists():
            inside = [path]
        else:
            inside = []
            problems.append(Problem(path.as_posix(), "no such file or folder", "check the path"))
        for file in inside:
            found.setdefault(file.resolve(), file)
    if not paths:
        problems.append(Problem("paths", "no file or folder given", "name at least one"))
    if problems:
        raise InputError(problems)
    return sorted(found.values(), key=lambda file: file.as_posix())


def unread_files(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return a problem for each file in the folders given that has no reader and is not ours or about the folder."""
    problems: dict[str, Problem] = {}
    for folder in (path for path in paths if path.is_dir()):
        for file in _walk(folder):
            if file.suffix.casefold() not in SUFFIXES and not _matches(file.name, (*_OURS, *_ABOUT)):
                what = f"no reader for {file.suffix}" if file.suffix else "no suffix that says what it is"
                place = file.as_posix()
                problems[place] = Problem(place, what, f"give {_READABLE}, or name the file itself")
    return tuple(problems[place] for place in sorted(problems))


def _is_article(file: Path) -> bool:
    return file.suffix.casefold() in SUFFIXES and not _matches(file.name, (*_OURS, *_ABOUT))


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name.casefold(), pattern) for pattern in patterns)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, sorted; links to folders are not followed, so that no walk is endless."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    if any(_matches(entry.name, _DOSSIER) for entry in entries):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif entry.is_file():
            yield entry
