"""`detente solve packages` at the command line: what it prints, what it writes, and input that nobody should give."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tests.methods.packages.cases import FIXTURES

_SWAP = ROOT / "tests" / "reference" / "packages" / "bill-and-jack" / "case.toml"
_JOBS = FIXTURES / "jobs-genius"


def _detente(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "detente", "solve", "packages", *map(str, arguments)],
        capture_output=True, encoding="utf-8", cwd=cwd, check=False, env=dict(os.environ), timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def test_a_case_and_a_folder_are_solved(tmp_path: Path) -> None:
    """Text by default, one JSON object with --json, files of GENIUS with --genius that read the same again."""
    done = _detente(_SWAP, "--genius", "out", "--limit", 2, cwd=tmp_path)
    assert done.returncode == 0
    assert "Bill and Jack: 9 issues, 512 packages; asked to agree: Bill and Jack" in done.stdout
    assert done.stderr.splitlines()[0] == "GENIUS: out (a domain and 2 profiles)"
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "bill.xml",
        "domain.xml",
        "jack.xml",
    ]
    read = json.loads(_detente("out", "--json", cwd=tmp_path).stdout)
    assert read["solutions"]["nash"]["payoffs"] == pytest.approx({"bill": 24 / 34, "jack": 11 / 16}, abs=1e-6)
    assert read["zone"]["open"]
    assert len(read["frontier"]) == read["frontier_size"]["points"]
    assert set(read["frontier"][0]) >= {"payoffs", "terms"}


def test_a_limit_says_how_many_there_are(tmp_path: Path) -> None:
    """The frontier is counted whole and listed in part."""
    found = json.loads(_detente(_JOBS, "--json", "--limit", 3, cwd=tmp_path).stdout)
    assert len(found["frontier"]) == found["frontier_size"]["listed"] == 3
    assert found["frontier_size"]["points"] > 3
    assert found["frontier_size"]["complete"]


def test_draws_are_as_many_as_asked_for(tmp_path: Path) -> None:
    """Shares are of so many draws."""
    case = ROOT / "examples" / "camp-david-1978" / "case.toml"
    found = json.loads(_detente(case, "--json", "--draws", 7, cwd=tmp_path).stdout)
    assert (found["robustness"]["draws"], found["parameters"]["draws"]) == (7, "7")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "options", "said"),
    [
        ("none.toml", (), "the case cannot be read"),
        ("bad.toml", (), "proposal 'offer' has two terms on 'pen'"),
        ("bad.toml", (), "issue 'pan' is not declared; did you mean 'pen'?"),
        ("alone.toml", (), "a deal needs two parties"),
        ("empty", (), "neither XML of GENIUS nor JSON of GeniusWeb"),
        ("jobs/worker.xml", (), "give the folder they are in"),
        ("jobs", ("--genius", "jobs"), "it is the folder to read from"),
        ("jobs", ("--genius", "no/such/folder"), "the files cannot be written"),
        ("jobs", ("--limit", "0"), "--limit"),
        ("jobs", ("--seed", "-1"), "--seed"),
        ("good.toml", ("--dossier", "nothing"), "nothing"),
    ],
)  # fmt: skip
def test_bad_input_ends_with_a_message(
    tmp_path: Path, path: str, options: tuple[str, ...], said: str
) -> None:
    """Exit code 2, nothing on standard output, no traceback."""
    text = _SWAP.read_text("utf-8")
    (tmp_path / "good.toml").write_text(text, "utf-8")
    offer = "".join(
        f'[[proposal.term]]\nissue = "{on}"\nposition = "bill-has-it"\n' for on in ("pen", "pen", "pan")
    )
    more = f'[[proposal]]\nid = "offer"\nname = "x"\nby = "bill"\nassumed = "x"\n{offer}'
    (tmp_path / "bad.toml").write_text(f"{text}\n{more}", "utf-8")
    blocks = [each for each in text.split("\n[[") if not ("salience" in each and '"jack"' in each)]
    (tmp_path / "alone.toml").write_text("\n[[".join(blocks), "utf-8")
    (tmp_path / "empty").mkdir()
    shutil.copytree(_JOBS, tmp_path / "jobs")
    done = _detente(path, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
