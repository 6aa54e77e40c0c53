"""What the record says beyond single items. Everything here names the items it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias

from detente.coding.codebook import Codebook
from detente.coding.items import ActType, Item, Time
from detente.documents.model import Document, Published

__all__ = [
    "COMMITMENT_STATES",
    "Account",
    "Bearing",
    "Change",
    "Claim",
    "Commitment",
    "CommitmentState",
    "Disagreement",
    "DisagreementKind",
    "DocumentGround",
    "Footing",
    "Ground",
    "Hearing",
    "Offered",
    "Origin",
    "Position",
    "Query",
    "Record",
    "Reversal",
    "StatedPosition",
]

CommitmentState: TypeAlias = Literal[
    "executed", "complied with", "lapsed", "not triggered", "pending", "cannot be told"
]
DisagreementKind: TypeAlias = Literal["fact", "scope", "date", "wording", "judgement", "change over time"]
Footing: TypeAlias = Literal["first-hand", "relayed", "no real source"]

COMMITMENT_STATES: tuple[CommitmentState, ...] = (
    "executed", "complied with", "lapsed", "not triggered", "pending", "cannot be told"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """Which items are wanted; every field that is set must hold, and an empty tuple asks for nothing in particular.

    Attributes:
        types: `statement`, `act`, `deed`, `time`.
        parties: Actor ids, names or sides; an actor id also finds its members, a side all on it at the item's date.
        issues: Issue ids.
        acts: Act types.
        start: Items whose days may lie on or after this day.
        end: Items whose days may lie on or before this day.
        documents: Document ids.
        rejected: Also those that a person rejected.
    """

    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    acts: tuple[ActType, ...] = ()
    start: date | None = None
    end: date | None = None
    documents: tuple[str, ...] = ()
    rejected: bool = False


class Record(Protocol):
    """Where coded items are read from: a dossier on disk, or items in memory."""

    def codebook(self) -> Codebook | None:
        """Return the codebook the items were coded with: sides, actors, the order of an issue's positions."""

    def documents(self, *, text: bool = True) -> Iterator[Document]:
        """Yield every document by path; with `text` False, without its text and zones."""

    def document(self, document: str) -> Document:
        """Return one document by id."""

    def items(self, query: Query = ..., /) -> Iterator[Item]:
        """Yield the items wanted, by document and place, as reviewed by persons."""

    def item(self, item: str) -> Item | None:
        """Return one item by id."""

    def items_per_document(self) -> dict[str, int]:
        """Return how many statements, acts and deeds each document has that has any, rejected ones left out."""

    def side_of(self, actor: str | None, day: date | None, /) -> str | None:
        """Return the side of an actor id or name on a day; None if it has none that is known."""

    def actor_name(self, actor: str, /) -> str:
        """Return how an actor or side is called; the id itself where nothing is known."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What the corpus as a whole says of one document's date, and its times once that is known."""

    document: str
    published: Published
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents or items that may all go back to one report.

    Attributes:
        id: Stable name of the group.
        label: How the reader knows it: `Reuters (three Russian sources)`, `The Wall Street Journal`.
        documents: Documents that carry it.
        interested: The origin is a party to the talks speaking of itself or its opponent.
    """

    id: str
    label: str
    documents: tuple[str, ...]
    interested: bool


@dataclass(frozen=True, slots=True)
class DocumentGround:
    """How good one document is as ground.

    Attributes:
        footing: `first-hand` (spoke to or saw its sources), `relayed` (mostly other outlets' words), `no real source`.
        because: The words or counts that decided it.
        items: How many statements, acts and deeds were found; 0 with `coded` False means unread by the coder.
        copies: Other documents with nearly the same text.
    """

    document: str
    footing: Footing
    because: str
    items: int
    coded: bool
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """How much one side is heard: its own statements, and how many of them direct quotations."""

    side: str
    statements: int
    direct: int
    documents: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What the record stands on."""

    documents: tuple[DocumentGround, ...]
    copies: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]
    hearings: tuple[Hearing, ...]
    statements: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class StatedPosition:
    """A position as stated at a date: the item, its side or actor, and where it lies on the issue's scale if known.

    Attributes:
        start: First day it may have been stated, ISO.
        end: Last such day.
        origin: Whom the report of it goes back to, as the reader knows them.
        dropped: The same actor later gave it up.
        hedged: The source says so with reserve ("appears to", "reportedly").
    """

    item: str
    party: str
    issue: str
    position: str | None
    act: ActType
    start: str | None
    end: str | None
    origin: str
    dropped: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Reversal:
    """A speaker against its own earlier words on one issue; two reporters who differ are a Disagreement instead."""

    actor: str
    issue: str
    earlier: str
    later: str
    because: str


@dataclass(frozen=True, slots=True)
class Position:
    """One party on one issue: its latest stated position, how it got there, and reversals on the way."""

    party: str
    issue: str
    latest: StatedPosition
    drift: tuple[StatedPosition, ...]
    reversals: tuple[Reversal, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Bearing:
    """An item that bears on a commitment, and how: `executes`, `denies`, `complies`, `repeats`, `fails to follow`."""

    item: str
    how: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A threat or promise, once however often it was repeated.

    Attributes:
        kind: `threat` or `promise`.
        by: Actor id or name.
        to: Likewise, if told.
        condition: Words of the condition, empty if none was given.
        due: Days by which it falls due, ISO; None if no date was given.
        consequence: Words of what would be done.
        state: As of the record's date.
        because: Why this state, in plain words, with the rule's name.
        said: Items that state it, earliest first.
        bearing: Items that bear on its state.
        origins: At most how many origins the saying has.
    """

    id: str
    kind: Literal["threat", "promise"]
    by: str
    to: str | None
    issue: str | None
    condition: str
    due: tuple[str | None, str | None] | None
    consequence: str
    state: CommitmentState
    because: str
    said: tuple[str, ...]
    bearing: tuple[Bearing, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Items over documents that report one thing.

    Attributes:
        items: Earliest first.
        origins: Distinct origins, at most.
        interested: How many of them are parties to the talks.
    """

    id: str
    about: str
    items: tuple[str, ...]
    origins: tuple[Origin, ...]
    interested: int


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a disagreement: who says what, in which items."""

    label: str
    says: str
    items: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that part over one thing, by type, with their accounts."""

    id: str
    kind: DisagreementKind
    about: str
    issue: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """An explanation or a course of action that the texts themselves offer, by who offers it.

    Attributes:
        kind: `explanation` (why somebody acts so), or `course` (what should be done).
        by: Actor id, or the name as resolved in the text; an article's own voice by its author or publisher.
        author: The article's own voice, not somebody it quotes.
        to: Whom a course is addressed to, or whose conduct is explained; None if unsaid.
        issue: Codebook issue id.
        course: Which family of conduct a course belongs to (`withdraw`, `persist`, `sanction`…); empty if none.
        items: Earliest first; the first is the one to quote.
        origins: At most how many origins.
    """

    id: str
    kind: Literal["explanation", "course"]
    by: str
    author: bool
    to: str | None
    issue: str | None
    course: str
    items: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something new since a day: a position, a commitment or its state, a deed, a reversal."""

    kind: Literal["position", "commitment", "state", "deed", "reversal"]
    about: str
    start: str | None
    items: tuple[str, ...]


Items: TypeAlias = Iterable[Item]
"""Items in any order."""
