"""Denials and hedges of an attribution."""

from __future__ import annotations

import pytest

from tests.coding.statements.sample import one

DENIED = {
    "not": "Ruiz did not say when the port would open.",
    "hasn't": "Ruiz hasn't signalled how far he would go.",
    "wouldn't": "Ruiz wouldn't say how long it would take.",
    "declined to": "Ruiz declined to say whether the port would open.",
    "declined to comment": "Harbour officials declined to comment.",
    "has yet to": "Ruiz has yet to explain why the port is closed.",
    "refrained from": "Ruiz refrained from identifying which side had fired.",
    "never": "Ruiz never said that the port would open.",
    "nobody": "Nobody said the port would open.",
}


@pytest.mark.parametrize("text", DENIED.values(), ids=DENIED)
def test_speech_that_did_not_happen_is_negated(text: str) -> None:
    """And its words are what was not said."""
    assert one(text).negated


AFFIRMED = {
    "plain": "Ruiz said the port would open.",
    "not inside the words": "Ruiz said the port would not open.",
    "denying is saying": "Ruiz denied that the port would open.",
    "refusing to act is saying so": "Ruiz refused to open the port.",
    "not declining": "Ruiz did not decline to say whether the port would open.",
}


@pytest.mark.parametrize("text", AFFIRMED.values(), ids=AFFIRMED)
def test_speech_that_happened_is_not_negated(text: str) -> None:
    """Even where its words deny something."""
    assert not one(text).negated


HEDGED = {
    "reportedly": "Ruiz reportedly said the port would open.",
    "appears to": "Ruiz appears to think that the port is safe.",
    "may": "Ruiz may believe that the port is safe.",
    "is said to": "Ruiz is said to favour the plan.",
}


@pytest.mark.parametrize("text", HEDGED.values(), ids=HEDGED)
def test_an_uncertain_attribution_is_hedged(text: str) -> None:
    """By an adverb, a verb of seeming, a modal or hearsay."""
    assert one(text).hedged


def test_a_hedge_inside_the_words_is_the_speakers() -> None:
    """It does not make the attribution uncertain."""
    assert not one("Ruiz said the port may open.").hedged
