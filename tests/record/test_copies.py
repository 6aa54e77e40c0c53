from __future__ import annotations

from detente.documents.model import Document, Zone
from detente.record.copies import groups_of_copies
from tests.record.builders import Scene

WORDS = (
    "lantern", "harbour", "engine", "letter", "winter", "bridge", "garden", "window", "market", "river", "copper",
    "stairs", "thunder", "paper", "silver", "meadow", "anchor", "basket", "candle", "dragon",
)  # fmt: skip


def text(seed: int, length: int = 200) -> str:
    """Return invented words in an order that the seed decides."""
    state, found = seed + 1, []
    for _ in range(length):
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        found.append(WORDS[state // 7 % len(WORDS)])
    return " ".join(found)


def documents(*texts: str) -> list[Document]:
    """Return a document for each text."""
    scene = Scene()
    for each in texts:
        scene.paper(each)
    return list(scene.documents.values())


def test_a_copy_cut_short_and_edited_is_one_with_its_source() -> None:
    """A reprint loses its last third and some words, and stays a reprint."""
    whole = text(1)
    words = whole.split()[:140]
    words[20], words[90] = "colour", "honour"
    one, two, other = documents(whole, " ".join(words), text(2))
    groups = groups_of_copies([one, two, other])
    assert groups[one.id] == groups[two.id] == min(one.id, two.id)
    assert groups[other.id] == other.id


def test_texts_on_one_matter_in_other_words_are_not_copies() -> None:
    """Only shared runs of words make a copy."""
    found = groups_of_copies(documents(*(text(seed) for seed in range(30))))
    assert len(set(found.values())) == 30


def test_a_shared_footer_makes_no_copies() -> None:
    """Boilerplate is not compared."""
    footer = text(99, 400)
    scene = Scene()
    for seed in (1, 2):
        body = text(seed)
        zones = (Zone("body", 0, len(body)), Zone("boilerplate", len(body) + 1, len(body) + 1 + len(footer)))
        scene.paper(f"{body}\n{footer}", zones=zones)
    assert len(set(groups_of_copies(scene.documents.values()).values())) == 2


def test_the_order_of_documents_changes_nothing() -> None:
    """Forwards and backwards the groups are the same."""
    found = documents(text(1), text(1) + " again and again", text(2), text(2)[:900], text(3))
    assert groups_of_copies(found) == groups_of_copies(found[::-1])


def test_very_short_texts_are_their_own() -> None:
    """Two lines of five words are not compared."""
    found = documents("A line of five words", "A line of five words.")
    assert len(set(groups_of_copies(found).values())) == 2


def test_no_documents_have_no_groups() -> None:
    """Nothing in, nothing out."""
    assert groups_of_copies([]) == {}
