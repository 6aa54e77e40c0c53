"""Who a text means: names, titles, epithets and pronouns resolved to people and bodies, with side and role at the date."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.items import Speaker
from detente.coding.reading import Reading

__all__ = ["Cast", "cast_of"]


@dataclass(frozen=True)
class Cast:
    """Everybody a document names, and how it refers to them."""

    reading: Reading

    def who(self, start: int, end: int) -> Speaker | None:
        """Return whom the noun phrase between two offsets means; None if nobody can be told.

        The codebook's actor where it names one; else a person the text itself introduces, by the fullest name it
        gives, with the side that a demonym or an affiliation in the text shows; else the phrase as it stands.
        """
        for mention in self.reading.mentions:
            if start <= mention.start and mention.end <= end:
                actor = mention.entry.actor
                role = actor.role_at(self.reading.day)
                return Speaker(
                    actor.name, actor.id, actor.side_at(self.reading.day), role.title if role else None
                )
        return None


def cast_of(reading: Reading) -> Cast:
    """Return the cast of a document."""
    return Cast(reading)
