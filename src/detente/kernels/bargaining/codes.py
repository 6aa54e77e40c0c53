"""A package as a number: comparing two numbers compares the packages level by level, the first issue first.

A number is a row of int64 words, for a domain of 10**20 packages does not fit one. It is a sum over issues, so issues
may be merged in any order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["decode", "level_codes"]

Ints = NDArray[np.int64]

_WORD = 1 << 62


def level_codes(levels: tuple[int, ...]) -> tuple[Ints, ...]:
    """Return for each issue what its levels add to a package's number.

    Args:
        levels: How many levels each issue has.

    Returns:
        For each issue an array of shape (levels, words).
    """
    words = _words(levels)
    codes = []
    for issue, count in enumerate(levels):
        word = next(at for at, issues in enumerate(words) if issue in issues)
        stride = 1
        for later in words[word]:
            stride *= levels[later] if later > issue else 1
        code = np.zeros((count, len(words)), np.int64)
        code[:, word] = np.arange(count) * stride
        codes.append(code)
    return tuple(codes)


def decode(numbers: Ints, levels: tuple[int, ...]) -> NDArray[np.intp]:
    """Return the packages that numbers stand for.

    Args:
        numbers: Shape (packages, words).
        levels: How many levels each issue has.

    Returns:
        Levels, shape (packages, issues).
    """
    packages = np.empty((len(numbers), len(levels)), np.intp)
    for word, issues in enumerate(_words(levels)):
        rest = numbers[:, word].copy()
        for issue in reversed(issues):
            rest, packages[:, issue] = np.divmod(rest, levels[issue])
    return packages


def _words(levels: tuple[int, ...]) -> list[range]:
    words, start, size = [], 0, 1
    for issue, count in enumerate(levels):
        if size * count >= _WORD:
            words.append(range(start, issue))
            start, size = issue, 1
        size *= count
    return [*words, range(start, len(levels))]
