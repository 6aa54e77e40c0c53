from __future__ import annotations

from datetime import date

from detente.record.changes import changes
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def kinds(scene: Scene, since: date | None) -> list[str]:
    """Return the kinds of change since a day."""
    return [change.kind for change in changes(scene.record(), since, AS_OF)]


def test_a_commitment_whose_state_changed_is_named_with_both_states() -> None:
    """Pending in March, executed in April."""
    scene = Scene()
    first = scene.paper("Quill threatened sanctions on Sudmark by April 10.", "2031-03-04")
    scene.time(first, "April 10", "2031-04-10")
    scene.act(
        first,
        "threatened sanctions on Sudmark by April 10",
        "threat",
        "quill",
        to="sudmark-state",
        on="2031-03-04",
    )
    second = scene.paper("Harbour imposed sanctions on Sudmark.", "2031-04-05")
    deed = scene.deed(
        second, "Harbour imposed sanctions on Sudmark", "harbour-state", "impose sanctions", to="sudmark-state",
        on="2031-04-04",
    )  # fmt: skip
    found = changes(scene.record(), date(2031, 3, 20), AS_OF)
    (state,) = [change for change in found if change.kind == "state"]
    assert "from pending to executed" in state.about
    assert deed in state.items
    assert [change.kind for change in found if change.kind != "state"] == ["deed"]


def test_without_a_day_everything_is_new() -> None:
    """The first briefing tells the whole period."""
    scene = Scene()
    paper = scene.paper("Quill threatened sanctions.", "2031-03-04")
    scene.act(paper, "threatened sanctions", "threat", "quill", on="2031-03-04")
    assert kinds(scene, None) == ["commitment"]
    assert kinds(scene, date(2031, 4, 1)) == []


def test_a_new_position_and_its_reversal_are_listed() -> None:
    """What moved since the day, and against what."""
    scene = Scene()
    for day, act in (("2031-03-01", "refusal"), ("2031-04-05", "acceptance")):
        paper = scene.paper(f"On {day} Moll spoke of the truce: {act}.", day)
        scene.act(paper, f"Moll spoke of the truce: {act}", act, "moll", issue="ceasefire")
    assert kinds(scene, date(2031, 4, 1)) == ["position", "reversal"]
    assert kinds(scene, date(2031, 4, 10)) == []
