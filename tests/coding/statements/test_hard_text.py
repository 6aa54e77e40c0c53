"""Hard text: any input passes the gate, and time grows with the text and no faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.actors import cast_of
from detente.coding.coder import gate
from detente.coding.reading import read
from detente.coding.statements import find_statements
from detente.documents.model import KINDS, Kind
from tests.coding.statements.sample import document, lexicon, statements

WORDS = [
    "Ruiz",
    "Veld",
    "Norland",
    "the",
    "a",
    "said",
    "that",
    "says",
    "told",
    "reporters",
    "he",
    "she",
    "who",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "(",
    ")",
    "and",
    "but",
    "as",
    "according",
    "to",
    "claim",
    "demand",
    "for",
    "to",
    "not",
    "never",
    "declined",
    "has",
    "yet",
    "by",
    "Monday",
    "officials",
    ",",
    "said",
    "!",
    "?",
    "\n",
    "I",
    "should",
    "1,000",
    "U.S.",
    "Sen.",
]


@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=70).map(" ".join)),
    st.sampled_from(KINDS),
)
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_every_statement_passes_the_gate(text: str, kind: Kind) -> None:
    """No statement is refused, and nothing is raised."""
    made = document(text, kind=kind, first="headline")
    assert gate(made, statements(made)).refused == ()


HARD = {
    "a sentence without end": "Ruiz said that Veld told him and ",
    "marks that never close": "“Ruiz will come, he said, unless ",
    "nothing but quotations": "“The ice is thin.” ",
    "quotations and cues": "“The ice is thin,” Ruiz said. ",
    "relative clauses": "Ruiz, who said that Veld, who claimed that ",
    "descriptions": "Ruiz, a pilot, ",
    "names": "Anna Veld and Tomas Ruiz ",
    "right to left": "قال المتحدث إن المحادثات انتهت. ",
    "mixed scripts": "Руис said «лёд» is thin, 彼は言った。 ",
    "colons": "Ruiz said: Veld said: ",
    "pronouns": "he said she said ",
    "short paragraphs": "“No,” he said.\n",
}


@pytest.mark.parametrize("pattern", HARD.values(), ids=HARD)
def test_time_grows_with_the_text_and_no_faster(pattern: str) -> None:
    """Four times the text takes at most about seven times as long."""

    def seconds(copies: int) -> float:
        reading = read(document(pattern * copies), lexicon())
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            find_statements(reading, cast_of(reading), "rules")
            best = min(best, time.process_time() - begun)
        return best

    seconds(20)
    size = max(40, 6_000 // len(pattern))
    assert seconds(4 * size) < 7 * seconds(size) + 0.05
