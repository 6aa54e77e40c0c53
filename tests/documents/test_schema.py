"""The JSON form of a document."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.documents.model import KINDS, ZONE_KINDS, Document, Published, Source, Zone
from detente.documents.schema import document_from_row, document_row

words = st.text(st.characters(codec="utf-8"), max_size=20)
maybe = st.none() | words
days = st.none() | st.dates()
documents = st.builds(
    Document,
    id=words,
    text=words,
    source=st.builds(Source, words, maybe, words, words, maybe),
    title=maybe,
    publisher=maybe,
    author=maybe,
    kind=st.sampled_from(KINDS),
    kind_because=words,
    language=words,
    published=st.builds(Published, days, days, st.sampled_from(["stated", "inferred", "unknown"]), words),
    zones=st.lists(st.builds(Zone, st.sampled_from(ZONE_KINDS), st.integers(0), st.integers(0))).map(tuple),
)


@given(documents)
def test_a_document_comes_back_from_its_json(document: Document) -> None:
    """Written as JSON and read again, a document is the same."""
    assert document_from_row(json.loads(json.dumps(document_row(document)))) == document


def test_the_type_stands_first_and_days_are_iso() -> None:
    """Readers of the file see at once what a line is."""
    row = document_row(
        Document("1", "x", Source("a", None, "0", "text/1"), published=Published(date(2031, 5, 9)))
    )
    assert next(iter(row.items())) == ("type", "document")
    assert row["published"] == {"from": "2031-05-09", "to": None, "basis": "unknown", "evidence": ""}
