"""A dossier gives back what was stored, in order, as persons left it, and counts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.items import joined
from detente.documents.model import Published, Source
from detente.errors import InputError
from detente.record.memory import MemoryRecord
from detente.record.model import Query, Record
from detente.store.dossier import Dossier
from tests.record.builders import CODEBOOK
from tests.store.builders import coded, document, filled, random_sample, raw_of, sample


def test_documents_and_items_come_back_as_they_were_stored(tmp_path: Path) -> None:
    """What is read from the database equals what was written, every field of every type."""
    about, items = sample()
    with filled(tmp_path) as dossier:
        assert list(dossier.documents()) == [about]
        assert dossier.document(about.id) == about
        assert tuple(dossier.items()) == items
        assert all(dossier.item(item.id) == item for item in items)
        assert list(dossier.items_by_document()) == [(about, list(items))]
        assert dossier.codebook() == CODEBOOK


def test_the_words_of_every_item_stand_at_its_spans(tmp_path: Path) -> None:
    """Words are taken from the document's text, joined by one space where there are several spans."""
    with filled(tmp_path) as dossier:
        texts = {about.id: about.text for about in dossier.documents()}
        assert all(item.words == joined(texts[item.document], item.spans) for item in dossier.items())


def test_a_dossier_is_a_record(tmp_path: Path) -> None:
    """Everything that reads a record can read a dossier."""
    with filled(tmp_path) as dossier:
        record: Record = dossier
        assert record.side_of("varg", None) == "norland"
        assert record.actor_name("varg") == CODEBOOK.actor["varg"].name
        assert record.item("no such item") is None


def test_before_anything_is_coded_nobody_is_known(tmp_path: Path) -> None:
    """An empty dossier has no codebook, no sides and no briefing."""
    with Dossier(tmp_path / "new") as dossier:
        assert dossier.codebook() is None
        assert dossier.side_of("varg", None) is None
        assert dossier.last_brief() is None
        assert dossier.counts() == {"document": 0}


def test_without_text_documents_are_light(tmp_path: Path) -> None:
    """Title and date are there, text and zones are not."""
    with filled(tmp_path) as dossier:
        (light,) = dossier.documents(text=False)
    assert (light.text, light.zones, light.title) == ("", (), "Guns over the quay")


def test_raw_bytes_are_kept_beside_the_text(tmp_path: Path) -> None:
    """The bytes a document was read from come back; where they are its text, the text answers for them."""
    html, plain = document(), document("Only words.", "in/plain.txt")
    plain = replace(plain, source=replace(plain.source, raw=plain.id))
    with filled(tmp_path) as dossier:
        with dossier.writing() as writer:
            writer.store([coded((plain, ()))], {plain.id: b"Only words."})
        assert dossier.raw(html.source.raw) == raw_of(html)[html.source.raw]
        assert dossier.raw(plain.source.raw) == b"Only words."
        assert dossier._database.count("SELECT count(*) FROM raw") == 1
        with pytest.raises(InputError, match="no raw bytes"):
            dossier.raw("0" * 64)


def test_one_text_from_two_places_is_one_document_with_two_sources(tmp_path: Path) -> None:
    """The first place names the document; both are known, so that neither is read again."""
    about, items = sample()
    copy = replace(
        about, source=Source("other/copy.html", "c-7", "f" * 64, "html/1", "https://example.org/c")
    )
    with filled(tmp_path, (about, items), (copy, items)) as dossier:
        assert [each.source.path for each in dossier.documents()] == ["in/quay.txt"]
        assert dossier.sources(about.id) == [about.source, copy.source]
        assert dossier.known_sources() == {(about.source.raw, "in/quay.txt"), ("f" * 64, "other/copy.html")}


def test_items_come_by_document_path_and_place(tmp_path: Path) -> None:
    """The order does not depend on the order of storing."""
    first, second = (
        sample(document(path="b.txt")),
        sample(document("So it goes: " + document().text, "a.txt")),
    )
    with filled(tmp_path, first, second) as dossier:
        order = [(item.document, item.spans[0][0]) for item in dossier.items()]
    assert order == [(second[0].id, item.spans[0][0]) for item in second[1]] + [
        (first[0].id, item.spans[0][0]) for item in first[1]
    ]


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        (Query(types=("deed", "time")), ["time", "deed"]),
        (Query(acts=("refusal",)), ["act:demand"]),
        (Query(parties=("norland-state",)), ["statement", "act:demand"]),
        (Query(parties=("sudmark",)), ["act:demand", "deed"]),
        (Query(parties=("Moll",)), ["act:demand"]),
        (Query(issues=("straits",)), ["act:demand"]),
        (Query(end=date(2031, 5, 4), types=("deed", "statement")), ["deed"]),
        (Query(start=date(2031, 5, 10)), ["act:demand"]),
        (Query(documents=("no such document",)), []),
        (Query(documents=tuple(f"{n:064}" for n in range(40_000))), []),
    ],
    ids=["types", "acts", "members", "side", "name", "issue", "until", "from", "document", "many documents"],
)
def test_queries_find_what_they_ask_for(tmp_path: Path, query: Query, rules: list[str]) -> None:
    """Each field of a query narrows the record."""
    with filled(tmp_path) as dossier:
        assert [item.rule for item in dossier.items(query)] == rules


_days = st.one_of(st.none(), st.dates(date(2029, 12, 1), date(2032, 1, 1)))


@given(
    query=st.builds(
        Query,
        types=st.sets(st.sampled_from(("statement", "act", "deed", "time")), max_size=2).map(tuple),
        parties=st.sets(
            st.sampled_from(("varg", "norland-state", "norland", "isles", "harbour", "Somebody", "nobody")),
            max_size=2,
        ).map(tuple),
        issues=st.sets(st.sampled_from(("straits", "ceasefire", "none")), max_size=1).map(tuple),
        acts=st.sets(st.sampled_from(("demand", "threat", "promise")), max_size=2).map(tuple),
        start=_days,
        end=_days,
        documents=st.sampled_from(((), (random_sample(3)[0].id, random_sample(5)[0].id), ("none",))),
    )
)
@settings(max_examples=150, deadline=None)
def test_a_query_means_in_sql_what_it_means_in_memory(
    tmp_path_factory: pytest.TempPathFactory, query: Query
) -> None:
    """Dossier and MemoryRecord find the same items in the same order, whatever is asked."""
    folder = tmp_path_factory.getbasetemp() / "twins"
    found = [random_sample(number) for number in range(40)]
    dossier = Dossier(folder, create=False) if folder.exists() else filled(folder, *found)
    memory = MemoryRecord(
        [about for about, _ in found], [item for _, items in found for item in items], CODEBOOK
    )
    with dossier:
        assert list(dossier.items(query)) == list(memory.items(query))


def test_counts_leave_out_what_was_rejected(tmp_path: Path) -> None:
    """A rejected item is in no count and no query that does not ask for it."""
    about, items = sample()
    deed = next(item for item in items if item.rule == "deed")
    with filled(tmp_path) as dossier:
        assert dossier.counts() == {"act": 2, "deed": 1, "document": 1, "statement": 1, "time": 1}
        with dossier.writing() as writer:
            writer.decide(deed.id, "reject")
        assert dossier.counts() == {"act": 2, "document": 1, "statement": 1, "time": 1}
        assert dossier.items_per_document() == {about.id: 3}
        assert deed not in list(dossier.items())
        assert deed in list(dossier.items(Query(rejected=True)))
        assert dossier.item(deed.id) == deed


def test_an_id_may_be_given_by_its_beginning(tmp_path: Path) -> None:
    """A beginning that one item has finds it; none or several is an error."""
    name = sample()[1][0].id
    with filled(tmp_path) as dossier:
        assert dossier.full_id(name[:10]) == dossier.full_id(name) == name
        with pytest.raises(InputError, match="several"):
            dossier.full_id("")
        with pytest.raises(InputError, match="no item"):
            dossier.full_id("zz%")


@pytest.mark.parametrize("ask", ["document", "own_date", "as_read"])
def test_a_document_that_is_not_there_is_said_to_be(tmp_path: Path, ask: str) -> None:
    """A wrong id is wrong input, not a crash."""
    with filled(tmp_path) as dossier, pytest.raises(InputError, match="no document 'nowhere'"):
        getattr(dossier, ask)("nowhere")


def test_the_last_briefing_says_what_was_read_since(tmp_path: Path) -> None:
    """Documents stored after a briefing are new to the next."""
    later = sample(document("Later words of the quay: " + document().text, "later.txt"))
    with filled(tmp_path) as dossier:
        with dossier.writing() as writer:
            writer.note_brief(date(2031, 6, 1))
        assert dossier.last_brief() is None  # nothing newer to tell against it
        with dossier.writing() as writer:
            writer.store([coded(later)])
        assert dossier.last_brief() == (date(2031, 6, 1), frozenset({later[0].id}))


def test_own_date_and_pinned_date_are_kept_apart(tmp_path: Path) -> None:
    """What the corpus says of a date does not overwrite what the document says."""
    about, items = sample(document(published=Published()))
    pinned = Published(date(2031, 5, 2), date(2031, 5, 6), "inferred", "“Friday”")
    with filled(tmp_path, (about, items)) as dossier:
        with dossier.writing() as writer:
            writer.pin(about.id, pinned, items)
        assert dossier.document(about.id).published == pinned
        assert dossier.own_date(about.id) == Published()
        assert dossier.as_read(about.id) == about
