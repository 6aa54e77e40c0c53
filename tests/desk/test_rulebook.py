"""Rules by their names."""

from __future__ import annotations

from detente.coding.acts.rules import RULES as ACT_RULES
from detente.coding.deeds.rules import RULES as DEED_RULES
from detente.coding.items import Time
from detente.coding.statements.rules import RULES as STATEMENT_RULES
from detente.coding.times.rules import RULES as TIME_RULES
from detente.desk.rulebook import rule_lines, rule_of


def time(rule: str, coder: str = "rules") -> Time:
    """Return a time that a rule found."""
    return Time("t", "d", ((0, 1),), "w", None, None, None, None, rule, coder, 0.5)


def test_no_two_rules_share_a_name() -> None:
    """Whichever part of the coder they belong to."""
    every = (*STATEMENT_RULES, *ACT_RULES, *DEED_RULES, *TIME_RULES)
    assert len({rule.name for rule in every}) == len(every)
    assert all(rule_of(rule.name) is rule for rule in every)


def test_a_rule_says_what_it_finds_with_an_example() -> None:
    """The sentence and the example of its register."""
    lines = list(rule_lines(time("weekday")))
    assert lines[0] == "rule weekday, of the coder 'rules'"
    assert [line.split()[0] for line in lines[1:]] == ["finds", "example"]


def test_a_rule_of_another_coder_says_nothing() -> None:
    """Its name and its coder stand there all the same."""
    lines = list(rule_lines(time("prompt-3", "my-model")))
    assert lines[0] == "rule prompt-3, of the coder 'my-model'"
    assert "nothing" in lines[1]
