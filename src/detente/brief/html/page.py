"""The page's own view of a Brief: items numbered, documents with their texts cut, and the markup made of it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from detente.brief.bargaining_map import BargainingMap
from detente.brief.html.bargaining_map import charts_of
from detente.brief.html.issue_lines import rows_of
from detente.brief.html.moves import lay_out
from detente.brief.html.passages import CutPassage, Numbered, cut
from detente.brief.html.timeline import draw
from detente.brief.issue_lines import IssueLines
from detente.brief.model import Brief, Comparison, Entries, EvidenceItem, QuotedDocument, Table, Timeline
from detente.brief.numbering import number_evidence
from detente.brief.phrasing import days, listed
from detente.brief.picture import Graph
from detente.brief.typography import clip, fit, in_quotes, without_bidi_controls

__all__ = ["render_html"]


@dataclass(frozen=True, slots=True)
class _Item:
    """An evidence item under its number; `shown` says that its words stand in the text the page carries."""

    number: int
    item: EvidenceItem
    shown: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """A document, its text cut at the spans, and the items found in it."""

    number: int
    document: QuotedDocument
    passages: tuple[CutPassage, ...]
    items: tuple[_Item, ...]


def render_html(brief: Brief) -> str:
    """Return the briefing as one self-contained HTML page, the same for the same brief.

    Each passage of an article stands once, in the sources at the page's end; evidence points into it.

    Raises:
        ValueError: An entry or mark names evidence, evidence a document, or a mark a lane that the brief lacks.
    """
    numbers = number_evidence(brief)
    style, script = _style(brief), _asset("page.js")
    page = _environment().get_template("page.html.j2")
    return fit(
        page.render(
            brief=brief,
            numbers=numbers,
            ids={number: name for name, number in numbers.items()},
            sources=_sources(brief, numbers),
            style=Markup(style),  # noqa: S704 - our own file, nothing of an article in it
            boot=Markup(_BOOT),  # noqa: S704
            script=Markup(script),  # noqa: S704
            policy=_policy(style, _BOOT, script),
        )
    )


def _style(brief: Brief) -> str:
    """Return the page's style, with what only blocks of a case need where there are such."""
    blocks = [block for section in brief.sections for block in section.blocks]
    of_case = any(isinstance(block, Graph) or (isinstance(block, Table) and block.roomy) for block in blocks)
    of_bargain = any(isinstance(block, BargainingMap | IssueLines) for block in blocks)
    sheets = ("page.css", *(["case.css"] if of_case else []), *(["bargain.css"] if of_bargain else []))
    return "".join(map(_asset, sheets))


# Before anything is laid out, so that a long page is not laid out once unfolded and once folded.
_BOOT = 'document.documentElement.classList.add("js");'


def _policy(style: str, *scripts: str) -> str:
    """Return the content security policy: nothing is fetched, and only these texts are applied or run."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src {allowed}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    """Return an asset's text with line feeds, since a browser hashes what it has normalised."""
    text = files("detente.brief").joinpath("assets", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


_KINDS: Mapping[str, type] = {
    "entries": Entries,
    "table": Table,
    "timeline": Timeline,
    "comparison": Comparison,
    "graph": Graph,
    "bargaining_map": BargainingMap,
    "issue_lines": IssueLines,
}


def _is(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        days=lambda pair: days(*pair),
        day=lambda iso: days(iso, iso),
        clip=clip,
        plain=without_bidi_controls,
        quotes=in_quotes,
        listed=listed,
    )
    environment.globals.update(draw=draw, lay_out=lay_out, charts_of=charts_of, rows_of=rows_of)
    environment.tests.update({name: _is(kind) for name, kind in _KINDS.items()})
    return environment


def _sources(brief: Brief, numbers: Mapping[str, int]) -> tuple[_Source, ...]:
    """Return every document with the items that lie in it, in the brief's order."""
    held: dict[str, list[EvidenceItem]] = {document.id: [] for document in brief.documents}
    for item in brief.evidence:
        held[item.document].append(item)
    return tuple(
        _source(place, document, held[document.id], numbers)
        for place, document in enumerate(brief.documents, start=1)
    )


def _source(
    place: int, document: QuotedDocument, items: list[EvidenceItem], numbers: Mapping[str, int]
) -> _Source:
    passages = cut(
        document.passages, [Numbered(numbers[item.id], item.spans) for item in items], whole=document.whole
    )
    visible = {number for passage in passages for segment in passage.segments for number in segment.starting}
    return _Source(
        place,
        document,
        passages,
        tuple(_Item(numbers[item.id], item, numbers[item.id] in visible) for item in items),
    )
