"""`detente solve spatial` at the command line: what it prints, and input that nobody should give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "actor,capability,position,salience\n"
GOOD = HEAD + "A,1,4,0.5\nB,0.5,7,1\nC,1,10,0.8\n"


def _detente(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "detente", "solve", "spatial", *map(str, arguments)],
        capture_output=True, encoding="utf-8", cwd=cwd, check=False, env=dict(os.environ), timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "nan" not in done.stdout.lower().replace("finance", "")
    return done


def test_a_table_is_solved(tmp_path: Path) -> None:
    """Mean and median stand beside every forecast, and the caution above it."""
    (tmp_path / "t.csv").write_text(GOOD, "utf-8")
    done = _detente("t.csv", "--model", "smp", cwd=tmp_path)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "read ordered positions as numbers and all capability as one thing" in said
    assert "never of the world" in said
    assert "compromise mean 7.5, weighted median 7" in said
    assert "Spatial model of politics: median" in said
    assert "mean 7.5, median 7 before anybody moves" in said
    assert "Expected utility" not in said
    found = json.loads(_detente("t.csv", "--json", cwd=tmp_path).stdout)
    assert found["compromise_mean"] == [7.5]
    assert set(found["models"]) == {"expected-utility", "smp"}


_CASES = {
    "empty": ("bad.csv", "", (), "the table is empty"),
    "one actor": ("bad.csv", HEAD + "A,1,2,0.5\n", (), "one actor only"),
    "not a number": ("bad.csv", HEAD + "A,1,NaN,0.5\nB,1,2,0.5\n", (), "line 2, column 'position'"),
    "twice": ("bad.csv", GOOD + "A,1,2,0.5\n", (), "'A' stands on line 2 already"),
    "over one": ("bad.csv", GOOD.replace("0.8", "80"), (), "with --percent they are taken as 0 to 100"),
    "not there": ("none.csv", None, (), "cannot be read"),
    "scale": ("good.csv", None, ("--scale", "10:0"), "'10:0' is no scale"),
    "outside": ("good.csv", None, ("--scale", "5:9"), "lies outside the scale"),
    "choice": ("good.csv", None, ("--set", "victory=Cubic"), "'Cubic' is none of Linear"),
    "choice name": ("good.csv", None, ("--set", "victry=Square"), "did you mean 'victory'?"),
    "for a case": ("good.csv", None, ("--draws", "9", "--issue", "x"), "--issue: this is for a case"),
    "for a table": ("good.toml", None, ("--percent",), "--percent: this is for a table"),
    "no case": ("bad.toml", "schema = 1\n", (), "'name' is missing"),
    "no such issue": ("good.toml", None, ("--issue", "tolls"), "one of: truce"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text", "options", "said"), _CASES.values(), ids=list(_CASES))
def test_bad_input_ends_with_a_message(
    tmp_path: Path, name: str, text: str | None, options, said: str
) -> None:
    """Exit code 2, a line a problem, no traceback."""
    (tmp_path / "good.csv").write_text(GOOD, "utf-8")
    (tmp_path / "good.toml").write_text(_CASE, "utf-8")
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    done = _detente(name, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert all(line.startswith("error: ") for line in done.stderr.splitlines())


_PARTY = """
[[party]]
id = "{0}"
name = "{0}"
role = "third"
[[position]]
party = "{0}"
issue = "truce"
stated = "{1}"
assumed = "made up"
[[salience]]
party = "{0}"
issue = "truce"
low = 0.4
high = 0.8
assumed = "made up"
[[capability]]
party = "{0}"
low = 0.5
high = 1.0
assumed = "made up"
"""
_CASE = (
    'schema = 1\nname = "truce"\ntitle = "The truce"\n[[issue]]\nid = "truce"\nname = "Truce"\n'
    'position = [{ id = "no", name = "None" }, { id = "days", name = "Days" }, { id = "full", name = "Full" }]\n'
    + _PARTY.format("norland", "no") + _PARTY.format("harbour", "days") + _PARTY.format("sudmark", "full")
)  # fmt: skip


def test_a_case_is_solved(tmp_path: Path) -> None:
    """Text by default, JSON with --json, the same for the same seed."""
    (tmp_path / "case.toml").write_text(_CASE, "utf-8")
    done = _detente("case.toml", "--draws", "60", cwd=tmp_path)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    for each in (
        "Truce: 0 None, 50 Days, 100 Full",
        "compromise mean 50 (nearest: Days); 90 % of 60 draws",
        "weighted median 50 (nearest: Days)",
        "expected utility: median",
        "spatial model of politics: median",
        "who moves whom",
        "without harbour: mean 50",
    ):
        assert each in said
    texts = {_detente("case.toml", "--draws", "60", "--json", cwd=tmp_path).stdout for _ in range(2)}
    assert len(texts) == 1
    assert json.loads(texts.pop())["answer"]["issues"][0]["draws"] == 60
