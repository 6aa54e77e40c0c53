"""What became of a threat or promise: ordered rules, the same for every side, each with the items that say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from detente.coding.items import Act, Deed, Item
from detente.record.conduct import families
from detente.record.due import sentence_around
from detente.record.model import Bearing, CommitmentState, Query, Record
from detente.record.sources import Days, Sources
from detente.record.terms import plain, terms
from detente.record.vows import Pledge, Vow

__all__ = ["BASELINE_DAYS", "Conduct", "Verdict", "conduct_of", "verdict"]

BASELINE_DAYS = 60
"""How far back conduct is looked at, to tell what a party did anyway from what it did as it had said."""

_DONE = frozenset({"actual", "ongoing", "reported"})
_YIELDS = ("acceptance", "agreement", "concession")
_FAILS = re.compile(
    r"\byet to (?:follow|act|deliver|carry|impos|do so|materiali|make good|be (?:proposed|delivered|carried|imposed))"
    r"|\b(?:has|have|had|did|does|do|was|were)(?: not|n't)(?: yet)? (?:follow\w* through|carr\w* (?:it|them|that|this|out)"
    r"|ma[dk]e good|deliver\w*|materiali\w+|c[ao]me\b|been (?:delivered|imposed|carried|presented)|present\w*|impos\w*)"
    r"|\bfail(?:ed|ure|s)?(?: so far)?(?: in| to)? (?:deliver|follow|keep|carry|make good)\w*"
    r"|\bcame to nothing|\bstill (?:has|have|had)(?: not|n't)|\bempty threat|\bhaven't come|\bno sanctions followed"
    r"|\bimposed nothing|\bnobody has seen|\bstill not been|\bnone of them has been carried out"
)
_KEEPS = re.compile(
    r"\bfollow(?:ed|s)? through\b|\bmade good on\b|\bcarr(?:ied|ies) (?:it|them|the \w+|that \w+|his \w+|its \w+|her \w+)?"
    r" ?out\b|\bkept (?:his|her|its|their|the) (?:promise|word|pledge)|\bdelivered on\b|\b(?:is|was|has|have|been|were) (?:been )?"
    r"(?:carried out|kept|delivered|honou?red|fulfilled)\b|\blong-promised\b"
)
_DENIED = re.compile(r"\b(?:not|n't|never|yet to|without|failed to|fail to|nor)\b[^.]{0,25}$|n't[^.]{0,25}$")
_ANSWER = re.compile(
    r"\b(?:respon(?:se|d\w*)|retaliat\w*|reveng\w*|as (?:promised|threatened|pledged|warned|agreed)|in return|carried out)\b"
)
_TALKS_OF_IT = re.compile(r"\b(?:threat\w*|promis\w*|pledg\w*|vow\w*|warn\w*|deadline|ultimatum|offer)\b")


class Verdict(NamedTuple):
    """The state of a commitment, why, and the items that bear on it."""

    state: CommitmentState
    because: str
    bearing: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class _Doing:
    """Something a party did, denied doing, or agreed to, on days that are known."""

    item: str
    days: Days
    party: str
    to: str | None
    words: frozenset[str]
    dated: bool
    denied: bool
    yields: bool
    issue: str | None
    answer: bool


@dataclass(slots=True)
class Conduct:
    """What parties did, by party and family of conduct, in order of days; and on which days the corpus speaks."""

    by_family: defaultdict[tuple[str, str], list[_Doing]] = field(default_factory=lambda: defaultdict(list))
    yields: defaultdict[str, list[_Doing]] = field(default_factory=lambda: defaultdict(list))
    published: list[str] = field(default_factory=list)

    def after(self, day: str) -> int:
        """Return how many documents came out wholly after a day."""
        return len(self.published) - bisect_left(self.published, day + "~")


def conduct_of(record: Record, sources: Sources, wanted: Iterable[Pledge]) -> Conduct:
    """Return what the record says was done in the families of conduct that commitments or their conditions name."""
    names = frozenset().union(*(_named_families(pledge) for pledge in wanted)) if wanted else frozenset()
    found = Conduct()
    for item in record.items(Query(types=("deed", "act"))):
        if isinstance(item, Deed | Act) and item.actor and sources.holds(item):
            _enter(found, item, names, sources)
    for doings in (*found.by_family.values(), *found.yields.values()):
        doings.sort(key=lambda doing: doing.days[0] or doing.days[1] or "")
    found.published = sorted(
        p.published.start.isoformat() for p in sources.papers.values() if p.published.start
    )
    return found


def _named_families(pledge: Pledge) -> frozenset[str]:
    return frozenset().union(*(vow.kinds | vow.asked for vow in pledge.vows))


def _enter(found: Conduct, item: Deed | Act, names: frozenset[str], sources: Sources) -> None:
    yields = isinstance(item, Act) and item.act in _YIELDS and item.status != "negated"
    done = isinstance(item, Deed) and (item.realis in _DONE or item.realis == "negated")
    if not (yields or done):
        return
    kinds = families(f"{item.action}: {item.words}" if isinstance(item, Deed) else item.words) & names
    doing = _doing(item, yields, sources)
    if yields:
        found.yields[doing.party].append(doing)
    for kind in kinds if done else ():
        found.by_family[doing.party, kind].append(doing)


def _doing(item: Deed | Act, yields: bool, sources: Sources) -> _Doing:
    day = sources.day(item)
    return _Doing(
        item=item.id,
        days=sources.days(item),
        party=sources.party(item) or item.actor or "",
        to=sources.parties.side_of(item.target, day) or item.target,
        words=terms(item.words),
        dated=item.when.basis in ("stated", "resolved"),
        denied=isinstance(item, Deed) and item.realis == "negated",
        yields=yields,
        issue=item.issue,
        answer=bool(_ANSWER.search(plain(item.words))),
    )


class _Words(NamedTuple):
    """Sentences about the commitment that say what became of it."""

    keeps: tuple[tuple[str, Days], ...]
    fails: tuple[tuple[str, Days], ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A commitment with all that bears on it."""

    pledge: Pledge
    as_of: str
    due: Days | None
    said: _Words
    deeds: tuple[_Doing, ...]
    denials: tuple[_Doing, ...]
    met: tuple[_Doing, ...]
    unmet: tuple[_Doing, ...]
    habitual: bool
    covered: int


Rule: TypeAlias = Callable[[_Case], tuple[CommitmentState, str] | None]


def verdict(pledge: Pledge, conduct: Conduct, record: Record, sources: Sources) -> Verdict:
    """Return a commitment's state as of the record's day, from the first rule that applies.

    Rules in order: said to be carried out; done later; the condition was met; the condition did not arise; done in
    spite of the promise; due day passed; not yet due; said not to be carried out yet; nothing known.
    """
    case = _gathered(pledge, conduct, record, sources)
    for rule in _RULES:
        if found := rule(case):
            state, because = found
            return Verdict(state, because, _bearing(case, state))
    return Verdict("cannot be told", "no rule applies", _bearing(case, "cannot be told"))


def _gathered(pledge: Pledge, conduct: Conduct, record: Record, sources: Sources) -> _Case:
    first = pledge.first
    since = first.said[0] or first.said[1] or ""
    later = [
        doing
        for kind in sorted(pledge.kinds)
        for doing in conduct.by_family.get((first.party, kind), ())
        if _bears(doing, pledge, since)
    ]
    later = list({doing.item: doing for doing in later}.values())
    due = pledge.due
    met, unmet = _on_condition(pledge, conduct, sources, since)
    return _Case(
        pledge=pledge,
        as_of=sources.as_of.isoformat(),
        due=due,
        said=_said_of(pledge, record, sources),
        deeds=tuple(doing for doing in later if not doing.denied),
        denials=tuple(doing for doing in later if doing.denied),
        met=met,
        unmet=unmet,
        habitual=_habitual(pledge, conduct, since),
        covered=conduct.after(due[1]) if due and due[1] else 0,
    )


def _bears(doing: _Doing, pledge: Pledge, since: str) -> bool:
    """Return whether a party's conduct of the same family may be what it spoke of: later, and at the same address."""
    first = pledge.first
    if first.to and doing.to and doing.to != first.to and doing.to != first.party:
        return False
    if doing.item in {vow.act.id for vow in pledge.vows}:
        return False
    started, over = doing.days
    if started is None or since == "":
        return False
    if doing.dated:
        return started > since or (doing.denied and (over or started) >= since)
    return started > (first.said[1] or since) and (doing.denied or len(doing.words & pledge.words) >= 2)


def _habitual(pledge: Pledge, conduct: Conduct, since: str) -> bool:
    """Return whether the party did the same shortly before it spoke, so that doing it again shows nothing."""
    if not since:
        return False
    floor = (date.fromisoformat(since) - timedelta(days=BASELINE_DAYS)).isoformat()
    return any(
        floor <= (doing.days[0] or "") < since
        for kind in pledge.kinds
        for doing in conduct.by_family.get((pledge.first.party, kind), ())
        if doing.dated and not doing.denied
    )


def _on_condition(
    pledge: Pledge, conduct: Conduct, sources: Sources, since: str
) -> tuple[tuple[_Doing, ...], tuple[_Doing, ...]]:
    """Return what the addressee did that meets what was asked, and what it is said not to have done."""
    vow = pledge.conditioned
    if not vow.condition:
        return (), ()
    met: list[_Doing] = []
    unmet: list[_Doing] = []
    for party in sorted(_asked_parties(vow, conduct, sources)):
        for doing in conduct.yields.get(party, ()):
            if vow.unless and _in_time(doing, pledge, since) and len(doing.words & vow.asked_words) >= 1:
                met.append(doing)
        for kind in sorted(vow.asked):
            for doing in conduct.by_family.get((party, kind), ()):
                if _in_time(doing, pledge, since) and (doing.words & vow.asked_words):
                    (unmet if doing.denied else met).append(doing)
    return tuple({d.item: d for d in met}.values()), tuple({d.item: d for d in unmet}.values())


def _asked_parties(vow: Vow, conduct: Conduct, sources: Sources) -> set[str]:
    """Return the parties whose conduct the condition speaks of: those it names, else the addressee."""
    known = {party for party, _ in conduct.by_family} | set(conduct.yields)
    known.discard(vow.party)
    named = {party for party in known if terms(sources.parties.actor_name(party)) & vow.asked_words}
    return named or ({vow.to} if vow.to else set())


def _in_time(doing: _Doing, pledge: Pledge, since: str) -> bool:
    started = doing.days[0]
    if started is None or not since or not doing.dated:
        return False
    return started >= since and (pledge.due is None or started <= (pledge.due[1] or "9999"))


def _said_of(pledge: Pledge, record: Record, sources: Sources) -> _Words:
    """Return the tellings whose own or next sentence says that it was carried out, or was not."""
    keeps: dict[str, Days] = {}
    fails: dict[str, Days] = {}
    for vow in pledge.vows:
        text = record.document(vow.act.document).text
        told = sources.told(vow.act)
        for start, end in _sentences(text, vow):
            words = plain(text[start:end])
            own = start <= vow.act.spans[0][0] < end
            if not own and not _about(words, vow):
                continue
            if _FAILS.search(words):
                fails.setdefault(_item_at(record, vow, start, end), told)
            elif _kept(words):
                keeps.setdefault(_item_at(record, vow, start, end), told)
    return _Words(tuple(keeps.items()), tuple(fails.items()))


def _sentences(text: str, vow: Vow) -> Iterable[tuple[int, int]]:
    yield vow.sentence
    after = vow.sentence[1]
    while after < len(text) and text[after] in "\"”’') ":
        after += 1
    if after < len(text) and text[after] != "\n":
        yield sentence_around(text, (after, after + 1))


def _about(words: str, vow: Vow) -> bool:
    return bool(_TALKS_OF_IT.search(words)) or len(terms(words) & vow.words) >= 1


def _kept(words: str) -> bool:
    return any(not _DENIED.search(words[: match.start()]) for match in _KEEPS.finditer(words))


def _item_at(record: Record, vow: Vow, start: int, end: int) -> str:
    """Return the item that best stands for a sentence: a denied deed, any deed, any act, else the vow itself."""
    inside = [
        item
        for item in record.items(Query(types=("deed", "act"), documents=(vow.act.document,)))
        if start <= item.spans[0][0] < end and item.id != vow.act.id
    ]
    return min(inside, key=_nearest, default=vow.act).id


def _nearest(item: Item) -> tuple[bool, bool, str]:
    denied = isinstance(item, Deed) and item.realis == "negated"
    return (not denied, not isinstance(item, Deed), item.id)


def _bearing(case: _Case, state: CommitmentState) -> tuple[Bearing, ...]:
    found: dict[str, str] = {}
    for item, _ in case.said.keeps:
        found.setdefault(item, "executes")
    for doing in case.deeds if state in ("executed", "lapsed") or not case.habitual else ():
        found.setdefault(doing.item, "denies" if case.pledge.first.negative else "executes")
    for item, _ in case.said.fails:
        found.setdefault(item, "fails to follow")
    for doing in case.denials:
        found.setdefault(doing.item, "executes" if case.pledge.first.negative else "fails to follow")
    for doing in case.met if state == "complied with" else ():
        found.setdefault(doing.item, "complies")
    for doing in case.unmet if state == "not triggered" else ():
        found.setdefault(doing.item, "denies")
    for vow in case.pledge.vows[1:]:
        found.setdefault(vow.act.id, "repeats")
    return tuple(Bearing(item, how) for item, how in found.items())


def _said_done(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.said.keeps or case.pledge.first.negative:
        return None
    last_kept, last_failed = (max((d[1] or "" for _, d in told), default="") for told in case.said)
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
    late = bool(case.due and case.due[1] and (first.days[0] or "") > case.due[1])
    return "executed", f"rule 'done later': the same party did so from {first.days[0]}" + (
        ", after the due day" if late else ""
    )


def _met(case: _Case) -> tuple[CommitmentState, str] | None:
    vow = case.pledge.conditioned
    if case.pledge.first.act.act != "threat" or not vow.unless or not case.met:
        return None
    return "complied with", f"rule 'condition met': what was asked was done from {case.met[0].days[0]}"


def _not_arisen(case: _Case) -> tuple[CommitmentState, str] | None:
    vow = case.pledge.conditioned
    if not vow.condition or vow.unless or not case.unmet:
        return None
    return "not triggered", "rule 'not arisen': what the condition speaks of is said not to have been done"


def _done_in_spite(case: _Case) -> tuple[CommitmentState, str] | None:
    if not case.pledge.first.negative or not case.deeds:
        return None
    return "lapsed", f"rule 'done in spite': what was not to be done was done on {case.deeds[0].days[0]}"


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


def _unknown(case: _Case) -> tuple[CommitmentState, str] | None:
    if case.habitual and case.deeds:
        return (
            "cannot be told",
            "rule 'baseline': the same was done before it was announced, so doing it again shows nothing",
        )
    return "cannot be told", "rule 'nothing known': no day was set, and no text says what became of it"


_RULES: Sequence[Rule] = (
    _said_done, _done_later, _met, _not_arisen, _done_in_spite, _overdue, _not_due, _not_yet, _unknown
)  # fmt: skip
