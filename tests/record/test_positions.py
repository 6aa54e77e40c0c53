from __future__ import annotations

from datetime import date

from detente.record.model import Position
from detente.record.positions import positions
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def of(scene: Scene, party: str, issue: str = "ceasefire", since: date | None = None) -> Position:
    """Return one party's position on one issue."""
    (found,) = [p for p in positions(scene.record(), AS_OF, since) if (p.party, p.issue) == (party, issue)]
    return found


def test_the_latest_position_is_that_of_the_latest_day() -> None:
    """Whatever order the articles are read in."""
    scene = Scene()
    late = scene.paper("Varg offered a limited truce.", "2031-03-10", name="a.txt")
    early = scene.paper("Varg demanded a full truce.", "2031-03-01", name="b.txt")
    new = scene.act(
        late, "Varg offered a limited truce", "offer", "varg", issue="ceasefire", position="limited"
    )
    scene.act(early, "Varg demanded a full truce", "demand", "varg", issue="ceasefire", position="full")
    found = of(scene, "norland")
    assert found.latest.item == new
    assert [stated.position for stated in found.drift] == ["full", "limited"]


def test_on_one_day_the_actors_own_words_go_before_an_authors_paraphrase() -> None:
    """A quotation is nearer to the position than what a reporter makes of it."""
    scene = Scene()
    paper = scene.paper("“We want the whole strait,” Moll said. Moll demanded both straits.", "2031-03-10")
    said = scene.said(paper, "We want the whole strait", "moll", mode="direct")
    own = scene.act(paper, "We want the whole strait", "demand", "moll", issue="straits", within=said)
    scene.act(paper, "Moll demanded both straits", "demand", "moll", issue="straits")
    assert of(scene, "sudmark", "straits").latest.item == own


def test_a_demand_that_its_actor_gives_up_is_a_reversal_and_dropped() -> None:
    """An actor against its own earlier words."""
    scene = Scene()
    first = scene.paper("Quill demanded a full truce.", "2031-03-01")
    demand = scene.act(
        first, "Quill demanded a full truce", "demand", "quill", issue="ceasefire", position="full"
    )
    second = scene.paper("Quill stepped back from the truce.", "2031-03-05")
    concession = scene.act(
        second, "Quill stepped back from the truce", "concession", "quill", issue="ceasefire"
    )
    found = of(scene, "harbour")
    assert [(turn.actor, turn.earlier, turn.later) for turn in found.reversals] == [
        ("quill", demand, concession)
    ]
    assert [stated.dropped for stated in found.drift] == [True, False]


def test_a_move_on_the_issues_scale_is_a_reversal_only_of_one_and_the_same_actor() -> None:
    """Two people of one side who differ have not reversed."""
    scene = Scene()
    first = scene.paper("Varg demanded a full truce.", "2031-03-01")
    scene.act(first, "Varg demanded a full truce", "demand", "varg", issue="ceasefire", position="full")
    second = scene.paper("Norland demanded a limited truce.", "2031-03-05")
    scene.act(
        second,
        "Norland demanded a limited truce",
        "demand",
        "norland-state",
        issue="ceasefire",
        position="limited",
    )
    assert of(scene, "norland").reversals == ()
    third = scene.paper("Varg demanded a limited truce.", "2031-03-06")
    scene.act(third, "Varg demanded a limited truce", "demand", "varg", issue="ceasefire", position="limited")
    assert len(of(scene, "norland").reversals) == 1


def test_two_reports_of_one_day_that_differ_are_no_reversal() -> None:
    """Reporters who judge differently on the same day leave the order unknown."""
    scene = Scene()
    for name, place in (("one", "full"), ("two", "limited")):
        paper = scene.paper(f"Paper {name}: Moll demanded a {place} truce.", "2031-03-01")
        scene.act(
            paper, f"Moll demanded a {place} truce", "demand", "moll", issue="ceasefire", position=place
        )
    assert of(scene, "sudmark").reversals == ()


def test_denied_acts_are_no_positions_and_hedged_ones_are_marked() -> None:
    """What a text denies was not demanded; what it says with reserve is the latest only if nothing else is."""
    scene = Scene()
    paper = scene.paper("Moll did not demand the strait. Moll may have offered the strait.", "2031-03-01")
    scene.act(paper, "Moll did not demand the strait", "demand", "moll", issue="straits", status="negated")
    scene.act(paper, "Moll may have offered the strait", "offer", "moll", issue="straits", status="hedged")
    found = of(scene, "sudmark", "straits")
    assert found.latest.hedged
    assert len(found.drift) == 1


def test_a_position_reported_twice_drifts_once() -> None:
    """Repetition is no movement."""
    scene = Scene()
    for day in (1, 2, 3):
        paper = scene.paper(f"Day {day}: Varg demanded a full truce.", f"2031-03-0{day}")
        scene.act(paper, "Varg demanded a full truce", "demand", "varg", issue="ceasefire", position="full")
    found = of(scene, "norland")
    assert len(found.drift) == 1
    assert found.reversals == ()


def test_since_a_day_the_drift_begins_with_the_last_position_before_it() -> None:
    """So that the reader sees from what it moved."""
    scene = Scene()
    for day, place in ((1, "none"), (10, "limited"), (20, "full")):
        paper = scene.paper(f"Varg offered {place} on day {day}.", f"2031-03-{day:02}")
        scene.act(paper, f"Varg offered {place}", "offer", "varg", issue="ceasefire", position=place)
    found = of(scene, "norland", since=date(2031, 3, 15))
    assert [stated.position for stated in found.drift] == ["limited", "full"]


def test_what_came_out_later_is_left_out() -> None:
    """The record is looked at from a day."""
    scene = Scene()
    paper = scene.paper("Varg demanded a full truce.", "2031-05-01")
    scene.act(paper, "Varg demanded a full truce", "demand", "varg", issue="ceasefire")
    assert positions(scene.record(), AS_OF) == ()
