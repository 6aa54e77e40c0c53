"""Chains: who relays whom."""

from __future__ import annotations

from tests.coding.statements.sample import one, statements


def test_cited_sources_say_it_through_the_medium() -> None:
    """The medium reports, those it cites speak."""
    statement = one("Polar Wire reported, citing three Sudrian officials, that the port would close.")
    assert statement.speaker is not None
    assert statement.speaker.name == "three Sudrian officials"
    assert statement.speaker.side == "sudria"
    assert statement.via == ("Polar Wire",)


def test_a_reason_that_is_cited_is_nobody() -> None:
    """Only people, bodies and documents can say something."""
    found = statements("Ruiz signalled that the talks were over, citing the cold weather.")
    assert next(s.speaker.name for s in found if s.speaker) == "Tomas Ruiz"


def test_a_statement_inside_another_knows_its_chain() -> None:
    """Parent and names, nearest to the article first."""
    outer, inner = statements("According to the Winter Palace, Ruiz told Veld that the strait was closed.")
    assert inner.parent == outer.id
    assert inner.via == ("Winter Palace",)
    assert inner.speaker is not None
    assert inner.speaker.name == "Tomas Ruiz"
    assert inner.words == "that the strait was closed"


def test_a_chain_of_three() -> None:
    """The article, a medium, those it cites, and whom they quote."""
    text = "Polar Wire reported, citing two Norlandic diplomats, that Ruiz told Veld the strait was closed."
    outer, inner = statements(text)
    assert inner.via == ("Polar Wire", "two Norlandic diplomats")
    assert inner.speaker is not None
    assert inner.speaker.name == "Tomas Ruiz"
    assert inner.parent == outer.id


def test_a_medium_that_carries_a_statement() -> None:
    """Named with `through`, or addressed."""
    carried = one("Ruiz said in a statement, through the news agency Polar Wire, that the strait was closed.")
    told = one("“The strait is closed,” Ruiz told Harbour Times.")
    assert carried.via == ("Polar Wire",)
    assert told.via == ("Harbour Times",)
    assert carried.speaker is not None
    assert carried.speaker.name == "Tomas Ruiz"


def test_what_somebody_says_of_anothers_thoughts_is_theirs() -> None:
    """It makes no statement of its own."""
    statement = one("Ruiz said that Veld wanted to close the strait.")
    assert statement.words == "that Veld wanted to close the strait"


def test_the_later_cue_may_hold_the_earlier() -> None:
    """A verb of thinking inside what is said stays inside it."""
    statement = one(
        "Veld, who knows the coast well, believes that the ice will hold, said Lena Brandt, a pilot."
    )
    assert statement.speaker is not None
    assert statement.speaker.name == "Lena Brandt"
