"""The two checks that must always hold: swap the sides and only names change; flood the corpus and nothing moves."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from detente.record.changes import changes
from detente.record.claims import claims
from detente.record.commitments import commitments
from detente.record.disagreements import disagreements
from detente.record.explanations import explanations
from detente.record.ground import ground
from detente.record.memory import MemoryRecord
from detente.record.model import Record
from detente.record.positions import positions
from detente.record.sources import read_sources
from tests.record.builders import CODEBOOK, Scene, mirrored, swapped

AS_OF = date(2031, 4, 30)

QUESTIONS: dict[str, Callable[[Record], Any]] = {
    "ground": lambda record: ground(record, AS_OF),
    "changes": lambda record: changes(record, date(2031, 3, 5), AS_OF),
    "positions": lambda record: positions(record, AS_OF),
    "commitments": lambda record: commitments(record, AS_OF),
    "claims": lambda record: claims(record, AS_OF),
    "disagreements": lambda record: disagreements(record, AS_OF),
    "explanations": lambda record: explanations(record),
}


def told(scene: Scene, turn: Callable[[Any], Any] = lambda value: value) -> None:
    """Fill a scene with a little of everything; `turn` rewrites every name."""

    def words(text: str) -> str:
        result: str = turn(text)
        return result

    def paper(text: str, day: str, publisher: str) -> str:
        return scene.paper(words(text), day, publisher=publisher)

    one = paper(
        "Varg threatened to attack the docks by March 10 unless Sudmark accepted a truce. Sudmark raided Oster with 40"
        " boats. Moll refused a full truce. “Moll is playing for time before the winter,” Varg said.",
        "2031-03-04", "Morning Tide",
    )  # fmt: skip
    threat = words("threatened to attack the docks by March 10 unless Sudmark accepted a truce")
    scene.time(one, "March 10", "2031-03-10")
    scene.act(
        one, threat, "threat", turn("varg"), to=turn("sudmark-state"), issue="straits",
        conditions=(words("unless Sudmark accepted a truce"),), on="2031-03-04",
    )  # fmt: skip
    scene.deed(
        one,
        words("Sudmark raided Oster with 40 boats"),
        turn("sudmark-state"),
        "raid",
        root="ASSAULT",
        on="2031-03-03",
    )
    scene.act(
        one,
        words("Moll refused a full truce"),
        "refusal",
        turn("moll"),
        issue="ceasefire",
        position="full",
        on="2031-03-04",
    )
    scene.said(one, words("Moll is playing for time before the winter"), turn("varg"), mode="direct")

    two = paper(
        "Sudmark raided Oster with 12 boats. Moll accepted a full truce. “I think Moll has had enough of war,” Quill said."
        " Harbour should stay the course, said Piers Loam.",
        "2031-03-08", "Evening Ebb",
    )  # fmt: skip
    scene.deed(
        two,
        words("Sudmark raided Oster with 12 boats"),
        turn("sudmark-state"),
        "raid",
        root="ASSAULT",
        on="2031-03-03",
    )
    scene.act(
        two,
        words("Moll accepted a full truce"),
        "acceptance",
        turn("moll"),
        issue="ceasefire",
        position="full",
        on="2031-03-07",
    )
    scene.said(two, words("I think Moll has had enough of war"), "quill", mode="direct")
    said = scene.said(two, "Harbour should stay the course", "Piers Loam", name="Piers Loam")
    scene.act(
        two, "Harbour should stay the course", "recommendation", "Piers Loam", to="harbour-state", within=said
    )
    paper("The sea was calm. Varg walked.", "2031-03-30", "Night Wave")


def answers(record: MemoryRecord) -> dict[str, list[str]]:
    """Return each question's answers as text, ids replaced by the words they stand for, in an order of their own."""
    names = {item.id: f"{type(item).__name__}: {item.words}" for item in record.items()}
    names |= {document.id: document.text for document in record.documents()}

    def plain(value: Any) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
            return {name: plain(each) for name, each in fields.items() if name != "id"}
        if isinstance(value, list | tuple):
            return sorted((plain(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
        return names.get(value, value) if isinstance(value, str) else value

    return {
        question: [json.dumps(each, sort_keys=True) for each in plain((ask(record),))]
        for question, ask in QUESTIONS.items()
    }


def again(answer: str) -> str:
    """Return an answer with lists in the order they have after names were swapped."""

    def sort(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: sort(each) for name, each in value.items()}
        if isinstance(value, list):
            return sorted((sort(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
        return value

    return json.dumps(sort(json.loads(answer)), sort_keys=True)


def test_swapping_the_two_sides_changes_names_only() -> None:
    """Mirror: no rule knows which side is which."""
    scene, other = Scene(CODEBOOK), Scene(mirrored())
    told(scene)
    told(other, swapped)
    found, expected = answers(other.record()), answers(scene.record())
    for question in QUESTIONS:
        assert found[question] == [again(swapped(each)) for each in expected[question]], question
        assert expected[question] != ["[]"], f"{question} has nothing to compare"


def test_fifty_rewrites_of_one_report_move_nothing() -> None:
    """Flood: one credited origin stays one, and every answer but the count of documents and items is as before."""
    few, many = Scene(), Scene()
    for scene, copies in ((few, 1), (many, 50)):
        told(scene)
        for number in range(copies):
            text = (
                f"Edition {number}. The Gull agency reported that Varg threatened to mine the southern channel by April 2 and"
                " that Sudmark demanded a limited truce."
            )
            paper = scene.paper(text, "2031-03-09", publisher=f"Paper {number}")
            words = text[text.index("Varg") : -1]
            said = scene.said(paper, words, "Gull", name="Gull", via=("the Gull agency",))
            scene.time(paper, "April 2", "2031-04-02")
            scene.act(
                paper, "threatened to mine the southern channel by April 2", "threat", "varg", issue="straits",
                within=said, on="2031-03-09",
            )  # fmt: skip
            scene.act(
                paper, "Sudmark demanded a limited truce", "demand", "sudmark-state", issue="ceasefire",
                position="limited", within=said, on="2031-03-09",
            )  # fmt: skip
    one, fifty = few.record(), many.record()
    assert _stances(one) == _stances(fifty)
    assert _pledges(one) == _pledges(fifty)
    assert _partings(one) == _partings(fifty)
    assert {len(claim.origins) for claim in claims(fifty, AS_OF) if len(claim.items) == 50} == {1}


def _stances(record: MemoryRecord) -> list[tuple[Any, ...]]:
    return [
        (p.party, p.issue, p.latest.position, p.latest.act, len(p.drift), len(p.reversals), p.origins)
        for p in positions(record, AS_OF)
    ]


def _pledges(record: MemoryRecord) -> list[tuple[Any, ...]]:
    return [(c.by, c.condition, c.due, c.consequence, c.state, c.origins) for c in commitments(record, AS_OF)]


def _partings(record: MemoryRecord) -> list[tuple[Any, ...]]:
    return [(d.kind, d.about, tuple(a.label for a in d.accounts)) for d in disagreements(record, AS_OF)]


def test_one_reading_of_the_sources_serves_every_question() -> None:
    """Handing over what was read once gives the same answers as reading it again."""
    scene = Scene()
    told(scene)
    record = scene.record()
    sources = read_sources(record, AS_OF)
    assert positions(record, AS_OF, sources=sources) == positions(record, AS_OF)
    assert commitments(record, AS_OF, sources=sources) == commitments(record, AS_OF)
    assert disagreements(record, AS_OF, sources=sources) == disagreements(record, AS_OF)
    assert changes(record, None, AS_OF, sources=sources) == changes(record, None, AS_OF)
