"""What rules see of a document."""

from __future__ import annotations

from datetime import date

import pytest

from detente.coding.codebook import Actor, Codebook, Issue, Marker, Position, Role
from detente.coding.reading import Lexicon, Reading, read, split_sentences, within
from detente.documents.model import Document, Published, Source, Zone


def role(title: str, start: str | None, end: str | None, *epithets: str, side: str | None = None) -> Role:
    """A role with days and epithets."""
    return Role.model_validate({"title": title, "from": start, "to": end, "epithets": epithets, "side": side})


def actor(name: str, *roles: Role, **names: tuple[str, ...]) -> Actor:
    """An actor with names and roles."""
    return Actor.model_validate({"id": name, "name": name.title(), "role": roles, **names})


ELDER = actor(
    "elder", role("Minister", "1977-01-01", "1980-01-01", "the Avarian minister"), aliases=("Vane",)
)
YOUNGER = actor(
    "younger", role("Minister", "2025-01-01", None, "the Avarian minister"), aliases=("Vane", "Jo Vane")
)
AVARIA = actor("avaria", aliases=("Avaria",), metonyms=("Quay Street",), adjectives=("Avarian", "Avaria"))
EMPIRE = actor("empire", role("State", "1900-01-01", "1990-12-31"), metonyms=("Quay Street",))
TRUCE = Issue(
    id="truce",
    name="Truce",
    cues=("truce/n",),
    position=(Position(id="full", name="Full", cues=("full truce",)),),
)  # type: ignore[call-arg]
MARKERS = (Marker(phrase="Avaria Falls", marker="not-an-actor"), Marker(phrase="allegedly", marker="hedge"))
CODEBOOK = Codebook(
    "c", "C", "0", ("c",), actors=(ELDER, YOUNGER, AVARIA, EMPIRE), issues=(TRUCE,), markers=MARKERS,
    as_of=date(1978, 9, 17),
)  # fmt: skip


def document(text: str, start: date | None = None, end: date | None = None) -> Document:
    """A document of one body paragraph."""
    zones = (Zone("body", 0, len(text)),)
    return Document("d", text, Source("p", None, "", "t/1"), published=Published(start, end), zones=zones)


def reading(text: str, day: date | None = None) -> Reading:
    """A text read as of a day."""
    return read(document(text, day, day), Lexicon(CODEBOOK))


def named(text: str, day: date | None = None) -> list[tuple[str, str]]:
    """Who is named, and in which words."""
    return [(hit.entry.actor.id, text[hit.start : hit.end]) for hit in reading(text, day).mentions]


@pytest.mark.parametrize(
    ("day", "who"),
    [
        pytest.param(date(1978, 9, 1), "elder", id="while the elder holds office"),
        pytest.param(date(2025, 6, 1), "younger", id="while the younger holds office"),
        pytest.param(date(1981, 1, 1), "elder", id="nearer to the elder's term"),
        pytest.param(date(2024, 1, 1), "younger", id="nearer to the younger's term"),
        pytest.param(None, "elder", id="undated, by the codebook's own day"),
    ],
)
def test_a_shared_surname(day: date | None, who: str) -> None:
    """Of two people of one name the text means whoever holds a role on its day, or held one nearest to it."""
    assert named("Vane spoke.", day) == [(who, "Vane")]


def test_an_epithet_means_the_holder_of_the_office() -> None:
    """What an office is called means whoever holds it on the day."""
    assert named("The Avarian minister spoke.", date(1979, 1, 1)) == [("elder", "The Avarian minister")]
    assert named("The Avarian minister spoke.", date(2026, 1, 1)) == [("younger", "The Avarian minister")]


def test_an_epithet_that_nobody_bears() -> None:
    """On a day when nobody holds the office its epithet names nobody, and what is inside it stands."""
    assert named("The Avarian minister spoke.", date(2000, 1, 1)) == [("avaria", "Avarian")]


def test_a_state_that_has_ended() -> None:
    """A place stands for the state of its day."""
    assert named("Quay Street was silent.", date(1980, 1, 1)) == [("empire", "Quay Street")]
    assert named("Quay Street was silent.", date(2000, 1, 1)) == [("avaria", "Quay Street")]


def test_an_own_name_comes_before_what_it_lends() -> None:
    """Where an actor's name and adjective are one word, it is the name."""
    (hit,) = reading("Avaria spoke.").mentions
    assert hit.entry.how == "alias"


def test_the_longest_name_counts() -> None:
    """A longer name covers those inside it."""
    assert named("Jo Vane spoke.", date(1978, 1, 1)) == [("younger", "Jo Vane")]


def test_a_longer_name_that_is_no_actor() -> None:
    """A name on the list of those that are no actors hides the actor's name inside it."""
    assert named("They met at Avaria Falls.") == []


def test_issues_and_positions() -> None:
    """A cue of a position is found besides the cue of its issue."""
    hits = reading("A full truce.").issues
    assert [(hit.entry.issue.id, hit.entry.position and hit.entry.position.id) for hit in hits] == [
        ("truce", "full"),
        ("truce", None),
    ]


def test_the_day_is_the_middle_of_the_interval() -> None:
    """An interval of publication is read as of its middle, an open one as of its known end."""
    whole = read(document("Vane", date(2025, 5, 1), date(2025, 5, 31)), Lexicon(CODEBOOK))
    assert whole.day == date(2025, 5, 16)
    assert read(document("Vane", None, date(2025, 5, 31)), Lexicon(CODEBOOK)).day == date(2025, 5, 31)
    assert reading("Vane").day == date(1978, 9, 17)


def test_tokens_in_a_range() -> None:
    """Tokens between two offsets are those wholly inside."""
    words = reading("He said no, again.").tokens_in(3, 11)
    assert [token.word for token in words] == ["said", "no", ","]


def test_sentence_at_an_offset() -> None:
    """A sentence is found by any offset inside it; between sentences there is none."""
    found = reading("One is here. Two is there.")
    first, second = found.sentences
    assert found.sentence_at(0) == first
    assert found.sentence_at(15) == second
    assert found.sentence_at(first.end) is None


def test_sentences_stay_in_their_zone() -> None:
    """A sentence does not run from one zone into the next."""
    text = "No stop here\n\nAnother block. And more."
    zones = (Zone("headline", 0, 12), Zone("body", 14, len(text)))
    found = split_sentences(Document("d", text, Source("p", None, "", "t/1"), zones=zones))
    assert [(text[s.start : s.end], s.zone) for s in found] == [
        ("No stop here", "headline"),
        ("Another block.", "body"),
        ("And more.", "body"),
    ]


def test_within() -> None:
    """Hits within a range start in it and end no later than it."""
    hits = reading("truce, full truce, truce").issues
    assert [hit.start for hit in within(hits, 7, 17)] == [7, 12]
