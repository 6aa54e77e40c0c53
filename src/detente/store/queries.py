"""A query on the record as SQL."""

from __future__ import annotations

from collections.abc import Sequence

from detente.record.model import Query
from detente.record.parties import Parties

__all__ = ["select_items"]


def select_items(query: Query, parties: Parties) -> tuple[str, list[object]]:
    """Return the statement and its values that yield the rows of the items wanted, by document path and place."""
    conditions: list[str] = []
    values: list[object] = []

    def add(column: str, wanted: Sequence[str]) -> None:
        if wanted:
            conditions.append(f"{column} IN ({_marks(wanted)})")
            values.extend(wanted)

    add("items.type", query.types)
    add("items.issue", query.issues)
    add("items.act", query.acts)
    add("documents.id", query.documents)
    if query.parties:
        names = sorted(parties.expand(query.parties))
        conditions.append(f"(items.actor IN ({_marks(names)}) OR items.side IN ({_marks(query.parties)}))")
        values.extend((*names, *query.parties))
    # An item whose days are open or unknown may lie anywhere.
    if query.start:
        conditions.append("coalesce(items.day_to, '9999') >= ?")
        values.append(query.start.isoformat())
    if query.end:
        conditions.append("coalesce(items.day_from, items.day_to, '0000') <= ?")
        values.append(query.end.isoformat())
    if not query.rejected:
        conditions.append("items.state IS NOT 'rejected'")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return (
        "SELECT items.row FROM items JOIN documents ON documents.n = items.document"  # noqa: S608  fixed words only
        f"{where} ORDER BY documents.path, documents.id, items.place, items.id",
        values,
    )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
