"""What may be wrong in a codebook beyond its form: names, cycles, days, and phrases that match nothing or too much."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from detente.coding.codebook import Actor, Codebook, Role
from detente.coding.codebook_layers import Layer, Merged
from detente.coding.phrases import PhraseError, folded, phrases, surfaces
from detente.errors import Problem
from detente.toml.file import Location, TomlFile

__all__ = ["layer_problems", "merged_problems"]

_NAMES = ("aliases", "epithets", "metonyms", "adjectives")

_AT_THE_TABLE = ("belligerent", "mediator")

LONGEST_WIDE = 16  # what is longer cannot be one or two of the words below

# Words that stand in nearly every sentence and mean nothing of their own.
_STOP_WORDS = (
    "a an and are as at be been but by did do does for from had has have he her hers him his i if in into is it its "
    "me my no nor not of off on onto or our ours she so than that the their theirs them then there these they this "
    "those to too up upon us was we were what when where which who whom whose will with would you your yours"
)

# Words so common in reports on any conflict that as a name or the cue of an issue they tell nothing apart.
_COMMON_WORDS = (
    "after again against all also always another any area back bad be before begin bring call can case change come "
    "conflict country day deal do end even every few first force forces get give go good government great group have "
    "important issue just keep know last leader leaders leave less let like long look make man many may meeting "
    "minister month more most move much must national nations need never new news next now number official officials "
    "old one only open other out over part people place plan point position power president process put question "
    "report right same say see set side sides since situation some start state states statement still stop such take "
    "talk talks tell thing think time today try turn two use very want war way week well work world year years"
)
_STOP, _COMMON = frozenset(_STOP_WORDS.split()), frozenset(_COMMON_WORDS.split())


def layer_problems(file: TomlFile, layer: Layer) -> Iterator[Problem]:
    """Yield the errors that one file shows by itself."""
    yield from _duplicates(file, layer)
    yield from _reversed_roles(file, layer)
    for location, phrase in _phrases(layer):
        for one in phrases(phrase):
            yield from _phrase_problems(file, location, one)


def merged_problems(
    layers: Sequence[tuple[TomlFile, Layer]], whole: Merged, *, warn: bool
) -> tuple[list[Problem], list[Problem]]:
    """Return the errors and the warnings that only all layers together show; no warnings unless wanted."""
    errors = list(_undeclared(layers, whole.codebook))
    errors.extend(_cycles(layers, "side", "within", {s.id: s.within for s in whole.codebook.sides}))
    errors.extend(_cycles(layers, "actor", "member_of", {a.id: a.member_of for a in whole.codebook.actors}))
    errors.extend(_includes(layers))
    errors.extend(_shared_position_cues(whole))
    if not warn:
        return errors, []
    return errors, [*_sides_without_actors(whole), *_issues_without_cues(whole), *_ambiguous_names(whole)]


def _duplicates(file: TomlFile, layer: Layer) -> Iterator[Problem]:
    for table in ("side", "office", "actor", "issue"):
        yield from _declared_twice(file, (table,), table, [entry.id for entry in getattr(layer, table)])
    for i, issue in enumerate(layer.issue):
        ids = [position.id for position in issue.positions]
        yield from _declared_twice(file, ("issue", i, "position"), f"issue {issue.id!r}: position", ids)


def _declared_twice(file: TomlFile, where: Location, what: str, ids: Sequence[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name in seen:
            yield file.problem(
                (*where, i, "id"), f"{what} {name!r} is declared twice", "rename or remove one"
            )
        seen.add(name)


def _reversed_roles(file: TomlFile, layer: Layer) -> Iterator[Problem]:
    for location, role in _roles(layer):
        if role.start is not None and role.end is not None and role.end < role.start:
            rule = f"a role ends on {role.end}, before it begins on {role.start}"
            yield file.problem((*location, "to"), rule, "exchange the two days")
        if not role.title and role.office is None:
            yield file.problem(location, "a role has neither a title nor an office", "give one of them")


def _entries(layer: Layer, table: str) -> Iterator[tuple[Location, Any]]:
    """Yield the entries of a table that a file declares, then those it amends, with where they stand."""
    yield from (((table, i), entry) for i, entry in enumerate(getattr(layer, table)))
    yield from ((("amend", table, i), entry) for i, entry in enumerate(getattr(layer.amend, table)))


def _roles(layer: Layer) -> Iterator[tuple[Location, Role]]:
    for location, actor in _entries(layer, "actor"):
        yield from (((*location, "role", j), role) for j, role in enumerate(actor.roles))


def _phrases(layer: Layer) -> Iterator[tuple[Location, str]]:
    """Yield every phrase of a file and where it stands."""
    for location, actor in _entries(layer, "actor"):
        for name in _NAMES:
            yield from _each((*location, name), getattr(actor, name))
    for location, holder in (*_roles(layer), *_entries(layer, "office")):
        yield from _each((*location, "epithets"), holder.epithets)
    for location, issue in _entries(layer, "issue"):
        yield from _each((*location, "cues"), issue.cues)
        for j, position in enumerate(issue.positions):
            yield from _each((*location, "position", j, "cues"), position.cues)
    for table in ("cue", "act", "deed", "marker"):
        yield from (((table, i, "phrase"), entry.phrase) for i, entry in enumerate(getattr(layer, table)))


def _each(location: Location, phrases: Iterable[str]) -> Iterator[tuple[Location, str]]:
    yield from (((*location, i), phrase) for i, phrase in enumerate(phrases))


def _phrase_problems(file: TomlFile, location: Location, phrase: str) -> Iterator[Problem]:
    names = location[0] in ("actor", "issue", "amend", "office")
    for one in phrases(phrase):
        try:
            parts = surfaces(one)
        except PhraseError as error:
            yield file.problem(location, str(error), "see the phrase language in the reference")
            continue
        # A list of markers may hold function words ("not", "if"); every other phrase stands for something.
        for surface in parts[0] if len(parts) == 1 else ():
            if len(surface) > LONGEST_WIDE:
                continue
            rule, mend = _too_wide(surface, marker=location[0] == "marker", name=names)
            if rule:
                shown = repr(surface) if surface == phrase else f"{surface!r} (from {phrase!r})"
                yield file.problem(location, f"{shown} {rule}", mend)


def _too_wide(surface: str, *, marker: bool, name: bool) -> tuple[str, str]:
    """Return why a string of words would match everything or nothing, and the mend; two empty strings if it is fine."""
    words = folded(surface).split()
    if not any(letter.isalnum() for letter in surface):
        return "holds no letter and no digit", "write words"
    if marker:
        return "", ""
    if sum(letter.isalnum() for letter in surface) == 1:
        return "is a single letter, which stands in nearly every text", "write the whole word"
    if surface == surface.lower() and len(words) < 3 and all(word in _STOP for word in words):
        return "is made of words that stand in every text", "add a word that carries the meaning"
    if name and surface == surface.lower() and len(words) == 1 and words[0] in _COMMON:
        return "is too common to tell anything apart", "make it a phrase of two words or more"
    return "", ""


def _undeclared(layers: Sequence[tuple[TomlFile, Layer]], codebook: Codebook) -> Iterator[Problem]:
    """Yield the names of sides, actors and offices that no layer declares."""
    known: dict[str, set[str]] = {
        "side": {*codebook.side, *_included(layers)},
        "actor": set(codebook.actor),
        "office": {office.id for office in codebook.offices},
    }
    for file, layer in layers:
        for location, what, name in _references(layer):
            if name is not None and name not in known[what]:
                near = difflib.get_close_matches(name, known[what], 1)
                mend = f"did you mean {near[0]!r}?" if near else f"declare it with [[{what}]]"
                yield file.problem(location, f"{what} {name!r} is not declared", mend)


def _references(layer: Layer) -> Iterator[tuple[Location, str, str | None]]:
    for location, side in _entries(layer, "side"):
        yield (*location, "within"), "side", side.within
        yield from (((*location, "includes", j), "side", part) for j, part in enumerate(side.includes))
    for location, role in _roles(layer):
        yield (*location, "office"), "office", role.office
    for location, entry in (*_entries(layer, "office"), *_entries(layer, "actor"), *_roles(layer)):
        yield (*location, "side"), "side", entry.side
        yield (*location, "member_of"), "actor", entry.member_of


def _cycles(
    layers: Sequence[tuple[TomlFile, Layer]], table: str, field: str, parents: Mapping[str, str | None]
) -> Iterator[Problem]:
    reported: set[str] = set()
    for start in parents:
        trail = [start]
        while (up := parents.get(trail[-1])) is not None and up not in trail:
            trail.append(up)
        if up is None or up in reported:
            continue
        ring = trail[trail.index(up) :]
        reported.update(ring)
        file, location = _last_place(layers, table, field, up)
        chain = " is within ".join((*ring, up))
        yield file.problem((*location, field), f"a cycle of {table}s: {chain}", f"remove one {field!r}")


def _last_place(
    layers: Sequence[tuple[TomlFile, Layer]], table: str, field: str, name: str
) -> tuple[TomlFile, Location]:
    """Return where an entry's field was last set."""
    found: tuple[TomlFile, Location] = (layers[-1][0], ())
    for file, layer in layers:
        for location, entry in _entries(layer, table):
            if entry.id == name and getattr(entry, field) is not None:
                found = (file, location)
    return found


def _included(layers: Sequence[tuple[TomlFile, Layer]]) -> dict[str, str]:
    """Return the sides that another side includes, and which."""
    return {
        part: side.id
        for _, layer in layers
        for _, side in _entries(layer, "side")
        for part in side.includes
        if any(part == one.id for _, lower in layers for one in lower.side)
    }


def _includes(layers: Sequence[tuple[TomlFile, Layer]]) -> Iterator[Problem]:
    """Yield sides that are included in themselves, or in two others."""
    whole: dict[str, str] = {}
    for file, layer in layers:
        for location, side in _entries(layer, "side"):
            for j, part in enumerate(side.includes):
                place = (*location, "includes", j)
                if whole.setdefault(part, side.id) != side.id:
                    rule = f"side {part!r} is included in both {whole[part]!r} and {side.id!r}"
                    yield file.problem(place, rule, "include it once")
                elif part in _above(whole, side.id):
                    yield file.problem(place, f"side {part!r} is included in itself", "leave it out")


def _above(whole: Mapping[str, str], side: str) -> set[str]:
    """Return a side and all that include it."""
    found: set[str] = set()
    at: str | None = side
    while at is not None and at not in found:
        found.add(at)
        at = whole.get(at)
    return found


def _shared_position_cues(whole: Merged) -> Iterator[Problem]:
    for issue in whole.codebook.issues:
        file, location = whole.origins["issue", issue.id]
        first: dict[str, str] = {}
        for j, position in enumerate(issue.positions):
            for k, cue in enumerate(position.cues):
                if first.setdefault(cue, position.id) != position.id:
                    rule = f"{cue!r} is a cue of two positions, {first[cue]!r} and {position.id!r}"
                    yield file.problem((*location, "position", j, "cues", k), rule, "keep it in one")


def _sides_without_actors(whole: Merged) -> Iterator[Problem]:
    """Yield sides at the table that no actor is ever on: a side's name is for the page, and finds nothing in a text."""
    heard = {actor.side for actor in whole.codebook.actors}
    heard |= {role.side for actor in whole.codebook.actors for role in actor.roles}
    for side in whole.codebook.sides:
        if side.role in _AT_THE_TABLE and side.id not in heard:
            file, location = whole.origins["side", side.id]
            rule = (
                f"no actor is on the side {side.id!r}, so no text names it: a side's name is not looked for"
            )
            yield file.problem(location, rule, f'add [[actor]] with `side = "{side.id}"` and `aliases`')


def _issues_without_cues(whole: Merged) -> Iterator[Problem]:
    for issue in whole.codebook.issues:
        if not issue.cues and not any(position.cues for position in issue.positions):
            file, location = whole.origins["issue", issue.id]
            rule = f"issue {issue.id!r} has no cues, so no text is ever about it"
            yield file.problem(location, rule, "add `cues`")


def _ambiguous_names(whole: Merged) -> Iterator[Problem]:
    """Yield names that mean two actors of different sides on one and the same day."""
    users: dict[str, list[Actor]] = {}
    for actor in whole.codebook.actors:
        for phrase in dict.fromkeys((*(actor.aliases or (actor.name,)), *actor.epithets, *actor.metonyms)):
            users.setdefault(phrase, []).append(actor)
    for phrase, actors in users.items():
        for one, other in combinations(actors, 2):
            days = _clash(one, other)
            if days:
                file, location = whole.origins["actor", other.id]
                rule = f"{phrase!r} means both {one.id!r} and {other.id!r}, of different sides, {days}"
                yield file.problem(location, rule, "leave it to one of them, or date their roles")


def _clash(one: Actor, other: Actor) -> str:
    """Return when nothing tells two actors of different sides apart, empty if something always does.

    A role that holds wins over none at all, so two actors clash where both hold a role, or neither ever has one.
    """
    if not one.roles and not other.roles:
        return "on any day" if one.side != other.side else ""
    for day in sorted({role.start or date.min for actor in (one, other) for role in actor.roles}):
        if one.role_at(day) and other.role_at(day) and one.side_at(day) != other.side_at(day):
            return f"from {day} on"
    return ""
