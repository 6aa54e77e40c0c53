"""What commands say: lines without control characters, progress, files that were not read; and the dossier they use."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

__all__ = ["dossier_for", "progress_shown", "say", "say_unread"]


_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def say(lines: Iterable[str], *, err: bool = True) -> None:
    """Write lines; a control character, which words of an article or a file's name may hold, as its escape."""
    for line in lines:
        click.echo(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", line), err=err)


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int | None], None]]:
    """Show progress on the terminal, or a line every five seconds where there is none."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        last = [time.monotonic()]

        def line(what: str, done: int, total: int | None) -> None:
            if time.monotonic() - last[0] >= 5:
                last[0] = time.monotonic()
                click.echo(f"{what}: {done}{f' of {total}' if total else ''}", err=True)

        yield line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[str, Any] = {}

        def bar(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield bar


@contextmanager
def dossier_for(folder: Path | None) -> Iterator[Any]:
    """Open the dossier asked for, or one that is thrown away."""
    from detente.store.dossier import Dossier

    if folder is not None:
        with Dossier(folder) as dossier:
            yield dossier
        return
    with tempfile.TemporaryDirectory(prefix="detente-") as temporary, Dossier(Path(temporary)) as dossier:
        yield dossier


def say_unread(unread: Any) -> None:
    """Say which files could not be read, or only with a doubt: the first twenty."""
    for each in unread[:20]:
        label = "with a doubt" if each.rule.startswith("read, ") else "not read"
        say([f"{label}: {each.path}: {each.rule}{f'; {each.mend}' if each.mend else ''}"])
    if len(unread) > 20:
        click.echo(f"{len(unread) - 20} more such; the briefing lists them", err=True)
