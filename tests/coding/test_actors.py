"""Whom a noun phrase means: names, titles, epithets, pronouns."""

from __future__ import annotations

import pytest

from detente.coding.items import Speaker
from tests.coding.statements.sample import cast


def _who(text: str, phrase: str, *, last: bool = True) -> Speaker | None:
    start = text.rindex(phrase) if last else text.index(phrase)
    return cast(text).who(start, start + len(phrase))


NAMES = {
    "a name of the codebook": ("Ruiz left.", "Ruiz", "Tomas Ruiz"),
    "a surname after the full name": ("Lena Brandt came late. Brandt left.", "Brandt", "Lena Brandt"),
    "a title": ("Sen. Ida Moor (R-Ore.) left.", "Sen. Ida Moor (R-Ore.)", "Ida Moor"),
    "initials": ("J. R. Moor left.", "J. R. Moor", "J. R. Moor"),
    "a particle": ("Karel van der Berg left.", "Karel van der Berg", "Karel van der Berg"),
    "a description behind the name": ("Ida Moor, a pilot, left.", "Ida Moor, a pilot", "Ida Moor"),
    "a name behind its description": ("The mayor, Ida Moor, left.", "The mayor, Ida Moor", "Ida Moor"),
    "an office before the name": (
        "Sudrian Foreign Minister Ida Moor left.",
        "Sudrian Foreign Minister Ida Moor",
        "Ida Moor",
    ),
    "a possessive": ("Ruiz’s plan failed.", "Ruiz", "Tomas Ruiz"),
    "an epithet": ("The Norlandic leader left.", "The Norlandic leader", "Anna Veld"),
    "a title alone": ("Mayor Ida Moor came. The mayor left.", "The mayor", "Ida Moor"),
    "a name made emphatic": ("Ruiz himself left.", "Ruiz himself", "Tomas Ruiz"),
    "an office of a state before the name": (
        "Norland's deputy foreign minister, Ida Moor, left.",
        "Norland's deputy foreign minister, Ida Moor",
        "Ida Moor",
    ),
    "a group": ("Sudrian officials left.", "Sudrian officials", "Sudrian officials"),
}


@pytest.mark.parametrize(("text", "phrase", "name"), NAMES.values(), ids=NAMES)
def test_a_phrase_means_somebody(text: str, phrase: str, name: str) -> None:
    """Under the fullest name the text or the codebook gives."""
    found = _who(text, phrase)
    assert found is not None
    assert found.name == name


PRONOUNS = {
    "the subject before": ("Ruiz met Veld. He left.", "He", "Tomas Ruiz"),
    "by gender": ("Ruiz met Veld. She left.", "She", "Anna Veld"),
    "by first name": ("Olga Lind met Paul Oster. She left.", "She", "Olga Lind"),
    "who spoke last": ("“No,” said Ruiz. “Why?” asked Veld. He left.", "He", "Tomas Ruiz"),
    "not whom a leading clause is about": (
        "When Paul Oster fell ill, Ruiz took over. He left.",
        "He",
        "Tomas Ruiz",
    ),
    "through another pronoun": ("Ruiz came in. He greeted Paul Oster. He left.", "He", "Tomas Ruiz"),
    "a relative pronoun": ("It was Ruiz, who left.", "who", "Tomas Ruiz"),
    "it is no person": ("Ruiz spoke for Sudria. It left.", "It", "Sudria"),
}


@pytest.mark.parametrize(("text", "phrase", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_a_pronoun_means_the_most_plausible_one(text: str, phrase: str, name: str) -> None:
    """By gender, by who the sentence before is about."""
    found = _who(text, phrase)
    assert found is not None
    assert found.name == name


def test_a_name_in_a_quotation_is_no_antecedent() -> None:
    """Who is spoken of is not who speaks."""
    found = _who("Ruiz spoke first. “I trust Paul Oster,” he said.", "he")
    assert found is not None
    assert found.name == "Tomas Ruiz"


def test_nobody_to_mean() -> None:
    """Is nobody."""
    assert _who("He left.", "He") is None


SIDES = {
    "a demonym before the office": ("Sudrian President Ida Moor left.", "Ida Moor", "sudria"),
    "a body in the description": ("Ida Moor, a Winter Palace spokeswoman, left.", "Ida Moor", "sudria"),
    "kept by the surname": ("Sudrian President Ida Moor came. Moor left.", "Moor", "sudria"),
    "a group": ("Sudrian officials left.", "Sudrian officials", "sudria"),
    "an expert on it": ("Ida Moor, an expert on Sudrian law, left.", "Ida Moor", None),
    "a former official": ("Ida Moor, a former Sudrian minister, left.", "Ida Moor", None),
    "nothing said": ("Ida Moor left.", "Ida Moor", None),
}


@pytest.mark.parametrize(("text", "phrase", "side"), SIDES.values(), ids=SIDES)
def test_the_side_that_a_text_shows(text: str, phrase: str, side: str | None) -> None:
    """By demonym or office, never of one who only knows about it or once held it."""
    found = _who(text, phrase)
    assert found is not None
    assert found.side == side


def test_two_parties_together_are_neither_of_them() -> None:
    """Their name is the phrase."""
    found = _who("Norland and Sudria agreed.", "Norland and Sudria")
    assert found == Speaker("Norland and Sudria")


SIDES = {
    "a possessor": ("Norhaven's delegation", "norland"),
    "a demonym": ("Sudrian negotiators", "sudria"),
    "a place": ("Officials in Norhaven", "norland"),
    "a person's people": ("Veld's negotiators", "norland"),
    "two sides": ("Sudrian and Norlandic officials", None),
    "those against it": ("Critics of Norland", None),
    "those beside it": ("Sudria's neighbours", None),
    "those who watch": ("Norlandic analysts", None),
}


@pytest.mark.parametrize(("phrase", "side"), SIDES.values(), ids=SIDES)
def test_a_group_has_the_side_that_its_description_shows(phrase: str, side: str | None) -> None:
    """Though it is no actor of the codebook; none where it stands apart or the sides are two."""
    found = _who(f"{phrase} left.", phrase)
    assert found is not None
    assert found.actor is None
    assert found.side == side
