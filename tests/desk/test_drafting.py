"""From a dossier to a drafted case on disk: written once, never over a person's work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.case.case_file import load_case
from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.support import supports
from detente.coding.codebook_file import load_codebook
from detente.desk.checking import check_case
from detente.desk.drafting import write_draft
from detente.desk.intake import take_in
from detente.errors import InputError
from detente.record.sources import read_sources
from detente.store.dossier import Dossier
from tests.articles import write_articles, write_codebook
from tests.test_cli import detente


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of two articles."""
    folder = tmp_path_factory.mktemp("drafting")
    articles, book = write_articles(folder / "articles"), write_codebook(folder)
    with Dossier(folder / "River Talks") as dossier:
        take_in(dossier, [articles], load_codebook(book), processes=1)
    return folder / "River Talks"


def test_a_draft_is_written_and_stands_on_the_dossier(talks: Path, tmp_path: Path) -> None:
    """It loads, is named after the dossier, and each of its queries finds an item."""
    with Dossier(talks, create=False) as dossier:
        written = write_draft(dossier, tmp_path / "case.toml")
        case = load_case(written.path)
        judged = judgements(case)
        sources = read_sources(dossier, written.draft.as_of)
        found = supports(judged, gathered(case, judged, dossier, sources))
    assert case.name == "river-talks"
    assert [party.id for party in case.parties] == ["norland", "sudria", "osmark"]
    assert any(each.items for each in found)
    assert not any(each.found_nothing for each in found)
    assert written.line.startswith(f"case: {tmp_path / 'case.toml'} (3 parties, ")
    assert written.line.endswith(f"; {len(written.draft.questions)} open questions)")


def test_the_same_dossier_gives_the_same_bytes(talks: Path, tmp_path: Path) -> None:
    """Two drafts are equal."""
    with Dossier(talks, create=False) as dossier:
        for name in ("a.toml", "b.toml"):
            write_draft(dossier, tmp_path / name)
    assert (tmp_path / "a.toml").read_bytes() == (tmp_path / "b.toml").read_bytes()


def test_a_file_that_is_there_is_kept(talks: Path, tmp_path: Path) -> None:
    """Unless a person asks for it to be replaced."""
    out = tmp_path / "case.toml"
    out.write_text("# my work\n", "utf-8")
    with Dossier(talks, create=False) as dossier:
        with pytest.raises(
            InputError, match="a person may have worked on it; give another --out, or --force"
        ):
            write_draft(dossier, out)
        assert out.read_text("utf-8") == "# my work\n"
        write_draft(dossier, out, force=True)
    assert load_case(out).name == "river-talks"


@pytest.mark.parametrize("name", ['The "Case"', "", "-", "é"])
def test_a_name_that_is_no_id_writes_nothing(talks: Path, tmp_path: Path, name: str) -> None:
    """An empty one is none either: the dossier's name is used only where none was given."""
    with (
        Dossier(talks, create=False) as dossier,
        pytest.raises(InputError, match=r"--name: .*use lower-case letters"),
    ):
        write_draft(dossier, tmp_path / "case.toml", name=name)
    assert not (tmp_path / "case.toml").exists()


def test_an_untouched_draft_has_warnings_and_no_error(talks: Path, tmp_path: Path) -> None:
    """What it has yet to say is no mistake."""
    with Dossier(talks, create=False) as dossier:
        written = write_draft(dossier, tmp_path / "case.toml")
    checked = check_case(written.path, talks)
    assert checked.errors == ()
    assert checked.warnings


def test_an_earlier_day_drafts_what_was_known_then(talks: Path, tmp_path: Path) -> None:
    """As of a day before the second article, its words are not in the draft."""
    with Dossier(talks, create=False) as dossier:
        early = write_draft(dossier, tmp_path / "early.toml", as_of=date(2031, 3, 5))
    assert early.draft.documents == 1
    assert load_case(early.path).as_of == date(2031, 3, 5)


def test_an_empty_dossier_says_so(tmp_path: Path) -> None:
    """There is nothing to draft from."""
    with (
        Dossier(tmp_path / "empty") as dossier,
        pytest.raises(InputError, match="the dossier has no document"),
    ):
        write_draft(dossier, tmp_path / "case.toml")


def test_a_codebook_without_parties_says_so(tmp_path: Path) -> None:
    """The general codebook knows sides, and not who negotiates."""
    with Dossier(tmp_path / "talks") as dossier:
        take_in(
            dossier, [write_articles(tmp_path / "articles")], load_codebook("war-termination"), processes=1
        )
        with pytest.raises(InputError, match="has no side with the role of a belligerent or mediator"):
            write_draft(dossier, tmp_path / "case.toml")


def test_the_command_writes_and_refuses(talks: Path, tmp_path: Path) -> None:
    """`detente new` says what it wrote; a second time it exits with 2 and one line."""
    done = detente("new", "--from", talks, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("case: case.toml (3 parties, ")
    again = detente("new", "--from", talks, cwd=tmp_path)
    assert again.returncode == 2
    assert again.stderr.startswith("error: case.toml: the file is there")
    assert detente("new", "--from", tmp_path / "none", cwd=tmp_path).returncode == 2
