"""What became of a threat or promise: ordered rules, the same for every side, each with the items that say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from detente.record.ledger import REFUSES, YIELDS, Doing, Ledger
from detente.record.model import Bearing, CommitmentState
from detente.record.sources import Days, Sources
from detente.record.vows import Pledge, Vow

__all__ = ["BASELINE_DAYS", "Verdict", "verdict"]

BASELINE_DAYS = 60
"""How far back conduct is looked at, to tell what a party did anyway from what it did as it had said."""

_TOLD_WHEN_DONE = frozenset(
    {
        "ease sanctions", "sanction", "arm", "cut aid", "send troops", "withdraw troops", "exchange", "paper", "attack",
        "hold elections", "recognise",
    }
)  # fmt: skip
"""Families whose deeds the news tells and the record would find, so that silence after the due day says something."""

_LOOKED_AT = 400
_KEPT = 20


class Verdict(NamedTuple):
    """The state of a commitment, why, and the items that bear on it."""

    state: CommitmentState
    because: str
    bearing: tuple[Bearing, ...]


class _Words(NamedTuple):
    """Sentences about the commitment that say what became of it."""

    keeps: tuple[tuple[str, Days], ...]
    under_way: tuple[tuple[str, Days], ...]
    fails: tuple[tuple[str, Days], ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A commitment with all that bears on it."""

    pledge: Pledge
    as_of: str
    due: Days | None
    said: _Words
    deeds: tuple[Doing, ...]
    denials: tuple[Doing, ...]
    met: tuple[Doing, ...]
    unmet: tuple[Doing, ...]
    habitual: bool
    covered: int


Rule: TypeAlias = Callable[[_Case], tuple[CommitmentState, str] | None]


def verdict(pledge: Pledge, ledger: Ledger, sources: Sources) -> Verdict:
    """Return a commitment's state as of the record's day, from the first rule that applies.

    Rules in order: said to be carried out; done later; the condition was met; the condition did not arise; done in
    spite of the promise; said to be under way; due day passed; not yet due; said not to be carried out yet; open
    without a day; nothing known.
    """
    case = _gathered(pledge, ledger, sources)
    for rule in _RULES:
        if found := rule(case):
            state, because = found
            return Verdict(state, because, _bearing(case, state))
    return Verdict("cannot be told", "no rule applies", _bearing(case, "cannot be told"))


def _gathered(pledge: Pledge, ledger: Ledger, sources: Sources) -> _Case:
    first = pledge.first
    since = first.said[0] or first.said[1] or ""
    told = {vow.act.id for vow in pledge.vows}
    due = pledge.due
    met, unmet = _on_condition(pledge, ledger, since)
    return _Case(
        pledge=pledge,
        as_of=sources.as_of.isoformat(),
        due=due,
        said=_said_of(pledge, sources),
        deeds=_bearing_on(pledge, ledger, since, told, denied=False),
        denials=_bearing_on(pledge, ledger, since, told, denied=True),
        met=met,
        unmet=unmet,
        habitual=_habitual(pledge, ledger, since),
        covered=ledger.published_after((due[1] if due else None) or first.said[1] or "9999"),
    )


def _bearing_on(
    pledge: Pledge, ledger: Ledger, since: str, told: set[str], *, denied: bool
) -> tuple[Doing, ...]:
    """Return the first deeds, or the last denials, since a day that may be what was spoken of."""
    found: dict[str, Doing] = {}
    for kind in sorted(pledge.kinds) if since else ():
        line = ledger.line(pledge.first.party, kind, denied=denied)
        near = line.since(since, _LOOKED_AT, last=denied)
        kept = [doing for doing in near if doing.item not in told and _bears(doing, pledge, since)]
        found.update({doing.item: doing for doing in (kept[-_KEPT:] if denied else kept[:_KEPT])})
    return tuple(sorted(found.values(), key=lambda doing: doing.day))


def _bears(doing: Doing, pledge: Pledge, since: str) -> bool:
    """Return whether a party's conduct of the same family may be what it spoke of: later, at the same address, of the same.

    A family is wide, so a word of the consequence must come back too, besides names.
    """
    first = pledge.first
    if first.to and doing.to and doing.to not in (first.to, first.party):
        return False
    shared = len(doing.words & pledge.words)
    if doing.dated:
        return (doing.day > since or doing.denied) and shared >= 1
    # Without days of its own a deed may be an old one retold, unless it calls itself an answer.
    return doing.day > (first.said[1] or since) and shared >= 2 and (doing.denied or doing.answer)


def _habitual(pledge: Pledge, ledger: Ledger, since: str) -> bool:
    """Return whether the party did the same shortly before it spoke, so that doing it again shows nothing."""
    if not since:
        return False
    floor = (date.fromisoformat(since) - timedelta(days=BASELINE_DAYS)).isoformat()
    return any(
        doing.dated
        for kind in sorted(pledge.kinds)
        for doing in ledger.line(pledge.first.party, kind, denied=False).between(floor, since, _LOOKED_AT)
    )


def _on_condition(pledge: Pledge, ledger: Ledger, since: str) -> tuple[tuple[Doing, ...], tuple[Doing, ...]]:
    """Return what the addressee did that meets what was asked, and what it is said not to have done."""
    vow = pledge.conditioned
    if not vow.condition or not since:
        return (), ()
    names = frozenset().union(*ledger.parties.values())
    until = (pledge.due[1] if pledge.due else None) or "9999"
    met: dict[str, Doing] = {}
    unmet: dict[str, Doing] = {}
    for party in sorted(_asked_parties(vow, ledger)):
        lines = [(unmet, ledger.line(party, REFUSES, denied=False))]
        lines += [(met, ledger.line(party, YIELDS, denied=False))] if vow.unless else []
        for kind in sorted(vow.asked):
            lines += [
                (met, ledger.line(party, kind, denied=False)),
                (unmet, ledger.line(party, kind, denied=True)),
            ]
        for found, line in lines:
            near = [each for each in line.between(since, until + "~", _LOOKED_AT) if each.dated]
            if vow.act.when.basis not in ("stated", "resolved"):
                # The text dates neither: what it tells next is what came of it.
                near += line.told_after(vow.act.document, vow.act.spans[0][0])
            found.update({each.item: each for each in near if each.words & vow.asked_words - names})
    return tuple(met.values())[:_KEPT], tuple(unmet.values())[:_KEPT]


def _asked_parties(vow: Vow, ledger: Ledger) -> set[str]:
    """Return the parties whose conduct the condition speaks of: those it names, else the addressee."""
    named = {
        party for party, called in ledger.parties.items() if party != vow.party and called & vow.asked_words
    }
    return named or ({vow.to} if vow.to else set())


def _said_of(pledge: Pledge, sources: Sources) -> _Words:
    """Return the items whose sentences say that it was carried out, or was not, with the days of the telling."""
    keeps: dict[str, Days] = {}
    under_way: dict[str, Days] = {}
    fails: dict[str, Days] = {}
    for vow in pledge.vows:
        for item, found in zip(vow.tellers, (keeps, under_way, fails), strict=True):
            if item is not None:
                found.setdefault(item, sources.told(vow.act))
    return _Words(tuple(keeps.items()), tuple(under_way.items()), tuple(fails.items()))


def _bearing(case: _Case, state: CommitmentState) -> tuple[Bearing, ...]:
    found: dict[str, str] = {}
    for item, _ in (*case.said.keeps, *case.said.under_way):
        found.setdefault(item, "executes")
    for doing in case.deeds if state in ("executed", "lapsed") or not case.habitual else ():
        found.setdefault(doing.item, "denies" if case.pledge.first.negative else "executes")
    for item, _ in case.said.fails:
        found.setdefault(item, "fails to follow")
    for doing in case.denials:
        found.setdefault(doing.item, "executes" if case.pledge.first.negative else "fails to follow")
    for doing in case.met if state == "complied with" else ():
        found.setdefault(doing.item, "complies")
    for doing in case.unmet if state != "complied with" else ():
        found.setdefault(doing.item, "denies")
    for vow in case.pledge.vows[1:]:
        found.setdefault(vow.act.id, "repeats")
    return tuple(Bearing(item, how) for item, how in found.items())


def _said_done(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.said.keeps or case.pledge.first.negative:
        return None
    last_kept, last_failed = (
        max((days[1] or "" for _, days in told), default="") for told in (case.said.keeps, case.said.fails)
    )
    if last_failed > last_kept:
        return None
    return "executed", "rule 'said done': a text says that it was carried out"


def _done_later(case: _Case) -> tuple[CommitmentState, str] | None:
    if case.pledge.first.negative or not case.deeds:
        return None
    telling = [doing for doing in case.deeds if doing.answer] if case.habitual else case.deeds
    if not telling:
        return None
    first = telling[0]
    denied = max((days[1] or "" for _, days in case.said.fails), default="")
    if denied > (first.days[1] or first.day):
        return None
    late = bool(case.due and case.due[1] and first.day > case.due[1])
    return "executed", f"rule 'done later': the same party did so from {first.day}" + (
        ", after the due day" if late else ""
    )


def _met(case: _Case) -> tuple[CommitmentState, str] | None:
    vow = case.pledge.conditioned
    if case.pledge.first.act.act != "threat" or not vow.unless or not case.met:
        return None
    return "complied with", f"rule 'condition met': what was asked was done from {case.met[0].day}"


def _not_arisen(case: _Case) -> tuple[CommitmentState, str] | None:
    vow = case.pledge.conditioned
    denied = [doing for doing in case.unmet if doing.denied]
    if not vow.condition or vow.unless or not denied:
        return None
    return "not triggered", "rule 'not arisen': what the condition speaks of is said not to have been done"


def _done_in_spite(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.pledge.first.negative or not case.deeds:
        return None
    return "lapsed", f"rule 'done in spite': what was not to be done was done on {case.deeds[0].day}"


def _under_way(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.said.under_way or case.pledge.first.negative:
        return None
    day = max((days[1] or days[0] or "" for _, days in case.said.under_way), default="")
    return "pending", "rule 'under way': a text says that it is being carried out" + (
        f", as of {day}" if day else ""
    )


def _overdue(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.due or not case.due[1] or case.due[1] >= case.as_of:
        return None
    day = case.due[1]
    told = [d[1] or "" for _, d in case.said.fails] + [d.days[1] or "" for d in case.denials]
    if any(when > day for when in told):
        return "lapsed", f"rule 'overdue': due by {day}, and a later text says that it had not been done"
    vow = case.pledge.conditioned
    if vow.condition and not vow.unless:
        return "cannot be told", f"rule 'overdue': due by {day}, but nothing says whether the condition arose"
    if not case.pledge.kinds & _TOLD_WHEN_DONE:
        return "cannot be told", f"rule 'overdue': due by {day}, and no text says whether it was done"
    if case.covered:
        return (
            "lapsed",
            f"rule 'overdue': due by {day}, and none of {case.covered} later documents tells of it",
        )
    return "cannot be told", f"rule 'overdue': due by {day}, and no document is later than that"


def _not_due(case: _Case) -> tuple[CommitmentState, str] | None:
    if case.due and (case.due[1] is None or case.due[1] >= case.as_of):
        return "pending", f"rule 'not due': it falls due by {case.due[1] or 'a day not told'}"
    return None


def _not_yet(case: _Case) -> tuple[CommitmentState, str] | None:
    told = sorted({d[1] or d[0] or "" for _, d in case.said.fails} | {d.days[1] or "" for d in case.denials})
    if not told:
        return None
    day = f" as of {told[-1]}" if told[-1] else ""
    return "pending", f"rule 'not yet': no day was set, and a text says that it had not been done{day}"


def _open(case: _Case) -> tuple[CommitmentState, str] | None:
    vow = case.pledge.conditioned
    if case.due or case.habitual or case.pledge.first.negative or (vow.condition and not vow.unless):
        return None
    if not case.covered or not case.pledge.kinds & (_TOLD_WHEN_DONE | {"withdraw"}):
        return None
    return (
        "pending",
        f"rule 'open': no day was set, and none of {case.covered} later documents tells that it was done",
    )


def _unknown(case: _Case) -> tuple[CommitmentState, str] | None:
    if case.habitual and case.deeds:
        return (
            "cannot be told",
            "rule 'baseline': the same was done before it was announced, so doing it again shows nothing",
        )
    return "cannot be told", "rule 'nothing known': no day was set, and no text says what became of it"


_RULES: Sequence[Rule] = (
    _said_done, _done_later, _met, _not_arisen, _done_in_spite, _under_way, _overdue, _not_due, _not_yet, _open, _unknown
)  # fmt: skip
