"""A record into a briefing: the order of sections, the words it uses and never uses, the evidence it names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from detente.brief.compose import LIMITS, compose
from detente.brief.findings import Findings, Unread
from detente.brief.html import render_html
from detente.brief.markdown import render_markdown
from detente.brief.model import Brief, Comparison, Entries, Entry, Paragraph, Table, Timeline
from detente.record.changes import changes
from detente.record.commitments import commitments
from detente.record.disagreements import disagreements
from detente.record.explanations import explanations
from detente.record.ground import ground
from detente.record.memory import MemoryRecord
from detente.record.model import Bearing
from detente.record.positions import positions
from tests.record.builders import CODEBOOK, Scene

AS_OF = date(2031, 3, 20)


def talks() -> MemoryRecord:
    """Return a record with a position that moved, a threat that fell due, a deed, an explanation and a course."""
    scene = Scene()
    first = scene.paper(
        "President Varg demanded that the straits be closed. Quill threatened to leave if no truce is signed."
        " Norland shelled the port, killing 12 people.",
        "2031-03-02",
        publisher="Delta Post",
    )
    scene.act(
        first, "demanded that the straits be closed", "demand", "varg", issue="straits", on="2031-03-01"
    )
    scene.act(
        first,
        "threatened to leave if no truce is signed",
        "threat",
        "quill",
        to="norland-state",
        conditions=("if no truce is signed",),
        on="2031-03-01",
    )
    scene.deed(first, "shelled the port", "norland-state", "shell", root="ASSAULT", on="2031-03-01")
    second = scene.paper(
        'Varg stepped back from closing the straits. "We are playing for nothing," said Moll.'
        " Norland seeks to gain time, analysts say. Harbour should stay at the table.",
        "2031-03-14",
        publisher="Harbour News",
    )
    scene.act(
        second,
        "stepped back from closing the straits",
        "concession",
        "varg",
        issue="straits",
        on="2031-03-13",
    )
    scene.said(second, "We are playing for nothing,", "moll", mode="direct", side="sudmark")
    within = scene.said(second, "Norland seeks to gain time", "analysts")
    scene.act(second, "seeks to gain time", "explanation", "norland-state", within=within)
    scene.act(second, "should stay at the table", "recommendation", "Harbour News", to="harbour-state")
    return scene.record()


def findings(record: MemoryRecord) -> Findings:
    """Return what a record says, as `desk` gathers it."""
    return Findings(
        record=record,
        documents=tuple(record.documents(text=False)),
        as_of=AS_OF,
        since=None,
        since_because="",
        codebook="straits",
        issues=tuple((issue.id, issue.name) for issue in CODEBOOK.issues),
        positions_named={},
        sides=("norland", "sudmark", "harbour"),
        has_parties=True,
        ground=ground(record, AS_OF),
        changes=changes(record, None, AS_OF),
        positions=positions(record, AS_OF),
        commitments=commitments(record, AS_OF),
        disagreements=disagreements(record, AS_OF),
        offered=explanations(record),
        unread=(Unread("torn.pdf", "it has no text"),),
    )


@pytest.fixture(scope="module")
def brief() -> Brief:
    """The briefing on the talks."""
    return compose(findings(talks()))


def entries(brief: Brief) -> list[Entry]:
    """Return every entry of a briefing with its notes."""
    found: list[Entry] = []
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Entries):
                found += block.entries
            elif isinstance(block, Comparison):
                found += block.accounts
            elif isinstance(block, Table):
                found += [entry for row in block.rows for cell in row.cells for entry in cell.entries]
    for entry in found:
        found += entry.notes
    return found


def own_words(brief: Brief) -> str:
    """Return what the briefing says in words that are not an article's."""
    paragraphs = [b for section in brief.sections for b in section.blocks if isinstance(b, Paragraph)]
    runs = [run for each in (*entries(brief), *paragraphs) for run in each.runs if not run.quoted]
    return " ".join([*(run.text for run in runs), *(section.nothing for section in brief.sections)])


def test_sections_stand_in_the_fixed_order(brief: Brief) -> None:
    """The order a reader relies on never changes."""
    assert [section.id for section in brief.sections] == [
        "ground", "changes", "positions", "proposals", "commitments", "explanations", "ladder", "courses", "sources",
    ]  # fmt: skip


def test_a_section_without_anything_to_say_says_so_in_a_line() -> None:
    """An empty record still gives every section, each with blocks or its one line."""
    scene = Scene()
    scene.paper("Nothing of note was said.", "2031-03-02")
    empty = compose(findings(scene.record()))
    assert len(empty.sections) == 9
    assert all(section.blocks or section.nothing for section in empty.sections)


def test_the_page_never_says_what_it_must_not(brief: Brief) -> None:
    """No minds read, no scores, no probabilities, no verdicts without date."""
    said = own_words(brief).lower()
    for never in (
        r"\bwants\b",
        r"\d ?%",
        "probability",
        "optimal",
        r"\bbest\b",
        "credibility",
        "broken",
        "equilibrium",
    ):
        assert not re.search(never, said), never


def test_a_position_shows_where_it_was_and_that_it_was_dropped(brief: Brief) -> None:
    """The latest position stands with the earlier one below it, in the source's words."""
    table = next(b for s in brief.sections if s.id == "positions" for b in s.blocks if isinstance(b, Table))
    stated = next(entry for row in table.rows for cell in row.cells for entry in cell.entries)
    quoted = [run.text for run in stated.runs if run.quoted]
    assert quoted == ["stepped back from closing the straits"]
    assert any(
        "demanded that the straits be closed" in run.text for note in stated.notes for run in note.runs
    )


def test_a_threat_shows_condition_and_state(brief: Brief) -> None:
    """Who threatened whom, on which condition, and what became of it as of the date."""
    entry = next(
        e
        for s in brief.sections
        if s.id == "commitments"
        for b in s.blocks
        if isinstance(b, Entries)
        for e in b.entries
    )
    words = "".join(run.text for run in entry.runs)
    assert "Una Quill to Norland" in words
    assert "if no truce is signed" in words
    assert "As of the date above" in words


def test_explanations_and_courses_are_statements_of_those_who_offer_them(brief: Brief) -> None:
    """Each names its source, and the section says that nothing was weighed."""
    said = {section.id: own_words(replace(brief, sections=(section,))) for section in brief.sections}
    assert "analysts" in said["explanations"]
    assert "Harbour News" in said["courses"]
    assert "none of them is weighed" in said["explanations"]


def test_every_evidence_named_is_carried(brief: Brief) -> None:
    """An entry's items all stand in the evidence, with their document and words at their spans."""
    carried = {item.id for item in brief.evidence}
    named = {name for entry in entries(brief) for name in entry.evidence}
    timeline = next(b for s in brief.sections for b in s.blocks if isinstance(b, Timeline))
    named |= {name for mark in timeline.marks for name in mark.evidence}
    assert named
    assert named <= carried
    texts = {d.id: {p.start: p.text for p in d.passages} for d in brief.documents}
    for item in brief.evidence:
        for start, end in item.spans:
            first = max(begin for begin in texts[item.document] if begin <= start)
            assert texts[item.document][first][start - first : end - first] in item.words


def test_unread_files_and_missing_review_are_said(brief: Brief) -> None:
    """The first section names what was not read, and that no person reviewed anything."""
    said = own_words(brief)
    assert "torn.pdf: it has no text" in said
    assert "No item has been reviewed by a person" in said


def test_once_something_was_reviewed_the_rest_is_marked() -> None:
    """Entries that rest on unreviewed items carry the words as soon as any item was reviewed."""
    record = talks()
    items = [item.id for item in record.items()]
    marked = compose(replace(findings(record), states={items[0]: "accepted"}))
    assert any("machine-coded, not reviewed" in entry.badges for entry in entries(marked))


@pytest.mark.parametrize(
    "limits", LIMITS, ids=lambda limits: f"whole-{limits.whole_documents}-around-{limits.around}"
)
def test_every_limit_gives_a_page_that_renders(limits: object) -> None:
    """However little text a page may carry, the evidence still resolves in both forms."""
    small = compose(findings(talks()), limits)  # type: ignore[arg-type]
    assert "Una Quill" in render_html(small)
    assert "Una Quill" in render_markdown(small)


def test_items_that_an_entry_does_not_lead_to_are_counted() -> None:
    """A page that carries one item an entry says of how many it is one."""
    brief = compose(findings(talks()), replace(LIMITS[0], evidence=1))
    cut = [
        entry
        for section in brief.sections
        for block in section.blocks
        if isinstance(block, Entries)
        for entry in block.entries
        if entry.unlinked
    ]
    assert cut
    assert {len(entry.evidence) for entry in cut} == {1}
    whole = compose(findings(talks()))
    assert all(
        not each.unlinked
        for s in whole.sections
        for b in s.blocks
        if isinstance(b, Entries)
        for each in b.entries
    )
    assert re.search(r">1 of [2-9] items<span", render_html(brief))
    assert re.search(r"\]\(#e\d+\) and \d+ more", render_markdown(brief))


def test_what_warns_of_an_entry_does_not_hang_on_how_many_items_it_leads_to() -> None:
    """An entry on two documents is no single source because the page is short and leads to one."""
    for small, whole in zip(
        entries(compose(findings(talks()), replace(LIMITS[0], evidence=1))),
        entries(compose(findings(talks()))),
        strict=True,
    ):
        assert small.badges == whole.badges


def test_positions_and_reversals_that_found_no_room_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that stops in silence would look whole."""
    monkeypatch.setattr("detente.brief.sections.positions.MOST_PARTIES", 0)
    monkeypatch.setattr("detente.brief.sections.positions.MOST_OTHERS", 0)
    said = [run.text for entry in entries(compose(findings(talks()))) for run in entry.runs]
    assert any(re.fullmatch(r"and (one|two|three) more positions?", each) for each in said)


def test_passages_that_bear_on_a_commitment_are_counted() -> None:
    """Likewise."""
    found = findings(talks())
    (threat,) = found.commitments
    borne = replace(threat, bearing=(Bearing(threat.said[0], "repeats"),) * 6)
    said = [run.text for each in entries(compose(replace(found, commitments=(borne,)))) for run in each.runs]
    assert "and two more passages" in said
