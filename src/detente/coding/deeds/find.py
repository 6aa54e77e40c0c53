"""Finding every deed of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding.actors import Cast
from detente.coding.clauses.circumstances import Around, issues_in, quantity_in
from detente.coding.clauses.mood import realis_of
from detente.coding.clauses.parse import Parse, parse_of
from detente.coding.clauses.predicates import Predicate, predicates_of, worth_reading
from detente.coding.clauses.roles import Setting, actors_of, clause_of, target_of
from detente.coding.codebook import ActCue, DeedCue
from detente.coding.items import Deed, PloverRoot, Statement, When, joined
from detente.coding.reading import Reading, Sentence
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["find_deeds"]

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "ACCUSE"})
_UNDONE = frozenset(
    {"demand", "appeal", "offer", "promise", "threat", "refusal", "agreement", "acceptance", "signal", "prediction",
     "recommendation"}
)  # fmt: skip


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
    for sentence in worth_reading(reading):
        for deed in _in_sentence(setting, sentence):
            found.setdefault(deed.id, deed)
    return list(found.values())


def _in_sentence(setting: Setting, sentence: Sentence) -> Iterator[Deed]:
    predicates = predicates_of(setting.reading, sentence)
    if all(predicate.is_act for predicate in predicates):
        return
    parse = parse_of(setting.reading, sentence)
    for predicate in predicates:
        if not predicate.is_act and not _absorbed(parse, predicate, predicates):
            yield from _deeds(setting, parse, predicate)


def _absorbed(parse: Parse, predicate: Predicate, predicates: tuple[Predicate, ...]) -> bool:
    """Tell whether a deed is only what an act is about: `refused to lift the ban`, `called for talks`."""
    for act in predicates:
        if act.head >= predicate.head:
            break
        entry = act.entry
        if not isinstance(entry, ActCue) or entry.act not in _UNDONE:
            continue
        verb = predicate.verb
        if verb is not None:
            if verb.form == "infinitive" and _hangs_on(parse, predicate, act):
                return True
        elif act.use == "verb" and act.verb is not None and predicate.head <= parse.clause_end(act.verb, act.last):
            return True
        elif act.use == "noun" and predicate.head - act.last <= 5 and "," not in parse.tags[act.last : predicate.head]:
            return True
    return False


def _hangs_on(parse: Parse, predicate: Predicate, act: Predicate) -> bool:
    verb = predicate.verb
    for _ in range(4):
        if verb is None:
            return False
        above = parse.verb_before(verb.first)
        between = parse.tags[(above.main if above else act.head) : verb.first]
        if act.use == "noun":
            return act.head < verb.first and (above is None or above.main < act.head) and "." not in between
        if above is None or above.main < act.head:
            return False
        if above.main == act.head:
            return "." not in between
        verb = above if above.form != "finite" else None
    return False


def _deeds(setting: Setting, parse: Parse, predicate: Predicate) -> Iterator[Deed]:
    head = parse.tokens[predicate.head]
    held = setting.around.statement(head.start)
    statement = held[0] if held is not None else None
    first, last = clause_of(parse, predicate)
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if held is not None:
        start, end = max(start, held[1][0]), min(end, held[1][1])
        start, end = min(start, head.start), max(end, head.end)
    actors, other = actors_of(setting, parse, predicate, statement)
    target = target_of(setting, parse, predicate, statement, last) or other
    published = setting.reading.document.published.end
    when = setting.around.when(start, end, head.start, statement, future=True)
    after = published is not None and when.start is not None and when.start > published.isoformat()
    realis = realis_of(parse, predicate, statement, after)
    if realis != "hypothetical" and not after:
        when = setting.around.when(start, end, head.start, statement, future=False)
    if predicate.use == "noun" and not actors and (when.time is None or target is None):
        return
    rule, root = _ruled(predicate, realis)
    for actor in actors or [None]:
        yield _deed(setting, parse, predicate, (start, end), actor, target, statement, when, realis, rule, root)


def _ruled(predicate: Predicate, realis: str) -> tuple[str, PloverRoot | None]:
    root = predicate.entry.plover
    verb = predicate.verb
    if verb is None:
        return "deed.noun", root
    if verb.modal in ("will", "shall", "'ll") and root is not None and verb.form == "finite":
        if root in _HOSTILE:
            return "deed.announced", "REJECT" if verb.negated else "THREATEN"
        return "deed.announced", "REJECT" if verb.negated else "AGREE"
    return ("deed.passive" if verb.passive else "deed.verb"), root


def _deed(
    setting: Setting,
    parse: Parse,
    predicate: Predicate,
    span: Span,
    actor: str | None,
    target: str | None,
    statement: Statement | None,
    when: When,
    realis: str,
    rule: str,
    root: PloverRoot | None,
) -> Deed:
    reading = setting.reading
    entry = predicate.entry
    assert isinstance(entry, DeedCue)
    issues = issues_in(reading, *span)
    first, last = parse.index(span[0]), parse.index(span[1] - 1)
    known = None if actor is None and target is None else 0.1
    return Deed(
        id=short_id(reading.document.id, "deed", span, parse.tokens[predicate.head].start, entry.action, actor),
        document=reading.document.id,
        spans=(span,),
        words=joined(reading.document.text, (span,)),
        actor=actor,
        action=entry.action,
        plover=root,
        target=target if target != actor else None,
        issue=issues[0].entry.issue.id if issues else None,
        when=when,
        realis=realis,  # type: ignore[arg-type]
        quantity=quantity_in(parse, first, last),
        statement=statement.id if statement is not None else None,
        rule=rule,
        coder=setting.coder,
        confidence=round(0.6 + (known or 0.0) + (0.1 if predicate.last > predicate.head else 0.0), 2),
    )
