"""Title, publisher and author in a document's own words, where the file does not give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    r"|[A-Z][A-Za-z]{1,15}(?: [A-Z][a-z]{1,15}){0,2})\)\s*(?:--?|—|–|_|:)?",
)
_BYLINE = re.compile(
    r"(?:(?:written|story|words|analysis|report|reported|posted|commentary|opinion)\s+)?by:?\s+(?P<name>\S[^\n|•·]{1,100})",
    re.I,
)
_AUTHOR_FIELD = re.compile(r"(?:author|byline)\s*:\s*(?P<name>\S[^\n|]{1,100})", re.IGNORECASE)
_SOURCE_FIELD = re.compile(r"source\s*:\s*(?P<name>\S[^\n|]{1,80})", re.IGNORECASE)
_WRITE_TO = re.compile(r"write to (?P<name>[A-Z][^\n@]{2,60}?) at \S+@", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:,? (?:for|of|in|at|staff|correspondent|special to)\b.*|[,|]? ?\S+@\S+|\s[-–—]\s.*|(?:published|updated)\b.*|\.$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text says it comes from; None where it does not say."""

    title: str | None
    publisher: str | None
    author: str | None


def provenance(text: str, zones: Sequence[Zone]) -> Provenance:
    """Return title, publisher and author as the text's own headline, byline and furniture give them."""
    head = _headline(text, zones)
    tag = _TAG.search(head) if head else None
    title = head[: tag.start()] if head and tag else head
    return Provenance(title, _publisher(text, zones, tag["tag"] if tag else None), _author(text, zones))


def _headline(text: str, zones: Sequence[Zone]) -> str | None:
    for zone in zones:
        if zone.kind == "headline":
            return " ".join(text[zone.start : zone.end].lstrip("# ").split())
        if zone.kind in ("body", "quotation"):
            return None
    return None


def _publisher(text: str, zones: Sequence[Zone], tag: str | None) -> str | None:
    furniture = [text[z.start : z.end][:500] for z in zones if z.kind == "boilerplate"]
    wire = _first(_NEWSWIRES, furniture)
    if tag or wire:
        return " via ".join(filter(None, (tag, wire)))
    told = _first(_FIRST_ON, furniture) or _first(_ORIGINALLY, furniture)
    if told:
        return told
    bylines = [text[z.start : z.end] for z in zones if z.kind == "byline"]
    named = next((m["name"].strip() for m in map(_SOURCE_FIELD.match, bylines) if m), None)
    return named or _dateline(text, zones) or _first(_RIGHTS, furniture)


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
            match = _BYLINE.match(words) or _AUTHOR_FIELD.match(words)
        elif zone.kind == "boilerplate":
            match = _WRITE_TO.match(words)
        if match:
            return _AFTER_NAME.sub("", match["name"]).strip(" ,.") or None
    return None
