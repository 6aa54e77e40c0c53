"""What holds of every export: streamed, whole or not at all, the same bytes each time."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.coding.items import Item
from detente.documents.model import Document
from detente.errors import InputError
from detente.record.model import Query
from detente.store.dossier import Dossier
from detente.store.exports import EXPORTS, Export
from tests.store.builders import coded, document, filled, random_sample, sample

_EVERY = pytest.mark.parametrize("export", EXPORTS.values(), ids=list(EXPORTS))


def test_the_exports_are_the_promised_ones() -> None:
    """The mapping that drives the tests below is not empty, and each export goes by its name."""
    assert list(EXPORTS) == ["jsonl", "csv", "parquet", "dna", "plover", "webannotation"]
    assert all(name == export.name and export.description for name, export in EXPORTS.items())
    assert len({export.suffix for export in EXPORTS.values()}) == len(EXPORTS)


@_EVERY
def test_the_bytes_are_the_same_each_time(export: Export, tmp_path: Path) -> None:
    """Two runs, and two dossiers filled in another order, give one file."""
    found = [random_sample(number) for number in range(30)]
    written = []
    for name, order in (("a", found), ("b", found[::-1])):
        with filled(tmp_path / name, *order) as dossier:
            for run in ("1", "2"):
                out = tmp_path / f"{name}{run}{export.suffix}"
                assert export.write(dossier, out, Query()) > 0
                written.append(out.read_bytes())
    assert len(set(written)) == 1


@_EVERY
def test_a_failed_export_leaves_the_file_that_was_there(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half written takes a file's place, and nothing is left beside it."""
    out = tmp_path / f"out{export.suffix}"
    out.write_text("yesterday's")

    def interrupted(self: Dossier, query: Query) -> Iterator[tuple[Document, list[Item]]]:
        yield sample()[0], list(sample()[1])
        raise InputError([])

    monkeypatch.setattr(Dossier, "items_by_document", interrupted)
    with filled(tmp_path / "talks") as dossier, pytest.raises(InputError):
        export.write(dossier, out, Query())
    assert out.read_text() == "yesterday's"
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, "talks"]


@_EVERY
def test_a_folder_that_is_not_there_is_an_oserror(export: Export, tmp_path: Path) -> None:
    """The desk says it in words."""
    with filled(tmp_path / "talks") as dossier, pytest.raises(OSError, match="No such file"):
        export.write(dossier, tmp_path / "nowhere" / "out", Query())


@_EVERY
def test_an_empty_dossier_exports_no_rows(export: Export, tmp_path: Path) -> None:
    """The file is there, with its header where it has one."""
    with Dossier(tmp_path / "new") as dossier:
        assert export.write(dossier, tmp_path / "out", Query()) == 0
    assert (tmp_path / "out").exists()


@_EVERY
def test_a_query_narrows_an_export(export: Export, tmp_path: Path) -> None:
    """Items it does not ask for are left out; one that asks only for what a form has no place for gives no rows."""
    with filled(tmp_path / "talks") as dossier:
        whole = export.write(dossier, tmp_path / "whole", Query())
        part = export.write(dossier, tmp_path / "part", Query(acts=("refusal",)))
        assert 0 < part < whole
        assert b"shall not sign" in (tmp_path / "part").read_bytes()
        assert b"40 boats" not in (tmp_path / "part").read_bytes().replace(document().text.encode(), b"")


@_EVERY
def test_broken_text_can_be_exported(export: Export, tmp_path: Path) -> None:
    """A lone surrogate and a NUL are no reason to fail."""
    about = document("Norland demands the straits by Friday. “We shall not sign,” Moll said \udcff\x00. told Varg shelled the lower quay, and 40 boats sank")  # fmt: skip
    about, items = sample(about)
    with filled(tmp_path / "talks", (about, items)) as dossier:
        assert export.write(dossier, tmp_path / "out", Query()) > 0


@pytest.mark.slow
@_EVERY
def test_memory_does_not_grow_with_the_record(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four times the documents, about the same peak."""
    monkeypatch.setattr("detente.store.exports.parquet_table._AT_ONCE", 100)
    text = " Varg speaks at the quay." * 800
    peaks = []
    for count in (100, 400):
        with Dossier(tmp_path / str(count)) as dossier:
            with dossier.writing() as writer:
                writer.store([coded(sample(document(f"{document().text} {n}{text}", f"{n}.txt"))) for n in range(count)])  # fmt: skip
            tracemalloc.start()
            export.write(dossier, tmp_path / "out", Query())
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 500_000
