"""The five reference articles, where they are at hand."""

from pathlib import Path

import pytest

from detente.documents.model import Document
from detente.documents.reading import find_files, read_file

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="reference articles not at hand"),
]


def seed(number: int) -> Document:
    """Return one of the articles."""
    (path,) = SEEDS.glob(f"{number:03d}_*.txt")
    return read_file(path).documents[0]


def test_all_are_found_and_kept_verbatim() -> None:
    """Five files, five documents, each the bytes of its file."""
    files = find_files([SEEDS])
    assert len(files) == 5
    for path in files:
        reading = read_file(path)
        assert reading.problems == ()
        assert reading.documents[0].text == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("number", "kind", "publisher", "author"),
    [
        (0, "opinion", "The American Conservative", None),
        (1, "news", None, None),
        (2, "opinion", None, None),
        (3, "unsourced", None, "Rebecca Sullivan"),
        (4, "wire", "WSJ via Dow Jones Newswires", "Matthew Luxmoore"),
    ],
)
def test_kind_and_provenance(number: int, kind: str, publisher: str | None, author: str | None) -> None:
    """Each article's kind, and only such origins as it names."""
    found = seed(number)
    assert (found.kind, found.publisher, found.author, found.language) == (kind, publisher, author, "en")


@pytest.mark.parametrize(
    ("number", "basis", "first", "last"),
    [
        (0, "unknown", None, None),
        (1, "unknown", None, None),
        (2, "unknown", None, None),
        (3, "inferred", "2025-05-01", "2025-05-31"),
        (4, "stated", "2025-07-08", "2025-07-09"),
    ],
)
def test_dates(number: int, basis: str, first: str | None, last: str | None) -> None:
    """What one article alone says of its date."""
    found = seed(number).published
    ends = tuple(day.isoformat() if day else None for day in (found.start, found.end))
    assert (found.basis, *ends) == (basis, first, last)
    assert found.evidence


def test_zones() -> None:
    """Title and deck, the block quotation, section heads, and the furniture at the end."""
    assert [zone.kind for zone in seed(0).zones[:3]] == ["headline", "headline", "body"]
    assert [zone.kind for zone in seed(0).zones].count("quotation") == 1
    assert seed(0).zones[-1].kind == seed(1).zones[-1].kind == seed(2).zones[-1].kind == "boilerplate"
    assert [zone.kind for zone in seed(1).zones].count("headline") == 0
    assert [zone.kind for zone in seed(2).zones].count("headline") == 6
    assert [zone.kind for zone in seed(3).zones].count("headline") == 5
    wire = seed(4)
    assert [zone.kind for zone in wire.zones[:5]] == ["headline", "byline", "byline", "byline", "body"]
    tail = next(i for i, zone in enumerate(wire.zones) if zone.kind == "boilerplate")
    assert {zone.kind for zone in wire.zones[tail:]} == {"boilerplate"}
    assert wire.words((wire.zones[tail].start, wire.zones[tail].end)).startswith("Write to")
