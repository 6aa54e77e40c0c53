from __future__ import annotations

from datetime import date

import pytest

from detente.record.origins import is_vague
from detente.record.sources import read_sources
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)
REPORT = "Sudmark wants the strait and the lighthouse"


def origins(scene: Scene) -> list[tuple[str, bool]]:
    """Return label and interest of the origins of all statements, acts and deeds."""
    record = scene.record()
    sources = read_sources(record, AS_OF)
    return [(origin.label, origin.interested) for origin in sources.origins(record.items())]


def test_a_credited_outlet_is_the_origin_wherever_it_is_repeated() -> None:
    """Fifty rewrites that credit one agency are one origin, with the fullest label."""
    scene = Scene()
    for number in range(50):
        paper = scene.paper(
            f"Edition {number}: Gull reported that {REPORT}.", "2031-03-02", publisher=f"Paper {number}"
        )
        via = ("Gull", "three Sudmarkian sources") if number == 7 else ("the Gull agency",)
        scene.said(paper, REPORT, "sudmark-state", via=via)
    assert origins(scene) == [("Gull News Agency (three Sudmarkian sources)", False)]


def test_a_partys_public_words_have_the_party_as_origin_and_it_is_interested() -> None:
    """Ten papers that quote the minister are one origin, the minister."""
    scene = Scene()
    for number in range(10):
        paper = scene.paper(
            f"{number}: “We want the strait,” Moll said.", "2031-03-02", publisher=f"Paper {number}"
        )
        scene.said(paper, "We want the strait", "moll", mode="direct")
    assert origins(scene) == [("Jon Moll", True)]


def test_a_named_outsider_is_an_origin_without_interest() -> None:
    """An expert speaks for no party."""
    scene = Scene()
    paper = scene.paper("The strait will freeze, said Ottoline Marsh.", "2031-03-02", publisher="Paper")
    scene.said(paper, "The strait will freeze", None)
    scene.items.clear()
    scene.said(paper, "The strait will freeze", "Ottoline Marsh", name="Ottoline Marsh")
    assert origins(scene) == [("Ottoline Marsh", False)]


def test_what_vague_sources_say_is_the_papers_own() -> None:
    """Analysts without a name cannot be asked; the paper can."""
    scene = Scene()
    paper = scene.paper("The strait will freeze, analysts say.", "2031-03-02", publisher="Morning Tide")
    scene.said(paper, "The strait will freeze", "analysts", name="analysts")
    assert origins(scene) == [("Morning Tide", False)]


def test_copies_of_one_text_share_its_origin() -> None:
    """A syndicated article is its house's, under whichever name it is reprinted."""
    from tests.record.test_copies import text

    scene = Scene()
    for day, publisher in (("2031-03-01", "Morning Tide"), ("2031-03-02", "Evening Ebb")):
        body = f"{text(5)} Norland left the fort. {publisher}"
        paper = scene.paper(body, day, publisher=publisher)
        scene.deed(paper, "Norland left the fort", "norland-state", "leave")
    assert origins(scene) == [("Morning Tide", False)]


def test_an_article_that_credits_its_own_house_is_its_own_origin() -> None:
    """A paper that reported something on Tuesday does not become two sources on Wednesday."""
    scene = Scene()
    paper = scene.paper(
        f"{REPORT}, Morning Tide reported. Norland left the fort.", "2031-03-02", publisher="Morning Tide"
    )
    scene.said(paper, REPORT, "sudmark-state", via=("Morning Tide",))
    scene.deed(paper, "Norland left the fort", "norland-state", "leave")
    assert origins(scene) == [("Morning Tide", False)]


def test_a_statement_inside_another_goes_back_to_the_outer_one() -> None:
    """What an expert says that the minister thinks is the expert's."""
    scene = Scene()
    paper = scene.paper("Moll is tired, said Ottoline Marsh.", "2031-03-02", publisher="Paper")
    outer = scene.said(paper, "Moll is tired", "Ottoline Marsh", name="Ottoline Marsh")
    scene.said(paper, "tired", "moll", parent=outer, mode="belief")
    assert origins(scene) == [("Ottoline Marsh", False)]


@pytest.mark.parametrize(
    ("name", "vague"),
    [
        ("three Sudmarkian sources", True), ("analysts", True), ("a senior official", True), ("Ottoline Marsh", False),
        ("Gull News Agency", False), ("Western officials", True), ("Sen. Roe", False), ("", True),
    ],
)  # fmt: skip
def test_vague_names_are_those_that_nobody_could_ask(name: str, vague: bool) -> None:
    """A proper name ends in a capital and does not begin with a number or an article."""
    assert is_vague(name) is vague
