"""Transcripts."""

from __future__ import annotations

from tests.coding.statements.sample import document, statements

TEXT = """VELD: Thank you. I will be short.
And I will be clear.
RUIZ: She told me, “The port is yours,” and hung up.
Ms. Oda (translated): We disagree."""


def test_each_turn_is_its_speakers() -> None:
    """A paragraph without a name goes on with the one before."""
    found = [s for s in statements(document(TEXT, kind="transcript")) if s.parent is None]
    assert [s.speaker.name for s in found if s.speaker][:3] == ["Anna Veld", "Anna Veld", "Tomas Ruiz"]
    assert found[1].words == "And I will be clear."


def test_what_a_speaker_quotes_stands_in_the_turn() -> None:
    """And first-person sayings add nothing to it."""
    found = statements(document(TEXT, kind="transcript"))
    inner = [s for s in found if s.parent is not None]
    assert len(inner) == 1
    assert "The port is yours" in inner[0].words


def test_other_kinds_have_no_turns() -> None:
    """A name and a colon may stand in any article."""
    assert statements("HARBOUR: The port is closed.") == []
