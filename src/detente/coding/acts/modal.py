"""Acts that a modal verb performs: promises, threats and refusals by `will`, advice by `should`, forecasts by `may`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from detente.coding.acts.made import Found, Spot
from detente.coding.clauses.circumstances import conditions
from detente.coding.clauses.names import Setting, named, one
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.clauses.predicates import Predicate
from detente.coding.clauses.verbs import Verb
from detente.coding.items import ActType, PloverRoot, Statement, Status
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["MODAL_WORDS", "modal_acts"]

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "ACCUSE", "PROTEST"})
_FIRST_PERSON = wordlist("i we i'll we'll we'd i'd our")
_THIRD_PERSON = wordlist("it they he she")
_INTENT = wordlist("will would shall")
_OUTLOOK = wordlist("may might could")
_ADVICE = wordlist("should ought")
MODAL_WORDS = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|ought|won't|let)\b|'(?:ll|d)\b"
    r'|"\s?\w+ (?:the|your|this|these|those|all|our|his|her|their|its|us|them|me|him)\b'
)
# Verbs in the imperative that order nothing.
_NO_ORDERS = wordlist(
    "let look see listen remember think guess say imagine believe thank wait suppose mind excuse pardon"
)
_NEGATIVE = wordlist("not never refuse refuses refused fail fails failed")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A finite clause with a modal, its subject, and the statement around it."""

    setting: Setting
    parse: Parse
    verb: Verb
    subject: Phrase
    predicate: Predicate | None
    statement: Statement | None
    piece: Span | None

    @property
    def extent(self) -> tuple[int, int]:
        """First and last token."""
        hit = self.predicate.last if self.predicate is not None else 0
        first = self.subject.first if 0 <= self.verb.first - self.subject.last <= 4 else self.verb.first
        return first, self.parse.clause_end(max(self.verb.main, hit))

    @property
    def root(self) -> PloverRoot | None:
        """PLOVER root of what is intended."""
        return self.predicate.entry.plover if self.predicate is not None else None

    @property
    def about_actor(self) -> bool:
        """Whether the subject names a person or body."""
        return self.setting.is_actor(self.parse, self.subject)

    @property
    def name(self) -> str | None:
        """Whom the subject means."""
        return one(self.setting, self.parse, self.subject, self.statement)

    @property
    def held(self) -> list[tuple[int, int]]:
        """The conditions that stand by it."""
        return conditions(self.parse, *self.extent)

    def found(
        self,
        act: ActType,
        root: PloverRoot | None,
        status: Status,
        rule: str,
        actor: str | None,
        target: str | None,
    ) -> Found:
        """Return it as an act."""
        first, last = self.extent
        spot = Spot(self.verb.main, self.verb, first, last, self.statement, self.piece)
        return Found(spot, act, root, status, rule, actor, target)


def modal_acts(setting: Setting, parse: Parse, predicates: tuple[Predicate, ...]) -> Iterator[Found]:
    """Return the acts of a sentence that rest on a modal verb rather than on a word of the lexicon."""
    by_head = {predicate.head: predicate for predicate in predicates}
    for verb in parse.verbs:
        if parse.words[verb.first] in ("let", "let's"):
            yield from _let(setting, parse, verb)
        elif verb.form == "infinitive" and parse.tags[verb.first] == "B" and _opens(parse, verb.first):
            yield from _imperative(setting, parse, verb)
        subject = parse.subject(verb) if verb.modal and verb.form == "finite" else None
        if subject is None:
            continue
        held = setting.around.statement(parse.tokens[verb.main].start)
        statement, piece = held if held is not None else (None, None)
        clause = _Clause(setting, parse, verb, subject, by_head.get(verb.main), statement, piece)
        yield from _of_modal(clause)


def _of_modal(clause: _Clause) -> Iterator[Found]:
    modal, predicate = clause.verb.modal, clause.predicate
    told = clause.statement is not None and clause.statement.mode != "author"
    if modal in _INTENT:
        yield from _intent(clause) if told else _conditional(clause)
    elif predicate is not None and predicate.is_act:
        return
    elif modal == "must" and told:
        yield from _must(clause)
    elif modal in _ADVICE and clause.about_actor:
        status: Status = "explicit" if not told or _in_own_words(clause.statement) else "reported"
        voice = clause.setting.voice(clause.statement)
        yield clause.found("recommendation", "REQUEST", status, "act.should", voice, clause.name)
    elif modal in _OUTLOOK and clause.about_actor and not clause.verb.perfect:
        voice = clause.setting.voice(clause.statement)
        yield clause.found("prediction", None, "hedged", "act.outlook", voice, clause.name)


def _in_own_words(statement: Statement | None) -> bool:
    return statement is not None and statement.mode in ("direct", "mixed")


def _intent(clause: _Clause) -> Iterator[Found]:
    """What a speaker says that the speaker's own side will do; of others, it is a forecast."""
    statement, verb, predicate = clause.statement, clause.verb, clause.predicate
    if statement is None or statement.speaker is None or statement.negated:
        return
    if verb.modal == "would" and statement.mode == "direct":
        return
    if predicate is not None and predicate.is_act and not verb.negated:
        return
    speaker = named(statement.speaker)
    if not _own(clause, statement):
        if clause.about_actor:
            yield clause.found("prediction", None, "explicit", "act.outlook", speaker, clause.name)
        return
    status: Status = "explicit" if _in_own_words(statement) else "reported"
    yield clause.found(*_kind(clause), status, "act.intent", speaker, None)


def _own(clause: _Clause, statement: Statement) -> bool:
    """Tell whether a subject means the speaker or the speaker's own side."""
    speaker = statement.speaker
    word = clause.parse.words[clause.subject.first]
    if word in _FIRST_PERSON or speaker is None:
        return True
    third = word in _THIRD_PERSON and clause.subject.first == clause.subject.last
    if third and statement.mode == "direct":
        return False
    found = clause.setting.cast.who(*clause.parse.span(clause.subject))
    if found is None:
        return third
    if found.name == speaker.name or (found.actor is not None and found.actor == speaker.actor):
        return True
    return found.side is not None and found.side == speaker.side


def _kind(clause: _Clause) -> tuple[ActType, PloverRoot]:
    if clause.verb.negated:
        return ("promise", "AGREE") if clause.root in _HOSTILE else ("refusal", "REJECT")
    if clause.root in _HOSTILE or _marked_hostile(clause):
        return "threat", "THREATEN"
    if clause.root is None and any(_warns(clause.parse, a, b) for a, b in clause.held):
        return "threat", "THREATEN"
    return "promise", "AGREE"


def _marked_hostile(clause: _Clause) -> bool:
    markers = clause.setting.reading.markers
    first, last = clause.extent
    start, end = clause.parse.tokens[first].start, clause.parse.tokens[last].end
    for hit in markers[bisect_left(markers, (start,)) :]:
        if hit.start >= end:
            return False
        if hit.entry.marker == "hostile":
            return True
    return False


def _warns(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a condition is one of not doing something: `unless they leave`, `if they do not leave`."""
    words = parse.words[first : last + 1]
    if words[0] in ("unless", "without"):
        return True
    return words[0] == "if" and any(word in _NEGATIVE or word.endswith("n't") for word in words)


def _conditional(clause: _Clause) -> Iterator[Found]:
    """`But as long as that was closed, Chile would continue the war.`: a warning that the author relays."""
    if clause.verb.negated or not clause.about_actor:
        return
    held = clause.held
    if held and held[0][0] < clause.extent[0] and (clause.root in _HOSTILE or _marked_hostile(clause)):
        yield clause.found("threat", "THREATEN", "implied", "act.conditional", clause.name, None)


def _must(clause: _Clause) -> Iterator[Found]:
    """What somebody says must be done is a demand by that somebody."""
    statement = clause.statement
    if statement is None or statement.speaker is None or _own(clause, statement):
        return
    target = clause.name if clause.about_actor else None
    status: Status = "explicit" if _in_own_words(statement) else "reported"
    yield clause.found("demand", "REQUEST", status, "act.must", named(statement.speaker), target)


def _opens(parse: Parse, at: int) -> bool:
    """Tell whether a word opens a sentence, or a quotation."""
    return at == 0 or parse.tags[at - 1] in '".'


def _imperative(setting: Setting, parse: Parse, verb: Verb) -> Iterator[Found]:
    """`“Open the bridge,” she said`: what a quoted speaker tells others to do."""
    held = setting.around.statement(parse.tokens[verb.main].start)
    if held is None or held[0].mode != "direct" or parse.words[verb.main] in _NO_ORDERS:
        return
    spot = Spot(verb.main, verb, verb.first, parse.clause_end(verb.main), *held)
    yield Found(spot, "demand", "REQUEST", "explicit", "act.imperative", setting.voice(held[0]), None)


def _let(setting: Setting, parse: Parse, verb: Verb) -> Iterator[Found]:
    after = parse.words[verb.main + 1] if verb.main + 1 < len(parse.words) else ""
    if parse.words[verb.main] != "let's" and after != "us":
        return
    held = setting.around.statement(parse.tokens[verb.main].start)
    statement, piece = held if held is not None else (None, None)
    last = parse.clause_end(verb.main)
    spot = Spot(verb.main, verb, verb.first, last, statement, piece)
    yield Found(spot, "appeal", "REQUEST", "explicit", "act.let", setting.voice(statement), None)
