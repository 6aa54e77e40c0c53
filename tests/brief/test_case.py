"""A briefing with a case: the order stays, words stay honest, names swap, numbers and items have a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from detente.brief.compose import LIMITS, compose
from detente.brief.findings import Findings
from detente.brief.html import render_html
from detente.brief.markdown import render_markdown
from detente.brief.model import Brief, Entry, Tags
from detente.case.support import map_of
from detente.coding.codebook import Codebook
from detente.record.memory import MemoryRecord
from tests.brief.cases import answer, case_findings, case_of, lines, straits, with_case
from tests.brief.test_compose import findings, talks
from tests.record.builders import CODEBOOK

OF_CASE = ("proposals", "ladder", "courses")


@pytest.fixture(scope="module")
def found() -> Findings:
    """The findings with the case."""
    return with_case()


@pytest.fixture(scope="module")
def brief(found: Findings) -> Brief:
    """The briefing with the case."""
    return compose(found)


def _said(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield section.title
        yield section.nothing
        yield from lines(section.blocks)


def test_the_nine_sections_stay_in_their_order(brief: Brief) -> None:
    """A case adds to sections; it neither adds nor moves one."""
    without = compose(findings(talks()))
    assert [(s.id, s.title) for s in brief.sections] == [(s.id, s.title) for s in without.sections]


def test_without_a_case_nothing_of_it_shows() -> None:
    """The page without a case carries no style, no words and no mark of what only a case has."""
    page = render_html(compose(findings(talks())))
    assert "roomy" not in page
    assert ".graph" not in page
    assert "No case was given, so no rung is judged reached" in page


def test_the_same_findings_give_the_same_pages(found: Findings) -> None:
    """Nothing of chance or of the clock is in either form."""
    for render in (render_html, render_markdown):
        assert render(compose(found)) == render(compose(with_case()))


@pytest.mark.parametrize(
    "never",
    [
        r"\bwants\b", r"\d ?%", "probability", "optimal", r"\bbest\b", "credibility", r"\bbroken\b", "stalling",
        "likely to", "will settle", "the methods agree", "independent sources", "winner", "recommend",
    ],
)  # fmt: skip
def test_the_page_never_says_what_it_must_not(brief: Brief, never: str) -> None:
    """No minds read, no scores, no percentages, no course above another, no forecast."""
    own = " \n".join(_said(brief)).lower()
    assert not re.search(never, own)


def test_an_equilibrium_is_said_not_to_be_a_forecast(brief: Brief) -> None:
    """The one paragraph that names an equilibrium says what it is not, and that methods share the case."""
    named = [line for line in _said(brief) if "equilibrium" in line.lower()]
    (line,) = named
    assert "It is not a forecast" in line
    assert "share its assumptions" in line


def test_every_item_that_is_named_is_carried(brief: Brief, found: Findings) -> None:
    """The numbering refuses a page that names an item it lacks; the case's own items are among those carried."""
    assert "e1" in render_markdown(brief)
    carried = {item.id for item in brief.evidence}
    assert found.case is not None
    named = {item for each in found.case.support for item in (*each.items[:12], *each.against[:12])}
    assert named
    assert named <= carried


def test_every_number_comes_from_the_case_the_record_or_an_answer(brief: Brief, found: Findings) -> None:
    """Each number in the sections that only a case fills stands in its data, or counts what is in them."""
    assert found.case is not None
    data = f"{found.case.case!r} {found.case.graph!r} {found.case.methods!r} {map_of(found.case.support)!r}"
    known = set(re.findall(r"\d+(?:\.\d+)?", data)) | {"1993"}
    known |= {str(len(each.items)) for each in found.case.support}
    for section in brief.sections:
        if section.id in OF_CASE:
            for line in lines(section.blocks):
                numbers = re.findall(r"\d+(?:\.\d+)?", line.replace(",", ""))
                assert {each.lstrip("0") or "0" for each in numbers} <= {
                    each.lstrip("0") or "0" for each in known
                }, line


def _swapped(text: str) -> str:
    return text.replace("Norland", "\x01").replace("Sudmark", "Norland").replace("\x01", "Sudmark")


def _renamed(record: MemoryRecord) -> MemoryRecord:
    """Return the record with the names of the two belligerents swapped in the codebook, their ids as they were."""

    def named(entry: object) -> dict[str, object]:
        dumped: dict[str, object] = entry.model_dump(by_alias=True)  # type: ignore[attr-defined]
        return {**dumped, "name": _swapped(str(dumped["name"]))}

    book = Codebook(
        name=CODEBOOK.name,
        title=CODEBOOK.title,
        hash=CODEBOOK.hash,
        layers=CODEBOOK.layers,
        sides=tuple(type(side).model_validate(named(side)) for side in CODEBOOK.sides),
        actors=tuple(type(actor).model_validate(named(actor)) for actor in CODEBOOK.actors),
        issues=CODEBOOK.issues,
    )
    return MemoryRecord(record.documents(), record.items(), book)


def test_swapping_the_names_of_two_parties_swaps_names_and_nothing_else(tmp_path: Path) -> None:
    """Every line of the briefing, with the names swapped in case, codebook and answer, is the line with names swapped."""
    graph = answer()
    turned = replace(
        graph, whys=tuple(replace(why, says=tuple(map(_swapped, why.says))) for why in graph.whys)
    )
    other = with_case(_renamed(talks()), case_of(tmp_path, _swapped), turned)
    before = [_swapped(line) for line in _said(compose(with_case()))]
    after = list(_said(compose(other)))
    hashes = re.compile(r"hash [0-9a-f]+")
    assert [hashes.sub("", line) for line in after] == [hashes.sub("", line) for line in before]


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:b) | `x` *y*"


def test_hostile_text_in_a_case_stays_text(tmp_path: Path) -> None:
    """Names, reasons, triggers and means that try to be markup are words on both pages, and the page stays closed."""

    def bad(text: str) -> str:
        fields = "name|title|assumed|means|trigger|obligation|implies|rule|condition|unit"
        written = re.compile(
            rf'^({fields}) = "(?!straits"|frozen"|collapse"|continuing")[^"]*"', re.MULTILINE
        )
        return written.sub(lambda field: f'{field[1]} = "{HOSTILE} {field.start()}"', text)

    brief = compose(with_case(case=case_of(tmp_path, bad)))
    page = html.document_fromstring(render_html(brief))
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//img | //@onerror")
    assert page.text_content().count("alert(1)") > 20
    markdown = render_markdown(brief)
    assert markdown.count("alert(1)") > 20
    assert not re.search(r"(?<!\\)<(?!br>|a id=|/a>)", markdown)
    assert not re.search(r"(?<!\\)\]\((?!#e)", markdown)


@pytest.mark.parametrize(
    "limits", LIMITS, ids=lambda limits: f"whole-{limits.whole_documents}-around-{limits.around}"
)
def test_every_limit_gives_a_page_that_renders(found: Findings, limits: object) -> None:
    """However little text a page may carry, what the case says still leads somewhere."""
    small = compose(found, limits)  # type: ignore[arg-type]
    assert "The Harbour paper" in render_html(small)
    assert "The Harbour paper" in render_markdown(small)


def test_filters_see_what_a_case_says_in_the_records_own_ids(brief: Brief) -> None:
    """Entries of a case carry sides and issues that the filter offers, and no others."""
    sides = {side for side, _ in brief.sides}
    issues = {issue for issue, _ in brief.issues}
    tags = [entry.tags for entry in _entries(brief)]
    assert {each.side for each in tags if each.side} <= sides
    assert {each.issue for each in tags if each.issue} <= issues
    assert Tags("norland", "straits", "2031-03-01", "2031-03-01") in tags


def _entries(brief: Brief) -> Iterator[Entry]:
    for section in brief.sections:
        if section.id in ("positions", *OF_CASE):
            for block in section.blocks:
                for row in getattr(block, "rows", ()):
                    yield row.header
                    yield from (entry for cell in row.cells for entry in cell.entries)


def test_where_the_graph_model_cannot_read_the_case_the_page_says_what_it_lacks() -> None:
    """The options stand, and below them what the case would have to say."""
    plain = replace(with_case(), case=case_findings(talks(), straits()))
    said = "\n".join(_said(compose(plain)))
    assert "What the case would have to say for the graph model to read it" in said
    assert "straits.toml: add outcomes" in said
    assert "The states that matter" not in said


def test_a_case_of_one_party_still_gives_every_section(tmp_path: Path) -> None:
    """Sections of which the case says nothing are one line each."""
    case = case_of(tmp_path, lambda _: 'schema = 1\nname = "bare"\n[[party]]\nid = "norland"\nname = "Norland"\nrole = "belligerent"\n')  # fmt: skip
    bare = compose(replace(findings(talks()), case=case_findings(talks(), case)))
    said = "\n".join(_said(bare))
    assert "The case names no proposal" in said
    assert "The case names no rungs" in said
    assert "None of them is weighed here" in said
    assert render_html(bare)
    assert render_markdown(bare)
