from __future__ import annotations

from datetime import date

from detente.record.parties import Parties
from tests.record.builders import CODEBOOK, Scene


def test_a_side_follows_the_role_that_holds_on_the_day() -> None:
    """Somebody who changed sides is found on the side of the day."""
    parties = Parties(CODEBOOK)
    assert parties.side_of("quill", date(2030, 6, 1)) == "isles"
    assert parties.side_of("quill", date(2031, 6, 1)) == "harbour"


def test_names_and_aliases_mean_the_actor_whatever_their_case() -> None:
    """A name as resolved in a text finds the codebook's actor."""
    parties = Parties(CODEBOOK)
    assert parties.side_of("IDA VARG", None) == "norland"
    assert parties.side_of("moll", None) == "sudmark"
    assert parties.side_of("nobody in particular", None) is None


def test_a_side_is_on_itself() -> None:
    """An act told of a side by its id has that side."""
    assert Parties(CODEBOOK).side_of("isles", None) == "isles"


def test_a_member_without_a_side_is_on_its_bodys_side() -> None:
    """Membership carries the side."""
    actors = [
        actor.model_copy(update={"side": None}) if actor.id == "varg" else actor for actor in CODEBOOK.actors
    ]
    changed = type(CODEBOOK)("c", "", "", (), sides=CODEBOOK.sides, actors=tuple(actors))
    assert Parties(changed).side_of("varg", None) == "norland"


def test_expanding_an_actor_brings_its_members_and_not_its_side() -> None:
    """A query for a state finds its ministers; a side is matched by day instead."""
    parties = Parties(CODEBOOK)
    assert parties.expand(["norland-state"]) == {"norland-state", "varg"}
    assert parties.expand(["norland"]) == {"norland"}


def test_only_belligerents_mediators_and_what_is_within_them_sit_at_the_table() -> None:
    """A third side is not a party to the talks."""
    parties = Parties(CODEBOOK)
    assert [parties.at_the_table(side) for side in ("norland", "harbour", "assembly", "isles", None)] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_an_item_is_matched_by_actor_by_member_and_by_side() -> None:
    """The three ways to ask for a party all find a minister's act, and nobody else's way does."""
    scene = Scene()
    paper = scene.paper("Varg demanded the straits.", "2031-03-04")
    scene.act(paper, "Varg demanded the straits", "demand", "varg")
    parties, (act,) = Parties(CODEBOOK), scene.items
    assert all(parties.matches(act, [wanted]) for wanted in ("varg", "norland-state", "norland"))
    assert not parties.matches(act, ["sudmark"])
