"""Asking where a deal is possible, and the lines that say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.desk.solving_packages import PackagesAsked, solved_packages
from detente.errors import InputError
from tests.docs.pages import ROOT
from tests.methods.packages.cases import HEAD, TRADE, issue, minimum, stake, table
from tests.methods.packages.test_proposals import proposal

_CASES = ("ukraine-2025", "camp-david-1978")


def _text(path: Path, **options: object) -> str:
    return "\n".join(solved_packages(path, PackagesAsked(limit=2), **options).lines)


def _written(folder: Path, *parts: str) -> Path:
    path = folder / "case.toml"
    path.write_text(HEAD + "".join(parts), "utf-8")
    return path


def test_lines_say_what_was_found(tmp_path: Path) -> None:
    """Reservations, zone, rules, proposals and pairs, 110 columns wide."""
    offers = proposal("greedy", land="a", money="a") + proposal("short", land="b", by="south")
    text = _text(_written(tmp_path, TRADE, offers, table("delivery", issue="money", by="bank")))
    assert max(map(len, text.splitlines())) <= 110
    flat = " ".join(text.split())
    for said in (
        "2 issues, 9 packages; asked to agree: Northland and Southland",
        "Not asked to agree, for nothing says what weighs with them: the broker and the bank",
        "the rules agree",
        "worth Northland 0.80, Southland 0.80",
        "Southland: would refuse (worth 0.00, no deal 0.50); loses most on Issue money",
        "the nearest package that all accept changes Issue money from “Level a” to “Level c”",
        "nobody at the table can deliver Issue money “Level a”: that is for the bank",
        "incomplete: silent on Issue money; of 3 ways to fill that, all accept 1",
        "not compatible as they stand: they part on Issue land",
    ):
        assert said in flat


def test_an_empty_zone_is_told(tmp_path: Path) -> None:
    """Who blocks, over what, and what would open it."""
    parts = (
        issue("land", "a", "b", "c"), stake("north", "land", "a", 1.0), stake("south", "land", "c", 1.0),
        minimum("north", "land", "a"), minimum("south", "land", "b"),
    )  # fmt: skip
    flat = " ".join(_text(_written(tmp_path, *parts)).split())
    for said in (
        "Northland and Southland have no package even among themselves",
        "Issue land settled to everybody's wish would remove all of what is missing",
        "it would open if Northland alone lowered its reservation by 0.50",
        "or if somebody added from outside 0.50 to",
        "no rule that looks at reservations picks anything",
    ):
        assert said in flat


@pytest.mark.slow
@pytest.mark.parametrize("name", _CASES)
def test_the_examples_are_answered_in_words_that_may_be_said(name: str) -> None:
    """A zone, rules that disagree, and none of the words that a briefing never says."""
    text = " ".join(_text(ROOT / "examples" / name / "case.toml").lower().split())
    assert "the rules do not agree" in text
    assert "no forecast and no advice" in text
    assert "not the chance of a deal" in text
    for never in ("optimal", "the best", "probability", " nan", "fair deal", "will accept"):
        assert never not in text


@pytest.mark.slow
def test_the_five_conditions_do_not_fit_the_april_plan_as_they_stand() -> None:
    """They part on neutrality; on four of the five the plan, as far as it is known, is silent; three need others."""
    (line,) = solved_packages(
        ROOT / "examples" / "ukraine-2025" / "case.toml", PackagesAsked(as_json=True)
    ).lines
    found = json.loads(line)
    pair = next(
        each
        for each in found["compatibility"]
        if {each["first"], each["second"]} == {"five-conditions", "april-plan"}
    )
    assert pair["fit"] == "clashes"
    assert [each["issue"] for each in pair["clashes"]] == ["neutrality"]
    assert pair["only_first"] == ["nato-east", "sanctions", "assets", "speakers"]
    assert pair["absent"] == ["nato", "europe"]
    assert pair["refused_by"] == []
    five = next(each for each in found["proposals"] if each["id"] == "five-conditions")
    assert five["incomplete"]
    assert {each["issue"] for each in five["delivered"] if each["absent"]} == {
        "nato-east",
        "sanctions",
        "assets",
    }


def test_files_are_written_to_a_new_or_an_empty_folder(tmp_path: Path) -> None:
    """What is there is never written over; what the files cannot hold is said."""
    path = _written(
        tmp_path, TRADE, proposal("short", land="b"), table("reservation", party="north", low=0.1, high=0.2)
    )
    out = tmp_path / "out"
    asides = solved_packages(path, PackagesAsked(), geniusweb=out).asides
    assert asides == (
        f"GeniusWeb: {out} (a domain and 2 profiles)",
        "these files do not hold: proposals; reservations (GeniusWeb has bids there)",
    )
    for place, said in ((out, "holds XML or JSON already"), (path, "it is no folder")):
        with pytest.raises(InputError, match=said):
            solved_packages(path, PackagesAsked(), genius=place)
