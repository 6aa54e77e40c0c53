"""The rules that find deeds, each under its stable name."""

from __future__ import annotations

from detente.coding.clauses.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    Rule(
        "deed.verb",
        "A verb of the lexicon with its company, done by its subject.",
        "On Sunday Norway deployed two frigates near the strait.",
    ),
    Rule(
        "deed.passive",
        "The same in the passive: the doer stands after `by`, the subject is whom it is done to.",
        "The convoy was attacked by militiamen near the bridge.",
    ),
    Rule(
        "deed.noun",
        "A noun for a deed with a possessor, a name before it, `by` or `between` after it, or a date.",
        "Talks between Norway and Chile opened in March.",
    ),
    Rule(
        "deed.announced",
        "`will` and `is to` with a deed: hypothetical; its root says whether the intent is friendly, hostile or a refusal.",
        "Chile will host the Norwegian minister on Thursday.",
    ),
)
