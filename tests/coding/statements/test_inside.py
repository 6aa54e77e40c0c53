"""Quotations inside quotations."""

from __future__ import annotations

import pytest

from tests.coding.statements.sample import said, statements

NESTED = {
    "single marks inside double": "“I said, ‘Leave the boats,’ and they left,” Ruiz recalled.",
    "straight marks": "\"I said, 'Leave the boats,' and they left,\" Ruiz recalled.",
    "behind a colon": "Ruiz shook his head: “I told them, ‘Leave the boats where they are,’ and nobody listened.”",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_the_inner_words_are_a_statement_in_the_outer(text: str) -> None:
    """With `I` for whom the outer words are by."""
    outer, inner = statements(text)
    assert inner.parent == outer.id
    assert inner.rule == "quotation-within"
    assert "Leave the boats" in inner.words
    assert inner.speaker is not None
    assert inner.speaker.name == "Tomas Ruiz"


def test_somebody_else_quoted_inside() -> None:
    """Speaks through the outer speaker."""
    _, inner = statements("“Veld told us, ‘Leave the boats,’ and we left,” Ruiz recalled.")
    assert inner.speaker is not None
    assert inner.speaker.name == "Anna Veld"
    assert inner.via == ("Tomas Ruiz",)


def test_nothing_but_ones_own_words_is_said_once() -> None:
    """A speaker who quotes himself and adds nothing makes one statement."""
    assert said("Ruiz shook his head: “I told them, ‘Leave the boats where they are.’”") == [
        ("Tomas Ruiz", "“I told them, ‘Leave the boats where they are.’”")
    ]


def test_an_inner_voice_behind_a_colon() -> None:
    """Is of whom the words before the noun are about, and reaches us through the outer speaker."""
    outer, inner = statements(
        "“The pilots in the old harbour keep pressing their point: You cannot trust the ice,” said Anna Veld."
    )
    assert inner.parent == outer.id
    assert inner.rule == "noun-then-colon"
    assert inner.speaker is not None
    assert inner.speaker.name == "pilots in the old harbour"
    assert inner.via == ("Anna Veld",)
    assert inner.words == "You cannot trust the ice"
