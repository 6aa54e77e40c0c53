"""Each proposal in the model: who would accept and who refuse it, over which term, what is near it and what it leaves unused."""

from __future__ import annotations

from collections.abc import Iterator

from detente.brief.case_telling import bare
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Table
from detente.brief.phrasing import share
from detente.brief.sections.of_case.deal_words import Deal, Step, amount, worth_range
from detente.brief.telling import plain, strong
from detente.methods.packages.answer import JudgedProposal, PartyReading

__all__ = ["deal_proposals"]

NOTE = (
    "What a party said to a proposal stands above. This is what it would answer in the model, at the middle of the ranges,"
    " for what the proposal says and whatever its silence comes to mean. Over draws, shares below one in ten are left out."
)
_NEARBY = (
    "Proposal",
    "How its silence can be filled",
    "What all would accept, nearest to it",
    "What it leaves unused",
    "Trades",
)
_RARE = 0.1
_VERDICTS = {"accepts": "would accept", "refuses": "would refuse", "depends": "depends on what silence means"}


def deal_proposals(deal: Deal) -> tuple[Block, ...]:
    """Return two tables: proposals by parties, and what would make each acceptable."""
    judged = [(mark, each) for mark, each in deal.proposals.values()]
    if not judged:
        return ()
    names = tuple(each.name for each in deal.answer.parties)
    readings = tuple(_readings(deal, mark, each) for mark, each in judged)
    nearby = tuple(_nearby(deal, mark, each) for mark, each in judged)
    return (
        Paragraph((strong("Each proposal in the model. "), plain(NOTE))),
        Table(
            "In the model: who would accept, who would refuse, over what",
            ("Proposal", *names),
            readings,
            compact=True,
            roomy=True,
        ),
        Table(
            "In the model: from each proposal towards agreement", _NEARBY, nearby, compact=True, roomy=True
        ),
    )


def _head(deal: Deal, mark: str, each: JudgedProposal) -> Entry:
    items = deal.about.findings.packages_evidence.get(f"proposal:{each.id}", ())
    tags = deal.about.tags(each.by[0] if len(each.by) == 1 else None)
    badges = ("incomplete",) if each.incomplete else ()
    return deal.about.behind((strong(mark), plain(f" {each.name}")), items, *badges, tags=tags)


def _readings(deal: Deal, mark: str, each: JudgedProposal) -> Row:
    found = {reading.party: reading for reading in each.parties}
    cells = (
        Cell((_reading(deal, found[party.party]),)) if party.party in found else Cell()
        for party in deal.answer.parties
    )
    return Row(_head(deal, mark, each), tuple(cells))


def _reading(deal: Deal, found: PartyReading) -> Entry:
    notes = [f"worth {worth_range(found.low, found.high)}; no deal {amount(found.reservation)}"]
    if found.worst_term and found.verdict != "accepts":
        notes.append(f"loses most on {deal.about.issue(found.worst_term)}")
    if found.below:
        notes.append(f"beyond its minimum on {deal.issues(found.below)}")
    if found.maybe_below:
        notes.append(f"perhaps beyond it on {deal.issues(found.maybe_below)}")
    notes += _over_draws(found)
    tags = deal.about.tags(found.party)
    return Entry((plain(_VERDICTS[found.verdict]),), tags=tags, notes=tuple(map(bare, notes)))


def _over_draws(found: PartyReading) -> Iterator[str]:
    """Yield in how many draws a party accepts or refuses whatever silence means, where that is not rare."""
    if found.accepts.draws > 1:
        for word, each in (("accepts", found.accepts), ("refuses", found.refuses)):
            if each.count >= _RARE * each.draws:
                yield f"{word} whatever silence means in {share(each.count, each.draws, 'draws')}"


def _nearby(deal: Deal, mark: str, each: JudgedProposal) -> Row:
    if not each.possible:
        never = Cell((bare("the case's links between terms allow no package that has its terms"),))
        return Row(_head(deal, mark, each), (never, Cell(), Cell(), Cell()))
    cells = (_filling(deal, each), _nearest(deal, each), _unused(deal, each), _trades(deal, each))
    return Row(_head(deal, mark, each), cells)


def _filling(deal: Deal, each: JudgedProposal) -> Cell:
    lines = [] if each.incomplete else ["it says something on all that counts"]
    if each.accepted is not None and each.incomplete:
        if each.accepted:
            lines.append(f"all would accept {share(each.accepted, each.completions, 'ways')}")
        else:
            lines.append(f"none of {each.completions:,} ways is accepted by all")
    if each.outside:
        lines.append(f"nobody asked here is held to weigh {deal.issues(each.outside)}")
    if not each.exact:
        lines.append("not all packages could be considered")
    return Cell(tuple(map(bare, lines)))


def _nearest(deal: Deal, each: JudgedProposal) -> Cell:
    if each.nearest is None:
        return Cell((bare("no package is accepted by all, so none is near"),))
    if not each.changes:
        return Cell((bare("its own terms can stand in a package that all accept"),))
    steps = (
        deal.step(Step(change.issue, change.was, change.becomes, change.gains)) for change in each.changes
    )
    return Cell(tuple(bare(f"changes {told}") for told in steps))


def _unused(deal: Deal, each: JudgedProposal) -> Cell:
    if each.unused is None or each.filled is None:
        return (
            Cell((bare("nothing: filled as well as can be, nobody could gain without another's loss"),))
            if each.filled
            else Cell()
        )
    gains = {party: each.unused.payoffs[party] - amount for party, amount in each.filled.payoffs.items()}
    return Cell((bare(f"even filled as well as can be: {deal.gains(gains)}"),))


def _trades(deal: Deal, each: JudgedProposal) -> Cell:
    return Cell(tuple(bare(deal.trade(trade)) for trade in each.trades))
