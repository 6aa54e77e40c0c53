"""What may be wrong in a case beyond its form: names that nobody declared, ranges that are none, rules that clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.case.bargaining_checks import bargaining_problems
from detente.case.conditions import condition_problems
from detente.case.grounded import grounded_entries
from detente.case.grounds import Because
from detente.case.model import Case
from detente.case.talks import Issue, Proposal
from detente.coding.codebook import Codebook
from detente.errors import Problem
from detente.toml.file import Location, TomlFile, nearest

__all__ = ["case_problems", "query_problems"]

_WITH_IDS = (
    ("party", "parties"), ("issue", "issues"), ("proposal", "proposals"), ("guarantee", "guarantees"),
    ("rung", "rungs"), ("hypothesis", "hypotheses"), ("policy", "policies"), ("option", "options"), ("state", "states"),
)  # fmt: skip


def case_problems(case: Case, file: TomlFile) -> list[Problem]:
    """Return every problem of a case but those of its queries, in the order of its tables.

    Args:
        case: As written.
        file: Where it stands, so that each problem says its line.
    """
    checks = _Checks(case, file)
    return [
        *checks.duplicates(),
        *checks.references(),
        *checks.levels(),
        *checks.once_each(),
        *bargaining_problems(case, file),
        *checks.places(),
        *(problem for i, each in enumerate(case.proposals) for problem in checks.proposal(i, each)),
        *checks.within(),
        *condition_problems(case, file),
    ]


def query_problems(case: Case, file: TomlFile, codebook: Codebook | None) -> list[Problem]:
    """Return what the queries of a case name that neither it nor its codebook knows; nothing without a codebook."""
    return list(_Checks(case, file).queries(codebook))


@dataclass(frozen=True, slots=True)
class _Checks:
    case: Case
    file: TomlFile

    def _unknown(self, location: Location, what: str, given: str, known: Iterable[str]) -> Iterator[Problem]:
        names = tuple(known)
        if given not in names:
            yield self.file.problem(location, f"{what} {given!r} is not declared", nearest(given, names))

    def duplicates(self) -> Iterator[Problem]:
        for table, attribute in _WITH_IDS:
            yield from self._twice((table,), table, [each.id for each in getattr(self.case, attribute)])
        for i, issue in enumerate(self.case.issues):
            where = ("issue", i, "position")
            yield from self._twice(
                where, f"issue {issue.id!r}: position", [each.id for each in issue.positions]
            )
            yield from self._same_names(where, issue)

    def _same_names(self, where: Location, issue: Issue) -> Iterator[Problem]:
        """Yield levels that go by the id or the name of another, so that neither could be told apart by it."""
        for i, level in enumerate(issue.positions):
            others = {name.casefold() for each in issue.positions[:i] for name in (each.id, each.name)}
            if level.name.casefold() in others:
                rule = f"issue {issue.id!r}: two levels go by the name {level.name!r}"
                yield self.file.problem((*where, i, "name"), rule, "give each a name of its own")

    def _twice(self, where: Location, what: str, ids: Sequence[str]) -> Iterator[Problem]:
        seen: set[str] = set()
        for i, name in enumerate(ids):
            if name in seen:
                yield self.file.problem(
                    (*where, i, "id"), f"{what} {name!r} is declared twice", "rename or remove one"
                )
            seen.add(name)

    def references(self) -> Iterator[Problem]:
        """Yield parties and issues that are named and not declared, wherever they are named."""
        fields: tuple[tuple[str, Sequence[object], str], ...] = (
            ("position", self.case.positions, "party issue"), ("minimum", self.case.minimums, "party issue"),
            ("salience", self.case.saliences, "party issue"), ("capability", self.case.capabilities, "party issue"),
            ("option", self.case.options, "holder"), ("preference", self.case.preferences, "party"),
            ("ranking", self.case.rankings, "party"), ("open_pair", self.case.open_pairs, "party"),
            ("perception", self.case.perceptions, "by of"), ("aim", self.case.aims, "party"),
            ("guarantee", self.case.guarantees, "guarantor beneficiary issue"), ("spoiler", self.case.spoilers, "party"),
            ("hypothesis", self.case.hypotheses, "about"), ("policy", self.case.policies, "by"),
            ("delivery", self.case.deliveries, "issue"), ("party", self.case.parties, "within"),
        )  # fmt: skip
        for table, entries, names in fields:
            for i, entry in enumerate(entries):
                for field in names.split():
                    yield from self._reference((table, i, field), field, getattr(entry, field))
        for i, delivery in enumerate(self.case.deliveries):
            for j, party in enumerate(delivery.by):
                yield from self._reference(("delivery", i, "by", j), "by", party)

    def _reference(self, location: Location, field: str, given: str | None) -> Iterator[Problem]:
        if given is None:
            return
        what = "issue" if field == "issue" else "party"
        known = self.case.issue if what == "issue" else self.case.party
        yield from self._unknown(location, what, given, known)

    def levels(self) -> Iterator[Problem]:
        """Yield levels that their issue does not have, and minimums whose range runs backwards."""
        for i, position in enumerate(self.case.positions):
            yield from self._level(("position", i, "stated"), position.issue, position.stated)
        for i, minimum in enumerate(self.case.minimums):
            problems = [
                *self._level(("minimum", i, "low"), minimum.issue, minimum.low),
                *self._level(("minimum", i, "high"), minimum.issue, minimum.high),
            ]
            yield from problems
            if problems or minimum.issue not in self.case.issue:
                continue
            low, high = (self.case.level(minimum.issue, words) or 0 for words in (minimum.low, minimum.high))
            if high < low:
                rule = f"`high` ({minimum.high!r}) stands before `low` ({minimum.low!r}) on the scale of {minimum.issue!r}"
                yield self.file.problem(("minimum", i, "high"), rule, "exchange them")
        for i, delivery in enumerate(self.case.deliveries):
            if delivery.position is not None:
                yield from self._level(("delivery", i, "position"), delivery.issue, delivery.position)

    def _level(self, location: Location, issue: str, words: str) -> Iterator[Problem]:
        if issue in self.case.issue and self.case.level(issue, words) is None:
            known = tuple(each.id for each in self.case.issue[issue].positions)
            yield self.file.problem(
                location, f"issue {issue!r} has no level {words!r}", nearest(words, known)
            )

    def once_each(self) -> Iterator[Problem]:
        """Yield judgements that are made twice of one thing."""
        judged = (
            ("minimum", [(each.party, each.issue) for each in self.case.minimums]),
            ("salience", [(each.party, each.issue) for each in self.case.saliences]),
            ("capability", [(each.party, each.issue or "all issues") for each in self.case.capabilities]),
        )
        for table, keys in judged:
            for i, (party, issue) in enumerate(keys):
                if (party, issue) in keys[:i]:
                    rule = f"the {table} of {party!r} on {issue!r} is judged twice"
                    yield self.file.problem((table, i), rule, "keep one, with the range of both")

    def places(self) -> Iterator[Problem]:
        """Yield preferences whose places in the party's order do not exist."""
        count = Counter(each.party for each in self.case.preferences)
        own: Counter[str] = Counter()
        for i, each in enumerate(self.case.preferences):
            own[each.party] += 1
            low, high = each.low or own[each.party], each.high or own[each.party]
            place, last = own[each.party], count[each.party]
            if high > last or not low <= place <= high:
                rule = f"preference {place} of {last} of {each.party!r} cannot take places {low} to {high}"
                mend = f"`low` must be at most {place} and `high` at least {place} (there {'is' if last == 1 else 'are'} {last})"
                yield self.file.problem(("preference", i), rule, mend)
        both = sorted({each.party for each in self.case.rankings} & count.keys())
        for i, ranking in enumerate(self.case.rankings):
            if ranking.party in both:
                rule = f"{ranking.party!r} has a ranking and preferences"
                yield self.file.problem(("ranking", i), rule, "keep one of the two ways")
            for j, group in enumerate(ranking.order):
                for name in group:
                    yield from self._unknown(("ranking", i, "order", j), "state", name, self.case.state)

    def proposal(self, i: int, proposal: Proposal) -> Iterator[Problem]:
        """Yield what is wrong in one proposal."""
        here: Location = ("proposal", i)
        for j, party in enumerate(proposal.by):
            yield from self._reference((*here, "by", j), "by", party)
        seen: set[str] = set()
        for j, term in enumerate(proposal.terms):
            yield from self._unknown((*here, "term", j, "issue"), "issue", term.issue, self.case.issue)
            yield from self._level((*here, "term", j, "position"), term.issue, term.position)
            if term.issue in seen:
                rule = f"proposal {proposal.id!r} has two terms on {term.issue!r}"
                yield self.file.problem((*here, "term", j), rule, "a package holds one level of an issue")
            seen.add(term.issue)
        for j, answer in enumerate(proposal.answers):
            yield from self._reference((*here, "answer", j, "party"), "party", answer.party)
            if answer.issue is not None and answer.issue not in seen:
                rule = f"proposal {proposal.id!r} has no term on {answer.issue!r} to answer"
                yield self.file.problem(
                    (*here, "answer", j, "issue"), rule, nearest(answer.issue, sorted(seen))
                )
        yield from self._steps(here, proposal)

    def _steps(self, here: Location, proposal: Proposal) -> Iterator[Problem]:
        steps = {step.id: step for step in proposal.steps}
        yield from self._twice(
            (*here, "step"), f"proposal {proposal.id!r}: step", [each.id for each in proposal.steps]
        )
        for j, step in enumerate(proposal.steps):
            for k, party in enumerate(step.by):
                yield from self._reference((*here, "step", j, "by", k), "by", party)
            for name in step.after:
                yield from self._unknown((*here, "step", j, "after"), "step", name, steps)
        for trail in _circles({step.id: step.after for step in proposal.steps}):
            rule = f"steps wait for each other: {' after '.join(trail)}"
            yield self.file.problem((*here, "step"), rule, "let one of them begin")

    def within(self) -> Iterator[Problem]:
        for trail in _circles({each.id: (each.within,) if each.within else () for each in self.case.parties}):
            i = [each.id for each in self.case.parties].index(trail[0])
            yield self.file.problem(
                ("party", i, "within"), f"a party is within itself: {' within '.join(trail)}", ""
            )

    def queries(self, codebook: Codebook | None) -> Iterator[Problem]:
        """Yield what queries ask for that neither the case nor its codebook knows."""
        if codebook is None:
            return
        parties = (*self.case.party, *codebook.actor, *codebook.side)
        issues = (*self.case.issue, *codebook.issue)
        actors = (*codebook.actor, *codebook.side)
        for i, party in enumerate(self.case.parties):
            for j, actor in enumerate(party.actors):
                yield from self._unknown(("party", i, "actors", j), "actor or side", actor, actors)
        for i, issue in enumerate(self.case.issues):
            for name in issue.record:
                yield from self._unknown(
                    ("issue", i, "record"), "issue of the codebook", name, codebook.issue
                )
        own = {level.id for issue in self.case.issues for level in issue.positions}
        levels = own | {level.id for issue in codebook.issues for level in issue.positions}
        for location, query in _queries(self.case):
            for field, what, names in (
                ("speaker", "party, actor or side", parties), ("target", "party, actor or side", parties),
                ("issue", "issue", issues), ("position", "position", sorted(levels)),
            ):  # fmt: skip
                for given in getattr(query, field):
                    yield from self._unknown((*location, field), what, given, names)


def _queries(case: Case) -> Iterator[tuple[Location, Because]]:
    for location, entry in grounded_entries(case):
        for field in ("because", "against"):
            for i, query in enumerate(getattr(entry, field)):
                yield (*location, field, i), query


def _circles(after: dict[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each way of coming back to where one started, once."""
    found: set[frozenset[str]] = set()
    for start in after:
        trail = _circle(start, after.get)
        if trail and frozenset(trail) not in found:
            found.add(frozenset(trail))
            yield trail


def _circle(start: str, after: Callable[[str], Sequence[str] | None]) -> tuple[str, ...]:
    pending: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while pending:
        trail = pending.pop()
        for name in after(trail[-1]) or ():
            if name == start:
                return (*trail, start)
            if name not in seen:
                seen.add(name)
                pending.append((*trail, name))
    return ()
