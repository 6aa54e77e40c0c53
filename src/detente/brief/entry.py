"""The smallest things a briefing says: a stretch of text, an entry with the items it stands on, what filters look at."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["UNTAGGED", "Entry", "Run", "Tags"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `quoted` marks words that stand verbatim in an article; all text is escaped when rendered."""

    text: str
    quoted: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tags:
    """What the page's filters look at. Days are ISO; empty strings and None mean that a filter does not apply."""

    side: str = ""
    issue: str = ""
    start: str | None = None
    end: str | None = None


UNTAGGED = Tags()
"""What no filter looks at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the briefing says, with the items it stands on.

    Attributes:
        runs: The sentence.
        evidence: Ids of evidence items, first the one to open; every claim about the world has at least one.
        badges: Short warnings: `single source`, `relayed`, `inferred date`, `machine-coded, not reviewed`.
        notes: Subordinate lines (how it drifted, why a state was given), each with its own evidence.
        unlinked: How many more items it stands on than `evidence` leads to.
    """

    runs: tuple[Run, ...]
    evidence: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    tags: Tags = UNTAGGED
    notes: tuple[Entry, ...] = ()
    unlinked: int = 0
