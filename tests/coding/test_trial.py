"""What a codebook makes of a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.coding.items import Statement
from detente.coding.trial import Found, try_sentence

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2025" / "codebook.toml"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """The codebook of an example."""
    return load_codebook(EXAMPLE)


def only(found: tuple[Found, ...], entry: str, how: str) -> Found:
    """The one phrase found for an entry."""
    (one,) = [each for each in found if each.entry == entry and each.how == how]
    return one


def test_phrases_with_their_layers(codebook: Codebook) -> None:
    """Each phrase comes with the words it stands on, what it stands for, and the layer it was written in."""
    trial = try_sentence(codebook, "Moscow wants Crimea recognised and a full truce.")
    moscow = only(trial.hits, "russia", "metonym")
    assert (moscow.words, moscow.table, moscow.layer, moscow.counts) == ("Moscow", "actor", "world", True)
    assert only(trial.hits, "territory", "cue").layer == "ukraine-2025"
    truce = only(trial.hits, "ceasefire/full", "position")
    assert (truce.words, truce.layer) == ("full truce", "war-termination")


def test_a_hit_as_a_line(codebook: Codebook) -> None:
    """A hit reads as one line that says all of it."""
    (moscow,) = [hit for hit in try_sentence(codebook, "Moscow agreed.").hits if hit.entry == "russia"]
    assert str(moscow) == "'Moscow': actor russia (metonym), by 'Moscow' in world"


def test_an_epithet_by_the_day(codebook: Codebook) -> None:
    """An office's epithet counts for its holder on the day, and is shown for the others as not counting."""
    trial = try_sentence(codebook, "The Russian president spoke.", date(2010, 1, 1))
    meant = [found.entry for found in trial.hits if found.counts and found.how == "epithet"]
    assert meant == ["medvedev"]
    assert {found.layer for found in trial.hits if found.how == "epithet"} == {"world"}
    assert "putin" in {found.entry for found in trial.hits if not found.counts}


def test_the_codebooks_own_day(codebook: Codebook) -> None:
    """Without a day the sentence is read as of the codebook's."""
    assert try_sentence(codebook, "The Russian president spoke.").day == codebook.as_of


def test_items(codebook: Codebook) -> None:
    """The items are those the rule coder finds, their words the sentence's own."""
    trial = try_sentence(codebook, "  Peskov said Moscow would not accept the terms.  ")
    statements = [item for item in trial.items if isinstance(item, Statement)]
    assert statements
    assert all(item.words in trial.sentence for item in statements)
    assert trial.sentence == "Peskov said Moscow would not accept the terms."


def test_nothing(codebook: Codebook) -> None:
    """An empty sentence holds nothing."""
    trial = try_sentence(codebook, "  ")
    assert (trial.hits, trial.items) == ((), ())
