"""Values, reservations and links between terms: in a case, in words, and what may be wrong with them."""

from __future__ import annotations

import pytest

from detente.case.judgements import judgements
from detente.errors import InputError
from tests.methods.packages.cases import TRADE, case, issue, table

_LINK = '[{ issue = "land", position = "a" }, { issue = "money", position = ["b", "c"] }]'


def test_they_are_judgements_in_words() -> None:
    """Each has a name and says what it says."""
    given = case(
        TRADE,
        table("value", party="north", issue="land", position="Level b", low=0.2, high=0.4),
        table("reservation", party="south", low=0.1, high=0.3),
        table("exclusion", term=_LINK),
        table(
            "requirement",
            term='{ issue = "land", position = "c" }',
            needs='{ issue = "money", position = "a" }',
        ),
    )
    says = {each.id: each.says for each in judgements(given)}
    assert says["value:north/land/b"] == "to Northland, Issue land: “Level b” is worth 0.2 to 0.4"
    assert says["reservation:south"] == "to Southland, no deal is worth 0.1 to 0.3 of its ideal one"
    assert (
        says["exclusion:land/money"]
        == "no package can hold “Level a” on Issue land and “Level b” or “Level c” on Issue money"
    )
    assert (
        says["requirement:land/money"]
        == "“Level c” on Issue land can stand only beside “Level a” on Issue money"
    )


_BAD = {
    "unknown party": (table("value", party="nord", issue="land", position="a", low=0, high=1), "party 'nord' is not declared; did you mean 'north'?"),
    "unknown issue": (table("value", party="north", issue="lands", position="a", low=0, high=1), "issue 'lands' is not declared"),
    "unknown level": (table("value", party="north", issue="land", position="z", low=0, high=1), "issue 'land' has no level 'z'"),
    "value twice": (table("value", party="north", issue="land", position="a", low=0, high=1) * 2, "value of 'a' on 'land' to 'north' is judged twice"),
    "range backwards": (table("value", party="north", issue="land", position="a", low=1, high=0), "lies below `low`"),
    "beyond 1": (table("reservation", party="north", low=0, high=2), "less than or equal to 1"),
    "reservation twice": (table("reservation", party="north", low=0, high=1) * 2, "reservation of 'north' is judged twice"),
    "reservation of nobody": (table("reservation", party="nobody", low=0, high=1), "party 'nobody' is not declared"),
    "one term": (table("exclusion", term='[{ issue = "land", position = "a" }]'), "at least 2 are needed, not 1"),
    "one issue": (table("exclusion", term='[{ issue = "land", position = "a" }, { issue = "land", position = "b" }]'), "names one issue twice"),
    "itself": (table("requirement", term='{ issue = "land", position = "a" }', needs='{ issue = "land", position = "b" }'), "needs another level of the same issue"),
    "level in a link": (table("requirement", term='{ issue = "land", position = "y" }', needs='{ issue = "money", position = "b" }'), "issue 'land' has no level 'y'"),
}  # fmt: skip


def test_levels_of_one_name_are_refused() -> None:
    """A level may be named by its id or its name, so neither may be another's."""
    twice = '[[issue]]\nid = "fish"\nname = "Fish"\nposition = [{ id = "a", name = "Cod" }, { id = "b", name = "Cod" }]\n'
    with pytest.raises(InputError, match="two levels go by the name 'Cod'; give each a name of its own"):
        case(TRADE, twice)


@pytest.mark.parametrize(("entry", "said"), _BAD.values(), ids=list(_BAD))
def test_what_is_wrong_is_told_with_its_line(entry: str, said: str) -> None:
    """As for every other table."""
    with pytest.raises(InputError) as error:
        case(TRADE, entry)
    assert said in str(error.value)
    assert "line " in str(error.value)


def _rank(issue: str, rank: int, party: str = "broker") -> str:
    return table("salience", party=party, issue=issue, rank=rank)


def test_a_rank_is_told_as_a_place() -> None:
    """A number of its own is not made up for it."""
    given = case(TRADE, _rank("land", 1), _rank("money", 2))
    says = {each.id: each.says for each in judgements(given)}
    assert says["salience:broker/money"] == "Issue money is no. 2 of what weighs with the broker"
    assert says["salience:north/land"] == "Issue land weighs 0.8 with Northland"


_BAD_RANKS = {
    "gap": (_rank("land", 1) + _rank("money", 3), "ranks of what weighs with 'broker' are 1, 3; count 1, 2, 3"),
    "from two": (_rank("land", 2), "are 2; count 1, 2, 3"),
    "tie and next": (_rank("land", 1) + _rank("money", 1) + _rank("time", 2), "are 1, 1, 2; count"),
    "mixed": (
        _rank("land", 1) + table("salience", party="broker", issue="money", low=0.1, high=0.2),
        "some issues have a rank with 'broker' and this one a range; rank all",
    ),
    "both": (table("salience", party="broker", issue="land", low=0.1, high=0.2, rank=1), "a `rank` or a range, not both"),
    "half a range": (table("salience", party="broker", issue="land", low=0.1), "needs `low` and `high`, from 0 to 1, or a `rank`"),
    "zero": (_rank("land", 0), "greater than or equal to 1"),
    "no integer": (table("salience", party="broker", issue="land", rank=1.5), "integer"),
}  # fmt: skip


@pytest.mark.parametrize(("entries", "said"), _BAD_RANKS.values(), ids=list(_BAD_RANKS))
def test_ranks_that_are_none_are_told_with_their_line(entries: str, said: str) -> None:
    """A ranking has no gaps, and a party's issues are all ranked or none is."""
    with pytest.raises(InputError) as error:
        case(TRADE, issue("time", "a", "b"), entries)
    assert said in str(error.value)
    assert "line " in str(error.value)
