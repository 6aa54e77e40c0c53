"""What a codebook says, as objects."""

from __future__ import annotations

from datetime import date

import pytest

from detente.coding.codebook import Actor, Codebook, Role


def role(title: str, start: date | None, end: date | None, **more: str) -> Role:
    """A role with days."""
    return Role.model_validate({"title": title, "from": start, "to": end, **more})


SENATOR = role("Senator", date(2001, 1, 3), date(2009, 1, 20), side="senate", member_of="senate-body")
PRESIDENT = role("President", date(2009, 1, 20), date(2017, 1, 20), side="land", member_of="palace")
ANN = Actor(id="ann", name="Ann", aliases=("Ann",), role=(SENATOR, PRESIDENT))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2000, 1, 1), None),
        (date(2001, 1, 3), "Senator"),
        (date(2009, 1, 19), "Senator"),
        (date(2009, 1, 20), "President"),
        (date(2017, 1, 20), "President"),
        (date(2017, 1, 21), None),
        (None, "President"),
    ],
    ids=str,
)
def test_role_at(day: date | None, title: str | None) -> None:
    """Days are inclusive; on a day that ends one role and begins another the newer holds."""
    held = ANN.role_at(day)
    assert (held.title if held else None) == title


def test_side_and_body_follow_the_role() -> None:
    """Side and body are the role's while it holds, and the actor's own otherwise."""
    assert ANN.side_at(date(2005, 5, 5)) == "senate"
    assert ANN.member_of_at(date(2010, 5, 5)) == "palace"
    assert ANN.side_at(date(2020, 5, 5)) is None


def test_open_role_holds_without_a_day() -> None:
    """With no day a role holds if it has no end."""
    assert role("Chair", date(2020, 1, 1), None).holds(None)
    assert not SENATOR.holds(None)


def codebook() -> Codebook:
    """Ann, her palace and her land."""
    palace = Actor(id="palace", name="Palace", kind="body", member_of="land")
    land = Actor(id="land", name="Land", kind="state")
    return Codebook("c", "C", "0", ("c",), actors=(ANN, palace, land))


def test_members_at_any_depth() -> None:
    """Members of members are members."""
    assert codebook().members("land", date(2010, 1, 1)) == {"land", "palace", "ann"}


def test_members_on_a_day() -> None:
    """Who has left a body is no member of it on a later day."""
    assert codebook().members("land", date(2020, 1, 1)) == {"land", "palace"}
