"""Public positions: what each party last said it wants on each issue, how that drifted, and who reversed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.coding.items import Act, ActType
from detente.record.model import Position, Query, Record, Reversal, StatedPosition
from detente.record.sources import Days, Sources, read_sources
from detente.record.terms import alike, terms

__all__ = ["POSITION_ACTS", "positions"]

POSITION_ACTS: tuple[ActType, ...] = (
    "demand", "offer", "refusal", "acceptance", "concession", "promise", "agreement",
)  # fmt: skip
"""Acts that state a position: what is wanted, offered, refused, taken or given up."""

_TURNS: dict[tuple[ActType, ActType], str] = {
    ("demand", "concession"): "a demand was made, then given up",
    ("refusal", "acceptance"): "what was refused was then accepted",
    ("refusal", "agreement"): "what was refused was then agreed to",
    ("refusal", "offer"): "what was refused was then offered",
    ("acceptance", "refusal"): "what was accepted was then refused",
    ("agreement", "refusal"): "what was agreed was then refused",
    ("promise", "refusal"): "what was promised was then refused",
    ("offer", "refusal"): "what was offered was then refused",
}
_SCALED = frozenset({"demand", "offer", "promise", "acceptance", "agreement", "concession"})
_SAME_WORDS = 0.6
_LOOKED_BACK = 60


@dataclass(frozen=True, slots=True)
class _Stand:
    """One act that states a position, with what orders and compares it."""

    act: Act
    days: Days
    party: str
    directness: int
    step: int | None
    terms: frozenset[str]
    origin: str
    place: tuple[str, int]

    @property
    def key(self) -> tuple[str, int, str, tuple[str, int], str]:
        """Orders by day, then by nearness to the actor's own words, then by place."""
        return (
            self.days[1] or self.days[0] or "",
            self.directness,
            self.days[0] or "",
            self.place,
            self.act.id,
        )


def positions(
    record: Record, as_of: date, since: date | None = None, *, sources: Sources | None = None
) -> tuple[Position, ...]:
    """Return each party's positions on each issue, by issue and party.

    The latest stated position is that of the latest day; of one day, what stands in the actor's own words goes before
    what an author tells. Acts that a text denies are no positions. A party is a side, or an actor without one.

    Args:
        record: Where items are read from.
        as_of: What came out later is left out.
        since: Let the drift begin with the last position before this day; the latest position is given anyway.
        sources: What `read_sources` returned for the same record and day, if it is at hand.
    """
    sources = sources or read_sources(record, as_of)
    stands: defaultdict[tuple[str, str], list[_Stand]] = defaultdict(list)
    given_up: list[_Stand] = []
    for item in record.items(Query(types=("act",), acts=POSITION_ACTS)):
        if (
            not isinstance(item, Act)
            or item.status == "negated"
            or not sources.holds(item)
            or not _known(item, sources)
        ):
            continue
        stand = _stand(item, sources)
        if item.act == "concession":
            given_up.append(stand)
        if item.issue and (stand.days[0] or "") <= as_of.isoformat():
            stands[item.issue, stand.party].append(stand)
    _put_beside_what_was_given_up(stands, given_up)
    return tuple(_position(issue, party, found, since) for (issue, party), found in sorted(stands.items()))


def _known(act: Act, sources: Sources) -> bool:
    """Return whether an act's actor is one the codebook knows, or on a side."""
    return sources.parties.actor(act.actor) is not None or sources.side(act) is not None


def _put_beside_what_was_given_up(
    stands: dict[tuple[str, str], list[_Stand]], given_up: Iterable[_Stand]
) -> None:
    """Enter a concession also under the issue of the demand it names: `stepped back from his demand for a truce`."""
    by_document: defaultdict[str, list[_Stand]] = defaultdict(list)
    for concession in given_up:
        by_document[concession.act.document].append(concession)
    for (_, _), found in stands.items() if by_document else ():
        for demand in [stand for stand in found if stand.act.act == "demand"]:
            for concession in by_document.get(demand.act.document, ()):
                same = concession.act.actor == demand.act.actor and _names(concession, demand)
                if same and all(stand.act.id != concession.act.id for stand in found):
                    found.append(replace(concession, step=None))


def _names(concession: _Stand, demand: _Stand) -> bool:
    one, two = concession.act.spans, demand.act.spans
    return one[0][0] <= two[0][0] and two[-1][1] <= one[-1][1]


def _stand(act: Act, sources: Sources) -> _Stand:
    issue = sources.parties.codebook.issue.get(act.issue or "")
    scale = [position.id for position in issue.positions] if issue else []
    step = scale.index(act.position) if act.position in scale else None
    days = sources.days(act)
    told = sources.told(act)
    # What a text expects for later was stated when the text came out.
    if days[0] and told[1] and days[0] > told[1]:
        days = told
    return _Stand(
        act, days, sources.party(act) or act.actor or "", sources.direct(act), step, terms(act.words),
        sources.credit(act).label, sources.place(act),
    )  # fmt: skip


def _position(issue: str, party: str, found: list[_Stand], since: date | None) -> Position:
    ordered = sorted(found, key=lambda stand: stand.key)
    reversals = _reversals(ordered)
    dropped = {reversal.earlier for reversal in reversals} | _given_up(ordered)
    drift = _drift(ordered)
    if since is not None:
        drift, reversals = _from_then(drift, since), _turns_since(reversals, ordered, since)
    standing = [stand for stand in ordered if stand.act.id not in dropped] or ordered
    latest = next((stand for stand in reversed(standing) if stand.act.status != "hedged"), standing[-1])
    return Position(
        party=party,
        issue=issue,
        latest=_stated(latest, dropped, issue),
        drift=tuple(_stated(stand, dropped, issue) for stand in drift),
        reversals=tuple(reversals),
        origins=len({stand.origin for stand in ordered}),
    )


def _given_up(ordered: Sequence[_Stand]) -> set[str]:
    """Return every demand that its actor later gave up, also those that no reversal names."""
    concessions = [stand for stand in ordered if stand.act.act == "concession"]
    return {
        stand.act.id
        for stand in ordered
        for later in concessions
        if stand.act.act == "demand"
        and stand.act.actor == later.act.actor
        and _before(stand, later)
        and _one_matter(stand, later)
    }


def _stated(stand: _Stand, dropped: set[str], issue: str) -> StatedPosition:
    act = stand.act
    return StatedPosition(
        item=act.id,
        party=act.actor or stand.party,
        issue=issue,
        position=act.position if act.issue == issue else None,
        act=act.act,
        start=stand.days[0],
        end=stand.days[1],
        origin=stand.origin,
        dropped=act.id in dropped,
        hedged=act.status == "hedged",
    )


def _drift(ordered: Sequence[_Stand]) -> list[_Stand]:
    """Return the stands that say something new: not what the same actor said last, whoever reports it again."""
    kept: list[_Stand] = []
    for stand in ordered:
        if not any(_same(stand, other) for other in kept[-6:]):
            kept.append(stand)
    return kept


def _same(first: _Stand, second: _Stand) -> bool:
    if first.act.act != second.act.act:
        return False
    if first.step is not None and second.step is not None:
        return first.step == second.step
    return alike(first.terms, second.terms) >= _SAME_WORDS


def _from_then(drift: list[_Stand], since: date) -> list[_Stand]:
    day = since.isoformat()
    first = next((n for n, stand in enumerate(drift) if (stand.days[1] or "") >= day), len(drift))
    return drift[max(0, first - 1) :]


def _turns_since(reversals: list[Reversal], ordered: Iterable[_Stand], since: date) -> list[Reversal]:
    new = {stand.act.id for stand in ordered if (stand.days[1] or "") >= since.isoformat()}
    return [reversal for reversal in reversals if reversal.later in new]


def _reversals(ordered: Sequence[_Stand]) -> list[Reversal]:
    """Return where one actor went against its own earlier words; each earlier word turns once."""
    found: dict[str, Reversal] = {}
    by_actor: defaultdict[str, list[_Stand]] = defaultdict(list)
    for stand in ordered:
        if stand.act.status in ("explicit", "reported"):
            by_actor[stand.act.actor or ""].append(stand)
    for actor, stands in sorted(by_actor.items()):
        for place, later in enumerate(stands):
            near = stands[max(0, place - _LOOKED_BACK) : place + _LOOKED_BACK]
            earlier, because = _against(near, later)
            if earlier is not None and earlier.act.id not in found:
                found[earlier.act.id] = Reversal(
                    actor, earlier.act.issue or "", earlier.act.id, later.act.id, because
                )
    return _once_a_turn(list(found.values()))


def _against(stands: Sequence[_Stand], later: _Stand) -> tuple[_Stand | None, str]:
    """Return the latest of an actor's stands that a later one goes against, and how."""
    for earlier in reversed(stands):
        if earlier.act.id == later.act.id or not _before(earlier, later):
            continue
        because = _TURNS.get((earlier.act.act, later.act.act), "")
        if because and _one_matter(earlier, later):
            return earlier, because
        if _moved(earlier, later):
            return earlier, "the position moved on the issue's scale"
        if earlier.step is not None and earlier.step == later.step:
            return None, ""
    return None, ""


def _before(earlier: _Stand, later: _Stand) -> bool:
    """Return whether one stand surely comes first: by its days, or because giving up presupposes having demanded."""
    if later.act.act == "concession" and earlier.act.act == "demand":
        if later.act.document == earlier.act.document and _names(later, earlier):
            return True
        return (earlier.days[0] or "") <= (later.days[1] or "9999")
    first, second = earlier.days[1], later.days[0]
    return first is not None and second is not None and first < second


def _one_matter(earlier: _Stand, later: _Stand) -> bool:
    if earlier.step is not None and later.step is not None and earlier.act.act != "demand":
        return earlier.step == later.step
    return bool(earlier.terms & later.terms) or earlier.act.document == later.act.document


def _moved(earlier: _Stand, later: _Stand) -> bool:
    if earlier.step is None or later.step is None or earlier.step == later.step:
        return False
    # To want less than one demanded is a turn; to offer or promise a step more or less is drift.
    least = 1 if earlier.act.act == later.act.act == "demand" else 2
    return earlier.act.act in _SCALED and later.act.act in _SCALED and abs(earlier.step - later.step) >= least


def _once_a_turn(found: list[Reversal]) -> list[Reversal]:
    """Keep one reversal for each later act: a turn retold against ten reports of the old position is one turn."""
    kept: dict[str, Reversal] = {}
    for reversal in found:
        kept[reversal.later] = reversal
    return sorted(kept.values(), key=lambda reversal: (reversal.actor, reversal.later))
