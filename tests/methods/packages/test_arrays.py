"""Utilities as integers: exact within a party always, between parties where a common denominator can be had."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np

from detente.methods.packages.adapter import Packages
from detente.methods.packages.arrays import table_of
from detente.methods.packages.bargain import Bargain, Side, Stake, Topic
from detente.methods.packages.worth import from_ideal


def _asking(seed: int, parties: int = 8, issues: int = 4, levels: int = 3) -> Bargain:
    """Parties that each ask for a level of every issue, with saliences of two digits."""
    rng = np.random.default_rng(seed)
    names = tuple(f"l{at}" for at in range(levels))
    topics = tuple(Topic(f"i{at}", f"i{at}", names, names) for at in range(issues))
    sides = []
    for at in range(parties):
        stakes = []
        for topic in range(issues):
            weight = Fraction(int(rng.integers(10, 100)), 100)
            values = from_ideal(int(rng.integers(levels)), levels)
            stakes.append(Stake(topic, (weight, weight), values, values))
        sides.append(Side(f"p{at}", f"p{at}", "third", tuple(stakes), (Fraction(1, 10), Fraction(1, 10))))
    return Bargain("made-up", topics, tuple(sides))


def _payoffs(bargain: Bargain) -> set[tuple[Fraction, ...]]:
    weights = [side.weights() for side in bargain.sides]
    return {
        tuple(
            sum((own[s.topic] * s.low[at[s.topic]] for s in side.stakes), Fraction(0))
            for side, own in zip(bargain.sides, weights, strict=True)
        )
        for at in itertools.product(*(range(count) for count in bargain.levels))
    }


def test_a_frontier_is_exact_without_a_common_denominator() -> None:
    """Equal sums stay equal: no point is listed that another is as good as for everybody, and better for somebody."""
    apart = 0
    for seed in range(60):
        bargain = _asking(seed)
        table = table_of(bargain)
        if len(set(table.scales)) == 1:
            continue
        apart += 1
        points = _payoffs(bargain)
        best = [
            one
            for one in points
            if not any(
                other != one and all(a >= b for a, b in zip(other, one, strict=True)) for other in points
            )
        ]
        found = Packages(limit=10_000).answered(table, (), np.random.default_rng(0), "")
        assert found.answer.frontier.count == len(best)
        assert dict(found.parameters)["utilities of different parties"].startswith("compared to nine digits")
    assert apart >= 5


def test_numbers_of_too_many_digits_are_rounded_before_they_are_multiplied() -> None:
    """So that what was equal stays so; whose they are is said."""
    bargain = _asking(1, parties=2)
    first, second = bargain.sides
    long = Fraction(7_000_000_000_000_001, 10**16)
    stakes = tuple(replace(stake, weight=(long, long)) for stake in first.stakes)
    found = Packages().answered(
        table_of(replace(bargain, sides=(replace(first, stakes=stakes), second))),
        (), np.random.default_rng(0), "",
    )  # fmt: skip
    same = tuple(replace(stake, weight=(Fraction(1), Fraction(1))) for stake in first.stakes)
    plain = Packages().answered(
        table_of(replace(bargain, sides=(replace(first, stakes=same), second))),
        (), np.random.default_rng(0), "",
    )  # fmt: skip
    assert [each.terms for each in found.answer.frontier.listed] == [
        each.terms for each in plain.answer.frontier.listed
    ]
    odd = replace(
        first, stakes=(replace(first.stakes[0], low=(long, Fraction(0), Fraction(1))), *first.stakes[1:])
    )
    table = table_of(replace(bargain, sides=(odd, second)))
    assert table.rounded == ("p0",)
    assert max(table.scales) <= 10**15
