"""The author's own voice in opinion pieces."""

from __future__ import annotations

import pytest

from tests.coding.statements.sample import document, statements

VOICED = {
    "should": "The council should reopen the port.",
    "must": "The council must not wait for spring.",
    "in my view": "In my view, the port was never safe.",
    "first person": "I doubt the pilots slept.",
    "it is time": "It is time to reopen the port.",
}


@pytest.mark.parametrize("text", VOICED.values(), ids=VOICED)
def test_judgement_and_advice_are_the_authors(text: str) -> None:
    """In an opinion piece, under the author's name."""
    (statement,) = statements(document(text, kind="opinion", author="Ines Hall"))
    assert statement.mode == "author"
    assert statement.cue == statement.source == ()
    assert statement.speaker is not None
    assert statement.speaker.name == "Ines Hall"


def test_an_unnamed_author_is_the_author() -> None:
    """Where no byline was found."""
    (statement,) = statements(document("The council should reopen the port.", kind="opinion"))
    assert statement.speaker is not None
    assert statement.speaker.name == "the author"


def test_advice_that_somebody_else_gives_is_not_the_authors() -> None:
    """It stands in that person's statement."""
    found = statements(document("Ruiz said that the council should reopen the port.", kind="opinion"))
    assert [statement.mode for statement in found] == ["indirect"]


def test_news_has_no_authors_voice() -> None:
    """Only opinion pieces do."""
    assert statements("The council should reopen the port.") == []
