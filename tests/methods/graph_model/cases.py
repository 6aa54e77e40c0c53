"""Small cases written as a person writes them, and the reference results."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from detente.case.case_file import case_of
from detente.case.model import Case
from detente.methods.graph_model.arrays import Game, game_of

__all__ = ["REFERENCE", "case", "expected", "game", "option", "party", "preference", "straits"]

REFERENCE = Path(__file__).parents[2] / "reference" / "graph-model"


def expected(name: str) -> dict[str, Any]:
    """The published results of a reference model."""
    return tomllib.loads((REFERENCE / name / "expected.toml").read_text(encoding="utf-8"))


def party(name: str, role: str = "belligerent") -> str:
    """A party's table."""
    return f'[[party]]\nid = "{name}"\nname = "{name.title()}"\nrole = "{role}"\n'


def option(name: str, holder: str, **fields: str) -> str:
    """An option's table."""
    more = "".join(f"{key} = {value}\n" for key, value in fields.items())
    return f'[[option]]\nid = "{name}"\nname = "{name.title()}"\nholder = "{holder}"\nassumed = "made up"\n{more}'


def preference(holder: str, *conditions: str, **fields: str) -> str:
    """A party's preferences, most important first."""
    more = "".join(f"{key} = {value}\n" for key, value in fields.items())
    return "".join(
        f'[[preference]]\nparty = "{holder}"\nholds = "{each}"\nassumed = "made up"\n{more}'
        for each in conditions
    )


def case(*tables: str) -> Case:
    """A case of these tables."""
    text = "\n".join(['schema = 1\nname = "made-up"\ntitle = "Made up"\n', *tables])
    return case_of(text, Path("case.toml")).case


def game(*tables: str) -> Game:
    """The arrays of a case of these tables."""
    return game_of(case(*tables))


def straits(*more: str, **fields: str) -> Case:
    """North may open a strait, South may sail, a mediator may pay; each would rather have the other's part."""
    return case(
        party("north"), party("south"), party("broker", "mediator"), party("press", "audience"),
        option("open", "north"), option("sail", "south"), option("pay", "broker"),
        preference("north", "pay if open", "not open", "sail", **fields),
        preference("south", "sail if open", "open", "not sail", **fields),
        preference("broker", "open and sail", "not pay"),
        '[[state]]\nid = "deal"\nname = "A deal"\nwhen = "open and sail and pay"\n',
        '[[outcome]]\nmethod = "graph-model"\nmeans = "settled"\nwhen = "open and sail"\n',
        '[[outcome]]\nmethod = "graph-model"\nmeans = "frozen"\nwhen = "not open"\n',
        *more,
    )  # fmt: skip
