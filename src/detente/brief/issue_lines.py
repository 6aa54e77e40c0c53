"""Issues as lines with the parties on them, and where spatial models would draw them; the page draws, Markdown lists."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief.entry import Entry

__all__ = ["IssueLine", "IssueLines", "LineLevel", "Stand"]


@dataclass(frozen=True, slots=True)
class LineLevel:
    """A level of the issue, and where on the line it is put, 0 to 100."""

    name: str
    place: float


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody or something on the line: where, and between which places.

    Attributes:
        name: A party, or a figure of a model.
        at: Its place, 0 to 100.
        low: The lowest place it may have, over what is not known.
        high: The highest.
        rounds: Of a model that moves parties by rounds: the lowest and the highest median of any round.
    """

    name: str
    at: float
    low: float
    high: float
    rounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue: no forecast stands on it without the mean and the median.

    Attributes:
        told: All that is drawn, and more, in words.
    """

    name: str
    levels: tuple[LineLevel, ...]
    parties: tuple[Stand, ...]
    mean: Stand
    median: Stand
    forecasts: tuple[Stand, ...]
    told: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IssueLines:
    """Issues on their lines; `caution` is said wherever they are shown, and `more` issues were left out."""

    caption: str
    caution: str
    lines: tuple[IssueLine, ...]
    more: int = 0
