"""What the rules of acts agree on, and the items made of it: one an issue, where a list of terms is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from detente.coding.clauses.circumstances import conditions, issues_in
from detente.coding.clauses.extent import place_of, within_quotes
from detente.coding.clauses.names import Setting
from detente.coding.clauses.parse import Parse
from detente.coding.clauses.verbs import Verb
from detente.coding.items import Act, ActType, PloverRoot, Statement, Status, joined
from detente.coding.phrases import Hit
from detente.coding.reading import Placed
from detente.documents.model import Span
from detente.ids import short_id

__all__ = ["Found", "Spot", "acts_from", "item_of"]

_WITH_TERMS = frozenset({"demand", "offer", "promise", "concession", "refusal", "acceptance", "agreement"})
_SURE = {
    "act.told": 0.75,
    "act.list": 0.75,
    "act.noun": 0.7,
    "act.intent": 0.65,
    "act.withheld": 0.6,
    "act.attribute": 0.6,
}


class Spot(NamedTuple):
    """Where an act stands: its head, its verb, the tokens its words run over, and the statement around it.

    `piece` is the piece of the statement's content that holds the head.
    """

    head: int
    verb: Verb | None
    first: int
    last: int
    statement: Statement | None
    piece: Span | None


class Found(NamedTuple):
    """An act as a rule sees it."""

    spot: Spot
    act: ActType
    root: PloverRoot | None
    status: Status
    rule: str
    actor: str | None
    target: str | None


def acts_from(setting: Setting, parse: Parse, found: Found) -> Iterator[Act]:
    """Return the items of a found act: one, or one for each issue that a list of terms names."""
    text = setting.reading.document.text
    spot = found.spot
    held = conditions(parse, spot.first, spot.last)
    first = min([spot.first, *(a for a, _ in held)])
    last = max([spot.last, *(b for _, b in held)])
    fronted = any(b == last and parse.words[a - 1 : a] == ["that"] for a, b in held)
    if fronted and parse.words[last + 1 : last + 2] == [","] and last + 2 < len(parse.words):
        last = max(last, parse.clause_end(last + 2))  # `warned that if they left, it would close the strait`
    span = _within(parse, spot, first, last)
    said = tuple(dict.fromkeys(text[parse.tokens[a].start : parse.tokens[b].end] for a, b in held))
    cues = issues_in(setting.reading, *span)
    terms = _listed(parse, spot, cues) if found.act in _WITH_TERMS else []
    if len(terms) > 1:
        for own, cue in terms:
            yield item_of(setting, parse, found, own, cue, said)
    else:
        yield item_of(setting, parse, found, span, _main(parse, spot, cues), said)


def _within(parse: Parse, spot: Spot, first: int, last: int) -> Span:
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if spot.piece is not None:
        head = parse.tokens[spot.head]
        start, end = max(start, spot.piece[0]), min(end, spot.piece[1])
        start, end = min(start, head.start), max(end, head.end)
    return within_quotes(parse.reading.document.text, (start, end), parse.tokens[spot.head].start)


def _main(parse: Parse, spot: Spot, cues: list[Hit[Placed]]) -> Hit[Placed] | None:
    """Return the issue that an act is about: the first one named after its head, else the first."""
    head = parse.tokens[spot.head].start
    return next((cue for cue in cues if cue.start >= head), cues[0] if cues else None)


def _listed(parse: Parse, spot: Spot, cues: list[Hit[Placed]]) -> list[tuple[Span, Hit[Placed]]]:
    """Return the terms of a list with the issue of each, where terms joined by commas or `and` name several."""
    begin = parse.tokens[spot.head].start
    terms: list[tuple[Span, Hit[Placed]]] = []
    seen: set[str] = set()
    for cue in cues:
        if cue.start < begin or cue.entry.issue.id in seen:
            continue
        own = _conjunct(parse, spot, parse.index(cue.start))
        if terms and own[0] < terms[-1][0][1]:
            continue
        seen.add(cue.entry.issue.id)
        terms.append((own, cue))
    return terms


def _conjunct(parse: Parse, spot: Spot, at: int) -> Span:
    """Return the term of a list that a token belongs to."""
    first = last = at
    while (
        first > spot.head + 1
        and parse.tags[first - 1] not in ",&."
        and parse.words[first - 1] not in ("as", "including")
    ):
        first -= 1
    while last < spot.last and parse.tags[last + 1] not in ",&.":
        last += 1
    return parse.tokens[first].start, parse.tokens[last].end


def item_of(
    setting: Setting, parse: Parse, found: Found, span: Span, cue: Hit[Placed] | None, said: tuple[str, ...]
) -> Act:
    """Return the item of a found act with the words it stands on, its issue's cue and the words of its conditions."""
    document = setting.reading.document
    spot = found.spot
    issue = cue.entry.issue.id if cue is not None else None
    position = cue.entry.position if cue is not None else None
    place = place_of(parse, spot.head, spot.verb, span)
    return Act(
        id=short_id(document.id, "act", span, found.act, found.actor, found.rule, issue or ""),
        document=document.id,
        spans=(span,),
        words=joined(document.text, (span,)),
        act=found.act,
        actor=found.actor,
        target=found.target if found.target != found.actor else None,
        issue=issue,
        position=position.id if position is not None else None,
        conditions=said,
        status=found.status,
        plover=found.root,
        statement=spot.statement.id if spot.statement is not None else None,
        when=setting.around.when(place, spot.statement, future=False),
        rule=found.rule,
        coder=setting.coder,
        confidence=round(_SURE.get(found.rule, 0.5) + (0.1 if found.actor else -0.1), 2),
    )
