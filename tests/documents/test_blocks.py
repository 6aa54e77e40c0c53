"""A text into its blocks."""

from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from detente.documents.blocks import blocks

SENTENCE = (
    "The envoys spoke for three hours about the crossing points and agreed to meet again before winter. "
)


def pieces(text: str) -> list[str]:
    """Return the words of each block, wrapped lines joined."""
    return [" ".join(text[start:end] for start, end in block.lines) for block in blocks(text)]


@given(st.text(st.sampled_from("ab .\n\r\t\f\u2028>#-1:")))
def test_blocks_cover_what_is_not_white_space_in_order(text: str) -> None:
    """Outside the lines of all blocks there is white space only, and lines do not overlap."""
    position, outside = 0, ""
    for block in blocks(text):
        for start, end in block.lines:
            assert position <= start < end
            outside += text[position:start]
            position = end
    assert (outside + text[position:]).strip() == ""


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    """Single newlines part paragraphs when the lines are whole paragraphs."""
    assert len(pieces("\n".join([SENTENCE * 3, "He left.", SENTENCE * 2]))) == 3


def test_hard_wrapped_lines_belong_together() -> None:
    """A paragraph wrapped at 72 columns is one block; a blank line parts it from the next."""
    paragraph = fill(SENTENCE * 4, 72)
    assert pieces(f"{paragraph}\n\n{paragraph}") == [(SENTENCE * 4).strip()] * 2


def test_a_short_line_ends_a_wrapped_paragraph_without_blank_line() -> None:
    """In wrapped text a line on which the next word would have fitted ends the paragraph."""
    first, second = fill(SENTENCE * 3 + "Nobody left before the end of it.", 66), fill(SENTENCE * 4, 66)
    assert len(first.splitlines()[-1]) < 50
    assert len(pieces(f"{first}\n{second}")) == 2


def test_short_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    """Lines that end as sentences do are paragraphs, even where all of them are short."""
    lines = [
        "The first round ended on Friday without any result.",
        "The second round will be held here in the spring.",
    ]
    assert pieces("\n".join(lines)) == lines


def test_one_long_line_does_not_widen_the_page() -> None:
    """A first line that a place and date made longer leaves the width to the others."""
    paragraph = "PORT LOUIS, May 3, 2031 (Example Wire) -- " + fill(SENTENCE * 4, 66)
    assert len(pieces(f"{paragraph}\n\n{fill(SENTENCE * 4, 66)}")) == 2


def test_list_items_and_headings_open_a_block_in_wrapped_text() -> None:
    """A list mark, a heading mark or a speaker's name is never joined to the line before."""
    text = f"{fill(SENTENCE * 3, 70)}\n- {fill(SENTENCE * 2, 70)}\nQ: {fill(SENTENCE * 2, 70)}"
    assert [piece[:2] for piece in pieces(text)] == ["Th", "- ", "Q:"]


def test_carriage_returns_and_form_feeds_part_blocks() -> None:
    """Old Mac newlines and page breaks are line ends too, and a page break is as good as a blank line."""
    found = blocks("One stood.\rTwo sat.\fThree left.")
    assert [block.apart for block in found] == [True, False, True]
