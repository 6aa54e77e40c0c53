"""Lines of things in a TOML text."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from detente.toml.lines import TomlLines

TEXT = '''\
title = "a [[b]] that is no table"   # [[nor.this]]
list = [
    "one", "two",  # a comment with ] in it
    "three",
]
[plain]
key = """
many
lines"""
after = 1
[[actor]]
id = "first"
[[actor.role]]
title = "x"
[[actor.role]]
"title" = "y"
[[actor]]
id = "second"
inline = { a = 1, b = ["x",
  "y"] }
[[actor.role]]
title = 'z'
dotted.key = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("list",), 2),
        (("list", 1), 3),
        (("list", 2), 4),
        (("plain",), 6),
        (("plain", "key"), 7),
        (("plain", "after"), 10),
        (("actor", 0), 11),
        (("actor", 0, "id"), 12),
        (("actor", 0, "role", 1), 15),
        (("actor", 0, "role", 1, "title"), 16),
        (("actor", 1), 17),
        (("actor", 1, "inline", "b"), 19),
        (("actor", 1, "inline", "b", 1), 20),
        (("actor", 1, "role", 0, "title"), 22),
        (("actor", 1, "role", 0, "dotted", "key"), 23),
    ],
    ids=str,
)
def test_exact_line(path: tuple[object, ...], line: int) -> None:
    """Every key, table and element has its own line."""
    assert TomlLines(TEXT).line(path) == line


def test_nearest_thing_around() -> None:
    """What is not written has the line of the nearest thing around it."""
    assert TomlLines(TEXT).line(("actor", 1, "missing", 3)) == 17


def test_nothing_around() -> None:
    """What has nothing around it has no line."""
    assert TomlLines(TEXT).line(("nowhere",)) is None


def strings(value: object, path: tuple[object, ...] = ()) -> list[tuple[tuple[object, ...], str]]:
    """Every string of a parsed text with its path."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in strings(inner, (*path, key))]
    if isinstance(value, list):
        return [pair for i, inner in enumerate(value) for pair in strings(inner, (*path, i))]
    return [(path, value)] if isinstance(value, str) else []


@pytest.mark.parametrize(
    "name", ["world", "war-termination", "english-acts", "english-deeds", "english-attribution"]
)
def test_every_string_of_a_shipped_codebook(name: str) -> None:
    """In the files we ship, every string stands on the line it is said to stand on."""
    text = (files("detente.coding") / "codebooks" / f"{name}.toml").read_text("utf-8")
    lines, places = text.splitlines(), TomlLines(text)
    found = strings(tomllib.loads(text))
    assert len(found) > 100
    for path, value in found:
        assert value in lines[(places.line(path) or 0) - 1].replace('\\"', '"')
