"""A small case of parties along a line, as a person writes it."""

from __future__ import annotations

from pathlib import Path

from detente.case.case_file import case_of
from detente.case.model import Case

__all__ = ["capability", "case", "line", "position", "salience"]

_HEAD = 'schema = 1\nname = "made-up"\ntitle = "Made up"\n'
_ISSUE = """
[[issue]]
id = "truce"
name = "Truce"
position = [
    { id = "none", name = "None" }, { id = "days", name = "Days" }, { id = "weeks", name = "Weeks" },
    { id = "full", name = "Full" }, { id = "lasting", name = "Lasting" },
]

[[issue]]
id = "toll"
name = "Toll"
position = [{ id = "free", name = "Free" }, { id = "paid", name = "Paid" }]
"""


def case(*tables: str) -> Case:
    """A case of two issues and of these tables."""
    return case_of("\n".join([_HEAD, _ISSUE, *tables]), Path("case.toml")).case


def _party(name: str) -> str:
    return f'[[party]]\nid = "{name}"\nname = "{name.title()}"\nrole = "third"\n'


def position(party: str, stated: str, issue: str = "truce", on: str = "") -> str:
    """What a party says."""
    day = f"on = {on}\n" if on else ""
    return (
        f'[[position]]\nparty = "{party}"\nissue = "{issue}"\nstated = "{stated}"\nassumed = "made up"\n{day}'
    )


def salience(party: str, low: float, high: float, issue: str = "truce") -> str:
    """How much it matters to it."""
    return f'[[salience]]\nparty = "{party}"\nissue = "{issue}"\nlow = {low}\nhigh = {high}\nassumed = "made up"\n'


def capability(party: str, low: float, high: float, issue: str = "") -> str:
    """What it can bring to bear."""
    on = f'issue = "{issue}"\n' if issue else ""
    return f'[[capability]]\nparty = "{party}"\n{on}low = {low}\nhigh = {high}\nassumed = "made up"\n'


def line(*more: str, wide: float = 0.2, names: tuple[str, ...] = ("north", "south", "broker")) -> Case:
    """North at none, the broker at days then weeks, South at full; each with its ranges."""
    north, south, broker = names
    return case(
        *map(_party, names),
        position(north, "none"), position(broker, "days", on="2025-01-01"),
        position(broker, "weeks", on="2025-02-01"), position(south, "full"),
        *(salience(each, 0.4, 0.4 + wide) for each in names),
        *(capability(each, 0.5, 0.5 + wide) for each in names),
        *more,
    )  # fmt: skip
