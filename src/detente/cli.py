"""The command line: parse, call one use case, say what came of it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from detente import __version__
from detente.errors import DetenteError, InputError

__all__ = ["main"]

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class _Place(click.Path):
    """A file or folder; an empty name, such as an unset variable leaves, is none rather than this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail with what was given."""
        if not os.fspath(value):
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


_EXISTING = _Place(path_type=Path)
_FILE = _Place(path_type=Path, dir_okay=False)
_FOLDER = _Place(path_type=Path, file_okay=False)


class _Day(click.ParamType[date]):
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


DAY = _Day()


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
        _say([f"error: {each}" for each in (error.problems if isinstance(error, InputError) else [error])])
        sys.exit(2)
    except OSError as error:
        problem = f"{error.filename or 'the system'}: {error.strerror or error}"
        _say([f"error: {problem}; check that it is there, its permissions, and the room on the disk"])
        sys.exit(2)


def _say(lines: Iterable[str], *, err: bool = True) -> None:
    """Write lines; a control character, which words of an article or a file's name may hold, as its escape."""
    for line in lines:
        click.echo(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", line), err=err)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="detente")
def cli() -> None:
    """From articles on a negotiation to a record that can be checked, and to a briefing.

    Every item of a briefing leads to the sentence it stands on.
    """


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
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
def _dossier_for(folder: Path | None) -> Iterator[Any]:
    """Open the dossier asked for, or one that is thrown away."""
    from detente.store.dossier import Dossier

    if folder is not None:
        with Dossier(folder) as dossier:
            yield dossier
        return
    with tempfile.TemporaryDirectory(prefix="detente-") as temporary, Dossier(Path(temporary)) as dossier:
        yield dossier


def _say_unread(unread: Any) -> None:
    for each in unread[:20]:
        label = "with a doubt" if each.rule.startswith("read, ") else "not read"
        _say([f"{label}: {each.path}: {each.rule}{f'; {each.mend}' if each.mend else ''}"])
    if len(unread) > 20:
        click.echo(f"{len(unread) - 20} more such; the briefing lists them", err=True)


_codebook = click.option(
    "--codebook",
    metavar="CODEBOOK",
    help="A codebook file or the name of a shipped one. [default: see `codebook list`]",
)
_processes = click.option(
    "--processes", type=click.IntRange(1, 256), help="How many to use. [default: one a core]"
)


@cli.command()
@click.argument("paths", nargs=-1, type=_EXISTING)
@_codebook
@click.option("--case", type=_FILE, help="A case file, which adds the sections that need one.")
@click.option("--dossier", type=_FOLDER, help="Folder that keeps what is read.")
@click.option(
    "--as-of",
    type=DAY,
    help="Day that decides what is due. [default: the case's, else the latest publication date]",
)
@click.option("--since", type=DAY, help="Count changes from this day. [default: the dossier's last briefing]")
@click.option(
    "--format", "form", type=click.Choice(["html", "md"]), help="[default: by the name of --out, else html]"
)
@click.option("--out", type=_FILE, help="File to write. [default: brief.html or brief.md]")
@_processes
def brief(
    paths: tuple[Path, ...],
    codebook: str | None,
    case: Path | None,
    dossier: Path | None,
    as_of: date | None,
    since: date | None,
    form: str | None,
    out: Path | None,
    processes: int | None,
) -> None:
    """Read articles (files and folders) and write a briefing.

    With --dossier what is read is kept, read once, and joined with what was read before; without PATHS the briefing
    is written from what the dossier has.
    """
    from detente.desk.briefing import write_brief
    from detente.desk.choosing import choose_codebook
    from detente.desk.intake import take_in
    from detente.desk.standing import usable_case
    from detente.desk.writing import check_out, read_from

    if not paths and dossier is None:
        raise click.UsageError("give articles to read, or a --dossier that has some")
    form = form or ("md" if out is not None and out.suffix.lower() in (".md", ".markdown") else "html")
    out = out or Path(f"brief.{form}")
    check_out(out, read_from(paths, codebook, dossier, case))
    judged = usable_case(case) if case is not None else None
    with _dossier_for(dossier) as opened, _progress() as progress:
        choice = choose_codebook(codebook, paths, opened, judged)
        intake = take_in(opened, paths, choice.codebook, processes=processes, progress=progress)
        _say_unread(intake.unread)
        written = write_brief(
            opened,
            out,
            form=form,
            case=judged,
            as_of=as_of,
            since=since,
            processes=processes,
            progress=progress,
        )
    _say([f"codebook: {choice.codebook.name} ({choice.because})"])
    _say([f"warning: {choice.warning}"] if choice.warning else [])
    click.echo(f"{intake.documents} documents ({intake.new} new), as of {written.brief.as_of}", err=True)
    _say([f"briefing: {written.path} ({written.size / 1000:,.0f} kB)"], err=False)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=_EXISTING)
@click.option("--out", type=_FILE, default=Path("record.jsonl"), show_default=True, help="File to write.")
@_codebook
@_processes
def code(paths: tuple[Path, ...], out: Path, codebook: str | None, processes: int | None) -> None:
    """Read and code articles into one JSON object a line (schema in the reference)."""
    from detente.desk.choosing import choose_codebook
    from detente.desk.recording import code_to
    from detente.desk.writing import check_out, read_from

    check_out(out, read_from(paths, codebook))
    choice = choose_codebook(codebook, paths)
    with _progress() as progress:
        intake, exported = code_to(out, paths, choice.codebook, processes=processes, progress=progress)
    _say_unread(intake.unread)
    _say([f"codebook: {choice.codebook.name} ({choice.because})"])
    _say([f"record: {exported.path} ({intake.documents} documents, {exported.rows} rows)"], err=False)


_record = click.argument("record", type=_EXISTING)


@cli.command()
@_record
@click.argument("gold", type=_FILE)
@click.option(
    "--task",
    type=click.Choice(["attribution", "time", "plover", "seeds"]),
    help="What the gold is for. [default: what it holds]",
)
@_codebook
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def score(record: Path, gold: Path, task: Any, codebook: str | None, as_json: bool) -> None:
    """Score a record (a file or a dossier) against gold that people coded, in per cent.

    --codebook says which names mean one party where speakers are compared.
    """
    from detente.desk.scoring import score_lines, scored, scores_json

    scores = scored(record, gold, task=task, codebook=codebook)
    for line in [scores_json(scores)] if as_json else score_lines(scores):
        click.echo(line)
    if scores.missing:
        named = ", ".join(scores.missing[:3]) + (", …" if len(scores.missing) > 3 else "")
        click.echo(
            f"not in the record: {len(scores.missing)} of {scores.documents} documents ({named})", err=True
        )


@cli.command()
@_record
@click.argument("item")
@_codebook
def explain(record: Path, item: str, codebook: str | None) -> None:
    """Show which rule made an item of a record (a file or a dossier), and what it saw."""
    from detente.desk.explaining import explained

    _say(explained(record, item, codebook), err=False)


@cli.group()
def codebook() -> None:
    """Check, try and list codebooks."""


@codebook.command("check")
@click.argument("file")
def codebook_check(file: str) -> None:
    """Report every problem of a codebook, each with its line."""
    from detente.coding.codebook_file import check_codebook

    errors, warnings = check_codebook(file)
    for label, problems in (("error", errors), ("warning", warnings)):
        _say([f"{label}: {problem}" for problem in problems], err=label == "error")
    if errors:
        sys.exit(2)
    _say([f"{file}: no errors" + (f", {len(warnings)} warnings" if warnings else "")], err=False)


@codebook.command("list")
def codebook_list() -> None:
    """Name the codebooks and lexicons that come with detente."""
    from detente.coding.codebook_file import DEFAULT, shipped

    for name in shipped():
        click.echo(f"{name}{'  (the default)' if name == DEFAULT else ''}")


@codebook.command("try")
@click.argument("sentence")
@_codebook
def codebook_try(sentence: str, codebook: str | None) -> None:
    """Show what a codebook makes of a sentence: the phrases that match and the items the rules find."""
    from detente.desk.choosing import choose_codebook
    from detente.desk.showing import tried

    _say(tried(choose_codebook(codebook, ()).codebook, sentence), err=False)


def _query_options(command: Any) -> Any:
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


_dossier = click.argument("dossier", type=_FOLDER)


@cli.command()
@_dossier
@_query_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def items(dossier: Path, as_json: bool, **query: Any) -> None:
    """List what a dossier holds, by party, issue, act, date or document."""
    from detente.desk.showing import listed
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        _say(listed(opened, query, as_json=as_json), err=False)


def _forms() -> str:
    from detente.store.exports import EXPORTS

    return "\n".join(
        ["\b", "Forms:", *(f"  {form:<14} {each.description}" for form, each in EXPORTS.items())]
    )


class _ListingForms(click.Command):
    """A command whose help lists the forms of export, read only when it is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list below the options."""
        self.epilog = _forms()
        super().format_epilog(ctx, formatter)


@cli.command()
@_dossier
@click.argument("kind", type=click.Choice(["commitments", "claims", "disagreements", "positions", "offered"]))
@click.option(
    "--as-of", type=DAY, help="Day that decides what is due. [default: the latest publication date]"
)
def derive(dossier: Path, kind: str, as_of: date | None) -> None:
    """Write what a dossier's items add up to, one JSON object a line; items are named by their ids."""
    from detente.desk.briefing import day_of
    from detente.desk.deriving import derived_rows
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        for row in derived_rows(opened, kind, day_of(opened, as_of)):
            click.echo(row)


@cli.command()
@click.option("--from", "dossier", type=_FOLDER, required=True, help="Dossier to draft it from.")
@click.option("--out", type=_FILE, default=Path("case.toml"), show_default=True, help="File to write.")
@click.option("--name", help="The case's id. [default: the dossier's name]")
@click.option("--as-of", type=DAY, help="Day it speaks of. [default: the latest publication date]")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def new(dossier: Path, out: Path, **options: Any) -> None:
    """Draft a case from what a dossier shows; what it does not show stands in the draft as open questions."""
    from detente.desk.drafting import write_draft
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        _say([write_draft(opened, out, **options).line], err=False)


@cli.command()
@click.argument("case", type=_FILE)
@click.option("--dossier", type=_FOLDER, help="Whose record speaks for and against its judgements.")
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
    _say(checked.lines, err=False)
    for label, problems in (("error", checked.errors), ("warning", checked.warnings)):
        _say([f"{label}: {problem}" for problem in problems])
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


_for_case = click.option(
    "--dossier", type=_FOLDER, help="Whose record is evidence for the case's judgements."
)
_for_case_as_of = click.option(
    "--as-of", type=DAY, help="Day that rules. [default: the case's, else the latest publication date]"
)
_seed = click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Of what is drawn."
)


@solve.command("graph-model")
@click.argument("path", type=_FILE, metavar="CASE|FILE.gmcr")
@click.option("--concepts", metavar="NAMES", help="Some of nash,gmr,smr,seq,sim. [default: all]")
@click.option("--coalitions", is_flag=True, help="Look at every coalition. [default: in small cases]")
@click.option("--states", metavar="NUMBERS", help="States to show in any case, such as 7,10.")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: states, payoffs, stability, certificates."
)
@_for_case
@_for_case_as_of
@_seed
@click.option("--gmcr", type=_FILE, help="Write the model for GMCR+ to this file, too.")
def solve_graph_model(path: Path, **options: Any) -> None:
    """Say where the parties would rest, why, and what follows from each policy.

    Reads a case, or a model that GMCR+ saved.
    """
    from detente.desk.solving import asked, solved

    question = asked(**{name: options.pop(name) for name in _ASKED})
    found = solved(path, question, **options, announce=lambda line: _say([line]))
    _say(found.asides)
    _say(found.lines, err=False)


_ASKED = ("concepts", "coalitions", "states", "as_json", "seed")


@solve.command("spatial")
@click.argument("path", type=_FILE, metavar="CASE|TABLE.csv")
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
@click.option("--draws", type=click.IntRange(1, 100_000), help="Draws from a case's ranges. [default: 1000]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: positions, means, medians by round.")
@_for_case
@_for_case_as_of
@_seed
def solve_spatial(path: Path, dossier: Path | None, as_of: date | None, **options: Any) -> None:
    """Say where weights of capability and salience would draw the parties, issue by issue.

    Reads a case, or a table with the columns actor, capability, position and salience.
    """
    from detente.desk.solving_spatial import AskedSpatial, solved_spatial

    with _progress() as progress:
        found = solved_spatial(path, AskedSpatial(**options), dossier=dossier, as_of=as_of, progress=progress)
    _say(found.asides)
    _say(found.lines, err=False)


@solve.command("packages")
@click.argument("path", type=_Place(path_type=Path), metavar="CASE|FOLDER")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    help="Points of the frontier to list. [default: 20, with --json 10000]",
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: frontier, zone, solutions, proposals."
)
@_for_case
@_for_case_as_of
@_seed
@click.option("--genius", type=_FOLDER, help="Write domain and profiles for GENIUS to this folder, too.")
@click.option("--geniusweb", type=_FOLDER, help="Write them for GeniusWeb to this folder, too.")
def solve_packages(path: Path, limit: int | None, seed: int, as_json: bool, **options: Any) -> None:
    """Say where a deal is possible: what each rule picks, and who refuses which proposal over what.

    Reads a case, or a folder with the domain and the profiles of GENIUS (XML) or GeniusWeb (JSON).
    """
    from detente.desk.solving_packages import PackagesAsked, solved_packages

    found = solved_packages(path, PackagesAsked(limit, seed, as_json), **options)
    _say(found.asides)
    _say(found.lines, err=False)


def _solving(name: str) -> click.Command:
    """Return the command that solves a case by a method of any name, and says so if there is none such."""

    @click.command(name, help=f"What the method {name} says of a case, as one JSON object.")
    @click.argument("path", type=_FILE, metavar="CASE")
    @_for_case
    @_for_case_as_of
    @_seed
    def command(path: Path, **options: Any) -> None:
        from detente.desk.solving import solved_by

        _say(solved_by(name, path, **options).lines, err=False)

    return command


@cli.command(cls=_ListingForms)
@_dossier
@click.option("--format", "form", required=True, help="One of the forms below.")
@click.option(
    "--out", type=_FILE, help="File to write. [default: the dossier's name with the format's suffix]"
)
@_query_options
def export(dossier: Path, form: str, out: Path | None, **query: Any) -> None:
    """Write a dossier's record in another form."""
    from detente.desk.recording import export_to
    from detente.desk.showing import query_of
    from detente.store.dossier import Dossier
    from detente.store.exports import EXPORTS

    if form not in EXPORTS:
        raise click.BadParameter(f"{form!r} is none of {', '.join(EXPORTS)}", param_hint="--format")
    target = out or Path(f"{dossier.name}{EXPORTS[form].suffix}")
    with Dossier(dossier, create=False) as opened:
        exported = export_to(opened, target, form, query_of(opened, query))
    _say([f"export: {exported.path} ({exported.rows} rows)"], err=False)


@cli.group()
def review() -> None:
    """Accept, reject or edit items; decisions are kept for good and survive coding again."""


@review.command("list")
@_dossier
@_query_options
@click.option("--unreviewed", is_flag=True, help="Only items nobody looked at.")
def review_list(dossier: Path, unreviewed: bool, **query: Any) -> None:
    """List items with their ids and what was decided about them."""
    from detente.desk.showing import listed
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        _say(listed(opened, query | {"rejected": True}, unreviewed=unreviewed), err=False)


def _decide(
    dossier: Path, items: tuple[str, ...], verb: str, note: str, person: str, settings: Any = ()
) -> None:
    from detente.desk.reviewing import decide

    _say(decide(dossier, items, verb, note=note, person=person, settings=settings), err=False)


_items = click.argument("items", nargs=-1, required=True, metavar="ITEM...")
_note = click.option("--note", default="", help="Why.")
_person = click.option("--by", "person", default="", help="Who decides.", envvar="DETENTE_REVIEWER")


@review.command("accept")
@_dossier
@_items
@_note
@_person
def review_accept(dossier: Path, items: tuple[str, ...], note: str, person: str) -> None:
    """Say that items are right."""
    _decide(dossier, items, "accept", note, person)


@review.command("reject")
@_dossier
@_items
@_note
@_person
def review_reject(dossier: Path, items: tuple[str, ...], note: str, person: str) -> None:
    """Say that items are wrong: they leave the briefing, and stay in the dossier."""
    _decide(dossier, items, "reject", note, person)


@review.command("edit")
@_dossier
@click.argument("item")
@click.option(
    "--set", "settings", multiple=True, required=True, metavar="FIELD=VALUE", help="For example act=threat."
)
@_note
@_person
def review_edit(dossier: Path, item: str, settings: tuple[str, ...], note: str, person: str) -> None:
    """Set fields of an item; an empty value means unknown."""
    _decide(dossier, (item,), "edit", note, person, settings)


@review.command("log")
@_dossier
def review_log(dossier: Path) -> None:
    """List every decision, oldest first, and those whose item was not found again."""
    from detente.desk.reviewing import log

    _say(log(dossier), err=False)
