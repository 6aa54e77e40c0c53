"""Whom a report goes back to: the outlet or party a text credits, else the text itself with all its copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from detente.coding.items import Speaker, Statement
from detente.documents.model import Document
from detente.record.parties import Parties

__all__ = ["Credit", "credit_of", "document_credit", "is_vague", "origin_of"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "who",
        "this",
        "that",
        "these",
        "those",
        "there",
        "one",
        "nobody",
        "everybody",
        "someone",
    ]
)
_VAGUE_START = re.compile(
    r"(?:a|an|some|many|most|several|two|three|four|five|six|seven|eight|nine|ten|other|others|unnamed|anonymous"
    r"|senior|well-placed|people|sources?|officials?|analysts?|experts?|observers?|critics?|diplomats?|reports?|web"
    r"|\d+)\b",
    re.IGNORECASE,
)


class Credit(NamedTuple):
    """Whom something goes back to: `key` tells origins apart, `label` names them to the reader.

    Attributes:
        interested: It is a party to the talks, speaking of itself or its opponent.
    """

    key: str
    label: str
    interested: bool


def origin_of(chain: Sequence[Statement], own: Credit, parties: Parties) -> Credit:
    """Return whom an item goes back to.

    The statements around the item are asked from the outermost in. Names that the words passed through (`via`) are
    asked before the speaker: an outlet that is credited stays the origin wherever it is repeated. A named speaker's
    own words have that speaker as origin, and so have a party's public statements. Sources without a name are the
    document's own, and so is what its author tells.

    Args:
        chain: The statement the item is or stands in, then its parents outwards; empty for what an author tells.
        own: The credit of the document, the same for all its copies (`document_credit`).
        parties: Who is a party, and what names mean.
    """
    for statement in reversed(chain):
        found = credit_of(statement.via, statement.speaker, own, parties)
        if found is not None:
            return found
    return own


def credit_of(via: Sequence[str], speaker: Speaker | None, own: Credit, parties: Parties) -> Credit | None:
    """Return whom one attribution credits by name; None if it names nobody who could be asked.

    Args:
        via: Names the words passed through, nearest to the article first.
        speaker: Whose words they are.
        own: The document's own credit, for an article that credits its own house.
        parties: Who is a party, and what names mean.
    """
    named = [name for name in via if parties.actor(name) or not is_vague(name)]
    if named:
        found = _named(named[0], None, parties)
        unnamed = [name for name in via if name not in named]
        label = f"{found.label} ({', '.join(unnamed)})" if unnamed else found.label
        return own if found.key == own.key else found._replace(label=label)
    if via or speaker is None or (speaker.actor is None and is_vague(speaker.name)):
        return None
    return _named(speaker.actor or speaker.name, speaker.side, parties)


def document_credit(principal: Document, group: str, parties: Parties) -> Credit:
    """Return the credit of what a group of copies tells on its own: its house if one is named, else the text.

    Args:
        principal: The copy that speaks for all: the earliest that names a publisher.
        group: Id of the group of copies.
        parties: What names mean.
    """
    if principal.publisher:
        house = principal.publisher.split(" via ")[0]
        return _named(house, None, parties)
    return Credit(f"text:{group}", principal.title or principal.source.path.rsplit("/", 1)[-1], False)


def is_vague(name: str) -> bool:
    """Return whether a name stands for sources that cannot be told apart: `analysts`, `three Russian officials`."""
    words = name.split()
    if name.casefold() in _PRONOUNS:
        return True
    return not words or bool(_VAGUE_START.match(name)) or not words[-1][:1].isupper()


def _named(name: str, side: str | None, parties: Parties) -> Credit:
    actor = parties.actor(name) or parties.actor(_ARTICLE.sub("", name))
    if actor is not None:
        side = parties.side_of(actor.id, None)
        return Credit(f"name:{actor.id}", actor.name, parties.at_the_table(side))
    bare = _ARTICLE.sub("", name).strip()
    return Credit("name:" + " ".join(bare.casefold().split()), bare, parties.at_the_table(side))
