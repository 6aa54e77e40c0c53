"""Finding every act of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.coding.actors import Cast
from detente.coding.acts.listed import LIST_WORDS, listed_demands
from detente.coding.acts.made import Found, Spot, acts_from
from detente.coding.acts.modal import MODAL_WORDS, modal_acts
from detente.coding.clauses.circumstances import Around
from detente.coding.clauses.extent import clause_of
from detente.coding.clauses.mood import in_condition
from detente.coding.clauses.names import Setting
from detente.coding.clauses.parse import Parse, parse_of
from detente.coding.clauses.predicates import Predicate, predicates_of, worth_reading
from detente.coding.clauses.roles import actors_of, target_of
from detente.coding.clauses.verbs import Verb
from detente.coding.codebook import ActCue
from detente.coding.items import Act, ActType, PloverRoot, Statement, Status
from detente.coding.reading import Reading, Sentence
from detente.coding.word_lists import wordlist

__all__ = ["find_acts"]

_WORDS = re.compile(rf"{MODAL_WORDS.pattern}|\b(?:{'|'.join(sorted(LIST_WORDS))})\b")
# An act of these kinds that was not done is a refusal by conduct.
_WITHHELD = frozenset({"offer", "promise", "concession", "agreement", "acceptance"})
_DONE = wordlist("continue begin start go come manage proceed rush move use keep")
_NOBODY = wordlist("it there this that these those what which")
_WISHED = wordlist("plan want intend hope seek prepare vow wish decide move like")


def find_acts(reading: Reading, cast: Cast, statements: Sequence[Statement], coder: str) -> list[Act]:
    """Return the acts of a document in reading order.

    `when` of an act is when it was done, never its deadline: the deadline's words stand in its words or conditions.

    Args:
        reading: The document as rules see it.
        cast: Whom its noun phrases mean.
        statements: Its statements.
        coder: Name of the coder, which every item carries.
    """
    setting = Setting(reading, cast, Around(reading, statements), coder)
    found: dict[str, Act] = {}
    for sentence in worth_reading(reading, reading.acts, _WORDS):
        for act in _in_sentence(setting, sentence):
            found.setdefault(act.id, act)
    return sorted(found.values(), key=lambda act: (act.spans[0][0], -act.spans[-1][1]))


def _in_sentence(setting: Setting, sentence: Sentence) -> Iterator[Act]:
    parse = parse_of(setting.reading, sentence)
    predicates = predicates_of(setting.reading, sentence)
    terms = tuple(listed_demands(setting, parse))
    yield from terms
    begin = parse.index(terms[0].spans[0][0]) if terms else len(parse.words)
    for found in (*_cued(setting, parse, predicates), *modal_acts(setting, parse, predicates)):
        if found.spot.head < begin:
            yield from acts_from(setting, parse, found)


def _cued(setting: Setting, parse: Parse, predicates: tuple[Predicate, ...]) -> Iterator[Found]:
    for predicate in predicates:
        entry = predicate.entry
        if not isinstance(entry, ActCue):
            continue
        if predicate.use == "connective":
            yield from _reason(setting, parse, predicate)
        elif not _only_named(parse, predicate, predicates):
            yield from _of_cue(setting, parse, predicate, entry)


def _only_named(parse: Parse, predicate: Predicate, predicates: tuple[Predicate, ...]) -> bool:
    """Tell whether an act is only what another is about (`refused to accept`), asked about, or called for by `let us`."""
    verb = predicate.verb
    if verb is None:
        return False
    subject = parse.subject(verb)
    before = (subject.first if subject is not None and subject.first < verb.first else verb.first) - 1
    opening = parse.words[before] if before >= 0 else ""
    if opening in ("let", "let's", "how", "whether"):
        return True
    if verb.form != "infinitive":
        return False
    above = parse.verb_before(verb.first)
    return above is not None and any(other.is_act and other.head == above.main for other in predicates)


def _of_cue(setting: Setting, parse: Parse, predicate: Predicate, entry: ActCue) -> Iterator[Found]:
    held = setting.around.statement(parse.tokens[predicate.head].start)
    statement, piece = held if held is not None else (None, None)
    named, other = actors_of(setting, parse, predicate, statement)
    actors = [name for name in named if setting.can_act(name)]
    if not actors and (named or predicate.use != "verb"):
        return
    judged = _judged(parse, predicate, entry, statement)
    if judged is None or (predicate.verb is not None and in_condition(parse, predicate.verb)):
        return
    first, last = clause_of(parse, predicate)
    target = other or target_of(setting, parse, predicate, statement, last)
    spot = Spot(predicate.head, predicate.verb, first, last, statement, piece)
    for actor in actors or (None,):
        yield Found(spot, *judged, actor, target)


def _judged(
    parse: Parse, predicate: Predicate, entry: ActCue, statement: Statement | None
) -> tuple[ActType, PloverRoot | None, Status, str] | None:
    """Return the act, its root and status, and the rule, as negation and modals around its cue leave them.

    None if nothing was done by words: a state (`was committed to`), or a purpose (`came to make concessions`).
    """
    base: Status = entry.status or (
        "reported" if statement is None or statement.mode != "direct" else "explicit"
    )
    verb = predicate.verb
    if verb is None:
        return entry.act, entry.plover, base, "act.noun" if predicate.use == "noun" else "act.attribute"
    if verb.passive and entry.act == "promise" and "object" not in entry.target:
        return None
    says_no = "n't " in entry.phrase or " not " in entry.phrase
    if (verb.negated and not says_no) or _governed_negation(parse, verb):
        if entry.act in _WITHHELD:
            return "refusal", "REJECT", "implied", "act.withheld"
        return entry.act, None, "negated", "act.told"
    if verb.form == "infinitive":
        above = parse.verb_before(verb.first)
        lemma = parse.lemma(above) if above is not None else ""
        if lemma in _WISHED:
            return entry.act, entry.plover, "hedged", "act.told"
        return (entry.act, entry.plover, base, "act.told") if lemma in _DONE else _unsettled(entry)
    if verb.modal in ("should", "ought"):
        return None
    if verb.modal in ("would", "could", "may", "might", "can") and not says_no:
        return entry.act, entry.plover, "hedged", "act.told"
    return entry.act, entry.plover, base, "act.told"


def _unsettled(entry: ActCue) -> tuple[ActType, PloverRoot | None, Status, str] | None:
    """An act in an infinitive of purpose: only what needs no uptake, such as praise and blame, is as good as done."""
    return (
        None
        if entry.act in _WITHHELD | {"demand", "threat", "refusal"}
        else (entry.act, entry.plover, "hedged", "act.told")
    )


def _governed_negation(parse: Parse, verb: Verb) -> bool:
    """Tell whether `failed to`, `refused to`, `has yet to` stands over an act's cue."""
    if verb.form != "infinitive":
        return False
    if "yet" in parse.words[max(0, verb.first - 2) : verb.first]:
        return True
    above = parse.verb_before(verb.first)
    if above is None or verb.first - above.main > 2:
        return False
    return above.negated or parse.lemma(above) in ("fail", "refuse", "decline", "neglect")


def _reason(setting: Setting, parse: Parse, predicate: Predicate) -> Iterator[Found]:
    """`because …`, `in an effort to …`: an explanation by whoever speaks, of what the clause before tells."""
    verb = parse.verb_before(predicate.head, finite=True) or parse.verb_after(predicate.head)
    if verb is None:
        return
    held = setting.around.statement(parse.tokens[predicate.head].start)
    statement, piece = held if held is not None else (None, None)
    subject = parse.subject(verb)
    about = setting.name(*parse.span(subject)) if subject is not None else None
    if (
        subject is None
        or parse.words[subject.first] in _NOBODY
        or about is None
        or not setting.can_act(about)
    ):
        return
    first = min(subject.first, verb.first, predicate.head)
    end = max(parse.clause_end(max(predicate.last, verb.main)), predicate.last)
    spot = Spot(predicate.head, None, first, end, statement, piece)
    yield Found(spot, "explanation", None, "explicit", "act.reason", setting.voice(statement), about)
