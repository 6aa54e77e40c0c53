from __future__ import annotations

from datetime import date

from detente.record.claims import claims
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def raid(scene: Scene, words: str, day: str, told: str, publisher: str, *, via: tuple[str, ...] = ()) -> str:
    """Add a document that reports a raid, and return the deed's id."""
    paper = scene.paper(f"{publisher}: {words}.", told, publisher=publisher)
    within = scene.said(paper, words, "Gull", via=via) if via else None
    return scene.deed(
        paper, words, "sudmark-state", "raid", root="ASSAULT", to="norland-state", on=day, within=within
    )


def test_reports_of_one_event_are_one_claim_with_their_origins() -> None:
    """Two papers, two origins, one raid."""
    scene = Scene()
    one = raid(
        scene,
        "Sudmark raided the harbour of Oster with torpedo boats",
        "2031-03-03",
        "2031-03-04",
        "Morning Tide",
    )
    two = raid(
        scene,
        "torpedo boats of Sudmark raided the harbour of Oster",
        "2031-03-03",
        "2031-03-05",
        "Evening Ebb",
    )
    (found,) = claims(scene.record(), AS_OF)
    assert set(found.items) == {one, two}
    assert [origin.label for origin in found.origins] == ["Evening Ebb", "Morning Tide"]


def test_the_same_on_another_day_is_another_claim() -> None:
    """A raid on Monday is not the raid on Friday."""
    scene = Scene()
    raid(scene, "Sudmark raided the harbour of Oster", "2031-03-03", "2031-03-04", "Morning Tide")
    raid(scene, "Sudmark raided the harbour of Oster", "2031-03-07", "2031-03-08", "Evening Ebb")
    assert claims(scene.record(), AS_OF) == ()


def test_what_one_document_reports_alone_is_no_claim() -> None:
    """A claim is what documents share."""
    scene = Scene()
    raid(scene, "Sudmark raided the harbour of Oster", "2031-03-03", "2031-03-04", "Morning Tide")
    assert claims(scene.record(), AS_OF) == ()


def test_fifty_rewrites_that_credit_one_agency_are_one_claim_of_one_origin() -> None:
    """Flood: the number of rewrites moves nothing."""
    scene = Scene()
    for number in range(50):
        words = f"Sudmark raided the harbour of Oster with boats, edition {number}"
        raid(scene, words, "2031-03-03", "2031-03-04", f"Paper {number}", via=("Gull",))
    found = [claim for claim in claims(scene.record(), AS_OF) if len(claim.items) == 50]
    assert {len(claim.origins) for claim in found} == {1}


def test_one_quotation_in_two_papers_is_one_claim_of_its_speaker() -> None:
    """What the minister said in public is the minister's, however many print it."""
    scene = Scene()
    for publisher in ("Morning Tide", "Evening Ebb"):
        paper = scene.paper(
            f"{publisher}: “We want the strait before the winter comes,” Moll said.", "2031-03-04"
        )
        scene.said(paper, "We want the strait before the winter comes", "moll", mode="direct")
    (found,) = claims(scene.record(), AS_OF)
    assert [(origin.label, origin.interested) for origin in found.origins] == [("Jon Moll", True)]
    assert found.interested == 1
