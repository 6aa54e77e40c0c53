"""Times: expressions found where gold has them (*relaxed*: spans overlap), and with the same *value*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from detente.record.scoring.figures import Figure, Line
from detente.record.scoring.found import Found
from detente.record.scoring.gold import GoldTime
from detente.record.scoring.intervals import same_value
from detente.record.scoring.matching import one_to_one, span_overlap

__all__ = ["pair_times", "scored_times", "tally", "time_lines"]


def scored_times(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the items that are scored: the times."""
    return tuple(each for each in found if each.type == "time" and each.pieces)


def pair_times(gold: Sequence[GoldTime], found: Sequence[Found]) -> tuple[tuple[int, int], ...]:
    """Return which found time stands for which gold one, by index: the larger overlap first."""
    return one_to_one(gold, found, lambda wanted, had: span_overlap(wanted.span, had.pieces[0]))


def tally(gold: Sequence[GoldTime], found: Iterable[Found]) -> Counter[str]:
    """Return the counts of one text, to be summed over texts and given to `time_lines`."""
    had = scored_times(found)
    pairs = pair_times(gold, had)
    right = sum(same_value(had[j].value, gold[i].value) for i, j in pairs)
    return Counter({"relaxed": len(pairs), "value": right, "gold": len(gold), "found": len(had)})


def time_lines(counts: Counter[str]) -> tuple[Line, ...]:
    """Return both measures."""
    return tuple(
        Line(measure, "", Figure(counts[measure], counts["found"], counts[measure], counts["gold"]))
        for measure in ("relaxed", "value")
    )
