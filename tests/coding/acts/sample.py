"""Sentences of our own, coded with two rivals, a mediator and four issues: what tests of acts and deeds start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from detente.coding.actors import cast_of
from detente.coding.acts import find_acts
from detente.coding.codebook_file import load_codebook
from detente.coding.deeds import find_deeds
from detente.coding.items import Act, Deed, Statement
from detente.coding.reading import Lexicon, Reading, read
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from detente.documents.model import Document, Published, Source, Zone
from detente.ids import text_id

__all__ = ["acts", "deeds", "document", "lexicon", "reading_of"]

_CODEBOOK = """
schema = 1
name = "sample"
extends = ["english-attribution", "english-acts", "english-deeds"]
side = [
  { id = "norland", name = "Norland", role = "belligerent" },
  { id = "sudria", name = "Sudria", role = "belligerent" },
  { id = "osmark", name = "Osmark", role = "mediator" },
]
actor = [
  { id = "norland", name = "Norland", kind = "state", side = "norland", aliases = ["Norland"], adjectives = ["Norlandic"] },
  { id = "sudria", name = "Sudria", kind = "state", side = "sudria", aliases = ["Sudria"], adjectives = ["Sudrian"] },
  { id = "osmark", name = "Osmark", kind = "state", side = "osmark", aliases = ["Osmark"], adjectives = ["Osmarkian"] },
  { id = "veld", name = "Anna Veld", side = "norland", gender = "she", aliases = ["Anna Veld", "Veld"] },
  { id = "ruiz", name = "Tomas Ruiz", side = "sudria", gender = "he", aliases = ["Tomas Ruiz", "Ruiz"] },
]
issue = [
  { id = "sanctions", name = "Sanctions", cues = ["sanction/n", "sanctions relief"] },
  { id = "neutrality", name = "Neutrality", cues = ["neutrality"] },
  { id = "prisoners", name = "Prisoners", cues = ["prisoner/n"] },
  { id = "ceasefire", name = "Ceasefire", cues = ["ceasefire", "truce"], position = [
    { id = "none", name = "None", cues = ["no truce"] },
    { id = "full", name = "Full", cues = ["full ceasefire"] },
  ] },
]
"""


@lru_cache(maxsize=4)
def lexicon(codebook: str = _CODEBOOK) -> Lexicon:
    """Return the sample codebook, or another one, made ready."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.toml"
        path.write_text(codebook, "utf-8")
        return Lexicon(load_codebook(path))


def document(text: str, day: date | None = date(2025, 7, 9)) -> Document:
    """Return a text as a document, one zone a line, published on a day."""
    zones, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone("body", start, start + len(line)))
        start += len(line) + 1
    published = Published(day, day, "stated", "a field") if day is not None else Published()
    source = Source("sample.txt", None, "raw", "text/1")
    return replace(Document(text_id(text), text, source, zones=tuple(zones)), published=published)


def reading_of(text: str) -> tuple[Reading, Sequence[Statement]]:
    """Return a text as rules see it, with its statements."""
    given = document(text)
    reading = read(given, lexicon(), code_times(given, coder="rules"))
    return reading, find_statements(reading, cast_of(reading), "rules")


def acts(text: str) -> list[Act]:
    """Return the acts of a text."""
    reading, statements = reading_of(text)
    return find_acts(reading, cast_of(reading), statements, "rules")


def deeds(text: str) -> list[Deed]:
    """Return the deeds of a text."""
    reading, statements = reading_of(text)
    return find_deeds(reading, cast_of(reading), statements, "rules")
