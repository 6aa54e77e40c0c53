"""What can be read of a case file that has mistakes of form, so that all else that is wrong is told in the same run.

What cannot be read is left out; but the ids it declares are remembered, lest whatever names them be called a mistake.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from detente.case.choices import NamedState, Option, Preference
from detente.case.talks import Issue, IssuePosition, Party
from detente.toml.file import Location, TomlFile

__all__ = ["PartlyRead", "well_formed"]

M = TypeVar("M", bound=BaseModel)


class PartlyRead(TomlFile):
    """A file whose locations count only the entries that were kept.

    Args:
        file: The file.
        places: Where in it the entries stand, by where they stand among those kept.
    """

    def __init__(self, file: TomlFile, places: Mapping[Location, Location]) -> None:
        super().__init__(file.shown, file.text)
        self._places = places

    def line(self, location: Sequence[object]) -> int | None:
        """Return the line of a location among what was kept."""
        head: Any = tuple(location[:2])
        return super().line((*self._places.get(head, head), *location[2:]))


def well_formed(
    file: TomlFile, model: type[M], raw: Mapping[str, Any], error: ValidationError
) -> tuple[M, PartlyRead]:
    """Return what of a file has no mistake of form, and the file as its locations now count.

    Args:
        file: The file.
        model: Of the whole file.
        raw: Its values.
        error: What the model says against them.
    """
    refused = {tuple(found["loc"][:2]) for found in error.errors()}
    places: dict[Location, Location] = {}
    kept: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        given, entry = raw.get(name), _entry_of(info.annotation)
        if entry is None:
            fine = isinstance(given, str | date) and (name,) not in refused
            kept |= {name: given} if fine else {}
            continue
        found = [(place, each, (name,) in refused or place in refused) for place, each in _entries(raw, name)]
        found += [
            (place, each, True) for key in _meant(raw, model, name) for place, each in _entries(raw, key)
        ]
        kept[name] = tuple(_kept(entry, name, found, places))
    return model.model_construct(**{"name": "", "title": "", **kept}), PartlyRead(file, places)


def _entry_of(annotation: object) -> type[BaseModel] | None:
    """Return the model of a table's entries; None for a field that is no table."""
    inner = next(iter(get_args(annotation)), None)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _entries(raw: Mapping[str, Any], name: str) -> Iterator[tuple[Location, Any]]:
    """Yield the entries of a table with where they stand; one that was written as `[name]` stands alone."""
    given = raw.get(name)
    if isinstance(given, list):
        yield from (((name, i), each) for i, each in enumerate(given))
    elif isinstance(given, dict):
        yield (name,), given


def _meant(raw: Mapping[str, Any], model: type[BaseModel], name: str) -> list[str]:
    """Return unknown keys of a file that may be meant for a table: what they declare, others may name."""
    unknown = [key for key in raw if key not in model.model_fields]
    return [key for key in unknown if difflib.get_close_matches(key, model.model_fields, 1) == [name]]


def _kept(
    entry: type[BaseModel], name: str, found: Sequence[tuple[Location, Any, bool]], places: dict[Location, Location]
) -> Iterator[BaseModel]:  # fmt: skip
    """Yield what is well formed of a table, in its order, and stand-ins for what declares an id all the same."""
    number = 0
    for place, given, bad in found:
        one = _stand_in(name, given) if bad else entry.model_validate(given)
        if one is not None:
            places[name, number] = place
            number += 1
            yield one


def _stand_in(table: str, given: Any) -> BaseModel | None:
    """Return what can be read of an entry that others may name, or whose place among others counts."""
    if not isinstance(given, dict):
        return None
    words = {key: value for key, value in given.items() if isinstance(value, str)}
    if table == "preference" and "party" in words:
        return Preference.model_construct(party=words["party"], holds=words.get("holds", ""))
    if "id" not in words:
        return None
    known: dict[str, Any] = {"id": words["id"], "name": words.get("name", words["id"])}
    if table == "party":
        return Party.model_construct(**known, role="third", within=words.get("within"))
    if table == "issue":
        return Issue.model_construct(**known, positions=tuple(_levels(given.get("position"))))
    if table == "option":
        return Option.model_construct(**known, holder=words.get("holder"))
    return NamedState.model_construct(**known, when=words.get("when", "")) if table == "state" else None


def _levels(given: Any) -> Iterator[IssuePosition]:
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            name = each.get("name")
            yield IssuePosition.model_construct(
                id=each["id"], name=name if isinstance(name, str) else each["id"]
            )
