"""Queries asked of items: by speaker on the day, target, issue, level, what was denied, words and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.case.grounds import Because
from detente.case.matching import Matcher, Members
from detente.coding.codebook import Actor, Side
from detente.record.parties import Parties
from tests.case.builders import case_with, found_by
from tests.record.builders import CODEBOOK, Scene, swapped

TEXT = (
    "Varg demanded a full truce. Moll refused the full truce. Quill offered a limited truce. Roe praised Varg. "
    "Norland shelled Sudmark. Sudmark did not shell Norland. Varg did not offer the straits. "
    "Gull said that somebody called for\nan end of it all. A stranger asked for the straits."
)


def scene() -> Scene:
    """Return a scene of nine sentences of 1 May 2031."""
    made = Scene()
    paper = made.paper(TEXT, "2031-05-01", publisher="Quay Post")
    made.said(paper, "demanded a full truce", "varg")
    made.act(
        paper, "Varg demanded a full truce", "demand", "varg", to="moll", issue="ceasefire", position="full"
    )
    made.act(paper, "Moll refused the full truce", "refusal", "moll", issue="ceasefire", position="full")
    made.act(
        paper,
        "Quill offered a limited truce",
        "offer",
        "quill",
        issue="ceasefire",
        position="limited",
        status="hedged",
    )
    made.act(paper, "Roe praised Varg", "praise", "roe", to="varg")
    made.deed(paper, "Norland shelled Sudmark", "norland-state", "shell", to="sudmark-state", root="ASSAULT")
    made.deed(
        paper,
        "Sudmark did not shell Norland",
        "sudmark-state",
        "shell",
        to="norland-state",
        root="ASSAULT",
        realis="negated",
    )
    made.act(paper, "Varg did not offer the straits", "offer", "varg", issue="straits", status="negated")
    made.act(paper, "somebody called for\nan end of it all", "appeal", "somebody")
    made.act(paper, "A stranger asked for the straits", "demand", "A stranger", issue="straits")
    return made


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('{ speaker = "norland" }', ["Varg demanded a full truce", "Norland shelled Sudmark"]),
        ('{ speaker = "norland-state" }', ["Varg demanded a full truce", "Norland shelled Sudmark"]),
        ('{ speaker = "varg" }', ["Varg demanded a full truce"]),
        ('{ speaker = ["sudmark", "assembly"] }', ["Moll refused the full truce", "Roe praised Varg"]),
        ('{ speaker = "harbour" }', ["Quill offered a limited truce"]),
        ('{ speaker = "A stranger" }', ["A stranger asked for the straits"]),
        ('{ speaker = "isles" }', []),
        ('{ target = "norland" }', ["Roe praised Varg"]),
        ('{ target = "sudmark" }', ["Varg demanded a full truce", "Norland shelled Sudmark"]),
        ('{ speaker = "norland", target = "moll" }', ["Varg demanded a full truce"]),
        ('{ issue = "truce" }', ["Varg demanded a full truce", "Moll refused the full truce", "Quill offered a limited truce"]),
        ('{ issue = "ceasefire", act = "refusal" }', ["Moll refused the full truce"]),
        ('{ issue = "truce", position = "some" }', ["Quill offered a limited truce"]),
        ('{ issue = "truce", position = "A LIMITED ceasefire" }', ["Quill offered a limited truce"]),
        ('{ issue = "ceasefire", position = "limited" }', ["Quill offered a limited truce"]),
        ('{ position = "some" }', ["Quill offered a limited truce"]),
        ('{ position = "limited" }', ["Quill offered a limited truce"]),
        ('{ position = ["some", "full"], act = ["demand", "offer"] }',
         ["Varg demanded a full truce", "Quill offered a limited truce"]),
        ('{ issue = "straits" }', ["A stranger asked for the straits"]),
        ('{ issue = "straits", status = "negated" }', ["Varg did not offer the straits"]),
        ('{ act = "offer", status = ["explicit", "hedged"] }', ["Quill offered a limited truce"]),
        ('{ plover = "ASSAULT" }', ["Norland shelled Sudmark"]),
        ('{ plover = "ASSAULT", realis = ["actual", "negated"] }',
         ["Norland shelled Sudmark", "Sudmark did not shell Norland"]),
        ('{ kind = "statement", speaker = "norland" }', ["demanded a full truce"]),
        ('{ kind = ["statement", "act"], speaker = "varg" }', ["Varg demanded a full truce", "demanded a full truce"]),
        ('{ words = "FULL Truce" }', ["Varg demanded a full truce", "Moll refused the full truce"]),
        ('{ words = "called for an  end" }', ["somebody called for\nan end of it all"]),
        ('{ words = "tru.e" }', []),
        ('[{ speaker = "roe" }, { act = "praise" }]', ["Roe praised Varg"]),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_asks_for(query: str, words: list[str]) -> None:
    """Every field that is set must hold; of several values one must."""
    assert found_by(query, scene().record()) == words


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("from = 2031-05-10", True), ("from = 2031-05-11", False), ("to = 2031-05-05", True), ("to = 2031-05-04", False),
        ("from = 2031-05-07, to = 2031-05-08", True),
    ],
)  # fmt: skip
def test_days_are_those_an_item_may_lie_on(period: str, found: bool) -> None:
    """An item of 5 to 10 May lies in every period that touches these days."""
    made = Scene()
    paper = made.paper("Varg demanded it.", "2031-06-01")
    made.act(paper, "Varg demanded it", "demand", "varg", on=("2031-05-05", "2031-05-10"))
    assert bool(found_by(f'{{ speaker = "varg", {period} }}', made.record())) is found


def test_an_item_without_a_day_may_lie_on_any() -> None:
    """What has no day and no dated document is found by every period."""
    made = Scene()
    paper = made.paper("Varg demanded it.")
    made.act(paper, "Varg demanded it", "demand", "varg")
    assert found_by('{ speaker = "varg", from = 2030-01-01, to = 2030-01-02 }', made.record())


def test_who_changed_office_speaks_for_whom_they_served_that_day() -> None:
    """An envoy of the Isles until 2030, president of Harbour from 2031: each word counts for whom it was said."""
    made = Scene()
    paper = made.paper("Quill asked early. Quill asked late.", "2031-02-01")
    made.act(paper, "Quill asked early", "demand", "quill", on="2030-12-31")
    made.act(paper, "Quill asked late", "demand", "quill", on="2031-01-01")
    assert found_by('{ speaker = "isles" }', made.record()) == ["Quill asked early"]
    assert found_by('{ speaker = "harbour" }', made.record()) == ["Quill asked late"]
    assert found_by('{ speaker = "quill" }', made.record()) == ["Quill asked early", "Quill asked late"]


def senate() -> Scene:
    """Return a scene with a senate told apart within Harbour, whose members are members of the state through it."""
    sides = (*CODEBOOK.sides, Side(id="senate", name="Senate", role="audience", within="harbour"),
             Side(id="upper-house", name="Upper House", role="audience", within="senate"))  # fmt: skip
    actors = (
        *CODEBOOK.actors,
        Actor(id="harbour", name="Harbour (state)", kind="state", side="harbour"),
        Actor(id="senate", name="Senate", kind="body", side="senate", member_of="harbour"),
        Actor(id="upper-house", name="Upper House", kind="body", side="upper-house", member_of="senate"),
        Actor(id="reed", name="Sen. Reed", member_of="upper-house"),
        Actor(id="clerk", name="Ann Clerk", member_of="harbour"),
    )
    made = Scene(replace(CODEBOOK, sides=sides, actors=actors))
    paper = made.paper("Reed asked. Clerk asked.", "2031-02-01")
    made.act(paper, "Reed asked", "demand", "reed")
    made.act(paper, "Clerk asked", "demand", "clerk")
    return made


def test_a_senator_is_not_the_government() -> None:
    """Who is on a side told apart within another does not speak for that other, yet for the body it is part of."""
    assert found_by('{ speaker = "harbour" }', senate().record()) == ["Clerk asked"]
    for name in ("senate", "upper-house", "reed"):
        assert found_by(f'{{ speaker = "{name}" }}', senate().record()) == ["Reed asked"]


def test_membership_in_a_circle_ends() -> None:
    """Bodies that are members of each other are named once each."""
    circle = tuple(
        Actor(id=name, name=name.upper(), member_of=body)
        for name, body in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "d"))
    )
    members = Members(Parties(replace(CODEBOOK, actors=circle)))
    assert members.bodies("a", None) == {"a", "b", "c"}
    assert members.bodies("D", date(2031, 1, 1)) == {"D", "d"}
    assert members.bodies("nobody", None) == {"nobody"}


def test_sides_within_each_other_end() -> None:
    """So do sides."""
    sides = (Side(id="x", name="X", within="y"), Side(id="y", name="Y", within="x"))
    actors = (Actor(id="p", name="P", side="x", member_of="q"), Actor(id="q", name="Q", side="y"))
    assert Members(Parties(replace(CODEBOOK, sides=sides, actors=actors))).bodies("p", None) == {"p"}


def test_a_party_stands_for_the_actors_it_names() -> None:
    """A party with actors of its own is asked for as these."""
    case = case_with(
        '[[party]]\nid = "hawks"\nname = "Hawks"\nrole = "audience"\nwithin = "norland"\nactors = ["varg", "roe"]\n'
    )
    assert Matcher.of(case, Because(speaker=("hawks",))).speakers == {"varg", "roe"}


def test_what_is_denied_counts_against() -> None:
    """A denied act of the same kind and a deed told not to have been done speak against; a hypothetical one does not."""
    record = scene().record()
    assert found_by('{ speaker = "norland", issue = "straits" }', record, against=True) == [
        "Varg did not offer the straits"
    ]
    assert found_by('{ speaker = "sudmark", plover = "ASSAULT" }', record, against=True) == [
        "Sudmark did not shell Norland"
    ]
    assert found_by('{ speaker = "norland", act = "demand", issue = "truce" }', record, against=True) == []


def test_a_statement_is_denied_by_what_was_not_said() -> None:
    """For a query on statements what counts against is a statement not made, and no act."""
    made = Scene()
    paper = made.paper(
        "Varg said yes to the truce. Varg never said yes to the truce. Varg did not demand it.", "2031-05-01"
    )
    made.said(paper, "yes to the truce", "varg")
    made.said(paper, "never said yes to the truce", "varg", negated=True)
    made.act(paper, "Varg did not demand it", "demand", "varg", status="negated")
    query = '{ kind = "statement", speaker = "norland", words = "yes to" }'
    assert found_by(query, made.record()) == ["yes to the truce"]
    assert found_by(query, made.record(), against=True) == ["never said yes to the truce"]


ARMED = (
    ("Norlandic forces", "norland"),
    ("the Norlandic ground forces", "norland"),
    ("Sudmarkian drones", "sudmark"),
    ("sudmarkian officials", "sudmark"),
)
NOT_ARMED = (
    "Norlandic poets",
    "Norlandic separatist forces",
    "former Norlandic officials",
    "Norlandic-backed troops",
    "Norlandic",
    "forces",
    "Islander troops",
)


@pytest.mark.parametrize(("name", "party"), ARMED, ids=[name for name, _ in ARMED])
def test_the_troops_of_a_state_are_the_states(name: str, party: str) -> None:
    """What the codebook does not know by name counts as the state by its adjective, for both sides alike."""
    made = Scene()
    paper = made.paper("They shelled the quay. They shelled it back.", "2031-05-01")
    made.deed(paper, "They shelled the quay", name, "shell", root="ASSAULT")
    made.deed(paper, "They shelled it back", "moll", "shell", root="ASSAULT", to=name)
    made.deed(paper, "They shelled", swapped(name), "shell", root="ASSAULT")
    for asked in (party, f"{party}-state"):
        assert "They shelled the quay" in found_by(f'{{ speaker = "{asked}" }}', made.record())
        assert "They shelled" not in found_by(f'{{ speaker = "{asked}" }}', made.record())
        assert found_by(f'{{ target = "{asked}" }}', made.record()) == ["They shelled it back"]


@pytest.mark.parametrize("name", NOT_ARMED)
def test_not_all_that_bears_an_adjective_is_the_states(name: str) -> None:
    """The last word must be an arm of the state, the first its adjective, and none between set it apart."""
    assert Members(Parties(CODEBOOK)).names(name, date(2031, 5, 1), None) == {name}


def test_an_adjective_of_two_sides_means_neither() -> None:
    """Nobody can say whose troops they are."""
    both = (*CODEBOOK.actors, Actor(id="isles", name="Isles", side="isles", adjectives=("Norlandic",)))
    members = Members(Parties(replace(CODEBOOK, actors=both)))
    assert members.names("Norlandic troops", None, None) == {"Norlandic troops"}


def test_a_name_the_codebook_has_is_what_it_says() -> None:
    """An actor of its own keeps its own side, whatever its name ends in."""
    own = (*CODEBOOK.actors, Actor(id="guard", name="Norlandic troops", side="isles"))
    members = Members(Parties(replace(CODEBOOK, actors=own)))
    assert members.names("Norlandic troops", None, "isles") == {"Norlandic troops", "guard", "isles"}
