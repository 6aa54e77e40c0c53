from __future__ import annotations

from datetime import date

import pytest

from detente.record.commitments import commitments
from detente.record.model import Commitment
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def only(scene: Scene, as_of: date = AS_OF) -> Commitment:
    """Return the one commitment of a scene."""
    (found,) = commitments(scene.record(), as_of)
    return found


def threatened(scene: Scene, day: str = "2031-03-04") -> str:
    """Add a threat of sanctions unless there is a truce by 10 March, and return the act's id."""
    text = (
        "Quill threatened sanctions on Sudmark by March 10 unless it accepted a truce. That was on Tuesday."
    )
    paper = scene.paper(text, day, publisher="Gull")
    scene.time(paper, "March 10", "2031-03-10")
    return scene.act(
        paper, "threatened sanctions on Sudmark by March 10 unless it accepted a truce", "threat", "quill",
        to="sudmark-state", issue="sanctions", conditions=("unless it accepted a truce",), on=day,
    )  # fmt: skip


def test_a_threat_keeps_its_condition_due_day_and_consequence() -> None:
    """What was threatened, unless what, by when, each in the text's words."""
    scene = Scene()
    threatened(scene)
    found = only(scene, date(2031, 3, 5))
    assert (found.kind, found.by, found.to, found.due) == (
        "threat", "quill", "sudmark-state", ("2031-03-10", "2031-03-10"),
    )  # fmt: skip
    assert found.condition == "unless it accepted a truce"
    assert found.consequence == "threatened sanctions on Sudmark by March 10"


def test_before_the_due_day_it_is_pending() -> None:
    """Nothing has fallen due."""
    scene = Scene()
    threatened(scene)
    assert only(scene, date(2031, 3, 9)).state == "pending"


def test_a_later_deed_of_the_same_kind_carries_it_out() -> None:
    """Sanctions imposed after they were threatened execute the threat."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("On March 12 Harbour imposed sanctions on Sudmark.", "2031-03-13")
    deed = scene.deed(
        paper, "Harbour imposed sanctions on Sudmark", "harbour-state", "impose sanctions", to="sudmark-state",
        on="2031-03-12",
    )  # fmt: skip
    found = only(scene)
    assert found.state == "executed"
    assert (deed, "executes") in [(bearing.item, bearing.how) for bearing in found.bearing]
    assert "after the due day" in found.because


def test_the_same_deed_against_somebody_else_does_not() -> None:
    """Sanctions on the Isles say nothing of a threat to Sudmark."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("On March 12 Harbour imposed sanctions on the Isles.", "2031-03-13")
    scene.deed(
        paper, "Harbour imposed sanctions on the Isles", "harbour-state", "impose sanctions", to="isles", on="2031-03-12"
    )  # fmt: skip
    assert only(scene).state == "lapsed"


def test_who_does_what_was_asked_in_time_has_complied() -> None:
    """The threat worked, hence it was not carried out."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("Moll accepted the truce on March 8.", "2031-03-09")
    act = scene.act(
        paper, "Moll accepted the truce", "acceptance", "moll", issue="ceasefire", on="2031-03-08"
    )
    found = only(scene)
    assert found.state == "complied with"
    assert (act, "complies") in [(bearing.item, bearing.how) for bearing in found.bearing]


def test_what_is_done_after_the_due_day_is_no_compliance() -> None:
    """A truce accepted too late leaves the threat lapsed."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("Moll accepted the truce on March 20.", "2031-03-21")
    scene.act(paper, "Moll accepted the truce", "acceptance", "moll", issue="ceasefire", on="2031-03-20")
    assert only(scene).state == "lapsed"


def test_past_due_with_nothing_found_it_has_lapsed_if_later_documents_were_read() -> None:
    """Silence counts only where somebody could have spoken."""
    scene = Scene()
    threatened(scene)
    assert only(scene).state == "cannot be told"
    scene.paper("The weather in Harbour was fine.", "2031-03-20")
    found = only(scene)
    assert found.state == "lapsed"
    assert "1 later document" in found.because


def test_without_a_day_a_sentence_that_says_not_yet_leaves_it_pending() -> None:
    """What has no term cannot lapse; the sentence that denies it is named."""
    scene = Scene()
    text = "Quill has repeatedly threatened sanctions against Moll, but has yet to follow through."
    paper = scene.paper(text, "2031-03-04")
    act = scene.act(paper, "threatened sanctions against Moll", "threat", "quill", to="moll", on="2031-03-04")
    found = only(scene)
    assert found.state == "pending"
    assert "as of 2031-03-04" in found.because
    assert (act, "fails to follow") in [(bearing.item, bearing.how) for bearing in found.bearing]


def test_a_threat_whose_condition_did_not_arise_was_not_triggered() -> None:
    """The text says that what it warned of did not happen."""
    scene = Scene()
    text = "Varg warned that Norland would bomb the port if Sudmark attacked the parade. Sudmark did not attack the parade."
    paper = scene.paper(text, "2031-03-10")
    scene.act(
        paper, "warned that Norland would bomb the port if Sudmark attacked the parade", "threat", "varg",
        to="sudmark-state", conditions=("if Sudmark attacked the parade",), on="2031-03-03",
    )  # fmt: skip
    scene.deed(
        paper,
        "Sudmark did not attack the parade",
        "sudmark-state",
        "attack",
        realis="negated",
        on="2031-03-09",
    )
    assert only(scene).state == "not triggered"


def test_what_was_done_all_along_does_not_show_that_a_threat_was_carried_out() -> None:
    """Conduct is held against the party's own baseline; an answer that names itself as one is not."""
    scene = Scene()
    text = "Moll threatened to attack the docks. Sudmark attacked the mills on March 1. Sudmark attacked the docks on March 6."
    paper = scene.paper(text, "2031-03-10")
    scene.act(paper, "threatened to attack the docks", "threat", "moll", to="norland-state", on="2031-03-04")
    scene.deed(
        paper, "Sudmark attacked the mills", "sudmark-state", "attack", to="norland-state", on="2031-03-01"
    )
    scene.deed(
        paper, "Sudmark attacked the docks", "sudmark-state", "attack", to="norland-state", on="2031-03-06"
    )
    found = only(scene)
    assert found.state == "cannot be told"
    assert "baseline" in found.because
    later = scene.paper("Sudmark attacked the quays on March 8 in retaliation.", "2031-03-11")
    scene.deed(
        later, "Sudmark attacked the quays on March 8 in retaliation", "sudmark-state", "attack", to="norland-state",
        on="2031-03-08",
    )  # fmt: skip
    assert only(scene).state == "executed"


def test_a_promise_said_to_be_kept_is_executed() -> None:
    """The text's own word for it is enough."""
    scene = Scene()
    text = "Varg promised to free the pilots. He kept his promise a week later."
    paper = scene.paper(text, "2031-03-20")
    scene.act(paper, "promised to free the pilots", "promise", "varg", to="sudmark-state", on="2031-03-10")
    assert only(scene).state == "executed"


def test_a_promise_not_to_do_something_lapses_when_it_is_done() -> None:
    """Doing it is the breach, and the because says when."""
    scene = Scene()
    paper = scene.paper(
        "Moll promised not to attack the mills. Sudmark attacked the mills on March 9.", "2031-03-10"
    )
    scene.act(
        paper, "promised not to attack the mills", "promise", "moll", to="norland-state", on="2031-03-02"
    )
    deed = scene.deed(
        paper, "Sudmark attacked the mills", "sudmark-state", "attack", to="norland-state", on="2031-03-09"
    )
    found = only(scene)
    assert found.state == "lapsed"
    assert (deed, "denies") in [(bearing.item, bearing.how) for bearing in found.bearing]


def test_said_again_by_others_of_the_side_it_is_one_commitment() -> None:
    """A threat repeated by a president, a spokesman and a paper is one threat, by its side."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper(
        "Harbour again threatened sanctions on Sudmark. Quill has threatened sanctions since winter.",
        "2031-03-07",
    )
    scene.act(
        paper,
        "threatened sanctions on Sudmark",
        "threat",
        "harbour-state",
        to="sudmark-state",
        on="2031-03-07",
    )
    scene.act(paper, "has threatened sanctions since winter", "threat", "quill", on="2031-03-07")
    found = only(scene, date(2031, 3, 9))
    assert len(found.said) == 3
    assert found.by == "harbour"


def test_two_terms_that_do_not_meet_are_two_commitments() -> None:
    """A new deadline is a new threat."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("Quill threatened sanctions on Sudmark by April 20.", "2031-04-01")
    scene.time(paper, "April 20", "2031-04-20")
    scene.act(
        paper,
        "threatened sanctions on Sudmark by April 20",
        "threat",
        "quill",
        to="sudmark-state",
        on="2031-04-01",
    )
    assert [each.due for each in commitments(scene.record(), AS_OF)] == [
        ("2031-03-10", "2031-03-10"), ("2031-04-20", "2031-04-20"),
    ]  # fmt: skip


def test_within_weeks_is_a_term_of_two_months_at_most() -> None:
    """A vague term is counted from the day it was said."""
    scene = Scene()
    paper = scene.paper("Varg said Norland would leave the talks within weeks.", "2031-03-01")
    scene.act(paper, "said Norland would leave the talks within weeks", "threat", "varg", on="2031-03-01")
    assert only(scene, date(2031, 3, 2)).due == ("2031-03-01", "2031-04-30")


def test_a_term_counted_from_another_event_is_no_date() -> None:
    """Within a day of taking office says nothing until office is taken."""
    scene = Scene()
    paper = scene.paper("Roe promised to end the war within 24 hours of taking office.", "2031-03-01")
    scene.time(paper, "within 24 hours", "2031-03-01", "2031-03-02", relative="span:0..+24h")
    scene.act(
        paper, "promised to end the war within 24 hours of taking office", "promise", "roe", on="2031-03-01"
    )
    assert only(scene).due is None


@pytest.mark.parametrize("state", ["negated"])
def test_what_a_text_denies_was_threatened_is_no_threat(state: str) -> None:
    """A denied threat is none."""
    scene = Scene()
    paper = scene.paper("Quill did not threaten sanctions.", "2031-03-01")
    scene.act(paper, "did not threaten sanctions", "threat", "quill", status=state)
    assert commitments(scene.record(), AS_OF) == ()


def test_a_promise_that_is_being_kept_is_pending() -> None:
    """Under way is neither done nor lapsed, even after its day."""
    scene = Scene()
    text = (
        "Moll promised to return 600 pilots by March 9. Half came home. So the promise is being kept, slowly."
    )
    paper = scene.paper(text, "2031-03-12")
    scene.time(paper, "March 9", "2031-03-09")
    scene.act(paper, "promised to return 600 pilots by March 9", "promise", "moll", on="2031-03-02")
    found = only(scene)
    assert found.state == "pending"
    assert "under way" in found.because


def test_without_a_day_and_without_a_word_it_is_open_where_the_news_would_have_told() -> None:
    """Sanctions are told when they come, kindness is not."""
    scene = Scene()
    paper = scene.paper(
        "Quill threatened sanctions on Sudmark. Quill promised to be kind to Moll.", "2031-03-01"
    )
    scene.paper("The weather in Harbour was fine.", "2031-03-20")
    scene.act(
        paper, "threatened sanctions on Sudmark", "threat", "quill", to="sudmark-state", on="2031-03-01"
    )
    scene.act(paper, "promised to be kind to Moll", "promise", "quill", to="moll", on="2031-03-01")
    states = {each.kind: each.state for each in commitments(scene.record(), AS_OF)}
    assert states == {"threat": "pending", "promise": "cannot be told"}


def test_what_somebody_should_promise_is_no_promise() -> None:
    """Advice binds nobody."""
    scene = Scene()
    paper = scene.paper("Quill should promise trade to Sudmark.", "2031-03-01")
    scene.act(paper, "promise trade to Sudmark", "promise", "quill", to="sudmark-state")
    assert commitments(scene.record(), AS_OF) == ()


def test_what_stands_inside_a_demand_was_not_done() -> None:
    """To demand that somebody accept is no acceptance."""
    scene = Scene()
    threatened(scene)
    paper = scene.paper("Quill demanded that Moll accept the truce.", "2031-03-06")
    scene.act(
        paper, "demanded that Moll accept the truce", "demand", "quill", issue="ceasefire", on="2031-03-06"
    )
    scene.act(paper, "Moll accept the truce", "acceptance", "moll", issue="ceasefire", on="2031-03-06")
    assert only(scene, date(2031, 3, 9)).state == "pending"


def test_when_a_threat_was_made_is_not_when_it_falls_due() -> None:
    """Warned in April: said in April, due never."""
    scene = Scene()
    paper = scene.paper("Varg warned in April that Norland would walk away.", "2031-05-20")
    scene.time(paper, "April", "2031-04-01", "2031-04-30")
    scene.act(
        paper,
        "warned in April that Norland would walk away",
        "threat",
        "varg",
        on=("2031-04-01", "2031-04-30"),
    )
    assert only(scene, date(2031, 5, 30)).due is None


def test_a_telling_that_only_names_the_number_is_of_the_same_promise() -> None:
    """Six hundred bodies, and later just six hundred."""
    scene = Scene()
    first = scene.paper("Moll promised to hand over 600 bodies.", "2031-03-04")
    scene.act(first, "promised to hand over 600 bodies", "promise", "moll")
    later = scene.paper("Sudmark promised 600, a guest said.", "2031-03-20")
    scene.act(later, "Sudmark promised 600", "promise", "sudmark-state")
    assert len(only(scene).said) == 2
