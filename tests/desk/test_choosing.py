"""Which codebook is used when the person has not said: a case never codes again what a dossier holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.case.case_file import load_case
from detente.coding.codebook_file import load_codebook
from detente.desk.choosing import choose_codebook, coded_otherwise
from detente.desk.intake import take_in
from detente.store.dossier import Dossier
from tests.articles import write_articles, write_case, write_codebook


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with its codebook beside it."""
    write_codebook(tmp_path)
    return write_case(tmp_path)


def _brook(folder: Path) -> Path:
    """Return the codebook in another version, in a folder of its own."""
    folder.mkdir()
    book = write_codebook(folder)
    book.write_text(book.read_text("utf-8").replace('name = "Osmark"', 'name = "Osmarken"'), "utf-8")
    return book


def test_a_new_dossier_is_coded_with_the_cases_codebook(case: Path, tmp_path: Path) -> None:
    """There is nothing yet that would have to be coded again."""
    with Dossier(tmp_path / "talks") as dossier:
        choice = choose_codebook(None, (), dossier, load_case(case))
    assert (choice.codebook.name, choice.because) == ("river", "the one the case river is written for")
    assert choice.warning == ""


def test_a_dossier_keeps_its_own_codebook(case: Path, tmp_path: Path) -> None:
    """The case's is not taken without a word, nor is it silent that it differs; who gives --codebook is heeded."""
    own = load_codebook(_brook(tmp_path / "brook"))
    judged = load_case(case)
    with Dossier(tmp_path / "talks") as dossier:
        take_in(dossier, [write_articles(tmp_path / "articles")], own, processes=1)
        choice = choose_codebook(None, (), dossier, judged)
        given = choose_codebook(str(judged.codebook), (), dossier, judged)
        told = coded_otherwise(judged, dossier.codebook())
    assert (choice.codebook.hash, choice.because) == (own.hash, "the dossier's own")
    assert choice.warning == told
    assert told.startswith(f"the dossier is coded with river ({own.hash}); the case is written for river (")
    assert told.endswith(f"give `detente brief` --codebook {judged.codebook} to code it again")
    assert (given.codebook.hash, given.warning) == (load_codebook(judged.codebook or "").hash, "")


def test_a_dossier_coded_with_the_cases_codebook_is_in_order(case: Path, tmp_path: Path) -> None:
    """The same content is the same codebook, wherever it was read from."""
    judged = load_case(case)
    with Dossier(tmp_path / "talks") as dossier:
        take_in(
            dossier,
            [write_articles(tmp_path / "articles")],
            load_codebook(judged.codebook or ""),
            processes=1,
        )
        choice = choose_codebook(None, (), dossier, judged)
    assert (choice.because, choice.warning) == ("the one the case river is written for", "")
