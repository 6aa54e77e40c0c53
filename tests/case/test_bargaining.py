"""Values, reservations and links between terms: in a case, in words, and what may be wrong with them."""

from __future__ import annotations

import pytest

from detente.case.judgements import judgements
from detente.errors import InputError
from tests.methods.packages.cases import TRADE, case, table

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
    "one term": (table("exclusion", term='[{ issue = "land", position = "a" }]'), "at least 2 items"),
    "one issue": (table("exclusion", term='[{ issue = "land", position = "a" }, { issue = "land", position = "b" }]'), "names one issue twice"),
    "itself": (table("requirement", term='{ issue = "land", position = "a" }', needs='{ issue = "land", position = "b" }'), "needs another level of the same issue"),
    "level in a link": (table("requirement", term='{ issue = "land", position = "y" }', needs='{ issue = "money", position = "b" }'), "issue 'land' has no level 'y'"),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "said"), _BAD.values(), ids=list(_BAD))
def test_what_is_wrong_is_told_with_its_line(entry: str, said: str) -> None:
    """As for every other table."""
    with pytest.raises(InputError) as error:
        case(TRADE, entry)
    assert said in str(error.value)
    assert "line " in str(error.value)
