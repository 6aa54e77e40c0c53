"""One item of a record with its document, from a file or a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.coding.items import Item, Row, Statement
from detente.coding.schema import item_from_row
from detente.documents.model import Document
from detente.documents.schema import document_from_row
from detente.errors import InputError, Problem
from detente.record.model import Query
from detente.record.scoring.json_files import json_lines
from detente.store.dossier import Dossier

__all__ = ["ItemInRecord", "find_item"]


@dataclass(frozen=True, slots=True)
class ItemInRecord:
    """An item with what its document has beside it.

    Attributes:
        items: All items of its document, rejected ones included, itself among them.
        codebook: Whose phrases its document is read with.
        review: What a person decided about it: accepted, rejected, edited; None if nobody did.
    """

    item: Item
    document: Document
    items: tuple[Item, ...]
    codebook: Codebook
    review: str | None

    def statement(self, name: str | None) -> Statement | None:
        """Return a statement of the document by id; None if it has none of that id."""
        return next((each for each in self.items if isinstance(each, Statement) and each.id == name), None)


def find_item(record: Path, item: str, codebook: str | None = None) -> ItemInRecord:
    """Return an item of a record with its document.

    Args:
        record: A file that `detente code` wrote, or a dossier's folder.
        item: The item's id, or a beginning of it that no other item has.
        codebook: A file or a shipped name; by default the dossier's, else the general one.

    Raises:
        InputError: the record cannot be read, no item or several have that id, or the codebook has problems.
    """
    given = load_codebook(codebook) if codebook is not None else None
    if not record.is_dir():
        book = given or load_codebook()
        return _from_file(record, item, book)
    with Dossier(record, create=False) as dossier:
        name = dossier.full_id(item)
        found = dossier.item(name)
        if found is None:  # full_id has just found it
            raise InputError([Problem(str(record), f"no item {name!r}")])
        book = given or dossier.codebook() or load_codebook()
        items = tuple(dossier.items(Query(documents=(found.document,), rejected=True)))
        state = dossier.states().get(name)
        return ItemInRecord(found, dossier.document(found.document), items, book, state)


def _from_file(path: Path, item: str, codebook: Codebook) -> ItemInRecord:
    problems: list[Problem] = []
    rows = list(json_lines(path, problems))
    if problems:
        raise InputError(problems)
    ids = sorted({str(row.get("id")) for _, row in rows if row.get("type") != "document"})
    fitting = [name for name in ids if name.startswith(item)] if item not in ids else [item]
    if len(fitting) != 1:
        which = f"{len(fitting)} items' ids begin" if fitting else "no item's id begins"
        raise InputError(
            [Problem(str(path), f"{which} with {item!r}", "give more of the id" if fitting else "")]
        )
    wanted = next(row for _, row in rows if row.get("id") == fitting[0])
    document = _document(path, rows, wanted)
    items = tuple(_item(place, row) for place, row in rows if row.get("document") == document.id)
    found = next(each for each in items if each.id == fitting[0])
    return ItemInRecord(found, document, items, codebook, wanted.get("review"))


def _document(path: Path, rows: Sequence[tuple[str, Row]], wanted: Row) -> Document:
    for place, row in rows:
        if row.get("type") == "document" and row.get("id") == wanted.get("document"):
            try:
                return document_from_row(row)
            except (KeyError, TypeError, ValueError) as error:
                raise _unusable(place, error) from error
    raise InputError(
        [Problem(str(path), f"the document of item {wanted['id']!r} is not in it", "export it whole")]
    )


def _item(place: str, row: Row) -> Item:
    try:
        return item_from_row(row)
    except (KeyError, TypeError, ValueError) as error:
        raise _unusable(place, error) from error


def _unusable(place: str, error: Exception) -> InputError:
    rule = (
        f"field {error} is missing or unknown"
        if isinstance(error, KeyError)
        else f"not in the schema ({error})"
    )
    return InputError([Problem(place, rule, "give a file that `detente code` wrote")])
