"""Statements that only the neighbouring paragraphs or sentences explain."""

from __future__ import annotations

from tests.coding.statements.sample import document, said, statements


def test_a_paragraph_that_goes_on_quoting() -> None:
    """Has the speaker before it, and no cue."""
    found = statements("“The ice is thin,” Ruiz said.\n“Nobody should cross it before the frost returns.”")
    assert [s.speaker.name for s in found if s.speaker] == ["Tomas Ruiz", "Tomas Ruiz"]
    assert found[1].cue == found[1].source == ()
    assert found[1].rule == "quotation-goes-on"


def test_a_quotation_left_open_is_the_next_paragraphs() -> None:
    """Its marks are closed only where its speaker is named."""
    found = said("“The ice was thin.\n“And nobody told us,” Lena Brandt said.")
    assert found[0] == ("Lena Brandt", "“The ice was thin.")


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    """However far the next mark is."""
    found = statements(
        "“The ice was thin, Ruiz said.\nThe port is large. Ships came and went.\n“No,” Veld said."
    )
    assert all("ships" not in statement.words.lower() for statement in found)


def test_a_block_quotation_without_marks() -> None:
    """Follows a sentence that ends in a colon."""
    text = "Ruiz offered this defence:\nIt was dark. We could not see the buoys.\nThe court was not moved."
    assert said(text) == [("Tomas Ruiz", "It was dark. We could not see the buoys.")]


def test_a_labelled_block_of_several_paragraphs() -> None:
    """Is one statement of as many pieces."""
    text = "Ruiz wrote:\nIt was dark.\nWe could not see."
    found = statements(document(text, rest="quotation"))
    assert found[0].words == "It was dark. We could not see."


def test_a_quotation_behind_a_colon() -> None:
    """Is of whom the words before it are about."""
    found = said("Ruiz waved the question away: “Ask the pilots, they were there all night.”")
    assert found == [("Tomas Ruiz", "“Ask the pilots, they were there all night.”")]


def test_a_quotation_behind_a_sentence_about_somebody() -> None:
    """Has that person for its speaker."""
    found = said("Ruiz was blunt. “The harbour is ours and it stays ours.”")
    assert found == [("Tomas Ruiz", "“The harbour is ours and it stays ours.”")]


def test_narrative_in_between_breaks_the_thread() -> None:
    """A quotation behind another paragraph has no speaker to go on with."""
    found = said(
        "“The ice is thin,” Ruiz said.\nTwo ferries were turned back at noon.\n“Closed until further notice.”"
    )
    assert found == [("Tomas Ruiz", "“The ice is thin,”")]


def test_a_second_sentence_long_enough_stands_alone() -> None:
    """It is a statement of its own, by the same speaker."""
    found = said(
        "“The ice is far too thin to carry us,” Ruiz said. “The frost will return by the end of May.”"
    )
    assert found == [
        ("Tomas Ruiz", "“The ice is far too thin to carry us,”"),
        ("Tomas Ruiz", "“The frost will return by the end of May.”"),
    ]
