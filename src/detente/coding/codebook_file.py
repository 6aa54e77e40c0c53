"""Loading a codebook with all it extends, every problem reported at once with its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from detente.coding.codebook import ActCue, Actor, Codebook, Cue, DeedCue, Issue, Marker, Side
from detente.coding.phrases import PhraseError, surfaces
from detente.errors import InputError, Problem
from detente.ids import short_id

__all__ = ["DEFAULT", "load_codebook", "shipped"]

DEFAULT = "war-termination"


class _Layer(BaseModel):
    """One file as written: tables are named in the singular, as each `[[actor]]` is one."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    version: Literal[1] = Field(alias="schema")
    name: str = Field(min_length=1)
    title: str = ""
    extends: tuple[str, ...] = ()
    side: tuple[Side, ...] = ()
    actor: tuple[Actor, ...] = ()
    issue: tuple[Issue, ...] = ()
    cue: tuple[Cue, ...] = ()
    act: tuple[ActCue, ...] = ()
    deed: tuple[DeedCue, ...] = ()
    marker: tuple[Marker, ...] = ()
    remove: dict[Literal["side", "actor", "issue", "cue", "act", "deed", "marker"], tuple[str, ...]] = {}


TABLES = ("side", "actor", "issue", "cue", "act", "deed", "marker")


class _File:
    """A codebook file's text, and where in it a table's entry stands."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown, self.text = shown, text
        self.lines = text.splitlines()

    def line(self, location: Sequence[object]) -> int | None:
        """Return the line of a pydantic location such as `("actor", 7, "side")`, counted from one."""
        at, end = 0, len(self.lines)
        names: list[str] = []
        for here, following in zip(location, (*location[1:], None), strict=True):
            if isinstance(here, str):
                names.append(here)
                if isinstance(following, int):
                    continue
                key = re.compile(rf"\s*\"?{re.escape(here)}\"?\s*=")
                found = next((i for i in range(at, end) if key.match(self.lines[i])), None)
                return found + 1 if found is not None else (at + 1 if at else None)
            header = re.compile(rf"\s*\[\[\s*{re.escape('.'.join(names))}\s*\]\]")
            starts = [i for i in range(at, end) if header.match(self.lines[i])]
            if not isinstance(here, int) or here >= len(starts):
                return self._key_line(names[-1], at, end)
            at = starts[here]
            end = min(starts[here + 1 : here + 2] or [end])
        return at + 1

    def _key_line(self, name: str, at: int, end: int) -> int | None:
        key = re.compile(rf"\s*\"?{re.escape(name)}\"?\s*=")
        return next((i + 1 for i in range(at, end) if key.match(self.lines[i])), at + 1 if at else None)

    def problem(self, location: Sequence[object], rule: str, mend: str = "") -> Problem:
        line = self.line(location)
        return Problem(f"{self.shown}: line {line}" if line else self.shown, rule, mend)


def shipped() -> tuple[str, ...]:
    """Return the names of the codebooks and lexicons that come with detente, in order."""
    folder = files("detente.coding") / "codebooks"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load_codebook(reference: str | Path = DEFAULT) -> Codebook:
    """Return a codebook merged with everything it extends.

    Args:
        reference: A shipped name, or the path of a TOML file. What a file extends is looked up likewise, a path
            being relative to the file that names it.

    Raises:
        InputError: every problem in any of its files, each with its line.
    """
    problems: list[Problem] = []
    layers: list[tuple[_File, _Layer]] = []
    _collect(str(reference), None, (), layers, problems)
    if not problems:
        problems.extend(_cross_checks(layers))
    if problems:
        raise InputError(problems)
    return _merged(layers)


def _collect(
    reference: str,
    base: Path | None,
    trail: tuple[str, ...],
    layers: list[tuple[_File, _Layer]],
    problems: list[Problem],
) -> None:
    """Append the layers of a codebook, those it extends first, each once."""
    found = _read(reference, base, problems)
    if found is None:
        return
    file, folder = found
    if file.shown in trail:
        chain = " extends ".join((*trail[trail.index(file.shown) :], file.shown))
        problems.append(
            file.problem(("extends",), f"a codebook extends itself: {chain}", "remove one of them")
        )
        return
    if any(file.shown == seen.shown for seen, _ in layers):
        return
    layer = _parsed(file, problems)
    if layer is None:
        return
    for other in layer.extends:
        _collect(other, folder, (*trail, file.shown), layers, problems)
    layers.append((file, layer))


def _read(reference: str, base: Path | None, problems: list[Problem]) -> tuple[_File, Path | None] | None:
    if reference in shipped():
        text = (files("detente.coding") / "codebooks" / f"{reference}.toml").read_text("utf-8")
        return _File(f"{reference} (shipped)", text), None
    path = Path(reference) if base is None else base / reference
    try:
        return _File(str(path), path.read_text("utf-8-sig")), path.parent
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        near = difflib.get_close_matches(reference, shipped(), 1)
        mend = f"did you mean {near[0]!r}?" if near else f"give a file or one of: {', '.join(shipped())}"
        problems.append(Problem(str(path), f"the codebook cannot be read ({reason})", mend))
        return None


def _parsed(file: _File, problems: list[Problem]) -> _Layer | None:
    try:
        raw = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(file.shown, f"not valid TOML: {error}", "mend the syntax there"))
        return None
    try:
        return _Layer.model_validate(raw)
    except ValidationError as error:
        problems.extend(_explained(file, found) for found in error.errors())
        return None


def _explained(file: _File, found: Any) -> Problem:
    location = tuple(found["loc"])
    last = str(location[-1]) if location else ""
    if found["type"] == "extra_forbidden":
        near = difflib.get_close_matches(last, _fields(location), 1)
        return file.problem(
            location, f"unknown field {last!r}", f"did you mean {near[0]!r}?" if near else "remove it"
        )
    if found["type"] == "missing":
        return file.problem(location[:-1] or location, f"{last!r} is missing", "add it")
    value = found.get("input")
    shown = f", not {value!r}" if isinstance(value, str | int | float | bool) else ""
    where = ".".join(str(part) for part in location if not isinstance(part, int))
    return file.problem(location, f"{where}: {found['msg'][0].lower()}{found['msg'][1:]}{shown}")


def _fields(location: tuple[object, ...]) -> list[str]:
    models: dict[object, type[BaseModel]] = {
        "side": Side, "actor": Actor, "issue": Issue, "cue": Cue, "act": ActCue, "deed": DeedCue, "marker": Marker
    }  # fmt: skip
    model = models.get(location[0], _Layer) if len(location) > 1 else _Layer
    return [field.alias or name for name, field in model.model_fields.items()]


def _cross_checks(layers: list[tuple[_File, _Layer]]) -> Iterable[Problem]:
    """Yield what is wrong between entries: names not declared, twice declared, cycles, phrases that break the rules."""
    sides = {side.id: side for _, layer in layers for side in layer.side}
    actors = {actor.id: actor for _, layer in layers for actor in layer.actor}
    for file, layer in layers:
        yield from _duplicates(file, layer)
        for i, side in enumerate(layer.side):
            yield from _declared(file, ("side", i, "within"), "side", side.within, sides)
        for i, actor in enumerate(layer.actor):
            yield from _declared(file, ("actor", i, "side"), "side", actor.side, sides)
            yield from _declared(file, ("actor", i, "member_of"), "actor", actor.member_of, actors)
            for role in actor.roles:
                yield from _declared(file, ("actor", i, "role"), "side", role.side, sides)
        yield from _bad_phrases(file, layer)
    for name, parents, table in (
        ("within", {k: v.within for k, v in sides.items()}, "side"),
        ("member_of", {k: v.member_of for k, v in actors.items()}, "actor"),
    ):
        yield from _cycles(layers, table, name, parents)


def _duplicates(file: _File, layer: _Layer) -> Iterable[Problem]:
    for table in ("side", "actor", "issue"):
        seen: set[str] = set()
        for i, entry in enumerate(getattr(layer, table)):
            if entry.id in seen:
                yield file.problem(
                    (table, i, "id"), f"{table} {entry.id!r} is declared twice", "rename or remove one"
                )
            seen.add(entry.id)
    for i, issue in enumerate(layer.issue):
        names = [position.id for position in issue.positions]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield file.problem(
                ("issue", i), f"position {name!r} of issue {issue.id!r} is declared twice", "rename one"
            )


def _declared(
    file: _File, location: tuple[object, ...], what: str, name: str | None, known: dict[str, Any]
) -> Iterable[Problem]:
    if name is not None and name not in known:
        near = difflib.get_close_matches(name, known, 1)
        mend = f"did you mean {near[0]!r}?" if near else f"declare it with [[{what}]]"
        yield file.problem(location, f"{what} {name!r} is not declared", mend)


def _bad_phrases(file: _File, layer: _Layer) -> Iterable[Problem]:
    for location, phrase in _phrases(layer):
        try:
            surfaces(phrase)
        except PhraseError as error:
            yield file.problem(location, str(error), "see the phrase language in the reference")


def _phrases(layer: _Layer) -> Iterable[tuple[tuple[object, ...], str]]:
    for i, actor in enumerate(layer.actor):
        for name in ("aliases", "epithets", "metonyms", "adjectives"):
            yield from ((("actor", i, name), phrase) for phrase in getattr(actor, name))
    for i, issue in enumerate(layer.issue):
        yield from ((("issue", i, "cues"), phrase) for phrase in issue.cues)
        for j, position in enumerate(issue.positions):
            yield from ((("issue", i, "position", j, "cues"), phrase) for phrase in position.cues)
    for table in ("cue", "act", "deed", "marker"):
        yield from (((table, i, "phrase"), entry.phrase) for i, entry in enumerate(getattr(layer, table)))


def _cycles(
    layers: list[tuple[_File, _Layer]], table: str, field: str, parents: dict[str, str | None]
) -> Iterable[Problem]:
    reported: set[str] = set()
    for start in parents:
        trail = [start]
        while (up := parents.get(trail[-1])) is not None and up not in trail:
            trail.append(up)
        if up is None or up in reported:
            continue
        ring = trail[trail.index(up) :]
        reported.update(ring)
        chain = " is within ".join((*ring, up))
        for file, layer in layers:
            for i, entry in enumerate(getattr(layer, table)):
                if entry.id == up:
                    yield file.problem(
                        (table, i, field), f"a cycle of {table}s: {chain}", f"remove one {field!r}"
                    )


def _merged(layers: list[tuple[_File, _Layer]]) -> Codebook:
    """Return all layers as one: an entry of a later layer replaces one of the same id or phrase and list."""
    tables: dict[str, dict[Any, Any]] = {name: {} for name in TABLES}
    for _, layer in layers:
        for name, keys in layer.remove.items():
            for key in list(tables[name]):
                if _plain_key(key) in keys:
                    del tables[name][key]
        for table in TABLES:
            for entry in getattr(layer, table):
                tables[table][_key(entry)] = entry
    top = layers[-1][1]
    values = {name: tuple(table.values()) for name, table in tables.items()}
    content = [entry.model_dump_json() for name in TABLES for entry in values[name]]
    return Codebook(
        name=top.name,
        title=top.title or top.name,
        hash=short_id(*content),
        layers=tuple(layer.name for _, layer in layers),
        sides=values["side"],
        actors=values["actor"],
        issues=values["issue"],
        cues=values["cue"],
        acts=values["act"],
        deeds=values["deed"],
        markers=values["marker"],
    )


def _key(entry: Side | Actor | Issue | Cue | ActCue | DeedCue | Marker) -> tuple[str, ...]:
    if isinstance(entry, Side | Actor | Issue):
        return (entry.id,)
    if isinstance(entry, ActCue):
        return (entry.phrase, entry.act)
    return (entry.phrase, entry.marker) if isinstance(entry, Marker) else (entry.phrase,)


def _plain_key(key: tuple[str, ...]) -> str:
    return key[0]
