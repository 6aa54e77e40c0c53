"""Published methods, each made to read a case: our own, and what others add through the `detente.methods` entry point."""

from __future__ import annotations

from importlib.metadata import entry_points

from detente.errors import DetenteError, InputError, Problem
from detente.methods import graph_model, packages, spatial
from detente.methods.method import Method
from detente.toml.file import nearest

__all__ = ["GROUP", "METHODS", "added_methods", "method_named"]

METHODS: tuple[Method, ...] = (graph_model.METHOD, packages.METHOD, spatial.METHOD)

GROUP = "detente.methods"
"""The group of entry points under which a package names a `Method` of its own."""

_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, NameError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError,
)  # fmt: skip

_ASKED = ("name", "title", "source", "requires", "lacks", "solve")


def added_methods() -> tuple[Method, ...]:
    """Return the methods that installed packages add, by name.

    Raises:
        DetenteError: one cannot be loaded, is no method, or takes a name that is taken.
    """
    found: dict[str, Method] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        shown = f"method {entry.name!r} of {entry.dist.name if entry.dist else 'an installed package'} ({entry.value})"
        try:
            method = entry.load()
        except _BROKEN as error:
            raise DetenteError(f"{shown} cannot be loaded: {error}; mend or remove that package") from error
        missing = [each for each in _ASKED if not hasattr(method, each)]
        if missing:
            raise DetenteError(
                f"{shown} is no method: it has no {', '.join(missing)}; mend or remove that package"
            )
        if method.name in {*found, *(each.name for each in METHODS)}:
            raise DetenteError(
                f"{shown} takes the name {method.name!r}, which is taken; remove one of the two"
            )
        found[method.name] = method
    return tuple(found.values())


def method_named(name: str) -> Method:
    """Return the method of a name, our own or an added one.

    Raises:
        DetenteError: there is none, or as `added_methods`.
    """
    for method in METHODS:
        if method.name == name:
            return method
    added = added_methods()
    for method in added:
        if method.name == name:
            return method
    names = tuple(each.name for each in (*METHODS, *added))
    raise InputError([Problem("METHOD", f"{name!r} is no method", nearest(name, names))])
