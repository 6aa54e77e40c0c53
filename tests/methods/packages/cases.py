"""Small cases for the method on packages, written as a person would."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from detente.case.case_file import case_of
from detente.case.model import Case
from detente.methods.packages import METHOD
from detente.methods.packages.answer import PackagesAnswer

FIXTURES = Path(__file__).parent / "fixtures"

HEAD = """
schema = 1
name = "made-up"
[[party]]
id = "north"
name = "Northland"
role = "belligerent"
[[party]]
id = "south"
name = "Southland"
role = "belligerent"
[[party]]
id = "broker"
name = "the broker"
role = "mediator"
[[party]]
id = "bank"
name = "the bank"
role = "third"
"""


def issue(name: str, *levels: str) -> str:
    """Return an issue with its levels."""
    rows = "".join(f'[[issue.position]]\nid = "{level}"\nname = "Level {level}"\n' for level in levels)
    return f'[[issue]]\nid = "{name}"\nname = "Issue {name}"\n{rows}'


def table(name: str, /, **fields: object) -> str:
    """Return one entry of a table, assumed; fields as TOML writes strings and numbers."""
    rows = "".join(
        f"{key} = {value!r}\n".replace("'", '"')
        if not isinstance(value, str) or value[:1] not in "[{"
        else f"{key} = {value}\n"
        for key, value in fields.items()
    )
    return f'[[{name}]]\n{rows}assumed = "made up"\n'


def stake(party: str, on: str, wants: str, low: float, high: float | None = None) -> str:
    """Return what a party wants on an issue and how much it weighs."""
    weighs = table("salience", party=party, issue=on, low=low, high=low if high is None else high)
    return table("position", party=party, issue=on, stated=wants) + weighs


def ranked(party: str, on: str, wants: str, rank: int) -> str:
    """Return what a party wants on an issue and which place that has with it."""
    weighs = table("salience", party=party, issue=on, rank=rank)
    return table("position", party=party, issue=on, stated=wants) + weighs


def minimum(party: str, on: str, low: str, high: str | None = None) -> str:
    """Return the least that a party would settle for."""
    return table("minimum", party=party, issue=on, low=low, high=low if high is None else high)


def case(*parts: str) -> Case:
    """Return a case with the usual parties."""
    return case_of(HEAD + "".join(parts), Path("made-up.toml")).case


def answer(given: Case, seed: int = 0) -> PackagesAnswer:
    """Return the answer to a case."""
    found: PackagesAnswer = METHOD.solve(given, (), {}, np.random.default_rng(seed)).answer
    return found


TRADE = (
    issue("land", "a", "b", "c")
    + issue("money", "a", "b", "c")
    + stake("north", "land", "a", 0.8)
    + stake("north", "money", "a", 0.2)
    + stake("south", "land", "c", 0.2)
    + stake("south", "money", "c", 0.8)
    + minimum("north", "land", "b")
    + minimum("north", "money", "b")
    + minimum("south", "land", "b")
    + minimum("south", "money", "b")
)
"""Each side would give way on what weighs less with it: half of both is worth 0.5 to each, the trade 0.8."""
