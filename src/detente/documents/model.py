"""What a document is: a text fixed once, labelled zones over it, and what is known of its origin and date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias, get_args

__all__ = [
    "KINDS",
    "ZONE_KINDS",
    "DateBasis",
    "Document",
    "Kind",
    "Published",
    "Source",
    "Span",
    "Zone",
    "ZoneKind",
]

Span: TypeAlias = tuple[int, int]
"""A half-open range of code points of a document's stored text."""

Kind: TypeAlias = Literal["wire", "news", "opinion", "release", "transcript", "unsourced"]
ZoneKind: TypeAlias = Literal["headline", "byline", "body", "quotation", "boilerplate"]
DateBasis: TypeAlias = Literal["stated", "inferred", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ZONE_KINDS: tuple[ZoneKind, ...] = get_args(ZoneKind)


@dataclass(frozen=True, slots=True)
class Zone:
    """One block of a document (a paragraph, a headline, a footer), and what it is.

    The zones of a document are in order, do not overlap, and cover every character that is not white space.
    """

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out: an interval of days, both ends inclusive, and how that is known.

    Attributes:
        start: Earliest day; None is open.
        end: Latest day; None is open.
        basis: `stated` (by the file or its own dateline), `inferred` (from words in it or in others), `unknown`.
        evidence: The words or field it rests on, for the reader: `"July 08, 2025 23:00 ET"`, `field pub_date`.
    """

    start: date | None = None
    end: date | None = None
    basis: DateBasis = "unknown"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was found: one file, or one line of a JSON Lines file.

    Attributes:
        path: As the person gave it, with `/` between folders.
        source_id: The supplier's own identifier (`id` or `doc_id` of a JSON line), else None.
        raw: SHA-256 of the raw bytes, which the dossier keeps beside the text.
        reader: Name and version of the reader that made the text: `html/1`.
        url: Where it was published, if the file says so.
    """

    path: str
    source_id: str | None
    raw: str
    reader: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of it. The text is fixed once: newlines untranslated, byte order mark dropped.

    Attributes:
        id: SHA-256 of `text` (`ids.text_id`).
        text: The stored text; every span counts its code points.
        source: Where it was first found.
        title: Headline, if one was found.
        publisher: Outlet or issuing body, if one was found.
        author: Byline, if one was found.
        kind: What sort of text it is; `unsourced` when it names no source that could be asked.
        kind_because: The words or the rule that decided the kind.
        language: ISO 639-1 code.
        published: Date interval and its basis.
        zones: Labelled blocks in order.
    """

    id: str
    text: str
    source: Source
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    kind: Kind = "news"
    kind_because: str = ""
    language: str = "en"
    published: Published = field(default_factory=Published)
    zones: tuple[Zone, ...] = ()

    def words(self, span: Span) -> str:
        """Return the text at a span."""
        return self.text[span[0] : span[1]]
