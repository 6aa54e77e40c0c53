"""Points that no other point dominates, in arrays: one, two, three and more parties.

A point dominates another when it is at least as large everywhere and larger somewhere. Everything is int64, so equal
means equal. Sources: Kung, Luccio and Preparata (1975) for maxima by divide and conquer; Chomicki et al. (2003) for
filtering in an order in which nobody is dominated by a later point.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["dense_ranks", "nondominated", "sort_distinct", "thin"]

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

_FIRST_ROUND, _ROUND = 64, 1024
_GATHER_ROWS = 8192
_SMALL_BLOCK_BITS = 5


def nondominated(points: Ints) -> NDArray[np.intp]:
    """Return which points are dominated by no other.

    Args:
        points: Utilities, larger is better, shape (points, parties).

    Returns:
        Ascending indices; equal points are all kept.

    Raises:
        ValueError: `points` is not a matrix with at least one column.
    """
    if points.ndim != 2 or points.shape[1] == 0:
        raise ValueError(f"nondominated: points must be (points, parties >= 1), not {points.shape}")
    if not len(points):
        return np.empty(0, np.intp)
    ranks = dense_ranks(points)
    order, starts = sort_distinct(ranks)
    kept = np.flatnonzero(undominated_sorted(ranks[order[starts]]))
    lengths = np.diff(np.append(starts, len(order)))[kept]
    first = np.repeat(starts[kept] - np.append(0, np.cumsum(lengths)[:-1]), lengths)
    return np.sort(order[first + np.arange(lengths.sum())])


def thin(points: Ints, codes: Ints, groups: Ints) -> tuple[Ints, Ints, Ints]:
    """Keep the undominated points within each group, each once, with its smallest code.

    Args:
        points: Utilities, shape (rows, parties).
        codes: What stands for the package, compared word by word, shape (rows, words).
        groups: Dense group numbers, shape (rows,); rows of different groups are not compared.

    Returns:
        The three arrays of the rows kept, ordered by group, then by falling utility of the first party.
    """
    if len(points) <= 1:
        return points, codes, groups
    ranks = _apart(dense_ranks(points), groups)
    order, starts = sort_distinct(ranks)
    kept = np.flatnonzero(undominated_sorted(ranks[order[starts]]))
    rows = order[starts[kept]]
    return points[rows], _least_codes(codes, order, starts, kept), groups[rows]


def _apart(ranks: Ints, groups: Ints) -> Ints:
    # A higher group falls behind in the first column and leads in the last by more than any rank, so that
    # no row dominates a row of another group.
    if not groups.any():
        return ranks
    step = len(ranks)
    ranks = np.column_stack([ranks, ranks]) if ranks.shape[1] == 1 else ranks.copy()
    ranks[:, 0] -= groups * step
    ranks[:, -1] += groups * step
    return ranks


def dense_ranks(points: Ints) -> Ints:
    """Return each value's place among the distinct values of its column, from 0, shape as given."""
    ranks = np.empty(points.shape, np.int64, order="F")
    for party in range(points.shape[1]):
        ranks[:, party] = _ranks_of(points[:, party])
    return ranks


def _ranks_of(column: Ints) -> Ints:
    low, high = int(column.min()), int(column.max())
    if high - low > 4 * len(column) + 1024:
        return np.unique(column, return_inverse=True)[1].astype(np.int64).reshape(-1)
    present = np.zeros(high - low + 1, np.bool_)
    places = column - low
    present[places] = True
    return (np.cumsum(present) - 1)[places]


def sort_distinct(points: Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Sort rows, largest first, the first column first, and find where each distinct row starts.

    Args:
        points: Shape (rows >= 1, columns).

    Returns:
        The order of the rows, shape (rows,), and the places in it that start a distinct row.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    sizes = [int(size) for size in high - low + 1]
    key = _packed(high - points, sizes)
    if key is not None:
        order = np.argsort(key)
        ordered = key[order]
        changes = ordered[1:] != ordered[:-1]
    else:
        order = np.lexsort((-points[:, ::-1]).T)
        rows = points[order]
        changes = (rows[1:] != rows[:-1]).any(axis=1)
    return order, np.append(0, np.flatnonzero(changes) + 1)


def _packed(points: Ints, sizes: list[int]) -> Ints | None:
    space = 1
    for size in sizes:
        space *= size
    if space >= 1 << 62:
        return None
    key = points[:, 0].copy()
    for party in range(1, points.shape[1]):
        key *= sizes[party]
        key += points[:, party]
    return key


def _least_codes(
    codes: Ints, order: NDArray[np.intp], starts: NDArray[np.intp], kept: NDArray[np.intp]
) -> Ints:
    if len(starts) == len(order):
        return codes[order[starts[kept]]]
    sorted_codes = codes[order]
    lengths = np.diff(np.append(starts, len(order)))
    least = np.empty((len(starts), codes.shape[1]), np.int64)
    open_rows = np.ones(len(order), np.bool_)
    for word in range(codes.shape[1]):
        column = np.where(open_rows, sorted_codes[:, word], np.iinfo(np.int64).max)
        least[:, word] = np.minimum.reduceat(column, starts)
        open_rows &= column == np.repeat(least[:, word], lengths)
    return least[kept]


def undominated_sorted(points: Ints) -> Mask:
    """Return which of the points are undominated.

    Args:
        points: Distinct points, largest first as `sort_distinct` orders them, shape (points, parties).

    Returns:
        A mask, shape (points,).
    """
    filters: dict[int, Callable[[Ints], Mask]] = {1: _of_one, 2: _of_two, 3: _of_three}
    return filters.get(points.shape[1], _of_many)(points)


def _of_one(points: Ints) -> Mask:
    return np.asarray(np.arange(len(points)) == 0)


def _of_two(points: Ints) -> Mask:
    second = points[:, 1]
    best = np.maximum.accumulate(second)
    return np.append(True, second[1:] > best[:-1])


def _of_three(points: Ints) -> Mask:
    # Only an earlier point can dominate, for the first party is sorted. Blocks double: the earlier half of a pair
    # of blocks is a staircase in the other two parties, and all pairs are swept at once.
    places = _within_small_blocks(points[:, 1], points[:, 2])
    second = _places_by_second(points[:, 1])
    row_of = np.argsort(second)
    bits = max(1, int(len(points) - 1).bit_length())
    third = points[:, 2] - points[:, 2].min()
    step = int(third.max()) + 2
    for level in range(_SMALL_BLOCK_BITS, bits):
        pair = places >> (level + 1)
        swept = row_of[np.sort((pair << bits) | second[places]) & ((1 << bits) - 1)]
        offset = (swept >> (level + 1)) * step
        earlier = (swept >> level) & 1 == 0
        height = third[swept] + 1 + offset
        stairs = np.maximum.accumulate(np.where(earlier, height, offset))
        places = swept[earlier | (stairs < height)]
    kept = np.zeros(len(points), np.bool_)
    kept[places] = True
    return kept


def _places_by_second(second: Ints) -> Ints:
    # Falling second party; of equals the earlier point first.
    place = np.empty(len(second), np.int64)
    place[np.argsort(-second, kind="stable")] = np.arange(len(second))
    return place


def _within_small_blocks(second: Ints, third: Ints) -> Ints:
    size = 1 << _SMALL_BLOCK_BITS
    short = -len(second) % size
    low = min(int(second.min()), int(third.min())) - 1
    b = np.append(second, np.full(short, low)).reshape(-1, size)
    c = np.append(third, np.full(short, low)).reshape(-1, size)
    dominated = np.zeros(b.shape, np.bool_)
    for shift in range(1, size):
        dominated[:, shift:] |= (b[:, :-shift] >= b[:, shift:]) & (c[:, :-shift] >= c[:, shift:])
    return np.flatnonzero(~dominated.reshape(-1)[: len(second)])


def _of_many(points: Ints) -> Mask:
    # In falling order of the sum of ranks a point can be dominated by an earlier one only. A round settles the first
    # points left, then strikes what they dominate: one bit for each of them, one row of bits for each rank.
    ranks = dense_ranks(points)
    left = np.argsort(-ranks.sum(axis=1), kind="stable")
    kept = np.zeros(len(points), np.bool_)
    size = _FIRST_ROUND
    while len(left):
        leaders, left = left[:size], left[size:]
        leaders = leaders[~_beaten(ranks, leaders, leaders, themselves=True)]
        kept[leaders] = True
        left = left[~_beaten(ranks, leaders, left)]
        size = _ROUND
    return kept


def _beaten(
    ranks: Ints, leaders: NDArray[np.intp], rows: NDArray[np.intp], *, themselves: bool = False
) -> Mask:
    tables = [_bits_at_least(ranks[:, party], leaders) for party in range(ranks.shape[1])]
    beaten = np.empty(len(rows), np.bool_)
    for start in range(0, len(rows), _GATHER_ROWS):
        part = rows[start : start + _GATHER_ROWS]
        bits = _leaders_above(tables, ranks, part)
        if themselves:
            own = np.arange(start, start + len(part))
            bits.view(np.uint8)[np.arange(len(part)), own >> 3] &= ~(1 << (own & 7)).astype(np.uint8)
        beaten[start : start + len(part)] = bits.any(axis=1)
    return beaten


def _leaders_above(
    tables: list[tuple[Ints, NDArray[np.uint64]]], ranks: Ints, rows: NDArray[np.intp]
) -> NDArray[np.uint64]:
    bits: NDArray[np.uint64] | None = None
    for party, (place_of_rank, table) in enumerate(tables):
        at_least = table[place_of_rank[ranks[rows, party]]]
        bits = at_least if bits is None else np.bitwise_and(bits, at_least, out=bits)
    return np.empty((len(rows), 1), np.uint64) if bits is None else bits


def _bits_at_least(column: Ints, leaders: NDArray[np.intp]) -> tuple[Ints, NDArray[np.uint64]]:
    # place_of_rank[k]: how many leaders stand below rank k; table[n]: a bit for each leader but the lowest n.
    places = np.empty(len(leaders), np.int64)
    places[np.argsort(column[leaders], kind="stable")] = np.arange(len(leaders))
    counts = np.bincount(column[leaders], minlength=int(column.max()) + 1)
    bits = np.zeros((len(leaders) + 1, -(-len(leaders) // 64) * 64), np.bool_)
    bits[:, : len(leaders)] = places >= np.arange(len(leaders) + 1)[:, None]
    return np.cumsum(counts) - counts, np.packbits(bits, axis=1, bitorder="little").view(np.uint64)
