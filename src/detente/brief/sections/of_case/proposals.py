"""Section 4 with a case: proposals term by term and party by party, who can deliver each, who must ratify, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.model import Block, Cell, Entries, Entry, Paragraph, Row, Section, Table
from detente.brief.phrasing import counted, days, listed, number
from detente.brief.sections.of_case.answers import on_the_term, on_the_whole, stated_on
from detente.brief.sections.of_case.deals import deals
from detente.brief.telling import plain, strong
from detente.case.talks import Issue, Proposal, Step, Term

__all__ = ["proposals"]

NONE = "The case names no proposal, so none is laid out term by term; demands and offers stand under public positions."
NOTE = (
    "A cell gives the party's own answer where the case has one. Otherwise: “asks for it”, it put the proposal;"
    " “asks for the same”, its stated position is that level; “unknown”, nobody has said. An issue that a proposal"
    " does not mention is a gap: silence is neither a no nor a yes, and may come to mean any level of the issue. The"
    " gaps of all proposals stand in one table below them."
)
GAPS = "Gaps: what proposals do not mention"
GAP_COLUMNS = (
    "Silent on", "Which proposal", "Silence may come to mean", "What the parties state on it", "Who can deliver it",
)  # fmt: skip


def proposals(about: CaseTelling) -> Section:
    """Return each proposal as a table of terms by parties, its gaps among them, and its steps."""
    head = ("proposals", "Proposals on the table")
    found = deals(about)
    if not about.case.proposals:
        return Section(*head, (Paragraph((plain(NONE),)), *found) if found else (), NONE)
    blocks: list[Block] = [Paragraph((plain(NOTE),))]
    for i, proposal in enumerate(about.case.proposals):
        blocks.append(Entries((_proposal(about, i, proposal),), proposal.name))
        blocks += [_terms(about, i, proposal), _deliveries(about, proposal)]
        if proposal.steps:
            blocks.append(_steps(about, i, proposal))
    blocks += _silences(about)
    return Section(*head, (*blocks, *found))


def _gaps(about: CaseTelling, proposal: Proposal) -> list[Issue]:
    mentioned = {term.issue for term in proposal.terms}
    return [issue for issue in about.case.issues if issue.id not in mentioned]


def _proposal(about: CaseTelling, i: int, proposal: Proposal) -> Entry:
    gaps = _gaps(about, proposal)
    day = f" on {days(proposal.on.isoformat(), proposal.on.isoformat())}" if proposal.on else ""
    terms = counted(len(proposal.terms), "term")
    runs = [plain(f"Put by {about.parties(proposal.by)}{day}: {terms}. ")]
    if gaps:
        names = listed([issue.name for issue in gaps])
        of = f"{len(gaps)} of the case's {counted(len(about.case.issues), 'issue')}"
        runs += [strong("Incomplete: "), plain(f"silent on {of}: {names}.")]
    else:
        runs += [plain("It mentions every issue of the case.")]
    notes = tuple(_whole(about, i))
    tags = about.tags(proposal.by[0] if len(proposal.by) == 1 else None, on=proposal.on)
    return about.entry(runs, about.at("proposal", i), tags=tags, notes=notes)


def _whole(about: CaseTelling, i: int) -> Iterator[Entry]:
    """Yield what each party answered to the whole."""
    for party in about.case.parties:
        answer = on_the_whole(about, i, party.id)
        if answer is not None:
            runs = (plain(f"{party.name}, to the whole: "), *answer.runs)
            yield replace(answer, runs=runs)


def _columns(about: CaseTelling, proposal: Proposal) -> tuple[str, ...]:
    """Return whom to show: those at the table, and others that put, answered or have a position on the issues."""
    case = about.case
    concerned = {*proposal.by, *(answer.party for answer in proposal.answers)}
    issues = {term.issue for term in proposal.terms}
    concerned |= {each.party for each in case.positions if each.issue in issues}
    concerned |= {each.party for each in case.minimums if each.issue in issues}
    return tuple(
        party.id
        for party in case.parties
        if party.role in ("belligerent", "mediator") or party.id in concerned
    )


def _terms(about: CaseTelling, i: int, proposal: Proposal) -> Table:
    shown = _columns(about, proposal)
    rows = tuple(_term(about, i, j, term, shown) for j, term in enumerate(proposal.terms))
    names = (about.party(party) for party in shown)
    columns = ("Term", *names)
    return Table(f"{proposal.name}: each term, each party", columns, rows, compact=True, roomy=True)


def _term(about: CaseTelling, i: int, j: int, term: Term, shown: tuple[str, ...]) -> Row:
    runs = (strong(f"{about.issue(term.issue)}: "), plain(about.level(term.issue, term.position)))
    support = about.at("proposal", i, "term", j)
    items = support.items if support else ()
    head = about.behind(runs, items, *about.badges(support), tags=about.tags(issue=term.issue))
    return Row(head, tuple(Cell((on_the_term(about, i, term, party),)) for party in shown))


def _deliveries(about: CaseTelling, proposal: Proposal) -> Table:
    """Return who can deliver each term, and who must ratify it."""
    rows = tuple(
        Row(
            Entry((plain(_named(about, term)),), tags=about.tags(issue=term.issue)),
            _delivery(about, term.issue, term.position),
        )
        for term in proposal.terms
    )
    columns = ("Term", "Who can deliver it", "Who must ratify it")
    return Table(f"{proposal.name}: who can deliver each term", columns, rows, roomy=True)


def _named(about: CaseTelling, term: Term) -> str:
    return f"{about.issue(term.issue)}: {about.level(term.issue, term.position)}"


def _silences(about: CaseTelling) -> tuple[Table, ...]:
    """Return what proposals do not mention, each issue once with all that silence may come to mean; nothing if nothing."""
    silent = {
        issue.id: [p for p in about.case.proposals if issue in _gaps(about, p)] for issue in about.case.issues
    }
    rows = tuple(_gap(about, issue, silent[issue.id]) for issue in about.case.issues if silent[issue.id])
    return (Table(GAPS, GAP_COLUMNS, rows, compact=True, roomy=True),) if rows else ()


def _by_whom(about: CaseTelling, silent: Sequence[Proposal]) -> Iterator[str]:
    """Yield the proposals that are silent on an issue, in the shorter way: by name, or as all but those that are not."""
    others = [proposal.name for proposal in about.case.proposals if proposal not in silent]
    if len(silent) > 1 and not others:
        yield f"all {number(len(silent))}"
    elif len(silent) > len(others) > 0:
        yield f"all but {listed(others)}"
    else:
        yield from (proposal.name for proposal in silent)


def _gap(about: CaseTelling, issue: Issue, silent: Sequence[Proposal]) -> Row:
    head = Entry((plain(issue.name),), tags=about.tags(issue=issue.id))
    first, last = issue.positions[0].name, issue.positions[-1].name
    anything = bare(f"anything from “{first}” to “{last}”")
    stated = [stated_on(about, issue.id, party.id, f"{party.name}: ") for party in about.case.parties]
    deliver, _ = _delivery(about, issue.id, None)
    proposals = Cell(tuple(map(bare, _by_whom(about, silent))))
    return Row(head, (proposals, Cell((anything,)), Cell(tuple(each for each in stated if each)), deliver))


def _delivery(about: CaseTelling, issue: str, position: str | None) -> tuple[Cell, Cell]:
    """Return who can deliver a level of an issue, all levels if none is given, and who must ratify it."""
    asked = None if position is None else about.case.level(issue, position)
    deliver: list[Entry] = []
    ratify: list[Entry] = []
    for i, each in enumerate(about.case.deliveries):
        fits = each.position is None or (
            asked is not None and about.case.level(issue, each.position) == asked
        )
        if each.issue != issue or not (fits or position is None):
            continue
        support = about.at("delivery", i)
        lead = "" if fits else f"for “{about.level(issue, each.position or '')}”: "
        deliver.append(about.entry((plain(f"{lead}{about.parties(each.by)}"),), support))
        for one in each.ratify:
            due = f", by {days(one.due.isoformat(), one.due.isoformat())}" if one.due else ""
            words = f"{lead}{about.party(one.body)}: {one.rule}{due}"
            ratify.append(Entry((plain(words),), badges=about.badges(support), tags=about.tags(issue=issue)))
    return Cell(tuple(deliver)), Cell(tuple(ratify))


def _steps(about: CaseTelling, i: int, proposal: Proposal) -> Table:
    names = {step.id: step.name for step in proposal.steps}
    rows = tuple(_step(about, i, j, step, names) for j, step in enumerate(proposal.steps))
    columns = ("Step", "By", "After", "On condition that", "Can it be undone?")
    return Table(f"{proposal.name}: steps", columns, rows, compact=True, roomy=True)


def _step(about: CaseTelling, i: int, j: int, step: Step, names: dict[str, str]) -> Row:
    head = about.entry((plain(step.name),), about.at("proposal", i, "step", j), why=False)
    words = (
        about.parties(step.by),
        listed([names[each] for each in step.after]),
        step.condition,
        "yes" if step.reversible else "no",
    )
    return Row(head, tuple(Cell((bare(each),)) if each else Cell() for each in words))
