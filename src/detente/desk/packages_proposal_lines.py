"""Proposals judged, and pairs of them, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from detente.desk.columns import counted, wrapped
from detente.desk.packages_words import PackageWords, payoff
from detente.methods.graph_model.wording import listed
from detente.methods.packages.answer import (
    Change,
    Compatibility,
    Delivered,
    JudgedProposal,
    PackagesAnswer,
    PartyReading,
)
from detente.methods.shares import Share

__all__ = ["compatibility_lines", "proposal_lines"]


def proposal_lines(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    """Yield each proposal: who accepts and who refuses, over which term, what is near, who can deliver."""
    for each in answer.proposals:
        yield from wrapped(f"{each.name} (by {words.parties(each.by)}): {words.told(each.terms)}", 4, "  > ")
        if not each.possible:
            yield "      the links between terms allow no package that has its terms"
            continue
        yield from _silence(each, words)
        for reading in each.parties:
            yield from wrapped(_reading(reading, words), 6, "    ")
        yield from _better(each, words)
        yield from _delivery(each, words)


def _silence(proposal: JudgedProposal, words: PackageWords) -> Iterator[str]:
    if proposal.outside:
        yield from wrapped(f"nobody here weighs {words.issues(proposal.outside)}", 6, "    ")
    if proposal.incomplete:
        ways = counted(proposal.completions, "way")
        accepted = (
            "" if proposal.accepted is None else f"; of {ways} to fill that, all accept {proposal.accepted:,}"
        )
        yield from wrapped(f"incomplete: silent on {words.issues(proposal.silent)}{accepted}", 6, "    ")


def _reading(reading: PartyReading, words: PackageWords) -> str:
    low, high = payoff(reading.low), payoff(reading.high)
    worth = low if low == high else f"{low} to {high}"
    verdict = {
        "accepts": "would accept",
        "refuses": "would refuse",
        "depends": "depends on what silence means",
    }
    parts = [
        f"{words.party(reading.party)}: {verdict[reading.verdict]} (worth {worth}, no deal {payoff(reading.reservation)})"
    ]
    if reading.worst_term and reading.verdict != "accepts":
        parts.append(f"loses most on {words.issue(reading.worst_term)}")
    if reading.below:
        parts.append(f"beyond its minimum on {words.issues(reading.below)}")
    if reading.maybe_below:
        parts.append(f"maybe beyond it on {words.issues(reading.maybe_below)}")
    if reading.accepts.draws > 1:
        parts.append(
            f"accepts in {_of(reading.accepts)}, refuses in {_of(reading.refuses)} draws whatever silence means"
        )
    if reading.answered:
        parts.append(f"its answer in the case: {reading.answered}")
    parts += [f"on {words.issue(issue)}: {said}" for issue, said in reading.answered_terms.items()]
    return "; ".join(parts)


def _of(share: Share) -> str:
    return f"{share.count} of {share.draws}"


def _better(proposal: JudgedProposal, words: PackageWords) -> Iterator[str]:
    if proposal.unused is not None and proposal.filled is not None:
        gains = {
            party: proposal.unused.payoffs[party] - amount
            for party, amount in proposal.filled.payoffs.items()
        }
        yield from wrapped(f"leaves unused, even filled as well as can be: {words.gains(gains)}", 6, "    ")
    if proposal.nearest is None:
        yield "      no package is acceptable to all, so none is near"
    elif not proposal.changes:
        yield "      its terms can stand in a package that all accept"
    else:
        told = "; ".join(_change(each, words) for each in proposal.changes)
        yield from wrapped(f"the nearest package that all accept changes {told}", 6, "    ")
    for trade in proposal.trades:
        yield from wrapped(
            f"a trade: {words.party(trade.first)} gives way on {words.issue(trade.conceded.issue)}"
            f" ({_step(trade.conceded, words)}), {words.party(trade.second)} on {words.issue(trade.gained.issue)}"
            f" ({_step(trade.gained, words)}): {words.gains(trade.gains)}",
            6,
            "    ",
        )


def _step(change: Change, words: PackageWords) -> str:
    was = "unsaid" if change.was is None else words.level(change.issue, change.was)
    return f"{was} to {words.level(change.issue, change.becomes)}"


def _change(change: Change, words: PackageWords) -> str:
    return f"{words.issue(change.issue)} from {_step(change, words)} ({words.gains(change.gains)})"


def _delivery(proposal: JudgedProposal, words: PackageWords) -> Iterator[str]:
    beyond = [each for each in proposal.delivered if each.out_of_reach]
    needing = [each for each in proposal.delivered if each.absent and not each.out_of_reach]
    for each in beyond:
        yield from wrapped(
            f"nobody at the table can deliver {_term(each, words)}: that is for {words.parties(each.by)}",
            6,
            "    ",
        )
    for each in needing:
        yield from wrapped(
            f"{_term(each, words)} needs {words.parties(each.absent)}, not at the table", 6, "    "
        )
    for each in (each for each in proposal.delivered if each.ratify):
        yield from wrapped(f"{_term(each, words)} must be ratified by {listed(each.ratify)}", 6, "    ")
    unnamed = [words.issue(each.issue) for each in proposal.delivered if not each.by]
    if unnamed:
        yield from wrapped(f"the case does not say who can deliver {listed(unnamed)}", 6, "    ")


def _term(each: Delivered, words: PackageWords) -> str:
    return f"{words.issue(each.issue)} {words.level(each.issue, each.level)}"


def compatibility_lines(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    """Yield each pair of proposals: whether they can stand together, on which terms not, and who would refuse."""
    names = {each.id: each.name for each in answer.proposals}
    for each in answer.compatibilities:
        yield from wrapped(
            f"{names[each.first]} and {names[each.second]}: {_verdict(each, words)}", 4, "  > "
        )
        for clash in each.clashes:
            asked = (
                f"{words.level(clash.issue, clash.first)} against {words.level(clash.issue, clash.second)}"
            )
            far = f"{counted(clash.steps, 'step')} apart"
            yield from wrapped(f"{words.issue(clash.issue)}: {asked}, {far}", 6, "    ")
        for broken in each.broken:
            yield from wrapped(f"the case says that {broken.says}", 6, "    ")
        yield from wrapped(_gaps(each, names, words), 6, "    ")
        yield from wrapped(_together(each, words), 6, "    ")


def _verdict(each: Compatibility, words: PackageWords) -> str:
    if each.fit == "clashes":
        return f"not compatible as they stand: they part on {words.issues(clash.issue for clash in each.clashes)}"
    if each.fit == "excluded":
        return "not compatible: links between their terms forbid it"
    if each.fit == "fits":
        return f"compatible on paper: both ask the same on {words.issues(each.same)}"
    return "cannot be told: no issue is named by both"


def _gaps(each: Compatibility, names: dict[str, str], words: PackageWords) -> str:
    told = [
        f"{names[silent]} is silent on {words.issues(issues)}"
        for silent, issues in ((each.second, each.only_first), (each.first, each.only_second))
        if issues
    ]
    return "; ".join(told) + (": silence is no yes" if told else "both name the same issues")


def _together(each: Compatibility, words: PackageWords) -> str:
    if each.accepted is None or each.accepted_other is None:
        many = "packages with the terms of both could not be counted"
    elif each.clashes:
        many = (
            f"packages with all their terms that nobody refuses: {each.accepted:,} if the first prevails where they part,"
            f" {each.accepted_other:,} if the second does"
        )
    else:
        many = f"packages with all their terms that nobody refuses: {each.accepted:,}"
    refusing = f"; {words.parties(each.refused_by)} would refuse them all" if each.refused_by else ""
    absent = f"; they need {words.parties(each.absent)}, not at the table" if each.absent else ""
    return f"{many}{refusing}{absent}"
