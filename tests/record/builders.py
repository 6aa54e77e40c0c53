"""Small records made by hand: an invented war between Norland and Sudmark, with Harbour as mediator."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.coding.codebook import Actor, Codebook, Issue, Position, Role, Side
from detente.coding.items import Act, Deed, Item, Quantity, Speaker, Statement, Time, When
from detente.documents.model import Document, Published, Source, Zone
from detente.ids import short_id, text_id
from detente.record.memory import MemoryRecord

CODEBOOK = Codebook(
    name="straits",
    title="The war of the straits",
    hash="0",
    layers=("straits",),
    sides=(
        Side(id="norland", name="Norland", role="belligerent"),
        Side(id="sudmark", name="Sudmark", role="belligerent"),
        Side(id="harbour", name="Harbour", role="mediator"),
        Side(id="assembly", name="Assembly of Harbour", role="third", within="harbour"),
        Side(id="isles", name="The Isles", role="third"),
    ),
    actors=(
        Actor(id="norland-state", name="Norland", kind="state", side="norland", adjectives=("Norlandic",)),
        Actor(id="varg", name="Ida Varg", side="norland", member_of="norland-state", aliases=("Varg",)),
        Actor(id="sudmark-state", name="Sudmark", kind="state", side="sudmark", adjectives=("Sudmarkian",)),
        Actor(id="moll", name="Jon Moll", side="sudmark", member_of="sudmark-state", aliases=("Moll",)),
        Actor(id="harbour-state", name="Harbour", kind="state", side="harbour"),
        Actor(
            id="quill",
            name="Una Quill",
            side="harbour",
            member_of="harbour-state",
            aliases=("Quill",),
            role=(
                Role.model_validate({"title": "envoy", "to": "2030-12-31", "side": "isles"}),
                Role.model_validate({"title": "president", "from": "2031-01-01"}),
            ),
        ),
        Actor(id="roe", name="Sen. Roe", side="assembly", aliases=("Roe",)),
        Actor(id="gull", name="Gull News Agency", kind="media", aliases=("Gull", "the Gull agency")),
    ),
    issues=(
        Issue(
            id="ceasefire",
            name="Ceasefire",
            position=(
                Position(id="none", name="no ceasefire"),
                Position(id="limited", name="a limited ceasefire"),
                Position(id="full", name="a full ceasefire"),
            ),
        ),
        Issue(id="straits", name="The straits"),
        Issue(id="sanctions", name="Sanctions"),
    ),
)


def mirrored(codebook: Codebook = CODEBOOK) -> Codebook:
    """Return the codebook with the names and ids of the two belligerents swapped."""
    return Codebook(
        name=codebook.name,
        title=codebook.title,
        hash=codebook.hash,
        layers=codebook.layers,
        sides=tuple(Side.model_validate(swapped(side.model_dump())) for side in codebook.sides),
        actors=tuple(
            Actor.model_validate(swapped(actor.model_dump(by_alias=True))) for actor in codebook.actors
        ),
        issues=codebook.issues,
    )


_NAMES = (
    ("norland", "\x01"), ("sudmark", "norland"), ("\x01", "sudmark"),
    ("Norland", "\x01"), ("Sudmark", "Norland"), ("\x01", "Sudmark"),
    ("varg", "\x01"), ("moll", "varg"), ("\x01", "moll"),
    ("Ida", "\x01"), ("Jon", "Ida"), ("\x01", "Jon"),
    ("Varg", "\x01"), ("Moll", "Varg"), ("\x01", "Moll"),
)  # fmt: skip


def swapped(value: Any) -> Any:
    """Return a value with the two belligerents' names swapped in every string."""
    if isinstance(value, str):
        for old, new in _NAMES:
            value = value.replace(old, new)
        return value
    if isinstance(value, dict):
        return {key: swapped(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(swapped(each) for each in value)
    return value


class Scene:
    """A record in the making. Items are placed by their words, which must stand in the document's text."""

    def __init__(self, codebook: Codebook = CODEBOOK) -> None:
        self.codebook = codebook
        self.documents: dict[str, Document] = {}
        self.items: list[Item] = []

    def paper(
        self, text: str, day: str | tuple[str | None, str | None] | None = None, *, publisher: str | None = None,
        name: str = "", **more: Any,
    ) -> str:  # fmt: skip
        """Add a document and return its id; `day` is when it came out, or a pair of days if that is inferred."""
        identity = text_id(text)
        path = name or f"{len(self.documents):03}.txt"
        if isinstance(day, tuple):
            first, last = (date.fromisoformat(each) if each else None for each in day)
            published = Published(first, last, "inferred", "by hand")
        elif day:
            published = Published(date.fromisoformat(day), date.fromisoformat(day), "stated", day)
        else:
            published = Published()
        zones = more.pop("zones", (Zone("body", 0, len(text)),))
        self.documents[identity] = Document(
            identity, text, Source(path, None, "0", "text/1"), publisher=publisher, published=published,
            zones=zones, **more,
        )  # fmt: skip
        return identity

    def _span(self, document: str, words: str) -> tuple[int, int]:
        start = self.documents[document].text.index(words)
        return start, start + len(words)

    def _when(self, on: str | tuple[str | None, str | None] | None, document: str) -> When:
        if on is None:
            end = self.documents[document].published.end
            return When(None, end.isoformat(), "published") if end else When()
        first, last = (on, on) if isinstance(on, str) else on
        return When(first, last, "resolved", "then")

    def said(
        self, document: str, words: str, by: str | None, *, name: str = "", mode: Any = "indirect",
        via: tuple[str, ...] = (), side: str | None = None, parent: str | None = None, on: str | None = None,
        negated: bool = False, hedged: bool = False, cue: str = "",
    ) -> str:  # fmt: skip
        """Add a statement by an actor of the codebook, or by somebody it only names, and return its id."""
        span = self._span(document, words)
        known = self.codebook.actor.get(by or "")
        speaker = (
            Speaker(name or (known.name if known else by or ""), known.id if known else None, side)
            if by
            else None
        )
        identity = short_id(document, "statement", span, by, words)
        self.items.append(
            Statement(
                identity, document, (self._span(document, cue),) if cue else (), (), (span,), words, mode, speaker, via, negated, hedged,
                self._when(on, document), parent, "by-hand", "test", 1.0,
            )
        )  # fmt: skip
        return identity

    def act(
        self, document: str, words: str, act: Any, by: str | None, *, to: str | None = None,
        issue: str | None = None, position: str | None = None, conditions: tuple[str, ...] = (),
        status: Any = "explicit", within: str | None = None, on: str | tuple[str | None, str | None] | None = None,
    ) -> str:  # fmt: skip
        """Add an act and return its id."""
        span = self._span(document, words)
        identity = short_id(document, "act", span, act, by)
        self.items.append(
            Act(
                identity, document, (span,), words, act, by, to, issue, position, conditions, status, None, within,
                self._when(on, document), "by-hand", "test", 1.0,
            )
        )  # fmt: skip
        return identity

    def deed(
        self, document: str, words: str, by: str | None, action: str, *, to: str | None = None, root: Any = None,
        issue: str | None = None, realis: Any = "actual", within: str | None = None,
        quantity: Quantity | None = None, on: str | tuple[str | None, str | None] | None = None,
    ) -> str:  # fmt: skip
        """Add a deed and return its id."""
        span = self._span(document, words)
        identity = short_id(document, "deed", span, action, by)
        self.items.append(
            Deed(
                identity, document, (span,), words, by, action, root, to, issue, self._when(on, document), realis,
                quantity, within, "by-hand", "test", 1.0,
            )
        )  # fmt: skip
        return identity

    def time(
        self, document: str, words: str, start: str | None = None, end: str | None = None, *,
        relative: str | None = None, value: str | None = None,
    ) -> str:  # fmt: skip
        """Add a time and return its id."""
        span = self._span(document, words)
        identity = short_id(document, "time", span)
        self.items.append(
            Time(
                identity,
                document,
                (span,),
                words,
                value,
                start,
                end or start,
                relative,
                "by-hand",
                "test",
                1.0,
            )
        )
        return identity

    def record(self) -> MemoryRecord:
        """Return the record."""
        return MemoryRecord(self.documents.values(), self.items, self.codebook)
