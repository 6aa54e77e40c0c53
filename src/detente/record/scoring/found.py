"""The rows of a record as far as scoring looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from detente.documents.model import Span
from detente.errors import InputError, Problem
from detente.record.scoring.json_files import explained, json_lines

__all__ = ["Coding", "Found", "FoundDocument", "Row", "Spans", "Speaker", "coding_of", "read_coding"]


def _in_order(span: Span) -> Span:
    if not 0 <= span[0] < span[1]:
        raise ValueError("a span is [start, end] with 0 <= start < end")
    return span


def _none_is_empty(value: Any) -> Any:
    return () if value is None else value


OneSpan = Annotated[Span, AfterValidator(_in_order)]
Spans = Annotated[tuple[OneSpan, ...], BeforeValidator(_none_is_empty)]


class Row(BaseModel):
    """A row of which only some fields are looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class Speaker(Row):
    """Who spoke."""

    name: str | None = None
    actor: str | None = None


class Days(Row):
    """The days an item speaks of."""

    start: str | None = Field(default=None, alias="from")
    end: str | None = Field(default=None, alias="to")


class Found(Row):
    """A statement, act, deed or time of a record."""

    id: str = ""
    type: str
    document: str
    rule: str = ""
    words: str = ""
    cue: Spans = ()
    source: Spans = ()
    content: Spans = ()
    spans: Spans = ()
    mode: str | None = None
    speaker: Speaker | None = None
    actor: str | None = None
    act: str | None = None
    plover: str | None = None
    value: str | None = None
    when: Days | None = None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of its words."""
        return self.content or self.spans

    @property
    def extents(self) -> tuple[Span, ...]:
        """The spans of its words, and from the first to the last of them; empty without spans."""
        pieces = self.pieces
        if not pieces:
            return ()
        return (*pieces, (min(start for start, _ in pieces), max(end for _, end in pieces)))

    @property
    def names(self) -> tuple[str, ...]:
        """Whose it is: the speaker's name and actor, and the actor."""
        said_by = (self.speaker.name, self.speaker.actor) if self.speaker else ()
        return tuple(name for name in (*said_by, self.actor) if name)


class FoundDocument(Row):
    """A document of a record."""

    id: str
    text: str
    path: str | None = None
    source_id: str | None = None


@dataclass(frozen=True)
class Coding:
    """A record's documents, and its items by document in the order they stand in the file."""

    documents: tuple[FoundDocument, ...]
    items: dict[str, tuple[Found, ...]] = field(default_factory=dict)

    def of(self, document: str | None) -> tuple[Found, ...]:
        """Return a document's items; none for None."""
        return self.items.get(document, ()) if document is not None else ()


def read_coding(path: Path) -> Coding:
    """Return the documents and items of a record in JSON Lines.

    Raises:
        InputError: the file cannot be read, or rows of it cannot be used; every problem with its line and field.
    """
    problems: list[Problem] = []
    return coding_of(str(path), json_lines(path, problems), problems)


def coding_of(
    name: str, rows: Iterable[tuple[str, Mapping[str, Any]]], problems: list[Problem] | None = None
) -> Coding:
    """Return the documents and items of rows.

    Args:
        name: What the record is called in messages.
        rows: Each row with its place.
        problems: What is wrong already, to be reported with the rest.

    Raises:
        InputError: rows cannot be used; every problem with its place and field.
    """
    documents: list[FoundDocument] = []
    items: dict[str, list[Found]] = {}
    places: dict[str, str] = {}
    problems = [] if problems is None else problems
    for place, row in rows:
        try:
            if row.get("type") == "document":
                documents.append(FoundDocument.model_validate(row))
                continue
            item = Found.model_validate(row)
        except ValidationError as error:
            problems.extend(explained(error, place))
            continue
        items.setdefault(item.document, []).append(item)
        places.setdefault(item.document, place)
    problems.extend(_faults(name, documents, items, places))
    if problems:
        raise InputError(problems)
    return Coding(tuple(documents), {name: tuple(found) for name, found in items.items()})


def _faults(
    record: str, documents: Sequence[FoundDocument], items: dict[str, list[Found]], places: dict[str, str]
) -> Iterator[Problem]:
    known = {document.id: len(document.text) for document in documents}
    if not known:
        yield Problem(record, "no row of type 'document'", "give a file that `detente code` wrote")
        return
    for name, found in items.items():
        if name not in known:
            yield Problem(
                f"{places[name]}: document", f"no document {name[:16]!r} in the file", "export it whole"
            )
            continue
        for item in found:
            if any(end > known[name] for spans in (item.cue, item.source, item.pieces) for _, end in spans):
                yield Problem(
                    f"{record}: item {item.id}", f"a span ends after the text of {known[name]} characters"
                )
