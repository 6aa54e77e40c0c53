"""Commands on a case: drafted, checked, solved."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.cli.arguments import DAY, FILE, FOLDER, Place
from detente.cli.root import cli
from detente.cli.saying import progress_shown, say


@cli.command()
@click.option("--from", "dossier", type=FOLDER, required=True, help="Dossier to draft it from.")
@click.option("--out", type=FILE, default=Path("case.toml"), show_default=True, help="File to write.")
@click.option("--name", help="The case's id. [default: the dossier's name]")
@click.option("--as-of", type=DAY, help="Day it speaks of. [default: the latest publication date]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def new(dossier: Path, out: Path, **options: Any) -> None:
    """Draft a case from what a dossier shows; what it does not show stands in the draft as open questions."""
    from detente.desk.drafting import write_draft
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        say([write_draft(opened, out, **options).line], err=False)


@cli.command()
@click.argument("case", type=FILE)
@click.option("--dossier", type=FOLDER, help="Whose record speaks for and against its judgements.")
@click.option(
    "--as-of", type=DAY, help="Day that rules. [default: the case's, else the latest publication date]"
)
@click.option("--since", type=DAY, help="Say which judgements gained, lost or turned from this day on.")
@click.option("--all", "everything", is_flag=True, help="Every item, not the first three.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(case: Path, dossier: Path | None, **options: Any) -> None:
    """Report every problem of a case, and what a record says for and against each of its judgements."""
    from detente.desk.checking import check_case

    checked = check_case(case, dossier, **options)
    say(checked.lines, err=False)
    for label, problems in (("error", checked.errors), ("warning", checked.warnings)):
        say([f"{label}: {problem}" for problem in problems])
    if checked.errors:
        sys.exit(2)


class _Methods(click.Group):
    """The methods that have options of their own; any other, such as a package adds, is solved as it is."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a method; Ctrl-C loses nothing but its work."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted: nothing is stored by this command", err=True)
            ctx.exit(130)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a method."""
        return super().get_command(ctx, cmd_name) or _solving(cmd_name)


@cli.group(cls=_Methods)
def solve() -> None:
    """Ask a method what follows from a case."""


_for_case = click.option("--dossier", type=FOLDER, help="Whose record is evidence for the case's judgements.")
_for_case_as_of = click.option(
    "--as-of", type=DAY, help="Day that rules. [default: the case's, else the latest publication date]"
)
_seed = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Of what is drawn."
)


@solve.command("graph-model")
@click.argument("path", type=FILE, metavar="CASE|FILE.gmcr")
@click.option("--concepts", metavar="NAMES", help="Some of nash,gmr,smr,seq,sim. [default: all]")
@click.option("--coalitions", is_flag=True, help="Look at every coalition. [default: in small cases]")
@click.option("--states", metavar="NUMBERS", help="States to show in any case, such as 7,10.")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: states, payoffs, stability, certificates."
)
@_for_case
@_for_case_as_of
@_seed
@click.option("--gmcr", type=FILE, help="Write the model for GMCR+ to this file, too.")
def solve_graph_model(path: Path, **options: Any) -> None:
    """Say where the parties would rest, why, and what follows from each policy.

    Reads a case, or a model that GMCR+ saved.
    """
    from detente.desk.solving import asked, solved

    question = asked(**{name: options.pop(name) for name in _ASKED})
    found = solved(path, question, **options, announce=lambda line: say([line]))
    say(found.asides)
    say(found.lines, err=False)


_ASKED = ("concepts", "coalitions", "states", "as_json", "seed")


@solve.command("spatial")
@click.argument("path", type=FILE, metavar="CASE|TABLE.csv")
@click.option(
    "--model",
    type=click.Choice(["compromise", "median", "expected-utility", "smp"]),
    help="One model; mean and median stand beside it in any case. [default: all]",
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 1000),
    help="Rounds at most. [default: 10 of expected utility, 100 turns of smp]",
)
@click.option("--percent", is_flag=True, help="A table's saliences go from 0 to 100, not to 1.")
@click.option(
    "--scale",
    metavar="LOW:HIGH",
    help="Ends of a table's scale, for smp. [default: the lowest and highest position given]",
)
@click.option("--port", is_flag=True, help="Compute a table as the reference programs do, faults included.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="A choice of a table's smp, such as victory=Square; docs/methods/spatial.md lists them.",
)
@click.option("--issue", metavar="ID", help="The only issue of a case to answer. [default: all]")
@click.option("--draws", type=click.IntRange(2, 100_000), help="Draws from a case's ranges. [default: 1000]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: positions, means, medians by round.")
@_for_case
@_for_case_as_of
@_seed
def solve_spatial(path: Path, dossier: Path | None, as_of: date | None, **options: Any) -> None:
    """Say where weights of capability and salience would draw the parties, issue by issue.

    Reads a case, or a table with the columns actor, capability, position and salience.
    """
    from detente.desk.solving_spatial import AskedSpatial, solved_spatial

    with progress_shown() as progress:
        found = solved_spatial(path, AskedSpatial(**options), dossier=dossier, as_of=as_of, progress=progress)
    say(found.asides)
    say(found.lines, err=False)


@solve.command("packages")
@click.argument("path", type=Place(path_type=Path), metavar="CASE|FOLDER")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    help="Points of the frontier to list. [default: 20, with --json 10000]",
)
@click.option("--draws", type=click.IntRange(2, 100_000), help="Draws from a case's ranges. [default: 200]")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: frontier, zone, solutions, proposals."
)
@_for_case
@_for_case_as_of
@_seed
@click.option("--genius", type=FOLDER, help="Write domain and profiles for GENIUS to this folder, too.")
@click.option("--geniusweb", type=FOLDER, help="Write them for GeniusWeb to this folder, too.")
def solve_packages(path: Path, **options: Any) -> None:
    """Say where a deal is possible: what each rule picks, and who refuses which proposal over what.

    Reads a case, or a folder with the domain and the profiles of GENIUS (XML) or GeniusWeb (JSON).
    """
    from detente.desk.solving_packages import PackagesAsked, solved_packages

    question = PackagesAsked(**{name: options.pop(name) for name in ("limit", "draws", "seed", "as_json")})
    with progress_shown() as progress:
        found = solved_packages(path, question, **options, progress=progress)
    say(found.asides)
    say(found.lines, err=False)


def _solving(name: str) -> click.Command:
    """Return the command that solves a case by a method of any name, and says so if there is none such."""

    @click.command(name, help=f"What the method {name} says of a case, as one JSON object.")
    @click.argument("path", type=FILE, metavar="CASE")
    @_for_case
    @_for_case_as_of
    @_seed
    def command(path: Path, **options: Any) -> None:
        from detente.desk.solving import solved_by

        say(solved_by(name, path, **options).lines, err=False)

    return command
