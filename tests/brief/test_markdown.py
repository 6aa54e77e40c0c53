"""The Markdown twin: same order and content, and no text that turns into markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from detente.brief.markdown import render_markdown
from detente.brief.model import Brief, Entries, Entry, Paragraph, Run, Section
from tests.brief.sample import hostile_brief, sample_brief

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _tokens(text: str) -> list[Token]:
    """Return every block and inline token of a Markdown text."""
    return [inner for token in PARSER.parse(text) for inner in (token, *(token.children or ()))]


def _of(*blocks: object) -> Brief:
    return replace(sample_brief(), sections=(Section("s", "S", blocks),))  # type: ignore[arg-type]


def test_the_same_brief_gives_the_same_text() -> None:
    """Nothing of the clock or of chance is in it."""
    assert render_markdown(sample_brief()) == render_markdown(sample_brief())


def test_sections_stand_in_the_order_of_the_brief() -> None:
    """Headings are numbered as on the page, and the evidence comes last."""
    headings = re.findall(r"^## (\d+)\. (.+)$", render_markdown(sample_brief()), flags=re.MULTILINE)
    titles = [section.title for section in sample_brief().sections]
    assert headings == [(str(n), title) for n, title in enumerate([*titles, "Evidence"], start=1)]


def test_every_reference_has_its_item() -> None:
    """Each number in the text is an item of the evidence, with document, offsets, words, chain and rule."""
    text = render_markdown(sample_brief())
    defined = re.findall(r'<a id="(e\d+)"></a>', text)
    assert len(defined) == len(set(defined)) == len(sample_brief().evidence)
    referred = set(re.findall(r"\[\[(e\d+)\]\]\(#\1\)", text))
    assert len(referred) > 10
    assert referred <= set(defined)
    (line,) = [line for line in text.splitlines() if '<a id="e5">' in line]
    assert "he could live with monitors on the eastern bank" in line
    assert "characters 376–423, 426–464" in line
    assert "Harbour Wire ← two officials close to the talks ← Odo Maren" in line
    assert "found by rules, cue-verb" in line


def test_tables_keep_their_columns() -> None:
    """Each table parses, and each of its rows has as many cells as there are columns, whatever the cells hold."""
    for brief, widths in ((sample_brief(), {4}), (hostile_brief(), {2})):
        tokens = _tokens(render_markdown(brief))
        rows = [i for i, token in enumerate(tokens) if token.type == "tr_open"]
        assert rows
        for start in rows:
            end = next(i for i in range(start, len(tokens)) if tokens[i].type == "tr_close")
            assert sum(token.type in ("td_open", "th_open") for token in tokens[start:end]) in widths


def test_what_was_left_out_is_counted() -> None:
    """Entries, tables and timelines say how much more the dossier holds."""
    found = re.findall(
        r"^and (\d+) more in the dossier$", render_markdown(sample_brief()), flags=re.MULTILINE
    )
    assert found == ["2", "12", "3", "4"]


def test_a_timeline_is_a_dated_list_for_each_lane() -> None:
    """Every mark has a line under its side, in order of days."""
    text = render_markdown(sample_brief())
    part = text.split("## 5. Timeline")[1].split("\n## ")[0]
    assert re.findall(r"^\*\*(.+)\*\*$", part, flags=re.MULTILINE) == [
        name for _, name in sample_brief().sides
    ]
    assert len(re.findall(r"^- .+ 2031.*, (?:words|deeds): ", part, flags=re.MULTILINE)) == 60


def test_hostile_text_creates_no_markup() -> None:
    """The parsed document has no element, link, code or emphasis but ours."""
    tokens = _tokens(render_markdown(hostile_brief()))
    ours = re.compile(r'<br>|<a id="e\d+">|</a>')
    assert all(ours.fullmatch(token.content) for token in tokens if token.type == "html_inline")
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "image", "code_inline", "code_block", "fence", "em_open", "s_open"}
    links = [token.attrGet("href") for token in tokens if token.type == "link_open"]
    assert links
    assert all(re.fullmatch(r"#e\d+", str(link)) for link in links)
    assert any(
        "</script><script>alert(1)</script>" in token.content for token in tokens if token.type == "text"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "+ no list",
        "1. no list",
        "12) no list",
        "> no quotation",
        "=== no heading",
        "--- no rule",
        "    no code",
        "a *b* _c_ **d** ~~e~~ `f` <b>g</b> [h](i) ![j](k) <http://l.example> &lt; \\*",
        "two lines\n# here",
        "\ttab",
        "*",
        "_",
        "- ",
    ],
)
def test_a_paragraph_reads_as_it_was_written(text: str) -> None:
    """Parsed again, the text is what it was, spaces aside."""
    _assert_reads_back(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))))
def test_any_paragraph_reads_as_it_was_written(text: str) -> None:
    """The same for any text without control characters."""
    _assert_reads_back(text)


def _assert_reads_back(text: str) -> None:
    rendered = render_markdown(_of(Paragraph((Run(text),)), Paragraph((Run("end"),))))
    part = rendered.split("## 1. S\n")[1].split("\n## ")[0]
    tokens = PARSER.parse(part)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak"}
    read = "".join(child.content if child.type != "softbreak" else " " for child in inline)
    assert "".join(read.split()) == "".join(text.split()) + "end"


@pytest.mark.parametrize(
    "text", ["see https://a.example/b", "see www.a.example", "write to x@a.example", "ftp://a"]
)
def test_addresses_do_not_become_links(text: str) -> None:
    """GitHub links bare addresses; a backslash within keeps them words."""
    rendered = render_markdown(_of(Paragraph((Run(text),))))
    assert not re.search(r"https?://|www\.|ftp:|\w@\w", rendered)


def test_notes_are_indented_under_their_entry() -> None:
    """A note of a note stands two levels down."""
    entry = Entry((Run("a"),), notes=(Entry((Run("b"),), notes=(Entry((Run("c"),)),)),))
    assert "- a\n  - b\n    - c\n" in render_markdown(_of(Entries((entry,))))


def test_emphasis_has_its_spaces_outside() -> None:
    """Spaces at a strong run's ends stay spaces and do not break the emphasis."""
    rendered = render_markdown(
        _of(Paragraph((Run("at most"), Run(" four ", strong=True), Run("say"), Run("so", True))))
    )
    assert "at most **four** say“so”" in rendered


def test_empty_things_say_so() -> None:
    """A section without blocks, a list without entries and a brief without documents have their line."""
    empty = Brief(
        "T",
        "2031-05-09",
        "",
        (Section("s", "S", (), "Nothing yet."), Section("t", "T", (Entries(()),))),
        (),
        (),
    )
    rendered = render_markdown(empty)
    assert all(line in rendered for line in ("Nothing yet.", "None.", "No text was read."))


def test_a_picture_of_moves_is_two_lists() -> None:
    """States with what they are, then moves with who makes them and whether it gains."""
    text = render_markdown(sample_brief())
    part = text.split("### Ways from where things stand")[1].split("\n## ")[0]
    assert "- **3** talks go on (where things stand)" in part
    assert "- **8** the League has left (rests; the talks collapse)" in part
    assert "- 3 → 7: Varda, who does not prefer where it goes" in part
    assert "2 more states that rest are left out of the picture" in part
