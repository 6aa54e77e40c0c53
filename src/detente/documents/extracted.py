"""What a reader of one format hands on: a text, what the file says of itself, and blocks it already knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.documents.model import Published, Zone
from detente.errors import InputError, Problem

__all__ = ["Extracted", "Metadata", "refusal", "sound"]

_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself, outside its text; None where it says nothing.

    Attributes:
        kind: The supplier's word for the kind, not yet checked.
        published: The date a field gives, with the field's name as evidence.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    kind: str | None = None
    language: str | None = None
    source_id: str | None = None
    published: Published = field(default_factory=Published)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text as stored for good, and what its format told.

    Attributes:
        hints: Blocks whose label the format itself gives (an HTML `blockquote`, a heading style), in order.
        notes: What a person should know though the text was read: broken bytes, a date that is none.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    hints: tuple[Zone, ...] = ()
    notes: tuple[Problem, ...] = ()


def refusal(place: str, rule: str, mend: str = "") -> InputError:
    """Return the error a reader raises for a file that it cannot make a text of."""
    return InputError([Problem(place, rule, mend)])


def sound(text: str) -> str:
    """Return a text that can be written as UTF-8: half a surrogate pair (from JSON or mail headers) becomes U+FFFD.

    Offsets stay, since one code point takes the place of one.
    """
    return _HALF.sub("\ufffd", text)
