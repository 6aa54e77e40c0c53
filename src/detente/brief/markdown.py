"""The briefing as Markdown: the same order and content as the page, evidence as numbered references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from detente.brief.bargaining_map import Axis, BargainingMap, Spot
from detente.brief.issue_lines import IssueLines
from detente.brief.model import (
    Block,
    Brief,
    Comparison,
    Entries,
    Entry,
    EvidenceItem,
    Mark,
    Paragraph,
    QuotedDocument,
    Run,
    Section,
    Table,
    Timeline,
)
from detente.brief.numbering import number_evidence
from detente.brief.phrasing import days
from detente.brief.picture import Graph, Node
from detente.brief.typography import fit, in_quotes

__all__ = ["render_markdown"]

_ISOLATE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Everything that can begin markup inside a line, in CommonMark and GitHub's tables and strikethrough.
_INLINE = re.compile(r"([\\`*_{}\[\]<>|~&])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=]|:(?=-))")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
_AT = re.compile(r"(?<=[\w.+-])@(?=\w)")


def render_markdown(brief: Brief) -> str:
    """Return the briefing as GitHub-flavoured Markdown, the same for the same brief.

    Raises:
        ValueError: An entry or mark names evidence, evidence a document, or a mark a lane that the brief lacks.
    """
    numbers = number_evidence(brief)
    lines = [
        f"# {_plain(brief.title)}",
        "",
        f"**As of {days(brief.as_of, brief.as_of)}**",
        "",
        _plain(brief.subtitle),
        "",
    ]
    for number, section in enumerate(brief.sections, start=1):
        lines += _section(number, section, numbers)
    lines += _evidence(len(brief.sections) + 1, brief, numbers)
    lines += ["---", "", _plain(brief.made_with)]
    return fit("\n".join(lines)).rstrip() + "\n"


def _plain(text: str) -> str:
    """Return the text on one line, unable to create markup, order characters anew or become a link."""
    line = _ISOLATE.sub("", " ".join(fit(text).split()))
    line = _INLINE.sub(r"\\\1", line)
    line = _LINE_START.sub(r"\1\\\2", line)
    line = _NUMBERED.sub(r"\1\\\2", line)
    line = _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2]}" if m[2] else f"{m[3]}\\.", line)
    return _AT.sub(r"\\@", line)


def _quoted(text: str) -> str:
    """Return an article's words in quotation marks."""
    words = in_quotes(text)
    return f"{words.opening}{_plain(words.words)}{words.closing}"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    """Return a run with the space at its ends outside its emphasis, where Markdown wants it."""
    text = _quoted(run.text) if run.quoted else _plain(run.text)
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and run.text.strip() else ""
    return f"{before}{f'**{text}**' if run.strong and text else text}{after}"


def _references(evidence: Iterable[str], numbers: Mapping[str, int]) -> str:
    return "".join(f" [[e{numbers[name]}]](#e{numbers[name]})" for name in evidence)


def _badges(badges: Iterable[str]) -> str:
    joined = "; ".join(map(_plain, badges))
    return f" ({joined})" if joined else ""


def _said(entry: Entry, numbers: Mapping[str, int]) -> str:
    """Return an entry without its notes, on one line."""
    more = f" and {entry.unlinked:,} more" if entry.unlinked else ""
    return _runs(entry.runs).strip() + _badges(entry.badges) + _references(entry.evidence, numbers) + more


def _bullets(entry: Entry, numbers: Mapping[str, int], depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}- {_said(entry, numbers)}"
    for note in entry.notes:
        yield from _bullets(note, numbers, depth + 1)


def _in_cell(entry: Entry, numbers: Mapping[str, int]) -> str:
    """Return an entry with its notes for a table's cell, where a list cannot stand."""
    notes = "".join(f"<br>– {_in_cell(note, numbers)}" for note in entry.notes)
    return _said(entry, numbers) + notes


def _more(count: int) -> list[str]:
    return ["", f"and {count:,} more in the dossier"] if count else []


def _section(number: int, section: Section, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"## {number}. {_plain(section.title)}", ""]
    for block in section.blocks:
        lines += [*_block(block, numbers), ""]
    if not section.blocks:
        lines += [_plain(section.nothing), ""]
    return lines


def _block(block: Block, numbers: Mapping[str, int]) -> list[str]:
    match block:
        case Paragraph(runs=runs):
            return [_runs(runs).strip()]
        case Entries():
            return _entries(block, numbers)
        case Table():
            return _table(block, numbers)
        case Timeline():
            return _timeline(block, numbers)
        case Comparison():
            return _comparison(block, numbers)
        case Graph():
            return _graph(block)
        case BargainingMap():
            return _bargaining_map(block, numbers)
        case IssueLines():
            return _issue_lines(block, numbers)


def _entries(block: Entries, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"### {_plain(block.caption)}", ""] if block.caption else []
    lines += [line for entry in block.entries for line in _bullets(entry, numbers)]
    if not block.entries and not block.more:
        lines.append("None.")
    return lines + _more(block.more)


def _table(block: Table, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"**{_plain(block.caption)}**", ""] if block.caption else []
    lines.append(_row(map(_plain, block.columns)))
    lines.append(_row("---" for _ in block.columns))
    for row in block.rows:
        cells = ("<br>".join(_in_cell(entry, numbers) for entry in cell.entries) or "–" for cell in row.cells)
        lines.append(_row((_in_cell(row.header, numbers), *cells)))
    return lines + _more(block.more)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _timeline(block: Timeline, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"### {_plain(block.caption)}"]
    for lane in block.lanes:
        marks = sorted((mark for mark in block.marks if mark.lane == lane.id), key=lambda m: (m.start, m.end))
        lines += ["", f"**{_plain(lane.name)}**", ""]
        lines += [_mark(mark, numbers) for mark in marks] or ["Nothing dated."]
    return lines + _more(block.more)


def _mark(mark: Mark, numbers: Mapping[str, int]) -> str:
    certain = "" if mark.certain else " (date uncertain)"
    references = _references(mark.evidence, numbers)
    return f"- {days(mark.start, mark.end)}{certain}, {mark.level}: {_plain(mark.label)}{references}"


def _comparison(block: Comparison, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"### {_plain(block.about)} ({_plain(block.kind)})", ""]
    return lines + [line for account in block.accounts for line in _bullets(account, numbers)]


def _graph(block: Graph) -> list[str]:
    """Return a picture of moves as two lists: the states, and the moves between them."""
    lines = [f"### {_plain(block.caption)}", "", *map(_node, block.nodes), ""]
    for arc in block.arcs:
        prefers = "prefers where it goes" if arc.improving else "does not prefer where it goes"
        lines.append(f"- {_plain(arc.start)} → {_plain(arc.end)}: {_plain(arc.by)}, who {prefers}")
    if not block.arcs:
        lines.append("No move leads from one to another.")
    left = f"{block.more:,} more states that rest are left out of the picture"
    return [*lines, "", left] if block.more else lines


def _node(node: Node) -> str:
    marks = [*(["where things stand"] if node.start else []), *(["rests"] if node.rests else [])]
    marks += [node.means] if node.means else []
    return f"- **{_plain(node.id)}** {_plain(node.name)}{_badges(marks)}"


def _bargaining_map(block: BargainingMap, numbers: Mapping[str, int]) -> list[str]:
    """Return a map as lists: where no deal lies, then what rules pick, proposals, and the rest of the frontier."""
    lines = [f"### {_plain(block.caption)}", "", _no_deal(block.across), _no_deal(block.up)]
    for kind, title in _SPOTS.items():
        mine = [spot for spot in block.spots if spot.kind == kind]
        lines += (
            ["", f"**{title}**", "", *(line for spot in mine for line in _spot(spot, numbers))]
            if mine
            else []
        )
    left = f"{block.more:,} more packages of the frontier are not listed"
    return [*lines, "", left] if block.more else lines


_SPOTS = {
    "rule": "Packages that a rule picks",
    "proposal": "Proposals, their silence filled as well for all as can be",
    "frontier": "Other packages of the frontier",
}


def _no_deal(axis: Axis) -> str:
    ends = " to ".join(f"{each:.1f}" for each in (axis.low, axis.high))
    return f"- No deal is worth {ends} to {_plain(axis.name)}, {axis.middle:.1f} in the middle"


def _spot(spot: Spot, numbers: Mapping[str, int]) -> Iterator[str]:
    first, *rest = _bullets(spot.told, numbers)
    yield f"- **{_plain(spot.mark)}** {first.removeprefix('- ')}"
    yield from rest


def _issue_lines(block: IssueLines, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"### {_plain(block.caption)}", "", f"**{_plain(block.caution)}**"]
    for line in block.lines:
        told = (each for entry in line.told for each in _bullets(entry, numbers))
        lines += ["", f"**{_plain(line.name)}**", "", *told]
    left = f"{block.more:,} more issues with an answer are left out"
    return [*lines, "", left] if block.more else lines


def _evidence(number: int, brief: Brief, numbers: Mapping[str, int]) -> list[str]:
    """Return the last section: each document, and under it each item with its place and words."""
    lines = [f"## {number}. Evidence", ""]
    for document in brief.documents:
        lines += [*_document(document), ""]
        for item in brief.evidence:
            if item.document == document.id:
                lines.append(_item(numbers[item.id], item))
        lines.append("")
    return lines if brief.documents else [*lines, "No text was read.", ""]


def _document(document: QuotedDocument) -> list[str]:
    known = (document.publisher, document.kind, document.date, document.date_note, document.path)
    return [
        f"### {_plain(document.title or 'Untitled')}",
        "",
        " · ".join(_plain(part) for part in known if part),
    ]


def _item(number: int, item: EvidenceItem) -> str:
    """Return an item as one bullet: words, offsets, chain, date, facts, what found it, and what persons decided."""
    places = ", ".join(f"{start}–{end}" for start, end in item.spans)
    parts = [f"{_plain(item.kind)}, characters {places}"]
    if item.chain:
        parts.append(" ← ".join(map(_plain, item.chain)))
    if item.date or item.date_note:
        note = f" ({_plain(item.date_note)})" if item.date and item.date_note else _plain(item.date_note)
        parts.append(f"when: {_plain(item.date)}{note}")
    parts += [f"{_plain(label).lower()}: {_plain(value)}" for label, value in item.facts]
    parts.append(f"found by {_plain(item.found_by)}")
    parts += [f"decided: {_plain(decision)}" for decision in item.decisions]
    return f'- <a id="e{number}"></a>**\\[e{number}\\]** {_quoted(item.words)}{_badges(item.badges)} — {"; ".join(parts)}'
