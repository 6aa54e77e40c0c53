"""Hard text: any input passes the gate, time stays linear, and swapping two names swaps only the names."""

from __future__ import annotations

import time
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.actors import cast_of
from detente.coding.acts import find_acts
from detente.coding.coder import gate
from detente.coding.deeds import find_deeds
from detente.coding.items import Item
from detente.coding.reading import read
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from tests.coding.acts.sample import document, lexicon

WORDS = [
    "Norland",
    "Sudria",
    "Veld",
    "the",
    "a",
    "will",
    "not",
    "would",
    "said",
    "that",
    "if",
    "unless",
    "attacked",
    "agreed",
    "to",
    "threatened",
    "demand",
    "talks",
    "with",
    "by",
    "on",
    "Monday",
    "2025",
    "1,000",
    "prisoners",
    "and",
    ",",
    ".",
    '"',
    "“",
    "”",
    "'",
    "(",
    ")",
    "-",
    "–",
    ":",
    ";",
    "?",
    "let",
    "us",
    "must",
    "should",
    "because",
    "who",
    "which",
    "it",
    "they",
    "we",
    "'s",
]


def _items(text: str) -> list[Item]:
    given = document(text)
    reading = read(given, lexicon(), code_times(given, coder="rules"))
    cast = cast_of(reading)
    statements = find_statements(reading, cast, "rules")
    return [
        *statements,
        *find_acts(reading, cast, statements, "rules"),
        *find_deeds(reading, cast, statements, "rules"),
    ]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_every_item_passes_the_gate(text: str) -> None:
    """No item is refused, and nothing is raised."""
    assert gate(document(text), _items(text)).refused == ()


HARD = {
    "no full stop": "Sudria said Norland attacked the port and ",
    "quotation marks that never close": "“Sudria will attack Norland unless ",
    "relative clauses": "Sudria, which attacked Norland, which threatened ",
    "names": "Norland and Sudria and Osmark, ",
    "of": "the demand of the head of Sudria of ",
    "infinitives": "agreed to threaten to refuse to attack to ",
    "one-word sentences": "Talks. Attack. Norland. ",
}


@pytest.mark.parametrize("pattern", HARD.values(), ids=HARD)
def test_time_grows_with_the_text_and_no_faster(pattern: str) -> None:
    """Four times the text takes at most about seven times as long."""

    def seconds(copies: int) -> float:
        given = document(pattern * copies)
        reading = read(given, lexicon(), ())
        cast = cast_of(reading)
        start = time.process_time()
        find_acts(reading, cast, (), "rules")
        find_deeds(reading, cast, (), "rules")
        return time.process_time() - start

    seconds(20)
    short = min(seconds(150) for _ in range(2))
    long = min(seconds(600) for _ in range(2))
    assert long < 7 * max(short, 0.01)


STORY = (
    "On 3 July 2025 Norland demanded a truce. Sudria rejected Norland's demand and bombed the port. "
    "“If Sudria does not stop, we will walk away,” Norland said. Talks between Norland and Sudria, which Osmark hosted, "
    "ended without a deal, but Sudria has not ruled out a second meeting with Norland. A prisoner exchange may follow."
)


def test_swapping_two_names_swaps_only_the_names() -> None:
    """In text and items alike: the rules know no sides."""
    swapped = STORY.replace("Norland", "#").replace("Sudria", "Norland").replace("#", "Sudria")
    names = {"norland": "sudria", "sudria": "norland"}

    def told(text: str, rename: dict[str, str]) -> list[tuple[object, ...]]:
        rows = []
        for item in _items(text):
            row = asdict(item)
            if "realis" not in row and "act" not in row:
                continue
            actor, target = (rename.get(row[key], row[key]) for key in ("actor", "target"))
            rows.append(
                (row.get("act"), row.get("action"), actor, target, row["plover"], row["issue"], row["rule"])
            )
        return rows

    assert told(STORY, {}) == told(swapped, names)
    assert len(told(STORY, {})) > 6
