"""Asking the spatial models from the desk: lines for a terminal, mean and median beside every forecast."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.desk.columns import WIDTH
from detente.desk.solving_spatial import AskedSpatial, solved_spatial
from detente.errors import InputError
from tests.docs.pages import ROOT

EXAMPLE = ROOT / "examples" / "ukraine-2025" / "case.toml"
HEAD = "actor,capability,position,salience\n"


def _table(tmp_path: Path, text: str, **asked: object) -> str:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf-8")
    lines = solved_spatial(path, AskedSpatial(**asked)).lines  # type: ignore[arg-type]
    assert all(len(line) <= WIDTH for line in lines)
    return " ".join(" ".join(lines).split())


def test_each_forecast_has_mean_and_median_beside_it(tmp_path: Path) -> None:
    """And says how far it hangs on the round."""
    text = HEAD + "".join(f"Actor {k},{1 + k % 3},{k * k},0.{1 + k % 9}\n" for k in range(20))
    said = _table(tmp_path, text)
    assert said.count("before anybody moves") == 2
    assert said.count("medians go from") + said.count("the median is") == 2
    assert "--json has them" in said or "turn" in said


def test_one_model_alone_still_has_the_statics(tmp_path: Path) -> None:
    """The plainest answers are all there is when asked for."""
    said = _table(tmp_path, HEAD + "A,1,0,1\nB,1,1,1\n", model="median")
    assert said.endswith("compromise mean 0.5, weighted median 0 votes are tied between 0 and 1")


def test_a_circle_and_one_position_are_told(tmp_path: Path) -> None:
    """In words."""
    assert "there is nothing to bargain about" in _table(tmp_path, HEAD + "A,1,2,1\nB,1,2,1\n")
    rows = json.loads((ROOT / "tests/reference/spatial/oil-price/expected-utility.json").read_text("utf-8"))
    lines = [f"{a['name']},{a['capability']},{a['position']},{a['salience']}" for a in rows["actors"]]
    said = _table(tmp_path, HEAD + "\n".join(lines), model="expected-utility", rounds=20)
    assert "round 0 has come back: they go round in a circle" in said


def test_dimensions_and_the_port_are_told(tmp_path: Path) -> None:
    """Each dimension has its own mean, median and expected utility."""
    text = "actor,capability,position_a,position_b,salience\nA,1,10,20,0.5\nB,1,90,30,0.5\nC,2,40,80,1\n"
    said = _table(tmp_path, text, port=True)
    assert "3 actors, 2 dimensions" in said
    assert "Computed as the reference programs do" in said
    assert "position_a: compromise mean" in said
    assert "Expected utility, position_b: median" in said


def test_a_case_is_told_issue_by_issue() -> None:
    """With what is left out, what is passed over, and the caution."""
    told: list[int] = []
    asked = AskedSpatial(draws=40, rounds=15)
    found = solved_spatial(EXAMPLE, asked, progress=lambda what, done, of: told.append(done))
    said = " ".join(" ".join(found.lines).split())
    assert told
    assert all(len(line) <= WIDTH for line in found.lines)
    for each in (
        "never of the world", "left out for want of a capability or salience", "compromise mean", "weighted median",
        "who moves whom", "who matters",
    ):  # fmt: skip
        assert each in said


def test_a_case_as_json() -> None:
    """One object, the same for the same seed."""
    asked = AskedSpatial(draws=20, issue="ceasefire", as_json=True)
    texts = {solved_spatial(EXAMPLE, asked).lines for _ in range(2)}
    assert len(texts) == 1
    (line,) = texts.pop()
    assert [each["issue"] for each in json.loads(line)["answer"]["issues"]] == ["ceasefire"]


def test_choices_are_set(tmp_path: Path) -> None:
    """By name; every wrong one is told at once."""
    text = HEAD + "A,1,0,0.5\nB,1,40,0.9\nC,2,100,0.7\n"
    stochastic = [
        _table(tmp_path, text, model="smp", settings=("choice=Stochastic", "turns=7"), seed=seed)
        for seed in (1, 1, 2)
    ]
    assert stochastic[0] == stochastic[1]
    with pytest.raises(InputError) as error:
        _table(tmp_path, text, settings=("victry=Square", "turns=x", "stop_ratio=nan"))
    assert len(error.value.problems) == 3


def test_a_scale_is_read(tmp_path: Path) -> None:
    """Two ends, the lower first; turns are as many as asked for at most."""
    text = HEAD + "A,1,0,0.5\nB,1,40,0.9\nC,2,90,0.7\n"
    assert "after turn" in _table(tmp_path, text, model="smp", scale="0:100", rounds=3)
    for wrong in ("0", "10:0", "a:b", "0:inf", "1:2:3"):
        with pytest.raises(InputError, match="is no scale"):
            _table(tmp_path, text, scale=wrong)


def test_what_is_for_the_other_kind_is_refused(tmp_path: Path) -> None:
    """Rather than passed over in silence."""
    with pytest.raises(InputError, match="--draws: this is for a case, and a table was given"):
        _table(tmp_path, HEAD, draws=3)
    with pytest.raises(InputError, match="--port: this is for a table, and a case was given"):
        solved_spatial(EXAMPLE, AskedSpatial(port=True))
