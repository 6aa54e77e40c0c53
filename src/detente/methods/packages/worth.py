"""What levels of an issue are worth to a party: as the case says, else by how far they lie from what the party asks."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.methods.packages.bargain import Numbers, Span

__all__ = ["between", "exact", "from_ideal"]

ONE = Fraction(1)


def exact(number: float) -> Fraction:
    """Return a number as it was written: 0.35 is 35/100, not the nearest power of two."""
    return Fraction(repr(float(number)))


def from_ideal(ideal: int, levels: int) -> Numbers:
    """Return values that are 1 at the ideal level and fall evenly, on both sides, to 0 at the farthest one.

    Args:
        ideal: Its place.
        levels: How many there are, two at least.
    """
    farthest = max(ideal, levels - 1 - ideal)
    return tuple(ONE - Fraction(abs(level - ideal), farthest) for level in range(levels))


def between(given: Mapping[int, Span], ideal: int | None, levels: int) -> tuple[Numbers, Numbers]:
    """Return low and high values of all levels where some are given.

    Where the party asks for a level, that level is worth 1 unless it is given, and the first and last are worth what
    `from_ideal` says unless they are. Any other lies on the straight line between the given ones on both sides of it, or
    is worth what the nearest given one is.

    Args:
        given: Place of a level to its range, one at least.
        ideal: What the party asks for; None is unknown.
        levels: How many there are.
    """
    anchors = dict(given)
    if ideal is not None:
        falling = from_ideal(ideal, levels)
        for place in (ideal, 0, levels - 1):
            anchors.setdefault(place, (falling[place], falling[place]))
    ends = [
        tuple(
            _on_line({place: span[end] for place, span in anchors.items()}, level) for level in range(levels)
        )
        for end in (0, 1)
    ]
    return ends[0], ends[1]


def _on_line(anchors: Mapping[int, Fraction], level: int) -> Fraction:
    before = max((place for place in anchors if place <= level), default=None)
    after = min((place for place in anchors if place >= level), default=None)
    if before is None or after is None or before == after:
        return anchors[before if before is not None else after]  # type: ignore[index]
    share = Fraction(level - before, after - before)
    return anchors[before] + share * (anchors[after] - anchors[before])
