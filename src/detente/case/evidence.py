"""What the record says on a judgement: one item for or against it, as methods and sections read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Bearing", "Evidence"]

Bearing: TypeAlias = Literal["for", "against"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item of the record that bears on one judgement of a case.

    Attributes:
        judgement: Its name (`judgements.Judged.id`).
        item: The item's id.
        document: Id of the document it stands in.
        bearing: Whether it speaks for the judgement or against it.
        start: First day the item speaks of, ISO; None is open or unknown.
        end: Last such day.
        told: Day its document came out, the latest it may have, ISO; None is unknown.
        party: The side or actor who says or does it.
        kind: `statement`, `deed`, or the type of act.
        intensity: By PLOVER's quad classes: 1 verbal and 2 material cooperation, -1 verbal and -2 material conflict;
            None where the item has no PLOVER root.
        origin: Whom it goes back to.
        interested: That origin is a party to the talks.
    """

    judgement: str
    item: str
    document: str
    bearing: Bearing
    start: str | None
    end: str | None
    told: str | None
    party: str | None
    kind: str
    intensity: int | None
    origin: str
    interested: bool
