"""Acts: what is done by saying or writing something, inside statements or told by the author."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.actors import Cast
from detente.coding.items import Act, Statement
from detente.coding.reading import Reading

__all__ = ["find_acts"]


def find_acts(reading: Reading, cast: Cast, statements: Sequence[Statement], coder: str) -> list[Act]:
    """Return the acts of a document in reading order."""
    del reading, cast, statements, coder
    return []
