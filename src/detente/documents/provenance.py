"""Title, publisher and author in a document's own words, where the file does not give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.head_words import BYLINE, LABEL, RELEASE_LINE, is_issuer, is_source_line
from detente.documents.model import Zone

__all__ = ["Provenance", "provenance"]

_TAG = re.compile(r"\s+(?:--|—|–|\|)\s+(?P<tag>[A-Z][\w.&’' ]{1,40})$")
_NEWSWIRES = re.compile(r"\(END\)\s+(?P<name>[A-Z][^\n(]{2,60}?)\s*$", re.MULTILINE)
_FIRST_ON = re.compile(r"\bappeared first (?:on|in|at) (?P<name>[^\n]{2,80}?)\.?\s*$")
_ORIGINALLY = re.compile(
    r"\b(?:originally|first) (?:published|appeared) (?:on|in|by|at) (?P<name>(?:the )?[A-Z][^\n.,;(]{1,60})",
    re.I,
)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))(?:\s*(?:\(c\)|©))?\s*(?:\d{4}\s*(?:[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-Z][^\n.|;]{1,60}?)(?:,? (?:Inc|LLC|Ltd|All rights).*|[.,|;]|$)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][\w.’'-]*(?:[,/ ]{1,2}[A-Z][\w.’'-]*){0,7}(?:\s*,?\s*[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*"
    r"\((?P<name>AP|AFP|UPI|Reuters|REUTERS|Bloomberg|Xinhua|TASS|Interfax|ANI|PTI|dpa|EFE|ANSA|Kyodo|Yonhap|IANS|CNN|CNS"
    r"|[A-Z][A-Za-z]{1,15}(?: [A-Z][a-z]{1,15}){0,2})\)\s*(?:--?|—|–|_|:)",
)
_AUTHOR_FIELD = re.compile(r"(?:author|byline)\s*:\s*(?P<name>\S[^\n|]{1,100})", re.IGNORECASE)
_SOURCE_FIELD = re.compile(r"source\s*:\s*(?P<name>\S[^\n|]{1,80})", re.IGNORECASE)
_WRITE_TO = re.compile(r"write to (?P<name>[A-Z][^\n@]{2,60}?) at \S+@", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:,? (?:for|of|in|at|staff|correspondent|special to)\b.*|[,|]? ?\S+@\S+|\s[-–—]\s.*|,?\s+(?:\d|[A-Z][a-z]{2,8}\.? \d).*|(?:published|updated)\b.*|\.$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text says it comes from; None where it does not say."""

    title: str | None
    publisher: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class _Head:
    """The headline's words, and a masthead or issuing office that stands above it."""

    title: str | None = None
    above: str | None = None


def provenance(text: str, zones: Sequence[Zone]) -> Provenance:
    """Return title, publisher and author as the text's own headline, byline and furniture give them."""
    head = _head(text, zones)
    tag = _TAG.search(head.title) if head.title else None
    title = head.title[: tag.start()] if head.title and tag else head.title
    publisher = _publisher(text, zones, tag["tag"] if tag else None)
    return Provenance(title, publisher or head.above, _author(text, zones))


def _head(text: str, zones: Sequence[Zone]) -> _Head:
    """Find the title among the headlines before the article: the last group above the byline, else the first.

    What stands above the title, or an office where more follows it, names who publishes.
    """
    before = [zone for zone in zones[: _first_body(zones)] if zone.kind in ("headline", "byline")]
    heads = [zone for zone in before if zone.kind == "headline"]
    if not heads:
        return _Head()
    signed = next((zone.start for zone in before if BYLINE.match(text, zone.start, zone.end)), None)
    chosen = 0
    if signed is not None and heads[0].start < signed:
        above = [index for index, zone in enumerate(heads) if zone.start < signed]
        chosen = next((i for i in reversed(above[1:]) if _parted(text, heads[i - 1], heads[i])), 0)
    elif is_issuer(_line(text, heads[0])):
        chosen = next((i for i, zone in enumerate(heads) if not is_issuer(_line(text, zone))), 0)
    masthead = _line(text, heads[0]) if chosen else None
    if masthead is not None and (len(masthead.split()) > 6 or RELEASE_LINE.match(masthead)):
        masthead = None
    return _Head(_line(text, heads[chosen]), masthead)


def _first_body(zones: Sequence[Zone]) -> int:
    return next((i for i, zone in enumerate(zones) if zone.kind in ("body", "quotation")), len(zones))


def _parted(text: str, before: Zone, zone: Zone) -> bool:
    gap = text[before.end : zone.start]
    return max(gap.count("\n"), gap.count("\r")) > 1


def _line(text: str, zone: Zone) -> str:
    return " ".join(text[zone.start : zone.end].lstrip("# ").split())


def _publisher(text: str, zones: Sequence[Zone], tag: str | None) -> str | None:
    furniture = [text[z.start : z.end][:500] for z in zones if z.kind == "boilerplate"]
    wire = _first(_NEWSWIRES, furniture)
    if tag or wire:
        return " via ".join(dict.fromkeys(filter(None, (tag, wire))))
    bylines = [text[z.start : z.end][:500] for z in zones if z.kind == "byline"]
    told = _first(_FIRST_ON, [*furniture, *bylines]) or _first(_ORIGINALLY, [*furniture, *bylines])
    if told:
        return told
    named = next((m["name"].strip() for m in map(_SOURCE_FIELD.match, bylines) if m), None)
    lines = (part.strip(" .()") for words in bylines for part in words.split("|")[:1])
    line = next((line for line in lines if is_source_line(line) and not LABEL.match(line)), None)
    return named or line or _dateline(text, zones) or _first(_RIGHTS, furniture)


def _dateline(text: str, zones: Sequence[Zone]) -> str | None:
    leads = [text[zone.start : zone.start + 160] for zone in zones if zone.kind == "body"][:3]
    return next((match["name"] for match in map(_DATELINE.match, leads) if match), None)


def _first(pattern: re.Pattern[str], texts: list[str]) -> str | None:
    return next((m["name"].strip(" ,.") for m in map(pattern.search, texts) if m), None)


def _author(text: str, zones: Sequence[Zone]) -> str | None:
    for zone in zones:
        words = text[zone.start : zone.end][:300]
        match = None
        if zone.kind == "byline":
            match = BYLINE.match(words.lstrip("*_ ")) or _AUTHOR_FIELD.match(words)
        elif zone.kind == "boilerplate":
            match = _WRITE_TO.match(words)
        if match:
            return _AFTER_NAME.sub("", match["name"]).strip(" ,.*_") or None
    return None
