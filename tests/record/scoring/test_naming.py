"""Names that mean one speaker."""

from __future__ import annotations

import pytest

from detente.coding.codebook import Actor, Codebook, Role, Side
from detente.record.scoring.naming import (
    any_same,
    no_parties,
    parties_by_codebook,
    parties_by_table,
    same_name,
    together,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Veld", "anna veld"),
        ("Veld", "Anna Veld"),
        ("President Tarn", "Josef Tarn"),
        ("the negotiators of Norland", "Norland negotiators"),
        ("Иво Лунд", "Лунд"),
    ],
)
def test_names_that_are_the_same(first: str, second: str) -> None:
    """By capitals, by last name, by half of the words, in any script, and either way round."""
    assert same_name(first, second, no_parties)
    assert same_name(second, first, no_parties)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Anna Veld", "Anna Tarn"), ("the", "the others"), ("", ""), (None, "Veld"), ("12", "13")],
)
def test_names_that_are_not(first: str | None, second: str) -> None:
    """A shared first name is half of nothing, an article is no name, and nobody is not nobody."""
    assert not same_name(first, second, no_parties)


def test_a_table_makes_names_one_party() -> None:
    """An alias is the beginning of a word, whatever its capitals."""
    parties = parties_by_table({"norland": ["norland", "halven"], "sudria": ["sudri"], "none": []})
    assert same_name("Norlandic officials", "Halven", parties)
    assert same_name("SUDRIA", "the Sudrian envoy", parties)
    assert not same_name("Halven", "Sudria", parties)
    assert parties("Unorland") == frozenset()


def test_an_alias_is_plain_text() -> None:
    """A full stop stands for itself alone."""
    parties = parties_by_table({"us": ["u.s."]})
    assert parties("the U.S. envoy") == {"us"}
    assert parties("Russia") == frozenset()


def test_a_codebook_makes_names_one_party() -> None:
    """An actor stands for its side under any of its names or its id; one without a side for itself."""
    codebook = Codebook(
        name="river",
        title="",
        hash="",
        layers=("river",),
        sides=(Side(id="n", name="Norland"),),
        actors=(
            Actor(id="norland", name="The State", side="n", metonyms=("Halven",), adjectives=("Norlandic",)),
            Actor(
                id="veld",
                name="Anna Veld",
                roles=(Role(title="premier", side="n", epithets=("the premier",)),),
            ),
            Actor(id="lund", name="Lund", aliases=("Lund",)),
        ),
    )
    parties = parties_by_codebook(codebook)
    assert same_name("Halven", "the premier", parties)
    assert same_name("veld", "Norlandic officials", parties)
    assert parties("Norland") == parties("the state") == parties("n") == {"n"}
    assert parties("Lund of Halven") == {"lund", "n"}
    assert not same_name("Halven", "Lund", parties)


def test_parties_add_up() -> None:
    """What either knows, both know together."""
    parties = together(parties_by_table({"a": ["veld"]}), parties_by_table({"b": ["tarn"]}))
    assert parties("Veld and Tarn") == {"a", "b"}
    assert any_same("Lund", ["Veld", "Ivo Lund"], parties)
    assert not any_same("Lund", [], parties)
