"""Short articles of our own for tests of the whole way from files to a briefing."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CODEBOOK", "write_articles", "write_codebook"]

CODEBOOK = """
schema = 1
name = "river"
title = "The river talks between Norland and Sudria"
extends = ["war-termination"]

[[side]]
id = "norland"
name = "Norland"
role = "belligerent"

[[side]]
id = "sudria"
name = "Sudria"
role = "belligerent"

[[side]]
id = "osmark"
name = "Osmark"
role = "mediator"

[[actor]]
id = "norland"
name = "Norland"
kind = "state"
side = "norland"
aliases = ["Norland"]
adjectives = ["Norlandic"]

[[actor]]
id = "sudria"
name = "Sudria"
kind = "state"
side = "sudria"
aliases = ["Sudria"]
adjectives = ["Sudrian"]

[[actor]]
id = "osmark"
name = "Osmark"
kind = "state"
side = "osmark"
aliases = ["Osmark"]
adjectives = ["Osmarkian"]

[[actor]]
id = "veld"
name = "Anna Veld"
kind = "person"
gender = "she"
side = "norland"
member_of = "norland"
aliases = ["Anna Veld", "Veld"]

[[actor]]
id = "tarn"
name = "Josef Tarn"
kind = "person"
gender = "he"
side = "sudria"
member_of = "sudria"
aliases = ["Josef Tarn", "Tarn"]

[[actor]]
id = "lund"
name = "Ivo Lund"
kind = "person"
gender = "he"
side = "osmark"
member_of = "osmark"
aliases = ["Ivo Lund", "Lund"]
"""

FIRST = """Mediator gives both sides a week

By Rosa Quill

HALVEN, March 3, 2031 (Delta Wire) -- Osmarkian President Ivo Lund threatened on Monday to end his mediation if Norland
and Sudria do not agree to a ceasefire within two weeks.

"If they do not agree, we will walk away from these talks," Lund told reporters.

Norlandic President Anna Veld demanded the full withdrawal of Sudrian troops. "We will not accept a ceasefire without a
withdrawal," she said.

Sudrian forces shelled the border town of Halven on Sunday, killing 12 people.
"""

SECOND = """Norland steps back from its demand

By Piet Marsh

HALVEN, March 12, 2031 (Harbour News) -- Norlandic President Anna Veld stepped back from her demand for a full
withdrawal on Wednesday and said Norland would accept a ceasefire along the river.

Sudrian President Josef Tarn rejected the offer. "There is nothing new in it," Tarn said.

Sudrian forces shelled the border town of Halven on March 2, killing at least 20 people, Norlandic officials said.
"""


def write_articles(folder: Path) -> Path:
    """Write two articles into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


def write_codebook(folder: Path) -> Path:
    """Write the codebook that fits them and return its path."""
    path = folder / "river.toml"
    path.write_text(CODEBOOK, "utf-8")
    return path
