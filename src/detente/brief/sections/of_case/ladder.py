"""Section 7 with a case: the ladder from a humanitarian exchange to a settlement carried out, guarantees, spoilers."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling, bare, cell, header
from detente.brief.model import Block, Cell, Paragraph, Row, Section, Table
from detente.brief.phrasing import days, listed
from detente.brief.telling import plain, strong
from detente.case.talks import Guarantee, Rung, Spoiler

__all__ = ["ladder"]

NONE = "The case names no rungs, so none is judged reached and none blocked."
BASE_RATES = (
    "How often talks of this kind have come further is not said: no base rate with a source is at hand."
)


def ladder(about: CaseTelling) -> Section:
    """Return the rungs in order with what blocks the next, then guarantees and spoilers."""
    case = about.case
    blocks: list[Block] = []
    if case.rungs:
        blocks += [_where(about), _rungs(about), Paragraph((plain(BASE_RATES),))]
    elif case.guarantees or case.spoilers:
        blocks.append(Paragraph((plain(NONE),)))
    if case.guarantees:
        blocks.append(_guarantees(about))
    if case.spoilers:
        blocks.append(_spoilers(about))
    return Section("ladder", "Ceasefire and settlement, apart", tuple(blocks), "" if blocks else NONE)


def _next(about: CaseTelling) -> int | None:
    """Return the place of the next rung: the lowest above the highest that was reached; None if there is none."""
    reached = [i for i, rung in enumerate(about.case.rungs) if rung.reached]
    following = max(reached) + 1 if reached else 0
    return following if following < len(about.case.rungs) else None


def _where(about: CaseTelling) -> Paragraph:
    rungs = about.case.rungs
    reached = [f"{rung.name}{_on(rung)}" for rung in rungs if rung.reached]
    runs = [
        plain(
            f"Reached, as the case has it: {listed(reached)}. " if reached else "No rung is judged reached. "
        )
    ]
    place = _next(about)
    if place is None:
        runs.append(plain("No rung lies above."))
    else:
        blocked = listed(rungs[place].blocked) or "the case does not say"
        runs += [
            plain("The next rung: "),
            strong(rungs[place].name),
            plain(f". What stands in its way: {blocked}."),
        ]
    return Paragraph(tuple(runs))


def _on(rung: Rung) -> str:
    return f" ({days(rung.on.isoformat(), rung.on.isoformat())})" if rung.on else ""


def _rungs(about: CaseTelling) -> Table:
    following = _next(about)
    rows = tuple(_rung(about, i, rung, following) for i, rung in enumerate(about.case.rungs))
    return Table(
        "The ladder, the lowest rung first", ("Rung", "Reached", "What stands in its way"), rows, roomy=True
    )


def _rung(about: CaseTelling, i: int, rung: Rung, following: int | None) -> Row:
    badges = ("next",) if i == following else ()
    if not rung.reached and following is not None and i < following:
        badges = ("passed over",)
    state = f"yes{_on(rung)}" if rung.reached else "no"
    reached = about.entry((plain(state),), about.at("rung", i), tags=about.tags(on=rung.on))
    blocked = Cell(tuple(bare(each) for each in rung.blocked))
    return Row(header(rung.name, *badges, strong=i == following), (Cell((reached,)), blocked))


def _guarantees(about: CaseTelling) -> Table:
    rows = tuple(_guarantee(about, i, each) for i, each in enumerate(about.case.guarantees))
    columns = ("Guarantee", "Trigger", "Obligation", "Means", "On")
    return Table(
        "Guarantees: by whom to whom, on which trigger, what, by which means",
        columns,
        rows,
        compact=True,
        roomy=True,
    )


def _guarantee(about: CaseTelling, i: int, each: Guarantee) -> Row:
    words = f"{about.party(each.guarantor)} to {about.party(each.beneficiary)}"
    head = about.entry((plain(words),), about.at("guarantee", i))
    on = about.issue(each.issue) if each.issue else ""
    return Row(head, tuple(cell(words) for words in (each.trigger, each.obligation, each.means, on)))


def _spoilers(about: CaseTelling) -> Table:
    rows = tuple(_spoiler(about, i, each) for i, each in enumerate(about.case.spoilers))
    return Table(
        "Who can undo the talks or a deal", ("Who", "Where", "Part of", "By which means"), rows, roomy=True
    )


def _spoiler(about: CaseTelling, i: int, each: Spoiler) -> Row:
    head = about.entry((plain(each.name),), about.at("spoiler", i))
    party = about.party(each.party) if each.party else ""
    return Row(
        head, (cell(f"{each.place} the talks"), cell(party if party != each.name else ""), cell(each.means))
    )
