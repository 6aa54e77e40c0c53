"""The command line: what a newcomer types, and what wrong input says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import write_articles, write_codebook


def detente(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    command = [sys.executable, "-m", "detente", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of two articles, with the briefing beside it."""
    folder = tmp_path_factory.mktemp("cli")
    articles, book = write_articles(folder / "articles"), write_codebook(folder)
    done = detente(
        "brief", articles, "--codebook", book, "--dossier", folder / "talks", "--out", folder / "brief.html"
    )
    assert done.returncode == 0, done.stderr
    assert "briefing:" in done.stdout
    return folder / "talks"


def test_a_briefing_is_one_page_and_says_what_it_read(dossier: Path) -> None:
    """The page names the articles' publishers and the codebook."""
    page = (dossier.parent / "brief.html").read_text("utf-8")
    assert "Delta Wire" in page
    assert "river" in page
    assert 'http-equiv="Content-Security-Policy"' in page


def test_markdown_follows_from_the_name_of_the_file(dossier: Path) -> None:
    """A file that ends in .md is Markdown."""
    out = dossier.parent / "brief.md"
    assert detente("brief", "--dossier", dossier, "--out", out).returncode == 0
    assert out.read_text("utf-8").startswith("# ")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs, with one and with two processes, write the same page and the same record."""
    articles, book = write_articles(tmp_path / "articles"), write_codebook(tmp_path)
    for name, processes in (("a", 1), ("b", 2)):
        for command, suffix in (("brief", "html"), ("code", "jsonl")):
            out = tmp_path / f"{name}.{suffix}"
            done = detente(
                command, "articles", "--codebook", book, "--out", out, "--processes", processes, cwd=tmp_path
            )
            assert done.returncode == 0, done.stderr
    assert articles.is_dir()
    for suffix in ("html", "jsonl"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_every_row_of_a_record_reproduces_its_words(tmp_path: Path) -> None:
    """The words of each item stand at its spans, and documents come before their items."""
    write_articles(tmp_path / "articles")
    book = write_codebook(tmp_path)
    assert (
        detente("code", "articles", "--codebook", book, "--out", "record.jsonl", cwd=tmp_path).returncode == 0
    )
    rows = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "document"}
    items = [row for row in rows if row["type"] != "document"]
    assert len(texts) == 2
    assert {row["type"] for row in items} == {"statement", "act", "deed", "time"}
    for row in items:
        spans = row["content"] if row["type"] == "statement" else row["spans"]
        assert row["words"] == " ".join(texts[row["document"]][start:end] for start, end in spans)


def test_a_review_is_shown_and_outlives_coding_again(dossier: Path) -> None:
    """A rejected item leaves the list, an edit stays when a changed codebook codes again, and the log has both."""
    rows = [
        json.loads(line) for line in detente("items", dossier, "--type", "act", "--json").stdout.splitlines()
    ]
    first, second = rows[0]["id"], rows[1]["id"]
    assert detente("review", "reject", dossier, first, "--by", "RQ", "--note", "not said so").returncode == 0
    assert detente("review", "edit", dossier, second[:12], "--set", "issue=ceasefire").returncode == 0
    book = dossier.parent / "river2.toml"
    book.write_text(
        (dossier.parent / "river.toml").read_text() + '\n[[marker]]\nphrase = "riverine"\nmarker = "noted"\n'
    )
    assert (
        detente(
            "brief", "--dossier", dossier, "--codebook", book, "--out", dossier.parent / "b.html"
        ).returncode
        == 0
    )
    ids = {
        json.loads(line)["id"]: json.loads(line)
        for line in detente("items", dossier, "--json").stdout.splitlines()
    }
    assert first not in ids
    assert ids[second]["issue"] == "ceasefire"
    assert ids[second]["review"] == "edited"
    log = detente("review", "log", dossier).stdout
    assert "reject" in log
    assert "issue=ceasefire" in log


def test_a_rejected_item_is_still_listed_for_review(dossier: Path) -> None:
    """`review list` shows what was decided."""
    rows = [
        json.loads(line) for line in detente("items", dossier, "--type", "deed", "--json").stdout.splitlines()
    ]
    assert detente("review", "reject", dossier, rows[0]["id"]).returncode == 0
    listed = detente("review", "list", dossier, "--type", "deed").stdout
    assert f"{rows[0]['id']}" in listed
    assert "[rejected]" in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("brief",), "give articles to read"),
        (("brief", "nowhere"), "nowhere: no such file or folder"),
        (("brief", "empty"), "no file to read in this folder"),
        (("brief", "articles", "--as-of", "soon"), "write it as 2025-07-08"),
        (("brief", "articles", "--codebook", "nowhere.toml"), "the codebook cannot be read"),
        (("brief", "articles", "--codebook", "bad.toml"), "bad.toml: line 4: unknown field 'colour'"),
        (("brief", "articles", "--out", "nowhere/brief.html"), "cannot be written"),
        (("items", "nowhere"), "there is no dossier here"),
        (("export", "nowhere", "--format", "stone"), "'stone' is none of"),
        (("codebook", "check", "bad.toml"), "bad.toml: line 4: unknown field 'colour'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_input_ends_with_two_and_says_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Exit code 2, the place and the rule on the error stream, no traceback."""
    write_articles(tmp_path / "articles")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.toml").write_text('schema = 1\nname = "bad"\n[[marker]]\ncolour = "red"\n')
    done = detente(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    """The page lists what was not read and why."""
    write_articles(tmp_path / "articles")
    (tmp_path / "articles" / "blob.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "articles" / "void.txt").write_bytes(b"")
    done = detente("brief", "articles", "--out", "brief.md", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "brief.md").read_text("utf-8")
    for name in ("blob.txt", "void.txt"):
        assert name in done.stderr
        assert name.replace(".", "\\.") in page or name in page


def test_help_starts_fast_enough_to_be_asked() -> None:
    """Heavy libraries are not loaded to show help."""
    code = "import sys, detente.cli; print([m for m in ('trafilatura', 'duckdb', 'numpy', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
