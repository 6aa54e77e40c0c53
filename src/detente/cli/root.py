"""The program: what stands above all commands, and how it ends."""

from __future__ import annotations

import sys

import click

from detente import __version__
from detente.cli.saying import say
from detente.errors import DetenteError, InputError

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="detente")
def cli() -> None:
    """From articles on a negotiation to a record that can be checked, and to a briefing.

    Every item of a briefing leads to the sentence it stands on.
    """


def main() -> None:
    """Run the command line; wrong input ends it with exit code 2 and no traceback, Ctrl-C with 130."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: what was stored is kept; the same command goes on from there", err=True)
        sys.exit(130)
    except DetenteError as error:
        say([f"error: {each}" for each in (error.problems if isinstance(error, InputError) else [error])])
        sys.exit(2)
    except OSError as error:
        problem = f"{error.filename or 'the system'}: {error.strerror or error}"
        say([f"error: {problem}; check that it is there, its permissions, and the room on the disk"])
        sys.exit(2)
