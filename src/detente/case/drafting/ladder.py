"""The ladder from a humanitarian exchange to a settlement carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.case.drafting.material import Material, one_or_many
from detente.case.drafting.page import Open, Part, Table, quoted
from detente.coding.items import Act, Deed, Item

__all__ = ["rungs"]

_USED = ("actual", "ongoing")
_SIGNING = ("sign", "conclude agreement")


@dataclass(frozen=True, slots=True)
class _Rung:
    """A rung, and what would show it: deeds on issues, or agreements at a level of an issue, by the shipped codebook's ids."""

    id: str
    name: str
    issues: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


_RUNGS = (
    _Rung("humanitarian-exchange", "Humanitarian exchange", ("prisoners", "humanitarian")),
    _Rung(
        "sectoral-truce",
        "Sectoral truce",
        ("strikes", "energy-infrastructure"),
        ("sectoral-restraint", "spared"),
    ),
    _Rung("limited-ceasefire", "Limited ceasefire", ("ceasefire",), ("limited",)),
    _Rung("open-ended-ceasefire", "Open-ended ceasefire", ("ceasefire",), ("full",)),
    _Rung("armistice", "Armistice", ("ceasefire",), ("lasting",)),
    _Rung("framework", "Framework for a settlement"),
    _Rung("settlement", "Settlement"),
    _Rung("ratified", "Settlement ratified"),
    _Rung("implemented", "Settlement carried out"),
)


def rungs(material: Material) -> Iterator[Part]:
    """Yield the rungs that a deed or an agreement shows, the others as questions in their places, and signings."""
    for rung in _RUNGS:
        shown = _shown(material, rung)
        because = _because(rung, shown)
        if shown and material.finds((because,), shown):
            fields: dict[str, Any] = {"id": rung.id, "name": rung.name, "reached": True, "because": because}
            yield Table("rung", fields | {"grade": "direction", "note": _note(material, shown[0])})
        else:
            yield Open(
                f"{rung.name}: not shown by the record; does it matter? add [[rung]] here with id ({rung.id}), name,"
                " assumed, and blocked: what stands in its way"
            )
    signed = [
        d
        for d in material.deeds
        if d.action in _SIGNING and d.realis == "actual" and material.sources.days(d)[0]
    ]
    seen: set[str] = set()
    for deed in signed:
        origin = material.sources.credit(deed).key
        if origin not in seen:
            seen.add(origin)
            yield Open(f"does this show a rung above? {_note(material, deed)}")


def _shown(material: Material, rung: _Rung) -> list[Item]:
    codebook = material.sources.parties.codebook
    issues = [issue for issue in rung.issues if issue in codebook.issue]
    if not issues:
        return []
    if rung.levels:
        agreed = [
            act for act in material.acts if act.act == "agreement" and act.status in ("explicit", "reported")
        ]
        return [act for act in agreed if act.issue in issues and act.position in rung.levels]
    return [d for d in material.deeds if d.plover == "COOPERATE" and d.issue in issues and d.realis in _USED]


def _because(rung: _Rung, shown: Sequence[Item]) -> dict[str, Any]:
    issues = [
        issue for issue in rung.issues if any(isinstance(i, Act | Deed) and i.issue == issue for i in shown)
    ]
    if rung.levels:
        levels = [
            level for level in rung.levels if any(isinstance(i, Act) and i.position == level for i in shown)
        ]
        return (
            {"issue": one_or_many(issues), "act": "agreement", "position": one_or_many(levels)}
            if issues
            else {}
        )
    return (
        {"issue": one_or_many(issues), "kind": "deed", "plover": "COOPERATE", "realis": list(_USED)}
        if issues
        else {}
    )


def _note(material: Material, item: Item) -> str:
    return f"{quoted(item.words)} ({material.source(item)})"
