"""What each rule picks, as lines for a terminal: within everybody's minimum, and where losses can be made good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.desk.columns import wrapped
from detente.desk.packages_words import PackageWords
from detente.methods.graph_model.wording import listed
from detente.methods.packages.answer import Package, PackagesAnswer, Rule, Solution
from detente.methods.packages.reading import by_who
from detente.methods.packages.rules import agree

__all__ = ["picked_lines"]

_RULES: dict[Rule, str] = {
    "nash": "Nash: the largest product of gains",
    "asymmetric_nash": "Nash with bargaining powers",
    "kalai_smorodinsky": "Kalai-Smorodinsky: equal shares of what each could gain at most",
    "egalitarian": "Egalitarian: the smallest gain as large as can be",
    "utilitarian": "Utilitarian: the largest sum",
    "equal_loss": "Equal loss: the largest loss from the ideal as small as can be",
    "single_text": "Single text: a mediator's draft, mended by one or two terms as long as nobody loses",
    "sequential_midpoints": "Sequential midpoints: step by step to the middle of best offers",
}
_MOST_TIES = 3
WITHIN = "What each rule picks within everybody's minimum, each known one taken at its most lenient"
PAID = "What each rule picks if gains elsewhere make good a loss beyond a minimum"


def picked_lines(answer: PackagesAnswer, words: PackageWords) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield headings, each with its lines."""
    if answer.within is not None:
        yield WITHIN, _solutions(answer.within.solutions, answer, words)
    heading = PAID if answer.within is not None else "What each rule picks"
    yield heading, _solutions(answer.solutions, answer, words)


def _solutions(solutions: Sequence[Solution], answer: PackagesAnswer, words: PackageWords) -> Iterator[str]:
    picked = [each for each in solutions if each.packages]
    if not picked:
        yield from wrapped(f"nothing: {solutions[0].note}", 4, "  ")
        return
    if len(picked) < len(solutions):
        note = next(each.note for each in solutions if not each.packages)
        yield from wrapped(f"no rule that looks at reservations picks anything: {note}", 4, "  ")
    if any(each.end == "low" for each in picked):
        yield "    reckoned from the least of the reservations, for from their middle there is no zone"
    common = _common(picked)
    if common:
        yield from wrapped(f"all have {words.told(common)}", 4, "  ")
    if len(picked) > 1:
        yield "    the rules agree" if agree(picked) else "    the rules do not agree:"
    reserved = {each.party: each.reservation[1] for each in answer.parties}
    for rules in _grouped(picked):
        package = rules[0].packages[0]
        yield from _picked(rules)
        rest = {issue: level for issue, level in package.terms.items() if issue not in common}
        if rest:
            yield from wrapped(words.told(rest), 6)
        yield from wrapped(f"worth {words.payoffs(package)}", 6)
        yield from _as_good(rules, words)
        yield from _short(package, reserved, words)


def _grouped(picked: Sequence[Solution]) -> list[list[Solution]]:
    """Return the rules by what their first packages are worth, in the order of the rules."""
    found: dict[tuple[float, ...], list[Solution]] = {}
    for each in picked:
        found.setdefault(tuple(each.packages[0].payoffs.values()), []).append(each)
    return list(found.values())


def _common(picked: Sequence[Solution]) -> dict[str, str]:
    """Return the terms that all first packages have, and all that are worth the same."""
    if not picked:
        return {}
    return {
        issue: level
        for issue, level in picked[0].packages[0].terms.items()
        if all(each.packages[0].terms[issue] == level and issue not in each.open for each in picked)
    }


def _as_good(rules: Sequence[Solution], words: PackageWords) -> Iterator[str]:
    """Yield what is worth the same to everybody, and what ties with the first package by a rule."""
    first = rules[0]
    if first.alike is not None and first.alike > 1:
        open_terms = "; ".join(
            f"{words.issue(issue)} {' or '.join(words.level(issue, each) for each in levels)}"
            for issue, levels in first.open.items()
        )
        yield from wrapped(f"{first.alike:,} packages are worth just this to everybody: {open_terms}", 6)
    tied: dict[str, list[str]] = {}
    for each in rules:
        for other in each.packages[1 : _MOST_TIES + 1]:
            changed = {i: level for i, level in other.terms.items() if level != each.packages[0].terms[i]}
            told = f"{words.told(changed)}, worth {words.payoffs(other)}"
            tied.setdefault(told, []).append(_RULES[each.rule].partition(":")[0])
    for told, names in tied.items():
        yield from wrapped(f"ties by {listed(names)}: {told}", 6)


def _picked(rules: Sequence[Solution]) -> Iterator[str]:
    for each in rules:
        ties = f" (the first of {len(each.packages)} that tie)" if len(each.packages) > 1 else ""
        unsure = "" if each.exact else "; not certain: the frontier is too large to be searched whole"
        note = f"; {each.note}" if each.note else ""
        yield from wrapped(f"{_RULES[each.rule]}{ties}{note}{unsure}", 4, "  > ")


def _short(package: Package, reserved: Mapping[str, float], words: PackageWords) -> Iterator[str]:
    for party, issues in package.below.items():
        yield from wrapped(
            f"beyond {words.party(party)}'s minimum on {words.issues(issues)}, made good elsewhere", 6
        )
    for who, needing in by_who(package).items():
        yield from wrapped(f"needs {words.parties(who)}, not at the table, for {words.issues(needing)}", 6)
    short = [party for party, amount in package.payoffs.items() if amount < reserved[party]]
    if short:
        yield from wrapped(
            f"worth less than no deal, in the middle of its range, to {words.parties(short)}", 6
        )
