"""What every rule of acts and deeds says of itself, for the reference and for `explain`."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Rule"]


class Rule(NamedTuple):
    """A rule under its stable name: what it finds, and a sentence in which it finds something."""

    name: str
    finds: str
    example: str
