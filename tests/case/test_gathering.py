"""Running a case's queries on a record: one pass, as of a day, by origins, the same for either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.matching import Matcher, Members, Seen
from detente.case.support import supports
from detente.coding.items import Item
from detente.record.memory import MemoryRecord
from detente.record.model import Query
from detente.record.sources import read_sources
from tests.case.builders import case_with, evidence_of, judged
from tests.record.builders import Scene, mirrored, swapped
from tests.store.builders import filled, random_sample, sample

TABLES = """
[[option]]
id = "threat"
name = "Threaten"
holder = "norland"
because = { speaker = "norland", act = "threat" }

[[position]]
party = "sudmark"
issue = "truce"
stated = "full"
because = { speaker = "sudmark", issue = "truce", act = "demand", position = "full" }

[[option]]
id = "shells"
name = "Shell"
holder = "norland"
because = [{ speaker = "norland", plover = "ASSAULT" }, { target = "sudmark", kind = "deed" }]
"""
DAY = date(2032, 1, 1)


class Counted(MemoryRecord):
    """A record that counts how often its items are asked for."""

    passes = 0

    def items(self, query: Query = Query(), /) -> Iterator[Item]:  # noqa: B008  frozen
        """Yield the items wanted, and count."""
        self.passes += 1
        return super().items(query)


def scene() -> Scene:
    """Return two documents with threats, demands and shells."""
    made = Scene()
    one = made.paper(
        "Varg threatened war. Moll demanded a full truce. Norland shelled the quay.",
        "2031-05-02",
        publisher="Post",
    )
    made.act(one, "Varg threatened war", "threat", "varg", to="moll")
    made.act(one, "Moll demanded a full truce", "demand", "moll", issue="ceasefire", position="full")
    made.deed(one, "Norland shelled the quay", "norland-state", "shell", to="sudmark-state", root="ASSAULT")
    two = made.paper(
        "Moll settled for a limited truce. Varg threatened again.", "2031-06-02", publisher="Gazette"
    )
    made.act(two, "Moll settled for a limited truce", "offer", "moll", issue="ceasefire", position="limited")
    made.act(two, "Varg threatened again", "threat", "varg")
    return made


def test_one_pass_answers_all_queries() -> None:
    """The record is walked once, however many judgements there are; with no query, not at all."""
    made = scene()
    record = Counted(made.documents.values(), made.items, made.codebook)
    sources = read_sources(record, DAY)
    case = case_with(TABLES)
    record.passes = 0
    assert gathered(case, judgements(case), record, sources)
    assert record.passes == 1
    empty = case_with()
    assert gathered(empty, judgements(empty), record, sources) == ()
    assert record.passes == 1


def test_evidence_comes_judgement_by_judgement_earliest_first() -> None:
    """The order is the case's, then days, then the place in the record; each item once a judgement."""
    case, record = case_with(TABLES), scene().record()
    found = evidence_of(case, record)
    order = [each.id for each in judgements(case)]
    keys = [(order.index(each.judgement), each.start) for each in found]
    assert keys == sorted(keys, key=lambda key: (key[0], key[1] or ""))
    assert len({(each.judgement, each.item) for each in found}) == len(found)


def test_evidence_says_what_the_item_is() -> None:
    """Party, kind, intensity, days, the day it was told and its origin go with it."""
    found = {(e.judgement, e.kind): e for e in evidence_of(case_with(TABLES), scene().record())}
    shells = found["option:shells", "deed"]
    assert (shells.party, shells.intensity, shells.bearing) == ("norland", -2, "for")
    assert (shells.start, shells.told) == ("2031-05-02", "2031-05-02")
    turned = found["position:sudmark/truce", "offer"]
    assert (turned.party, turned.intensity, turned.bearing) == ("sudmark", None, "against")
    assert turned.origin != found["position:sudmark/truce", "demand"].origin


def test_what_came_out_later_does_not_count() -> None:
    """As of a day the record is what was out by then."""
    case, record = case_with(TABLES), scene().record()
    early = evidence_of(case, record, date(2031, 5, 31))
    assert {each.told for each in early} == {"2031-05-02"}
    assert {each.bearing for each in early} == {"for"}
    assert evidence_of(case, record, date(2031, 5, 1)) == ()


def test_what_a_person_rejected_does_not_count(tmp_path: Path) -> None:
    """A rejected item is no evidence; one that a person edited counts as edited."""
    case = case_with(
        '[[option]]\nid = "o"\nname = "O"\nholder = "norland"\nbecause = { speaker = "norland", act = "demand" }\n'
    )
    with filled(tmp_path / "talks", sample()) as dossier:
        found = evidence_of(case, dossier)
        assert len(found) == 1
        with dossier.writing() as writer:
            writer.decide(found[0].item, "edit", {"act": "threat"})
        assert evidence_of(case, dossier) == ()
        with dossier.writing() as writer:
            writer.decide(found[0].item, "edit", {"act": "demand"})
        assert len(evidence_of(case, dossier)) == 1
        with dossier.writing() as writer:
            writer.decide(found[0].item, "reject")
        assert evidence_of(case, dossier) == ()


def test_fifty_copies_of_a_report_are_one_origin() -> None:
    """Copies and rewrites change the count of items, never that of origins."""
    case = case_with(TABLES)
    before = supports(judgements(case), evidence_of(case, scene().record()))
    made = scene()
    for number in range(50):
        paper = made.paper(
            f"No {number}: Varg threatened war, the Post reported. Moll demanded a full truce, it said.",
            "2031-05-03",
        )
        made.said(paper, "Varg threatened war", "varg", via=("Post",))
        made.act(paper, "Varg threatened war", "threat", "varg", within=made.items[-1].id)
    after = supports(judgements(case), evidence_of(case, made.record()))
    assert [each.origins for each in after] == [each.origins for each in before]
    threat = [each.judged.id for each in before].index("option:threat")
    assert len(after[threat].items) == len(before[threat].items) + 50


def test_swapping_the_sides_swaps_the_evidence() -> None:
    """With the names of the belligerents swapped in record, codebook and case, only the names change."""
    plain = evidence_of(case_with(TABLES), scene().record())
    made = scene()
    documents = [replace(d, text=swapped(d.text)) for d in made.documents.values()]
    items: list[Any] = [
        replace(i, **{k: swapped(getattr(i, k)) for k in ("words", "actor", "target")}) for i in made.items
    ]
    record = MemoryRecord(documents, items, mirrored())
    other = evidence_of(case_with(swapped(TABLES), base=swapped(case_base())), record)
    assert [swapped(asdict(each)) for each in other] == [asdict(each) for each in plain]


def case_base() -> str:
    """Return the small case's own tables."""
    from tests.case.builders import BASE

    return BASE


@given(st.integers(0, 10_000), st.data())
def test_the_index_finds_what_each_query_finds_alone(seed: int, data: st.DataObject) -> None:
    """Whatever the record and the queries, an item is evidence exactly where one of the queries fits it."""
    drawn = [random_sample(number, seed) for number in range(3)]
    items = [item for _, found in drawn for item in found]
    made = Scene()
    record = MemoryRecord([document for document, _ in drawn], items, made.codebook)
    names = st.sampled_from(("norland", "sudmark", "varg", "harbour", "Somebody", "isles", "nobody"))
    fields = {
        "speaker": data.draw(st.lists(names, max_size=3)),
        "issue": data.draw(st.lists(st.sampled_from(("straits", "truce")), max_size=2)),
        "kind": data.draw(st.sampled_from((["act"], ["act", "deed"]))),
        "words": ["a"],
    }
    query = ", ".join(f"{key} = {value}" for key, value in fields.items() if value).replace("'", '"')
    case = case_with(
        f'[[option]]\nid = "o"\nname = "O"\nholder = "norland"\nbecause = {{ {query} }}\nagainst = {{ words = "zzz" }}\n'
    )
    sources = read_sources(record, DAY)
    members = Members(sources.parties)
    matcher = Matcher.of(case, judged(case, "option:o").because[0])
    expected = {
        item.id for item in items if sources.holds(item) and matcher.fits(Seen(item, sources, members))
    }
    assert {each.item for each in evidence_of(case, record, DAY)} == expected
