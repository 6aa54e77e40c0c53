"""What a party says to one term of a proposal: its own answer, else what its position says, else unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.model import Entry, Tags
from detente.brief.phrasing import days
from detente.brief.telling import plain, strong
from detente.case.support import Support
from detente.case.talks import Answer, Proposal, StatedPosition, Term

__all__ = ["on_the_term", "on_the_whole", "stated_on"]


def on_the_term(about: CaseTelling, i: int, term: Term, party: str) -> Entry:
    """Return a party's answer to a term of proposal `i`.

    An answer the case gives comes first, one to this term before one to the whole; then that the party put the proposal
    itself; then its stated position; and an unknown answer says what may be known of it: a demand for something else,
    an assumed minimum that the term lies beyond.
    """
    proposal = about.case.proposals[i]
    given = _answers(proposal, party, term.issue)
    if given:
        return _given(about, i, given)
    given = _answers(proposal, party, None)
    if given:
        return _to_the_whole(about, i, given[-1], term)
    tags = about.tags(party, term.issue, proposal.on)
    if party in proposal.by:
        support = about.at("proposal", i, "term", proposal.terms.index(term)) or about.at("proposal", i)
        return _known(about, "asks for it", support, tags)
    return _by_position(about, term, party)


def on_the_whole(about: CaseTelling, i: int, party: str) -> Entry | None:
    """Return a party's answer to the whole of proposal `i`; None if the case has none."""
    given = _answers(about.case.proposals[i], party, None)
    return _given(about, i, given) if given else None


def stated_on(about: CaseTelling, issue: str, party: str, lead: str) -> Entry | None:
    """Return what a party states on an issue, the latest of it, after a lead; None if it states nothing."""
    found = _latest(about, party, issue)
    if found is None:
        return None
    position, support = found
    words = f"{lead}“{about.level(issue, position.stated)}”"
    return _known(about, words, support, about.tags(party, issue, position.on))


def _known(about: CaseTelling, words: str, support: Support | None, tags: Tags) -> Entry:
    """Return an entry for what another section shows with all that warns of its items."""
    items = support.items if support else ()
    bare_claim = support is not None and support.found_nothing and not words.startswith("unknown")
    words = f"the case says: {words}" if bare_claim else words
    return about.behind((plain(words),), items, *about.badges(support), tags=tags)


def _to_the_whole(about: CaseTelling, i: int, given: tuple[int, Answer], term: Term) -> Entry:
    """Return an answer to the whole proposal as it stands for one term; what the party states on that, if it says nothing."""
    j, answer = given
    support = about.at("proposal", i, "answer", j)
    tags = about.tags(answer.party, term.issue, answer.on)
    found = _known(about, f"{answer.answer} (the whole)", support, tags)
    if answer.answer not in ("silent", "unknown"):
        return found
    stated = stated_on(about, term.issue, answer.party, "states ")
    return replace(found, notes=(stated,)) if stated else found


def _answers(proposal: Proposal, party: str, issue: str | None) -> list[tuple[int, Answer]]:
    """Return a party's answers, the latest last."""
    mine = [(j, a) for j, a in enumerate(proposal.answers) if (a.party, a.issue) == (party, issue)]
    return sorted(mine, key=lambda pair: pair[1].on or date.min)


def _given(about: CaseTelling, i: int, given: Sequence[tuple[int, Answer]]) -> Entry:
    (j, answer), earlier = given[-1], given[:-1]
    notes = tuple(bare(f"earlier: {before.answer}{_on(before.on)}") for _, before in earlier)
    return about.entry(
        (strong(answer.answer), plain(_on(answer.on))),
        about.at("proposal", i, "answer", j),
        tags=about.tags(answer.party, answer.issue, answer.on),
        notes=notes,
    )


def _on(day: date | None) -> str:
    return f", {days(day.isoformat(), day.isoformat())}" if day else ""


def _latest(about: CaseTelling, party: str, issue: str) -> tuple[StatedPosition, Support | None] | None:
    mine = [
        (i, each) for i, each in enumerate(about.case.positions) if (each.party, each.issue) == (party, issue)
    ]
    if not mine:
        return None
    i, latest = max(mine, key=lambda pair: (pair[1].on or date.min, pair[0]))
    return latest, about.at("position", i)


def _by_position(about: CaseTelling, term: Term, party: str) -> Entry:
    tags = about.tags(party, term.issue)
    asked = about.case.level(term.issue, term.position)
    found = _latest(about, party, term.issue)
    if found is not None and about.case.level(term.issue, found[0].stated) == asked:
        words = "asks for the same (stated position)"
        return _known(about, words, found[1], tags)
    stated = stated_on(about, term.issue, party, "states ")
    notes = (stated,) if stated else ()
    beyond = _beyond(about, term, party, found[0] if found else None)
    if beyond is not None:
        return replace(_known(about, beyond[0], beyond[1], tags), notes=notes)
    return Entry((plain("unknown"),), tags=tags, notes=notes)


def _beyond(
    about: CaseTelling, term: Term, party: str, stated: StatedPosition | None
) -> tuple[str, Support | None] | None:
    """Return that a term lies beyond the range in which a party's minimum is held to lie, away from what it states."""
    case, issue = about.case, term.issue
    for i, least in enumerate(case.minimums):
        if (least.party, least.issue) != (party, issue):
            continue
        low, high, at = (case.level(issue, words) for words in (least.low, least.high, term.position))
        if low is None or high is None or at is None or low <= at <= high:
            return None
        asks = case.level(issue, stated.stated) if stated else None
        if asks is not None and ((at > high and asks > low) or (at < low and asks < high)):
            return None
        support = about.at("minimum", i)
        held = "assumed" if support is None or support.judged.grade == "assumed" else "judged"
        return f"unknown (beyond the {held} minimum)", support
    return None
