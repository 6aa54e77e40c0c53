"""The rules of acts: each finds something in its own example, and stands in the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.coding.acts import RULES
from detente.coding.clauses.rule import Rule
from tests.coding.acts.sample import acts

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "rules-acts-deeds.md"


def test_there_are_rules_and_no_name_twice() -> None:
    """So that the parametrised tests below run, and a name means one rule."""
    assert len(RULES) == len({rule.name for rule in RULES}) > 5


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_own_example(rule: Rule) -> None:
    """With the sample's parties in the place of those of the example."""
    example = rule.example.replace("Norway", "Norland").replace("Norwegian", "Norlandic")
    example = example.replace("Chilean", "Sudrian").replace("Chile", "Sudria")
    assert rule.name in {act.rule for act in acts(example)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_stands_in_the_reference(rule: Rule) -> None:
    """Under its name, with what it finds and its example."""
    page = PAGE.read_text("utf-8")
    assert f"`{rule.name}`" in page
    assert rule.finds in page
    assert rule.example in page
