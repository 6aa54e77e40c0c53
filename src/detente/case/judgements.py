"""The judgements of a case, each under a name, in words, with its grade and what would speak for and against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from detente.case.grounded import grounded_entries
from detente.case.grounds import Because, Grade, Grounded, Judgement, grade_of
from detente.case.in_words import told
from detente.case.model import Case
from detente.case.talks import Minimum, StatedPosition
from detente.coding.items import ActType
from detente.toml.file import Location

__all__ = ["BINDING", "Judged", "judgements"]

BINDING: tuple[ActType, ...] = ("acceptance", "concession", "offer", "agreement")
"""Acts by which a party shows what it would settle for; a demand shows only what it asks."""

_STATING: tuple[ActType, ...] = (
    "demand", "offer", "promise", "acceptance", "concession", "agreement", "appeal",
)  # fmt: skip
"""Acts by which a party says what it wants. What is refused is no such thing: refusing more is not against wanting less."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement of a case.

    Attributes:
        id: Its name, the same in every run: `minimum:russia/alliance`.
        table: The table it stands in.
        says: What it says, in words.
        grade: `stated`, `direction`, `assumed`.
        because: What speaks for it; empty for what is only assumed.
        against: What speaks against it, as written or by default.
        assumed: Why it is assumed, in the person's words.
        party: Of whom, if of one.
        issue: On what, if on one.
        location: Where it stands in the file.
    """

    id: str
    table: str
    says: str
    grade: Grade
    because: tuple[Because, ...]
    against: tuple[Because, ...]
    assumed: str
    party: str | None
    issue: str | None
    location: Location


def judgements(case: Case) -> tuple[Judged, ...]:
    """Return every judgement of a case, in the order of its tables.

    Parties, issues, terms, steps and policies are declarations: they count as judgements only where they give grounds.
    """
    seen: Counter[str] = Counter()
    found = []
    for location, entry in grounded_entries(case):
        if not isinstance(entry, Judgement) and not entry.because and not entry.assumed:
            continue
        name, says, party, issue = told(case, location, entry)
        seen[name] += 1
        found.append(
            Judged(
                id=name if seen[name] == 1 else f"{name}/{seen[name]}",
                table=str(location[0]),
                says=says,
                grade=grade_of(entry),
                because=entry.because,
                against=entry.against
                if "against" in entry.model_fields_set
                else tuple(_against(case, entry)),
                assumed=entry.assumed,
                party=party,
                issue=issue,
                location=location,
            )
        )
    return tuple(found)


def _against(case: Case, entry: Grounded) -> Iterator[Because]:
    """Yield the queries that count against a judgement: beyond its range, and its own queries negated."""
    if isinstance(entry, StatedPosition):
        others = _levels_outside(case, entry.issue, entry.stated, entry.stated)
        if others:
            query = Because(speaker=(entry.party,), issue=(entry.issue,), position=others, act=_STATING)
            yield query.model_copy(update={"start": entry.on})
    if isinstance(entry, Minimum):
        others = _levels_outside(case, entry.issue, entry.low, entry.high)
        if others:
            yield Because(speaker=(entry.party,), issue=(entry.issue,), position=others, act=BINDING)
    for query in entry.because:
        yield from _negated(query)


def _negated(query: Because) -> Iterator[Because]:
    """Yield what asks for the same, denied: said not to have been said, told not to have been done."""
    kinds = query.kind or ("act", "deed")
    said = tuple(kind for kind in kinds if kind != "deed")
    if said and not query.status and not query.realis:
        yield query.model_copy(update={"status": ("negated",), "kind": said})
    if "deed" in kinds and not (query.status or query.realis or query.act or query.position):
        yield query.model_copy(update={"realis": ("negated",), "kind": ("deed",)})


def _levels_outside(case: Case, issue: str, low: str, high: str) -> tuple[str, ...]:
    first, last = case.level(issue, low), case.level(issue, high)
    if first is None or last is None:
        return ()
    return tuple(p.id for i, p in enumerate(case.issue[issue].positions) if not first <= i <= last)
