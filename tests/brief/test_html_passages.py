"""Texts cut at span boundaries: nested, crossing, broken and left-out spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.html.passages import Numbered, cut
from detente.brief.model import Passage


def test_a_nested_span_is_marked_within_its_holder() -> None:
    """The holder stays marked on both sides of what it holds."""
    (passage,) = cut([Passage(0, "abcdef")], [Numbered(1, ((1, 5),)), Numbered(2, ((2, 3),))], whole=True)
    assert [(part.text, part.inside) for part in passage.segments] == [
        ("a", ()),
        ("b", (1,)),
        ("c", (1, 2)),
        ("de", (1,)),
        ("f", ()),
    ]


def test_an_item_starts_once() -> None:
    """A span in two pieces over two passages has one place to go to."""
    passages = cut([Passage(0, "abc"), Passage(5, "def")], [Numbered(7, ((1, 2), (5, 7)))], whole=True)
    assert [part.starting for passage in passages for part in passage.segments] == [(), (7,), (), (), ()]
    assert "".join(p.text for passage in passages for p in passage.segments if 7 in p.inside) == "bde"


def test_text_left_out_leaves_a_gap() -> None:
    """Extracts show where something is missing before them; white space between paragraphs is not missing text."""
    passages = [Passage(40, "first"), Passage(47, "second"), Passage(90, "third")]
    assert [passage.gap for passage in cut(passages, [], whole=False)] == [True, False, True]
    assert not any(passage.gap for passage in cut(passages, [], whole=True))


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: (min(p), max(p))), max_size=3
)


@given(st.text(max_size=30), st.integers(0, 9), st.lists(spans, max_size=5))
def test_segments_cover_the_text_and_say_what_covers_them(
    text: str, start: int, items: list[list[tuple[int, int]]]
) -> None:
    """The segments join to the passage, and each character lies inside exactly the items whose spans hold it."""
    numbered = [Numbered(number, tuple(parts)) for number, parts in enumerate(items, start=1)]
    (passage,) = cut([Passage(start, text)], numbered, whole=True)
    assert "".join(part.text for part in passage.segments) == text
    place = start
    for part in passage.segments:
        for _ in part.text:
            holding = tuple(i.number for i in numbered if any(low <= place < high for low, high in i.spans))
            assert part.inside == holding
            place += 1
