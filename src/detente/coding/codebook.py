"""What a codebook says: sides, actors and their roles over time, issues and their positions, and the lexicons.

A codebook is a TOML file that a person writes and reads; `codebook_file` loads one with all it extends.
Shipped lexicons have the same form, so every cue can be read, changed and tried without code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from detente.coding.items import ActType, PloverRoot, Realis

__all__ = [
    "ActCue",
    "Actor",
    "Codebook",
    "Cue",
    "DeedCue",
    "Issue",
    "Marker",
    "Office",
    "Position",
    "Role",
    "Side",
]

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Phrase = Annotated[str, Field(min_length=1, max_length=400)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Side(_Entry):
    """A side at or around the table.

    Attributes:
        within: A side that this one belongs to and is yet told apart from (a senate within a state).
        includes: Sides that this one stands for: whatever a lower layer puts on them is put on this one.
    """

    id: Identifier
    name: str = Field(min_length=1)
    role: Literal["belligerent", "mediator", "third", "audience"] = "third"
    within: Identifier | None = None
    includes: tuple[Identifier, ...] = ()


class Office(_Entry):
    """A post that passes from holder to holder, with all that goes with it.

    Attributes:
        title: What its holder is, as the briefing says it.
        side: The side its holder is on while in office.
        member_of: The body its holder speaks for while in office.
        epithets: Definite descriptions that mean whoever holds it on the day: "the Russian president".
    """

    id: Identifier
    title: str = Field(min_length=1)
    side: Identifier | None = None
    member_of: Identifier | None = None
    epithets: tuple[Phrase, ...] = ()


class Role(_Entry):
    """What an actor is from a day to a day (inclusive; open where unset).

    A role has a title of its own or names an office; what it leaves out is the office's. A loaded codebook has the
    office's title, side, body and epithets already written into the role.
    """

    title: str = ""
    office: Identifier | None = None
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")
    side: Identifier | None = None
    member_of: Identifier | None = None
    epithets: tuple[Phrase, ...] = ()

    def holds(self, day: date | None) -> bool:
        """Return whether it holds on a day; with no day, whether it has no end."""
        if day is None:
            return self.end is None
        return (self.start or day) <= day <= (self.end or day)


class Actor(_Entry):
    """A person or body that speaks or acts.

    Attributes:
        side: The side it belongs to while no role says otherwise; an actor without one is heard on its own.
        member_of: An actor it speaks for or belongs to while no role says otherwise: a query for the body finds its
            members.
        aliases: Names, as phrases; one with a capital letter matches with that capital only.
        epithets: Definite descriptions that always mean it; those that go with an office stand there.
        metonyms: Places that stand for it: "Moscow"; they are not actors after "in", "to", "near"…
        adjectives: What is of it: "Russian".
    """

    id: Identifier
    name: str = Field(min_length=1)
    kind: Literal["person", "body", "state", "group", "media"] = "person"
    side: Identifier | None = None
    member_of: Identifier | None = None
    gender: Literal["he", "she", "they", "it"] | None = None
    aliases: tuple[Phrase, ...] = ()
    epithets: tuple[Phrase, ...] = ()
    metonyms: tuple[Phrase, ...] = ()
    adjectives: tuple[Phrase, ...] = ()
    roles: tuple[Role, ...] = Field(default=(), alias="role")

    def role_at(self, day: date | None) -> Role | None:
        """Return the latest-starting role that holds on a day; with no day, the last one listed."""
        if day is None:
            return self.roles[-1] if self.roles else None
        holding = [role for role in self.roles if role.holds(day)]
        return max(holding, key=lambda role: role.start or date.min, default=None)

    def side_at(self, day: date | None) -> str | None:
        """Return the side this actor is on on a day."""
        role = self.role_at(day)
        return role.side if role is not None and role.side is not None else self.side

    def member_of_at(self, day: date | None) -> str | None:
        """Return the actor this one speaks for or belongs to on a day."""
        role = self.role_at(day)
        return role.member_of if role is not None and role.member_of is not None else self.member_of


class Position(_Entry):
    """One step of an issue's scale, with the phrases that place a text there."""

    id: Identifier
    name: str = Field(min_length=1)
    cues: tuple[Phrase, ...] = ()


class Issue(_Entry):
    """Something negotiated about; `positions` are ordered from one end of the scale to the other."""

    id: Identifier
    name: str = Field(min_length=1)
    cues: tuple[Phrase, ...] = ()
    positions: tuple[Position, ...] = Field(default=(), alias="position")


class Cue(_Entry):
    """Words that attribute.

    Attributes:
        kind: `speech` (say), `belief` (think), `document` (a report shows), `signal` (conduct that says: signal).
        takes: How the content follows: `clause` (say that…), `phrase` (call for…, praise…), `object` (express hope).
        negated: The word itself denies that it was said (decline to say).
        hedged: The attribution is uncertain (reportedly, appear to think).
        act: The act that using this cue performs, where it performs one (threaten, promise).
    """

    phrase: Phrase
    kind: Literal["speech", "belief", "document", "signal"] = "speech"
    takes: tuple[Literal["clause", "phrase", "object"], ...] = ("clause",)
    negated: bool = False
    hedged: bool = False
    act: ActType | None = None


class ActCue(_Entry):
    """Words that perform or report an act.

    Attributes:
        by: Where the actor stands: `subject`, `possessor` (Putin's demand), `speaker` (of the statement around it).
        target: Where the target stands, if anywhere: `object`, or after a preposition (`to`, `against`, `on`, …).
    """

    phrase: Phrase
    act: ActType
    plover: PloverRoot | None = None
    by: tuple[Literal["subject", "possessor", "speaker"], ...] = ("subject",)
    target: tuple[str, ...] = ()
    status: Literal["explicit", "reported", "implied", "hedged", "negated"] | None = None


class DeedCue(_Entry):
    """Words that report a deed: `action` is its short name (`launch attack`)."""

    phrase: Phrase
    action: str = Field(min_length=1)
    plover: PloverRoot | None = None
    by: tuple[Literal["subject", "possessor"], ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    realis: Realis | None = None


class Marker(_Entry):
    """A word that changes how something is said: hedges, negations, titles, vague sources, and the like.

    `marker` names the list it is on; rules say which lists they read.
    """

    phrase: Phrase
    marker: Identifier
    value: str = ""


@dataclass(frozen=True)
class Codebook:
    """A codebook with everything it extends, checked and merged; later layers win.

    Attributes:
        name: Its own name.
        hash: Content hash over all layers: a changed codebook means coding again.
        layers: Names of the layers, first the deepest.
        as_of: The day on which names and offices are taken to hold in a document whose own date is not known.
        homes: The layer that a phrase was last written in, by table, id (or list) and phrase.
    """

    name: str
    title: str
    hash: str
    layers: tuple[str, ...]
    sides: tuple[Side, ...] = ()
    offices: tuple[Office, ...] = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    cues: tuple[Cue, ...] = ()
    acts: tuple[ActCue, ...] = ()
    deeds: tuple[DeedCue, ...] = ()
    markers: tuple[Marker, ...] = field(default=())
    as_of: date | None = None
    homes: Mapping[tuple[str, str, str], str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def side(self) -> dict[str, Side]:
        """Sides by id."""
        return {side.id: side for side in self.sides}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def issue(self) -> dict[str, Issue]:
        """Issues by id."""
        return {issue.id: issue for issue in self.issues}

    def marked(self, marker: str) -> frozenset[str]:
        """Return the phrases on one list of markers."""
        return frozenset(entry.phrase for entry in self.markers if entry.marker == marker)

    def members(self, actor: str, day: date | None = None) -> frozenset[str]:
        """Return an actor's id with the ids of all that are its members, at any depth.

        Args:
            actor: Its id.
            day: On which they are members; with none, whoever is or was one by what stands last in its entry.
        """
        found = {actor}
        belongs = [(one.id, one.member_of_at(day)) for one in self.actors]
        while True:
            more = {name for name, body in belongs if body in found} - found
            if not more:
                return frozenset(found)
            found |= more
