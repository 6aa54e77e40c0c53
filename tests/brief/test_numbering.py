"""Evidence is numbered in the brief's order, and what points nowhere is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.brief.model import Entries, Entry, Lane, Mark, Run, Section, Timeline
from detente.brief.numbering import number_evidence
from detente.brief.picture import Arc, Graph, Node
from tests.brief.sample import sample_brief


def test_numbers_follow_the_brief() -> None:
    """The first item of the brief is number 1."""
    brief = sample_brief()
    assert number_evidence(brief) == {item.id: place for place, item in enumerate(brief.evidence, start=1)}


def test_numbers_rise_through_the_documents_as_they_stand() -> None:
    """Evidence in another order than the documents is numbered as the page shows it."""
    brief = sample_brief()
    turned = replace(brief, documents=brief.documents[::-1])
    first = next(item for item in brief.evidence if item.document == turned.documents[0].id)
    assert number_evidence(turned)[first.id] == 1


def test_an_entry_without_its_evidence_is_refused() -> None:
    """A note that names an item the brief does not carry cannot be rendered in silence."""
    note = Entry((Run("so it is said"),), ("lost",))
    entry = Entry((Run("a claim"),), notes=(note,))
    brief = replace(sample_brief(), sections=(Section("s", "S", (Entries((entry,)),)),))
    with pytest.raises(ValueError, match="section 's' names evidence 'lost'"):
        number_evidence(brief)


def test_evidence_without_its_document_is_refused() -> None:
    """An item whose text the page would not carry cannot be checked."""
    with pytest.raises(ValueError, match="lies in 'wire'"):
        number_evidence(replace(sample_brief(), documents=()))


def test_a_mark_without_its_lane_is_refused() -> None:
    """A mark that would be drawn nowhere is an error."""
    mark = Mark("south", "words", "2031-05-01", "2031-05-01", True, "spoke", ())
    timeline = Timeline("T", "2031-05-01", "2031-05-02", (Lane("north", "North"),), (mark,))
    brief = replace(sample_brief(), sections=(Section("s", "S", (timeline,)),))
    with pytest.raises(ValueError, match="lane 'south'"):
        number_evidence(brief)


def test_an_arc_without_its_state_is_refused() -> None:
    """A move that would be drawn from nowhere is an error."""
    graph = Graph("T", (Node("1", "here", start=True),), (Arc("1", "2", "Varda", improving=True),))
    brief = replace(sample_brief(), sections=(Section("s", "S", (graph,)),))
    with pytest.raises(ValueError, match="state '2'"):
        number_evidence(brief)
