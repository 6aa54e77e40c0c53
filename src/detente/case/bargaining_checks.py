"""What may be wrong in saliences, values, reservations and links between terms, beyond their form."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.bargaining import HeldTerm
from detente.case.model import Case
from detente.errors import Problem
from detente.toml.file import Location, TomlFile, nearest

__all__ = ["bargaining_problems"]


def bargaining_problems(case: Case, file: TomlFile) -> Iterator[Problem]:
    """Yield ranks that are none, names that nobody declared, levels that do not exist, judgements made twice, links within one issue."""
    yield from _ranks(case, file)
    for i, value in enumerate(case.values):
        yield from _unknown(file, ("value", i, "party"), "party", value.party, tuple(case.party))
        held = HeldTerm(issue=value.issue, position=(value.position,))
        yield from _held(case, file, ("value", i), held)
    for i, reservation in enumerate(case.reservations):
        yield from _unknown(file, ("reservation", i, "party"), "party", reservation.party, tuple(case.party))
    yield from _twice(case, file)
    for i, exclusion in enumerate(case.exclusions):
        for j, term in enumerate(exclusion.terms):
            yield from _held(case, file, ("exclusion", i, "term", j), term)
        issues = [term.issue for term in exclusion.terms]
        if len(set(issues)) < len(issues):
            rule = "an exclusion names one issue twice; its levels exclude each other anyway"
            yield file.problem(("exclusion", i), rule, "name terms of different issues")
    for i, requirement in enumerate(case.requirements):
        yield from _held(case, file, ("requirement", i, "term"), requirement.term)
        yield from _held(case, file, ("requirement", i, "needs"), requirement.needs)
        if requirement.term.issue == requirement.needs.issue:
            rule = f"a requirement of {requirement.term.issue!r} needs another level of the same issue"
            yield file.problem(("requirement", i), rule, "name a term of another issue")


def _ranks(case: Case, file: TomlFile) -> Iterator[Problem]:
    """Yield parties of whose issues some have a rank and some a range, and ranks with gaps."""
    for party in dict.fromkeys(each.party for each in case.saliences):
        mine = [(i, each) for i, each in enumerate(case.saliences) if each.party == party]
        ranks = [each.rank for _, each in mine if each.rank is not None]
        if not ranks:
            continue
        without = next((i for i, each in mine if each.rank is None), None)
        if without is not None:
            rule = f"some issues have a rank with {party!r} and this one a range"
            yield file.problem(("salience", without), rule, "rank all that weighs with a party, or nothing")
            continue
        places = dict(zip(ranks, (1 + sum(other < rank for other in ranks) for rank in ranks), strict=True))
        wrong = next(
            (i for i, each in mine if each.rank is not None and places[each.rank] != each.rank), None
        )
        if wrong is not None:
            rule = f"the ranks of what weighs with {party!r} are {', '.join(map(str, sorted(ranks)))}"
            mend = "count 1, 2, 3 without gaps; issues of one rank share the first of their places, as 1, 2, 2, 4"
            yield file.problem(("salience", wrong, "rank"), rule, mend)


def _unknown(
    file: TomlFile, location: Location, what: str, given: str, known: tuple[str, ...]
) -> Iterator[Problem]:
    if given not in known:
        yield file.problem(location, f"{what} {given!r} is not declared", nearest(given, known))


def _held(case: Case, file: TomlFile, location: Location, term: HeldTerm) -> Iterator[Problem]:
    yield from _unknown(file, (*location, "issue"), "issue", term.issue, tuple(case.issue))
    if term.issue not in case.issue:
        return
    known = tuple(each.id for each in case.issue[term.issue].positions)
    for words in term.position:
        if case.level(term.issue, words) is None:
            rule = f"issue {term.issue!r} has no level {words!r}"
            yield file.problem((*location, "position"), rule, nearest(words, known))


def _twice(case: Case, file: TomlFile) -> Iterator[Problem]:
    seen: set[tuple[str, str, int | None]] = set()
    for i, each in enumerate(case.values):
        if each.issue not in case.issue:
            continue
        key = (each.party, each.issue, case.level(each.issue, each.position))
        if key in seen:
            rule = f"the value of {each.position!r} on {each.issue!r} to {each.party!r} is judged twice"
            yield file.problem(("value", i), rule, "keep one, with the range of both")
        seen.add(key)
    parties = [each.party for each in case.reservations]
    for i, party in enumerate(parties):
        if party in parties[:i]:
            rule = f"the reservation of {party!r} is judged twice"
            yield file.problem(("reservation", i), rule, "keep one, with the range of both")
