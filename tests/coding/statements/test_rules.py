"""The rules of statements: each finds something in its own example, and stands in the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.coding.clauses.rule import Rule
from detente.coding.statements.rules import RULES
from detente.documents.model import Document
from tests.coding.statements.sample import document, statements

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "rules-statements.md"
SOURCE = ROOT / "src" / "detente" / "coding" / "statements"


def _example(rule: Rule) -> Document:
    if rule.name == "speaker-turn":
        return document(rule.example, kind="transcript")
    if rule.name.startswith("headline"):
        return document(rule.example, first="headline")
    return document(rule.example, kind="opinion" if rule.name == "author-voice" else "news")


def test_there_are_rules_and_no_name_twice() -> None:
    """So that the parametrised tests below run, and a name means one rule."""
    assert len(RULES) == len({rule.name for rule in RULES}) > 10


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_own_example(rule: Rule) -> None:
    """Its name stands on a statement of the example."""
    assert rule.name in {statement.rule for statement in statements(_example(rule))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_stands_in_the_reference(rule: Rule) -> None:
    """As one row: its name, what it finds and its example."""
    example = rule.example.replace("\n", " ¶ ")
    assert f"| `{rule.name}` | {rule.finds} | {example} |" in PAGE.read_text("utf-8")


def test_every_name_in_the_code_is_registered() -> None:
    """A name between quotation marks with a hyphen and the shape of a rule is one of the registry."""
    shape = re.compile(
        r'"((?:cue|quotation|clause|headline|colon|speaker|author|noun|passive|participle|gap|as)-[a-z-]+)"'
    )
    used = {
        name
        for file in SOURCE.glob("*.py")
        if file.name != "rules.py"
        for name in shape.findall(file.read_text("utf-8"))
    }
    names = {rule.name for rule in RULES}
    assert len(used) > 10
    assert {name for name in used if name not in names and name != "quotation-then"} == set()
