"""A case on the command line: drafted, checked, briefed; what wrong input says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.articles import CASE, write_articles, write_case, write_codebook
from tests.test_cli import detente


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dossier of two articles, its codebook and a case, briefed with the case."""
    folder = tmp_path_factory.mktemp("case")
    articles = write_articles(folder / "articles")
    write_codebook(folder)
    case = write_case(folder)
    done = detente(
        "brief", articles, "--case", case, "--dossier", folder / "talks", "--out", folder / "brief.html"
    )
    assert done.returncode == 0, done.stderr
    assert "the one the case river is written for" in done.stderr
    return folder


def test_a_briefing_with_a_case_has_its_sections(talks: Path) -> None:
    """Proposals, the ladder and the courses stand where a briefing without a case says that it has none."""
    page = (talks / "brief.html").read_text("utf-8")
    assert "No case was given" not in page
    for words in ("a ceasefire along the river", "limited ceasefire", "walk away", "case river"):
        assert words in page


def test_the_same_briefing_without_the_case_says_what_is_missing(talks: Path) -> None:
    """Without the case the three sections are one line each."""
    out = talks / "bare.md"
    assert detente("brief", "--dossier", talks / "talks", "--out", out).returncode == 0
    assert "No case was given" in out.read_text("utf-8")


def test_a_case_gives_the_same_bytes_each_time(talks: Path) -> None:
    """Drawn rankings have a fixed seed, and nothing of the clock is on the page."""
    pages = []
    for name in ("one.html", "two.html"):
        out = talks / name
        done = detente(
            "brief",
            "--dossier",
            talks / "talks",
            "--case",
            talks / "case.toml",
            "--as-of",
            "2031-04-01",
            "--since",
            "2031-03-05",
            "--out",
            out,
        )
        assert done.returncode == 0, done.stderr
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


def test_a_case_is_never_written_over(talks: Path) -> None:
    """The file that holds a person's judgements is refused as --out."""
    case = talks / "case.toml"
    done = detente("brief", "--dossier", talks / "talks", "--case", case, "--out", case)
    assert done.returncode == 2
    assert "one of the files to read from" in done.stderr
    assert case.read_text("utf-8") == CASE


def test_check_ends_with_two_only_for_errors(talks: Path, tmp_path: Path) -> None:
    """A `because` that finds nothing is a warning; an option that nobody declared holds is an error."""
    done = detente("check", talks / "case.toml", "--dossier", talks / "talks")
    assert done.returncode == 0
    assert "warning:" in done.stderr
    write_codebook(tmp_path)
    broken = tmp_path / "case.toml"
    broken.write_text(CASE.replace('holder = "osmark"', 'holder = "osmrk"'), "utf-8")
    done = detente("check", broken)
    assert done.returncode == 2
    assert "did you mean 'osmark'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_is_a_case_that_can_be_checked_and_briefed(talks: Path) -> None:
    """What `new` writes is read by every other command, and is not written over by chance."""
    draft = talks / "draft.toml"
    assert detente("new", "--from", talks / "talks", "--out", draft).returncode == 0
    assert detente("check", draft, "--dossier", talks / "talks").returncode == 0
    done = detente("brief", "--dossier", talks / "talks", "--case", draft, "--out", talks / "draft.html")
    assert done.returncode == 0, done.stderr
    assert detente("new", "--from", talks / "talks", "--out", draft).returncode == 2


def test_combinations_that_leave_no_state_are_told(talks: Path, tmp_path: Path) -> None:
    """Two rules that contradict each other leave nothing to solve, and check says so."""
    write_codebook(tmp_path)
    both = '[[infeasible]]\nwhen = "shell"\nwhy = "a"\n[[infeasible]]\nwhen = "not shell"\nwhy = "b"\n'
    path = tmp_path / "case.toml"
    path.write_text(CASE + both, "utf-8")
    for command in (("check", path), ("solve", "graph-model", path)):
        done = detente(*command)
        assert done.returncode == 2
        assert "no state" in done.stderr
