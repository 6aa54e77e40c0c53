"""What the rules of acts agree on, and the items made of it: one an issue, where a list of terms is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from detente.coding.clauses.circumstances import conditions, issues_in
from detente.coding.clauses.parse import Parse
from detente.coding.clauses.predicates import Predicate
from detente.coding.clauses.roles import Setting
from detente.coding.items import Act, ActType, PloverRoot, Statement, Status, joined
from detente.coding.phrases import Hit
from detente.coding.reading import Placed
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["Found", "acts_from", "listed"]

_WITH_TERMS = frozenset({"demand", "offer", "promise", "concession", "refusal", "acceptance", "agreement"})


class Found(NamedTuple):
    """An act as a rule sees it: its words run from token `first` to token `last`, inside `piece` of its statement."""

    predicate: Predicate | None
    act: ActType
    root: PloverRoot | None
    status: Status
    rule: str
    actor: str | None
    target: str | None
    first: int
    last: int
    statement: Statement | None
    piece: Span | None


def acts_from(setting: Setting, parse: Parse, found: Found) -> Iterator[Act]:
    """Return the items of a found act: one, or one for each issue that a list of terms names."""
    text = setting.reading.document.text
    held = conditions(parse, found.first, found.last)
    first = min([found.first, *(a for a, b in held if b < found.first)])
    last = max([found.last, *(b for a, b in held if a > found.last)])
    span = _within(parse, found, first, last)
    words = tuple(
        dict.fromkeys(text[parse.tokens[a].start : parse.tokens[b].end] for a, b in held)
    )
    cues = issues_in(setting.reading, *span)
    terms = listed(parse, found, cues) if found.act in _WITH_TERMS else []
    if len(terms) > 1:
        for own, cue in terms:
            yield _item(setting, found, own, cue, words)
    else:
        yield _item(setting, found, span, _main(parse, found, cues), words)


def _within(parse: Parse, found: Found, first: int, last: int) -> Span:
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if found.piece is not None:
        head = parse.tokens[found.predicate.head if found.predicate is not None else found.first]
        start, end = max(start, found.piece[0]), min(end, found.piece[1])
        start, end = min(start, head.start), max(end, head.end)
    return start, end


def _main(parse: Parse, found: Found, cues: list[Hit[Placed]]) -> Hit[Placed] | None:
    """Return the issue that an act is about: the first one named after its head, else the first."""
    head = parse.tokens[found.predicate.head if found.predicate is not None else found.first].start
    return next((cue for cue in cues if cue.start >= head), cues[0] if cues else None)


def listed(parse: Parse, found: Found, cues: list[Hit[Placed]]) -> list[tuple[Span, Hit[Placed]]]:
    """Return the terms of a list with the issue of each, where terms joined by commas or `and` name several."""
    head = found.predicate.head if found.predicate is not None else found.first
    begin = parse.tokens[head].start
    terms: list[tuple[Span, Hit[Placed]]] = []
    seen: set[str] = set()
    for cue in cues:
        if cue.start < begin or cue.entry.issue.id in seen:
            continue
        first = last = parse.index(cue.start)
        while first > head + 1 and parse.tags[first - 1] not in ",&." and parse.words[first - 1] not in ("as", "including"):
            first -= 1
        while last < found.last and parse.tags[last + 1] not in ",&.":
            last += 1
        own = (parse.tokens[first].start, parse.tokens[last].end)
        if terms and own[0] < terms[-1][0][1]:
            continue
        seen.add(cue.entry.issue.id)
        terms.append((own, cue))
    return terms


def _item(
    setting: Setting, found: Found, span: Span, cue: Hit[Placed] | None, conditions_said: tuple[str, ...]
) -> Act:
    document = setting.reading.document
    anchor = span[0]
    position = cue.entry.position if cue is not None else None
    return Act(
        id=short_id(document.id, "act", span, found.act, found.actor, found.rule, cue.entry.issue.id if cue else ""),
        document=document.id,
        spans=(span,),
        words=joined(document.text, (span,)),
        act=found.act,
        actor=found.actor,
        target=found.target if found.target != found.actor else None,
        issue=cue.entry.issue.id if cue is not None else None,
        position=position.id if position is not None else None,
        conditions=conditions_said,
        status=found.status,
        plover=found.root,
        statement=found.statement.id if found.statement is not None else None,
        when=setting.around.when(span[0], span[1], anchor, found.statement, future=False),
        rule=found.rule,
        coder=setting.coder,
        confidence=_confidence(found),
    )


def _confidence(found: Found) -> float:
    base = {"act.told": 0.75, "act.noun": 0.7, "act.intent": 0.65, "act.withheld": 0.6, "act.attribute": 0.6}
    return round(base.get(found.rule, 0.5) + (0.1 if found.actor else -0.1), 2)
