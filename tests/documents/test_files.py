"""Which files are articles."""

from pathlib import Path

import pytest

from detente.documents.files import find_files, unread_files
from detente.errors import InputError


def folder(root: Path, *names: str) -> Path:
    """Make empty files under a folder."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def names(root: Path, found: list[Path]) -> list[str]:
    """Return paths relative to the folder."""
    return [path.relative_to(root).as_posix() for path in found]


def test_articles_of_a_folder_sorted_and_without_ours(tmp_path: Path) -> None:
    """Known suffixes in all folders below; not what is hidden, ours, a dossier, or about the folder."""
    folder(tmp_path, "b.txt", "a/c.HTML", "a/d.jsonl", ".hidden.txt", ".git/e.txt", "case.toml", "brief.html")
    folder(
        tmp_path, "README.md", "LICENSE.txt", "photo.jpg", "dossier/x.sqlite", "dossier/f.txt", "record.jsonl"
    )
    assert names(tmp_path, find_files([tmp_path])) == ["a/c.HTML", "a/d.jsonl", "b.txt"]


def test_a_named_file_is_taken_and_none_twice(tmp_path: Path) -> None:
    """What a person names is read whatever its name, and once, however often it is named."""
    folder(tmp_path, "README.md", "b.txt")
    found = find_files([tmp_path / "README.md", tmp_path, tmp_path / "b.txt", tmp_path / "." / "b.txt"])
    assert names(tmp_path, found) == ["README.md", "b.txt"]


def test_every_path_that_gives_nothing_is_told_at_once(tmp_path: Path) -> None:
    """A missing path and a folder without articles are two problems of one error."""
    folder(tmp_path, "empty/photo.jpg")
    with pytest.raises(InputError) as caught:
        find_files([tmp_path / "missing", tmp_path / "empty"])
    rules = [problem.rule for problem in caught.value.problems]
    assert rules == ["no such file or folder", "no file to read in this folder"]


def test_no_path_is_an_error() -> None:
    """Nothing to read is said."""
    with pytest.raises(InputError, match="no file or folder given"):
        find_files([])


def test_a_link_that_leads_back_does_not_loop(tmp_path: Path) -> None:
    """Links to folders are not followed."""
    folder(tmp_path, "a/b.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path, find_files([tmp_path])) == ["a/b.txt"]


def test_files_without_a_reader_are_told(tmp_path: Path) -> None:
    """What a folder holds besides is listed with the reason, ours and hidden files apart."""
    folder(tmp_path, "a.txt", "photo.jpg", "notes", "case.toml", ".DS_Store", "README")
    told = {Path(problem.place).name: problem.rule for problem in unread_files([tmp_path])}
    assert told == {"photo.jpg": "no reader for .jpg", "notes": "no suffix that says what it is"}
