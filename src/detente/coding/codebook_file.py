"""Loading a codebook with all it extends, every problem reported at once with its line."""

from __future__ import annotations

import difflib
from importlib.resources import files
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.codebook_checks import layer_problems, merged_problems
from detente.coding.codebook_layers import Layer, Merged, merged
from detente.errors import InputError, Problem
from detente.toml.file import TomlFile, validated

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
    layers: list[tuple[TomlFile, Layer]] = []
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
    layers: list[tuple[TomlFile, Layer]],
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
    layer = validated(file, Layer, problems)
    if layer is None:
        return
    for other in layer.extends:
        _collect(other, folder, (*trail, file.shown), layers, problems)
    layers.append((file, layer))


def _read(reference: str, base: Path | None, problems: list[Problem]) -> tuple[TomlFile, Path | None] | None:
    if reference in shipped():
        text = (files("detente.coding") / "codebooks" / f"{reference}.toml").read_text("utf-8")
        return TomlFile(f"{reference} (shipped)", text), None
    path = Path(reference) if base is None else base / reference
    try:
        return TomlFile(str(path), path.read_text("utf-8-sig")), path.parent
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        near = difflib.get_close_matches(reference, shipped(), 1)
        mend = f"did you mean {near[0]!r}?" if near else f"give a file or one of: {', '.join(shipped())}"
        problems.append(Problem(str(path), f"the codebook cannot be read ({reason})", mend))
        return None
