"""What commands are given: files, folders, days, and the options that several share."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

__all__ = [
    "DAY",
    "EXISTING",
    "FILE",
    "FOLDER",
    "Place",
    "codebook_option",
    "dossier_argument",
    "processes_option",
    "query_options",
]


class Place(click.Path):
    """A file or folder; an empty name, such as an unset variable leaves, is none rather than this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail with what was given."""
        if not os.fspath(value):
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


EXISTING = Place(path_type=Path)
FILE = Place(path_type=Path, dir_okay=False)
FOLDER = Place(path_type=Path, file_okay=False)


class Day(click.ParamType[date]):
    """An ISO day."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was given."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2025-07-08", param, ctx)


DAY = Day()


codebook_option = click.option(
    "--codebook",
    metavar="CODEBOOK",
    help="A codebook file or the name of a shipped one. [default: see `codebook list`]",
)
processes_option = click.option(
    "--processes", type=click.IntRange(1, 256), help="How many to use. [default: one a core]"
)


def query_options(command: Any) -> Any:
    """Give a command the options that say which items are wanted."""
    for option in reversed(
        (
            click.option(
                "--type", "types", multiple=True, type=click.Choice(["statement", "act", "deed", "time"])
            ),
            click.option("--party", "parties", multiple=True, help="An actor or a side: its id or its name."),
            click.option("--issue", "issues", multiple=True, help="An issue's id."),
            click.option("--act", "acts", multiple=True, help="A type of act, such as threat."),
            click.option("--from", "start", type=DAY, help="Items that may lie on or after this day."),
            click.option("--to", "end", type=DAY, help="Items that may lie on or before this day."),
            click.option(
                "--document", "documents", multiple=True, help="A document's id or the end of its path."
            ),
        )
    ):
        command = option(command)
    return command


dossier_argument = click.argument("dossier", type=FOLDER)
