"""Finding every statement of a document."""

from __future__ import annotations

from detente.coding.actors import Cast
from detente.coding.items import Statement
from detente.coding.reading import Reading

__all__ = ["find_statements"]


def find_statements(reading: Reading, cast: Cast, coder: str) -> list[Statement]:
    """Return the statements of a document in reading order."""
    del reading, cast, coder
    return []
