"""What a party says to a term: its own answer first, then what its position says, and unknown where nobody has said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.brief.cases import case_of, cells, section, table, with_case

ANSWER = """
[[proposal.answer]]
party = "sudmark"
answer = "{}"
on = 2031-03-15
assumed = "so it is told"
"""


def _terms(folder: Path, change: Callable[[str], str] = lambda text: text) -> dict[str, dict[str, str]]:
    found = table(section("proposals", with_case(case=case_of(folder, change))).blocks, "each party")
    return {row: cells(found, row) for row in ("Ceasefire", "The straits")}


def test_an_answer_comes_before_all_else(tmp_path: Path) -> None:
    """The party's own answer with its day and items."""
    assert _terms(tmp_path)["Ceasefire"]["Norland"].startswith("accepts, 14 March 2031")


def test_who_put_the_proposal_asks_for_it(tmp_path: Path) -> None:
    """On each of its terms."""
    assert {row["Harbour"] for row in _terms(tmp_path).values()} == {"asks for it [assumed]"}


def test_a_stated_position_of_the_same_level_asks_for_the_same(tmp_path: Path) -> None:
    """That is its position, and not an answer."""
    assert _terms(tmp_path)["The straits"]["Norland"] == "asks for the same (stated position) [disputed]"


def test_a_term_beyond_the_minimum_is_still_unknown(tmp_path: Path) -> None:
    """A minimum is no refusal: the cell says unknown, and what the party states instead."""
    said = _terms(tmp_path)["The straits"]["Sudmark"]
    assert said.startswith("unknown (beyond the judged minimum) [direction]")
    assert "states “open to all”" in said


def test_a_term_better_than_the_minimum_is_not_beyond_it(tmp_path: Path) -> None:
    """On the side of what a party asks, nothing lies beyond what it would settle for."""

    def change(text: str) -> str:
        text = text.replace('issue = "straits"\nposition = "closed"', 'issue = "straits"\nposition = "open"')
        return text.replace('low = "shared"\nhigh = "open"', 'low = "shared"\nhigh = "shared"').replace(
            'party = "sudmark"\nissue = "straits"\nstated = "open"',
            'party = "sudmark"\nissue = "straits"\nstated = "open"\non = 2031-03-01',
        )

    assert _terms(tmp_path, change)["The straits"]["Sudmark"] == "the case says: asks for the same (stated position) [nothing in the record]"  # fmt: skip


def test_nothing_said_is_unknown(tmp_path: Path) -> None:
    """Neither a yes nor a no."""
    assert _terms(tmp_path)["Ceasefire"]["Sudmark"] == "unknown"


@pytest.mark.parametrize("answer", ["refuses", "silent"])
def test_an_answer_to_the_whole_holds_for_each_term(tmp_path: Path, answer: str) -> None:
    """It says that it is to the whole; silence shows what the party states, a refusal needs no more."""
    terms = _terms(
        tmp_path, lambda text: text.replace("\n[[delivery]]", f"{ANSWER.format(answer)}\n[[delivery]]", 1)
    )
    assert terms["Ceasefire"]["Sudmark"] == f"{answer} (the whole) [assumed]"
    assert ("states “open to all”" in terms["The straits"]["Sudmark"]) is (answer == "silent")


def test_a_later_answer_replaces_an_earlier_one_and_names_it(tmp_path: Path) -> None:
    """Whatever their order in the file."""
    earlier = ANSWER.format("refuses").replace("sudmark", "norland").replace("2031-03-15", "2031-03-11")
    earlier = earlier.replace("answer =", 'issue = "ceasefire"\nanswer =', 1)
    terms = _terms(tmp_path, lambda text: text.replace("\n[[delivery]]", f"{earlier}\n[[delivery]]", 1))
    assert terms["Ceasefire"]["Norland"].startswith("accepts, 14 March 2031")
    assert "earlier: refuses, 11 March 2031" in terms["Ceasefire"]["Norland"]
