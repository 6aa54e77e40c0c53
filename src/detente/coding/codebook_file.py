"""Loading a codebook with all it extends, every problem reported at once with its line."""

from __future__ import annotations

import difflib
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from detente.coding.codebook import Codebook
from detente.coding.codebook_checks import layer_problems, merged_problems
from detente.coding.codebook_layers import File, Layer, Merged, merged
from detente.errors import InputError, Problem

__all__ = ["DEFAULT", "check_codebook", "load_codebook", "shipped"]

DEFAULT = "war-termination"


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
    found, errors, _ = _loaded(str(reference), warn=False)
    if found is None or errors:
        raise InputError(errors)
    return found.codebook


def check_codebook(reference: str | Path = DEFAULT) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong with a codebook and all it extends, and what may be a slip.

    Args:
        reference: As for `load_codebook`.

    Returns:
        Errors, for which `load_codebook` refuses it, and warnings, for which it does not; each in reading order.
        Warnings are looked for only once there is no error.
    """
    _, errors, warnings = _loaded(str(reference), warn=True)
    return errors, warnings


def _loaded(reference: str, *, warn: bool) -> tuple[Merged | None, tuple[Problem, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    layers: list[tuple[File, Layer]] = []
    _collect(reference, None, (), layers, problems)
    for file, layer in layers:
        problems.extend(layer_problems(file, layer))
    if not layers or problems:
        return None, _once(problems), ()
    whole = merged(layers)
    problems.extend(whole.problems)
    errors, warnings = merged_problems(layers, whole, warn=warn)
    problems.extend(errors)
    return whole, _once(problems), _once(warnings) if not problems else ()


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))


def _collect(
    reference: str,
    base: Path | None,
    trail: tuple[str, ...],
    layers: list[tuple[File, Layer]],
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


def _read(reference: str, base: Path | None, problems: list[Problem]) -> tuple[File, Path | None] | None:
    if reference in shipped():
        text = (files("detente.coding") / "codebooks" / f"{reference}.toml").read_text("utf-8")
        return File(f"{reference} (shipped)", text), None
    path = Path(reference) if base is None else base / reference
    try:
        return File(str(path), path.read_text("utf-8-sig")), path.parent
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        near = difflib.get_close_matches(reference, shipped(), 1)
        mend = f"did you mean {near[0]!r}?" if near else f"give a file or one of: {', '.join(shipped())}"
        problems.append(Problem(str(path), f"the codebook cannot be read ({reason})", mend))
        return None


def _parsed(file: File, problems: list[Problem]) -> Layer | None:
    try:
        raw = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(file.shown, f"not valid TOML: {error}", "mend the syntax there"))
        return None
    try:
        return Layer.model_validate(raw)
    except ValidationError as error:
        problems.extend(_explained(file, found) for found in error.errors())
        return None


def _explained(file: File, found: Any) -> Problem:
    location = tuple(found["loc"])
    last = str(location[-1]) if location else ""
    if found["type"] == "extra_forbidden":
        near = difflib.get_close_matches(last, _fields(location[:-1]), 1)
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
    """Return the field names of the table at a location, as they are written in a file."""
    model: type[BaseModel] = Layer
    for part in location:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        inner = fields[str(part)].annotation if str(part) in fields else None
        candidates = (inner, *get_args(inner))
        model = next(
            (one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel)), model
        )
    return [info.alias or name for name, info in model.model_fields.items()]
