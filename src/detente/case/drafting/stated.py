"""What each party says it wants, with the minimum that nobody has said left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.case.drafting.material import Material, one_or_many
from detente.case.drafting.page import Open, Part, Table, quoted
from detente.case.talks import Issue, Party
from detente.coding.items import ActType
from detente.record.model import Position, StatedPosition

__all__ = ["minimums", "stated_positions"]

# A refusal or concession may carry the level that is refused or the one it leads to: neither is what is asked for.
_ASKING: tuple[ActType, ...] = ("demand", "offer", "promise", "acceptance", "agreement")


def stated_positions(material: Material) -> Iterator[Part]:
    """Yield what each party last said it wants on each issue, or why that has no place on the issue's scale."""
    for issue, party, position in _spoken(material):
        stated = _placed(position, issue)
        table = _table(material, issue, party, position, stated) if stated else None
        if table is not None:
            yield table
        if table is None or stated is not position.latest:
            yield _unplaced(material, issue, party, position, later=table is not None)


def _spoken(material: Material) -> Iterator[tuple[Issue, Party, Position]]:
    by_key = {(position.issue, position.party): position for position in material.positions}
    for issue in material.issues:
        for party in material.parties:
            if (issue.id, party.id) in by_key:
                yield issue, party, by_key[issue.id, party.id]


def _placed(position: Position, issue: Issue) -> StatedPosition | None:
    """Return the latest of a party's stated positions that says what it asks for and has a level; hedged ones last."""
    levels = {level.id for level in issue.positions}
    stands = [each for each in (position.latest, *reversed(position.drift)) if each.position in levels]
    asked = [each for each in stands if each.act in _ASKING and not each.dropped]
    return next((each for each in asked if not each.hedged), asked[0] if asked else None)


def _table(
    material: Material, issue: Issue, party: Party, position: Position, stated: StatedPosition
) -> Table | None:
    alike = {each.act for each in (position.latest, *position.drift) if each.position == stated.position}
    acts = [act for act in _ASKING if act in alike or act == stated.act]
    because = {"speaker": party.id, "issue": issue.id, "act": one_or_many(acts), "position": stated.position}
    item = material.record.item(stated.item)
    if item is None or not material.finds((because,), (item,)):
        return None
    fields: dict[str, Any] = {"party": party.id, "issue": issue.id, "stated": stated.position}
    if stated.start and stated.start == stated.end:
        fields["on"] = material.day(stated.start)
    fields |= {
        "because": because,
        "grade": "direction" if stated.hedged else "stated",
        "note": f"{quoted(item.words)} ({material.source(item)})",
    }
    return Table("position", fields)


def _unplaced(material: Material, issue: Issue, party: Party, position: Position, *, later: bool) -> Open:
    said = position.latest
    item = material.record.item(said.item)
    words = quoted(item.words) if item else ""
    source = f" ({material.source(item)})" if item else ""
    levels = ", ".join(level.id for level in issue.positions)
    add = "is that another level" if later else "which level is that"
    return Open(
        f"{party.name} on {issue.id}: {said.act} {words}{source}: {add} ({levels})? add or change [[position]]"
    )


def minimums(material: Material) -> Iterator[Part]:
    """Yield, for each party at the table and each issue it spoke on, that its minimum is not known."""
    table = {party.id for party in material.at_the_table()}
    for issue, party, _ in _spoken(material):
        if party.id in table:
            unknown = f"minimum of {party.name} on {issue.id} is unknown: nobody said it"
            yield Open(f"{unknown}; add [[minimum]] with low, high and assumed")
