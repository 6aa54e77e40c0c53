"""Kinds."""

import pytest

from detente.documents.kinds import kind_of, supplied_kind
from detente.documents.zones import zones

NEWS = (
    "The foreign minister said on Monday that the corridor would stay closed. “We have seen no change,” he told"
    " reporters in the capital. A spokeswoman for the other side said the accusation was false, and added that"
    " observers had been invited. According to two diplomats, a new date was discussed but not set."
)
OPINION = (
    "The corridor should be opened, and the sooner the better. In my view the ministers have spent a year looking for"
    " reasons not to do what both of them must do. Is that prudence? Hardly. We should stop calling it caution. What is"
    " needed now is a dated promise, and the neighbours ought to say so. Fortunately there is still time, but the"
    " government must not waste it, and it should be clear about the price of waiting."
)
PADDED = (
    "The corridor has been closed for a year. Web searches indicate that trade has fallen by a third, and online"
    " discussions reflect a growing weariness. The closure raises questions about the future of the region."
)


def judged(text: str, **given: str) -> tuple[str, str]:
    """Return a text's kind and its reason."""
    found = kind_of(text, zones(text), **given)
    return found.kind, found.because


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        (NEWS, "news", ""),
        (OPINION, "opinion", "own view"),
        (f"{NEWS}\nOur Take\n{OPINION}", "opinion", "label"),
        (PADDED, "unsourced", "Web searches indicate"),
        (f"GENEVA (AFP) — {NEWS}", "wire", "AFP"),
        (f"{NEWS}\n\n(Reporting by Ana Roe; Editing by Ben Poe)", "wire", "Editing by"),
        (f"FOR IMMEDIATE RELEASE\n\n{NEWS}", "release", "FOR IMMEDIATE RELEASE"),
        (
            "The President held a telephone conversation with the King. They discussed the corridor and agreed to stay"
            " in contact. Greetings were exchanged on the holiday.",
            "release",
            "telephone conversation with",
        ),
        (
            "The Minister held a meeting with the envoys on Monday, officials said, according to two people told of it."
            f" {NEWS}",
            "news",
            "",
        ),
        (
            "Q: Will you meet?\nA: We will.\nQ: When is that to be?\nA: Soon enough, I hope.\nQ: Where?\nA: Here.",
            "transcript",
            "speaker turns",
        ),
        (
            "The corridor is closed. "
            + "It was opened in spring and closed in autumn by the border troops. " * 8,
            "unsourced",
            "names nobody",
        ),
    ],
    ids=[
        "news",
        "opinion",
        "label",
        "padded",
        "dateline",
        "tail",
        "release",
        "read-out",
        "report",
        "q-and-a",
        "silent",
    ],
)
def test_kinds_and_their_reasons(text: str, kind: str, because: str) -> None:
    """Each kind is told by its marks, and the reason shows them."""
    found, reason = judged(text)
    assert found == kind
    assert because in reason


def test_words_inside_quotations_make_no_opinion() -> None:
    """A report of somebody who says `we must` is news, also where a paragraph opens a mark and does not close it."""
    text = f"{NEWS}\n“We must act. We should have acted before. I think that we need this.\n“We cannot wait,” she said."
    assert judged(text)[0] == "news"


def test_an_agency_as_publisher_makes_a_wire() -> None:
    """Metadata may name the agency."""
    assert judged(NEWS, publisher="Reuters")[0] == "wire"


def test_a_report_about_a_statement_is_news() -> None:
    """A headline that begins with a statement makes a release only of a text without reporters' words."""
    assert judged(f"Statement from the Lake Council Divides Its Members\n\n{NEWS}")[0] == "news"
    plain = "The Council regrets the closure. It will meet the neighbours in May, and it thanks the mediators for their work."
    assert judged(f"Statement by the Lake Council\n\n{plain}")[0] == "release"


def test_an_acronym_in_a_sentence_is_no_dateline() -> None:
    """Parentheses make a dateline only with a dash after them."""
    assert judged(f"The Lake Council (LC) met. {NEWS}")[0] == "news"
    assert judged(f"PORT LOUIS (LC) -- {NEWS}")[0] == "wire"


def test_other_languages_are_not_judged() -> None:
    """The marks are English; elsewhere the reason says that nothing was judged."""
    kind, because = judged(
        "Der Korridor bleibt geschlossen, und niemand nennt einen Grund. " * 9, language="de"
    )
    assert kind == "news"
    assert "not judged" in because


def test_a_supplied_kind_is_taken_only_if_it_is_one_of_ours() -> None:
    """A field decides, whatever its case; an unknown word does not."""
    found = supplied_kind(" Wire ")
    assert found is not None
    assert (found.kind, found.because) == ("wire", "field kind")
    assert supplied_kind("blog") is None
    assert supplied_kind(None) is None
