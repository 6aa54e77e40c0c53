"""A TOML file checked against a model: every problem at once, each with its line and its mend."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from detente.errors import Problem
from detente.toml.file import TomlFile, nearest, validated


class Leaf(BaseModel):
    """A table inside a table."""

    model_config = ConfigDict(extra="forbid")
    name: str
    start: int | None = Field(default=None, alias="from")


class Root(BaseModel):
    """A file."""

    model_config = ConfigDict(extra="forbid")
    version: Literal[1] = Field(alias="schema")
    share: float = Field(default=0, ge=0, le=1, allow_inf_nan=False)
    leaves: tuple[Leaf, ...] = Field(default=(), alias="leaf")
    only: Leaf | None = None


def read(text: str) -> tuple[Root | None, list[str]]:
    """Return what a text holds and what is wrong with it."""
    problems: list[Problem] = []
    found = validated(TomlFile("f.toml", text), Root, problems)
    return found, [str(problem) for problem in problems]


def test_a_good_file_is_its_values() -> None:
    """There are values and no problems."""
    found, problems = read('schema = 1\n[[leaf]]\nname = "x"\nfrom = 3\n')
    assert found is not None
    assert (found.leaves[0].start, problems) == (3, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("schema = 2", "f.toml: line 1: schema: input should be 1, not 2"),
        ("shema = 1", "f.toml: line 1: unknown field 'shema'; did you mean 'schema'?"),
        ("schema = 1\nzzz = 1", "f.toml: line 2: unknown field 'zzz'; remove it"),
        ("schema = 1\n[[leaf]]\nnam = 'x'", "f.toml: line 3: unknown field 'nam'; did you mean 'name'?"),
        (
            "schema = 1\n[[leaf]]\nname = 'x'\nform = 1",
            "f.toml: line 4: unknown field 'form'; did you mean 'from'?",
        ),
        (
            "schema = 1\n[only]\nname = 'x'\nfrm = 1",
            "f.toml: line 4: unknown field 'frm'; did you mean 'from'?",
        ),
        ("schema = 1\n\n[[leaf]]", "f.toml: line 3: 'name' is missing; add it"),
        ("", "f.toml: 'schema' is missing; add it"),
        ("schema = 1\nshare = nan", "f.toml: line 2: share: input should be a finite number, not nan"),
        ("schema = 1\nshare = -inf", "f.toml: line 2: share: input should be a finite number, not -inf"),
        (
            "schema = 1\nshare = 1.5",
            "f.toml: line 2: share: input should be less than or equal to 1, not 1.5",
        ),
        ("schema = 1\nleaf = 3", "f.toml: line 2: leaf: must be a list; write [...]"),
        (
            "schema = 1\nleaf = [{ name = 1 }]",
            "f.toml: line 2: leaf.name: input should be a valid string, not 1",
        ),
    ],
)
def test_a_problem_says_line_rule_and_mend(text: str, problem: str) -> None:
    """Each mistake is told as a person would."""
    assert problem in read(text)[1]


def test_all_problems_come_at_once() -> None:
    """Four mistakes are four problems."""
    assert len(read("shema = 1\nshare = 7\n[[leaf]]\nnam = 1\n")[1]) == 5


@pytest.mark.parametrize(
    "text",
    ["a = ", "a = 1\na = 2", "[a", "a = '\n'", "a = 1979-13-40", "a = 2025-02-30", "\x00", "a = \"\\ud800\"",
     f"a = {'9' * 5_000}", f"a = {'[' * 100_000}", f"{'a.' * 2_000}a = 1"],
    ids=["no value", "twice", "open table", "open string", "no month", "no day", "nul", "surrogate", "long number",
         "deep arrays", "deep keys"],
)  # fmt: skip
def test_what_is_no_toml_is_one_problem(text: str) -> None:
    """Broken or hostile syntax ends in a problem, never in a traceback."""
    found, problems = read(text)
    assert found is None
    assert problems
    assert all(problem.startswith("f.toml: ") for problem in problems)


@pytest.mark.parametrize("depth", [100, 300, 400, 450, 480])
def test_nested_arrays_near_the_limit_end_in_problems(depth: int) -> None:
    """Also where TOML still reads them, their lines are found or the file's name stands alone."""
    found, problems = read(f"schema = 1\nleaf = {'[' * depth}{']' * depth}")
    assert found is None
    assert problems


def test_the_nearest_name_is_the_mend() -> None:
    """A name like one there is asks for it; else all are listed; where there is none, nothing is said."""
    assert nearest("rusia", ("ukraine", "russia")) == "did you mean 'russia'?"
    assert nearest("xyz", ("ukraine", "russia")) == "one of: ukraine, russia"
    assert nearest("xyz", ()) == ""
