"""Deeds: what parties did, told by the author or inside a statement, and whether it happened."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.actors import Cast
from detente.coding.items import Deed, Statement
from detente.coding.reading import Reading

__all__ = ["find_deeds"]


def find_deeds(reading: Reading, cast: Cast, statements: Sequence[Statement], coder: str) -> list[Deed]:
    """Return the deeds of a document in reading order."""
    del reading, cast, statements, coder
    return []
