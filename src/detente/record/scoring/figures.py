"""Precision, recall and F1, in per cent with one decimal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["TASKS", "Figure", "Line", "Scores", "Task", "mean", "share"]

Task: TypeAlias = Literal["attribution", "time", "plover", "seeds"]
TASKS: tuple[Task, ...] = ("attribution", "time", "plover", "seeds")


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts behind one precision and one recall.

    Attributes:
        right_found: Found items that are right.
        found: Found items.
        right_gold: Gold items that were found right; differs from `right_found` where the two sides are classed
            apart, each by its own words.
        gold: Gold items.
    """

    right_found: int
    found: int
    right_gold: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of found items that are right; 0 where nothing was found."""
        return share(self.right_found, self.found)

    @property
    def recall(self) -> float:
        """Share of gold items that were found right; 0 where there is no gold."""
        return share(self.right_gold, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two before they are rounded; 0 where both are 0."""
        precision = self.right_found / self.found if self.found else 0.0
        recall = self.right_gold / self.gold if self.gold else 0.0
        total = precision + recall
        return round(200 * precision * recall / total, 1) if total else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer.

    Attributes:
        measure: What is measured: `relation`.
        part: On which part of the items: `direct`; empty for all.
        value: Counts with their precision, recall and F1, or a share in per cent.
    """

    measure: str
    part: str
    value: Figure | float


@dataclass(frozen=True, slots=True)
class Scores:
    """What a record scores on a task.

    Attributes:
        lines: In a fixed order.
        documents: How many documents the gold has.
        missing: Gold documents that the record does not have: whatever they hold counts as missed.
    """

    task: Task
    lines: tuple[Line, ...]
    documents: int
    missing: tuple[str, ...]


def share(part: int, whole: int) -> float:
    """Return a share in per cent with one decimal; 0 of nothing is 0."""
    return round(100 * (part / whole), 1) if whole else 0.0


def mean(values: Sequence[float]) -> float:
    """Return the mean with one decimal; 0 of nothing."""
    return round(sum(values) / max(1, len(values)), 1)
