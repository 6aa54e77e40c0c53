"""The reference of the command line: its generated part, from the program's own help.

Run `python -m tests.docs.command_line` to write it anew.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from detente.cli import cli
from tests.docs.pages import ROOT

__all__ = ["PAGE", "generated", "whole"]

PAGE = ROOT / "docs" / "reference" / "command-line.md"
MARK = "<!-- What follows is the program's own help, written by `python -m tests.docs.command_line`. -->\n"
WIDTH = 100


def generated() -> str:
    """Return the help of every command, each under its heading."""
    return "\n".join(_sections(cli, "detente"))


def whole() -> str:
    """Return the page as it should be: what a person wrote above the mark, and the help below it."""
    return PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK + "\n" + generated()


def _sections(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[str]:
    context = command.make_context(
        name.split()[-1], [], parent, resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
    )
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield f"### `{name}`\n\n```text\n{help_text}\n```\n"
    if isinstance(command, click.Group):
        for each in sorted(command.commands):
            yield from _sections(command.commands[each], f"{name} {each}", context)


if __name__ == "__main__":
    text = whole()
    PAGE.write_text(text, encoding="utf-8")
