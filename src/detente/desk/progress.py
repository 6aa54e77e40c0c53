"""How long work tells of its progress, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Progress", "silent"]

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much (None if that is not known)."""


def silent(what: str, done: int, total: int | None) -> None:
    """Listen to nothing."""
    del what, done, total
