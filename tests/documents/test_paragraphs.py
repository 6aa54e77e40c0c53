"""Blocks with their words."""

from detente.documents.paragraphs import capitalised, paragraphs, stopped


def test_words_are_cut_and_counted() -> None:
    """A paragraph keeps at most 2,000 characters; its block keeps the whole span."""
    (piece,) = paragraphs("word " * 1_000)
    assert (len(piece.words), piece.count, piece.block.end) == (2_000, 400, 4_999)


def test_stops_and_capitals() -> None:
    """A stop may stand inside a closing mark; a headline capitalises most longer words."""
    assert stopped("He left.”")
    assert stopped("He asked: “Who left?”")
    assert not stopped("Who left?")
    assert capitalised("The Envoys Who Left the Lake")
    assert not capitalised("The envoys who left the Lake")
