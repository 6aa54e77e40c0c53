"""Sentences of our own with two rivals, a mediator and two media: what tests of statements start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from detente.coding.actors import Cast, cast_of
from detente.coding.codebook_file import load_codebook
from detente.coding.items import Statement
from detente.coding.reading import Lexicon, Reading, read
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from detente.documents.model import Document, Kind, Published, Source, Zone, ZoneKind
from detente.ids import text_id

__all__ = ["cast", "document", "lexicon", "one", "reading_of", "said", "statements"]

_CODEBOOK = """
schema = 1
name = "sample"
extends = ["english-attribution"]
side = [
  { id = "norland", name = "Norland", role = "belligerent" },
  { id = "sudria", name = "Sudria", role = "belligerent" },
  { id = "osmark", name = "Osmark", role = "mediator" },
]
actor = [
  { id = "norland", name = "Norland", kind = "state", side = "norland", aliases = ["Norland"], metonyms = ["Norhaven"], adjectives = ["Norlandic"] },
  { id = "sudria", name = "Sudria", kind = "state", side = "sudria", aliases = ["Sudria"], adjectives = ["Sudrian"] },
  { id = "palace", name = "Winter Palace", kind = "body", side = "sudria", member_of = "sudria", aliases = ["Winter Palace"] },
  { id = "osmark", name = "Osmark", kind = "state", side = "osmark", aliases = ["Osmark"], adjectives = ["Osmarkian"] },
  { id = "veld", name = "Anna Veld", side = "norland", gender = "she", aliases = ["Anna Veld", "Veld"], epithets = ["the Norlandic leader"] },
  { id = "ruiz", name = "Tomas Ruiz", side = "sudria", gender = "he", aliases = ["Tomas Ruiz", "Ruiz"] },
  { id = "wire", name = "Polar Wire", kind = "media", aliases = ["Polar Wire"] },
  { id = "times", name = "Harbour Times", kind = "media", aliases = ["Harbour Times"] },
]
"""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the sample codebook made ready."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.toml"
        path.write_text(_CODEBOOK, "utf-8")
        return Lexicon(load_codebook(path))


def document(
    text: str,
    *,
    kind: Kind = "news",
    first: ZoneKind = "body",
    rest: ZoneKind = "body",
    author: str | None = None,
    day: date | None = date(2025, 7, 9),
) -> Document:
    """Return a text as a document, one zone a line, the first and the others of the kinds given."""
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone(rest if zones else first, start, start + len(line)))
        start += len(line) + 1
    published = Published(day, day, "stated", "a field") if day is not None else Published()
    source = Source("sample.txt", None, "raw", "text/1")
    made = Document(text_id(text), text, source, kind=kind, author=author, zones=tuple(zones))
    return replace(made, published=published)


def reading_of(given: Document) -> Reading:
    """Return a document as rules see it, its times coded."""
    return read(given, lexicon(), code_times(given, coder="rules"))


def cast(text: str) -> Cast:
    """Return the cast of a text."""
    return cast_of(reading_of(document(text)))


def statements(text: str | Document) -> list[Statement]:
    """Return the statements of a text."""
    reading = reading_of(document(text) if isinstance(text, str) else text)
    return find_statements(reading, cast_of(reading), "rules")


def one(text: str | Document) -> Statement:
    """Return the only statement of a text."""
    (found,) = statements(text)
    return found


def said(text: str | Document) -> list[tuple[str | None, str]]:
    """Return speaker and words of each statement of a text."""
    return [(s.speaker.name if s.speaker else None, s.words) for s in statements(text)]
