"""Checking a case against a dossier: problems, evidence, origins, and what a new batch did."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from detente.coding.codebook_file import load_codebook
from detente.desk.checking import check_case
from detente.desk.intake import take_in
from detente.errors import InputError
from detente.store.dossier import Dossier
from tests.articles import CASE, write_articles, write_case, write_codebook

DAY = date(2031, 4, 1)


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of two articles with a case beside it."""
    folder = tmp_path_factory.mktemp("checking")
    articles, book = write_articles(folder / "articles"), write_codebook(folder)
    write_case(folder)
    with Dossier(folder / "talks") as dossier:
        take_in(dossier, [articles], load_codebook(book), processes=1)
    return folder


def test_each_judgement_says_its_grade_and_from_how_many_origins(talks: Path) -> None:
    """A line for each judgement, then what the record says for it, by at most how many origins."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=DAY)
    text = "\n".join(checked.lines)
    assert not checked.errors
    assert "option:leave [stated]" in text
    assert "minimum:sudria/ceasefire [assumed]" in text
    assert "for: two items from at most two origins" in text
    assert "we will walk away from these talks" in text


def test_a_because_that_finds_nothing_is_a_warning_with_its_line(talks: Path) -> None:
    """The warning stands at the query, since that is what must be mended."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=DAY)
    [warning] = [each for each in checked.warnings if "nothing that answers" in each.rule]
    line = CASE.splitlines().index('because = { speaker = "sudria", act = "praise" }') + 1
    assert warning.place.endswith(f"line {line}")
    assert "preference:sudria/2" in warning.rule


def test_the_map_counts_every_judgement_once(talks: Path) -> None:
    """Stated, directional and assumed add up to all of them."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=DAY, as_json=True)
    found = json.loads(checked.lines[0])
    grades = [each["grade"] for each in found["judgements"]]
    assert found["map"]["stated"] == grades.count("stated")
    assert sum(found["map"][grade] for grade in ("stated", "direction", "assumed")) == len(grades)


def test_since_tells_what_a_new_article_did(talks: Path) -> None:
    """The second article brings the first offer, so the proposal gains its first origin."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=DAY, since=date(2031, 3, 5))
    text = "\n".join(checked.lines)
    assert "gained: proposal:river-truce" in text
    assert "gained: option:leave" not in text


def test_what_came_out_after_the_day_does_not_count(talks: Path) -> None:
    """As of a day before the second article the offer has no answer in the record."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=date(2031, 3, 5))
    assert any("proposal:river-truce" in warning.rule for warning in checked.warnings)


def test_problems_of_a_case_come_all_at_once(tmp_path: Path) -> None:
    """Two mistakes in different tables are both told, without a record being needed."""
    write_codebook(tmp_path)
    path = tmp_path / "case.toml"
    path.write_text(
        CASE.replace('holder = "osmark"', 'holder = "osmrk"').replace("not leave if", "not leaf if")
    )
    checked = check_case(path)
    rules = [error.rule for error in checked.errors]
    assert any("'osmrk'" in rule for rule in rules)
    assert any("'leaf'" in rule for rule in rules)


def test_a_day_after_the_last_is_refused(talks: Path) -> None:
    """Changes cannot be counted from a day that is yet to come."""
    with pytest.raises(InputError, match="lies after"):
        check_case(talks / "case.toml", talks / "talks", as_of=date(2031, 3, 5), since=DAY)


def test_since_without_a_record_is_an_error(talks: Path) -> None:
    """A case alone does not change."""
    assert any("--since" in each.place for each in check_case(talks / "case.toml", since=DAY).errors)
