"""For section 8: the options that each party holds, in use or not, and what using them costs."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling, cell, number_range
from detente.brief.model import Block, Cell, Entry, Row, Table
from detente.brief.telling import plain
from detente.case.choices import Option

__all__ = ["costs", "levers"]

CHANGE = {"both ways": "yes", "no to yes": "not once taken", "yes to no": "not once dropped"}


def levers(about: CaseTelling) -> tuple[Block, ...]:
    """Return the table of options, holder by holder; nothing if the case names none."""
    case = about.case
    if not case.options:
        return ()
    order = list(case.party)
    placed = sorted(enumerate(case.options), key=lambda pair: order.index(pair[1].holder))
    rows = tuple(_row(about, i, option) for i, option in placed)
    columns = ("Option", "Held by", "Kind", "In use", "Can be reversed", "Cost to its holder")
    return (Table("What the parties can do", columns, rows, compact=True, roomy=True),)


def _row(about: CaseTelling, i: int, option: Option) -> Row:
    support = about.at("option", i)
    head = about.entry((plain(option.name),), support, tags=about.tags(option.holder), why=False)
    held = Entry((plain(about.party(option.holder)),), tags=about.tags(option.holder))
    kind = option.kind.replace("-", " ").replace("_", " ") if option.kind != "other" else ""
    cells = (Cell((held,)), cell(kind), cell("yes" if option.now else "no"), cell(CHANGE[option.change]))
    return Row(head, (*cells, Cell(_cost(about, i, option))))


def _cost(about: CaseTelling, i: int, option: Option) -> tuple[Entry, ...]:
    if option.cost is None:
        return ()
    words = f"{number_range(option.cost.low, option.cost.high)} {option.cost.unit}"
    return (about.entry((plain(words),), about.at("option", i, "cost")),)


def costs(about: CaseTelling, options: frozenset[str]) -> tuple[Entry, ...]:
    """Return what using these options costs, each with its grade; options without a cost in the case are left out."""
    return tuple(
        about.entry(
            (plain(f"{option.name}: {number_range(option.cost.low, option.cost.high)} {option.cost.unit}"),),
            about.at("option", i, "cost"),
            why=False,
        )
        for i, option in enumerate(about.case.options)
        if option.id in options and option.cost is not None
    )
