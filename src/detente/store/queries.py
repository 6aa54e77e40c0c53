"""A query on the record as SQL over the items of one document."""

from __future__ import annotations

from collections.abc import Sequence

from detente.record.model import Query
from detente.record.parties import Parties
from detente.store.database import many

__all__ = ["select_items"]


def select_items(columns: str, query: Query, parties: Parties) -> tuple[str, list[object]]:
    """Return the statement that finds the items wanted in one document, by place, and its values.

    The first value it takes is the document's row number, then the values returned. Asking document by document
    keeps the order without a sort, whatever the query: the record never stands in memory.

    Args:
        columns: What to select.
        query: What is wanted; its `documents` are the caller's to walk.
        parties: Whose members and sides are meant.
    """
    conditions = ["document = ?"]
    values: list[object] = []

    def within(column: str, wanted: Sequence[str]) -> None:
        if wanted:
            conditions.append(f"{column} IN ({many(wanted)})")
            values.extend(wanted)

    within("type", query.types)
    within("issue", query.issues)
    within("act", query.acts)
    if query.parties:
        names = sorted(parties.expand(query.parties))
        conditions.append(f"(actor IN ({many(names)}) OR side IN ({many(query.parties)}))")
        values.extend((*names, *query.parties))
    # Days that are open or unknown may lie anywhere.
    if query.start:
        conditions.append("(day_to IS NULL OR day_to >= ?)")
        values.append(query.start.isoformat())
    if query.end:
        conditions.append("(day_from IS NULL OR day_from <= ?)")
        values.append(query.end.isoformat())
    if not query.rejected:
        conditions.append("state IS NOT 'rejected'")
    where = " AND ".join(conditions)
    return f"SELECT {columns} FROM items WHERE {where} ORDER BY place, id", values  # noqa: S608  fixed words only
