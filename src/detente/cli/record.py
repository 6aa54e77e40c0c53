"""Commands on what a dossier holds: items, what follows from them, exports, review."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.cli.arguments import DAY, FILE, dossier_argument, query_options
from detente.cli.root import cli
from detente.cli.saying import say


@cli.command()
@dossier_argument
@query_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def items(dossier: Path, as_json: bool, **query: Any) -> None:
    """List what a dossier holds, by party, issue, act, date or document."""
    from detente.desk.showing import listed
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        say(listed(opened, query, as_json=as_json), err=False)


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
@dossier_argument
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


@cli.command(cls=_ListingForms)
@dossier_argument
@click.option("--format", "form", required=True, help="One of the forms below.")
@click.option(
    "--out", type=FILE, help="File to write. [default: the dossier's name with the format's suffix]"
)
@query_options
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
    say([f"export: {exported.path} ({exported.rows} rows)"], err=False)


@cli.group()
def review() -> None:
    """Accept, reject or edit items; decisions are kept for good and survive coding again."""


@review.command("list")
@dossier_argument
@query_options
@click.option("--unreviewed", is_flag=True, help="Only items nobody looked at.")
def review_list(dossier: Path, unreviewed: bool, **query: Any) -> None:
    """List items with their ids and what was decided about them."""
    from detente.desk.showing import listed
    from detente.store.dossier import Dossier

    with Dossier(dossier, create=False) as opened:
        say(listed(opened, query | {"rejected": True}, unreviewed=unreviewed), err=False)


def _decide(
    dossier: Path, items: tuple[str, ...], verb: str, note: str, person: str, settings: Any = ()
) -> None:
    from detente.desk.reviewing import decide

    say(decide(dossier, items, verb, note=note, person=person, settings=settings), err=False)


_items = click.argument("items", nargs=-1, required=True, metavar="ITEM...")
_note = click.option("--note", default="", help="Why.")
_person = click.option("--by", "person", default="", help="Who decides.", envvar="DETENTE_REVIEWER")


@review.command("accept")
@dossier_argument
@_items
@_note
@_person
def review_accept(dossier: Path, items: tuple[str, ...], note: str, person: str) -> None:
    """Say that items are right."""
    _decide(dossier, items, "accept", note, person)


@review.command("reject")
@dossier_argument
@_items
@_note
@_person
def review_reject(dossier: Path, items: tuple[str, ...], note: str, person: str) -> None:
    """Say that items are wrong: they leave the briefing, and stay in the dossier."""
    _decide(dossier, items, "reject", note, person)


@review.command("edit")
@dossier_argument
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
@dossier_argument
def review_log(dossier: Path) -> None:
    """List every decision, oldest first, and those whose item was not found again."""
    from detente.desk.reviewing import log

    say(log(dossier), err=False)
