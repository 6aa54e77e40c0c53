"""The rules that find acts, each under its stable name."""

from __future__ import annotations

from detente.coding.clauses.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    Rule(
        "act.told",
        "A verb of the lexicon that names an act, done by its subject.",
        "Norway rejected the offer of a truce.",
    ),
    Rule(
        "act.noun",
        "A noun that names an act, done by its possessor or by whom `by` or `from` names.",
        "Chile's demands for a border treaty were read out.",
    ),
    Rule(
        "act.list",
        "A list of somebody's conditions, demands or terms: one demand a term.",
        "Norway's conditions include the following: free passage, a border treaty and an apology.",
    ),
    Rule(
        "act.attribute",
        "A participle before a noun that says an act was done: promised, proposed, threatened.",
        "Norway still has not sent the promised letter.",
    ),
    Rule(
        "act.withheld",
        "An offer, promise, concession, agreement or acceptance that the text says was not made: a refusal by conduct.",
        "Chile has not offered any concessions.",
    ),
    Rule(
        "act.intent",
        "`will` (reported: `would`) of the speaker's own side in a statement: a promise; hostile or tied to a warning, "
        "a threat; negated, a refusal.",
        "“We will open the crossing on Friday,” the Norwegian envoy said.",
    ),
    Rule(
        "act.conditional",
        "A condition, then what a party would do that hurts, told without a speaker: a threat the author relays.",
        "As long as the strait stayed closed, Chile would continue the war.",
    ),
    Rule(
        "act.must",
        "`must` in a statement about somebody else's conduct: a demand.",
        "Norway must withdraw first, the Chilean minister said.",
    ),
    Rule(
        "act.should",
        "`should`, `ought to` or `need to` about somebody's conduct.",
        "Norway should reopen the talks, the analyst said.",
    ),
    Rule(
        "act.outlook",
        "`may`, `might`, `could`, `is likely to` about what somebody will do.",
        "Chile may recall its envoy.",
    ),
    Rule(
        "act.imperative",
        "An imperative that opens a quotation.",
        "“Open the bridge,” the Norwegian envoy said.",
    ),
    Rule("act.let", "`let us`, `let's`: an appeal.", "“Let us end this quarrel,” the minister said."),
    Rule(
        "act.reason",
        "Words that give the reason or purpose of somebody's conduct.",
        "Norway is stalling in an effort to split the alliance.",
    ),
)
