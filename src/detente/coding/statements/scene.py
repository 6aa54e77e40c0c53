"""One sentence at work: its verb groups, what was found in it so far, and questions about its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.coding.statements.drafts import Draft
from detente.coding.statements.groups import Group
from detente.coding.statements.lines import Line

__all__ = ["Scene"]


@dataclass(slots=True)
class Scene:
    """A sentence with what the rules need to know of it.

    Attributes:
        line: Its paragraph.
        index: Which sentence of the paragraph it is.
        groups: Verb groups by the piece of their main verb.
        markers: The lists of markers that begin at an offset.
        used: Quotations of the paragraph that a statement has, by piece; shared between its sentences.
        here: The drafts found so far.
    """

    line: Line
    index: int
    groups: Mapping[int, Group]
    markers: Mapping[int, frozenset[str]]
    used: set[int]
    here: list[Draft] = field(default_factory=list)
    first: int = 0
    last: int = 0

    def __post_init__(self) -> None:
        """Set `first` and `last`, the range of its pieces without the mark that ends it."""
        self.first, self.last = self.line.sentences[self.index]
        while self.last > self.first and self.line.tags[self.last - 1] == ".":
            self.last -= 1

    def verb_begins(self, piece: int) -> bool:
        """Tell whether a verb group begins at a piece."""
        return any(
            k in self.groups and self.groups[k].start == piece
            for k in range(piece, min(piece + 6, self.last))
        )

    def tag(self, piece: int) -> str:
        """Return the tag of a piece, `.` outside the sentence."""
        return self.line.tags[piece] if self.first <= piece < self.last else "."

    def has_marker(self, piece: int, name: str) -> bool:
        """Tell whether an entry on a list of markers begins at a piece."""
        return name in self.markers.get(self.line.starts[piece], ())

    def finite_between(self, first: int, end: int) -> bool:
        """Tell whether a finite verb stands between two pieces."""
        return any(
            self.groups[k].finite
            for k in range(first, end)
            if k in self.groups  # at most a sentence
        )

    def says_something(self, first: int, end: int) -> bool:
        """Tell whether pieces make up a clause of their own: a finite verb outside relative and leading clauses.

        A quotation of several words may stand for the verb.
        """
        tags, words = self.line.tags, self.line.words
        begin = first
        while begin < end and tags[begin] in "RK":
            begin += 1
        opener = tags[begin] if begin < end else "."
        aside = (opener in "UPGE" or words[begin] in ("when", "where")) and "," in tags[begin:end]
        for k in range(begin, end):
            kind = tags[k]
            if kind == ",":
                aside = k + 1 < end and tags[k + 1] == "W"
            elif kind in "WH" and words[k] in ("who", "which", "that") and k > first and tags[k - 1] in "NC,":
                aside = True
            elif (not aside and (kind == "Q" and self.line.ends[k] - self.line.starts[k] > 20)) or (
                not aside and k in self.groups and self.groups[k].finite
            ):
                return True
        return False
