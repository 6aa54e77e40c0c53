"""A briefing with a bargain and spatial models: only where they answered, honest words, names that swap, nothing hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import html

from detente.brief.bargaining_map import BargainingMap
from detente.brief.compose import LIMITS, compose
from detente.brief.findings import Findings
from detente.brief.html import render_html
from detente.brief.issue_lines import IssueLines
from detente.brief.markdown import render_markdown
from detente.brief.model import Brief
from tests.brief.bargains import bargain_findings, bargained
from tests.brief.cases import lines, straits, with_case
from tests.brief.test_case import HOSTILE, _renamed, _swapped
from tests.brief.test_compose import findings, talks


@pytest.fixture(scope="module")
def found() -> Findings:
    """The findings with both answers."""
    return bargain_findings()


@pytest.fixture(scope="module")
def brief(found: Findings) -> Brief:
    """The briefing with both answers."""
    return compose(found)


def _said(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield from lines(section.blocks)


def _without(found: Findings) -> Findings:
    assert found.case is not None
    case = replace(found.case, packages=None, packages_evidence={}, spatial=None, spatial_evidence={})
    return replace(found, case=case)


def test_without_the_answers_nothing_of_them_shows(found: Findings) -> None:
    """No block, no style, no mark: the page is what it is without these methods."""
    for plain in (_without(found), with_case(), findings(talks())):
        bare = compose(plain)
        blocks = [block for section in bare.sections for block in section.blocks]
        assert not [block for block in blocks if isinstance(block, BargainingMap | IssueLines)]
        page = render_html(bare)
        assert "bargain" not in page
        assert "issue-line" not in page


def test_the_answers_add_to_the_fourth_and_the_eighth_section_and_to_no_other(
    found: Findings, brief: Brief
) -> None:
    """What stood there stays, before it."""
    for with_them, bare in zip(brief.sections, compose(_without(found)).sections, strict=True):
        assert with_them.blocks[: len(bare.blocks)] == bare.blocks
        assert (len(with_them.blocks) > len(bare.blocks)) == (with_them.id in ("proposals", "courses"))


def test_the_same_findings_give_the_same_pages(brief: Brief) -> None:
    """Nothing of chance or of the clock is in either form."""
    for render in (render_html, render_markdown):
        assert render(brief) == render(compose(bargain_findings()))


@pytest.mark.parametrize(
    "never",
    [
        r"\bwants\b", r"\d ?%", "probability", "optimal", r"\bbest\b", "credibility", r"\bbroken\b", "stalling",
        "likely to", "will settle", "the methods agree", "independent sources", "winner", "recommend", "equilibrium",
        r"\b0\.(?!05\b|15\b)\d\d",
    ],
)  # fmt: skip
def test_the_page_never_says_what_it_must_not(found: Findings, brief: Brief, never: str) -> None:
    """No minds read, no scores, no percentages, no package above another, no forecast, no second digit."""
    before = set(_said(compose(_without(found))))
    own = " \n".join(line for line in _said(brief) if line not in before).lower()
    assert not re.search(never, own)


def test_a_pick_is_said_to_be_no_forecast_and_no_advice(brief: Brief) -> None:
    """The paragraph says so, and that all of it is a model's."""
    said = "\n".join(_said(brief))
    assert "What a rule picks is no forecast and no advice" in said
    assert "a model's reading of the case, not what any party said" in said


def test_every_item_that_the_answers_name_is_carried(brief: Brief) -> None:
    """The numbering refuses a page that names an item it lacks; rows of the answers lead to items."""
    (held,) = [
        block for section in brief.sections for block in section.blocks if isinstance(block, BargainingMap)
    ]
    carried = {item.id for item in brief.evidence}
    named = {item for spot in held.spots for item in spot.told.evidence}
    assert named <= carried
    assert render_html(brief)


def test_swapping_the_names_of_two_parties_swaps_names_and_nothing_else(brief: Brief) -> None:
    """Every line with the names swapped in case and codebook is the line with names swapped."""
    other = bargain_findings(_renamed(talks()), bargained(_swapped))
    hashes = re.compile(r"hash [0-9a-f]+")
    before = [hashes.sub("", _swapped(line)) for line in _said(brief)]
    assert [hashes.sub("", line) for line in _said(compose(other))] == before


def test_hostile_names_stay_text() -> None:
    """Names of issues, levels, parties and proposals that try to be markup are words on both pages."""

    def bad(text: str) -> str:
        return re.sub(
            r'^name = "(?!straits")[^"]*"',
            lambda at: f"name = '{HOSTILE} {at.start()}'",
            text,
            flags=re.MULTILINE,
        )

    hostile = compose(bargain_findings(case=bargained(bad)))
    page = html.fromstring(render_html(hostile))
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//img | //@onerror")
    assert page.xpath("//figure[@class='bargain']//title[contains(text(), 'alert(1)')]")
    markdown = render_markdown(hostile)
    assert not re.search(r"(?<!\\)<(?!br>|a id=|/a>)", markdown)
    assert not re.search(r"(?<!\\)\]\((?!#e)", markdown)


def test_every_shape_leads_to_a_line_of_the_page(brief: Brief) -> None:
    """Links of the map point to ids that stand in the page once, inside what opens without a script."""
    page = html.fromstring(render_html(brief))
    links = page.xpath("//figure[@class='bargain']//svg//a/@href")
    assert links
    for link in links:
        (target,) = page.xpath(f"//*[@id='{link[1:]}']")
        assert target.xpath("ancestor::details[@open]")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_package_of_the_map_is_one_named_stop_of_the_tab_key(brief: Brief) -> None:
    """Rings as well; each says what it is and leads to a line that can hold the focus, with terms or trades."""
    page = html.fromstring(render_html(brief))
    shapes = page.xpath("//figure[@class='bargain']//svg//a")
    stops = [each for each in shapes if each.get("tabindex") != "-1"]
    assert any("frontier" in each.get("class") for each in stops)
    leads = [each.get("href") for each in stops]
    assert sorted(leads) == sorted({each.get("href") for each in shapes})
    for each in stops:
        (line,) = page.xpath(f"//*[@id='{each.get('href')[1:]}']")
        assert each.get("aria-label").endswith("; to its terms")
        assert line.get("tabindex") == "-1"
        assert "worth" in line.text_content()


def test_the_policy_allows_the_style_of_the_page(brief: Brief) -> None:
    """No style stands in an attribute, where the policy would forbid it."""
    page = html.fromstring(render_html(brief))
    assert not page.xpath("//@style")
    assert ".bargain" in page.xpath("string(//style)")


def test_markdown_has_all_that_the_pictures_show(brief: Brief) -> None:
    """Each package by its mark, each party on its line, and the caution."""
    said = render_markdown(brief)
    (held,) = [
        block for section in brief.sections for block in section.blocks if isinstance(block, BargainingMap)
    ]
    for spot in held.spots:
        assert f"- **{spot.mark}** " in said
    assert "These models read ordered positions as numbers" in said
    assert "Before anybody moves: Compromise mean" in said


@pytest.mark.parametrize(
    "limits", LIMITS, ids=lambda limits: f"whole-{limits.whole_documents}-around-{limits.around}"
)
def test_every_limit_gives_a_page_that_renders(found: Findings, limits: object) -> None:
    """However little text a page may carry, the map and the lines stand."""
    small = compose(found, limits)  # type: ignore[arg-type]
    assert "The bargaining map" in render_html(small)
    assert "The bargaining map" in render_markdown(small)


def test_a_case_that_no_method_reads_stays_as_it_was() -> None:
    """The case without weights has neither map nor lines."""
    said = "\n".join(_said(compose(with_case(case=straits()))))
    assert "Where a deal is possible" not in said
