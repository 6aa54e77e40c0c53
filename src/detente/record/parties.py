"""Whom an item speaks of and on which side that is: the one place where parties are matched, by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from detente.coding.codebook import Actor, Codebook
from detente.coding.items import Item, Statement, Time
from detente.record.terms import terms

__all__ = ["Parties", "party_named"]

_AT_THE_TABLE = frozenset({"belligerent", "mediator"})
_EMPTY = Codebook("empty", "", "", ())


def party_named(item: Item) -> str | None:
    """Return who speaks or acts in an item: an actor's id, else the name as resolved in the text, else None."""
    if isinstance(item, Statement):
        return (item.speaker.actor or item.speaker.name) if item.speaker else None
    return None if isinstance(item, Time) else item.actor


class Parties:
    """Actors and sides of a codebook, by id and by name.

    Args:
        codebook: None is a codebook that knows nobody.

    Attributes:
        table_names: Content words of the names of the sides at the table.
    """

    def __init__(self, codebook: Codebook | None) -> None:
        self.codebook = codebook or _EMPTY
        self._by_name: dict[str, Actor] = {}
        for actor in self.codebook.actors:
            for name in (actor.name, *actor.aliases):
                self._by_name.setdefault(name.casefold(), actor)
        self.table_names = terms(
            " ".join(side.name for side in self.codebook.sides if self.at_the_table(side.id))
        )
        self._members: dict[str, frozenset[str]] = {}
        self._sides: dict[tuple[str, date | None], str | None] = {}

    def actor(self, name: str | None) -> Actor | None:
        """Return the codebook's actor of an id, or of a name or alias whatever its case, maybe after a title."""
        if name is None:
            return None
        found = self.codebook.actor.get(name) or self._by_name.get(name.casefold())
        words = name.split() if found is None else []
        # "Foreign Minister Ida Varg": the last words are the name, if at least two of them are one.
        for first in range(1, len(words) - 1):
            found = found or self._by_name.get(" ".join(words[first:]).casefold())
        return found

    def side_of(self, actor: str | None, day: date | None) -> str | None:
        """Return the side of an actor's id or name, or of a side's own id, on a day; None if it has none known.

        A member without a side of its own is on its body's side.
        """
        if actor is None:
            return None
        key = (actor, day)
        if key not in self._sides:
            self._sides[key] = self._side_of(actor, day)
        return self._sides[key]

    def _side_of(self, actor: str, day: date | None) -> str | None:
        found, seen = self.actor(actor), set[str]()
        while found is not None and found.id not in seen:
            seen.add(found.id)
            side = found.side_at(day)
            if side is not None:
                return side
            found = self.codebook.actor.get(found.member_of or "")
        return actor if not seen and actor in self.codebook.side else None

    def side_of_item(self, item: Item, published: date | None = None) -> str | None:
        """Return the side an item's speaker or actor is on at the item's date, else at the document's.

        What the text says of a speaker's side (`speaker.side`) goes before the codebook.
        """
        if isinstance(item, Time):
            return None
        if isinstance(item, Statement) and item.speaker and item.speaker.side:
            return item.speaker.side
        day = item.when.start or item.when.end
        return self.side_of(party_named(item), date.fromisoformat(day) if day else published)

    def actor_name(self, actor: str) -> str:
        """Return how an actor or side is called; the words given where nothing is known of them."""
        side = self.codebook.side.get(actor)
        found = self.codebook.actor.get(actor)
        return found.name if found else side.name if side else actor

    def at_the_table(self, side: str | None) -> bool:
        """Return whether a side, or the side it is within, is a belligerent or a mediator."""
        seen = set[str]()
        while side is not None and side not in seen:
            seen.add(side)
            known = self.codebook.side.get(side)
            if known is None:
                return False
            if known.role in _AT_THE_TABLE:
                return True
            side = known.within
        return False

    def members(self, actor: str) -> frozenset[str]:
        """Return an actor's id with those of all its members, at any depth."""
        if actor not in self._members:
            self._members[actor] = self.codebook.members(actor)
        return self._members[actor]

    def expand(self, parties: Iterable[str]) -> frozenset[str]:
        """Return every actor id or name that an item's actor may bear to be found by these parties.

        An actor's id brings its members. Sides are not expanded here: who is on a side depends on the day, so a
        side is compared with `side_of_item`.
        """
        found: set[str] = set()
        for party in parties:
            found |= self.members(party) if party in self.codebook.actor else {party}
        return frozenset(found)

    def matches(self, item: Item, parties: Iterable[str], published: date | None = None) -> bool:
        """Return whether an item's speaker or actor is one of the parties, a member of one, or on one's side."""
        wanted = tuple(parties)
        named = party_named(item)
        if named is not None and named in self.expand(wanted):
            return True
        side = self.side_of_item(item, published)
        return side is not None and side in wanted
