"""Spans compared, and pairs one to one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.record.scoring.matching import one_to_one, overlap, span_overlap, trimmed, word_starts
from tests.record.scoring.builders import span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda each: (each[0], each[0] + each[1]))


def test_words_keep_hyphens_apostrophes_and_full_stops_inside() -> None:
    """`half-open`, `p.m` and `don’t` are one word each; a final full stop is none."""
    text = "They don’t like half-open gates at 3 p.m."
    assert len(word_starts(text, [(0, len(text))])) == 8


def test_words_of_several_spans_are_counted_together() -> None:
    """A word that a span begins inside of counts from there."""
    text = "open the river"
    assert word_starts(text, [(0, 4), (9, 14)]) == {0, 9}


def test_trimming_drops_punctuation_at_the_edges() -> None:
    """Quotation marks, commas and spaces at an edge are no part of a source."""
    text = " “Anna Veld,” said"
    assert trimmed(text, [(0, 13)]) == (span(text, "Anna Veld"),)


def test_trimming_joins_pieces_that_no_word_parts() -> None:
    """Two pieces with a comma between are one; with a word between they stay two; a piece of commas goes."""
    text = "Veld, Tarn and Lund,,"
    pieces = [span(text, "Veld"), span(text, "Tarn"), span(text, "Lund"), span(text, ",,")]
    assert trimmed(text, pieces) == ((0, 10), span(text, "Lund"))


def test_spans_that_only_touch_do_not_overlap() -> None:
    """Ends are exclusive."""
    assert not overlap([(0, 5)], [(5, 9)])
    assert overlap([(0, 5), (20, 22)], [(4, 9)])


def test_overlap_is_shared_over_covered() -> None:
    """[0, 6) and [4, 10) share 2 of 10."""
    assert span_overlap((0, 6), (4, 10)) == 0.2


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_full_only_for_the_same_span(a: tuple[int, int], b: tuple[int, int]) -> None:
    """Intersection over union: 1 for equal spans, 0 for spans apart."""
    assert span_overlap(a, b) == span_overlap(b, a)
    assert (span_overlap(a, b) == 1) == (a == b)
    assert (span_overlap(a, b) > 0) == overlap([a], [b])


def test_the_best_pair_comes_first() -> None:
    """Greedy: the pair worth 9 takes both, though 8 and 7 would be worth more together."""
    values = {(0, 0): 9.0, (0, 1): 8.0, (1, 0): 7.0}
    assert one_to_one([0, 1], [0, 1], lambda g, f: values.get((g, f), 0)) == ((0, 0),)


def test_equal_pairs_go_to_the_earliest() -> None:
    """Ties go to the earliest gold, then to the earliest found."""
    assert one_to_one("ab", "xy", lambda g, f: 1) == ((0, 0), (1, 1))


def test_what_does_not_fit_is_not_paired() -> None:
    """0 and less mean no fit."""
    assert one_to_one([1, 2], [1, 2], lambda g, f: g - f) == ((1, 0),)


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))
def test_no_index_is_paired_twice(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    """One to one, and nothing that fits is left on both sides."""
    pairs = one_to_one(gold, found, span_overlap)
    lefts, rights = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(lefts) == len(rights) == len(pairs)
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            assert i in lefts or j in rights or span_overlap(g, f) == 0
