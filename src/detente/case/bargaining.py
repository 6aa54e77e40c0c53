"""The tables of a case file on what packages are worth, and which terms can only stand together or never do."""

from __future__ import annotations

from pydantic import Field

from detente.case.grounds import Entry, Identifier, Judgement, Names, Ranged, Words
from detente.case.talks import Share

__all__ = ["Exclusion", "HeldTerm", "Requirement", "Reservation", "Value"]


class Value(Ranged):
    """What one level of an issue is worth to a party, 1 being its ideal and 0 the worst that there is.

    Without any, values follow from its stated position: 1 there, falling evenly to 0 at the farthest level.
    """

    party: Identifier
    issue: Identifier
    position: Words
    low: Share
    high: Share


class Reservation(Ranged):
    """What no deal is worth to a party, 1 being its ideal package; without it, what its minimums are worth."""

    party: Identifier
    low: Share
    high: Share


class HeldTerm(Entry):
    """An issue at one of some levels."""

    issue: Identifier
    position: Names = Field(min_length=1)


class Exclusion(Judgement):
    """Terms, each of another issue, that cannot all stand in one package."""

    terms: tuple[HeldTerm, ...] = Field(alias="term", min_length=2)


class Requirement(Judgement):
    """A term that can stand only beside another."""

    term: HeldTerm
    needs: HeldTerm
