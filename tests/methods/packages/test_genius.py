"""Folders of GENIUS and GeniusWeb: read as those programs compute, refused with every problem, written and read again."""

from __future__ import annotations

import itertools
import json
import shutil
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from detente.errors import InputError
from detente.methods.packages.adapter import Packages
from detente.methods.packages.arrays import table_of
from detente.methods.packages.from_case import bargain_of
from detente.methods.packages.genius_folder import read_folder
from detente.methods.packages.genius_save import genius_files, geniusweb_files, left_behind
from tests.methods.packages.cases import FIXTURES, answer, case, issue, minimum, stake

_XML, _WEB = FIXTURES / "jobs-genius", FIXTURES / "jobs-geniusweb"


def _answer(folder: Path, limit: int = 1000):
    return Packages(limit).answered(table_of(read_folder(folder)), (), np.random.default_rng(0), "").answer


def _employer(salary: int, leave: str, car: str) -> Fraction:
    worth = {"20 days": Fraction(1), "25 days": Fraction(3, 4), "30 days": Fraction(1, 4)}[leave]
    extra = {"no": Fraction(1), "yes": Fraction(1, 2)}[car]
    return Fraction(6, 10) * (1 - Fraction(salary - 30, 10)) + Fraction(2, 10) * (worth + extra)


def _worker(salary: int, leave: str, car: str) -> Fraction:
    worth = {"20 days": Fraction(1, 10), "25 days": Fraction(1, 2), "30 days": Fraction(1)}[leave]
    extra = {"no": Fraction(0), "yes": Fraction(1)}[car]
    return Fraction(5, 10) * Fraction(salary - 30, 10) + Fraction(3, 10) * worth + Fraction(2, 10) * extra


def test_utilities_are_those_of_genius() -> None:
    """Evaluations count by their share of the largest, integer issues are linear from their lower bound."""
    packages = list(itertools.product(range(30, 41), ("20 days", "25 days", "30 days"), ("no", "yes")))
    points = {(_employer(*each), _worker(*each)) for each in packages}
    best = {p for p in points if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in points)}
    found = _answer(_XML)
    assert found.zone.packages == len(packages)
    assert {tuple(each.payoffs.values()) for each in found.frontier.listed} == {
        (round(float(a), 9), round(float(b), 9)) for a, b in best
    }
    acceptable = [
        p
        for p in ((_employer(*e), _worker(*e)) for e in packages)
        if p[0] >= Fraction(3, 10) and p[1] >= Fraction(4, 10)
    ]
    assert found.zone.at[1].acceptable == len(acceptable)
    nash = next(each for each in found.solutions if each.rule == "nash").packages[0]
    product = max((a - Fraction(3, 10)) * (b - Fraction(4, 10)) for a, b in acceptable)
    assert (nash.payoffs["employer"] - 0.3) * (nash.payoffs["worker"] - 0.4) == pytest.approx(float(product))


def test_discounts_make_powers() -> None:
    """Who loses less by waiting is the stronger, and a note says what the factor counts for."""
    found = _answer(_XML)
    assert found.parties[1].power > found.parties[0].power
    assert any("employer discounts" in note for note in found.notes)
    assert [each.rests_on for each in found.parties] == ["file", "file"]


def test_geniusweb_is_read() -> None:
    """A reservation bid is worth what its values are; ranges of numbers are levels."""
    found = _answer(_WEB)
    assert found.parties[0].reservation[1] == pytest.approx(float(_employer(38, "30 days", "yes")))
    assert found.parties[1].reservation[1] == 0.0
    same = _answer(_XML)
    assert {tuple(each.payoffs.values()) for each in found.frontier.listed} == {
        tuple(each.payoffs.values()) for each in same.frontier.listed
    }


def test_without_a_file_of_its_own_the_domain_is_the_profiles(tmp_path: Path) -> None:
    """Each profile of GeniusWeb holds it."""
    for name in ("employer", "worker"):
        shutil.copy(_WEB / f"{name}.json", tmp_path)
    assert _answer(tmp_path).zone.packages == 66


@pytest.mark.parametrize("web", [False, True], ids=["genius", "geniusweb"])
def test_what_is_written_is_read_again(tmp_path: Path, web: bool) -> None:
    """Frontier and payoffs are the same to a millionth, and what is lost is said."""
    bargain = read_folder(_XML)
    table = table_of(bargain)
    reservations = tuple(
        Fraction(int(each), scale) for each, scale in zip(table.least, table.scales, strict=True)
    )
    files = geniusweb_files(bargain) if web else genius_files(bargain, reservations)
    for name, content in files:
        (tmp_path / name).write_bytes(content)
    found, before = _answer(tmp_path), _answer(_XML)
    assert [dict(each.terms) for each in found.frontier.listed if each.payoffs["worker"] > 0.5]
    both = [
        {tuple(each.terms.items()): tuple(each.payoffs.values()) for each in one.frontier.listed}
        for one in (before, found)
    ]
    assert both[0].keys() == both[1].keys()
    assert all(both[1][terms] == pytest.approx(payoffs, abs=1e-6) for terms, payoffs in both[0].items())
    lost = ("bargaining powers", *(("reservations (GeniusWeb has bids there)",) if web else ()))
    assert left_behind(bargain, web=web) == lost


_BAD_XML = {
    "weights do not sum": ("worker.xml", 'index="1" value="0.5"', 'index="1" value="0.9"', "weights sum to 1.4, not to 1"),
    "a weight that is no number": ("worker.xml", 'index="1" value="0.5"', 'index="1" value="NaN"', "'NaN', which is no number"),
    "a weight twice": ("worker.xml", '<weight index="2"', '<weight index="1"', "index 1 stands twice"),
    "an unknown issue": ("worker.xml", 'name="Leave"', 'name="Leaves"', "issue 'Leaves' is not in the domain; did you mean 'Leave'?"),
    "an unknown value": ("worker.xml", 'value="25 days"', 'value="26 days"', "value of issue 'Leave' '26 days' is not in the domain"),
    "a negative evaluation": ("worker.xml", 'evaluation="5"', 'evaluation="-5"', "the evaluation of '25 days' is '-5'"),
    "no slope": ("worker.xml", 'slope="0.1"', "", "needs a linear evaluator"),
    "a reservation beyond 1": ("worker.xml", '<reservation value="0.4"', '<reservation value="4"', "the reservation is 4"),
    "a real issue": ("domain.xml", 'type="integer"', 'type="real"', "issue 'Salary' is real"),
    "bounds that run backwards": ("domain.xml", 'upperbound="40"', 'upperbound="20"', "lowerbound and upperbound"),
    "an issue twice": ("domain.xml", 'name="Car"', 'name="Leave"', "issue 'Leave' is declared twice"),
    "not XML": ("worker.xml", "</utility_space>", "", "not valid XML"),
    "another root": ("worker.xml", "utility_space", "something", "neither a domain nor a profile"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "was", "becomes", "said"), _BAD_XML.values(), ids=list(_BAD_XML))
def test_bad_xml_is_told(tmp_path: Path, name: str, was: str, becomes: str, said: str) -> None:
    """Each problem names its file."""
    folder = Path(shutil.copytree(_XML, tmp_path / "jobs"))
    text = (folder / name).read_text("utf-8")
    assert was in text
    (folder / name).write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(InputError) as error:
        read_folder(folder)
    assert said in str(error.value)
    assert all(name in problem.place or problem.place == str(folder) for problem in error.value.problems)


def test_problems_of_all_profiles_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends one file to hear of the next."""
    folder = Path(shutil.copytree(_XML, tmp_path / "jobs"))
    for name in ("employer.xml", "worker.xml"):
        path = folder / name
        path.write_text(
            path.read_text("utf-8")
            .replace('name="Car"', 'name="Bus"')
            .replace('<weight index="3" value="0.2"/>', ""),
            "utf-8",
        )
    with pytest.raises(InputError) as error:
        read_folder(folder)
    assert {Path(problem.place).name for problem in error.value.problems} == {"employer.xml", "worker.xml"}
    assert len(error.value.problems) >= 4


_BOMB = """<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/passwd">]><utility_space><x>&b;&f;</x><weight index="1" value="1"/></utility_space>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    """Neither files nor a billion laughs come in by them."""
    folder = Path(shutil.copytree(_XML, tmp_path / "jobs"))
    (folder / "worker.xml").write_bytes(_BOMB.encode(encoding))
    with pytest.raises(InputError, match=r"declares a document type|not valid XML"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ((), "neither XML of GENIUS nor JSON"),
        (("domain.xml",), "there is no profile; a deal needs two parties"),
        (("domain.xml", "worker.xml"), "there is one profile"),
        (("employer.xml", "worker.xml"), "there is no domain"),
    ],
    ids=["empty", "no profile", "one profile", "no domain"],
)
def test_a_folder_that_lacks_something(tmp_path: Path, keep: tuple[str, ...], said: str) -> None:
    """What is missing is said."""
    for name in keep:
        shutil.copy(_XML / name, tmp_path)
    with pytest.raises(InputError, match=said):
        read_folder(tmp_path)


def test_two_domains_or_two_kinds_of_files_are_refused(tmp_path: Path) -> None:
    """It would not be clear which is meant."""
    folder = Path(shutil.copytree(_XML, tmp_path / "jobs"))
    shutil.copy(folder / "domain.xml", folder / "other.xml")
    with pytest.raises(InputError, match=r"there are 2 domains: domain\.xml, other\.xml"):
        read_folder(folder)
    shutil.copy(_WEB / "jobs.json", folder)
    with pytest.raises(InputError, match="XML of GENIUS and JSON of GeniusWeb"):
        read_folder(folder)


def _changed(raw: dict, *keys: str, value: object) -> dict:
    at = raw
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    return raw


_SPACE = "LinearAdditiveUtilitySpace"
_BAD_WEB = {
    "weights do not sum": ((_SPACE, "issueWeights", "Car"), 0.9, "weights sum to 1.7"),
    "an unknown issue": ((_SPACE, "issueWeights", "Caar"), 0.0, "issue 'Caar' is not in the domain"),
    "no weights": ((_SPACE, "issueWeights"), None, "needs `issueUtilities` and `issueWeights`"),
    "a utility beyond 1": ((_SPACE, "issueUtilities", "Car", "DiscreteValueSetUtilities", "valueUtilities", "no"), 3, "a utility from 0 to 1"),
    "a weight that is no number": ((_SPACE, "issueWeights", "Car"), "much", "which is no number"),
    "half a reservation bid": ((_SPACE, "reservationBid"), {"issuevalues": {"Car": "yes"}}, "does not name each issue"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "value", "said"), _BAD_WEB.values(), ids=list(_BAD_WEB))
def test_bad_profiles_of_geniusweb_are_told(tmp_path: Path, keys, value: object, said: str) -> None:
    """As of GENIUS."""
    folder = Path(shutil.copytree(_WEB, tmp_path / "jobs"))
    path = folder / "employer.json"
    path.write_text(json.dumps(_changed(json.loads(path.read_text("utf-8")), *keys, value=value)), "utf-8")
    with pytest.raises(InputError) as error:
        read_folder(folder)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"a": NaN}', '{"a": 1}', "[" * 100_000, '{"name": "\\ud800", "issuesValues": {}}'],
    ids=["cut", "list", "nan", "other", "deep", "half a character"],
)
def test_json_that_is_none_of_geniusweb(tmp_path: Path, text: str) -> None:
    """One line, and no traceback."""
    folder = Path(shutil.copytree(_WEB, tmp_path / "jobs"))
    (folder / "employer.json").write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        read_folder(folder)
    assert all("employer.json" in problem.place for problem in error.value.problems)


_BAD_DOMAINS = {
    "a range without end": ({"x": {"range": ["0", "10", "0"]}}, "needs a range of low, high and step"),
    "a range too fine": ({"x": {"range": ["0", "10", "0.001"]}}, "at most 1,000 values"),
    "a value twice": ({"x": {"values": ["a", "a"]}}, "needs `values`, each once"),
    "no issue": ({}, "the domain has no issue"),
}  # fmt: skip


@pytest.mark.parametrize(("issues", "said"), _BAD_DOMAINS.values(), ids=list(_BAD_DOMAINS))
def test_bad_domains_of_geniusweb_are_told(tmp_path: Path, issues: dict, said: str) -> None:
    """Before any profile is read against them."""
    folder = Path(shutil.copytree(_WEB, tmp_path / "jobs"))
    (folder / "jobs.json").write_text(json.dumps({"name": "jobs", "issuesValues": issues}), "utf-8")
    with pytest.raises(InputError) as error:
        read_folder(folder)
    assert said in str(error.value)


def test_two_profiles_of_one_name_are_refused(tmp_path: Path) -> None:
    """Payoffs are told by name."""
    folder = Path(shutil.copytree(_WEB, tmp_path / "jobs"))
    shutil.copy(folder / "worker.json", folder / "other.json")
    with pytest.raises(InputError, match="two profiles are named 'worker'"):
        read_folder(folder)


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    """A value of GeniusWeb may hold what XML cannot."""
    folder = Path(shutil.copytree(_WEB, tmp_path / "jobs"))
    for path in folder.iterdir():
        path.write_text(path.read_text("utf-8").replace("20 days", "20\\u0007days"), "utf-8")
    bargain = read_folder(folder)
    content = dict(genius_files(bargain, (Fraction(0), Fraction(0))))
    assert b"20?days" in content["domain.xml"]


def test_what_stood_at_the_reservation_still_does_when_read_again(tmp_path: Path) -> None:
    """Thirds have no end as decimals: a package worth just the reservation is not lost to their rounding."""
    thirds = case(
        issue("land", "a", "b"), issue("money", "a", "b"), issue("time", "a", "b"),
        *(stake("north", on, "a", 0.5) for on in ("land", "money", "time")),
        *(stake("south", on, "b", 0.5) for on in ("land", "money", "time")),
        *(minimum("north", on, "b") for on in ("land", "money")), minimum("north", "time", "a"),
        *(minimum("south", on, "a") for on in ("land", "money")), minimum("south", "time", "b"),
    )  # fmt: skip
    bargain = bargain_of(thirds)
    table = table_of(bargain)
    reservations = tuple(
        Fraction(int(each), scale) for each, scale in zip(table.least, table.scales, strict=True)
    )
    assert reservations == (Fraction(1, 3), Fraction(1, 3))
    for name, content in genius_files(bargain, reservations):
        (tmp_path / name).write_bytes(content)
    assert _answer(tmp_path).zone.at[1].acceptable == answer(thirds).zone.at[1].acceptable == 6
