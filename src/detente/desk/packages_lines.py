"""Where a deal is possible, as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from detente.case.judgements import Judged
from detente.desk.columns import counted, wrapped
from detente.desk.packages_proposal_lines import compatibility_lines, proposal_lines
from detente.desk.packages_rule_lines import picked_lines
from detente.desk.packages_words import PackageWords, payoff, share
from detente.methods.graph_model.wording import listed
from detente.methods.method import Result
from detente.methods.packages.answer import (
    UNKNOWN_MIDDLE,
    Opening,
    PackagesAnswer,
    Participant,
    WithinDraws,
)
from detente.methods.packages.arrays import Table
from detente.methods.packages.reading import most_often

__all__ = ["packages_lines"]

_MOST_APART = 4
_ENDS = {"low": "least", "middle": "middle", "high": "most"}
_RESTS = {
    "minimums": "from its minimums",
    "partly": "from its minimums, unknown on {unknown}",
    "unknown": "unknown: no minimum is given",
    "reservation": "as the case gives it",
    "file": "as its profile gives it",
}


def packages_lines(result: Result, table: Table, title: str, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield an answer for the terminal, 110 columns wide.

    Args:
        result: Of the method on packages.
        table: What it was solved from.
        title: Of the case, or the folder's name.
        judged: The case's judgements.
    """
    answer: PackagesAnswer = result.answer
    words = PackageWords(table)
    yield from _head(result, answer, words, title, judged)
    sections = (
        ("What no deal is worth to each, 1 being its ideal package", _reservations(answer, words)),
        ("The zone of agreement", _zone(answer, words)),
        *picked_lines(answer, words),
        ("Proposals on the table", proposal_lines(answer, words)),
        ("Two proposals together", compatibility_lines(answer, words)),
        ("How far this hangs on what is not known", _robustness(answer, words)),
        ("Packages that no other dominates", _frontier(answer, words)),
    )
    for heading, section in sections:
        lines = list(section)
        if lines:
            yield ""
            yield heading
            yield from lines


def _head(
    result: Result, answer: PackagesAnswer, words: PackageWords, title: str, judged: Sequence[Judged]
) -> Iterator[str]:
    size = f"{counted(len(answer.issues), 'issue')}, {counted(answer.zone.packages, 'package')}"
    names = listed(each.name for each in answer.parties)
    yield from wrapped(f"{title}: {size}; asked to agree: {names}", 0)
    yield from wrapped(f"Packages. {result.source}", 0)
    yield from wrapped(
        "What follows holds under the weights, values and minimums given. What a rule picks is no forecast and no advice:"
        " it says what that rule would pick. In the zone of agreement a gain on one issue can make good a loss on another,"
        " beyond a minimum too; where it does, that is said. At the table are belligerents and mediators.",
        0,
    )
    yield from _ground(result, answer, judged)
    for name, value in result.parameters:
        if name not in ("draws", "points of the frontier listed"):
            yield from wrapped(f"{name}: {value}", 0)
    for note in answer.notes:
        yield from wrapped(f"- {note}", 2, "")
    if answer.left_out:
        who = listed(words.party(each) for each in answer.left_out)
        yield from wrapped(f"- Not asked to agree, for nothing says what weighs with them: {who}.", 2, "")


def _ground(result: Result, answer: PackagesAnswer, judged: Sequence[Judged]) -> Iterator[str]:
    if not judged:
        return
    grades = Counter(each.grade for each in answer.weighings)
    told = ", ".join(
        f"{grades[grade]} {grade}" for grade in ("stated", "direction", "assumed") if grades[grade]
    )
    yield from wrapped(
        f"It rests on {len(answer.weighings)} judgements of what an issue is to a party: {told}.", 0
    )
    found = {item for items in result.evidence.values() for item in items}
    if found:
        yield f"{counted(len(found), 'item')} of the record stand behind these and the proposals."


def _reservations(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    for each in answer.parties:
        yield from wrapped(f"{_range(each.reservation)}, {_rests(each, words)}", 4, f"  {each.name}: ")


def _rests(party: Participant, words: PackageWords) -> str:
    unknown = ", ".join(words.issue(issue) for issue in party.unknown)
    graded = "" if party.rests_on == "file" else f" ({party.grade})"
    return _RESTS[party.rests_on].format(unknown=unknown) + graded


def _range(ends: tuple[float, float, float]) -> str:
    low, _, high = ends
    return payoff(low) if low == high else f"{payoff(low)} to {payoff(high)}"


def _zone(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    zone = answer.zone
    distinct = len({tuple(each.reservations.items()) for each in zone.at}) > 1
    for each in zone.at if distinct else zone.at[1:2]:
        where = f"with every reservation at the {_ENDS[each.end]} of its range: " if distinct else ""
        many = (
            "some packages, not counted" if each.acceptable is None else counted(each.acceptable, "package")
        )
        what = f"open, {many}" if each.open else "empty"
        yield from wrapped(f"{where}{what}", 4, "  ")
    if any(each.unknown for each in answer.parties):
        yield from wrapped(UNKNOWN_MIDDLE, 4, "  ")
    if answer.within is not None:
        yield from _overlaps(answer, words)
    if zone.opening is not None:
        yield from _opening(zone.opening, words)


def _overlaps(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    apart = [issue for issue, levels in answer.zone.overlaps.items() if not levels]
    for issue in apart:
        yield from wrapped(f"on {words.issue(issue)} no level lies within everybody's minimum", 4, "  ")
    narrow = {issue: levels[0] for issue, levels in answer.zone.overlaps.items() if len(levels) == 1}
    if narrow:
        yield from wrapped(f"only these levels lie within everybody's minimum: {words.told(narrow)}", 4, "  ")
    within = answer.zone.within_minimums
    if within is not None and answer.zone.open:
        yield from wrapped(
            f"of those open in the middle, {counted(within, 'package')} with no term beyond anybody's minimum, each known"
            " minimum taken at its most lenient",
            4,
            "  ",
        )


def _removed(part: float) -> str:
    return "all of what is missing" if part == 1 else f"{share(part)} of what is missing"


def _opening(opening: Opening, words: PackageWords) -> Iterator[str]:
    yield "    empty in the middle; what stands in its way:"
    for party in opening.alone:
        yield from wrapped(f"{words.party(party)} is satisfied by no package at all", 6, "    ")
    for one, other in opening.pairs:
        yield from wrapped(
            f"{words.party(one)} and {words.party(other)} have no package even among themselves", 6, "    "
        )
    if not opening.alone and not opening.pairs:
        yield "      each two of them have a package; all together they have none"
    for each in opening.terms[:4]:
        yield from wrapped(
            f"{words.issue(each.issue)} settled to everybody's wish would remove {_removed(each.share)}",
            6,
            "    ",
        )
    for party, amount in opening.concessions.items():
        yield from wrapped(
            f"it would open if {words.party(party)} alone lowered its reservation by {payoff(amount)}",
            6,
            "    ",
        )
    paid = listed(f"{payoff(amount)} to {words.party(party)}" for party, amount in opening.payments.items())
    yield from wrapped(
        f"{'or ' if opening.concessions else 'it would open '}if somebody added from outside {paid}, for"
        f" {words.terms(opening.package)}",
        6,
        "    ",
    )
    if opening.from_within:
        yield from wrapped("gains elsewhere cover that: payments among the parties would do", 6, "    ")


def _robustness(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    found = answer.robustness
    if found.draws == 1:
        return
    opened = found.open
    yield from wrapped(
        f"in {opened.count} of {found.draws} draws from the ranges there is a zone of agreement"
        f" (95 % interval {share(opened.low)} to {share(opened.high)}). That is a share of what the ranges leave open, not"
        " the chance of a deal",
        4,
        "  ",
    )
    if found.within is not None:
        yield from _within_draws(found.within, words)
    if answer.robustness.levels:
        yield from wrapped("in the draws with a zone what the rules pick holds most often", 4, "  ")
    for issue in answer.issues:
        often = most_often(answer, issue)
        if often is not None:
            levels, low, high = often[0], *(each.count / each.draws for each in often[1:])
            shares = (
                share(low) if share(low) == share(high) else f"{share(low)} to {share(high)}, by the rule"
            )
            named = " or ".join(words.level(issue, level) for level in levels)
            yield from wrapped(f"{named}, in {shares}", 6, f"    {words.issue(issue)}: ")


def _within_draws(found: WithinDraws, words: PackageWords) -> Iterator[str]:
    opened = found.open
    apart = sorted(found.apart.items(), key=lambda each: -each[1].count)
    told = "; no level lies within everybody's minimum as drawn on " + ", ".join(
        f"{words.issue(issue)} in {each.count}" for issue, each in apart[:_MOST_APART]
    )
    yield from wrapped(
        f"if nothing makes good a loss beyond a minimum as drawn, there is one in {opened.count} of {opened.draws}"
        f" ({share(opened.low)} to {share(opened.high)}){told if apart else ''}",
        4,
        "  ",
    )


def _frontier(answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    found = answer.frontier
    count = f"{found.count:,}" if found.complete else "more than can be listed whole"
    able = "" if found.acceptable is None else f", {found.acceptable:,} of them acceptable in the middle"
    shown = (
        f"; the first {len(found.listed)} below, --limit gives more"
        if found.count > len(found.listed)
        else ""
    )
    yield from wrapped(f"{count}{able}{shown}", 4, "  ")
    for package in found.listed:
        yield from wrapped(words.payoffs(package), 4, "  > ")
        yield from wrapped(words.terms(package), 6)
