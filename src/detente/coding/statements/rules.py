"""The rules that find statements: the name each puts on what it finds, what that is, and a sentence of it."""

from __future__ import annotations

from detente.coding.clauses.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    Rule(
        "quotation-then-cue",
        "A quotation, then who said it, then the verb; it may go on behind them.",
        "“The bridge stays shut,” Anna Veld told reporters, “until we agree.”",
    ),
    Rule(
        "quotation-then-inverted-cue",
        "A quotation, then the verb, then who said it, with any description.",
        "“Nobody has slept,” said Tomas Ruiz, a nurse at the harbour clinic.",
    ),
    Rule(
        "quotation-then-name",
        "A quotation with a dash and a name behind it.",
        "“We are tired of waiting.” — Anna Veld",
    ),
    Rule(
        "cue-then-quotation",
        "A verb of saying, then a quotation, whether a comma, a colon or an addressee stands between them or nothing.",
        "Ruiz replied, “Ask me again on Friday.”",
    ),
    Rule(
        "cue-then-block",
        "A verb of saying in a paragraph that ends in a colon: the next paragraph, marks or not, is what was said.",
        "Veld offered this account of the night:\nWe heard the first shots at two. Nobody answered them.",
    ),
    Rule(
        "colon-then-quotation",
        "A quotation behind a colon that no verb of saying claims: it is of whom the words before the colon are about.",
        "Ruiz shook his head: “There was never a plan for the winter.”",
    ),
    Rule(
        "cue-then-clause",
        "A verb of saying or thinking, then a clause, with or without `that`, after an addressee or a day.",
        "Veld told the council on Monday that the ferry would sail.",
    ),
    Rule(
        "clause-then-cue",
        "A clause, a comma, then who says so.",
        "The ferry will not sail before spring, harbour officials say.",
    ),
    Rule(
        "clause-around-cue",
        "A clause that who says so interrupts; it is two pieces of one statement.",
        "The ferry, Ruiz said, would not sail before spring.",
    ),
    Rule(
        "as-clause",
        "An aside with `as`; the clause around it is what was said.",
        "As Veld noted, the harbour has frozen twice this winter.",
    ),
    Rule(
        "gap-around-cue",
        "A verb of saying inside what it attributes: the thing named before it, and the verb behind it.",
        "It was a route the pilots said was safe.",
    ),
    Rule(
        "cue-then-infinitive",
        "A verb of saying or wanting, then an infinitive, maybe with whom it is asked of.",
        "Veld urged both crews to stay in port.",
    ),
    Rule(
        "cue-then-object",
        "A verb of saying or judging, then what it is about, where a person or body does it.",
        "Ruiz rejected the timetable.",
    ),
    Rule(
        "participle-cue",
        "An -ing form of such a verb behind a comma, `by` or at the start; it shares the nearest subject.",
        "Veld closed the office, saying that the money had run out.",
    ),
    Rule(
        "passive-cue",
        "A passive: `it is believed that`, `is said to` (both without a source), `was criticised by`, `seen as unfair in`.",
        "The timetable was rejected by Tomas Ruiz.",
    ),
    Rule(
        "noun-cue",
        "A noun of saying or thinking with its owner and what it says.",
        "Ruiz’s claim that the ice was thin kept the boats in port.",
    ),
    Rule(
        "noun-then-colon",
        "A noun of saying with its owner and a colon: the clause behind it is what is said.",
        "The pilots keep pressing their point: you cannot trust the ice.",
    ),
    Rule(
        "according-to",
        "A fixed expression with the source behind it.",
        "According to Anna Veld, the ice was thin.",
    ),
    Rule(
        "quotation-goes-on",
        "A quotation that is a sentence or paragraph of its own, without a cue: the speaker before it goes on.",
        "“The ice was thin,” Veld said.\n“Nobody should have been out there.”",
    ),
    Rule(
        "free-indirect",
        "A sentence without a cue that goes on with what the one before it reports: its tense says so (`would`), or it supposes something and the same person’s quotation follows.",
        "Ruiz said the harbour was frozen. The ferry would sail once the ice had gone.",
    ),
    Rule(
        "quotation-within",
        "A quotation with its cue inside a quotation; the outer statement is its parent.",
        "“He said, ‘Wait for the thaw,’ and left,” Veld recalled.",
    ),
    Rule(
        "speaker-turn",
        "In a transcript, a name and a colon: all that is said until the next name.",
        "VELD: I have told the council what I know.",
    ),
    Rule(
        "headline-name-colon",
        "In a headline, a colon behind somebody the article quotes, or behind `Poll`, `Report` and the like.",
        "Poll: Most want the ferry back",
    ),
    Rule(
        "headline-then-source",
        "In a headline, a dash before a medium that is not the article’s own.",
        "Ferry to Sail in Spring -- Harbour Times",
    ),
    Rule(
        "author-voice",
        "In an opinion piece, a sentence that judges or advises and that nobody else is credited with.",
        "The council should reopen the harbour.",
    ),
)
