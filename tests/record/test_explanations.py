from __future__ import annotations

from detente.record.explanations import explanations
from tests.record.builders import Scene


def test_a_course_is_its_speakers_and_an_authors_own_is_the_articles() -> None:
    """Who urges it is named; the article's own voice is marked."""
    scene = Scene()
    paper = scene.paper(
        "Harbour should walk away, Roe said. Harbour should stay the course.", "2031-03-04", author="Ida Penn"
    )
    said = scene.said(paper, "Harbour should walk away", "roe")
    scene.act(paper, "Harbour should walk away", "recommendation", "roe", to="harbour-state", within=said)
    scene.act(paper, "Harbour should stay the course", "recommendation", None, to="harbour-state")
    found = explanations(scene.record())
    assert [(each.by, each.author, each.course) for each in found] == [
        ("Ida Penn", True, "persist"), ("roe", False, "withdraw"),
    ]  # fmt: skip


def test_one_voice_that_repeats_itself_offers_once() -> None:
    """An explanation given in two papers is one, with both items."""
    scene = Scene()
    for day in (1, 2):
        paper = scene.paper(
            f"Day {day}: Moll stalls because winter helps his army, Roe said.", f"2031-03-0{day}"
        )
        said = scene.said(paper, "Moll stalls because winter helps his army", "roe")
        scene.act(
            paper, "Moll stalls because winter helps his army", "explanation", "roe", to="moll", within=said
        )
    (only,) = explanations(scene.record())
    assert (only.kind, only.to, len(only.items), only.origins) == ("explanation", "moll", 2, 1)
