"""Statements in the places that are hard to read, each on a sentence of its own."""

from __future__ import annotations

import pytest

from detente.coding.items import Statement
from tests.coding.statements.sample import document, one, said, statements

SPEAKERS = {
    "a title with party and state": (
        "“The pipes froze again,” Sen. Ida Moor (R-Ore.) said on Monday.",
        "Ida Moor",
    ),
    "a description between name and verb": (
        "Lena Brandt, a glaciologist at the polar institute, said the ice was thin.",
        "Lena Brandt",
    ),
    "two descriptions": (
        "Lena Brandt, director of the polar institute, a group of forty scholars, said the ice was thin.",
        "Lena Brandt",
    ),
    "the source behind the verb": (
        "The ice is too thin to carry trucks, said Lena Brandt, who teaches at the polar institute.",
        "Lena Brandt",
    ),
    "a description before the name": (
        "The harbour commissioner, Lena Brandt, said the ice was thin.",
        "Lena Brandt",
    ),
    "a title of several words": (
        "Secretary of State Lena Brandt said the ice was thin.",
        "Lena Brandt",
    ),
    "the leading phrase is no source": (
        "At a rally in the capital, Ruiz said the ice was thin.",
        "Tomas Ruiz",
    ),
    "the leading clause is no source": (
        "When the lights went out, Ruiz said the ice was thin.",
        "Tomas Ruiz",
    ),
    "a day between name and verb": ("Ruiz last week said the ice was thin.", "Tomas Ruiz"),
    "a relative clause": ("The crowd cheered Ruiz, who promised to reopen the port.", "Tomas Ruiz"),
    "an epithet of the codebook": ("The Norlandic leader said the ice was thin.", "Anna Veld"),
    "a vague source": ("The ice will hold until March, analysts say.", "analysts"),
    "a joint source": ("Pilots and dockers say the ice is thin.", "Pilots and dockers"),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_the_speaker_of_a_statement(text: str, speaker: str) -> None:
    """However far name and verb stand apart."""
    statement = one(text)
    assert statement.speaker is not None
    assert statement.speaker.name == speaker


CONTENTS = {
    "around its cue": (
        "“We waited,” Ruiz said, “and nobody came.”",
        ["“We waited,”", "“and nobody came.”"],
    ),
    "a short answer and what follows it": (
        "“No,” Ruiz said. “We never agreed to that, and we never will.”",
        ["“No,”", "“We never agreed to that, and we never will.”"],
    ),
    "an indirect clause around its cue": (
        "The ferry, Ruiz said, would not sail.",
        ["The ferry", "would not sail"],
    ),
    "after an addressee without that": (
        "Ruiz told reporters he remained hopeful.",
        ["he remained hopeful"],
    ),
    "before another clause": (
        "Ruiz said the ice was thin, but Veld was already on her way.",
        None,
    ),
    "a quotation that goes on a clause": (
        "Ruiz said the crews “need a rest and a meal” before dawn.",
        ["the crews “need a rest and a meal” before dawn"],
    ),
    "a term somebody uses": (
        "The pact deals with what Norhaven calls the “old quarrel” over fishing.",
        ["the “old quarrel” over fishing"],
    ),
    "named before its source": (
        "It was a route the pilots said was safe.",
        ["a route", "was safe"],
    ),
    "after a question": ("“Why now?” Ruiz asked.", ["“Why now?”"]),
    "a name with an en dash": (
        "Ruiz welcomed the Sudria–Norland talks.",
        ["the Sudria–Norland talks"],
    ),
}


@pytest.mark.parametrize(("text", "pieces"), CONTENTS.values(), ids=CONTENTS)
def test_the_words_of_a_statement(text: str, pieces: list[str] | None) -> None:
    """Piece by piece, as they stand in the text."""
    statement = statements(text)[0]
    words = [text[start:end] for start, end in statement.content]
    assert words == pieces if pieces is not None else words[0].startswith("the ice was thin")


NOT_STATEMENTS = {
    "scare quotes": "The so-called “summit” lasted ten minutes.",
    "the title of a thing": "Her first novel, “The Long Thaw,” sold well.",
    "a term": "Engineers use a “dead man's switch” on every winch.",
    "a thing that demands": "The damage demands a quick answer.",
    "a mere possibility": "Ruiz could reject the plan.",
    "advice to speak": "Ruiz should say that the port is closed.",
}


@pytest.mark.parametrize("text", NOT_STATEMENTS.values(), ids=NOT_STATEMENTS)
def test_what_is_no_statement(text: str) -> None:
    """Quoted words that nobody says, and sayings that did not happen."""
    assert statements(text) == []


MODES = {
    "direct": ("“The ice is thin,” Ruiz said.", "direct"),
    "mixed": ("Ruiz said the ice was “thin as paper” near the pier.", "mixed"),
    "indirect": ("Ruiz said the ice was thin.", "indirect"),
    "belief": ("Ruiz fears that the ice is thin.", "belief"),
    "belief as a noun": ("Ruiz’s conviction that the ice would hold was shaken.", "belief"),
    "a document": ("A harbour survey shows that the ice is thin.", "document"),
    "a search": ("Web searches reveal that the ice is thin.", "document"),
}


@pytest.mark.parametrize(("text", "mode"), MODES.values(), ids=MODES)
def test_the_mode_of_a_statement(text: str, mode: str) -> None:
    """By the marks in its words, its cue and its source."""
    assert one(text).mode == mode


def test_inference_from_somebodys_words_is_a_hedged_belief() -> None:
    """The writer, not the speaker, says what comments suggest."""
    statement = one("Ruiz’s comments suggest that the talks are over.")
    assert (statement.mode, statement.hedged) == ("belief", True)


NOUNS = {
    "a demand": ("Veld repeated Sudria’s demand that the port be opened.", "that the port be opened"),
    "a promise": ("Ruiz’s promise to open the port came late.", "to open the port"),
    "calls for": ("Nobody heeded Ruiz’s calls for a truce.", "a truce"),
    "calls from a place": ("There were calls in Norhaven to close the strait.", "to close the strait"),
}


@pytest.mark.parametrize(("text", "words"), NOUNS.values(), ids=NOUNS)
def test_a_noun_attributes(text: str, words: str) -> None:
    """With its owner, or with who makes it behind it."""
    assert words in [statement.words for statement in statements(text)]


def test_coordinated_verbs_share_a_source() -> None:
    """Each has its own words."""
    found = said("Ruiz said the ice was thin and urged the crews to wait.")
    assert found == [("Tomas Ruiz", "the ice was thin"), ("Tomas Ruiz", "the crews to wait")]


def test_a_participle_shares_the_source_before_it() -> None:
    """And its words are not part of the statement before."""
    found = said("“The ice is thin,” Ruiz said, adding that the crews would wait.")
    assert found == [
        ("Tomas Ruiz", "“The ice is thin,”"),
        ("Tomas Ruiz", "that the crews would wait"),
    ]


def test_two_speakers_in_one_sentence() -> None:
    """Each has the clause on its own side."""
    found = said("Ruiz said the ice was thin, while Veld said it would hold.")
    assert found == [("Tomas Ruiz", "the ice was thin"), ("Anna Veld", "it would hold")]


def test_the_same_text_gives_the_same_statements() -> None:
    """Identifiers included."""
    text = "“The ice is thin,” Ruiz said. According to Veld, it will hold."
    assert statements(text) == statements(text)


def test_boilerplate_is_never_coded() -> None:
    """Whatever it says."""
    assert statements(document("“Subscribe now,” Ruiz said.", first="boilerplate")) == []


WHENS = {
    "a weekday behind the verb": ("Ruiz said Monday that the ice was thin.", "Monday"),
    "a weekday that opens the sentence": ("On Tuesday, Ruiz said the ice was thin.", "Tuesday"),
    "no words": ("Ruiz said the ice was thin.", ""),
    "a day inside the words": ("Ruiz said the ice broke on Monday.", ""),
}


@pytest.mark.parametrize(("text", "words"), WHENS.values(), ids=WHENS)
def test_when_something_was_said(text: str, words: str) -> None:
    """By the day beside the cue; without one, no later than the article."""
    when = one(text).when
    assert words in when.text
    assert (when.basis == "published") is (words == "")


def _passes(statement: Statement) -> tuple[str, bool, bool]:
    return statement.words, statement.negated, statement.hedged


def test_a_headline_with_a_verb() -> None:
    """Is coded like a sentence, capitals apart."""
    given = document("Ruiz Says Port Will Stay Closed\nThe port is closed.", first="headline")
    assert said(given)[0] == ("Tomas Ruiz", "Port Will Stay Closed")


OCCASIONS = {
    "a medium": ("Veld called the talks “fruitful” in a radio interview late on Monday.", "2025-07-07"),
    "a speech": ("Veld criticised the plan in a speech in April.", "2025-04-01"),
    "between cue and clause": ("Veld warned in April that the ferry would sink in May.", "2025-04-01"),
    "a day of the thing itself": ("Veld criticised the plan signed at the fair in April.", "2025-07-09"),
}


@pytest.mark.parametrize(("text", "day"), OCCASIONS.values(), ids=OCCASIONS)
def test_the_occasion_of_speaking_dates_what_is_said(text: str, day: str) -> None:
    """And a day inside what is said does not."""
    assert one(text).when.start == day


BELIEFS = {
    "reduced": ("They are terms seen as unfair in Osmark.", "terms seen as unfair"),
    "a clause": ("The terms are seen as unfair by Osmark.", "The terms are seen as unfair"),
}


@pytest.mark.parametrize(("text", "words"), BELIEFS.values(), ids=BELIEFS)
def test_a_passive_belief_has_its_holder_behind_it(text: str, words: str) -> None:
    """Whether `by` names it or the place where it is held."""
    found = one(text)
    assert found.mode == "belief"
    assert found.words == words
    assert found.speaker is not None
    assert found.speaker.actor == "osmark"


def test_a_passive_belief_without_a_holder_is_nobodys() -> None:
    """What stands behind it may be a place in time."""
    assert statements("The terms are seen as unfair in the end.") == []


def test_a_gloss_of_the_writers_is_not_said() -> None:
    """What an aside with `referring to` explains is the writer's."""
    found = one("Veld said that Sudria must meet its “old debts,” referring to the harbour dues.")
    assert found.words == "that Sudria must meet its “old debts,”"


def test_feelings_and_topics_are_not_said() -> None:
    """Nor what somebody agrees on with somebody else."""
    for text in (
        "Veld likes the harbour.",
        "Veld's remarks on the harbour grew longer.",
        "They agreed on a swap.",
    ):
        assert statements(text) == []
