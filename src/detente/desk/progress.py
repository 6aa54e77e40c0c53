"""How long work tells of its progress, without knowing who listens."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "silent"]


class Progress(Protocol):
    """Told what is being done, how much of it is done, and of how much (None if that is not known)."""

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Take the news."""


def silent(what: str, done: int, total: int | None) -> None:
    """Listen to nothing."""
    del what, done, total
