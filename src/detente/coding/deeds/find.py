"""Finding every deed of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detente.coding.actors import Cast
from detente.coding.acts.listed import list_begins
from detente.coding.clauses.circumstances import Around, issues_in, quantity_in
from detente.coding.clauses.extent import clause_of, place_of, within_quotes
from detente.coding.clauses.mood import realis_of
from detente.coding.clauses.names import Setting
from detente.coding.clauses.parse import Parse, parse_of
from detente.coding.clauses.predicates import Predicate, predicates_of, worth_reading
from detente.coding.clauses.roles import actors_of, target_of
from detente.coding.codebook import ActCue, DeedCue
from detente.coding.items import Deed, PloverRoot, Realis, Statement, When, joined
from detente.coding.reading import Reading, Sentence
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["find_deeds"]

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "ACCUSE"})
# Deeds that are done to a party, or are something else.
_OF_PARTIES = frozenset({"call", "host"})
# What these acts are about is not done by them.
_UNDONE = frozenset(
    {"demand", "appeal", "offer", "promise", "threat", "refusal", "agreement", "acceptance", "signal", "prediction",
     "recommendation"}
)  # fmt: skip


class _Told(NamedTuple):
    """A deed as its sentence tells it."""

    span: Span
    statement: Statement | None
    target: str | None
    when: When
    realis: Realis
    rule: str
    root: PloverRoot | None


def find_deeds(reading: Reading, cast: Cast, statements: Sequence[Statement], coder: str) -> list[Deed]:
    """Return the deeds of a document in reading order.

    Args:
        reading: The document as rules see it.
        cast: Whom its noun phrases mean.
        statements: Its statements.
        coder: Name of the coder, which every item carries.
    """
    setting = Setting(reading, cast, Around(reading, statements), coder)
    found: dict[str, Deed] = {}
    for sentence in worth_reading(reading, reading.deeds):
        for deed in _in_sentence(setting, sentence):
            found.setdefault(deed.id, deed)
    return sorted(found.values(), key=lambda deed: (deed.spans[0][0], -deed.spans[-1][1]))


def _in_sentence(setting: Setting, sentence: Sentence) -> Iterator[Deed]:
    predicates = predicates_of(setting.reading, sentence)
    if all(predicate.is_act for predicate in predicates):
        return
    parse = parse_of(setting.reading, sentence)
    terms = list_begins(parse)
    for predicate in predicates:
        entry = predicate.entry
        if predicate.head >= terms:  # what conditions name is asked for, not done
            return
        if not isinstance(entry, DeedCue) or _lacks_company(setting, parse, predicate, entry):
            continue
        if not _absorbed(parse, predicate, predicates):
            yield from _deeds(setting, parse, predicate, entry)


def _lacks_company(setting: Setting, parse: Parse, predicate: Predicate, entry: DeedCue) -> bool:
    """Tell whether a verb is another deed than its entry's: calling it a step, receiving arms, helping to provoke."""
    verb = predicate.verb
    if verb is None or predicate.last > predicate.head:
        return False
    patient = parse.subject(verb) if verb.passive else parse.phrase_from(predicate.head + 1)
    if entry.action == "help":
        return patient is None
    return entry.action in _OF_PARTIES and (patient is None or not setting.is_actor(parse, patient))


def _absorbed(parse: Parse, predicate: Predicate, predicates: tuple[Predicate, ...]) -> bool:
    """Tell whether a deed is only what an act is about: `refused to lift the ban`, `called for talks`."""
    for act in predicates:
        if act.head >= predicate.head:
            return False
        entry = act.entry
        if isinstance(entry, ActCue) and entry.act in _UNDONE and _is_about(parse, act, predicate):
            return True
    return False


def _is_about(parse: Parse, act: Predicate, predicate: Predicate) -> bool:
    verb = predicate.verb
    if verb is not None:
        return verb.form == "infinitive" and _hangs_on(parse, predicate, act)
    if act.verb is not None:
        return predicate.head <= parse.clause_end(act.last)
    return predicate.head - act.last <= 5 and "," not in parse.tags[act.last : predicate.head]


def _hangs_on(parse: Parse, predicate: Predicate, act: Predicate) -> bool:
    """Tell whether an infinitive depends on an act's cue, maybe through other verbs without tense."""
    verb = predicate.verb
    for _ in range(4):
        if verb is None:
            return False
        above = parse.verb_before(verb.first)
        if act.use == "noun":
            return act.head < verb.first and (above is None or above.main < act.head)
        if above is None or above.main <= act.head:
            return above is not None and above.main == act.head
        verb = above if above.form != "finite" else None
    return False


def _deeds(setting: Setting, parse: Parse, predicate: Predicate, entry: DeedCue) -> Iterator[Deed]:
    head = parse.tokens[predicate.head]
    held = setting.around.statement(head.start)
    statement = held[0] if held is not None else None
    first, last = clause_of(parse, predicate)
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if held is not None:
        start, end = min(max(start, held[1][0]), head.start), max(min(end, held[1][1]), head.end)
    start, end = within_quotes(setting.reading.document.text, (start, end), head.start)
    actors, other = actors_of(setting, parse, predicate, statement)
    target = other or target_of(setting, parse, predicate, statement, last)
    when, realis = _happened(setting, parse, predicate, statement, (start, end))
    if predicate.use == "noun" and not actors and (when.time is None or target is None):
        return
    told = _Told((start, end), statement, target, when, realis, *_ruled(predicate))
    for actor in actors or (None,):
        yield _deed(setting, parse, predicate, entry, actor, told)


def _happened(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None, span: Span
) -> tuple[When, Realis]:
    """Return when a deed is and whether it happened, which hang on one another."""
    place = place_of(parse, predicate.head, predicate.verb, span)
    when = setting.around.when(place, statement, future=True)
    published = setting.reading.document.published.end
    after = published is not None and when.start is not None and when.start > published.isoformat()
    realis = realis_of(parse, predicate, statement, after)
    if realis != "hypothetical" and not after:
        when = setting.around.when(place, statement, future=False)
    return when, realis


def _ruled(predicate: Predicate) -> tuple[str, PloverRoot | None]:
    """Return the rule and the root: that of what is announced, if it only is."""
    root = predicate.entry.plover
    verb = predicate.verb
    if verb is None:
        return "deed.noun", root
    if verb.modal in ("will", "shall") and verb.form == "finite" and root is not None:
        if verb.negated:
            return "deed.announced", "REJECT"
        return "deed.announced", "THREATEN" if root in _HOSTILE else "AGREE"
    return ("deed.passive" if verb.passive else "deed.verb"), root


def _deed(
    setting: Setting, parse: Parse, predicate: Predicate, entry: DeedCue, actor: str | None, told: _Told
) -> Deed:
    document = setting.reading.document
    issues = issues_in(setting.reading, *told.span)
    first, last = parse.index(told.span[0]), parse.index(told.span[1] - 1)
    quantity = quantity_in(parse, predicate.head, last) or quantity_in(parse, first, predicate.head - 1)
    sure = 0.6 + 0.1 * (actor is not None) + 0.1 * (predicate.last > predicate.head)
    anchor = parse.tokens[predicate.head].start
    return Deed(
        id=short_id(document.id, "deed", told.span, anchor, entry.action, actor),
        document=document.id,
        spans=(told.span,),
        words=joined(document.text, (told.span,)),
        actor=actor,
        action=entry.action,
        plover=told.root,
        target=told.target if told.target != actor else None,
        issue=issues[0].entry.issue.id if issues else None,
        when=told.when,
        realis=told.realis,
        quantity=quantity,
        statement=told.statement.id if told.statement is not None else None,
        rule=told.rule,
        coder=setting.coder,
        confidence=round(sure, 2),
    )
