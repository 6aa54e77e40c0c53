"""Asking what follows from a case or a `.gmcr` file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from detente.desk.solving import Asked, asked, solved, solved_by
from detente.errors import InputError
from tests.methods.graph_model.cases import REFERENCE

_DILEMMA = REFERENCE / "prisoners-dilemma"
_ELMIRA = REFERENCE / "elmira"


def _text(path: Path, question: Asked | None = None, **options: object) -> str:
    return "\n".join(solved(path, question or Asked(), **options).lines)


def test_a_case_is_told_in_lines_that_fit_a_terminal() -> None:
    """What rests, why, the ways there, coalitions; no line is wider than 110 columns."""
    text = _text(_ELMIRA / "nine-states.toml")
    assert max(map(len, text.splitlines())) <= 110
    for said in (
        "Elmira, nine states: 5 options, 9 states; decision makers: Ministry, Uniroyal and Local government",
        "It rests on 3 judgements of preference: 3 assumed.",
        "NASH  5, 6, 9",
        "state 6 (Insisted on) would be left by Ministry and Uniroyal together",
        "Local government to state 6 (Insisted on)",
    ):
        assert said in text


def test_no_line_calls_a_resting_place_a_forecast() -> None:
    """The words that a briefing never says are not said."""
    text = " ".join(_text(_ELMIRA / "nine-states.toml").lower().split())
    assert "is no forecast" in text
    for never in ("predict", "probability of", "optimal", "will happen", "likely outcome"):
        assert never not in text


def test_aims_and_meanings_are_told() -> None:
    """Why no one party's change makes both cooperate, by name."""
    text = " ".join(_text(_DILEMMA / "case.toml").split())
    assert "Both cooperate [settled]" in text
    assert "not by a change of Row's preferences alone: Column would leave for state 2" in text


def test_a_file_of_gmcr_is_solved() -> None:
    """It has no status quo, so there are no ways from it."""
    text = _text(_ELMIRA / "twelve-states.gmcr")
    assert "twelve-states.gmcr: 5 options, 12 states" in text
    assert "NASH  5, 6, 7, 10, 11, 12" in text
    assert "Ways from the status quo" not in text


def test_json_is_the_same_bytes_again() -> None:
    """And has the states asked for among its certificates."""
    question = asked(concepts="nash,seq", states="3", as_json=True)
    one, two = (solved(_ELMIRA / "twelve-states.gmcr", question).lines[0] for _ in range(2))
    assert one == two
    assert 3 in {row["state"] for row in json.loads(one)["certificates"]}


def test_a_model_is_saved_and_solved_again(tmp_path: Path) -> None:
    """What a `.gmcr` file cannot hold is said."""
    found = solved(_DILEMMA / "case.toml", Asked(), gmcr=tmp_path / "saved.gmcr")
    lost = "the status quo; names of states; outcomes: what states mean for the talks; aims"
    assert found.asides[1] == f"a .gmcr file does not hold: {lost}"
    question = asked(as_json=True)
    first = json.loads(solved(_DILEMMA / "case.toml", question).lines[0])
    again = json.loads(solved(tmp_path / "saved.gmcr", question).lines[0])
    assert again["equilibria"] == first["equilibria"]


def test_the_case_is_never_written_over() -> None:
    """Whatever is asked for."""
    with pytest.raises(InputError, match="one of the files to read from"):
        solved(_DILEMMA / "case.toml", Asked(), gmcr=_DILEMMA / "case.toml")


def test_what_is_asked_is_checked_all_at_once() -> None:
    """Concepts and states, each mistake by itself."""
    with pytest.raises(InputError) as error:
        asked(concepts="nash,best", states="7,x,-1")
    assert [problem.rule for problem in error.value.problems] == [
        "'best' is unknown", "'x' is no state's number", "'-1' is no state's number"
    ]  # fmt: skip


def test_simultaneous_moves_need_unmerged_states() -> None:
    """What cannot be asked of a model is said, not left out."""
    with pytest.raises(InputError, match="not defined where states are merged"):
        solved(_ELMIRA / "nine-states.toml", asked(concepts="sim"))


def test_a_dossier_gives_the_evidence(tmp_path: Path) -> None:
    """Without a document there is no day, and that is said."""
    with pytest.raises(InputError, match=r"is not there|does not exist|no dossier"):
        solved(_DILEMMA / "case.toml", Asked(), dossier=tmp_path / "none", as_of=date(2025, 7, 8))


def test_any_method_can_be_asked_by_name() -> None:
    """As one JSON object with the method's name, parameters and answer."""
    found = json.loads(solved_by("graph-model", _DILEMMA / "case.toml").lines[0])
    assert found["method"] == "graph-model"
    assert found["answer"]["equilibria"]["nash"] == [1]


def test_json_of_a_case_has_what_goes_beyond_the_verdicts() -> None:
    """Aims, courses, draws, eyes, unknown and strong preferences; a file of GMCR+ has none of it."""
    question = asked(as_json=True)
    of_case = json.loads(solved(_DILEMMA / "case.toml", question).lines[0])
    of_file = json.loads(solved(_DILEMMA / "model.gmcr", question).lines[0])
    assert set(of_case) - set(of_file) == {"aims", "courses", "draws", "eyes", "strong", "unknown"}
    assert of_case["aims"][0]["statement"] == ""
    assert of_case["draws"] == {"count": 0, "states": []}


def test_json_and_text_look_at_the_same_coalitions() -> None:
    """All of a small game, or those that a file names."""
    for path, many in ((_DILEMMA / "model.gmcr", 3), (_ELMIRA / "twelve-states.gmcr", 4)):
        found = json.loads(solved(path, asked(as_json=True)).lines[0])
        assert len(found["coalitions"]["asked"]) == many
        assert "Rests also when the coalitions looked at may move together" in _text(path)


def test_what_takes_long_or_much_room_is_said_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIM that was asked for or is left out, and JSON that would fill a disk."""
    monkeypatch.setattr("detente.methods.graph_model.verdicts.MOST_COMPARED", 1)
    monkeypatch.setattr("detente.desk.solving.LARGE", 10)
    said: list[str] = []
    solved(_DILEMMA / "model.gmcr", asked(concepts="sim"), announce=said.append)
    assert said == ["sim: 16 moves to look at; that can take from minutes to hours"]
    said.clear()
    found = solved(_DILEMMA / "model.gmcr", asked(as_json=True), announce=said.append)
    assert [each.split(":")[0] for each in said] == [
        "sim",
        "the JSON will have about 0 MB; --concepts nash makes it smaller",
    ]
    assert json.loads(found.lines[0])["left_out"]["sim"].startswith("16 moves")


def test_where_to_save_is_asked_by_its_own_option(tmp_path: Path) -> None:
    """The option that was given is named, not another command's."""
    with pytest.raises(InputError, match="give another --gmcr"):
        solved(_DILEMMA / "case.toml", Asked(), gmcr=tmp_path / "no" / "such.gmcr")


def test_a_very_long_name_is_cut(tmp_path: Path) -> None:
    """On the terminal, with an ellipsis; what differs after that is told by ids in JSON."""
    text = (_DILEMMA / "case.toml").read_text("utf-8").replace('"Both cooperate"', f'"{"long " * 100}"')
    (tmp_path / "long.toml").write_text(text, "utf-8")
    told = " ".join(_text(tmp_path / "long.toml").split())
    assert "long long… [settled]" in told
    assert "long " * 41 not in told
