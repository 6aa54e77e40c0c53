"""What no deal is worth to each party and what weighs with it; what each rule picks, and where the rules disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.brief.case_telling import bare, cell
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Run, Table
from detente.brief.phrasing import listed, number, share
from detente.brief.sections.of_case.deal_words import RULES, Deal, Pick, amount, shared, worth_range
from detente.brief.telling import plain, strong
from detente.methods.packages.answer import Participant, Solution, Weighing
from detente.methods.packages.reading import by_who, most_often
from detente.methods.shares import Share

__all__ = ["deal_rules", "stakes"]

MOST_WEIGHTS = 3
MOST_APART = 3
BINDING = (
    "A minimum may be a line that nothing pays for. Then only packages count with no term beyond anybody's minimum; what"
    " follows takes each known minimum at the most lenient that it may be."
)
PAID = (
    "It may also be a price: then a gain on one issue can make good a loss on another, beyond a minimum too. The case does"
    " not say which of the two readings holds."
)
_RESTS = {
    "minimums": "reckoned from its minimums",
    "partly": "reckoned from its minimums; unknown on {unknown}",
    "unknown": "unknown: no minimum is given, so it may be anything",
    "reservation": "as the case gives it",
    "file": "as its profile gives it",
}


def stakes(deal: Deal) -> Table:
    """Return for each party what no deal is worth to it, and the issues that weigh most with it."""
    rows = tuple(_stake(deal, each) for each in deal.answer.parties)
    columns = ("Party", "No deal is worth", "What that rests on", "What weighs most with it, as a share")
    return Table("What the map rests on, party by party", columns, rows, compact=True, roomy=True)


def _stake(deal: Deal, party: Participant) -> Row:
    low, middle, high = party.reservation
    told = amount(low) if low == high else f"{worth_range(low, high)}, {amount(middle)} in the middle"
    badges = () if party.grade == "stated" else (party.grade,)
    rests = _RESTS[party.rests_on].format(unknown=deal.issues(party.unknown))
    tags = deal.about.tags(party.party)
    items = deal.about.findings.packages_evidence.get(f"reservation:{party.party}", ())
    mine = [each for each in deal.answer.weighings if each.party == party.party]
    mine.sort(key=lambda each: -each.weight[1])
    weighs = tuple(_weighs(deal, each) for each in mine[:MOST_WEIGHTS])
    head = Entry((strong(party.name),), tags=tags)
    return Row(
        head,
        (cell(told), Cell((deal.about.behind((plain(rests),), items, *badges, tags=tags),)), Cell(weighs)),
    )


def _weighs(deal: Deal, each: Weighing) -> Entry:
    badges = () if each.grade == "stated" else (each.grade,)
    items = deal.about.findings.packages_evidence.get(f"weighing:{each.party}/{each.issue}", ())
    words = f"{deal.about.issue(each.issue)}: {worth_range(each.weight[0], each.weight[2])}"
    return deal.about.behind((plain(words),), items, *badges, tags=deal.about.tags(each.party, each.issue))


def deal_rules(deal: Deal) -> tuple[Block, ...]:
    """Return what each rule picks, ties merged, where a loss can be made good and where minimums bind; and how often."""
    solutions = deal.answer.solutions
    blocks = list(_within(deal))
    if not blocks:
        blocks += _told(deal, solutions, deal.picks, "What each rule picks")
    else:
        same = deal.picks and _by_rule(deal.picks) == _by_rule(deal.within)
        lead = strong("If a loss beyond a minimum can be made good elsewhere. ")
        blocks.append(Paragraph((lead, plain(f"{PAID} The rules pick the same then." if same else PAID))))
        if not same:
            blocks += _told(deal, solutions, deal.picks, "Each rule's pick where losses can be made good")
    often = tuple(_often(deal)) if deal.picks else ()
    if often:
        caption = "How often a rule's pick holds a level, over draws of what is not known"
        columns = ("Issue", "Level picked most often", "In how many draws, by the rule")
        blocks.append(Table(caption, columns, often, compact=True))
    return tuple(blocks)


def _by_rule(picks: Sequence[Pick]) -> dict[str, str]:
    return {each.rule: pick.mark for pick in picks for each in pick.solutions}


def _within(deal: Deal) -> Iterator[Block]:
    """Yield what the rules pick if no term may lie beyond anybody's minimum, as far as minimums are known."""
    found = deal.answer.within
    if found is None:
        return
    lead = strong("If nothing makes good a loss beyond a minimum. ")
    yield Paragraph((lead, plain(f"{BINDING}{_as_drawn(deal)}")))
    yield from _told(deal, found.solutions, deal.within, "Each rule's pick within everybody's minimum")


def _as_drawn(deal: Deal) -> str:
    """Return in how many draws there is such a package, and which issues leave none most often."""
    found = deal.answer.robustness.within
    if found is None or found.open.draws == 1:
        return ""
    said = f" With minimums drawn from their ranges, all accept such a package in {_draws(found.open)}."
    apart = sorted(found.apart.items(), key=lambda each: -each[1].count)[:MOST_APART]
    if not apart:
        return said
    issues = listed([f"{deal.about.issue(issue)} in {_draws(each)}" for issue, each in apart])
    return f"{said} No level lies within everybody's minimum on {issues}."


def _draws(found: Share) -> str:
    return share(found.count, found.draws, "draws")


def _told(deal: Deal, solutions: Sequence[Solution], picks: Sequence[Pick], caption: str) -> Iterator[Block]:
    if not picks:
        note = next((each.note for each in solutions if each.note), "there is no zone of agreement")
        yield Paragraph((strong(f"{caption}: nothing. "), plain(f"{note[:1].upper()}{note[1:]}.")))
        return
    yield Paragraph(tuple(_agreement(deal, solutions, picks)))
    yield _picked(deal, picks, caption)


def _agreement(deal: Deal, solutions: Sequence[Solution], picks: Sequence[Pick]) -> Iterator[Run]:
    """Yield whether the rules agree, and the terms on which they do."""
    count = len({each.rule for pick in picks for each in pick.solutions})
    none = [RULES[each.rule][0] for each in solutions if not each.packages]
    if len(picks) == 1:
        yield strong(
            "The rules that pick anything pick the same package. "
            if none
            else "All rules pick the same package. "
        )
        yield plain("They read one case, so that this confirms nothing beyond it. ")
    else:
        yield strong(f"The rules do not agree: {number(count)} rules pick {number(len(picks))} packages. ")
    if none:
        note = next(each.note for each in solutions if not each.packages)
        yield plain(f"Nothing is picked by {listed(none)}: {note}. ")
    common = shared(picks)
    if common and len(picks) > 1:
        yield plain(f"All have {deal.terms(common)}.")
    elif common:
        yield plain(f"It has {deal.terms(common)}.")


def _picked(deal: Deal, picks: Sequence[Pick], caption: str) -> Table:
    """Return the picks side by side: how each was come by, the terms in which they differ, and what each is worth."""
    common = shared(picks)
    issues = [issue for issue in picks[0].package.terms if issue not in common]
    columns = (f"{pick.mark}: {'; '.join(RULES[each.rule][0] for each in pick.solutions)}" for pick in picks)
    first = picks is (deal.within or deal.picks)
    beyond = [tuple(_beyond(deal, pick)) for pick in picks]
    absent = [tuple(_absent(deal, pick)) for pick in picks]
    rows = (
        *([_row("How it picks", [tuple(_rules(deal, pick)) for pick in picks])] if first else []),
        *(_term(deal, issue, picks) for issue in issues),
        _row("Worth to each", [tuple(_worth(deal, pick)) for pick in picks]),
        *([_row("Beyond a minimum, or short of no deal", beyond)] if any(beyond) else []),
        *([_row("Needed to deliver it, and not at the table", absent)] if any(absent) else []),
    )
    return Table(caption, ("Where they differ", *columns), rows, compact=True, roomy=True)


def _row(head: str, cells: Sequence[tuple[Entry, ...]]) -> Row:
    return Row(Entry((plain(head),)), tuple(map(Cell, cells)))


def _rules(deal: Deal, pick: Pick) -> Iterator[Entry]:
    for each in pick.solutions:
        yield bare(_rule(deal, each))


def _term(deal: Deal, issue: str, picks: Sequence[Pick]) -> Row:
    head = Entry((plain(deal.about.issue(issue)),), tags=deal.about.tags(issue=issue))
    return Row(head, tuple(cell(_levels(deal, pick, issue)) for pick in picks))


def _levels(deal: Deal, pick: Pick, issue: str) -> str:
    """Return a pick's level, or all that it has in packages worth just the same to everybody."""
    same = pick.solutions[0].open.get(issue, ())
    if not same:
        return deal.about.level(issue, pick.package.terms[issue])
    return f"{' or '.join(deal.about.level(issue, each) for each in same)}, worth the same to all"


def _worth(deal: Deal, pick: Pick) -> Iterator[Entry]:
    for party, each in pick.package.payoffs.items():
        yield bare(f"{deal.about.party(party)} {amount(each)}")


def _rule(deal: Deal, solution: Solution) -> str:
    parts = [RULES[solution.rule][1]]
    if len(solution.packages) > 1:
        parts.append(
            f"the first of {len(solution.packages)} that tie; the others differ on {deal.issues(_differing(solution))}"
        )
    if solution.alike is not None and solution.alike > 1:
        parts.append(f"{solution.alike:,} packages are worth just this to everybody")
    if solution.note:
        parts.append(solution.note)
    if solution.end == "low":
        parts.append("reckoned from the least of what each may hold out for")
    if not solution.exact:
        parts.append("not certain: the frontier is too large to be searched whole")
    return "; ".join(parts)


def _differing(solution: Solution) -> list[str]:
    first, *others = (each.terms for each in solution.packages)
    return [issue for issue, level in first.items() if any(each[issue] != level for each in others)]


def _beyond(deal: Deal, pick: Pick) -> Iterator[Entry]:
    for party, issues in pick.package.below.items():
        words = f"{deal.about.party(party)}'s on {deal.issues(issues)}, made good elsewhere"
        yield bare(words)
    least = {each.party: each.reservation[1] for each in deal.answer.parties}
    short = [party for party, each in pick.package.payoffs.items() if each < least[party]]
    if short:
        yield bare(f"worth less than the middle of no deal to {deal.about.parties(short)}")


def _absent(deal: Deal, pick: Pick) -> Iterator[Entry]:
    for who, issues in by_who(pick.package).items():
        yield bare(f"{deal.about.parties(who)}, for {deal.issues(issues)}")


def _often(deal: Deal) -> Iterator[Row]:
    """Yield for each issue the levels that rules pick most often, with the fewest and the most draws over rules."""
    if deal.answer.robustness.draws == 1:
        return
    for issue in deal.answer.issues:
        often = most_often(deal.answer, issue)
        if often is None:
            continue
        levels, fewest, most = often
        told = dict.fromkeys(_draws(each) for each in (fewest, most))
        head = Entry((plain(deal.about.issue(issue)),), tags=deal.about.tags(issue=issue))
        named = " or ".join(deal.about.level(issue, each) for each in levels)
        yield Row(head, (cell(named), cell(" to ".join(told))))
