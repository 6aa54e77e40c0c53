"""Proposals on the table: what one party asked for and offered on one day, as one origin tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.case.drafting.material import Material, one_or_many
from detente.case.drafting.page import Open, Part, Table, quoted
from detente.case.talks import Party
from detente.coding.items import Act, ActType
from detente.record.sources import Days

__all__ = ["proposals"]

MOST = 5
"""How many packages of a party are drafted."""

_PROPOSING: tuple[ActType, ...] = ("demand", "offer")
_ANSWERS: dict[ActType, str] = {"acceptance": "accepts", "refusal": "refuses"}


@dataclass(frozen=True, slots=True)
class _Package:
    party: Party
    days: Days
    acts: tuple[Act, ...]
    terms: dict[str, Act]
    loose: tuple[Act, ...]


def proposals(material: Material) -> Iterator[Part]:
    """Yield each package with its terms and the answers to them, and what of it has no level or no answer."""
    seen: Counter[str] = Counter()
    answers = _given_answers(material)
    packages, left = _fewest(_packages(material))
    for package in packages:
        start = package.days[0] or "undated"
        stem = f"{package.party.id}-{start}"
        seen[stem] += 1
        yield from _proposal(material, package, stem if seen[stem] == 1 else f"{stem}-{seen[stem]}", answers)
    if left:
        yield Open(
            f"{left} more sets of demands and offers, with fewer terms or older, are in the record: does one matter?"
        )
    asked = [issue.id for issue in material.issues if any(issue.id in each.terms for each in packages)]
    for name in asked:
        yield Open(
            f"who can deliver {name}, and who must ratify it? add [[delivery]] with issue, by, ratify, assumed"
        )


def _packages(material: Material) -> list[_Package]:
    """Return packages by day; what is part of another of the same party, or told again, is left out."""
    groups: defaultdict[tuple[str, str, Days], list[Act]] = defaultdict(list)
    for act in material.acts:
        party = material.party(act)
        if act.act in _PROPOSING and party and act.issue in material.case.issue and act.status != "hedged":
            groups[material.sources.credit(act).key, party, material.sources.days(act)].append(act)
    whole = [_package(material, party, days, acts) for (_, party, days), acts in groups.items()]
    found: list[_Package] = []
    for each in sorted(
        (p for p in whole if p.terms), key=lambda p: (-len(p.terms), p.days[1] or "", _place(material, p))
    ):
        if not any(
            each.party == other.party and _levels(each).items() <= _levels(other).items() for other in found
        ):
            found.append(each)
    order = {party.id: n for n, party in enumerate(material.parties)}
    return sorted(found, key=lambda p: (p.days[0] or "", order[p.party.id], _place(material, p)))


def _fewest(packages: list[_Package]) -> tuple[list[_Package], int]:
    """Return each party's packages with the most terms, of these the latest, and how many are left out."""
    mine: defaultdict[str, list[_Package]] = defaultdict(list)
    for package in reversed(packages):
        mine[package.party.id].append(package)
    kept = [id(p) for own in mine.values() for p in sorted(own, key=lambda p: -len(p.terms))[:MOST]]
    return [p for p in packages if id(p) in kept], len(packages) - len(kept)


def _given_answers(material: Material) -> Mapping[tuple[str, str], Sequence[Act]]:
    """Return acceptances and refusals by the level they are on."""
    found: defaultdict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in material.acts:
        if act.act in _ANSWERS and act.issue and act.position and material.party(act):
            found[act.issue, act.position].append(act)
    return found


def _place(material: Material, package: _Package) -> tuple[str, int]:
    return material.sources.place(package.acts[0])


def _levels(package: _Package) -> dict[str, str | None]:
    return {issue: act.position for issue, act in package.terms.items()}


def _package(material: Material, party: str, days: Days, acts: Sequence[Act]) -> _Package:
    terms: dict[str, Act] = {}
    for act in acts:
        known = material.case.issue[act.issue or ""]
        if act.position in {level.id for level in known.positions}:
            terms.setdefault(known.id, act)
    loose = tuple(act for act in acts if act.issue not in terms)
    return _Package(material.case.party[party], days, tuple(acts), terms, loose)


def _proposal(
    material: Material, package: _Package, name: str, answers: Mapping[tuple[str, str], Sequence[Act]]
) -> Iterator[Part]:
    table = _table(material, package, name)
    if table is None:
        return
    yield table
    for issue, act in package.terms.items():
        yield Table("proposal.term", {"issue": issue, "position": act.position, "note": quoted(act.words)})
    answered = list(_answered(material, package, answers))
    yield from answered
    for act in {act.issue: act for act in package.loose}.values():
        yield Open(f"a term on {act.issue}: {quoted(act.words)}: which level? add [[proposal.term]]")
    heard = {str(each.fields["party"]) for each in answered}
    silent = [p.name for p in material.at_the_table() if p.id != package.party.id and p.id not in heard]
    if silent:
        yield Open(
            f"answers to {name} unknown: {', '.join(silent)}; add [[proposal.answer]] with party and answer"
        )


def _table(material: Material, package: _Package, name: str) -> Table | None:
    first, last = package.days
    because: dict[str, Any] = {
        "speaker": package.party.id,
        "issue": one_or_many(list(dict.fromkeys(act.issue or "" for act in package.acts))),
        "act": one_or_many([act for act in _PROPOSING if any(each.act == act for each in package.acts)]),
    }
    because |= {"from": material.day(first)} if first else {}
    because |= {"to": material.day(last)} if last else {}
    if not material.finds((because,), package.acts):
        return None
    on = first if first == last else f"{first or '…'} to {last or '…'}"
    fields: dict[str, Any] = {
        "id": name,
        "name": f"{package.party.name}: {_what(package)}, {on or 'undated'}",
        "by": package.party.id,
    }
    if first and first == last:
        fields["on"] = material.day(first)
    shown = package.acts[0]
    fields |= {
        "because": because,
        "grade": "stated",
        "note": f"{quoted(shown.words)} ({material.source(shown)})",
    }
    return Table("proposal", fields)


def _what(package: _Package) -> str:
    return " and ".join(f"{act}s" for act in _PROPOSING if any(each.act == act for each in package.acts))


def _answered(
    material: Material, package: _Package, answers: Mapping[tuple[str, str], Sequence[Act]]
) -> Iterator[Table]:
    """Yield the latest answer of each other party to a term at its very level, on the proposal's day or later."""
    for issue, term in package.terms.items():
        latest: dict[str, Act] = {}
        for act in answers.get((issue, term.position or ""), ()):
            party = material.party(act) or ""
            day = _day(material, act)
            later = party not in latest or day >= _day(material, latest[party])
            if later and party != package.party.id and day >= (package.days[0] or ""):
                latest[party] = act
        for party in (each.id for each in material.parties if each.id in latest):
            yield from _answer(material, party, latest[party])


def _day(material: Material, act: Act) -> str:
    first, last = material.sources.days(act)
    return first or last or ""


def _answer(material: Material, party: str, act: Act) -> Iterator[Table]:
    because = {"speaker": party, "issue": act.issue, "act": act.act, "position": act.position}
    if material.finds((because,), (act,)):
        grade = "stated" if act.status in ("explicit", "reported") else "direction"
        note = f"{quoted(act.words)} ({material.source(act)})"
        fields = {"party": party, "issue": act.issue, "answer": _ANSWERS[act.act], "because": because}
        yield Table("proposal.answer", {**fields, "grade": grade, "note": note})
