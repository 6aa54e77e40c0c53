"""A small case of the war of the straits, written as a person would, and ways to load it and to read its problems."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from detente.case.case_file import case_of
from detente.case.evidence import Evidence
from detente.case.gathering import gathered
from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.coding.items import Item
from detente.errors import InputError
from detente.record.model import Record
from detente.record.sources import read_sources

HEAD = """
schema = 1
name = "straits"
"""

PARTIES = """
[[party]]
id = "norland"
name = "Norland"
role = "belligerent"

[[party]]
id = "sudmark"
name = "Sudmark"
role = "belligerent"

[[party]]
id = "harbour"
name = "Harbour"
role = "mediator"

[[party]]
id = "assembly"
name = "Assembly of Harbour"
role = "audience"
within = "harbour"
"""

ISSUES = """
[[issue]]
id = "truce"
name = "Ceasefire"
record = "ceasefire"
position = [
    { id = "none", name = "no ceasefire" },
    { id = "some", name = "a limited ceasefire", record = "limited" },
    { id = "full", name = "a full ceasefire" },
]
"""

OPTIONS = """
[[option]]
id = "blockade"
name = "Close the straits"
holder = "norland"
assumed = "it has the ships"

[[option]]
id = "leave"
name = "Leave the talks"
holder = "harbour"
assumed = "nothing keeps it"
"""

BASE = HEAD + PARTIES + ISSUES + OPTIONS


def case_with(tables: str = "", base: str = BASE) -> Case:
    """Return the small case with more tables."""
    return case_of(base + tables, Path("case.toml")).case


def problems_of(tables: str = "", base: str = BASE) -> list[str]:
    """Return what is wrong with the small case with more tables, each problem as it is shown."""
    try:
        case_of(base + tables, Path("case.toml"))
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def line_of(tables: str, words: str, base: str = BASE) -> int:
    """Return the line on which words stand in the small case with more tables."""
    return (base + tables)[: (base + tables).index(words, len(base))].count("\n") + 1


def evidence_of(case: Case, record: Record, as_of: date = date(2032, 1, 1)) -> tuple[Evidence, ...]:
    """Return what a record says on every judgement of a case."""
    return gathered(case, judgements(case), record, read_sources(record, as_of))


def judged(case: Case, name: str) -> Judged:
    """Return a judgement of a case by its name."""
    return next(each for each in judgements(case) if each.id == name)


def found_by(
    query: str, record: Record, *, against: bool = False, as_of: date = date(2032, 1, 1)
) -> list[str]:
    """Return the words of the items that a query finds, as the `because` of an option."""
    option = f'[[option]]\nid = "asked"\nname = "x"\nholder = "norland"\nbecause = {query}\n'
    bearing = "against" if against else "for"
    evidence = evidence_of(case_with(option), record, as_of)
    mine = [each for each in evidence if each.judgement == "option:asked" and each.bearing == bearing]
    items: list[Item | None] = [record.item(each.item) for each in mine]
    return [item.words for item in items if item is not None]
