"""A draft as a page that a person reads, corrects and goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from detente.toml.writing import toml_comment, toml_table

__all__ = ["Draft", "Open", "Section", "Table", "page", "quoted"]

_RULE = 119
_SHOWN = 140


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the case: `[[name]]` with its fields, and the tables inside it."""

    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Open:
    """A question that the record does not answer, with what to add once it is."""

    question: str


Part: TypeAlias = Table | Open


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together on the page, and a sentence on it."""

    title: str
    about: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A case in the making.

    Attributes:
        name: Its id.
        title: For the reader.
        as_of: The day it speaks of.
        documents: How many documents it is drawn from.
        codebook: Name of the codebook that comes with detente and the record was coded with; empty for one's own.
    """

    name: str
    title: str
    as_of: date
    documents: int
    codebook: str = ""
    sections: tuple[Section, ...] = field(default=())

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(p for section in self.sections for p in section.parts if isinstance(p, Table))

    @property
    def questions(self) -> tuple[str, ...]:
        """Its open questions, in order."""
        return tuple(p.question for section in self.sections for p in section.parts if isinstance(p, Open))


def page(draft: Draft) -> str:
    """Return a draft as the text of a case file."""
    return "\n\n".join((_head(draft), *map(_section, draft.sections))) + "\n"


def _head(draft: Draft) -> str:
    documents = "1 document" if draft.documents == 1 else f"{draft.documents:,} documents"
    about = (
        f"A case drafted by `detente new` from {documents}, as of {draft.as_of}. What stands here says in `because` which"
        " items of the record it stands on, and in `grade` how far they carry it. A line that begins with OPEN asks"
        " what the record does not answer: answer it or delete it."
    )
    fields: dict[str, Any] = {"schema": 1, "name": draft.name, "title": draft.title, "as_of": draft.as_of}
    if draft.codebook:
        fields["codebook"] = draft.codebook
    lines = [toml_comment(about), "", toml_table("", fields)]
    if not draft.codebook:
        lines.append(
            '# codebook = "codebook.toml"  # the file the articles were coded with: then names are checked against it'
        )
    return "\n".join(lines)


def _section(section: Section) -> str:
    title = f"# === {section.title} "
    lines = [f"{title}{'=' * (_RULE - len(title))}", toml_comment(section.about)]
    return "\n".join(lines) + "\n\n" + "\n".join(_parts(section.parts)) if section.parts else "\n".join(lines)


def _parts(parts: Iterable[Part]) -> Iterable[str]:
    """Yield the text of each part: a table has an empty line before it, unless it is inside the one above."""
    before: Part | None = None
    for part in parts:
        inside = isinstance(part, Table) and "." in part.name
        if before is not None and not inside and (isinstance(part, Table) or isinstance(before, Table)):
            yield ""
        if isinstance(part, Table):
            yield toml_table(f"[[{part.name}]]", part.fields)
        else:
            yield toml_comment(f"OPEN: {part.question}")
        before = part


def quoted(words: str, most: int = _SHOWN) -> str:
    """Return words in quotation marks on one line, cut after a word where they are long."""
    line = " ".join(words.split())
    if len(line) > most:
        line = line[:most].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
