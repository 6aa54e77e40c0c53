"""The tables of a case file on the talks: parties, issues, what each asks and would settle for, packages, the ladder."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from detente.case.grounds import Entry, Flag, Grounded, Identifier, Judgement, Names, Ranged, Words, many

__all__ = [
    "Answer",
    "Capability",
    "Delivery",
    "Guarantee",
    "Hypothesis",
    "Issue",
    "IssuePosition",
    "Minimum",
    "Party",
    "Proposal",
    "Ratification",
    "Rung",
    "Salience",
    "Spoiler",
    "StatedPosition",
    "Step",
    "Term",
]

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]


class Party(Grounded):
    """Somebody at or around the talks.

    Attributes:
        within: The party it is part of and yet told apart from: a senate, the hawks in an entourage.
        actors: Actors or sides of the codebook that it stands for; default the one of the same id.
    """

    id: Identifier
    name: Words
    role: Literal["belligerent", "mediator", "third", "audience"]
    within: Identifier | None = None
    actors: Names = ()


class IssuePosition(Entry):
    """One level of an issue; `record` names the codebook's positions that mean it, default the one of its id."""

    id: Identifier
    name: Words
    record: Names = ()


class Issue(Grounded):
    """Something negotiated about, its levels in order; `record` names the codebook's issues, default that of its id."""

    id: Identifier
    name: Words
    record: Names = ()
    positions: tuple[IssuePosition, ...] = Field(alias="position", min_length=2)


class StatedPosition(Judgement):
    """What a party says it wants: evidence of a stated position, never of its minimum."""

    repeats: ClassVar[bool] = True
    party: Identifier
    issue: Identifier
    stated: Words
    on: date | None = None


class Minimum(Judgement):
    """The least a party would settle for, as a range of levels; unknown unless somebody said it."""

    party: Identifier
    issue: Identifier
    low: Words
    high: Words


class Salience(Ranged):
    """How much an issue weighs with a party: a range within 0 to 1, or its place among the issues that do.

    Attributes:
        rank: 1 for what weighs most; where it is open which of some weighs more they share the first of their places.
    """

    party: Identifier
    issue: Identifier
    low: Share | None = None
    high: Share | None = None
    rank: Annotated[int, Field(ge=1, strict=True)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Salience:
        ends = (self.low is not None) + (self.high is not None)
        if self.rank is None and ends < 2:
            raise ValueError(
                "a salience needs `low` and `high`, from 0 to 1, or a `rank`, 1 for what weighs most"
            )
        if self.rank is not None and ends:
            raise ValueError("a salience has a `rank` or a range, not both; drop `low` and `high`, or `rank`")
        return self

    @property
    def span(self) -> tuple[float, float] | None:
        """The range; None where a rank is given."""
        return None if self.low is None or self.high is None else (self.low, self.high)


class Capability(Ranged):
    """How much a party can bring to bear, 0 to 1 of the strongest; on one issue if named."""

    party: Identifier
    issue: Identifier | None = None
    low: Share
    high: Share


class Term(Grounded):
    """One term of a proposal: a level of an issue. It may stand on queries of its own, else on its proposal's."""

    repeats: ClassVar[bool] = True
    issue: Identifier
    position: Words


class Step(Grounded):
    """One step of carrying a proposal out; `reversible` says whether it can be undone."""

    id: Identifier
    name: Words
    by: Names = ()
    after: Names = ()
    condition: str = ""
    reversible: Flag = True


class Answer(Judgement):
    """What a party answered, to the whole proposal or to its term on one issue."""

    repeats: ClassVar[bool] = True
    party: Identifier
    issue: Identifier | None = None
    answer: Literal["accepts", "refuses", "silent", "unknown"]
    on: date | None = None


class Proposal(Judgement):
    """A package on the table. On what it does not mention it is silent: a gap, never a zero and never a yes."""

    repeats: ClassVar[bool] = True
    id: Identifier
    name: Words
    by: Names
    on: date | None = None
    terms: tuple[Term, ...] = Field(alias="term", min_length=1)
    steps: tuple[Step, ...] = Field(default=(), alias="step")
    answers: tuple[Answer, ...] = Field(default=(), alias="answer")


class Ratification(Entry):
    """Who must ratify: a party or a body in words, by which rule, by which day."""

    body: Words
    rule: Words
    due: date | None = None


class Delivery(Judgement):
    """Who can deliver a level of an issue (all levels if none is named), and who must ratify it."""

    issue: Identifier
    position: Words | None = None
    by: Names
    ratify: Annotated[tuple[Ratification, ...], BeforeValidator(many)] = ()


class Guarantee(Judgement):
    """A pledge that a settlement would be held: by whom to whom, on which trigger, what, by which means."""

    id: Identifier
    guarantor: Identifier
    beneficiary: Identifier
    trigger: Words
    obligation: Words
    means: Words
    issue: Identifier | None = None


class Spoiler(Judgement):
    """Who can undo talks or a deal, from inside or outside them, and by which means."""

    name: Words
    party: Identifier | None = None
    place: Literal["inside", "outside"]
    means: Words


class Rung(Judgement):
    """A rung of the ladder from a humanitarian exchange to a settlement carried out, the lowest first.

    Attributes:
        reached: Whether talks have reached it as of the case's day.
        on: When.
        blocked: What stands in its way, if it is not reached.
    """

    repeats: ClassVar[bool] = True
    id: Identifier
    name: Words
    reached: Flag = False
    on: date | None = None
    blocked: Names = ()


class Hypothesis(Ranged):
    """An explanation of a party's conduct, and the type of actor it implies; `low` and `high` are its prior."""

    id: Identifier
    about: Identifier
    name: Words
    implies: Words
    low: Share
    high: Share
