"""Pronouns that mean a source without a name."""

from __future__ import annotations

import pytest

from tests.coding.statements.sample import said

CASES = {
    "one": ("Ruiz left early. A diplomat said the talks had failed. “We tried,” he said.", "diplomat"),
    "many": (
        "Two harbour officials said the talks had failed. They described the mood as bad.",
        "Two harbour officials",
    ),
    "a name in between": (
        "A diplomat said the talks had failed. Ruiz said they had not. “We tried,” he said.",
        "Tomas Ruiz",
    ),
    "another number": (
        "Ruiz left. Two officials said the talks had failed. “We tried,” he said.",
        "Tomas Ruiz",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), CASES.values(), ids=CASES)
def test_a_pronoun_means_the_unnamed_source_that_spoke_last(text: str, speaker: str) -> None:
    """If it agrees in number; else whom the cast knows."""
    assert said(text)[-1][0] == speaker
