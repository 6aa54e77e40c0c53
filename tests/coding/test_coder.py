"""The gate that whatever a coder returns must pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.coder import gate
from detente.coding.items import Act, Deed, Item, Statement, Time, When
from detente.documents.model import Document, Source

TEXT = "Ion said no. He will leave if pushed."
DOCUMENT = Document("doc", TEXT, Source("p", None, "", "t/1"))

STATEMENT = Statement(
    id="s1", document="doc", cue=((4, 8),), source=((0, 3),), content=((9, 11),), words="no", mode="indirect",
    speaker=None, via=(), negated=False, hedged=False, when=When(), parent=None, rule="r", coder="c", confidence=0.5,
)  # fmt: skip
ACT = Act(
    id="a1", document="doc", spans=((0, 3), (9, 11)), words="Ion no", act="refusal", actor="ion", target=None,
    issue=None, position=None, conditions=("if pushed",), status="explicit", plover="REJECT", statement="s1",
    when=When("2025-01-01", None), rule="r", coder="c", confidence=1.0,
)  # fmt: skip
DEED = Deed(
    id="d1", document="doc", spans=((16, 26),), words="will leave", actor="ion", action="leave", plover=None,
    target=None, issue=None, when=When(), realis="hypothetical", quantity=None, statement="s1", rule="r", coder="c",
    confidence=0.0,
)  # fmt: skip
TIME = Time(
    id="t1", document="doc", spans=((9, 11),), words="no", value=None, start=None, end="2025-12-31", relative=None,
    rule="r", coder="c", confidence=0.5,
)  # fmt: skip


def test_good_items_pass_in_reading_order() -> None:
    """Items whose words stand in the text pass, by where they begin, the longest first."""
    gated = gate(DOCUMENT, [DEED, TIME, ACT, STATEMENT])
    assert gated.items == (ACT, STATEMENT, TIME, DEED)
    assert gated.refused == ()


REFUSED = {
    "words that differ": (replace(STATEMENT, words="yes"), "words not in the text"),
    "no span": (replace(STATEMENT, content=(), words=""), "words not in the text"),
    "only white space": (replace(STATEMENT, content=((3, 4),), words=" "), "words not in the text"),
    "a condition not in the text": (replace(ACT, conditions=("if asked",)), "words not in the text"),
    "a span past the end": (replace(TIME, spans=((36, 99),), words="."), "spans out of order"),
    "an empty cue": (replace(STATEMENT, cue=((4, 4),)), "spans out of order"),
    "a source before the text": (replace(STATEMENT, source=((-3, 3),)), "spans out of order"),
    "spans that overlap": (replace(ACT, spans=((0, 3), (2, 8)), words="Ion n said"), "spans out of order"),
    "another document": (replace(DEED, document="other"), "another document's item"),
    "too much confidence": (replace(DEED, confidence=1.1), "confidence outside 0 to 1"),
    "no number": (replace(DEED, confidence=float("nan")), "confidence outside 0 to 1"),
    "an unknown mode": (replace(STATEMENT, mode="whispered"), "label outside the schema"),
    "an unknown act": (replace(ACT, act="boast"), "label outside the schema"),
    "an unknown status": (replace(ACT, status="loud"), "label outside the schema"),
    "an unknown root": (replace(ACT, plover="BOAST"), "label outside the schema"),
    "an unknown realis": (replace(DEED, realis="dreamt"), "label outside the schema"),
    "a day that is none": (replace(TIME, end="2025-02-30"), "a day that is no ISO date"),
    "a day of another form": (replace(ACT, when=When("20250101")), "a day that is no ISO date"),
}


@pytest.mark.parametrize(("item", "reason"), [pytest.param(*case, id=name) for name, case in REFUSED.items()])
def test_refused(item: Item, reason: str) -> None:
    """An item with a fault is refused and counted under its reason; the others pass."""
    other = replace(TIME, id="t2")
    gated = gate(DOCUMENT, [item, other])
    assert gated.items == (other,)
    assert gated.refused == ((reason, 1),)


def test_refusals_are_counted() -> None:
    """Items refused for one reason are counted together."""
    bad = [replace(DEED, id=str(i), words="x") for i in range(3)]
    assert gate(DOCUMENT, [*bad, replace(DEED, confidence=2)]).refused == (
        ("confidence outside 0 to 1", 1),
        ("words not in the text", 3),
    )


def test_an_id_given_twice() -> None:
    """Of two items with one id the first passes."""
    gated = gate(DOCUMENT, [TIME, replace(TIME, spans=((0, 3),), words="Ion")])
    assert gated.items == (TIME,)
    assert gated.refused == (("an id given twice", 1),)


def test_statement_that_was_refused_is_unset() -> None:
    """What names a refused statement keeps its words and loses the name."""
    child = replace(STATEMENT, id="s2", parent="s1")
    gated = gate(DOCUMENT, [replace(STATEMENT, words="yes"), child, ACT, DEED])
    by_id = {item.id: item for item in gated.items}
    assert by_id["s2"] == replace(child, parent=None)
    assert by_id["a1"] == replace(ACT, statement=None)
    assert by_id["d1"] == replace(DEED, statement=None)


def test_a_time_is_no_statement() -> None:
    """An item named as a statement that is none is unset as well."""
    (act,) = [i for i in gate(DOCUMENT, [TIME, replace(ACT, statement="t1")]).items if isinstance(i, Act)]
    assert act.statement is None


@given(st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=4), st.text(max_size=12))
def test_whatever_passes_reproduces_the_text(spans: list[tuple[int, int]], words: str) -> None:
    """Whatever spans and words a coder returns, those that pass are the text's own."""
    for given_words in (words, " ".join(TEXT[a:b] for a, b in spans)):
        for item in gate(DOCUMENT, [replace(DEED, spans=tuple(spans), words=given_words)]).items:
            assert item.words == " ".join(TEXT[a:b] for a, b in item.spans)
            assert all(0 <= a < b <= len(TEXT) for a, b in item.spans)
