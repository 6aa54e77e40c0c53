"""What each rule says of itself, whichever coder's part it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coding.acts.rules import RULES as ACT_RULES
from detente.coding.clauses.rule import Rule
from detente.coding.deeds.rules import RULES as DEED_RULES
from detente.coding.items import Item
from detente.coding.statements.rules import RULES as STATEMENT_RULES
from detente.coding.times.rules import RULES as TIME_RULES

__all__ = ["rule_lines", "rule_of"]

_KNOWN = {rule.name: rule for rules in (STATEMENT_RULES, ACT_RULES, DEED_RULES, TIME_RULES) for rule in rules}


def rule_of(name: str) -> Rule | None:
    """Return the rule of a name; None for a rule of another coder."""
    return _KNOWN.get(name)


def rule_lines(item: Item) -> Iterator[str]:
    """Yield which rule of which coder made an item, what it finds, and an example."""
    yield f"rule {item.rule}, of the coder {item.coder!r}"
    rule = rule_of(item.rule)
    if rule is not None:
        yield f"  finds       {rule.finds}"
        yield f"  example     {' '.join(rule.example.split())}"
    else:
        yield "  the rule says nothing of itself here"
