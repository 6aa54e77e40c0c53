"""Commands that read: articles into a briefing or a record, items explained, scores, codebooks."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.cli.arguments import DAY, EXISTING, FILE, FOLDER, codebook_option, processes_option
from detente.cli.root import cli
from detente.cli.saying import dossier_for, progress_shown, say, say_unread


@cli.command()
@click.argument("paths", nargs=-1, type=EXISTING)
@codebook_option
@click.option("--case", type=FILE, help="A case file, which adds the sections that need one.")
@click.option("--dossier", type=FOLDER, help="Folder that keeps what is read.")
@click.option(
    "--as-of",
    type=DAY,
    help="Day that decides what is due. [default: the case's, else the latest publication date]",
)
@click.option("--since", type=DAY, help="Count changes from this day. [default: the dossier's last briefing]")
@click.option(
    "--format", "form", type=click.Choice(["html", "md"]), help="[default: by the name of --out, else html]"
)
@click.option("--out", type=FILE, help="File to write. [default: brief.html or brief.md]")
@processes_option
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
    with dossier_for(dossier) as opened, progress_shown() as progress:
        choice = choose_codebook(codebook, paths, opened, judged)
        intake = take_in(opened, paths, choice.codebook, processes=processes, progress=progress)
        say_unread(intake.unread)
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
    say([f"codebook: {choice.codebook.name} ({choice.because})"])
    say([f"warning: {choice.warning}"] if choice.warning else [])
    click.echo(f"{intake.documents} documents ({intake.new} new), as of {written.brief.as_of}", err=True)
    say([f"briefing: {written.path} ({written.size / 1000:,.0f} kB)"], err=False)


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=EXISTING)
@click.option("--out", type=FILE, default=Path("record.jsonl"), show_default=True, help="File to write.")
@codebook_option
@processes_option
def code(paths: tuple[Path, ...], out: Path, codebook: str | None, processes: int | None) -> None:
    """Read and code articles into one JSON object a line (schema in the reference)."""
    from detente.desk.choosing import choose_codebook
    from detente.desk.recording import code_to
    from detente.desk.writing import check_out, read_from

    check_out(out, read_from(paths, codebook))
    choice = choose_codebook(codebook, paths)
    with progress_shown() as progress:
        intake, exported = code_to(out, paths, choice.codebook, processes=processes, progress=progress)
    say_unread(intake.unread)
    say([f"codebook: {choice.codebook.name} ({choice.because})"])
    say([f"record: {exported.path} ({intake.documents} documents, {exported.rows} rows)"], err=False)


_record = click.argument("record", type=EXISTING)


@cli.command()
@_record
@click.argument("gold", type=FILE)
@click.option(
    "--task",
    type=click.Choice(["attribution", "time", "plover", "seeds"]),
    help="What the gold is for. [default: what it holds]",
)
@codebook_option
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
@codebook_option
def explain(record: Path, item: str, codebook: str | None) -> None:
    """Show which rule made an item of a record (a file or a dossier), and what it saw."""
    from detente.desk.explaining import explained

    say(explained(record, item, codebook), err=False)


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
        say([f"{label}: {problem}" for problem in problems], err=label == "error")
    if errors:
        sys.exit(2)
    say([f"{file}: no errors" + (f", {len(warnings)} warnings" if warnings else "")], err=False)


@codebook.command("list")
def codebook_list() -> None:
    """Name the codebooks and lexicons that come with detente."""
    from detente.coding.codebook_file import DEFAULT, shipped

    for name in shipped():
        click.echo(f"{name}{'  (the default)' if name == DEFAULT else ''}")


@codebook.command("try")
@click.argument("sentence")
@codebook_option
def codebook_try(sentence: str, codebook: str | None) -> None:
    """Show what a codebook makes of a sentence: the phrases that match and the items the rules find."""
    from detente.desk.choosing import choose_codebook
    from detente.desk.showing import tried

    say(tried(choose_codebook(codebook, ()).codebook, sentence), err=False)
