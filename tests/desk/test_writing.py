"""Writing files: refused before the work where they cannot be, whole or not at all, links and pipes left in place."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from detente.desk.writing import check_out, read_from, write_whole
from detente.errors import InputError


def test_a_file_is_written_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    """Over one that was there, and with the permissions a new file has."""
    (tmp_path / "page.html").write_text("old")
    write_whole(tmp_path / "page.html", b"new")
    assert (tmp_path / "page.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "link.html").symlink_to("page.html")
    write_whole(tmp_path / "link.html", b"new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "page.html").read_bytes() == b"new"


def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    """As is every file that is no regular one, such as the standard output."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, b"new")
    reader.join(10)
    assert read == [b"new"]
    assert pipe.is_fifo()


def test_a_file_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    """A folder, a file in a folder that is not there, and what is read from by any name."""
    (tmp_path / "article.txt").write_text("words")
    (tmp_path / "other.txt").hardlink_to(tmp_path / "article.txt")
    kept = list(read_from([tmp_path / "article.txt"], "river.toml", tmp_path / "talks"))
    for name, why in (
        (".", "it is a folder"),
        ("nowhere/page.html", "its folder does not exist"),
        ("article.txt", "one of the files to read from"),
        ("other.txt", "one of the files to read from"),
        ("n" * 300, "File name too long"),
    ):
        with pytest.raises(InputError, match=why):
            check_out(tmp_path / name, kept)
    check_out(tmp_path / "page.html", kept)
