"""Headlines that attribute without a verb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.coding.statements.sample import document, said

CASES = {
    "a name the article quotes": (
        "Ruiz: Port will stay closed\nThe port is closed, Ruiz said.",
        ("Ruiz", "Port will stay closed"),
    ),
    "a poll": (
        "Poll: Most voters want the port open\nIt is cold.",
        ("Poll", "Most voters want the port open"),
    ),
    "a medium behind a dash": (
        "Port to Reopen in Spring -- Harbour Times\nIt is cold.",
        ("Harbour Times", "Port to Reopen in Spring"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_headline_attributes(text: str, expected: tuple[str, str]) -> None:
    """With a colon behind a name or a dash before a medium."""
    name, words = said(document(text, first="headline"))[0]
    assert name is not None
    assert expected[0] in name
    assert words == expected[1]


@pytest.mark.parametrize(
    "text", ["Cold Comfort: Port Will Stay Closed\nIt is cold.", "Port Closed -- Again\nIt is cold."]
)
def test_a_title_in_two_parts_attributes_nothing(text: str) -> None:
    """Its first part is nobody's name, its last no medium."""
    assert said(document(text, first="headline")) == []


def test_a_credit_line_attributes_nothing() -> None:
    """A headline with the article's own medium behind a dash says who publishes it, not who says so."""
    own = replace(
        document("Port to Reopen in Spring -- Harbour Times\nIt is cold.", first="headline"),
        publisher="Harbour Times via Polar Wire",
    )
    assert said(own) == []
