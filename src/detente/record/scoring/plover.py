"""PLOVER roots: whether an act or deed found in a text has the root that people gave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.record.scoring.figures import Figure, Line, mean, share
from detente.record.scoring.found import Found
from detente.record.scoring.gold import GoldRoot

__all__ = ["chosen_roots", "plover_lines"]


def chosen_roots(gold: Iterable[GoldRoot], found: Iterable[Found]) -> tuple[tuple[str, str | None], ...]:
    """Return for each root of gold the root that was found for it.

    That is the gold root if any item has it, else the root of the item that stands first, None if no item has one.
    """
    roots = [item.plover for item in sorted(found, key=lambda item: item.extents[:1]) if item.plover]
    first = roots[0] if roots else None
    return tuple((each.plover, each.plover if each.plover in roots else first) for each in gold)


def plover_lines(pairs: Sequence[tuple[str, str | None]]) -> tuple[Line, ...]:
    """Return the mean F1 over the roots that gold has, the share of right ones, and each root by itself."""
    roots = sorted({gold for gold, _ in pairs})
    figures = {root: _figure(root, pairs) for root in roots}
    right = sum(gold == found for gold, found in pairs)
    return (
        Line("macro-F1", "", mean([figure.f1 for figure in figures.values()])),
        Line("accuracy", "", share(right, len(pairs))),
        *(Line("root", root, figure) for root, figure in figures.items()),
    )


def _figure(root: str, pairs: Sequence[tuple[str, str | None]]) -> Figure:
    right = sum(gold == found == root for gold, found in pairs)
    return Figure(
        right,
        sum(found == root for _, found in pairs),
        right,
        sum(gold == root for gold, _ in pairs),
    )
