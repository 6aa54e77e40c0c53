"""What each judgement of a case says, in words, with the name it goes by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from detente.case.bargaining import Exclusion, HeldTerm, Requirement, Reservation, Value
from detente.case.choices import Cost, OpenPair, Option, Perception, Policy, Preference, Ranking
from detente.case.grounds import Grounded
from detente.case.model import Case
from detente.case.talks import (
    Answer,
    Capability,
    Delivery,
    Guarantee,
    Hypothesis,
    Issue,
    Minimum,
    Party,
    Proposal,
    Rung,
    Salience,
    Spoiler,
    StatedPosition,
    Step,
    Term,
)
from detente.toml.file import Location

__all__ = ["Told", "told", "weighing"]

Told: TypeAlias = tuple[str, str, str | None, str | None]
"""A judgement's name, its words, the party it is of and the issue it is on."""


def told(case: Case, location: Location, entry: Grounded) -> Told:
    """Return a judgement's name, its words, its party and its issue.

    Args:
        case: The case.
        location: Where it stands in the file.
        entry: The judgement.
    """
    if location[0] == "proposal" and len(location) > 2:
        return _in_proposal(case, case.proposals[int(location[1])], entry)
    if isinstance(entry, Cost):
        option = case.options[int(location[1])]
        says = f"using {option.name} costs {case.name_of(option.holder)} {entry.low:g} to {entry.high:g} {entry.unit}"
        return f"cost:{option.id}", says, option.holder, None
    return _TELLING[type(entry)](case, entry)


def _party(_: Case, it: Party) -> Told:
    return f"party:{it.id}", f"{it.name} is a {it.role} party", it.id, None


def _issue(_: Case, it: Issue) -> Told:
    return f"issue:{it.id}", f"{it.name} is negotiated about", None, it.id


def _position(case: Case, it: StatedPosition) -> Told:
    on = f" ({it.on.isoformat()})" if it.on else ""
    says = f"{case.name_of(it.party)} has publicly stated on {_issue_name(case, it.issue)}: {_level(case, it.issue, it.stated)}{on}"
    return f"position:{it.party}/{it.issue}", says, it.party, it.issue


def _minimum(case: Case, it: Minimum) -> Told:
    low, high = _level(case, it.issue, it.low), _level(case, it.issue, it.high)
    least = low if low == high else f"between “{low}” and “{high}”"
    says = f"the least {case.name_of(it.party)} would settle for on {_issue_name(case, it.issue)}: {least}"
    return f"minimum:{it.party}/{it.issue}", says, it.party, it.issue


def _salience(case: Case, it: Salience) -> Told:
    says = f"{_issue_name(case, it.issue)} {weighing(it)} with {case.name_of(it.party)}"
    return f"salience:{it.party}/{it.issue}", says, it.party, it.issue


def weighing(it: Salience) -> str:
    """Return how much an issue weighs: `weighs 0.3 to 0.6`, `is no. 2 of what weighs`."""
    if it.span is None:
        return f"is no. {it.rank} of what weighs"
    low, high = it.span
    return f"weighs {low:g}" if low == high else f"weighs {low:g} to {high:g}"


def _capability(case: Case, it: Capability) -> Told:
    on = f" on {_issue_name(case, it.issue)}" if it.issue else ""
    says = f"{case.name_of(it.party)} can bring {it.low:g} to {it.high:g} of the strongest to bear{on}"
    return f"capability:{it.party}{f'/{it.issue}' if it.issue else ''}", says, it.party, it.issue


def _value(case: Case, it: Value) -> Told:
    level = _level(case, it.issue, it.position)
    says = f"to {case.name_of(it.party)}, {_issue_name(case, it.issue)}: “{level}” is worth {it.low:g} to {it.high:g}"
    place = case.level(it.issue, it.position)
    name = it.position if place is None else case.issue[it.issue].positions[place].id
    return f"value:{it.party}/{it.issue}/{name}", says, it.party, it.issue


def _reservation(case: Case, it: Reservation) -> Told:
    says = f"to {case.name_of(it.party)}, no deal is worth {it.low:g} to {it.high:g} of its ideal one"
    return f"reservation:{it.party}", says, it.party, None


def _exclusion(case: Case, it: Exclusion) -> Told:
    issues = "/".join(term.issue for term in it.terms)
    terms = " and ".join(_held(case, term) for term in it.terms)
    return f"exclusion:{issues}", f"no package can hold {terms}", None, None


def _requirement(case: Case, it: Requirement) -> Told:
    says = f"{_held(case, it.term)} can stand only beside {_held(case, it.needs)}"
    return f"requirement:{it.term.issue}/{it.needs.issue}", says, None, it.term.issue


def _held(case: Case, it: HeldTerm) -> str:
    levels = " or ".join(f"“{_level(case, it.issue, words)}”" for words in it.position)
    return f"{levels} on {_issue_name(case, it.issue)}"


def _option(case: Case, it: Option) -> Told:
    state = "in use" if it.now else "not in use"
    undone = "" if it.change == "both ways" else f", from {it.change} only"
    return (
        f"option:{it.id}",
        f"{case.name_of(it.holder)} holds the option: {it.name} ({state}{undone})",
        it.holder,
        None,
    )


def _preference(case: Case, it: Preference) -> Told:
    own = [each for each in case.preferences if each.party == it.party]
    place = next(n for n, each in enumerate(own, 1) if each is it)
    low, high = it.low or place, it.high or place
    where = f"in place {place}" if low == high == place else f"in place {place}, maybe {low} to {high}"
    return (
        f"preference:{it.party}/{place}",
        f"{case.name_of(it.party)} would have, {where}: {it.holds}",
        it.party,
        None,
    )


def _ranking(case: Case, it: Ranking) -> Told:
    order = " over ".join(" or ".join(case.state[name].name for name in group) for group in it.order)
    return f"ranking:{it.party}", f"{case.name_of(it.party)} ranks {order}", it.party, None


def _open_pair(case: Case, it: OpenPair) -> Told:
    says = f"whether {case.name_of(it.party)} prefers “{it.between[0]}” or “{it.between[1]}” is not known"
    return f"open_pair:{it.party}", says, it.party, None


def _perception(case: Case, it: Perception) -> Told:
    seen = (
        f"takes {case.name_of(it.of)} to prefer {'; '.join(it.holds)}"
        if it.of
        else f"does not see “{it.unseen}”"
    )
    return f"perception:{it.by}/{it.of or 'unseen'}", f"{case.name_of(it.by)} {seen}", it.by, None


def _proposal(case: Case, it: Proposal) -> Told:
    by = " and ".join(case.name_of(name) for name in it.by)
    return f"proposal:{it.id}", f"{it.name} is on the table, put there by {by}", None, None


def _delivery(case: Case, it: Delivery) -> Told:
    what = _issue_name(case, it.issue) + (f" ({_level(case, it.issue, it.position)})" if it.position else "")
    by = ", ".join(case.name_of(name) for name in it.by)
    ratify = "".join(f"; {each.body} must ratify ({each.rule})" for each in it.ratify)
    return (
        f"delivery:{it.issue}{f'/{it.position}' if it.position else ''}",
        f"{what} can be delivered by {by}{ratify}",
        None,
        it.issue,
    )


def _guarantee(case: Case, it: Guarantee) -> Told:
    says = (
        f"{case.name_of(it.guarantor)} would {it.obligation} for {case.name_of(it.beneficiary)}"
        f" if {it.trigger}, by {it.means}"
    )
    return f"guarantee:{it.id}", says, it.guarantor, it.issue


def _spoiler(_: Case, it: Spoiler) -> Told:
    return (
        f"spoiler:{it.party or it.name}",
        f"{it.name}, {it.place} the talks, can undo them by {it.means}",
        it.party,
        None,
    )


def _rung(_: Case, it: Rung) -> Told:
    state = "has been reached" if it.reached else "has not been reached"
    return f"rung:{it.id}", f"the rung “{it.name}” {state}", None, None


def _hypothesis(case: Case, it: Hypothesis) -> Told:
    says = f"of {case.name_of(it.about)}: {it.name} (prior {it.low:g} to {it.high:g}; implies {it.implies})"
    return f"hypothesis:{it.id}", says, it.about, None


def _policy(case: Case, it: Policy) -> Told:
    return f"policy:{it.id}", f"a course open to {case.name_of(it.by)}: {it.name}", it.by, None


_TELLING: dict[type, Callable[[Case, Any], Told]] = {
    Party: _party, Issue: _issue, StatedPosition: _position, Minimum: _minimum, Salience: _salience,
    Capability: _capability, Value: _value, Reservation: _reservation, Exclusion: _exclusion,
    Requirement: _requirement, Option: _option, Preference: _preference, Ranking: _ranking, OpenPair: _open_pair,
    Perception: _perception, Proposal: _proposal, Delivery: _delivery, Guarantee: _guarantee, Spoiler: _spoiler,
    Rung: _rung, Hypothesis: _hypothesis, Policy: _policy,
}  # fmt: skip


def _in_proposal(case: Case, proposal: Proposal, entry: Grounded) -> Told:
    if isinstance(entry, Term):
        says = f"{proposal.name} asks on {_issue_name(case, entry.issue)}: {_level(case, entry.issue, entry.position)}"
        return f"proposal:{proposal.id}/{entry.issue}", says, None, entry.issue
    if isinstance(entry, Step):
        undone = "can" if entry.reversible else "cannot"
        return (
            f"proposal:{proposal.id}/step/{entry.id}",
            f"{proposal.name}: {entry.name} ({undone} be undone)",
            None,
            None,
        )
    if isinstance(entry, Answer):
        on = f" on {_issue_name(case, entry.issue)}" if entry.issue else ""
        says = f"{case.name_of(entry.party)}: {entry.answer} {proposal.name}{on}"
        return (
            f"answer:{proposal.id}/{entry.party}{f'/{entry.issue}' if entry.issue else ''}",
            says,
            entry.party,
            entry.issue,
        )
    raise TypeError(type(entry).__name__)


def _issue_name(case: Case, issue: str) -> str:
    return case.issue[issue].name


def _level(case: Case, issue: str, words: str) -> str:
    place = case.level(issue, words)
    return words if place is None else case.issue[issue].positions[place].name
