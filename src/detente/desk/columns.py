"""Text for a terminal: wrapped, indented, counted."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from detente.brief import phrasing
from detente.methods.shares import Share

__all__ = ["WIDTH", "counted", "share_told", "wrapped"]

WIDTH = 110


def wrapped(text: str, indent: int, first: str = "") -> Iterator[str]:
    """Yield a text in lines of at most 110 columns, indented; the first line begins with other words if given."""
    lead = first.ljust(indent) if first else " " * indent
    yield from textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=" " * indent) or [
        lead.rstrip()
    ]


def counted(number: int, what: str) -> str:
    """Return a number of things: `1 state`, `1,728 states`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def share_told(share: Share) -> str:
    """Return a share of draws, `: about three in four (392 of 500 rankings drawn)`; nothing where nothing was drawn."""
    if share.draws == 1:
        return ""
    return f": {phrasing.share(share.count, share.draws, 'rankings drawn')}"
