"""Reading files: good ones, and every way to be bad."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.documents.model import Document
from detente.documents.reading import LARGEST, Piece, Reading, iter_file, pieces, read_file, read_piece
from detente.errors import Problem
from detente.ids import bytes_id, text_id

from .pdf_bytes import encrypted_pdf, scanned_pdf, text_pdf

ARTICLE = "The envoys left the lake on Friday without a word to the press, said two drivers who had waited for them."


def test_a_file_becomes_a_document_with_its_bytes(tmp_path: Path) -> None:
    """The document's source points at the raw bytes by their hash; the path is shown as given."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode() + b"\r\n")
    reading = read_file(path, shown="folder/a.txt")
    (document,), (raw,) = reading.documents, reading.raw
    assert document.text == ARTICLE + "\r\n"
    assert document.id == text_id(document.text)
    assert (document.source.path, document.source.reader) == ("folder/a.txt", "text/1")
    assert document.source.raw == raw.sha256 == bytes_id(path.read_bytes())
    assert (raw.bytes, raw.path, reading.problems) == (path.read_bytes(), "folder/a.txt", ())


def test_json_lines_give_a_document_a_line(tmp_path: Path) -> None:
    """A broken line is a problem with its number, the others are read, and each line is its own source."""
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": ARTICLE, "id": "one"}),
        "{",
        "",
        json.dumps({"text": "Two.", "doc_id": "two"}),
    ]
    path.write_text("\n".join(lines) + "\n")
    reading = read_file(path, shown="a.jsonl")
    assert [(d.source.path, d.source.source_id) for d in reading.documents] == [
        ("a.jsonl:1", "one"),
        ("a.jsonl:4", "two"),
    ]
    assert [raw.bytes.decode() for raw in reading.raw] == [lines[0], lines[3]]
    assert [d.source.raw for d in reading.documents] == [raw.sha256 for raw in reading.raw]
    assert [problem.place for problem in reading.problems] == ["a.jsonl: line 2"]


def test_json_lines_are_read_lazily(tmp_path: Path) -> None:
    """The first document is there before the second line is looked at."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": ARTICLE}) + "\n" + "broken\n" * 3)
    found = iter_file(path)
    assert isinstance(next(found), Document)
    assert [isinstance(item, Problem) for item in found] == [True] * 3


def test_pieces_carry_what_they_are_read_from(tmp_path: Path) -> None:
    """A line is a piece with its bytes, a file a piece that is read when asked for; a coded item gives nothing."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": ARTICLE}) + "\n" + json.dumps({"type": "act"}) + "\n")
    first, second = (piece for piece in pieces(path, shown="a.jsonl") if isinstance(piece, Piece))
    assert (first.place, first.raw()) == ("a.jsonl:1", json.dumps({"text": ARTICLE}).encode())
    assert [len(read_piece(piece).documents) for piece in (first, second)] == [1, 0]
    assert read_piece(second) == Reading()
    whole = Piece(tmp_path / "b.txt", "b.txt")
    assert whole.raw() is None
    whole.path.write_text(ARTICLE)
    assert whole.raw() == ARTICLE.encode()


def bad_files() -> dict[str, bytes]:
    """Return file names with content that cannot be read."""
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\n ",
        "empty.jsonl": b"",
        "blank.jsonl": b"\n\n",
        "binary.txt": bytes(range(256)) * 20,
        "binary.jsonl": b"\0" * 5_000,
        "no-text.html": b"<html><body><script>let a = 1</script></body></html>",
        "scanned.pdf": scanned_pdf(),
        "encrypted.pdf": encrypted_pdf(),
        "garbled.pdf": b"%PDF-1.7" + os.urandom(200),
        "cut.pdf": text_pdf([[ARTICLE]])[:150],
        "broken.docx": b"PK\x03\x04" + b"x" * 100,
        "no-mail.eml": b"\x01\x02",
        "picture.txt": b"\x89PNG\r\n\x1a\n",
        "no-text.jsonl": b'{"title": "x"}\n',
    }


@pytest.mark.parametrize(("name", "raw"), bad_files().items(), ids=list(bad_files()))
def test_a_bad_file_is_one_problem_and_no_exception(tmp_path: Path, name: str, raw: bytes) -> None:
    """What cannot be read gives no document, and says where and why."""
    path = tmp_path / name
    path.write_bytes(raw)
    reading = read_file(path, shown=name)
    assert (reading.documents, reading.raw) == ((), ())
    assert len(reading.problems) == 1
    assert reading.problems[0].place.split(":")[0] == name
    assert reading.problems[0].rule


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A file that went away between finding and reading does not stop the rest."""
    assert "cannot be read" in read_file(tmp_path / "gone.txt").problems[0].rule


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl"])
def test_a_pipe_is_a_problem(tmp_path: Path, name: str) -> None:
    """Nobody waits for a pipe that nobody writes to."""
    os.mkfifo(tmp_path / name)
    assert "no regular file" in read_file(tmp_path / name).problems[0].rule
    assert Piece(tmp_path / name, name).raw() is None


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_name_that_is_no_text_can_be_written_down(tmp_path: Path) -> None:
    """Bytes in a file's name that are not UTF-8 are shown as U+FFFD."""
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    try:
        path.write_text(ARTICLE)
    except OSError:
        pytest.skip("the file system wants UTF-8")
    assert read_file(path).documents[0].source.path.endswith("/a\ufffd.txt")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_forbidden_file_is_a_problem(tmp_path: Path) -> None:
    """A file that may not be opened is told."""
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    assert "cannot be read" in read_file(path).problems[0].rule


@pytest.mark.parametrize("name", ["large.txt", "large.jsonl"])
def test_a_file_of_200_mb_is_not_loaded(tmp_path: Path, name: str) -> None:
    """A huge file is refused by its size or its first bytes, within little memory."""
    path = tmp_path / name
    with path.open("wb") as handle:
        handle.truncate(200_000_000)
    code = (
        "import resource, sys; from pathlib import Path; from detente.documents.reading import read_file\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "reading = read_file(Path(sys.argv[1]))\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "print(len(reading.problems), grown < 50_000)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True"]
    assert LARGEST < 200_000_000


def test_importing_the_reader_loads_no_heavy_library() -> None:
    """Readers of HTML, PDF, DOCX and the language model are loaded when they are needed."""
    heavy = ("trafilatura", "pypdfium2", "docx", "py3langid", "lxml", "charset_normalizer", "numpy")
    code = f"import sys, detente.documents.reading; print([m for m in sys.modules if m in {heavy!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
