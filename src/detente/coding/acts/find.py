"""Finding every act of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.actors import Cast
from detente.coding.acts.made import Found, acts_from
from detente.coding.acts.modal import modal_acts
from detente.coding.clauses.circumstances import Around
from detente.coding.clauses.parse import Parse, Verb, parse_of
from detente.coding.clauses.predicates import Predicate, predicates_of
from detente.coding.clauses.roles import Setting, actors_of, clause_of, target_of
from detente.coding.codebook import ActCue
from detente.coding.items import Act, ActType, PloverRoot, Statement, Status
from detente.coding.reading import Reading, Sentence

__all__ = ["find_acts"]

# An act of these kinds that was not done is a refusal by conduct.
_WITHHELD = frozenset({"offer", "promise", "concession", "agreement", "acceptance"})
_DONE = frozenset("continue begin start go come manage proceed rush move use keep".split())


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
    for sentence in reading.sentences:
        if sentence.zone in ("boilerplate", "byline"):
            continue
        for act in _in_sentence(setting, sentence):
            found.setdefault(act.id, act)
    return sorted(found.values(), key=lambda act: (act.spans[0][0], -act.spans[-1][1]))


def _in_sentence(setting: Setting, sentence: Sentence) -> Iterator[Act]:
    parse = parse_of(setting.reading, sentence)
    predicates = predicates_of(setting.reading, sentence)
    for found in (*_cued(setting, parse, predicates), *modal_acts(setting, parse, predicates)):
        yield from acts_from(setting, parse, found)


def _cued(setting: Setting, parse: Parse, predicates: tuple[Predicate, ...]) -> Iterator[Found]:
    for predicate in predicates:
        if predicate.is_act and not _only_named(parse, predicate, predicates):
            yield from _of_cue(setting, parse, predicate)


def _only_named(parse: Parse, predicate: Predicate, predicates: tuple[Predicate, ...]) -> bool:
    """Tell whether an act is only what another is about (`refused to accept`), or what `let us` calls for."""
    verb = predicate.verb
    if verb is None:
        return False
    subject = parse.subject(verb)
    if subject is not None and subject.first and parse.words[subject.first - 1] in ("let", "let's"):
        return True
    if parse.words[max(0, verb.first - 1)] == "let's":
        return True
    if verb.form != "infinitive":
        return False
    above = parse.verb_before(verb.first)
    if above is None:
        return False
    return any(other.is_act and other.head == above.main for other in predicates)


def _of_cue(setting: Setting, parse: Parse, predicate: Predicate) -> Iterator[Found]:
    entry = predicate.entry
    assert isinstance(entry, ActCue)
    held = setting.around.statement(parse.tokens[predicate.head].start)
    statement = held[0] if held is not None else None
    piece = held[1] if held is not None else None
    first, last = clause_of(parse, predicate)
    if predicate.use == "connective":
        yield from _reason(setting, parse, predicate, statement, piece)
        return
    actors, other = actors_of(setting, parse, predicate, statement)
    if not actors and (predicate.use != "verb" or predicate.verb is None or not predicate.verb.passive):
        if predicate.use != "verb":
            return
        actors = []
    target = target_of(setting, parse, predicate, statement, last) or other
    act, root, status, rule = _judged(parse, predicate, entry, statement)
    if act is None:
        return
    for actor in actors or [None]:
        yield Found(predicate, act, root, status, rule, actor, target, first, last, statement, piece)


def _judged(
    parse: Parse, predicate: Predicate, entry: ActCue, statement: Statement | None
) -> tuple[ActType | None, PloverRoot | None, Status, str]:
    """Return the act, its root and status, and the rule, as negation and modals around its cue leave them."""
    base: Status = entry.status or ("reported" if statement is None or statement.mode != "direct" else "explicit")
    verb = predicate.verb
    if predicate.use == "noun":
        return entry.act, entry.plover, base, "act.noun"
    if verb is None:
        return entry.act, entry.plover, base, "act.attribute"
    negated = verb.negated or _governed_negation(parse, predicate)
    if negated and entry.act in _WITHHELD:
        return "refusal", "REJECT", "implied", "act.withheld"
    if negated:
        return entry.act, None, "negated", "act.told"
    if verb.modal in ("would", "could", "may", "might", "should", "can") or _unsettled(parse, verb):
        return entry.act, entry.plover, "hedged", "act.told"
    return entry.act, entry.plover, base, "act.told"


def _unsettled(parse: Parse, verb: Verb) -> bool:
    """Tell whether an act's verb is an infinitive of purpose or wish, so that the act may never be done."""
    if verb.form != "infinitive":
        return False
    above = parse.verb_before(verb.first)
    return above is None or parse.lemma(above) not in _DONE


def _governed_negation(parse: Parse, predicate: Predicate) -> bool:
    """Tell whether `failed to`, `refused to`, `has yet to` stands over an act's cue."""
    verb = predicate.verb
    if verb is None or verb.form != "infinitive":
        return False
    if "yet" in parse.words[max(0, verb.first - 2) : verb.first]:
        return True
    above = parse.verb_before(verb.first)
    return above is not None and verb.first - above.main <= 2 and (
        parse.lemma(above) in ("fail", "refuse", "decline", "neglect") or above.negated
    )


def _reason(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None, piece: tuple[int, int] | None
) -> Iterator[Found]:
    """`because …`, `in an effort to …`: an explanation by whoever speaks, of what the clause before tells."""
    verb = parse.verb_before(predicate.head, finite=True) or parse.verb_after(predicate.head)
    if verb is None:
        return
    subject = parse.subject(verb)
    about = None
    if subject is not None:
        span = parse.span(subject)
        about = setting.name(*span)
    end = parse.clause_end(verb, max(predicate.last, verb.main))
    first = min(subject.first if subject is not None else verb.first, verb.first)
    yield Found(
        predicate, "explanation", None, "explicit", "act.reason", setting.voice(statement), about,
        min(first, predicate.head), max(end, predicate.last), statement, piece,
    )  # fmt: skip



