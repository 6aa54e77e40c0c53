"""Options that the record shows: what a party did, threatened or promised, by issue."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from detente.case.drafting.material import Material, one_or_many
from detente.case.drafting.page import Open, Part, Table, quoted
from detente.case.talks import Party
from detente.coding.items import Act, Deed, Item, PloverRoot
from detente.record.model import Commitment

__all__ = ["Lever", "levers", "options", "preferences"]

Tone: TypeAlias = Literal["hostile", "helping"]

MOST = 6
"""How many options a party gets: those with the most origins; more states than that nobody can read."""

_TONES: dict[PloverRoot, Tone] = {
    "SANCTION": "hostile", "COERCE": "hostile", "ASSAULT": "hostile", "AID": "helping",
}  # fmt: skip
_ANYWHERE: dict[PloverRoot, str] = {"ASSAULT": "strikes", "AID": "aid"}
_KEEPING = frozenset({"COOPERATE", "YIELD", "CONSULT", "SUPPORT"})
_USED = ("actual", "ongoing")
_DIRECT = ("actual", "explicit", "ongoing", "reported", "implied", "hedged")
"""How something is told, the most direct first."""


@dataclass(slots=True)
class Lever:
    """One option in the making.

    Attributes:
        issue: The issue it is on; None for strikes, and for aid that names none.
        kind: The issue's id, else `strikes` or `aid`.
        deeds: Deeds that show it in use, in the record's order.
        said: Threats or promises of it.
        origins: At most how many origins all of them have.
    """

    party: Party
    issue: str | None
    kind: str
    tone: Tone
    deeds: list[Deed] = field(default_factory=list)
    said: list[Act] = field(default_factory=list)
    consequence: str = ""
    origins: int = 0
    id: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All that shows it, deeds first."""
        return (*self.deeds, *self.said)

    @property
    def because(self) -> list[dict[str, Any]]:
        """The queries that find it."""
        found: list[dict[str, Any]] = []
        if self.deeds:
            roots = sorted({deed.plover for deed in self.deeds if deed.plover})
            issue = {"issue": self.issue} if self.issue else {}
            found.append({"speaker": self.party.id, **issue, "kind": "deed", "plover": one_or_many(roots)})
        for act, issue_said in dict.fromkeys((each.act, each.issue) for each in self.said):
            found.append({"speaker": self.party.id, "issue": issue_said, "act": act})
        return found

    @property
    def name(self) -> str:
        """What its deeds are called and the words of the threat or promise."""
        said = quoted(self.consequence, 80) if self.said else ""
        return ": ".join(filter(None, (self.action, said)))

    @property
    def action(self) -> str:
        """The deed most often told; empty if there is none."""
        counts = Counter(deed.action for deed in self.deeds)
        return max(counts, key=lambda action: counts[action], default="")


def levers(material: Material) -> tuple[Lever, ...]:
    """Return the options that the record shows, party by party, those with the most origins first."""
    found: dict[tuple[str, str, Tone], Lever] = {}
    _from_deeds(material, found)
    _from_commitments(material, found)
    _kept_promises(material, found)
    place = {issue.id: n for n, issue in enumerate(material.sources.parties.codebook.issues)}
    kept = []
    for lever in found.values():
        lever.origins = len({material.sources.credit(item).key for item in lever.items})
        if _plain(material, lever) and material.finds(lever.because, lever.items):
            kept.append(lever)
    order = {party.id: n for n, party in enumerate(material.parties)}
    kept.sort(
        key=lambda each: (order[each.party.id], -each.origins, place.get(each.issue or "", -1), each.tone)
    )
    _named(kept)
    return tuple(kept)


def _plain(material: Material, lever: Lever) -> bool:
    """Return whether more than one doubtful deed shows it: a single one must name its issue or a party it is done to."""
    if lever.said or lever.issue or lever.origins > 1:
        return True
    sides = material.sources.parties
    return any(
        sides.side_of(deed.target, material.sources.day(deed)) in material.case.party for deed in lever.deeds
    )


def _from_deeds(material: Material, found: dict[tuple[str, str, Tone], Lever]) -> None:
    for deed in material.deeds:
        party = material.party(deed)
        root = deed.plover
        if party is None or root is None or root not in _TONES:
            continue
        issue = None if root == "ASSAULT" else _known(material, deed.issue)
        kind = issue or _ANYWHERE.get(root)
        if kind is not None:
            _lever(material, found, party, issue, kind, _TONES[root]).deeds.append(deed)


def _from_commitments(material: Material, found: dict[tuple[str, str, Tone], Lever]) -> None:
    strikes = [lever for lever in found.values() if lever.kind == "strikes"]
    fought = {(lever.party.id, deed.issue) for lever in strikes for deed in lever.deeds}
    for each in material.commitments:
        own = _own(material, each)
        if not own:
            continue
        party, issue = material.party(own[0]) or "", own[0].issue or ""
        tone: Tone = "hostile" if each.kind == "threat" else "helping"
        fights = tone == "hostile" and (party, issue) in fought
        on, kind = (None, "strikes") if fights else (issue, issue)
        lever = _lever(material, found, party, on, kind, tone)
        lever.said.extend(act for act in own if act.issue == issue and material.party(act) == party)
        lever.consequence = lever.consequence or each.consequence or own[0].words


def _own(material: Material, commitment: Commitment) -> list[Act]:
    """Return the acts by which a party of the draft makes a commitment on an issue."""
    acts = [item for name in commitment.said if isinstance(item := material.record.item(name), Act)]
    return [
        act
        for act in acts
        if act.act == commitment.kind
        and act.status != "negated"
        and _known(material, act.issue)
        and material.party(act)
    ]


def _kept_promises(material: Material, found: Mapping[tuple[str, str, Tone], Lever]) -> None:
    """Put what was done on an issue beside what was promised on it; alone, such deeds show no lever."""
    for deed in material.deeds:
        promised = found.get((material.party(deed) or "", deed.issue or "", "helping"))
        if promised is not None and promised.said and deed.plover in _KEEPING:
            promised.deeds.append(deed)


def _lever(
    material: Material, found: dict[tuple[str, str, Tone], Lever], party: str, issue: str | None, kind: str, tone: Tone
) -> Lever:  # fmt: skip
    return found.setdefault((party, kind, tone), Lever(material.case.party[party], issue, kind, tone))


def _known(material: Material, issue: str | None) -> str | None:
    return issue if issue in material.sources.parties.codebook.issue else None


def _named(found: Sequence[Lever]) -> None:
    """Give each lever an id that says whose it is and what: `us-impose-sanctions`, `russia-promise-prisoners`."""
    seen: Counter[str] = Counter()
    for lever in found:
        what = lever.action or f"{lever.said[0].act} {lever.issue or lever.kind}"
        stem = f"{lever.party.id}-{_slug(what) or lever.kind}"
        seen[stem] += 1
        lever.id = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:40]


def options(material: Material, found: Sequence[Lever]) -> Iterator[Part]:
    """Yield options as tables, the rest of a party's as a question."""
    by_party: defaultdict[str, list[Lever]] = defaultdict(list)
    for lever in found:
        by_party[lever.party.id].append(lever)
    for mine in by_party.values():
        yield from (part for lever in mine[:MOST] for part in _drafted(material, lever))
        if len(mine) > MOST:
            rest = "; ".join(lever.name for lever in mine[MOST:])
            yield Open(
                f"{mine[0].party.name} has further levers, told by fewer origins: {rest}: does one matter?"
            )
    silent = sum(not _known(material, each.issue) for each in material.commitments)
    if silent:
        yield Open(
            f"{silent} of {len(material.commitments)} threats and promises name no issue; `detente derive DOSSIER"
            " commitments` lists them: is one of them an option?"
        )


def _drafted(material: Material, lever: Lever) -> Iterator[Part]:
    """Yield an option that is not said to be in use, and whether it is as a question where a deed speaks for it."""
    used = [deed for deed in lever.deeds if deed.realis in _USED]
    shown = _best(material, used or lever.items)
    example = f"{quoted(shown.words)} ({material.source(shown)})"
    because = lever.because
    fields: dict[str, Any] = {
        "id": lever.id,
        "name": lever.name or lever.kind,
        "holder": lever.party.id,
        "kind": lever.kind,
        "because": because[0] if len(because) == 1 else because,
        "grade": "direction",
        "note": example,
    }
    yield Table("option", fields)
    if used:
        yield Open(
            f"is {lever.id} in use on {material.sources.as_of}? {example}; if so, add `now` to the option"
        )


def _best(material: Material, items: Sequence[Item]) -> Item:
    """Return the latest of some items; of those of one day, the one told most directly."""
    days = material.sources.days

    def rank(item: Item) -> tuple[str, int]:
        how = item.realis if isinstance(item, Deed) else item.status if isinstance(item, Act) else None
        return days(item)[1] or days(item)[0] or "", -(_DIRECT.index(how) if how in _DIRECT else len(_DIRECT))

    return max(items, key=rank)


def preferences(material: Material, found: Sequence[Lever]) -> Iterator[Part]:
    """Yield, for each party at the table or with an option, conditions its preferences might be made of."""
    shown: Mapping[str, list[Lever]] = {
        party.id: [lever for lever in found if lever.party.id == party.id][:MOST]
        for party in material.parties
    }
    table = {party.id for party in material.at_the_table()}
    for party in (each for each in material.parties if each.id in table or shown[each.id]):
        feared = [
            f"not {each.id}"
            for name, own in shown.items()
            for each in own
            if name != party.id and each.tone == "hostile"
        ]
        hoped = [
            each.id
            for name, own in shown.items()
            for each in own
            if name != party.id and each.tone == "helping"
        ]
        own = [each.id for each in shown[party.id]]
        candidates = ", ".join((*feared[:4], *hoped[:4], *own[:3])) or "conditions on options"
        yield Open(
            f"what {party.name} would have hold, most important first, is unknown; add [[preference]] with holds and"
            f" assumed, made of: {candidates}"
        )
