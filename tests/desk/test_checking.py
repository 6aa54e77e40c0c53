"""Checking a case against a dossier: problems, evidence, origins, and what a new batch did."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from detente.coding.codebook_file import load_codebook
from detente.desk.checking import check_case
from detente.desk.intake import take_in
from detente.desk.solving import coded_asides
from detente.desk.standing import usable_case
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
    """Stated, directional, assumed and on nothing add up to all of them."""
    checked = check_case(talks / "case.toml", talks / "talks", as_of=DAY, as_json=True)
    found = json.loads(checked.lines[0])
    held = [each["grade_held"] for each in found["judgements"]]
    assert found["map"]["stated"] == held.count("stated")
    assert sum(found["map"][g] for g in ("stated", "direction", "assumed", "on_nothing")) == len(held)


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


OUTCOME = '\n[[outcome]]\nmethod = "grph-model"\nmeans = "settled"\nwhen = "shell"\n'


def test_an_outcome_of_no_method_is_an_error(talks: Path, tmp_path: Path) -> None:
    """A slip in the method's name would drop what the outcome means: check tells it, and nothing else uses the case."""
    write_codebook(tmp_path)
    path = tmp_path / "case.toml"
    path.write_text(CASE + OUTCOME, "utf-8")
    [error] = check_case(path).errors
    line = (CASE + OUTCOME).splitlines().index('method = "grph-model"') + 1
    assert str(error) == f"{path}: line {line}: 'grph-model' is no method; did you mean 'graph-model'?"
    with pytest.raises(InputError, match="'grph-model' is no method"):
        usable_case(path)
    path.write_text(CASE + OUTCOME.replace("grph", "graph"), "utf-8")
    assert check_case(path).errors == ()
    assert usable_case(path).outcomes


def test_mistakes_of_form_of_names_and_of_methods_come_in_one_run(tmp_path: Path) -> None:
    """What a query names wrongly does not keep methods from saying what they lack."""
    write_codebook(tmp_path)
    path = tmp_path / "case.toml"
    path.write_text(CASE.replace('act = "praise"', 'issue = "nought"') + OUTCOME, "utf-8")
    rules = [error.rule for error in check_case(path).errors]
    assert any("'nought' is not declared" in rule for rule in rules)
    assert any("'grph-model' is no method" in rule for rule in rules)
    path.write_text(
        CASE.replace('act = "praise"', 'atc = "praise"').replace("not leave if", "not leaf if"), "utf-8"
    )
    rules = [error.rule for error in check_case(path).errors]
    assert any("unknown field 'atc'" in rule for rule in rules)
    assert any("'leaf'" in rule for rule in rules)


def test_a_grade_without_a_sentence_here_does_not_hold(talks: Path) -> None:
    """The last lines split off what this record has nothing on, and so does JSON."""
    early = date(2031, 3, 5)
    text = "\n".join(check_case(talks / "case.toml", talks / "talks", as_of=early).lines)
    assert "proposal:river-truce [stated in the case, nothing in the record]" in text
    found = json.loads(check_case(talks / "case.toml", talks / "talks", as_of=early, as_json=True).lines[0])
    counts = found["map"]
    empty = [each for each in found["judgements"] if each["grade_held"] == "nothing in the record"]
    assert (
        len(empty) == counts["on_nothing"] == counts["stated_on_nothing"] + counts["direction_on_nothing"] > 0
    )
    parts = (counts[name] for name in ("stated", "direction", "assumed", "on_nothing"))
    assert sum(parts) == counts["judgements"] == len(found["judgements"])
    stated = [each["grade"] for each in found["judgements"]].count("stated")
    assert (
        f"{stated} stated in the case; {counts['stated_on_nothing']} of them find nothing in this record"
        in text
    )


def test_json_holds_what_is_wrong_with_and_without_a_record(talks: Path, tmp_path: Path) -> None:
    """One object whatever there is: problems, and judgements as far as there are some."""
    [line] = check_case(talks / "case.toml", as_json=True).lines
    bare = json.loads(line)
    assert list(bare) == ["case", "hash", "errors", "warnings", "judgements"]
    assert (bare["case"], bare["errors"]) == ("river", [])
    assert "for" not in bare["judgements"][0]
    [line] = check_case(talks / "case.toml", talks / "talks", as_of=DAY, as_json=True).lines
    whole = json.loads(line)
    assert [each["id"] for each in whole["judgements"]] == [each["id"] for each in bare["judgements"]]
    assert any("nothing that answers" in each["rule"] for each in whole["warnings"])
    broken = tmp_path / "case.toml"
    broken.write_text("schema = 1\n", "utf-8")
    [line] = check_case(broken, talks / "talks", as_json=True).lines
    refused = json.loads(line)
    assert (refused["case"], refused["judgements"]) == (None, [])
    assert {"place", "rule", "mend"} == set(refused["errors"][0])


def test_a_dossier_coded_with_another_codebook_is_a_warning(talks: Path, tmp_path: Path) -> None:
    """It is told at the line that names the codebook; a dossier coded with the very one gives no such warning."""
    book = write_codebook(tmp_path)
    book.write_text(
        book.read_text("utf-8").replace('"river"', '"brook"', 1).replace('"Osmark"', '"Osmarken"'), "utf-8"
    )
    path = write_case(tmp_path)
    [warning] = [
        each for each in check_case(path, talks / "talks", as_of=DAY).warnings if "coded with" in each.rule
    ]
    line = next(n for n, text in enumerate(CASE.splitlines(), 1) if text.startswith("codebook = "))
    assert warning.place.endswith(f"line {line}")
    assert warning.rule == "the dossier is coded with river; the case is written for brook"
    assert f"--codebook {book}" in warning.mend
    assert coded_asides(usable_case(path), talks / "talks")[0].startswith(
        "warning: the dossier is coded with river"
    )
    same = talks / "case.toml"
    assert not any(
        "coded with" in each.rule for each in check_case(same, talks / "talks", as_of=DAY).warnings
    )
    assert coded_asides(usable_case(same), talks / "talks") == ()
