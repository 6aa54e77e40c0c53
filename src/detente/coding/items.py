"""What coding finds in a document: statements, acts, deeds and times, each with its spans and their words.

The JSON form (`as_row`, `from_row`) is the public schema of `detente code`; `SCHEMA_VERSION` counts its changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from detente.documents.model import Span

__all__ = [
    "ACT_TYPES",
    "MODES",
    "PLOVER",
    "REALIS",
    "SCHEMA_VERSION",
    "STATUSES",
    "WHEN_BASES",
    "Act",
    "ActType",
    "Deed",
    "Item",
    "Mode",
    "PloverRoot",
    "Quantity",
    "Realis",
    "Row",
    "Speaker",
    "Statement",
    "Status",
    "Time",
    "When",
    "WhenBasis",
    "joined",
]

SCHEMA_VERSION = 1

Mode: TypeAlias = Literal["direct", "mixed", "indirect", "belief", "document", "author"]
ActType: TypeAlias = Literal[
    "demand", "offer", "promise", "threat", "refusal", "acceptance", "concession", "appeal", "accusation",
    "praise", "doubt", "prediction", "recommendation", "explanation", "signal", "agreement",
]  # fmt: skip
Realis: TypeAlias = Literal["actual", "ongoing", "reported", "hypothetical", "negated"]
Status: TypeAlias = Literal["explicit", "reported", "implied", "hedged", "negated"]
WhenBasis: TypeAlias = Literal["stated", "resolved", "published", "unknown"]
PloverRoot: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

MODES: tuple[Mode, ...] = get_args(Mode)
ACT_TYPES: tuple[ActType, ...] = get_args(ActType)
REALIS: tuple[Realis, ...] = get_args(Realis)
STATUSES: tuple[Status, ...] = get_args(Status)
WHEN_BASES: tuple[WhenBasis, ...] = get_args(WhenBasis)
PLOVER: tuple[PloverRoot, ...] = get_args(PloverRoot)


def joined(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words at the spans, pieces joined by one space: what an item's `words` must equal."""
    if len(spans) == 1:
        return text[spans[0][0] : spans[0][1]]
    return " ".join([text[start:end] for start, end in spans])


class _Pickled:
    """Pickled as the arguments that make it, which takes a third of the time of a frozen dataclass's own way."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, slots=True)
class When(_Pickled):
    """The days an item speaks of, ISO dates with inclusive ends; None is open.

    Attributes:
        start: First day.
        end: Last day.
        basis: `stated` (absolute words), `resolved` (relative words and an anchor), `published` (no words: no later
            than the article), `unknown`.
        text: The words that say so, empty where none do.
        time: Id of the Time item it rests on, if any.
    """

    start: str | None = None
    end: str | None = None
    basis: WhenBasis = "unknown"
    text: str = ""
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(_Pickled):
    """Who spoke: the name as resolved in the text, and the codebook's actor, side and role at the date, if known."""

    name: str
    actor: str | None = None
    side: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity(_Pickled):
    """A number with its unit in words: 1,000 `prisoners`; `text` is how the article puts it."""

    value: float
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement(_Pickled):
    """Words or thoughts that a text attributes to somebody.

    Attributes:
        cue: Spans of what attributes (`said`, `according to`); empty for an author's own voice.
        source: Spans that name the source; empty if the text leaves it out.
        content: Spans of what is attributed, maybe discontinuous; at least one.
        via: Names the words passed through, nearest to the article first: `("Reuters", "three Russian sources")`.
        negated: The text says that it was *not* said (`hasn't signalled`).
        hedged: The attribution is hedged (`appears to think`, `reportedly`).
        parent: Id of the statement whose content holds this one.
    """

    id: str
    document: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    words: str
    mode: Mode
    speaker: Speaker | None
    via: tuple[str, ...]
    negated: bool
    hedged: bool
    when: When
    parent: str | None
    rule: str
    coder: str
    confidence: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans whose text is `words`."""
        return self.content


@dataclass(frozen=True, slots=True)
class Act(_Pickled):
    """What is done by saying or writing something.

    Attributes:
        actor: Codebook actor id if known, else the name as resolved in the text.
        target: Likewise, of whom it is addressed to or directed at; None if unsaid.
        issue: Codebook issue id.
        position: Codebook position id on that issue's scale.
        conditions: The words of each condition (`if they don't agree to a ceasefire`).
        plover: PLOVER root.
        statement: Id of the statement it stands in; None if told by the author.
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    words: str
    act: ActType
    actor: str | None
    target: str | None
    issue: str | None
    position: str | None
    conditions: tuple[str, ...]
    status: Status
    plover: PloverRoot | None
    statement: str | None
    when: When
    rule: str
    coder: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Deed(_Pickled):
    """Something done that is not done by words alone: an attack, a sanction, a delivery, a meeting.

    Attributes:
        action: The verb phrase's head in its base form (`launch attack`).
        realis: Whether it happened.
        statement: Id of the statement that tells it; None if told by the author.
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    words: str
    actor: str | None
    action: str
    plover: PloverRoot | None
    target: str | None
    issue: str | None
    when: When
    realis: Realis
    quantity: Quantity | None
    statement: str | None
    rule: str
    coder: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Time(_Pickled):
    """A time expression.

    Attributes:
        value: TIMEX3-style value where it is known (`2025-05-19`, `2025-05`, `2025-W21`, `P3Y`, `PAST_REF`).
        start: First day it means, ISO; None is open or not yet known.
        end: Last day, inclusive.
        relative: How it hangs on an anchor day, in the notation of `coding.times`; None if it does not.
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    words: str
    value: str | None
    start: str | None
    end: str | None
    relative: str | None
    rule: str
    coder: str
    confidence: float


Item: TypeAlias = Statement | Act | Deed | Time
"""Anything coding finds. `as_row` gives its JSON form."""

Row: TypeAlias = dict[str, Any]
