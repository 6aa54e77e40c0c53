"""The page as a file: valid, closed to the outside, escaped, and every item leading to its sentence."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from lxml import html

from detente.brief.html import render_html
from detente.brief.model import (
    Brief,
    Cell,
    Entries,
    Entry,
    Paragraph,
    Passage,
    QuotedDocument,
    Row,
    Run,
    Section,
    Table,
)
from tests.brief.sample import EVIDENCE, hostile_brief, sample_brief

BRIEFS = {"sample": sample_brief, "hostile": hostile_brief}


@cache
def _text(name: str) -> str:
    return render_html(BRIEFS[name]())


@cache
def _page(name: str) -> html.HtmlElement:
    return html.document_fromstring(_text(name), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


each_page = pytest.mark.parametrize("name", BRIEFS)


def _policy(page: html.HtmlElement) -> dict[str, list[str]]:
    (content,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {words[0]: words[1:] for words in map(str.split, content.split(";"))}


def test_the_same_brief_gives_the_same_bytes() -> None:
    """Nothing of the clock, of chance or of set order is in the page."""
    assert render_html(sample_brief()) == render_html(sample_brief())


@each_page
def test_only_our_style_and_scripts_are_allowed_by_their_hashes(name: str) -> None:
    """The policy names the hash of each style and script that stands in the page, and nothing besides."""
    page, text = _page(name), _text(name)
    policy = _policy(page)
    assert policy["default-src"] == ["'none'"]
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies]
        assert hashes
        assert policy[directive] == [f"'sha256-{digest}'" for digest in hashes]
        assert len(page.xpath(f"//{tag}")) == len(bodies)


@each_page
def test_nothing_is_written_that_the_policy_would_block(name: str) -> None:
    """No style attribute, no event handler, and nothing that fetches."""
    page = _page(name)
    attributes = Counter(
        key for element in page.iter() if isinstance(element.tag, str) for key in element.attrib
    )
    assert not [key for key in attributes if key == "style" or key.startswith("on")]
    assert attributes["src"] == 0
    assert page.xpath("//link/@href") == ["data:,"]
    assert not page.xpath("//img | //iframe | //object | //embed | //base | //audio | //video | //use")


@each_page
def test_every_link_stays_on_the_page_and_finds_its_place(name: str) -> None:
    """Ids are unique and every address is one of them."""
    page = _page(name)
    ids = Counter(page.xpath("//@id"))
    assert ids
    assert [name for name, count in ids.items() if count > 1] == []
    addresses = page.xpath("//a/@href")
    assert all(address.startswith("#") and address[1:] in ids for address in addresses)
    labels = page.xpath("//@aria-labelledby")
    assert all(label in ids for label in labels)


@each_page
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    """One h1, and no level is skipped on the way down; the drawer's heading follows the page's."""
    levels = [int(element.tag[1]) for element in _page(name).xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@each_page
def test_tables_say_what_they_are(name: str) -> None:
    """Every table has a caption, headers with a scope, and stands in a region that the keyboard can scroll."""
    tables = _page(name).xpath("//table")
    assert tables
    for table in tables:
        assert table.xpath("string(caption)").strip()
        assert set(table.xpath(".//th/@scope")) == {"col", "row"}
        assert not table.xpath(".//th[not(@scope)]")
        assert table.xpath("ancestor::*[@role='region'][@tabindex='0'][@aria-labelledby]")


def test_the_page_has_its_landmarks() -> None:
    """Language, skip link, header, navigation, main and footer are there, and changes of the filter are spoken."""
    page = _page("sample")
    assert page.get("lang") == "en"
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    for path in (
        "//body/header",
        "//nav[@aria-label]",
        "//main[@id='main']",
        "//body/footer",
        "//p[@role='status'][@aria-live]",
    ):
        assert len(page.xpath(path)) == 1, path


def test_each_entry_leads_to_its_sentence() -> None:
    """From a sentence of the brief to the item and from the item to the marked words, without any script."""
    page = _page("sample")
    (link,) = page.xpath("//section[@id='s-commitments']//li[contains(@class, 'u')][1]/a[@class='ev']")[:1]
    (item,) = page.xpath(f"//li[@id='{link.get('href')[1:]}']")
    assert link.get("data-e").split()[0] == item.get("value")
    (anchor,) = page.xpath(f"//a[@id='{item.xpath('.//a/@href')[0][1:]}']")
    assert anchor.getnext().tag == "mark"
    assert anchor.getnext().text.startswith("If the engineers are not home")


@pytest.mark.parametrize("item", EVIDENCE, ids=lambda item: item.id)
def test_the_marks_of_an_item_are_its_words(item: object) -> None:
    """The marked stretches that name an item join to what it quotes, nested and broken spans included."""
    page = _page("sample")
    (number,) = page.xpath(f"//li[@id='e-{item.id}']/@value")  # type: ignore[attr-defined]
    marks = [mark for mark in page.xpath("//mark") if number in mark.get("data-e").split()]
    marked = "".join(mark.text for mark in marks)
    if page.xpath(f"//li[@id='e-{item.id}']//*[@class='nothing']"):  # type: ignore[attr-defined]
        assert marked == ""
    else:
        assert marked.replace(" ", "") == item.words.replace(" ", "")  # type: ignore[attr-defined]


def test_each_text_stands_on_the_page_once() -> None:
    """Evidence points into the text and does not carry it again."""
    page = _page("sample")
    texts = page.xpath("//details[contains(@class, 'doc')]//div[@class='text']")
    sentence = "She did not say what reopening it would mean for towns downstream."
    assert sum(sentence in text.text_content() for text in texts) == 1
    assert _text("sample").count(sentence) == 1


def test_long_words_are_clipped_in_the_list_of_items() -> None:
    """An item's long words show their ends; the whole stands in the text."""
    words = " ".join(f"word{n}" for n in range(200))
    document = QuotedDocument("wire", "T", "P", "wire", "", "", "a.txt", (Passage(0, words),))
    item = replace(EVIDENCE[0], spans=((0, len(words)),), words=words)
    entry = Entry((Run("said much"),), (item.id,))
    brief = replace(
        sample_brief(),
        sections=(Section("s", "S", (Entries((entry,)),)),),
        documents=(document,),
        evidence=(item,),
    )
    page = render_html(brief)
    assert page.count("word100") == 1
    assert "word0 word1" in page.split('<ol class="items">')[1]


def test_extracts_say_that_they_are() -> None:
    """A document carried in part shows its gaps, and an item whose words it lacks says so."""
    page = _page("sample")
    (document,) = page.xpath("//details[contains(@class, 'doc')][contains(., 'River League secretariat')]")
    assert "extracts" in document.text_content()
    assert document.xpath(".//p[@class='gap']")
    assert "does not carry the text around it" in document.xpath("string(.//li[@id='e-b1'])")


def test_a_section_without_blocks_says_its_line() -> None:
    """What there is nothing to say about is said."""
    assert "The texts offer none." in _page("sample").xpath("string(//section[@id='s-courses'])")


def test_what_was_left_out_is_counted() -> None:
    """Entries, tables and timelines say how much more the dossier holds, a picture how many states it leaves out."""
    page = _page("sample")
    assert page.xpath("//p[@class='more']/text()") == [
        *(f"and {count} more in the dossier" for count in (2, 12, 3, 4)),
        "2 more states that rest are left out of the picture",
    ]


def test_an_empty_cell_is_a_dash_with_its_meaning() -> None:
    """Nothing known is told apart from a cell that was forgotten."""
    cells = _page("sample").xpath("//section[@id='s-positions']//td[not(.//*[@class='u'])]")
    assert cells
    assert {" ".join(cell.text_content().split()) for cell in cells} == {"– nothing known"}


def test_filters_find_their_tags() -> None:
    """Entries, table cells, comparisons and marks carry side, issue and days; a mark falls back on its own."""
    page = _page("sample")
    (entry,) = page.xpath("//section[@id='s-changes']//li[contains(@class, 'u')][2]")
    assert {key: entry.get(key) for key in ("data-side", "data-issue", "data-from", "data-to")} == {
        "data-side": "varda",
        "data-issue": "prisoners",
        "data-from": "2031-05-22",
        "data-to": "2031-05-22",
    }
    assert page.xpath("//td/div[@class='u'][@data-side][@data-issue][@data-from]")
    assert page.xpath("//article[contains(@class, 'cmp')][@data-from]")
    listed = page.xpath("//details[@class='marks']//li")
    assert len(listed) == 60
    assert all(mark.get("data-from") and mark.get("data-side") for mark in listed)


def test_drawn_marks_can_be_told_apart_without_colour() -> None:
    """Words are circles and deeds squares, and every drawn mark says its days and what it is."""
    page = _page("sample")
    words, deeds = (page.xpath(f"//svg//a[contains(@class, 'm f {level}')]") for level in ("words", "deeds"))
    assert words
    assert deeds
    assert all(mark.xpath("circle") and not mark.xpath("rect") for mark in words)
    assert all(mark.xpath("rect") and not mark.xpath("circle") for mark in deeds)
    assert all(re.match(r"\d+.* 2031.*: \w", mark.xpath("string(title)")) for mark in words + deeds)


def test_quoted_runs_are_quotations() -> None:
    """Words of an article stand in a q element with one pair of marks, isolated in their direction."""
    quotes = _page("sample").xpath("//section[@id='s-changes']//q")
    assert [quote.text_content() for quote in quotes] == [
        "“We said thirty”",
        "“the republic was ready to sign a truce of sixty days”",
        "“a beginning, no more”",
    ]
    assert all(quote.get("dir") == "auto" for quote in quotes)


def test_hostile_text_is_text() -> None:
    """Nothing that an article, a name or a codebook says becomes an element, an attribute or a character reference."""
    page = _page("hostile")
    ours = _page("sample")
    assert {element.tag for element in page.iter()} <= {element.tag for element in ours.iter()}
    known = {key for e in ours.iter() for key in e.attrib} | {"data-c"}
    assert {key for e in page.iter() for key in e.attrib} <= known
    assert "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]><!--" in page.text_content()
    assert "&amp; # h" in page.xpath("string(//div[@class='text'])")
    assert "{{ 7*7 }}" in page.text_content()


def test_hostile_characters_are_shown_as_unfit() -> None:
    """NUL and lone surrogates are replaced, so that the page is UTF-8 and a browser reads what we wrote."""
    text = _text("hostile")
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x00" not in text
    assert "\ufffd" in text


def test_bidi_controls_stay_within_what_is_isolated() -> None:
    """A control character of an article stands only inside elements that isolate their direction."""
    controls = re.compile("[\u202a-\u202e\u2066-\u2069]")
    for element in _page("hostile").iter():
        assert not any(controls.search(value) for value in element.attrib.values())
        for holder, text in ((element, element.text), (element.getparent(), element.tail)):
            if text and controls.search(text):
                assert holder.xpath("ancestor-or-self::bdi | ancestor-or-self::*[@dir='auto']"), text


def test_a_brief_without_anything_is_a_page() -> None:
    """No sections, evidence, sides or issues: still a page that says so."""
    page = html.document_fromstring(render_html(Brief("T", "2031-05-09", "", (), (), ())))
    assert "No text was read." in page.text_content()
    assert not page.xpath("//fieldset | //select")


def test_a_paragraph_keeps_its_emphasis() -> None:
    """Strong and quoted runs join without added or lost spaces."""
    runs = (Run("At most "), Run("4", strong=True), Run(" origins say"), Run(" so", quoted=True), Run("."))
    brief = Brief("T", "2031-05-09", "", (Section("s", "S", (Paragraph(runs),)),), (), ())
    page = html.document_fromstring(render_html(brief))
    assert page.xpath("string(//section[@id='s-s']/p[not(@class)])") == "At most 4 origins say “so”."


def test_a_picture_of_moves_stands_below_it_in_words() -> None:
    """The drawing is an image with a name; each state and each move is in the list, with who moves and whether it gains."""
    page = _page("sample")
    (figure,) = page.xpath("//figure[@class='graph']")
    (drawing,) = figure.xpath(".//svg[@role='img']")
    assert (
        page.xpath(f"string(//*[@id='{drawing.get('aria-labelledby')}'])") == "Ways from where things stand"
    )
    said = [" ".join(line.text_content().split()) for line in figure.xpath(".//details//li")]
    assert said == [
        "3 talks go on where things stand",
        "1 the gates open against the release of the engineers rests",
        "7 the northern channel is reopened",
        "8 the League has left rests the talks collapse",
        "3 → 1 Varda, who prefers where it goes",
        "3 → 1 Republic of Ostrel, who prefers where it goes",
        "3 → 7 Varda, who does not prefer where it goes",
        "7 → 3 Varda, who prefers where it goes",
    ]


def test_only_a_page_that_needs_it_carries_the_style_of_a_case() -> None:
    """A brief without pictures and roomy tables has the bytes it had before there were any."""
    plain = replace(sample_brief(), sections=sample_brief().sections[:3])
    assert ".graph" not in render_html(plain)
    assert ".graph" in _text("sample")


def test_a_roomy_table_can_stand_as_blocks_on_a_narrow_screen() -> None:
    """Each cell carries its column's name and each part its role, which styles for narrow screens would take away."""
    row = Row(Entry((Run("Ceasefire"),)), (Cell((Entry((Run("refuses"),)),)), Cell()))
    table = Table("Terms", ("Term", "Norland", "Sudmark"), (row,), roomy=True)
    brief = replace(sample_brief(), sections=(Section("proposals", "Proposals", (table,)),))
    (drawn,) = html.fromstring(render_html(brief)).xpath("//table")
    assert "stacks" in drawn.get("class").split()
    assert drawn.xpath(".//td/@data-c") == ["Norland", "Sudmark"]
    (fold,) = drawn.xpath("ancestor::details[@open]")
    assert fold.xpath("string(summary)") == "Terms (1 row)"
    roles = [drawn.get("role"), *(drawn.xpath(f"string(.//{tag}/@role)") for tag in ("thead", "tr", "td"))]
    assert roles == ["table", "rowgroup", "row", "cell"]
    assert drawn.xpath(".//th/@role") == [*["columnheader"] * 3, "rowheader"]


def test_a_table_of_figures_stays_a_table() -> None:
    """So do those of the record: blocks of single figures would be taller."""
    row = Row(Entry((Run("All"),)), (Cell((Entry((Run("3"),)),)),))
    for table in (Table("T", ("", "N"), (row,), roomy=True, figures=True), Table("T", ("", "N"), (row,))):
        brief = replace(sample_brief(), sections=(Section("ground", "Ground", (table,)),))
        assert not html.fromstring(render_html(brief)).xpath("//td/@data-c")
