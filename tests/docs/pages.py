"""The documentation taken apart: its pages, the links in them, and the examples that can be run.

A fence's first words say what is done with it:

| fence | what is done |
|---|---|
| `console` | each `$ detente …`, `$ cp …` or `$ mkdir …` is run; the lines below it occur in what it says, in their order |
| `console fails` | the same, and the last command ends with exit code 2 |
| `python` | run, after the page's earlier ones; `expression  # value` is compared |
| a language and a file's name | written to that file, or added to it if the page wrote it before |
| `output FILE` | its lines occur in that file, in their order |

In shown output `…` stands for anything, and identifiers are taken for whatever the program gives: the commands below
use the program's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Block", "blocks", "headings", "links", "pages"]

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the words after the fence, its text, and the line it begins on."""

    language: str
    argument: str
    text: str
    line: int


def pages() -> tuple[Path, ...]:
    """Return every page that people read: those at the root, in `docs/`, and with the examples."""
    return tuple(sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/*.md")]))


def blocks(page: Path) -> tuple[Block, ...]:
    """Return a page's fenced blocks in their order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        language, _, argument = match["info"].strip().partition(" ")
        found.append(Block(language, argument.strip(), match["text"], text.count("\n", 0, match.start()) + 1))
    return tuple(found)


def links(page: Path) -> tuple[str, ...]:
    """Return what a page links to, code and web addresses apart."""
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    return tuple(link for link in _LINK.findall(text) if "://" not in link)


def headings(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as they are made from their words."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return frozenset(_anchor(heading) for heading in _HEADING.findall(text))


def _anchor(heading: str) -> str:
    words = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return words.replace(" ", "-")
