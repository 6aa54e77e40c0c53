"""What the rules of times say of themselves is what they do."""

from __future__ import annotations

import pytest

from detente.coding.clauses.rule import Rule
from detente.coding.times import find
from detente.coding.times.grammar import RULES as GRAMMAR
from detente.coding.times.rules import RULES


def test_every_construction_is_told_once_and_in_order() -> None:
    """The register follows the grammar."""
    assert RULES
    assert [rule.name for rule in RULES] == [rule.name for rule in GRAMMAR]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_example_is_found_by_its_rule(rule: Rule) -> None:
    """By this one and no other."""
    assert [found.rule for found in find(rule.example)] == [rule.name]
