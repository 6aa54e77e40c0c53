"""Identifiers come from content alone."""

from hypothesis import given
from hypothesis import strategies as st

from detente.ids import bytes_id, short_id, text_id


def test_a_text_has_the_sha256_of_its_utf8_form() -> None:
    """The published SHA-256 of "abc" is the identifier of that text and of its bytes."""
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert text_id("abc") == bytes_id(b"abc") == known


def test_a_lone_surrogate_has_an_identifier() -> None:
    """Text that cannot be encoded as UTF-8 is still told apart."""
    assert text_id("a\ud800") != text_id("a\ud801")


@given(st.lists(st.text(st.characters(exclude_characters="\x1f")), min_size=1, max_size=4))
def test_parts_are_told_apart_by_their_borders(parts: list[str]) -> None:
    """Moving a border between parts changes the identifier."""
    assert short_id(*parts) != short_id(*parts, "")
    assert len(short_id(*parts)) == 16
