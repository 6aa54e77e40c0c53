"""One codebook file as written, and all layers as one: later entries replace, amend, take in or remove earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from detente.coding.codebook import (
    ActCue,
    Actor,
    Codebook,
    Cue,
    DeedCue,
    Issue,
    Marker,
    Office,
    Position,
    Role,
    Side,
)
from detente.errors import Problem
from detente.ids import short_id
from detente.toml.file import Location, TomlFile

__all__ = ["TABLES", "Layer", "key_of", "merged", "roles_filled"]

Entry: TypeAlias = Side | Office | Actor | Issue | Cue | ActCue | DeedCue | Marker
Table: TypeAlias = Literal["side", "office", "actor", "issue", "cue", "act", "deed", "marker"]

TABLES: tuple[Table, ...] = ("side", "office", "actor", "issue", "cue", "act", "deed", "marker")

E = TypeVar("E", bound=BaseModel)
Phrase = Annotated[str, Field(min_length=1, max_length=400)]


class _Amendment(BaseModel):
    """What is said anew of an entry of a lower layer: lists grow by what is given, single values are replaced."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str


class SideAmendment(_Amendment):
    """Amends a side."""

    name: str | None = None
    role: Literal["belligerent", "mediator", "third", "audience"] | None = None
    within: str | None = None
    includes: tuple[str, ...] = ()


class OfficeAmendment(_Amendment):
    """Amends an office."""

    title: str | None = None
    side: str | None = None
    member_of: str | None = None
    epithets: tuple[Phrase, ...] = ()


class ActorAmendment(_Amendment):
    """Amends an actor; roles are put in the order of their first days."""

    name: str | None = None
    side: str | None = None
    member_of: str | None = None
    aliases: tuple[Phrase, ...] = ()
    epithets: tuple[Phrase, ...] = ()
    metonyms: tuple[Phrase, ...] = ()
    adjectives: tuple[Phrase, ...] = ()
    roles: tuple[Role, ...] = Field(default=(), alias="role")


class PositionAmendment(_Amendment):
    """Amends a position of an issue's scale. The scale itself changes only by writing the issue anew."""

    name: str | None = None
    cues: tuple[Phrase, ...] = ()


class IssueAmendment(_Amendment):
    """Amends an issue."""

    name: str | None = None
    cues: tuple[Phrase, ...] = ()
    positions: tuple[PositionAmendment, ...] = Field(default=(), alias="position")


class Amendments(BaseModel):
    """The `[[amend.…]]` tables of a file."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    side: tuple[SideAmendment, ...] = ()
    office: tuple[OfficeAmendment, ...] = ()
    actor: tuple[ActorAmendment, ...] = ()
    issue: tuple[IssueAmendment, ...] = ()


class Layer(BaseModel):
    """One file as written: tables are named in the singular, as each `[[actor]]` is one."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    version: Literal[1] = Field(alias="schema")
    name: str = Field(min_length=1)
    title: str = ""
    extends: tuple[str, ...] = ()
    as_of: date | None = None
    side: tuple[Side, ...] = ()
    office: tuple[Office, ...] = ()
    actor: tuple[Actor, ...] = ()
    issue: tuple[Issue, ...] = ()
    cue: tuple[Cue, ...] = ()
    act: tuple[ActCue, ...] = ()
    deed: tuple[DeedCue, ...] = ()
    marker: tuple[Marker, ...] = ()
    amend: Amendments = Field(default_factory=Amendments)
    remove: dict[Table, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Merged:
    """The codebook, where each of its sides, offices, actors and issues was last declared, and what went wrong."""

    codebook: Codebook
    origins: dict[tuple[str, str], tuple[TomlFile, Location]]
    problems: tuple[Problem, ...]


def merged(layers: Sequence[tuple[TomlFile, Layer]]) -> Merged:
    """Return all layers as one, in their order.

    Within a layer, `remove` comes first, then its entries, each in the place of one of the same key, then `amend`.
    Last of all, sides that another side includes give way to it, and roles take from their office what they leave out.
    """
    tables: dict[str, dict[Any, Any]] = {name: {} for name in TABLES}
    origins: dict[tuple[str, str], tuple[TomlFile, Location]] = {}
    problems: list[Problem] = []
    for file, layer in layers:
        problems.extend(_removed(tables, file, layer))
        for table in TABLES:
            for i, entry in enumerate(getattr(layer, table)):
                tables[table][key_of(entry)] = entry
                if hasattr(entry, "id"):
                    origins[table, entry.id] = (file, (table, i))
        problems.extend(_amended(tables, file, layer))
    homes = {home: layer.name for _, layer in layers for home in _homes(layer)}
    _joined_sides(tables)
    offices = {office.id: office for office in tables["office"].values()}
    tables["actor"] = {key: roles_filled(actor, offices) for key, actor in tables["actor"].items()}
    return Merged(_codebook(layers, tables, homes), origins, tuple(problems))


def key_of(entry: Entry) -> tuple[str, ...]:
    """Return what an entry is replaced by: its id, or its phrase with the act or list it is for."""
    if isinstance(entry, Side | Office | Actor | Issue):
        return (entry.id,)
    if isinstance(entry, ActCue):
        return (entry.phrase, entry.act)
    return (entry.phrase, entry.marker) if isinstance(entry, Marker) else (entry.phrase,)


def _removed(tables: dict[str, dict[Any, Any]], file: TomlFile, layer: Layer) -> Iterable[Problem]:
    for name, wanted in layer.remove.items():
        for i, key in enumerate(wanted):
            found = [each for each in tables[name] if each[0] == key]
            if not found:
                yield file.problem(
                    ("remove", name, i), f"no layer below has the {name} {key!r} to remove", "leave it out"
                )
            for each in found:
                del tables[name][each]


def _amended(tables: dict[str, dict[Any, Any]], file: TomlFile, layer: Layer) -> Iterable[Problem]:
    for name in ("side", "office", "actor", "issue"):
        for i, amendment in enumerate(getattr(layer.amend, name)):
            location: Location = ("amend", name, i)
            known = tables[name].get((amendment.id,))
            if known is None:
                yield file.problem(
                    (*location, "id"),
                    f"no layer below has the {name} {amendment.id!r} to amend",
                    f"declare it with [[{name}]]",
                )
                continue
            for j, position in enumerate(getattr(amendment, "positions", ())):
                if position.id not in {one.id for one in known.positions}:
                    yield file.problem(
                        (*location, "position", j, "id"),
                        f"issue {amendment.id!r} has no position {position.id!r}",
                        "write the whole [[issue]] anew to change its scale",
                    )
            tables[name][(amendment.id,)] = _with(known, amendment)


def _with(entry: E, amendment: BaseModel) -> E:
    """Return an entry with its lists longer by an amendment's and its single values replaced by it."""
    changes: dict[str, Any] = {}
    for field in amendment.model_fields_set - {"id"}:
        given, had = getattr(amendment, field), getattr(entry, field)
        if field == "positions":
            wanted: dict[str, list[PositionAmendment]] = {}
            for one in given:
                wanted.setdefault(one.id, []).append(one)
            changes[field] = tuple(_position(one, wanted.get(one.id, [])) for one in had)
        elif field == "roles":
            changes[field] = tuple(sorted((*had, *given), key=lambda role: role.start or date.min))
        else:
            changes[field] = tuple(dict.fromkeys((*had, *given))) if isinstance(given, tuple) else given
    return entry.model_copy(update=changes)


def _position(position: Position, amendments: Iterable[PositionAmendment]) -> Position:
    for amendment in amendments:
        position = _with(position, amendment)
    return position


def _joined_sides(tables: dict[str, dict[Any, Any]]) -> None:
    """Put whatever is on an included side on the side that includes it, and drop the included side."""
    whole = {part: side.id for side in tables["side"].values() for part in side.includes if part != side.id}
    if not whole:
        return

    def joined(side: str | None) -> str | None:
        seen: set[str] = set()
        while side is not None and side in whole and side not in seen:
            seen.add(side)
            side = whole[side]
        return side

    tables["side"] = {
        key: side.model_copy(update={"within": joined(side.within)})
        for key, side in tables["side"].items()
        if side.id not in whole
    }
    for key, office in tables["office"].items():
        tables["office"][key] = office.model_copy(update={"side": joined(office.side)})
    for key, actor in tables["actor"].items():
        roles = tuple(role.model_copy(update={"side": joined(role.side)}) for role in actor.roles)
        tables["actor"][key] = actor.model_copy(update={"side": joined(actor.side), "roles": roles})


def roles_filled(actor: Actor, offices: dict[str, Office]) -> Actor:
    """Return an actor whose roles have taken from their offices what they leave out."""
    if not any(role.office in offices for role in actor.roles):
        return actor
    return actor.model_copy(update={"roles": tuple(_filled(role, offices) for role in actor.roles)})


def _filled(role: Role, offices: dict[str, Office]) -> Role:
    office = offices.get(role.office or "")
    if office is None:
        return role
    return role.model_copy(
        update={
            "title": role.title or office.title,
            "side": role.side or office.side,
            "member_of": role.member_of or office.member_of,
            "epithets": (*role.epithets, *office.epithets),
        }
    )


def _homes(layer: Layer) -> Iterator[tuple[str, str, str]]:
    """Yield table, id (or act or list) and phrase of every phrase in a file."""
    for source in (layer, layer.amend):
        for actor in source.actor:
            for phrases in (actor.aliases, actor.epithets, actor.metonyms, actor.adjectives):
                yield from (("actor", actor.id, phrase) for phrase in phrases)
            yield from (("actor", actor.id, phrase) for role in actor.roles for phrase in role.epithets)
        for office in source.office:
            yield from (("office", office.id, phrase) for phrase in office.epithets)
        for issue in source.issue:
            yield from (("issue", issue.id, phrase) for phrase in issue.cues)
            yield from (("issue", issue.id, phrase) for each in issue.positions for phrase in each.cues)
    for table in ("cue", "act", "deed", "marker"):
        for entry in getattr(layer, table):
            yield table, key_of(entry)[-1], entry.phrase


def _codebook(
    layers: Sequence[tuple[TomlFile, Layer]],
    tables: dict[str, dict[Any, Any]],
    homes: dict[tuple[str, str, str], str],
) -> Codebook:
    top = layers[-1][1]
    as_of = next((layer.as_of for _, layer in reversed(layers) if layer.as_of is not None), None)
    values: dict[str, tuple[Any, ...]] = {name: tuple(table.values()) for name, table in tables.items()}
    return Codebook(
        name=top.name,
        title=top.title or top.name,
        hash=short_id(as_of, *(entry.model_dump_json() for name in TABLES for entry in values[name])),
        layers=tuple(layer.name for _, layer in layers),
        as_of=as_of,
        homes=homes,
        sides=values["side"],
        offices=values["office"],
        actors=values["actor"],
        issues=values["issue"],
        cues=values["cue"],
        acts=values["act"],
        deeds=values["deed"],
        markers=values["marker"],
    )
