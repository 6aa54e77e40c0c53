"""Acts that a modal verb performs: promises, threats and refusals by `will`, advice by `should`, forecasts by `may`."""

from __future__ import annotations

from collections.abc import Iterator
from bisect import bisect_left

from detente.coding.acts.made import Found
from detente.coding.clauses.circumstances import conditions
from detente.coding.clauses.parse import Parse, Phrase, Verb
from detente.coding.clauses.predicates import Predicate
from detente.coding.clauses.roles import Setting, named, one
from detente.coding.items import ActType, PloverRoot, Statement
from detente.documents.model import Span

__all__ = ["modal_acts"]

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "ACCUSE", "PROTEST"})
_OWN = frozenset("i we it they he she i'll we'll it'll they'll he'll she'll i'd we'd he'd they'd i'm we're".split())
_ENDING = frozenset("will would shall".split())
_MUST = frozenset({"must"})
_OUTLOOK = frozenset("may might could".split())
_ADVICE = frozenset({"should", "ought"})


def modal_acts(setting: Setting, parse: Parse, predicates: tuple[Predicate, ...]) -> Iterator[Found]:
    """Return the acts of a sentence that rest on a modal verb rather than on a word of the lexicon."""
    acts_at = {predicate.head for predicate in predicates if predicate.is_act}
    by_head = {predicate.head: predicate for predicate in predicates}
    for verb in parse.verbs:
        if parse.words[verb.first] in ("let", "let's"):
            yield from _let(setting, parse, verb)
        if not verb.modal or verb.form != "finite":
            continue
        held = setting.around.statement(parse.tokens[verb.main].start)
        statement, piece = held if held is not None else (None, None)
        if verb.modal in _ENDING and _warning(setting, parse, verb, statement, by_head.get(verb.main)):
            yield from _conditional(setting, parse, verb, statement, piece, by_head.get(verb.main))
        elif verb.modal in _ENDING and statement is not None and statement.mode != "author":
            yield from _intent(setting, parse, verb, statement, piece, by_head.get(verb.main))
        elif verb.modal in _MUST and verb.main not in acts_at and statement is not None:
            yield from _must(setting, parse, verb, statement, piece)
        elif verb.modal in _ADVICE and verb.main not in acts_at:
            yield from _opinion(setting, parse, verb, statement, piece, "recommendation", "act.should")
        elif verb.modal in _OUTLOOK and verb.main not in acts_at and not verb.perfect:
            yield from _opinion(setting, parse, verb, statement, piece, "prediction", "act.outlook")


def _intent(
    setting: Setting, parse: Parse, verb: Verb, statement: Statement, piece: Span | None, predicate: Predicate | None
) -> Iterator[Found]:
    if statement.speaker is None or statement.negated or (verb.modal == "would" and statement.mode == "direct"):
        return
    subject = parse.subject(verb)
    if subject is None or (predicate is not None and predicate.is_act and not verb.negated):
        return
    first, last = _clause(parse, verb, subject, predicate)
    if not _own(setting, parse, subject, statement):
        if setting.is_actor(parse, subject):
            name = one(setting, parse, subject, statement)
            yield Found(predicate, "prediction", None, "explicit", "act.outlook", named(statement.speaker), name, first, last, statement, piece)
        return
    act, root = _kind(setting, parse, verb, predicate, first, last)
    status = "explicit" if statement.mode in ("direct", "mixed") else "reported"
    yield Found(predicate, act, root, status, "act.intent", named(statement.speaker), None, first, last, statement, piece)


def _clause(parse: Parse, verb: Verb, subject: Phrase, predicate: Predicate | None) -> tuple[int, int]:
    last = parse.clause_end(verb, max(verb.main, predicate.last if predicate is not None else 0))
    first = subject.first if 0 <= verb.first - subject.last <= 4 else verb.first
    return first, last


def _own(setting: Setting, parse: Parse, subject: Phrase, statement: Statement) -> bool:
    """Tell whether a subject means the speaker or the speaker's own side."""
    speaker = statement.speaker
    assert speaker is not None
    word = parse.words[subject.first]
    if word in ("i", "we", "i'll", "we'll", "we'd", "i'd", "our"):
        return True
    start, end = parse.span(subject)
    third = word in ("it", "they", "he", "she") and subject.first == subject.last
    if third and statement.mode == "direct":
        return False
    found = setting.cast.who(start, end)
    if found is None:
        return third
    if found.name == speaker.name or (found.actor is not None and found.actor == speaker.actor):
        return True
    return found.side is not None and found.side == speaker.side


def _kind(
    setting: Setting, parse: Parse, verb: Verb, predicate: Predicate | None, first: int, last: int
) -> tuple[ActType, PloverRoot]:
    root = predicate.entry.plover if predicate is not None else None
    hostile = root in _HOSTILE or _marked(setting, parse, first, last)
    if verb.negated:
        return ("promise", "AGREE") if root in _HOSTILE else ("refusal", "REJECT")
    warned = any(_warns(parse, a, b) for a, b in conditions(parse, first, last))
    if hostile or (warned and root is None):
        return "threat", "THREATEN"
    return "promise", "AGREE"


def _marked(setting: Setting, parse: Parse, first: int, last: int) -> bool:
    markers = setting.reading.markers
    start, end = parse.tokens[first].start, parse.tokens[last].end
    low = bisect_left(markers, start, key=lambda hit: hit.start)
    for hit in markers[low:]:
        if hit.start >= end:
            return False
        if hit.entry.marker == "hostile":
            return True
    return False


def _warns(parse: Parse, first: int, last: int) -> bool:
    words = parse.words[first : last + 1]
    if words[0] in ("unless", "without", "until", "till"):
        return True
    return words[0] == "if" and any(word == "not" or word.endswith("n't") or word in ("refuse", "refuses", "fail", "fails") for word in words)


def _warning(
    setting: Setting, parse: Parse, verb: Verb, statement: Statement | None, predicate: Predicate | None
) -> bool:
    """Tell whether a conditional sentence in the author's voice relays a party's warning about its own conduct."""
    if statement is not None and statement.mode != "author":
        return False
    subject = parse.subject(verb)
    if subject is None or not setting.is_actor(parse, subject) or verb.negated:
        return False
    first, last = _clause(parse, verb, subject, predicate)
    held = conditions(parse, first, last)
    root = predicate.entry.plover if predicate is not None else None
    return bool(held) and held[0][0] < first and (root in _HOSTILE or _marked(setting, parse, first, last))


def _conditional(
    setting: Setting, parse: Parse, verb: Verb, statement: Statement | None, piece: Span | None, predicate: Predicate | None
) -> Iterator[Found]:
    """`But as long as that was closed, Chile would continue the war.`"""
    subject = parse.subject(verb)
    assert subject is not None
    first, last = _clause(parse, verb, subject, predicate)
    name = one(setting, parse, subject, statement)
    yield Found(predicate, "threat", "THREATEN", "implied", "act.conditional", name, None, first, last, statement, piece)


def _must(setting: Setting, parse: Parse, verb: Verb, statement: Statement, piece: Span | None) -> Iterator[Found]:
    """What somebody says must be done is a demand by that somebody."""
    subject = parse.subject(verb)
    if subject is None or statement.speaker is None or _own(setting, parse, subject, statement):
        return
    target = one(setting, parse, subject, statement) if setting.is_actor(parse, subject) else None
    first, last = _clause(parse, verb, subject, None)
    status = "explicit" if statement.mode in ("direct", "mixed") else "reported"
    yield Found(
        None, "demand", "REQUEST", status, "act.must", named(statement.speaker), target, first, last, statement, piece
    )  # type: ignore[arg-type]


def _opinion(
    setting: Setting, parse: Parse, verb: Verb, statement: Statement | None, piece: Span | None, act: ActType, rule: str
) -> Iterator[Found]:
    """Advice or a forecast by whoever speaks, about what a party of the record does."""
    subject = parse.subject(verb)
    if subject is None or not setting.is_actor(parse, subject):
        return
    name = one(setting, parse, subject, statement)
    first, last = _clause(parse, verb, subject, None)
    root: PloverRoot | None = "REQUEST" if act == "recommendation" else None
    status = "explicit" if statement is None or statement.mode in ("direct", "mixed", "author") else "reported"
    yield Found(None, act, root, "hedged" if act == "prediction" else status, rule, setting.voice(statement), name, first, last, statement, piece)  # type: ignore[arg-type]


def _let(setting: Setting, parse: Parse, verb: Verb) -> Iterator[Found]:
    after = parse.words[verb.main + 1] if verb.main + 1 < len(parse.words) else ""
    if parse.words[verb.main] != "let's" and after != "us":
        return
    held = setting.around.statement(parse.tokens[verb.main].start)
    statement, piece = held if held is not None else (None, None)
    last = parse.clause_end(verb, verb.main)
    yield Found(None, "appeal", "REQUEST", "explicit", "act.let", setting.voice(statement), None, verb.first, last, statement, piece)
