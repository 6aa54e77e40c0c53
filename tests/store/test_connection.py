"""A dossier that cannot be opened or written says why, and what was stored stays."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.store import schema
from detente.store.connection import DATABASE
from detente.store.dossier import Dossier
from detente.store.writer import Writer
from tests.store.builders import coded, content, document, filled, random_sample, raw_of, sample


def test_a_folder_without_a_dossier_is_said_to_be_one(tmp_path: Path) -> None:
    """Nothing is made where reading was asked for."""
    with pytest.raises(InputError, match="no dossier here"):
        Dossier(tmp_path / "empty", create=False)
    assert not (tmp_path / "empty").exists()


def test_a_file_cannot_be_a_dossier(tmp_path: Path) -> None:
    """A file where the folder should be is wrong input."""
    (tmp_path / "file").write_text("words")
    with pytest.raises(InputError, match="cannot be made"):
        Dossier(tmp_path / "file")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """An SQLite file that is no dossier is refused and unchanged."""
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(InputError, match="not a dossier"):
        Dossier(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_newer_dossier_is_left_alone(tmp_path: Path) -> None:
    """It was written by a detente that knows more, and is refused unchanged."""
    filled(tmp_path).close()
    newer = sqlite3.connect(tmp_path / DATABASE)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(InputError, match="version 99; this detente knows versions up to"):
        Dossier(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def _cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _garbage_at_the_start(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"no database of any kind " * 8)


def _garbage_inside(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as opened:
        for page in range(4096, size, 4096):
            opened.seek(page)
            opened.write(b"\x07garbage" * 300)


@pytest.mark.parametrize("damage", [_cut, _garbage_at_the_start, _garbage_inside])
def test_a_damaged_database_is_said_to_be_damaged_and_left_as_it_is(tmp_path: Path, damage: object) -> None:
    """Whatever is asked of it, the answer is one message, never a traceback and never a repair."""
    filled(tmp_path, *(random_sample(number) for number in range(60))).close()
    assert callable(damage)
    damage(tmp_path / DATABASE)
    before = (tmp_path / DATABASE).read_bytes()

    def read() -> None:
        with Dossier(tmp_path, create=False) as dossier:
            list(dossier.documents())
            list(dossier.items())

    with pytest.raises(InputError, match="is damaged"):
        read()
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_row_that_is_no_json_is_damage(tmp_path: Path) -> None:
    """Damage that SQLite does not see is seen where the row is read."""
    filled(tmp_path).close()
    broken = sqlite3.connect(tmp_path / DATABASE)
    broken.execute("UPDATE items SET rest = '{\"spans\":'")
    broken.execute("UPDATE raw SET packed = x'00'")
    broken.commit()
    broken.close()
    with Dossier(tmp_path) as dossier:
        with pytest.raises(InputError, match="is damaged"):
            list(dossier.items())
        with pytest.raises(InputError, match="is damaged"):
            dossier.item(sample()[1][0].id)
        with pytest.raises(InputError, match="is damaged"):
            dossier.raw(document().source.raw)


def test_no_room_left_keeps_what_was_stored(tmp_path: Path) -> None:
    """A transaction that finds no room is undone; the ones before it stay, and work goes on when there is room."""
    big = document("So much to say. " * 40_000, "big.txt")
    with filled(tmp_path) as dossier:
        connection = dossier._database._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(InputError, match="no room left on the disk"), dossier.writing() as writer:
            writer.store([coded((big, ()))])
        assert [each.source.path for each in dossier.documents()] == ["in/quay.txt"]
        connection.execute("PRAGMA max_page_count = 1000000")
        with dossier.writing() as writer:
            writer.store([coded((big, ()))])
        assert len(list(dossier.documents())) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> object:
    """A file system of two megabytes; skipped where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _fill_up(writer: Writer, stored: list[str]) -> None:
    for number in range(400):
        about = document(f"No {number}. " + "Guns over the quay again. " * 400, f"{number:03}.txt")
        writer.store([coded((about, ()))], raw_of(about))
        stored.append(about.id)


def test_a_full_disk_keeps_what_was_stored(small_disk: Path) -> None:
    """On a real full file system: one message, everything stored before is there, the database is whole."""
    folder = small_disk / "talks.dossier"
    stored = []
    with filled(folder) as dossier:
        stored.append(document().id)
        with dossier.writing() as writer, pytest.raises(InputError, match="disk"):
            _fill_up(writer, stored)
        assert {each.id for each in dossier.documents(text=False)} == set(stored)
    check = sqlite3.connect(folder / DATABASE)
    assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    check.close()


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said_to_be_one(tmp_path: Path) -> None:
    """The message names permissions."""
    filled(tmp_path / "talks").close()
    (tmp_path / "talks").chmod(0o500)
    try:
        with (
            pytest.raises(InputError, match="permissions"),
            Dossier(tmp_path / "talks") as dossier,
            dossier.writing(),
        ):
            pass
    finally:
        (tmp_path / "talks").chmod(0o700)


def test_one_process_writes_and_others_read(tmp_path: Path) -> None:
    """While one holds the dossier a second is told to wait, and readers read; after it is killed, the next may write."""
    filled(tmp_path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(f"""
            import time
            from pathlib import Path
            from detente.store.dossier import Dossier
            with Dossier(Path({str(tmp_path)!r})) as dossier, dossier.writing():
                print("held", flush=True)
                time.sleep(60)
        """)],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with Dossier(tmp_path) as dossier:
            assert len(list(dossier.items())) == 5
            with pytest.raises(InputError, match="another process is writing"), dossier.writing():
                pass
            holder.kill()
            holder.wait()
            with dossier.writing() as writer:
                writer.store([coded(sample(), "2")])
    finally:
        holder.kill()
        holder.wait()
        assert holder.stdout is not None
        holder.stdout.close()


_SECOND = "ALTER TABLE briefs ADD COLUMN title TEXT NOT NULL DEFAULT '';\nCREATE INDEX briefs_day ON briefs (as_of);"


def test_an_older_dossier_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that was added is taken on opening, and everything is still there."""
    filled(tmp_path).close()
    before = content(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _SECOND))
    with Dossier(tmp_path) as dossier:
        assert dossier._database.first("PRAGMA user_version") == (2,)
        assert dossier._database.all("SELECT title FROM briefs") == []
    assert content(tmp_path) == before


def test_an_interrupted_step_leaves_the_older_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the step had done is undone, and the detente that knew the older version still reads it."""
    filled(tmp_path).close()
    before = content(tmp_path)
    broken = _SECOND + "\nCREATE TABLE documents (n INTEGER);"
    with monkeypatch.context() as newer:
        newer.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(InputError, match="already exists"):
            Dossier(tmp_path)
    assert content(tmp_path) == before
    with Dossier(tmp_path) as dossier:
        assert dossier._database.first("PRAGMA user_version") == (1,)


def test_two_processes_may_make_one_dossier(tmp_path: Path) -> None:
    """Both open it; one of them makes the tables."""
    script = f"from pathlib import Path; from detente.store.dossier import Dossier; Dossier(Path({str(tmp_path / 'new')!r})).close()"
    both = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
