"""Changing the terms of a package: what one, two or more changes are worth to each party, and single-text mediation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.exact import leximin

__all__ = ["Moves", "Text", "changes", "single_text"]

Ints = NDArray[np.int64]
Levels = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Changes of a package on a given number of issues.

    Attributes:
        issues: Ascending, shape (moves, changed issues).
        levels: What they become, shape (moves, changed issues).
        gains: What each party gains, shape (moves, parties).
    """

    issues: Levels
    levels: Levels
    gains: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """How a single text developed.

    Attributes:
        texts: The packages in turn, the first the one that it started from, shape (texts, issues).
        utilities: What they are worth, shape (texts, parties).
    """

    texts: Levels
    utilities: Ints


def changes(domain: Domain, package: NDArray[np.integer], terms: int) -> Iterator[Moves]:
    """Yield all allowed packages that differ from one on exactly so many issues.

    Args:
        domain: The domain.
        package: Shape (issues,).
        terms: How many issues change, 1 to the number of issues; the number of moves grows with its power.

    Yields:
        The moves of one set of issues at a time.

    Raises:
        ValueError: A level that an issue does not have, or a number of issues that cannot change.
    """
    current = domain.check(np.asarray(package)[None, :])[0]
    if not 1 <= terms <= len(current):
        raise ValueError(f"changes: between 1 and {len(current)} issues can change, not {terms}")
    other = [np.flatnonzero(np.arange(count) != at) for count, at in zip(domain.levels, current, strict=True)]
    for issues in itertools.combinations(range(len(current)), terms):
        grid = np.meshgrid(*(other[issue] for issue in issues), indexing="ij")
        levels = np.stack([axis.reshape(-1) for axis in grid], axis=1)
        levels = levels[_allowed(domain, current, issues, levels)]
        gains = np.zeros((len(levels), domain.parties), np.int64)
        for at, issue in enumerate(issues):
            gains += domain.values[issue][levels[:, at]] - domain.values[issue][current[issue]]
        yield Moves(np.tile(np.array(issues, np.intp), (len(levels), 1)), levels, gains)


def _allowed(domain: Domain, current: Levels, issues: tuple[int, ...], levels: Levels) -> NDArray[np.bool_]:
    if not domain.links:
        return np.ones(len(levels), np.bool_)
    packages = np.tile(current, (len(levels), 1))
    packages[:, issues] = levels
    return domain.allows(packages)


def single_text(domain: Domain, start: NDArray[np.integer], *, most_terms: int = 2) -> Text:
    """Return how a mediator's single text improves, one proposal at a time.

    Of the changes on at most `most_terms` issues that leave nobody worse off and somebody better, the one is proposed
    that gives the party that gains least most (then leximin, then fewest terms, then the first). The text stands
    when no such change is left. It is then on the frontier if no improvement needs more terms at once; that two always
    suffice is not true: three issues can hold an improvement of which no two are one.

    Args:
        domain: The domain.
        start: An allowed package, shape (issues,).
        most_terms: How many issues one proposal may change.

    Returns:
        The texts in turn.

    Raises:
        ValueError: A start with a level that an issue does not have, or that the links forbid, or a number of terms
            that cannot change.

    Source: Fisher (1978); Raiffa (1982), chapter 14; Ehtamo, Kettunen and Hämäläinen (2001).
    """
    texts = [domain.check(np.asarray(start)[None, :])[0]]
    if not domain.allows(texts[0][None, :])[0]:
        raise ValueError(f"single_text: the links forbid the starting package {texts[0].tolist()}")
    if not 1 <= most_terms <= len(domain.values):
        raise ValueError(
            f"single_text: between 1 and {len(domain.values)} issues can change, not {most_terms}"
        )
    while (following := _improved(domain, texts[-1], most_terms)) is not None:
        texts.append(following)
    packages = np.stack(texts)
    return Text(packages, domain.utilities(packages))


def _improved(domain: Domain, text: Levels, most_terms: int) -> Levels | None:
    gains, packages = [], []
    for terms in range(1, most_terms + 1):
        for moves in changes(domain, text, terms):
            better = np.flatnonzero((moves.gains >= 0).all(axis=1) & (moves.gains > 0).any(axis=1))
            if len(better):
                best = better[leximin(moves.gains[better])[0]]
                gains.append(moves.gains[best])
                package = text.copy()
                package[moves.issues[best]] = moves.levels[best]
                packages.append(package)
    return packages[leximin(np.stack(gains))[0]] if gains else None
