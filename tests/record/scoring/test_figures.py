"""Precision, recall and F1."""

from __future__ import annotations

from detente.record.scoring.figures import Figure, mean, share


def test_a_figure_is_per_cent_with_one_decimal() -> None:
    """Three of four found are right, and they are three of five: 75, 60, and 2·0.75·0.6/1.35."""
    figure = Figure(3, 4, 3, 5)
    assert (figure.precision, figure.recall, figure.f1) == (75.0, 60.0, 66.7)


def test_f1_is_of_the_shares_before_they_are_rounded() -> None:
    """One of three and one of seven: F1 is 20, whatever the rounding of 33.3 and 14.3."""
    assert Figure(1, 3, 1, 7).f1 == 20.0


def test_nothing_found_and_nothing_to_find_are_zero() -> None:
    """No division by zero, and no perfect score for silence."""
    figure = Figure(0, 0, 0, 0)
    assert (figure.precision, figure.recall, figure.f1) == (0.0, 0.0, 0.0)
    assert share(0, 0) == 0.0
    assert mean([]) == 0.0


def test_the_two_sides_may_count_differently() -> None:
    """An attribution may be direct by gold's words and not by those found."""
    assert Figure(1, 2, 3, 4).precision == 50.0
    assert Figure(1, 2, 3, 4).recall == 75.0
