"""What a judgement stands on: queries on the record, or the admission that it is assumed, and why.

A judgement has `because` (queries on the record), or `assumed`, or both: sentences carry which way, a person how much.
`grade_of` says which of the three grades that is; a grade is never raised to look better.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from detente.coding.items import ActType, PloverRoot, Realis

__all__ = [
    "Because",
    "Entry",
    "Flag",
    "Grade",
    "Grounded",
    "Identifier",
    "Judgement",
    "Names",
    "Ranged",
    "Words",
    "grade_of",
    "many",
]

Grade: TypeAlias = Literal["stated", "direction", "assumed"]


def many(value: Any) -> Any:
    """Return one value as a list of one, so that a person need not write the brackets."""
    return (value,) if isinstance(value, str | dict) else value


Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Words = Annotated[str, Field(min_length=1, max_length=2_000)]
Flag = Annotated[bool, Field(strict=True)]
"""Yes or no as TOML has it: `true`, `false`; no word and no number stands for one."""
Names = Annotated[tuple[Words, ...], BeforeValidator(many)]


class Entry(BaseModel):
    """Anything a case file holds: what it does not know is a mistake, and nothing is changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


_NARROWING = frozenset({"speaker", "target", "issue", "position", "act", "plover", "words"})
_A = {"statement": "a statement", "act": "an act", "deed": "a deed"}
_ALL_HAVE = frozenset({"speaker", "words", "kind", "start", "end"})
_ANSWERS: dict[str, frozenset[str]] = {
    "statement": _ALL_HAVE | {"status"},
    "act": _ALL_HAVE | {"target", "issue", "position", "act", "plover", "status"},
    "deed": _ALL_HAVE | {"target", "issue", "plover", "realis"},
}
"""Fields of a query that each kind of item can answer: a statement has no issue, a deed no status."""


class Because(Entry):
    """A query on the record; every field that is set must hold, and of several values one must.

    Attributes:
        speaker: Parties of the case, or actors or sides of the codebook: who says or does it, members included.
        target: Likewise, to or against whom.
        issue: Issues of the case, or of the codebook.
        position: Positions of those issues.
        act: Types of act.
        kind: `statement`, `act`, `deed`; default acts and deeds.
        plover: PLOVER roots.
        realis: For deeds, whether they happened; by default hypothetical and negated ones do not count.
        status: `negated` asks for what was said not to have been; by default negated acts do not count.
        words: Words that must stand in the item, as written, whatever the case of letters.
        start: Items whose days may lie on or after this day.
        end: Items whose days may lie on or before this day.
    """

    speaker: Names = ()
    target: Names = ()
    issue: Names = ()
    position: Names = ()
    act: Annotated[tuple[ActType, ...], BeforeValidator(many)] = ()
    kind: Annotated[tuple[Literal["statement", "act", "deed"], ...], BeforeValidator(many)] = ()
    plover: Annotated[tuple[PloverRoot, ...], BeforeValidator(many)] = ()
    realis: Annotated[tuple[Realis, ...], BeforeValidator(many)] = ()
    status: Annotated[
        tuple[Literal["explicit", "reported", "implied", "hedged", "negated"], ...], BeforeValidator(many)
    ] = ()
    words: Names = ()
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _can_be_answered(self) -> Because:
        asked = {name for name in type(self).model_fields if getattr(self, name)}
        if not asked & _NARROWING:
            raise ValueError("the query asks for all there is; name a speaker, an issue, an act or words")
        kinds = self.kind or ("act", "deed")
        lacking = {kind: sorted(asked - _ANSWERS[kind]) for kind in kinds}
        if all(lacking.values()):
            why = "; ".join(
                f"{_A[kind]} has no {' and no '.join(fields)}" for kind, fields in lacking.items()
            )
            raise ValueError(f"no item can answer the query: {why}; ask for fewer fields or another kind")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"the query ends on {self.end}, before it begins on {self.start}")
        return self


Queries = Annotated[tuple[Because, ...], BeforeValidator(many)]


class Grounded(Entry):
    """What may stand on the record.

    Attributes:
        because: Queries on the record: what speaks for it.
        against: What speaks against it; for some judgements there is a default (`judgements.against`).
        assumed: Why it is assumed.
        grade: As written; otherwise as `grade_of` says.
        note: For the reader.
        repeats: Entries of this kind only repeat what was said or done, so that their words carry all they say.
    """

    repeats: ClassVar[bool] = False

    because: Queries = ()
    against: Queries = ()
    assumed: str = ""
    grade: Grade | None = None
    note: str = ""


class Judgement(Grounded):
    """What must stand on the record or say that it is assumed."""

    @model_validator(mode="after")
    def _grounded(self) -> Judgement:
        if not self.because and not self.assumed.strip():
            raise ValueError(
                "a judgement needs `because` (a query on the record) or `assumed` (why it is held without one)"
            )
        if self.grade in ("stated", "direction") and not self.because:
            raise ValueError(f"grade {self.grade!r} needs `because`: the sentences it stands on")
        if self.grade == "stated" and self.assumed.strip():
            raise ValueError("grade 'stated' leaves nothing to assume; drop `assumed` or the grade")
        return self


class Ranged(Judgement):
    """A number with its range."""

    @model_validator(mode="after")
    def _ordered(self) -> Ranged:
        low, high = getattr(self, "low", None), getattr(self, "high", None)
        if low is not None and high is not None and high < low:
            raise ValueError(f"`high` ({high:g}) lies below `low` ({low:g}); exchange them")
        return self


def grade_of(judgement: Grounded) -> Grade:
    """Return the grade of a judgement: as written, else the lowest that its grounds call for.

    What stands on `because` alone is `direction`, unless it only repeats what was said or done (a stated position, an
    answer given, an option in use): that is `stated`. What has `because` and `assumed` is `direction`. What has only
    `assumed` is assumed.
    """
    if judgement.grade is not None:
        return judgement.grade
    if not judgement.because:
        return "assumed"
    return "stated" if judgement.repeats and not judgement.assumed else "direction"
