"""Reported words that go on in a sentence without a cue."""

from __future__ import annotations

import pytest

from tests.coding.statements.sample import document, said, statements

PARAGRAPH = "Ruiz said the harbour was frozen. {}"


def test_the_tense_of_reported_words_goes_on() -> None:
    """With the same speaker, without cue or source, and less sure."""
    first, second = statements(PARAGRAPH.format("But once the ice had gone, the ferry would sail."))
    assert second.speaker == first.speaker
    assert second.rule == "free-indirect"
    assert second.mode == "indirect"
    assert second.cue == second.source == ()
    assert second.confidence < first.confidence


@pytest.mark.parametrize(
    "report", ["The ferry would sail soon, Ruiz said.", "The ferry, Ruiz said, would sail soon."]
)
def test_wherever_the_source_stands(report: str) -> None:
    """Behind the clause before or inside it."""
    found = said(f"{report} But it would not carry cars.")
    assert [name for name, _ in found] == ["Tomas Ruiz"] * 2


def test_it_goes_on_with_the_innermost_speaker() -> None:
    """Through those who relayed the words before."""
    found = statements(
        "According to the Winter Palace, Ruiz told Veld that Sudria was ready to wait. "
        "As long as the port stayed shut, its ships would not sail."
    )
    last = found[-1]
    assert last.rule == "free-indirect"
    assert last.speaker is not None
    assert last.speaker.name == "Tomas Ruiz"
    assert last.via == ("Winter Palace",)


def test_suppositions_before_the_same_persons_quotation() -> None:
    """Are the view of whoever stands before and behind them."""
    found = said(
        "The council tends to change its views, said Lena Brandt, a fellow at the Northern Institute. "
        "Today, Ruiz might be praising Norland's resolve, but soon he could take the owners' side.\n"
        "“Nobody can tell,” Brandt said."
    )
    assert [name for name, _ in found] == ["Lena Brandt"] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry sails on Friday.",
        "Two ships had left before noon.",
        "The owner, who would not give his name, left before noon.",
        "We would see.",
        "Veld said the ferry would sail.",
    ],
    ids=["present", "narrative", "relative clause", "first person", "another source"],
)
def test_other_sentences_are_nobodys(sentence: str) -> None:
    """The writer's own account, or somebody else's words, do not go on."""
    found = statements(PARAGRAPH.format(sentence))
    assert all(statement.rule != "free-indirect" for statement in found)


def test_not_behind_words_in_the_present() -> None:
    """Where what was reported shows no tense of report, `would` is the writer's."""
    found = statements("Ruiz says the harbour is frozen. A ferry would need another route.")
    assert len(found) == 1


def test_not_in_the_next_paragraph() -> None:
    """A new paragraph is the writer's until it says otherwise."""
    assert len(said("Ruiz said the harbour was frozen.\nThe ferry would sail.")) == 1


def test_not_in_an_opinion_piece() -> None:
    """There the writer's own judgement has the same form."""
    found = statements(document(PARAGRAPH.format("A deal would help."), kind="opinion"))
    assert [statement.mode for statement in found] == ["indirect"]
