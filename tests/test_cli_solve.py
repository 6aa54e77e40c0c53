"""`detente solve` at the command line: what it prints, and input that nobody should give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.methods.graph_model.cases import REFERENCE

_DILEMMA = REFERENCE / "prisoners-dilemma"


def _detente(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "detente", "solve", *map(str, arguments)],
        capture_output=True, encoding="utf-8", cwd=cwd, check=False, env=dict(os.environ), timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def test_a_case_is_solved(tmp_path: Path) -> None:
    """Text by default, one JSON object with --json, a `.gmcr` file with --gmcr."""
    done = _detente("graph-model", _DILEMMA / "case.toml", "--gmcr", "out.gmcr", cwd=tmp_path)
    assert done.returncode == 0
    assert "NASH  1" in done.stdout
    assert done.stderr.splitlines()[0] == "model: out.gmcr"
    done = _detente(
        "graph-model", "out.gmcr", "--json", "--concepts", "nash,seq", "--coalitions", cwd=tmp_path
    )
    found = json.loads(done.stdout)
    assert found["equilibria"] == {"nash": [1], "seq": [1, 4]}
    assert found["coalitions"]["equilibria"] == {"nash": [], "seq": [4]}


_CASES = {
    "not TOML": ("bad.toml", "= 3", (), "not valid TOML"),
    "no case": ("bad.toml", "schema = 1\n", (), "'name' is missing"),
    "not there": ("none.toml", None, (), "the case cannot be read"),
    "not JSON": ("bad.gmcr", "{", (), "not valid JSON"),
    "no model": ("bad.gmcr", "[]", (), "a model is an object"),
    "unknown concept": ("good.gmcr", None, ("--concepts", "best"), "'best' is unknown"),
    "no concept": ("good.gmcr", None, ("--concepts", ","), "no concept is named"),
    "no number": ("good.gmcr", None, ("--states", "seven"), "'seven' is no state's number"),
    "no such state": ("good.gmcr", None, ("--states", "5"), "state 5 is not there; states go from 1 to 4"),
    "state naught": ("good.gmcr", None, ("--states", "0", "--json"), "state 0 is not there"),
    "nowhere to write": ("good.gmcr", None, ("--gmcr", "no/such/folder.gmcr"), "its folder does not exist"),
    "no dossier": ("good.toml", None, ("--dossier", "nothing"), "nothing"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text", "options", "said"), _CASES.values(), ids=list(_CASES))
def test_bad_input_ends_with_a_message(
    tmp_path: Path, name: str, text: str | None, options, said: str
) -> None:
    """Exit code 2, a line a problem, no traceback."""
    (tmp_path / "good.gmcr").write_text((_DILEMMA / "model.gmcr").read_text("utf-8"), "utf-8")
    (tmp_path / "good.toml").write_text((_DILEMMA / "case.toml").read_text("utf-8"), "utf-8")
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    done = _detente("graph-model", name, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert all(line.startswith("error: ") for line in done.stderr.splitlines())


@pytest.mark.slow
def test_an_unknown_method_says_which_there_are(tmp_path: Path) -> None:
    """A method that a package adds would be found here."""
    done = _detente("graph-mode", _DILEMMA / "case.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert "'graph-mode' is no method; did you mean 'graph-model'?" in done.stderr


@pytest.mark.slow
def test_all_problems_of_a_case_are_told_at_once(tmp_path: Path) -> None:
    """Each party without preferences, and the status quo."""
    case = (_DILEMMA / "case.toml").read_text("utf-8")
    bare = "\n\n".join(part for part in case.split("\n\n") if not part.startswith(("[[preference", "[[aim")))
    (tmp_path / "bare.toml").write_text(
        f'{bare}\n\n[[infeasible]]\nwhen = "neither"\nwhy = "one must"\n', "utf-8"
    )
    done = _detente("graph-model", "bare.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 3
