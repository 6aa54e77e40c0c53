"""Threats and promises as they are told, and which of them are one commitment told again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from detente.coding.items import Act, Time
from detente.documents.model import Span
from detente.record.conduct import families, primary_family, refuses
from detente.record.due import due_of, sentence_around
from detente.record.model import Query, Record
from detente.record.origins import is_vague
from detente.record.outcomes import Outcome, Tellers, outcome_in, tellers_of
from detente.record.sources import Days, Sources
from detente.record.terms import alike, terms

__all__ = ["Pledge", "Vow", "merged", "vows_of"]

_CONDITION = re.compile(
    r"\b(?:if|unless|as long as|so long as|provided(?: that)?|(?-i:Should))\b[^,;.:“”\"]*", re.IGNORECASE
)
_SPEECH = frozenset(
    terms(
        "threaten threat warn warning promise pledge vow vowed commit commitment undertake repeat repeatedly announce"
        " declare plan intend intention signal suggest add note could can may might also new again president government"
    )
)
_NEGATIVE = re.compile(r"\b(?:not to|never to|would not|will not|won't|wouldn't|never)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:should|must|ought to|may|might|could|would|can)\b(?:\W+\w+){0,2}\W+(?:promise|pledge|vow|threaten|warn)\b"
)
_LEAD = re.compile(
    r"^(?:[\s,;:.–—-]|(?:then|that|and|but|he|she|it|they)\b(?=\s*,|\s*$))+|[\s,;:.–—-]+$", re.IGNORECASE
)
_ALIKE = 0.6
_TELLING_NUMBER = 100
_LATELY = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME_WEEK = 7
_VOICES = 12
_COMPARED = 40
_NOBODY = Tellers()


@dataclass(frozen=True, slots=True)
class Vow:
    """One threat or promise in one text.

    Attributes:
        party: The side that makes it, or the actor without a side.
        to: Side or name of the addressee, if told.
        said: The days it was said, else told.
        condition: Its words, empty if none.
        unless: The condition is that something is *not* done (so that doing it meets the threat).
        consequence: Words of what would be done.
        negative: What is promised is *not* to do something.
        kind: Family of conduct of the consequence, empty if none is known.
        known: The actor is the codebook's.
        asked: Families of conduct of the condition.
        outcome: Words here that say what became of it.
        tellers: Items that stand for them.
    """

    act: Act
    party: str
    to: str | None
    said: Days
    due: Days | None
    condition: str
    unless: bool
    consequence: str
    negative: bool
    kind: str
    known: bool
    sentence: Span
    words: frozenset[str]
    asked: frozenset[str]
    asked_words: frozenset[str]
    outcome: Outcome
    place: tuple[str, int]
    tellers: Tellers = _NOBODY

    @property
    def key(self) -> tuple[str, tuple[str, int], str]:
        """Orders by the day it was said, then place."""
        return (self.said[1] or self.said[0] or "9999", self.place, self.act.id)


@dataclass(slots=True)
class Pledge:
    """Vows that are one commitment, earliest first."""

    vows: list[Vow] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, vow: Vow) -> None:
        """Add a telling: `kinds` are the families of conduct any of them names, `words` the content words of the first few."""
        self.vows.append(vow)
        if vow.kind:
            self.kinds.add(vow.kind)
        if len(self.vows) <= _VOICES:
            self.words.update(vow.words)

    @property
    def first(self) -> Vow:
        """The earliest."""
        return self.vows[0]

    @property
    def due(self) -> Days | None:
        """The term that the earliest telling with one sets."""
        return next((vow.due for vow in self.vows if vow.due), None)

    @property
    def conditioned(self) -> Vow:
        """The telling that says most about the condition: the earliest with one."""
        return next((vow for vow in self.vows if vow.condition), self.first)


def vows_of(record: Record, sources: Sources) -> list[Vow]:
    """Return every threat and promise that a text tells of a party or a named person, earliest first.

    Not those that a text denies, recommends or expects (`should promise`, `may threaten`). Two readings of the same
    words or of one condition in one sentence are one.
    """
    by_document: defaultdict[str, list[Act]] = defaultdict(list)
    for item in record.items(Query(types=("act",), acts=("threat", "promise"))):
        if isinstance(item, Act) and item.actor and item.status != "negated" and sources.holds(item):
            by_document[item.document].append(item)
    found: list[Vow] = []
    for document, acts in sorted(by_document.items()):
        text = record.document(document).text
        times = [
            time
            for time in record.items(Query(types=("time",), documents=(document,)))
            if isinstance(time, Time)
        ]
        vows = [_vow(act, text, times, sources) for act in acts if not _unreal(text, act)]
        kept = [vow for vow in _once(vows) if _told_of_somebody(vow, sources)]
        found.extend(_with_tellers(kept, record, document))
    return sorted(found, key=lambda vow: vow.key)


def _with_tellers(vows: list[Vow], record: Record, document: str) -> list[Vow]:
    """Return the vows of a document with the items that tell what became of them, read only where words do."""
    if not any(any(vow.outcome) for vow in vows):
        return vows
    items = tuple(record.items(Query(types=("deed", "act", "statement"), documents=(document,))))
    return [replace(vow, tellers=tellers_of(vow.outcome, vow.act, items)) for vow in vows]


def _unreal(text: str, act: Act) -> bool:
    """Return whether a threat or promise is only recommended or expected of its actor."""
    start = act.spans[0][0]
    return bool(_UNREAL.search(text[max(0, start - 30) : start + 60]))


def _told_of_somebody(vow: Vow, sources: Sources) -> bool:
    actor = vow.act.actor or ""
    return (
        sources.parties.actor(actor) is not None
        or vow.party in sources.parties.codebook.side
        or not is_vague(actor)
    )


def _once(vows: list[Vow]) -> list[Vow]:
    """Return one vow for each threat or promise of a document, the reading that says most."""
    kept: list[Vow] = []
    for vow in sorted(vows, key=_says_least):
        twin = next((n for n, other in enumerate(kept) if _one_telling(vow, other)), None)
        if twin is None:
            kept.append(vow)
        else:
            kept[twin] = _filled(kept[twin], vow)
    return kept


def _says_least(vow: Vow) -> tuple[bool, bool, bool, int, str]:
    """Order the fullest reading first: by a named actor, with a known consequence, with a condition."""
    return (
        is_vague(vow.act.actor or "") and not vow.known,
        not vow.kind,
        not vow.condition,
        -len(vow.words),
        vow.act.id,
    )


def _one_telling(first: Vow, second: Vow) -> bool:
    one, two = (vow.act.spans for vow in (first, second))
    meet = one[0][0] < two[-1][1] and two[0][0] < one[-1][1]
    return meet or (
        bool(first.condition) and first.condition == second.condition and first.sentence == second.sentence
    )


def _filled(vow: Vow, other: Vow) -> Vow:
    """Return a reading with what another of the same words adds."""
    said = (
        other
        if other.act.when.basis in ("stated", "resolved") and vow.act.when.basis not in ("stated", "resolved")
        else vow
    )
    fuller = other if (len(other.words) > len(vow.words) and other.kind == vow.kind) or not vow.words else vow
    return replace(
        vow,
        consequence=fuller.consequence,
        words=fuller.words,
        said=said.said,
        to=vow.to or other.to,
        due=vow.due or other.due,
        condition=vow.condition or other.condition,
    )


def _vow(act: Act, text: str, times: Sequence[Time], sources: Sources) -> Vow:
    hull = (act.spans[0][0], act.spans[-1][1])
    known = sources.parties.actor(act.actor) is not None
    sentence = sentence_around(text, hull)
    said = _said_on(act, sources)
    condition = " ".join(act.conditions) or _condition(text[sentence[0] : sentence[1]])
    names = _names(act, sources) | sources.parties.table_names
    consequence = _consequence(act.words, (*act.conditions, condition), _SPEECH | names)
    if not any(term.isalpha() for term in terms(consequence, _SPEECH | names)):
        consequence = _consequence(text[slice(*sentence)], (*act.conditions, condition), _SPEECH | names)
    words = terms(consequence, _SPEECH | names)
    outcome = outcome_in(text, sentence, hull[0], words)
    return Vow(
        act=act,
        party=sources.party(act) or act.actor or "",
        to=_side_or_name(act.target, sources, act),
        said=said,
        due=None if outcome.kept else due_of(act, sentence, text, times, said),
        condition=condition,
        unless=bool(condition) and (condition.lower().startswith("unless") or refuses(condition)),
        consequence=consequence,
        negative=bool(_NEGATIVE.search(consequence)),
        kind=primary_family(consequence),
        known=known,
        sentence=sentence,
        words=words,
        asked=families(condition) if condition else frozenset(),
        asked_words=terms(condition, _SPEECH),
        outcome=outcome,
        place=sources.place(act),
    )


def _consequence(words: str, conditions: Iterable[str], without: frozenset[str]) -> str:
    """Return the stretch of words that says most and is no condition; of equals the last."""
    pieces = [words]
    for condition in conditions:
        if condition:
            pieces = [part for piece in pieces for part in piece.split(condition)]
    stretches = [_LEAD.sub("", piece) for piece in reversed(pieces)]
    return max(stretches, key=lambda piece: len(terms(piece, without))) or words


def _said_on(act: Act, sources: Sources) -> Days:
    """Return when it was said: its own days where they are not later than the telling, else the telling's."""
    days, told = sources.days(act), sources.told(act)
    if days[0] and told[1] and days[0] > told[1]:
        return told
    return days


def _condition(sentence: str) -> str:
    match = _CONDITION.search(sentence)
    return match[0].strip() if match else ""


def _names(act: Act, sources: Sources) -> frozenset[str]:
    """Return the content words of the names of who speaks and who is addressed, as far as they are parties."""
    parties = sources.parties
    named = [act.actor, act.target if parties.actor(act.target) else None]
    called = [name for name in named if name]
    called += [parties.actor_name(name) for name in called]
    called += [
        parties.actor_name(side) for name in called if (side := parties.side_of(name, sources.day(act)))
    ]
    return terms(" ".join(called))


def _side_or_name(name: str | None, sources: Sources, act: Act) -> str | None:
    """Return the addressee's side or id; None for what is no party the codebook knows."""
    known = sources.parties.actor(name)
    return sources.parties.side_of(name, sources.day(act)) or (known.id if known else None)


def merged(vows: Iterable[Vow]) -> list[Pledge]:
    """Return commitments, each with all its tellings: same party and addressee, like consequence and condition.

    What one text calls a promise and another a threat is one commitment if most of the words agree, or if they speak of the
    same conduct within a week. A telling joins the first commitment it fits; two terms that do not meet are two commitments.
    """
    pledges: list[Pledge] = []
    places: defaultdict[tuple[str, str], list[Pledge]] = defaultdict(list)
    for vow in vows:
        pledge = next((one for one in _near(vow, places) if _fits(vow, one)), None)
        if pledge is None:
            pledge = Pledge()
            pledges.append(pledge)
        pledge.add(vow)
        for sign in sorted({vow.kind, *vow.words} - {""}):
            place = places[vow.party, sign]
            if pledge not in place[-_COMPARED:]:
                place.append(pledge)
    return pledges


def _near(vow: Vow, places: dict[tuple[str, str], list[Pledge]]) -> Iterable[Pledge]:
    """Yield the latest commitments of the same party that share a sign with a vow, each once."""
    seen: set[int] = set()
    for sign in filter(None, (vow.kind, *sorted(vow.words))):
        for pledge in reversed(places.get((vow.party, sign), ())[-_COMPARED:]):
            if id(pledge) not in seen:
                seen.add(id(pledge))
                yield pledge


def _fits(vow: Vow, pledge: Pledge) -> bool:
    first = pledge.first
    if vow.to and first.to and vow.to != first.to and vow.party not in (vow.to, first.to):
        return False
    if vow.due and not _one_term(vow, vow.due, pledge):
        return False
    if vow.negative != first.negative or not _like_condition(vow, pledge):
        return False
    shared = vow.words & pledge.words
    agree = alike(vow.words, frozenset(pledge.words)) >= _ALIKE and len(shared) >= min(
        2, len(vow.words), len(first.words)
    )
    if vow.act.act != first.act.act and not (
        vow.kind and vow.kind == first.kind and _just_before(vow, pledge)
    ):
        return agree and len(shared) >= 2
    if vow.kind and first.kind:
        return vow.kind == first.kind
    return agree or _same_number(vow, pledge, shared)


def _same_number(vow: Vow, pledge: Pledge, shared: Iterable[str]) -> bool:
    """Return whether a telling that says little names the number of a commitment made lately: `it promised 6,000`."""
    if not any(
        word.isdigit() and int(word) >= _TELLING_NUMBER and not _YEAR.fullmatch(word) for word in shared
    ):
        return False
    last, now = pledge.first.said[1], vow.said[0] or vow.said[1]
    return bool(last and now) and _days_between(last or "", now or "") <= _LATELY


def _like_condition(vow: Vow, pledge: Pledge) -> bool:
    other = pledge.conditioned
    if min(len(vow.asked_words), len(other.asked_words)) < 2:
        return True  # no condition, or one that only points back ("as long as that is so")
    return bool(vow.asked & other.asked) or alike(vow.asked_words, other.asked_words) >= _ALIKE


def _one_term(vow: Vow, due: Days, pledge: Pledge) -> bool:
    """Return whether a telling with a term is of a commitment: the terms meet, or it was just said without one."""
    if pledge.due:
        return _meet(due, pledge.due)
    return _just_before(vow, pledge)


def _just_before(vow: Vow, pledge: Pledge) -> bool:
    """Return whether a commitment was last told within a week of a telling."""
    last, now = pledge.vows[-1].said[1], vow.said[0] or vow.said[1]
    if last is None or now is None:
        return False
    return _days_between(last, now) <= _SAME_WEEK


def _days_between(first: str, second: str) -> int:
    return abs(date.fromisoformat(second).toordinal() - date.fromisoformat(first).toordinal())


def _meet(first: Days, second: Days) -> bool:
    return (first[0] or "") <= (second[1] or "9999") and (second[0] or "") <= (first[1] or "9999")
