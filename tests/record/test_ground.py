from __future__ import annotations

from datetime import date

from detente.record.ground import ground
from detente.record.model import DocumentGround
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def footing(scene: Scene) -> DocumentGround:
    """Return the ground of the only document."""
    (found,) = ground(scene.record(), AS_OF).documents
    return found


def test_own_quotations_with_their_occasion_are_first_hand() -> None:
    """Who was told something says to whom and how."""
    scene = Scene()
    paper = scene.paper("“The strait is ours,” Varg said in an email.", "2031-03-01")
    scene.said(paper, "The strait is ours", "varg", mode="direct")
    found = footing(scene)
    assert found.footing == "first-hand"
    assert "in an email" in found.because


def test_what_others_reported_is_relayed() -> None:
    """The outlet it relays is named."""
    scene = Scene()
    paper = scene.paper("The strait is ours, Varg told Gull.", "2031-03-01")
    scene.said(paper, "The strait is ours", "varg", via=("Gull",))
    found = footing(scene)
    assert found.footing == "relayed"
    assert "Gull" in found.because


def test_searching_the_web_is_no_source() -> None:
    """What web searches reveal nobody can be asked about; the words that say so are shown."""
    scene = Scene()
    scene.paper("Web searches reveal a strait. Online sources agree.", "2031-03-01", kind="unsourced")
    found = footing(scene)
    assert found.footing == "no real source"
    assert "Web searches" in found.because


def test_a_release_is_its_issuers_own_text() -> None:
    """First-hand, if interested."""
    scene = Scene()
    scene.paper("The President spoke today.", "2031-03-01", kind="release")
    assert footing(scene).footing == "first-hand"


def test_a_side_at_the_table_that_nobody_quotes_is_heard_zero_times() -> None:
    """Who is missing is shown, with nought."""
    scene = Scene()
    paper = scene.paper("“The strait is ours,” Varg said. He hopes.", "2031-03-01")
    scene.said(paper, "The strait is ours", "varg", mode="direct")
    found = ground(scene.record(), AS_OF)
    assert [(h.side, h.statements, h.direct, h.documents) for h in found.hearings] == [
        ("norland", 1, 1, 1), ("harbour", 0, 0, 0), ("sudmark", 0, 0, 0),
    ]  # fmt: skip


def test_copies_name_each_other_once() -> None:
    """A group of three is listed once, and each member names the other two."""
    from tests.record.test_copies import text

    scene = Scene()
    for ending in ("one", "two", "three"):
        scene.paper(f"{text(4)} {ending}", "2031-03-01")
    scene.paper(text(5), "2031-03-01")
    found = ground(scene.record(), AS_OF)
    assert [len(group) for group in found.copies] == [3]
    assert sorted(len(each.copies) for each in found.documents) == [0, 2, 2, 2]


def test_a_document_in_another_language_is_said_to_be_unread_by_the_coder() -> None:
    """Read and kept, not coded."""
    scene = Scene()
    scene.paper("Die Meerenge gehört uns.", "2031-03-01", language="de")
    assert not footing(scene).coded


def test_the_count_of_reviewed_items_is_passed_on() -> None:
    """The record knows nothing of reviews; whoever asks does."""
    scene = Scene()
    scene.paper("Nothing.", "2031-03-01")
    assert ground(scene.record(), AS_OF, reviewed=3).reviewed == 3
